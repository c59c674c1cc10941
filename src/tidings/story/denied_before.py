"""A denial of what stands further back, or beside it in passing: ", which the ministry denied"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tidings.codebook.disagreements import load_disagreements
from tidings.story.alignment import NEAR, rivals
from tidings.story.claims import Claim
from tidings.story.homes import states_named, states_of
from tidings.story.parties import Actors
from tidings.story.polarity import asserts, clauses_of, denied_stems, is_denial, negates, words_in
from tidings.story.stems import content
from tidings.story.told import days
from tidings.values import Interval, Span

_OTHERWISE = re.compile(
    r"(?!It\s)(?P<who>[^.;:\"“”]{3,60}?),?\s+(?:saw|sees?|view(?:s|ed)|says?|said|"
    r"tells?|told|remembers?|put)\s+(?:it\s+|things\s+|the\s+matter\s+)?(?:otherwise|"
    r"differently)\b"
    r"|(?!It\s)(?P<who2>[^.;:,\"“”]{3,60}?)\s+(?:tells?|told|gives?|gave|offered|"
    r"had)\s+(?:a|an|another)\s+(?:very\s+|quite\s+|rather\s+|sharply\s+)?"
    r"(?:different|contrary|other|opposite|conflicting)?\s*(?:story|tale|account|version|picture)\b"
)  # fmt: skip
_PASSING = re.compile(
    r",\s+(?P<whole>(?:which|an?\s+(?:claim|charge|accusation|allegation|assertion|account|version)"
    r"(?:\s+that)?)\s+(?P<who>(?:(?!had\b)[^,;.\"“]){3,60}?)\s+(?:(?:has|have|also|later|since)\s+)*"
    r"(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|contest(?:s|ed)?|dismiss(?:es|ed)?))"
    r"\s*(?=[.,;]|$)"
)
_CHARGE = re.compile(
    r"\b(?:accusations?|allegations?|charges?|wrongdoing|involvement|responsibility|guilt)\b",
    re.IGNORECASE,
)
_CHARGING = re.compile(
    r"\b(?:accus(?:e[sd]?|ing)|alleg(?:e[sd]?|ing)|blam(?:e[sd]?|ing)|charg(?:ed|ing)\s+with|"
    r"suspected\s+of|on\s+suspicion\s+of)\s[^.;]*",
    re.IGNORECASE,
)
_BACK = 14
"""Claims of an article in which the charge is looked for that somebody denies."""
_FEW = 3
_DAYS = 10
_ENOUGH = 2


def otherwise(told: Sequence[Claim], place: int) -> tuple[Claim, Claim] | None:
    """Return what one says, and the sentence after it by which another "saw otherwise"."""
    later = told[place]
    if later.who:
        return None
    found = _OTHERWISE.match(later.account.words(later.sentence))
    if found is None:
        return None
    before = [
        c for c in told[:place]
        if c.who and later.number - c.number <= NEAR and len(c.text.split()) > _FEW
    ]  # fmt: skip
    if not before:
        return None
    who = (found.group("who") or found.group("who2")).strip(" ,")
    return before[-1], replace(later, who=who, spans=(later.sentence,), left=())


def in_passing(told: Sequence[Claim], place: int) -> tuple[Claim, Claim] | None:
    """Return what a sentence tells, and who in its tail denies it: ", which Poland disputes"."""
    later = told[place]
    if place + 1 < len(told) and told[place + 1].number == later.number:
        return None
    text, sentence = later.account.article.text, later.sentence
    found = _PASSING.search(text, sentence.start, sentence.end)
    if found is None:
        return None
    mine = [c for c in told[: place + 1] if c.number == later.number]
    said = next((c for c in reversed(mine) if c.who and c.span.start < found.start()), later)
    end = min(said.span.end, found.start())
    denial = replace(later, who=found.group("who"), voice=(), statement=None, left=(), verb="")
    denial = replace(denial, spans=(Span(*found.span("whole")),))
    return replace(said, spans=(Span(said.span.start, end),), left=()), denial


def of_the_charge(
    told: Sequence[Claim], place: int, homes: Mapping[str, str]
) -> tuple[Claim, Claim] | None:
    """Return the charge last told in an article before one who "rejected the accusation"."""
    denial = told[place]
    if not denial.who or not is_denial(denial) or not _CHARGE.search(denial.text[:60]):
        return None
    theirs, text = states_of(denial.voice, homes), denial.account.article.text
    for claim in reversed(told[max(0, place - _BACK) : place]):
        found = _CHARGING.search(text, claim.span.start, claim.span.end)
        if found is None or claim.who.casefold() == denial.who.casefold() or is_denial(claim):
            continue
        first = next(states_named(claim.account.words(claim.sentence)), (0, "", ""))
        if first[1] not in theirs and not set(claim.voice) & set(denial.voice):
            return replace(claim, spans=(Span(*found.span()),), left=()), denial
    return None


Clause = tuple[Claim, frozenset[str]]


def by_stem(claims: Sequence[Claim]) -> Mapping[tuple[str, str], Sequence[Clause]]:
    """Return the clauses that assert something, by their article and the stems of their words."""
    found: dict[tuple[str, str], list[Clause]] = defaultdict(list)
    for claim in claims:
        if is_denial(claim):
            continue
        for clause in clauses_of(claim.text):
            if asserts(clause):
                stems = content(clause) - claim.account.named
                for one in stems:
                    found[claim.account.id, one].append((claim, stems))
    return found


def articles_near(claims: Sequence[Claim]) -> Mapping[str, Sequence[str]]:
    """Return for each article those of the days before it, itself last."""
    accounts = list({c.account.id: c.account for c in claims}.values())
    found: dict[str, list[str]] = {}
    first = 0
    for place, account in enumerate(accounts):
        while first < place and not within(accounts[first], account):
            first += 1
        found[account.id] = [a.id for a in accounts[first : place + 1]]
    return found


def within(a: object, b: object) -> bool:
    """Tell whether one article came out some days before another, or on its day."""
    span = Interval(earliest=a.published.first_day, latest=b.published.last_day, basis="")  # type: ignore[attr-defined]
    gap = days(span)
    return gap is not None and gap <= _DAYS


def denied_before(
    denial: Claim,
    index: Mapping[tuple[str, str], Sequence[Clause]],
    near: Mapping[str, Sequence[str]],
    homes: Mapping[str, str],
    actors: Actors,
) -> tuple[Claim, Claim] | None:
    """Return the claim of this article or an earlier one that a speaker denies in its words."""
    clause = _denied_clause(denial)
    if clause is None:
        return None
    wanted = content(clause) - denial.account.named - content(denial.who)
    first = denied_stems(clause, 1)
    least = max(_ENOUGH, (2 * len(wanted) + 2) // 3)
    best: tuple[tuple[int, int, tuple[int, int]], Claim] | None = None
    for article in near[denial.account.id]:
        for claim, stems in (p for s in sorted(wanted) for p in index.get((article, s), ())):
            if first and not first & stems:
                continue
            shared = len(stems & wanted)
            if shared < least or not _may_answer(claim, denial, homes, actors):
                continue
            rank = (_distance(claim, denial), -shared, claim.key)
            if best is None or rank < best[0]:
                best = (rank, claim)
    return (best[1], denial) if best else None


def _distance(claim: Claim, denial: Claim) -> int:
    apart = claim.account.order - denial.account.order
    return 1000 * abs(apart) + abs(claim.number - denial.number)


def _denied_clause(claim: Claim) -> str | None:
    """Return the clause that a speaker denies or negates, none where he does neither."""
    if is_denial(claim):
        clause = clauses_of(claim.text)
        return clause[0] if clause else None
    past = load_disagreements().past
    for clause_ in clauses_of(claim.text):
        if negates(clause_) and words_in(clause_) & past:
            return clause_
    return None


def _may_answer(claim: Claim, denial: Claim, homes: Mapping[str, str], actors: Actors) -> bool:
    if claim.account is denial.account:
        if claim.sentence == denial.sentence:
            return False
        return (not claim.who and claim.number < denial.number) or (
            bool(claim.who) and rivals(claim, denial, homes, actors)
        )
    if claim.account.order > denial.account.order:
        return False
    return bool(claim.who) and rivals(claim, denial, homes, actors)
