"""Numbers that cannot both be right: two parties' side by side, or two articles' of one thing.

A toll that a later article gives higher is news; of one outlet the newest number counts; what is
vague or rounded contradicts only what lies far off; two who each tell of their own doing agree.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from tidings.story.alignment import NEAR, by_article, rivals
from tidings.story.claims import Claim
from tidings.story.corrections import corrections
from tidings.story.counts_across import Given, counts_across, told_of
from tidings.story.one_count import asked_of, one_thing_here, side_of, wants
from tidings.story.parties import Actors
from tidings.story.quantities import Quantity, differ, quantities
from tidings.values import DisagreementKind, Pointer, Side, Span

_SHARED = 2
_LARGE = 1000
_APART = re.compile(
    r"\b(?:g[ai]ves?|giving|put|has|have|had|offer\w*|cit\w+|report\w*)\s+(?:a\s+|another\s+|the\s+)?"
    r"(?:\w+\s+)?(?:different|other|higher|lower|smaller|larger|conflicting|contradictory)\s+"
    r"(?:figures?|numbers?|counts?|totals?|tolls?|sums?|estimates?)\b"
    r"|\b(?:figures?|numbers?|counts?|tolls?|estimates?|accounts)\s+(?:\w+\s+)?"
    r"(?:differ(?:s|ed)?|diverge[sd]?|conflict(?:s|ed)?|var(?:y|ies|ied)|(?:is|are|was|were)\s+disputed)\b"
    r"|\b(?:disputes?|disputed|contests?|contested|disagree[ds]?\s+(?:on|over|about)|differ(?:ed|s)?\s+"
    r"(?:on|over|about)|(?:not|never)\s+agree\s+(?:on|about|over))\s+(?:how\s+(?:many|much)|"
    r"(?:the|that|this|its|their)\s+(?:\w+\s+)?(?:figures?|numbers?|counts?|totals?|tolls?|sums?|estimates?|size))\b",
    re.IGNORECASE,
)
"""What says of two numbers that they differ: "gave a different figure", "disputed the count"."""

Found = tuple[DisagreementKind, str, tuple[Side, ...]]


def counts_at_odds(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[Found]:
    """Yield kind, what is asked, and the sides: each pair of numbers of one thing once."""
    given = {id(c): quantities(c) for c in claims}
    yield from corrections(claims, given)
    done: set[tuple[object, ...]] = set()
    near, far = _beside(claims, given, homes, actors), counts_across(claims, given, homes, actors)
    for a, b in (*near, *far):
        kind: DisagreementKind = "terms" if wants(a.claim) and wants(b.claim) else "number"
        values = (a.value,) if kind == "terms" else sorted({a.value, b.value})
        key = (kind, a.unit or b.unit, *values)
        if key not in done:
            done.add(key)
            sides = tuple(side_of(q, _told_again(q, a.unit, given)) for q in (a, b))
            yield kind, asked_of(a, b), sides


def _told_again(one: Quantity, unit: str, given: Given) -> tuple[Pointer, ...]:
    """Return where other articles give the same number of the same thing."""
    again = [
        q for found in given.values() for q in found
        if q.value == one.value and q.unit == unit and q.claim.account is not one.claim.account
        and (q.befell & one.befell or q.value >= _LARGE)
        and len(told_of(q) & told_of(one)) >= _SHARED
    ]  # fmt: skip
    return tuple(p for q in again for p in q.claim.account.pointers((q.span, q.claim.sentence)))


def _beside(
    claims: Sequence[Claim], given: Given, homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield two tellers' numbers of one thing near each other in one article."""
    for told in by_article(claims).values():
        apart = {c.number for c in told if _APART.search(c.account.words(c.sentence))}
        used: set[Span] = set()
        for place, later in enumerate(told):
            for b in given[id(later)]:
                for earlier in reversed(told[max(0, place - 8) : place + 1]):
                    said = any(earlier.number - 1 <= n <= later.number for n in apart)
                    if b.span in used or later.number - earlier.number > NEAR + said:
                        break
                    a = _stands_against(earlier, b, given, (homes, actors), said)
                    if a is not None:
                        used.add(b.span)
                        yield a, b


def _stands_against(
    earlier: Claim, b: Quantity, given: Given, known: tuple[Mapping[str, str], Actors], said: bool
) -> Quantity | None:
    """Return the number of an earlier claim that a number of another teller contradicts.

    `said` tells whether the article says in so many words that two numbers differ.
    """
    if earlier is b.claim or not _two_tellers(earlier, b.claim, *known):
        return None
    mine = [a for a in given[id(earlier)] if one_thing_here(a, b, said)]
    if not mine or any(not differ(a, b) for a in mine):
        return None
    return mine[-1]


def _two_tellers(a: Claim, b: Claim, homes: Mapping[str, str], actors: Actors) -> bool:
    if not b.who and not a.who:
        return False
    if not b.who or not a.who:
        first, second = a.left or a.spans, b.left or b.spans
        return bool(b.who) and not any(x.meets(y) for x in first for y in second)
    return rivals(a, b, homes, actors)
