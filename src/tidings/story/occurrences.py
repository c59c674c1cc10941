"""What one says happened, and another says did not: side by side, or aligned across articles.

No verdict. Beside a claim a denial may be bare ("They did not", "denied it", "that is a lie"), deny
the claim's own words, or say what cannot be so if the claim is. Across articles the words denied
must be the claim's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tidings.codebook.disagreements import load_disagreements
from tidings.story.alignment import (
    NEAR,
    about,
    bound,
    by_article,
    own_act,
    points_back,
    rivals,
    shared,
)
from tidings.story.claims import Claim
from tidings.story.denied_before import (
    articles_near,
    by_stem,
    denied_before,
    in_passing,
    of_the_charge,
    otherwise,
    within,
)
from tidings.story.homes import states_named, states_of
from tidings.story.parties import Actors
from tidings.story.polarity import (
    asserts,
    calls_false,
    cannot_both,
    clauses_of,
    denied_stems,
    is_denial,
    negates,
    same_word,
    words_in,
)
from tidings.story.quantities import befell_in
from tidings.story.stems import content
from tidings.story.verbs import forms, is_past
from tidings.values import DisagreementKind, Pointer, Side, Span

_BARE = re.compile(
    r"[\"“]?(?:that\s+)?(?:(?:not\s+(?:one|a\s+single\s+one)|none(?:\s+of\s+(?:them|"
    r"it))?|nobody|no\s+one|neither)\s+"
    r"(?:did|was|were|had|has|have|is|are|does|do)"
    r"|there\s+(?:is|are|was|were|had\s+been|have\s+been|has\s+been)\s+(?:none|no\s+"
    r"such\s+\w+|nothing)(?:\s+at\s+all)?"
    r"|(?:they|it|he|she|this|that|we|I)\s+(?:(?:did|was|were|had|has|have|is|are|does|do)\s+not"
    r"|(?:did|was|were|had|has|have|is|are|does|do)n['’]t|never\s+(?:did|was|were|had|has)))\W*",
    re.IGNORECASE,
)
"""A denial with nothing of its own in it: it is of what was just said."""
_MERELY = re.compile(
    r"[\"“]?(?:that|those|it|they|this|these)\s+(?:was|were|is|are|had\s+been|ha(?:s|ve)\s+been)\s+"
    r"(?:only|merely|simply|no\s+more\s+than|nothing\s+(?:but|more\s+than))\b",
    re.IGNORECASE,
)
"""What makes less of what was just said: "those were only suspended"."""
_OBJECT = re.compile(
    r"(?:\w+\s+){0,2}?(?:it|this|that|them|these|those|(?:(?:the|his|her|its|their|"
    r"any|all|such|both|these|those)\s+)?(?:\w+\s+){0,2}?"
    r"(?:claims?|charges?|accusations?|allegations?|reports?|accounts?|version|"
    r"statements?|suggestions?|figures?|story|assertions?|responsibility|involvement|"
    r"wrongdoing|blame|guilt))\b",
    re.IGNORECASE,
)
_SAID_TO = re.compile(r"[\"“]?(?:I|we)\b", re.IGNORECASE)
_ENOUGH = 2
_FEW = 3
_ON = 4

Key = tuple[int, int]
Found = tuple[DisagreementKind, str, tuple[Side, ...]]


def occurrences(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[Found]:
    """Yield claims with those that deny them, each claim once."""
    groups: list[Group] = []
    places: dict[Key, Group] = {}
    here = by_article(claims)
    index, near = by_stem(claims), articles_near(claims)
    for told in here.values():
        for place, later in enumerate(told):
            pair = (
                _beside(told, place, homes, actors)
                or otherwise(told, place)
                or in_passing(told, place)
                or of_the_charge(told, place, homes)
            )
            if pair is None and later.who:
                pair = denied_before(later, index, near, homes, actors)
            if pair is not None:
                _join(groups, places, *pair)
    owned = [
        c for c in claims if c.who and _owns_up(c) and any(asserts(x) for x in clauses_of(c.text))
    ]
    for claims_, denials in groups:
        denials += [c for c in owned if _after_all(c, claims_, denials)]
        firsts = {c.who: c for c in reversed((*claims_, *denials))}
        kept = sorted(firsts.values(), key=lambda c: (c in denials, c.key))
        if len(kept) > 1:
            yield (
                "occurrence",
                "Did it happen?",
                tuple(c.side(more=_more(c, here, kept)) for c in kept),
            )


def _owns_up(claim: Claim) -> bool:
    """Tell whether a claim's verb says that its speaker owns to it: "admitted", "acknowledged"."""
    cue = {
        w for s in (claim.said.cue if claim.said else ()) for w in words_in(claim.account.words(s))
    }
    return bool(({claim.verb} | cue) & forms(load_disagreements().owning))


def _after_all(claim: Claim, told: Sequence[Claim], denials: Sequence[Claim]) -> bool:
    """Tell whether a claim of a later day owns to what was denied, in two words of it."""
    mine = content(claim.text)
    later = any(d.key < claim.key and within(d.account, claim.account) for d in denials)
    return later and any(len(mine & content(t.text)) >= _ENOUGH for t in (*told, *denials))


Group = tuple[list[Claim], list[Claim]]
"""Claims, and those that deny them."""


def _join(groups: list[Group], places: dict[Key, Group], claim: Claim, denial: Claim) -> None:
    """Add a claim and its denial to the group that holds either, else as a new one."""
    keys = [(c.account.order, _begin(c)) for c in (claim, denial)]
    group = places.get(keys[0]) or places.get(keys[1])
    if group is None:
        group = ([], [])
        groups.append(group)
    for key, one, side in ((keys[0], claim, group[0]), (keys[1], denial, group[1])):
        if key not in places:
            places[key] = group
            side.append(one)


def _begin(claim: Claim) -> int:
    return (claim.left or claim.spans)[0].start


def _beside(
    told: Sequence[Claim], place: int, homes: Mapping[str, str], actors: Actors
) -> tuple[Claim, Claim] | None:
    """Return a claim near before another that denies it, or the two turned round."""
    later = told[place]
    if not later.text.strip():
        return None
    found: list[tuple[int, int, Claim, Claim]] = []
    for at in range(max(0, place - 8), place):
        earlier = told[at]
        if later.number - earlier.number > NEAR or not _two(earlier, later, homes, actors):
            continue
        strength = 2 * bool(earlier.who) + shared(earlier, later)
        if _answers(earlier, later, homes):
            found.append((strength, at, earlier, later))
        elif _denies(later, earlier):
            found.append((strength, at, later, earlier))
    if not found:
        return None
    best = max(found, key=lambda f: f[:2])
    return best[2], best[3]


def _two(a: Claim, b: Claim, homes: Mapping[str, str], actors: Actors) -> bool:
    """Tell whether two claims are two tellers': two rivals, or an outlet and a speaker."""
    if a.who and b.who:
        return rivals(a, b, homes, actors)
    first, second = a.left or a.spans, b.left or b.spans
    return (
        bool(b.who)
        and not any(x.meets(y) for x in first for y in second)
        and a.sentence != b.sentence
    )


def _answers(claim: Claim, denial: Claim, homes: Mapping[str, str]) -> bool:
    """Tell whether a later claim denies an earlier one."""
    gap = denial.number - claim.number
    close = gap <= 1 and denial.paragraph - claim.paragraph <= 1
    says = any(asserts(c) for c in clauses_of(claim.text))
    if claim.verb and not _accuses(claim):
        says = says and not is_denial(claim) and bool(claim.who)
    if not says or is_denial(claim):
        return False
    if _BARE.fullmatch(denial.text):
        return close and bool(claim.who)
    if is_denial(denial):
        object_ = denial.text[len(denial.verb) :].strip() if denial.verb else denial.text
        if denial.verb and _OBJECT.match(object_):
            return close and (bool(claim.who) or _accuses(claim)) and _done(claim)
        if _accuses(claim) and gap <= NEAR and _accused(claim, denial, homes):
            return True
        alone = bool(claim.who) and len(about(re.split(r"\s+and\s", object_)[0])) == 1
        return _shares(claim, object_, 1 if (close and claim.who) or alone else _ENOUGH)
    if _MERELY.match(denial.text) and close and claim.who:
        return True
    if calls_false(denial) and close and claim.who and not denial.text.startswith("to "):
        return True
    return _denies(claim, denial)


def _done(claim: Claim) -> bool:
    """Tell whether a claim is of what was done, and not of what is to come."""
    return not words_in(claim.text) & {"will", "would", "shall"} or _accuses(claim)


def _accuses(claim: Claim) -> bool:
    book = load_disagreements()
    stems = {v[:5] for v in book.blaming}
    return bool(claim.verb) and claim.verb[:5] in stems


def _accused(claim: Claim, denial: Claim, homes: Mapping[str, str]) -> bool:
    """Tell whether a denial is by one whom the claim names."""
    theirs = states_of(denial.voice, homes)
    if any(state in theirs for _, state, _ in states_named(claim.text)):
        return True
    return bool(content(denial.who) & content(claim.text))


def _shares(claim: Claim, text: str, least: int) -> bool:
    """Tell whether a claim has words of content of what is denied."""
    mine, theirs = about(claim.text), about(text) - claim.account.named
    return sum(any(same_word(x, y) for y in mine) for x in theirs) >= least


def _denies(claim: Claim, denial: Claim) -> bool:
    """Tell whether one says of one thing what another's words cannot both be with.

    The words next to "no" and "not" are among the claim's, or the two hold words that are contrary.
    """
    if abs(denial.number - claim.number) > NEAR or not claim.who or not denial.who:
        return False
    if own_act(claim) and own_act(denial) and not _SAID_TO.match(denial.text):
        return False
    leading = [c for c in clauses_of(denial.text) if len(c.split()) >= _FEW][:1]
    for no in (c for c in leading if negates(c) and not _HANGING.search(c)):
        stems = denied_stems(no)
        befell = befell_in(no)
        for yes in (c for c in clauses_of(claim.text) if asserts(c)):
            said = content(yes) - content(claim.who)
            if _none_of(yes, no) and _past(no):
                return True
            names = denial.account.named | content(" ".join(_CAPITAL.findall(no)))
            stems -= names | content(" ".join(load_disagreements().verbal))
            hit = [s for s in stems if any(same_word(s, t) for t in said)]
            whole = len(hit) > 1 or len(stems) == 1 or (points_back(denial) and len(stems) < 3)
            if hit and whole and _past(no) and not _of_others(yes, no):
                return True
            if befell and befell & befell_in(yes) and _NOBODY.match(no) and _past(no):
                return True
    return _contrary(claim, denial)


_NO_THING = re.compile(
    r"(?:it:?\s*)?[\"“]?(?:that\s+)?(?:no|not\s+(?:one|a\s+single|a|an)|none\s+of\s+"
    r"the)\s+(?:single\s+)?(?P<noun>[a-z]{3,})\s+[a-z]+\b",
    re.IGNORECASE,
)


def _none_of(yes: str, no: str) -> bool:
    """Tell whether one denies of any what is said of some: "three shells", "not one shell"."""
    found = _NO_THING.match(no)
    if found is None or load_disagreements().units.get(found.group("noun").lower()) == "person":
        return False
    befell = befell_in(yes), befell_in(no)
    if load_disagreements().units.get(_plural(found.group("noun"))) == "money":
        return "paid" in befell[0]
    some = re.search(
        rf"(?:\d[\d,.]*|\b[a-z]+)\s+"
        rf"(?:[\w-]+\s)?{re.escape(found.group('noun')[:-1])}\w*\s+[a-z]+",
        yes,
        re.I,
    )
    return some is not None and not (all(befell) and not befell[0] & befell[1])


def _plural(noun: str) -> str:
    return noun.lower() if noun.endswith("s") else f"{noun.lower()}s"


def _of_others(a: str, b: str) -> bool:
    """Tell whether two clauses name states, and none that both name."""
    first, second = ({state for _, state, _ in states_named(t)} for t in (a, b))
    return bool(first and second) and not first & second


_NOBODY = re.compile(r"[\"“]?(?:that\s+)?(?:no|none|nobody|not\s+(?:one|a|an))\b", re.IGNORECASE)


_HANGING = re.compile(
    r"^to\s|\b(?:for|of|from|by|about|to)\s+not\b|\bnot\s+to\b|\bnot\s+(?:only|just|yet|"
    r"(?:\w+\s+){0,2}(?:every|all|always|enough|necessarily))\b"
)
"""What is not said to be so or not: "for not paying", "not to pay", "not only"."""


_CAPITAL = re.compile(r"(?<=[a-z]\s)[A-Z]\w+|(?<=[A-Z]\w\w\w\w\s)[A-Z]\w+")


def _past(text: str) -> bool:
    """Tell whether a clause tells of what was or is, and not of what is to come."""
    words = words_in(text)
    told = load_disagreements().past | {"is", "are"}
    return bool(words & told) or any(is_past(w) for w in words)


def _contrary(a: Claim, b: Claim) -> bool:
    """Tell whether two rivals' clauses, surely of one thing, hold contrary words."""
    if negates(a.text) or negates(b.text) or bound(a, b) < 1:
        return False
    if own_act(a) and own_act(b):
        return False
    modal = load_disagreements().modal
    if words_in(a.text) & modal or words_in(b.text) & modal:
        return False
    names = [content(c.text) & c.account.named for c in (a, b)]
    if all(names) and not names[0] & names[1]:
        return False
    return b.number - a.number <= 1 and cannot_both(a.text, b.text)


def _more(
    one: Claim, here: Mapping[str, Sequence[Claim]], sides: Sequence[Claim]
) -> tuple[Pointer, ...]:
    """Return further words of the same speaker on the matter, in the sentences after."""
    others = (content(s.text) for s in sides if s is not one)
    matter = content(one.text) & frozenset().union(*others)
    spans: list[Span] = []
    for other in here.get(one.account.id, ()):
        gap = other.number - one.number
        stands_in = gap == 1 and set(other.who.lower().split()) <= load_disagreements().nobody | {
            "a",
            "an",
            "its",
        }
        same = other.who == one.who and (content(other.text) & matter or not matter)
        if 0 < gap <= _ON and other.who and one.who and (same or stands_in):
            spans += other.spans
    return one.account.pointers(spans)
