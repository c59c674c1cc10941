"""What one says happened, and another says did not: a claim and its denial, and no verdict."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.story.accounts import Account
from tidings.story.claims import Claim, rivals
from tidings.story.homes import states_named, states_of
from tidings.story.parties import Actors
from tidings.story.speaking import denied
from tidings.story.stems import content
from tidings.story.told import days
from tidings.story.tolls import befell_in
from tidings.story.verbs import forms
from tidings.values import Interval, Pointer, Side, Span

_APART = re.compile(
    r",?\s+(?:and|but|although|though|while|whereas|because|when|where)\s+|[;:]\s+|,\s+(?=(?:who|which|into|in|or|not)\b)"
)
_NEGATIVE = re.compile(
    r"(?:\b(?:no|not|never|nobody|none|nothing|neither)\b|n['’]t\b)", re.IGNORECASE
)
_WORD = re.compile(r"[a-z]+(?=n['’]t\b)|n['’]t\b|[a-z]+", re.IGNORECASE)
_DOING = re.compile(r"(?:that\s|there\s(?:is|are)\s|\w+ing\b|\w+\s\w+ed\b)", re.IGNORECASE)
_SUCH = re.compile(r"\bno such (\w+)", re.IGNORECASE)
_NONE = re.compile(r"(?:no|none|nobody|not\s+(?:one|a|an)|neither)\b", re.IGNORECASE)
_OWNED = re.compile(r",\s+which\s+[^,;.]{2,50}?\s+had\s+(?:denied|rejected|disputed|dismissed)\b")
_SPEAKS_FOR = re.compile(r"(?:an?|the|its|his|her)\s+(?:spokes\w+|official)", re.IGNORECASE)
"""Who speaks on, not named, right after a denial: the denier's own man."""
_ENOUGH = 2
"""Stems that a denial and a claim share at least, where the denial does not point back."""
_BESIDE = 10
"""Sentences of one article between a claim and its denial."""
_DAYS = 10
_ON = 4
"""Sentences over which a speaker goes on with the matter."""


@dataclass(frozen=True, slots=True)
class Contrary:
    """A claim and those that deny it; `more` are further words of either, by the claim's key."""

    claim: Claim
    denials: tuple[Claim, ...]
    more: Mapping[tuple[int, int], tuple[Pointer, ...]]

    def sides(self) -> tuple[Side, ...]:
        """Return the sides, the claim first."""
        return tuple(
            one.side(more=self.more.get(one.key, ())) for one in (self.claim, *self.denials)
        )


def contraries(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[Contrary]:
    """Yield claims with their denials, each claim once, in order."""
    found: dict[tuple[int, int], tuple[Claim, list[Claim]]] = {}
    told = (_by_stem(claims), _near(claims))
    here = _by_article(claims)
    for denial in claims:
        claim = (
            _pointed(denial, here, homes)
            or _denied_in_words(denial, told, homes, actors)
            or _none_of_some(denial, here, homes, actors)
        )
        if claim is not None:
            found.setdefault(claim.key, (claim, []))[1].append(denial)
    owned = [c for c in claims if _OWNED.search(c.account.words(c.sentence)) and asserts(c.text)]
    for claim, denials in found.values():
        firsts = {d.who: d for d in reversed(denials)}
        kept = tuple(sorted(firsts.values(), key=lambda d: d.key))
        kept += tuple(o for o in owned if any(_owns(o, d, told[1]) for d in kept))
        more = {one.key: _more(one, here, claim, kept) for one in (claim, *kept)}
        yield Contrary(claim, kept, more)


def _near(claims: Sequence[Claim]) -> Mapping[str, Sequence[str]]:
    """Return for each article those of the days before it, itself last."""
    accounts = list({c.account.id: c.account for c in claims}.values())
    found: dict[str, list[str]] = {}
    first = 0
    for place, account in enumerate(accounts):
        while first < place and not _within(accounts[first], account):
            first += 1
        found[account.id] = [a.id for a in accounts[first : place + 1]]
    return found


def _within(a: Account, b: Account) -> bool:
    """Tell whether one article came out some days before another, or on its day."""
    span = Interval(earliest=a.published.first_day, latest=b.published.last_day, basis="")
    gap = days(span)
    return gap is not None and gap <= _DAYS


def _owns(claim: Claim, denial: Claim, near: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a later claim says that what was denied some days before was so."""
    earlier = denial.account.id in near[claim.account.id] and denial.key < claim.key
    return earlier and bool(content(claim.text) & content(denial.text) - claim.account.named)


def _by_article(claims: Sequence[Claim]) -> Mapping[str, Sequence[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        found[claim.account.id].append(claim)
    return found


Clause = tuple[Claim, frozenset[str]]
"""A claim, and the stems of one of its clauses."""


def _by_stem(claims: Sequence[Claim]) -> Mapping[tuple[str, str], Sequence[Clause]]:
    """Return the clauses that assert something, by their article and the stems of their words."""
    found: dict[tuple[str, str], list[Clause]] = defaultdict(list)
    for claim in claims:
        if claim.said is not None and denied(claim.account, claim.said):
            continue
        for clause in _APART.split(claim.text):
            if asserts(clause):
                stems = content(clause) - claim.account.named
                for stem in stems:
                    found[claim.account.id, stem].append((claim, stems))
    return found


def words_in(text: str) -> frozenset[str]:
    """Return the words of a text, "n't" as one of them."""
    return frozenset(w.lower().replace("’", "'") for w in _WORD.findall(text))


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a sentence, roughly: parted at conjunctions and relative pronouns."""
    return _APART.split(text)


def negates(text: str) -> bool:
    """Tell whether a clause says that something did not happen or is not so."""
    book, words = load_disagreements(), words_in(text)
    return bool(words & book.negative) and not words & book.modal


def asserts(clause: str) -> bool:
    """Tell whether a clause says that something happened: no denial, question or condition."""
    book, words = load_disagreements(), words_in(clause)
    if words & book.negative or words & book.modal or "?" in clause:
        return False
    return not clause.lower().startswith("to ")


def _denied_in_words(
    denial: Claim,
    told: tuple[Mapping[tuple[str, str], Sequence[Clause]], Mapping[str, Sequence[str]]],
    homes: Mapping[str, str],
    actors: Actors,
) -> Claim | None:
    """Return the claim that a speaker denies in the words of the claim itself."""
    clause = _denied_clause(denial) if denial.who else None
    if clause is None:
        return None
    index, near = told
    such = _SUCH.search(clause)
    wanted = content(such.group(1)) if such else content(clause) - denial.account.named
    least = 1 if such else max(_ENOUGH, (2 * len(wanted) + 2) // 3)
    first = first_denied(clause) if not such else ""
    best: tuple[tuple[int, int, tuple[int, int]], Claim] | None = None
    for article in near[denial.account.id]:
        seen: set[tuple[tuple[int, int], frozenset[str]]] = set()
        for claim, stems in (
            pair for stem in sorted(wanted) for pair in index.get((article, stem), ())
        ):
            if (claim.key, stems) in seen or (first and first not in stems):
                continue
            seen.add((claim.key, stems))
            shared = len(stems & wanted)
            if shared < (1 if _told_of(claim, denial, homes) else least):
                continue
            rank = (_distance(claim, denial), -shared, claim.key)
            fits = best is None or rank < best[0]
            if fits and _may_answer(claim, denial, homes, actors, near=bool(such)):
                best = (rank, claim)
    return best[1] if best else None


def _denied_clause(claim: Claim) -> str | None:
    """Return the clause that a speaker denies or negates, none where he does neither."""
    said = claim.said
    first = _APART.split(claim.text)[0]
    if said is not None and denied(claim.account, said):
        acted = words_in(first) & load_disagreements().past or _DOING.match(first)
        return first if acted else None
    for clause in _APART.split(claim.text):
        if negates(clause) and words_in(clause) & load_disagreements().past:
            return clause
    return None


def _told_of(claim: Claim, denial: Claim, homes: Mapping[str, str]) -> bool:
    """Tell whether a denial follows at once what is said of the denier's own side."""
    if claim.account is not denial.account or not 0 <= denial.number - claim.number <= 1:
        return False
    mine = states_of(denial.voice, homes)
    said = denial.said
    accused = {state for _, state, _ in states_named(claim.text)}
    return said is not None and denied(denial.account, said) and bool(accused & mine)


def first_denied(clause: str) -> str:
    """Return the stem of the first word of content after "not" or "no", if there is one."""
    found = _NEGATIVE.search(clause)
    if found is None:
        return ""
    words = re.findall(r"[^\W\d_]+", clause[found.end() :])
    return next((stem for w in words for stem in content(w)), "")


def _distance(claim: Claim, denial: Claim) -> int:
    apart = claim.account.order - denial.account.order
    return 1000 * abs(apart) + abs(claim.number - denial.number)


def _none_of_some(
    denial: Claim, here: Mapping[str, Sequence[Claim]], homes: Mapping[str, str], actors: Actors
) -> Claim | None:
    """Return another's claim beside it that befell some what it is said befell none.

    "Nobody was hurt" stands against "three people were injured".
    """
    if not denial.who or _NONE.match(denial.text) is None:
        return None
    befell = befell_in(denial.text)
    if not befell or not negates(denial.text) or not _past(denial.text):
        return None
    beside = [
        c for c in here[denial.account.id]
        if abs(c.number - denial.number) <= 1 and c.who and rivals(c, denial, homes, actors)
        and asserts(c.text) and _past(c.text) and befell_in(c.text) & befell
    ]  # fmt: skip
    return beside[0] if beside else None


def _past(text: str) -> bool:
    return bool(words_in(text) & load_disagreements().past)


def _may_answer(
    claim: Claim, denial: Claim, homes: Mapping[str, str], actors: Actors, *, near: bool
) -> bool:
    """Tell whether a denial may be of a claim: another's word, near in the article or in days."""
    if claim.sentence == denial.sentence and claim.account is denial.account:
        return False
    if claim.who and not rivals(claim, denial, homes, actors):
        return False
    if claim.account is denial.account:
        return abs(claim.number - denial.number) <= _BESIDE
    if near or claim.account.order > denial.account.order or not claim.who:
        return False
    return _within(claim.account, denial.account)


@lru_cache(maxsize=1)
def _back() -> re.Pattern[str]:
    book = load_disagreements()
    verbs = "|".join(sorted(forms(book.denials)))
    back = "|".join(sorted(book.back))
    return re.compile(
        rf"\b(?:{verbs})\s+(?:(?:the|his|her|their|any|all|such)\s+)?(?:{back})(?=\s*(?:[.,;:]|$))"
    )


def _pointed(
    denial: Claim, here: Mapping[str, Sequence[Claim]], homes: Mapping[str, str]
) -> Claim | None:
    """Return the claim right before a sentence that only points at it: "Tirana denied it".

    A speaker may also say that "no such" thing was done, where it is said of his own side.
    """
    if denial.who:
        before = [c for c in here[denial.account.id] if c.number == denial.number - 1 and c.who]
        theirs = states_of(denial.voice, homes)
        such = _SUCH.search(denial.text) and words_in(denial.text) & load_disagreements().past
        accused = [
            c for c in before if any(s in theirs for _, s, _ in states_named(c.text))
        ]  # fmt: skip
        return accused[-1] if such and accused and accused[-1].who != denial.who else None
    if _back().search(denial.text) is None:
        return None
    within = _back().search(denial.text)
    before = [c for c in here[denial.account.id] if c.number == denial.number - 1]
    before = [c for c in before if c.paragraph == denial.paragraph and asserts(c.text)]
    return before[-1] if before and within else None


def _more(
    one: Claim, here: Mapping[str, Sequence[Claim]], claim: Claim, denials: Sequence[Claim]
) -> tuple[Pointer, ...]:
    """Return further words of the same speaker on the matter, in the sentences after."""
    matter = content(claim.text) & frozenset().union(*(content(d.text) for d in denials))
    spans: list[Span] = []
    for other in here[one.account.id]:
        after = 0 < other.number - one.number <= _ON and other.who
        same = other.who == one.who or (not one.who and other.paragraph == one.paragraph)
        speaks_for = _SPEAKS_FOR.fullmatch(other.who) and other.number - one.number == 1
        goes_on = same and (content(other.text) & matter or not matter)
        stands_in = speaks_for and one.who and other.paragraph == one.paragraph
        if after and (goes_on or stands_in):
            spans += other.spans
    return one.account.pointers(spans)
