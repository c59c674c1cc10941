"""Days counted from an act: "two weeks after the vote", "the day before he was arrested"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tidings.readers.syntax import Parse
from tidings.readers.times.tense import PREDICATES
from tidings.values import Span, TimeExpression

WAYS = {"after": "", "following": "", "before": "-"}
# "the day after", "a week before": one such length
ONE = {"day": "P1D", "week": "P1W", "fortnight": "P2W", "month": "P1M", "year": "P1Y"}


@dataclass(frozen=True, slots=True)
class Count:
    """`moved` is the length with its sign ("-P2W"), `start` the token of the act counted from."""

    moved: str
    start: int
    span: Span


def counts_of(parse: Parse, times: Sequence[TimeExpression]) -> Mapping[int, Count]:
    """Return, for each act whose day is counted from another, how: one pass over the tokens."""
    lengths = {}
    for time in times:
        inside = parse.within(time.span) if time.duration else ()
        if inside and time.duration and time.type == "DURATION":
            lengths[inside[-1].i] = (time.duration, inside[0].i)
    found: dict[int, Count] = {}
    for token in parse.tokens:
        way = WAYS.get(token.lower)
        if way is None or not token.i or parse.tokens[token.i - 1].sentence != token.sentence:
            continue
        length, first = _length(parse, token.i - 1, lengths)
        start, act = _ends(parse, token.i)
        if length and start is not None and act is not None:
            found.setdefault(act, Count(way + length, start, parse.span(first, start)))
    return found


def _length(
    parse: Parse, last: int, lengths: Mapping[int, tuple[str, int]]
) -> tuple[str | None, int]:
    """Return the length that ends at token `last` and its first token; "just days" is none."""
    if last in lengths:
        return lengths[last]
    token = parse.tokens[last]
    article = parse.tokens[last - 1].lower if last else ""
    one = ONE.get(token.lower) if article in ("the", "a", "one") else None
    return one, last - 1


def _ends(parse: Parse, j: int) -> tuple[int | None, int | None]:
    """Return the act that the word at `j` ("after") counts from, and the act that it dates."""
    token = parse.tokens[j]
    if token.dep == "mark":
        start = token.head
        return start, _act(parse, parse.tokens[start].head, start)
    below = parse.child(j, "pobj", "pcomp")
    if token.dep != "prep" or below is None:
        return None, None
    return below, _act(parse, token.head, below)


def _act(parse: Parse, j: int, start: int) -> int | None:
    """Return the verb or act noun at or above token `j`, no unit of time."""
    tokens = parse.tokens
    while tokens[j].ent in ("DATE", "TIME") or tokens[j].pos not in PREDICATES | {"NOUN"}:
        if tokens[j].head == j:
            return None
        j = tokens[j].head
    return None if j == start or tokens[j].lower in ONE else j
