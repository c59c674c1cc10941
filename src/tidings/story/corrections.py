"""A number set right: "97 votes, not 99 as reported"; "reported erroneously that there were 17"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.one_count import asked_of, side_of
from tidings.story.polarity import words_in
from tidings.story.quantities import Quantity, numerals, quantities, value_of
from tidings.values import DisagreementKind, Side, Span

Found = tuple[DisagreementKind, str, tuple[Side, ...]]
_NOT_THE = re.compile(r"\bnot\s+(?:the\s+|some\s+|about\s+)?(?:[$€£\d]|[a-z]+\s)")
_NOT = re.compile(r"(?:^|[\s,])(?:and\s+)?(?P<not>not\s+(?:the\s+|some\s+|about\s+)?)$")
_BY = re.compile(
    r"[^,.;]*?\b(?:(?:given|reported|claimed|announced|stated|cited|published)\s+by\s+"
    r"(?P<by>[^.,;]{2,50})"
    r"|as\s+(?P<as>[^.,;]{2,40}?)\s+(?:had\s+)?(?:first\s+|earlier\s+|previously\s+"
    r")?(?:reported|said|claimed|announced|stated|put))\b"
)
_FEW = 90
_FEWEST = 3


def corrections(
    claims: Sequence[Claim], given: Mapping[int, Sequence[Quantity]]
) -> Iterator[Found]:
    """Yield kind, what is asked and both sides of each number that an article sets right."""
    kept: dict[tuple[float, str], Quantity] = {}
    for one in (q for c in claims for q in given[id(c)] if q.value > _FEWEST):
        kept.setdefault((one.value, one.unit), one)
    for place, claim in enumerate(claims):
        words = claim.account.words(claim.sentence)
        if _NOT_THE.search(words):
            whole = replace(claim, spans=(claim.sentence,), left=())
            yield from _not_that(whole, quantities(whole), kept)
        if _WRONGLY.search(words):
            yield from _set_right(claim, claims[place + 1 : place + 1 + _SOON], given, kept)


_WRONGLY = re.compile(
    r"\b(?:erroneous|incorrect|mistaken|wrong|inaccurate|false)ly\s+(?:\w+\s+){0,2}?(?:that|"
    r"gave|put|as|said|stated|reported)\b|\b(?:report|stat|sai|writ|wrote|publish)\w*\s+(?:erroneous|incorrect|"
    r"mistaken|wrong|inaccurate)ly\b|\b(?:misstated|misreported|in\s+error)\b",
    re.IGNORECASE,
)
_SOON = 5
"""Claims after a number that was wrong among which the right one is looked for."""


def _set_right(
    wrong: Claim, after: Sequence[Claim], given: Mapping[int, Sequence[Quantity]],
    kept: Mapping[tuple[float, str], Quantity],
) -> Iterator[Found]:  # fmt: skip
    """Yield what an outlet reported, and the number by which it corrects itself."""
    outlet = wrong.account.article.outlet or "an article"
    for false in given[id(wrong)]:
        right = next(
            (
                q
                for c in after
                if c.account is wrong.account and c.number - wrong.number <= 1
                for q in given[id(c)]
                if q.unit == false.unit and q.value != false.value
            ),
            None,
        )
        if right is not None:
            first = kept.get((false.value, false.unit), false)
            again = first.claim.account.pointers((first.span,)) if first is not false else ()
            sides = (side_of(false, again), side_of(right))
            yield "self", asked_of(false, right), tuple(replace(s, who=outlet) for s in sides)
            return


def _not_that(
    claim: Claim, given: Sequence[Quantity], kept: Mapping[tuple[float, str], Quantity]
) -> Iterator[Found]:
    """Yield a number given against another in one clause: "97 votes, not 99 as reported"."""
    text = claim.account.article.text
    for match in numerals().finditer(text, claim.span.start, claim.span.end):
        negated = _NOT.search(text[claim.span.start : match.start()])
        before = [q for q in given if 0 < match.start() - q.span.end <= _FEW]
        value = value_of(match)
        if negated is None or not before or value is None or value in (before[-1].value, 0, 1):
            continue
        true = before[-1]
        other = _BY.match(text, match.end(), claim.span.end)
        if other is not None:
            start = claim.span.start + negated.start("not")
            mine = replace(claim, spans=(Span(claim.span.start, start),), statement=None)
            theirs = replace(
                claim, spans=(Span(start, other.end()),), statement=None, voice=(),
                who=other.group("by") or other.group("as"),
            )  # fmt: skip
            yield "number", asked_of(true, true), (mine.side((true.span,)), theirs.side())
        elif not words_in(claim.text) & load_disagreements().modal:
            keys = ((value, unit) for unit in (true.unit, "money", "rate"))
            first = next((kept[k] for k in keys if k in kept), None)
            if first is not None and first.claim.account.order < claim.account.order:
                yield "number", asked_of(first, true), (side_of(first), side_of(true))
