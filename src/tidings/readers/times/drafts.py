"""What a match comes to before its direction is known, and the numbers that words name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from tidings.codebook.times import TimesBook
from tidings.readers.times.context import Found
from tidings.values import SymbolicDate, TimexType

Account = Literal["", "now", "before", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a match means. `ask` where the tense of its clause must give the direction.

    `account` says how it may hang on the period that a report of business results is about: that
    period ("now"), the same a year before ("before"), the same in the year named ("year").
    `ahead` is where a length of time ends if it is counted from publication ("in ten days").
    """

    type: TimexType = "DATE"
    date: SymbolicDate | None = None
    to: SymbolicDate | None = None
    duration: str | None = None
    mod: str | None = None
    ask: bool = False
    account: Account = ""
    ahead: SymbolicDate | None = None


Builder = Callable[[Found, TimesBook], Draft | None]
VAGUE_COUNTS = frozenset({"few", "several", "many", "some"})
LARGEST = 10**9  # a number beyond it counts no days, and may have more digits than int() takes


def number(words: tuple[str, ...], book: TimesBook) -> int | None:
    """Return the number that words name ("twenty-five", "1,000", "3rd"); None for "a few"."""
    if VAGUE_COUNTS.intersection(words):
        return None
    total, current = 0, None
    for word in words:
        digits = word.rstrip("stndrh").replace(",", "")
        if digits.isdecimal():
            current = int(digits) if len(digits) < len(str(LARGEST)) else LARGEST
        elif word == "couple":
            current = 2
        elif word in book.values:
            value = book.values[word]
            if value in (100, 1000) or word == "dozen":
                current = (current or 1) * value
            else:
                current = (current or 0) + value if word not in ("a", "an") else 1
        if current is not None and current >= LARGEST:
            return None
    return None if current is None else total + current
