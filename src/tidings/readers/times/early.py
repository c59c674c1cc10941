"""Checks of context for the dates of history: eras, early years, times of a running day."""

from collections.abc import Callable, Mapping

from tidings.readers.syntax import Token
from tidings.readers.times.context import Context, Found

DASHES = frozenset({"-", "–", "—"})


def _era(found: Found, context: Context) -> bool:
    """Tell "AD 70" and "480 BC" from "the ad 70 viewers saw"."""
    start = found.groups["era"][0].start
    return context.parse is None or context.parse.text[start : start + 2].isupper()


def _old_year(found: Found, context: Context) -> bool:
    """Tell "in 732" and "in 1066" from a number: a date to the parser, or beside a past verb."""
    token = context.token(found.first)
    if token is None or token.dep != "pobj" or len(token.text) not in (3, 4):
        return False
    before, after = context.word(found.first - 1), context.word(found.last)
    if after in context.lists["measures"]:
        return False
    if token.ent == "DATE":
        return before in context.lists["beside_years"]
    if after in context.lists["no_year"]:
        return False
    return before == "in" and token.ent in ("CARDINAL", "") and _of_a_verb(token, context)


def _of_a_verb(token: Token, context: Context) -> bool:
    """Tell "was beaten in 732" from "an increase in 732"."""
    if context.parse is None:
        return False
    preposition = context.parse.tokens[token.head]
    return context.parse.tokens[preposition.head].tag in ("VBD", "VBN")


def _military(found: Found, context: Context) -> bool:
    """Tell "at 1500 hours" from "after 1500 hours of work"."""
    clock, before = context.word(found.first), context.word(found.first - 1)
    early = len(clock) == 4 and clock.startswith("0")
    if found.last == found.first + 1:  # "at 0810"
        return early and before in context.lists["clock_words"]
    if context.word(found.last - 1) != "hours" and "month" not in found.groups:
        return False
    return early or before in ("at", "by", "until")


def _twilight(found: Found, context: Context) -> bool:
    """Tell "at dawn" from "Golden Dawn" and "the dawn of a new age"."""
    before = context.word(found.first - 1) in context.lists["beside_days"]
    return before and not context.capital(found.first) and context.word(found.last) != "of"


def is_end_of_years(at: int, context: Context) -> bool | None:
    """Tell either year of "1901-1904", which are two dates, from "1900-2000 soldiers".

    None where no other year stands across a dash.
    """
    for first in (at, at - 2):
        one, other = context.word(first), context.word(first + 2)
        if context.word(first + 1) not in DASHES or not (one.isdecimal() and other.isdecimal()):
            continue
        if len(one) == len(other) == 4 and 0 < int(other) - int(one) <= 100:
            after = first + 3
            token = context.token(after) if after < len(context.cut.pieces) else None
            counts = token is not None and token.tag == "NNS" and context.word(first - 1) != "the"
            return not counts and not {context.word(first - 1), context.word(after)} & DASHES
    return None


EARLY: Mapping[str, Callable[[Found, Context], bool]] = {
    "era": _era,
    "old year": _old_year,
    "military": _military,
    "twilight": _twilight,
}
