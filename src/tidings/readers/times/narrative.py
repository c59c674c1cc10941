"""The running day of a story: the day that the telling stands at, sentence by sentence.

The main line of news is of the last few days; it moves with what the main clauses tell in the
past on a day near to publication ("on Tuesday", "yesterday", "two days later"). What somebody
said on a day holds for that speaker only. A look back ("in 1998", "on 24 June") is an aside: it
holds to the end of its paragraph.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.tense import PREDICATES, tense
from tidings.readers.times.ties import Tie, fits
from tidings.values import SymbolicDate, TimeExpression

NEAR = 7  # days: "five days ago" is still the news, "ten days ago" is a look back
Way = Literal["line", "said", "aside"]


@dataclass(frozen=True, slots=True)
class Standing:
    """Positions of expressions: the day of the main line, that of the last dated speech with the
    token of its verb, and that of an aside.

    `fresh` tells whether the main line's day was named in the same paragraph.
    """

    line: int | None = None
    said: int | None = None
    teller: int | None = None
    aside: int | None = None
    fresh: bool = False


def standing_of(
    parse: Parse,
    times: Sequence[TimeExpression],
    ties: Mapping[int, Sequence[Tie]],
    verbs: DatingVerbs,
) -> tuple[Standing, ...]:
    """Return where the telling stands before each sentence; one pass.

    A headline stands where the first paragraph of the text leads.
    """
    found: list[Standing] = []
    now, lead = Standing(), Standing()
    paragraph, opening = -1, -1
    for n, sentence in enumerate(parse.sentences):
        if sentence.paragraph != paragraph:
            now = replace(now, aside=None, fresh=False)
            paragraph = sentence.paragraph
        found.append(now)
        if sentence.headline:
            continue
        opening = paragraph if opening < 0 else opening
        for tie in ties.get(n, ()):
            way = _moves(parse, tie, verbs)
            if way is not None:
                now = _moved(now, tie, way, times)
        lead = now if paragraph == opening else lead
    titles = (s.headline for s in parse.sentences)
    return tuple(lead if title else s for s, title in zip(found, titles, strict=True))


def _moves(parse: Parse, tie: Tie, verbs: DatingVerbs) -> Way | None:
    """Tell what an expression moves that dates something told as done.

    A main clause moves the line, or what its speaker said; what somebody tells is an aside; a day
    that stands alone ("8 June 2010") is the line.
    """
    v = tie.governor if tie.setting is None else tie.setting
    if tie.ahead or tie.relation != "on" or (tie.own and tie.setting is None):
        return None
    if v == tie.head:
        return "line"
    past = parse.tokens[v].pos in PREDICATES and tense(parse, v) in ("past", "perfect")
    if not past or not fits(parse, tie, v, verbs):
        return None
    if is_main(parse, v):
        return "said" if parse.tokens[v].lemma in verbs.speech else "line"
    told = parse.tokens[v].dep == "ccomp" and is_main(parse, parse.tokens[v].head)
    return "aside" if told else None


def is_main(parse: Parse, v: int) -> bool:
    """Tell whether a verb heads its sentence or is joined to the one that does."""
    tokens = parse.tokens
    while tokens[v].dep == "conj" and tokens[v].head != v:
        v = tokens[v].head
    return tokens[v].head == v


def _moved(now: Standing, tie: Tie, way: Way, times: Sequence[TimeExpression]) -> Standing:
    """Return where the telling stands after an act that an expression dates."""
    k = tie.time
    if way == "aside" or not _near(times, k, (now.line, now.said)):
        return replace(now, aside=k)
    if way == "said":
        return replace(now, said=k, teller=tie.governor, aside=None)
    return Standing(line=k, fresh=True)


def _near(times: Sequence[TimeExpression], k: int, stands: tuple[int | None, ...]) -> bool:
    """Tell whether an expression names a day of the news itself, no look back."""
    date = times[k].date
    if date is None:
        return False
    if date.anchor == "time":
        return date.base is not None and date.base in stands and _of_days(date)
    if date.anchor == "publication":
        return _of_days(date) and date.offset is not None and -NEAR <= date.offset <= 0
    return _weekday(date) or (stands == (None, None) and date.day is not None)


def _of_days(date: SymbolicDate) -> bool:
    return date.unit in ("day", "hour", "minute")


def _weekday(date: SymbolicDate) -> bool:
    return date.weekday is not None and date.month is None


def running_day(parse: Parse, stands: Standing, v: int, verbs: DatingVerbs) -> int | None:
    """Return the expression that a past act at `v` goes on from, None for the publication day.

    What is said goes with the line, whatever older day it speaks of; other acts go on from an
    aside. A dated speech counts only for its speaker.
    """
    if stands.aside is not None and parse.tokens[v].lemma not in verbs.speech:
        return stands.aside
    if stands.teller is not None and _same_teller(parse, stands.teller, v):
        return stands.said
    return stands.line


def _same_teller(parse: Parse, one: int, other: int) -> bool:
    """Tell whether a verb has no subject of its own, a pronoun, or a name of the other's."""
    subject = parse.child(other, "nsubj", "nsubjpass")
    if subject is None or parse.tokens[subject].pos == "PRON":
        return True
    return bool(_names(parse, other) & _names(parse, one))


def _names(parse: Parse, v: int) -> set[str]:
    subject = parse.child(v, "nsubj", "nsubjpass")
    if subject is None:
        return set()
    first, last = parse.edges[subject]
    inside = parse.tokens[first : last + 1]
    return {t.lower for t in inside if t.pos in ("PROPN", "NOUN")}
