"""Where a time expression stands in a telling, and of which kind it is."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tidings.codebook.times import TimesBook
from tidings.readers.syntax import Parse
from tidings.readers.times.tense import Tense, predicate_above, tense
from tidings.values import SymbolicDate, TimeExpression

Kind = Literal["named", "bare", "counted", "today", "else"]
Role = Literal["clause", "noun", "alone"]

HEADING = 14  # tokens that a heading has at most
LINE = 60  # characters that the line of a heading has at most
ENDS = ".!?:”\"'’"
CLIMB = 8  # steps up the tree in search of what a date hangs on
ADVERBIAL = frozenset({"npadvmod", "tmod", "advmod", "nmod:tmod"})
WITHIN = frozenset({"relcl", "acl"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expression stands and how.

    `aside` is inside brackets, `since` after that word, `spanned` after another that makes it the
    end of a span, `reached` after "by" or "until", `within` in a relative clause.
    """

    kind: Kind
    sentence: int
    paragraph: int
    role: Role
    tense: Tense
    within: bool
    aside: bool
    since: bool
    spanned: bool
    reached: bool
    heading: bool


def place_of(parse: Parse, time: TimeExpression, book: TimesBook, depths: Sequence[int]) -> Place:
    """Return where an expression stands; `depths` are those of `brackets`."""
    head = _head(parse, time)
    token = parse.tokens[head]
    sentence = parse.sentences[token.sentence]
    over = predicate_above(parse, head)
    before = _word_before(parse, time)
    return Place(
        kind=_kind(parse, time, book),
        sentence=token.sentence,
        paragraph=sentence.paragraph,
        role="clause" if before in book.lists["adverbial"] else _role(parse, head, book),
        tense="" if over is None else tense(parse, over),
        within=over is not None and _is_within(parse, over),
        aside=depths[head] > 0,
        since=before == "since",
        spanned=before in book.lists["spanning"],
        reached=before in book.lists["reached"],
        heading=_is_heading(parse, token.sentence) or _is_heading_line(parse.text, time),
    )


def _is_within(parse: Parse, v: int) -> bool:
    """Tell whether a verb is of a relative clause: "who was born in 1884 and died in 1950"."""
    for _ in range(CLIMB):
        token = parse.tokens[v]
        if token.dep in WITHIN:
            return True
        if token.dep != "conj":
            return False
        v = token.head
    return False


def _kind(parse: Parse, time: TimeExpression, book: TimesBook) -> Kind:
    date = time.date
    if date is None or date.anchor == "vague":
        return "else"
    if date.anchor == "time":
        return "counted"
    if date.anchor == "publication":
        return "counted" if _runs(parse, time, date, book) else "today"
    if date.year is not None:
        return "named"
    if date.decade is not None or date.century is not None:
        return "else"
    alone = date.weekday is not None and date.month is None and date.day is None
    strict = abs(date.direction) == 2 and date.anchor == "calendar"
    return "today" if strict or alone else "bare"


def _runs(parse: Parse, time: TimeExpression, date: SymbolicDate, book: TimesBook) -> bool:
    """Tell "by the end of the year", "the next month", which in a history go with the telling."""
    words = set(time.span.of(parse.text).lower().split())
    if words & book.lists["of_writing"] or not words & {"the", "next"}:
        return False
    return time.duration is not None or date.unit in book.lists["running_units"]


def names_year(time: TimeExpression) -> bool:
    """Tell whether an expression is of the calendar and names its year."""
    return time.date is not None and time.date.anchor == "calendar" and time.date.year is not None


def _head(parse: Parse, time: TimeExpression) -> int:
    """Return the token of an expression whose head lies outside it."""
    first = _token_at(parse, time.span.start)
    last = _token_at(parse, time.span.end - 1)
    for i in range(last, first - 1, -1):
        head = parse.tokens[i].head
        if head == i or not first <= head <= last:
            return i
    return last


def _token_at(parse: Parse, at: int) -> int:
    """Return the token that the character at `at` belongs to."""
    return max(0, bisect_right(parse.tokens, at, key=lambda t: t.start) - 1)


def _word_before(parse: Parse, time: TimeExpression) -> str:
    first = _token_at(parse, time.span.start)
    return parse.tokens[first - 1].lower if first else ""


def brackets(parse: Parse) -> list[int]:
    """Return for each token how many round brackets of its sentence are open there."""
    depths: list[int] = []
    depth, sentence = 0, -1
    for token in parse.tokens:
        if token.sentence != sentence:
            depth, sentence = 0, token.sentence
        depth = (
            depth + 1 if token.text == "(" else max(0, depth - 1) if token.text == ")" else depth
        )
        depths.append(depth)
    return depths


def _is_heading(parse: Parse, at: int) -> bool:
    """Tell a paragraph of one short sentence without a full stop."""
    sentence = parse.sentences[at]
    for near in (at - 1, at + 1):
        inside = 0 <= near < len(parse.sentences)
        if inside and parse.sentences[near].paragraph == sentence.paragraph:
            return False
    short = sentence.last - sentence.first <= HEADING
    return short and parse.tokens[sentence.last - 1].text not in (".", "!", "?", ";", ",")


def _is_heading_line(text: str, time: TimeExpression) -> bool:
    """Tell a short line of its own after a full line: "1915", "The second year (1862)"."""
    start = text.rfind("\n", max(0, time.span.start - LINE), time.span.start) + 1
    end = text.find("\n", time.span.end, time.span.end + LINE)
    if end < 0 or end - start > LINE or (start == 0 and time.span.start > LINE):
        return False
    line, above = text[start:end].rstrip(), text[max(0, start - LINE) : start].rstrip(" \n")
    full = not above or above[-1] in ENDS or len(above.rsplit("\n", 1)[-1]) < LINE // 2
    return full and line[-1] not in ENDS + ",;" and text[end : end + 2].strip().isupper()


def _role(parse: Parse, head: int, book: TimesBook) -> Role:
    """Tell whether a date hangs on a verb (or stands alone) or is part of a name or noun."""
    tokens = parse.tokens
    i = head
    for _ in range(CLIMB):
        token = tokens[i]
        if token.head == i:
            return "alone"
        over = tokens[token.head]
        if token.dep in ADVERBIAL or token.dep in ("advcl", "ROOT"):
            return "clause"
        if token.dep == "pobj" and over.lower in book.lists["of_words"]:
            if tokens[over.head].lower not in book.lists["time_nouns"]:
                return "noun"
            i = over.head
            continue
        if token.dep == "pobj":
            return "clause"
        if token.dep not in ("conj", "appos", "prep", "dep", "pcomp"):
            return "noun"
        i = token.head
    return "clause"
