"""From a match to a symbolic date: one builder for each kind of rule."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from tidings.codebook.times import TimesBook
from tidings.readers.times.clocks import clock_of
from tidings.readers.times.context import Found
from tidings.readers.times.drafts import Builder, Draft, number
from tidings.readers.times.eras import ERAS
from tidings.readers.times.holidays import HOLIDAYS
from tidings.readers.times.lengths import LENGTHS
from tidings.readers.times.onward import ONWARD
from tidings.readers.times.pieces import ISO
from tidings.values import SymbolicDate, TimexType

BACK = frozenset({"last", "past", "latest", "previous", "preceding", "prior", "earlier"})
AHEAD = frozenset({"next", "coming", "upcoming", "following"})
BASED = frozenset({"that", "same", "previous", "preceding", "prior", "following", "earlier"})


def build(found: Found, book: TimesBook) -> Draft | None:
    """Return what the match means, or None where it means no date."""
    return BUILDERS[found.rule.build](found, book)


def possible(date: SymbolicDate) -> bool:
    """Tell whether such a day can be: no 31 February, no 29 February 2017, no 25 o'clock."""
    if date.hour is not None and not 0 <= date.hour <= 24:
        return False
    if date.day is None or date.month is None:
        return date.month is None or 1 <= date.month <= 12
    if not 1 <= date.month <= 12:
        return False
    return 1 <= date.day <= monthrange(date.year or 2000, date.month)[1]


def _fields(found: Found, book: TimesBook) -> dict[str, Any]:
    """Return the calendar parts that the groups of a match name."""
    fields: dict[str, Any] = {}
    for name in ("month", "weekday", "holiday"):
        word = found.word(name)
        if word:
            fields[name] = book.values.get(word.removesuffix("."))
    if "day" in found.groups:
        fields["day"] = number(found.words("day"), book)
    if "year" in found.groups:
        fields["year"] = int(found.words("year")[0])
    if "season" in found.groups:
        fields["season"] = book.timex[found.word("season") or ""]
    part = found.word("part")
    if part:
        fields["part"] = book.timex.get(part, "MI")
    fields.pop("holiday", None)
    clock = clock_of(found, book)
    if "hour" in clock and "part" in fields:  # "half past six on Sunday evening"
        late = fields.pop("part") in ("AF", "EV", "NI")
        clock["hour"] += 12 if late and 1 <= clock["hour"] < 12 else 0
    return {**fields, **clock}


def _kind(fields: Mapping[str, Any]) -> TimexType:
    return "TIME" if fields.get("part") or fields.get("hour") is not None else "DATE"


def _mod(found: Found, book: TimesBook) -> str | None:
    word = found.word("edge")
    if word in ("earlier", "later"):
        return "START" if word == "earlier" else "END"
    return book.timex[word] if word else None


def _parts(found: Found, book: TimesBook) -> Draft | None:
    fields = _fields(found, book)
    date = SymbolicDate(anchor="calendar", **fields)
    return Draft(type=_kind(fields), date=date, mod=_mod(found, book), ask=date.year is None)


def _spoken(found: Found, book: TimesBook) -> Draft | None:
    """Build a year in words, as broadcasts write it: "nineteen ninety-six", "two thousand"."""
    words = [w for w in found.words("spoken") if w in book.values]
    values = [book.values[w] for w in words]
    if values[1] == 1000:
        year: int | None = number(tuple(words), book)
    else:
        tens = sum(values[1:])
        ascending = len(values) == 3 and not (values[1] % 10 == 0 and values[2] < 10)
        fits = 15 <= values[0] <= 20 and 10 <= tens <= 99 and not ascending
        year = values[0] * 100 + tens if fits else None
    if year is None or not 1500 <= year < 2100:
        return None
    fields = _fields(found, book)
    return Draft(date=SymbolicDate(anchor="calendar", **{**fields, "year": year}))


def _tens(found: Found, book: TimesBook) -> Draft | None:
    """Build "the nineties"."""
    date = SymbolicDate(anchor="calendar", decade=book.values[found.words("tens")[0]])
    return Draft(date=date, mod=_mod(found, book))


def _range(found: Found, book: TimesBook) -> Draft | None:
    fields = _fields(found, book)
    last = number(found.words("last"), book)
    if last is None or fields["day"] is None or last <= fields["day"]:
        return None
    first = SymbolicDate(anchor="calendar", **fields)
    to = SymbolicDate(anchor="calendar", **{**fields, "day": last})
    return Draft(date=first, to=to, ask=first.year is None)


def _years(found: Found, book: TimesBook) -> Draft | None:
    """Build "1993-98"."""
    del book
    return _from_year_to_year(found.words("year")[0], found.words("last")[0])


def _pair(found: Found, book: TimesBook) -> Draft | None:
    """Build "2019/20"."""
    del book
    return _from_year_to_year(*found.words("pair")[0].split("/"))


def _from_year_to_year(year: str, word: str) -> Draft | None:
    if not word.isdecimal() or len(word) > 4:
        return None
    first = int(year)
    last = int(word) if len(word) == 4 else int(str(first)[: 4 - len(word)] + word)
    if not first < last <= first + 100:
        return None
    return Draft(
        date=SymbolicDate(anchor="calendar", year=first),
        to=SymbolicDate(anchor="calendar", year=last),
    )


def _coded(found: Found, book: TimesBook) -> Draft | None:
    """Build "Q3 2019", "H1" and "FY2012"."""
    del book
    year = int(found.words("year")[0]) if "year" in found.groups else None
    if "fiscal" in found.groups:
        return Draft(
            date=SymbolicDate(
                anchor="calendar", year=_century_of(int(found.words("fiscal")[0][2:]))
            )
        )
    code = found.words("code")[0]
    part: dict[str, Any] = {"quarter" if code[0] == "q" else "half": int(code[1])}
    if part.get("half", 1) > 2:
        return None
    return Draft(date=SymbolicDate(anchor="calendar", year=year, **part), ask=year is None)


def _nth(found: Found, book: TimesBook) -> Draft | None:
    """Build "the first Monday in May", "the last Sunday of October"."""
    word = found.words("nth")
    nth = -1 if word == ("last",) else number(word, book)
    if nth is None or nth > 5:
        return None
    date = SymbolicDate(anchor="calendar", nth=nth, **_fields(found, book))
    return Draft(date=date, ask=date.year is None)


def _months(found: Found, book: TimesBook) -> Draft | None:
    """Build "January-March 2015"."""
    first = SymbolicDate(anchor="calendar", **_fields(found, book))
    last = book.values[found.words("until")[0].removesuffix(".")]
    if first.month is None or last <= first.month:
        return None
    return Draft(date=first, to=replace(first, month=last))


def _none(found: Found, book: TimesBook) -> Draft | None:
    """Build nothing: a day that cannot be takes its words with it."""
    del found, book
    return Draft()


def _iso(found: Found, book: TimesBook) -> Draft | None:
    del book
    match = ISO.fullmatch(found.words("iso")[0].upper())
    if match is None:
        return None
    at = {k: int(v) for k, v in match.groupdict().items() if v and v.isdigit()}
    fields: dict[str, Any]
    if "y" in at:
        fields = {"year": at["y"], "month": at["m"], "day": at["d"]}
    elif "y3" in at:  # with full stops the day is first
        fields = {"year": at["y3"], "month": at["m3"], "day": at["d3"]}
    else:  # month first, as American pages write; the other order where only it can be
        month, day = (at["m2"], at["d2"]) if at["m2"] <= 12 else (at["d2"], at["m2"])
        fields = {"year": _century_of(at["y2"]), "month": month, "day": day}
    clock: dict[str, Any] = {"hour": at["h"], "minute": at["n"]} if "h" in at else {}
    date = SymbolicDate(anchor="calendar", zone=match["z"], **fields, **clock)
    return Draft(type="TIME" if clock else "DATE", date=date)


def _century_of(year: int) -> int:
    """Return the full year for two digits: 69-99 are the 1900s, as in POSIX."""
    return year if year >= 100 else year + (1900 if year >= 69 else 2000)


def _chosen(found: Found, book: TimesBook) -> Draft | None:
    """Build "last Friday", "this June", "next summer", "the previous Monday"."""
    fields = _fields(found, book)
    which = set(found.words("which"))
    strict = 2 if which & BACK - {"past"} or which & AHEAD - {"coming"} else 1
    step = -strict if which & BACK else strict if which & AHEAD else 0
    date = SymbolicDate(anchor="calendar", direction=step, **fields)
    return Draft(type=_kind(fields), date=date, mod=_mod(found, book), ask=step == 0)


def _inside(found: Found, book: TimesBook) -> Draft | None:
    """Build "July last year", "Monday of this week"."""
    fields = _fields(found, book)
    unit = "year" if "month" in fields else "week"
    step = _step(found)
    date = SymbolicDate(anchor="publication", unit=unit, offset=step, **fields)
    return Draft(type=_kind(fields), date=date)


def _step(found: Found) -> int:
    which = set(found.words("which"))
    return -1 if which & BACK else 1 if which & AHEAD else 0


def _decade(found: Found, book: TimesBook) -> Draft | None:
    word = found.words("decade")[0].lstrip("'’")
    years = int(word[:-1]) if len(word) == 5 else 1900 + int(word[:-1])
    date = SymbolicDate(anchor="calendar", decade=years // 10)
    return Draft(date=date, mod=_mod(found, book))


def _century(found: Found, book: TimesBook) -> Draft | None:
    if found.word("century") != "century":
        return None
    nth = number(found.words("ord"), book)
    if nth is None or nth < 2:
        return None
    return Draft(date=SymbolicDate(anchor="calendar", century=nth - 1), mod=_mod(found, book))


def _quarter(found: Found, book: TimesBook) -> Draft | None:
    name = found.word("quarter")
    final = found.words("ord")[-1:] in (("final",), ("last",))
    nth = (4 if name == "quarter" else 2) if final else number(found.words("ord"), book)
    if nth is None or not 1 <= nth <= (4 if name == "quarter" else 2):
        return None
    part: dict[str, Any] = {"quarter" if name == "quarter" else "half": nth}
    if "which" in found.groups:
        step = _step(found)
        return Draft(date=SymbolicDate(anchor="publication", unit="year", offset=step, **part))
    year = int(found.words("year")[0]) if "year" in found.groups else None
    return Draft(date=SymbolicDate(anchor="calendar", year=year, **part), ask=year is None)


def _today(found: Found, book: TimesBook) -> Draft | None:
    word = found.word("today") or ""
    fields = _fields(found, book)
    if word in book.timex and "hour" not in fields:
        fields.setdefault("part", book.timex[word])
    offset = book.values.get(word, 0) + {"after": 1, "before": -1}.get(found.word("way") or "", 0)
    date = SymbolicDate(anchor="publication", unit="day", offset=offset, **fields)
    return Draft(type=_kind(fields), date=date, mod=_mod(found, book))


def _daypart(found: Found, book: TimesBook) -> Draft | None:
    """Build "this morning", "last night" and, against the day told of, "the evening"."""
    fields = _fields(found, book)
    which = set(found.words("which"))
    if "which" not in found.groups or which & BASED or which == {"the", "next"}:
        step = _step(found)
        date = SymbolicDate(anchor="time", unit="day", offset=step, **fields)
        return Draft(type="TIME", date=date, mod=_mod(found, book))
    date = SymbolicDate(anchor="publication", unit="day", offset=_step(found), **fields)
    return Draft(type="TIME", date=date, mod=_mod(found, book))


def _clock_alone(found: Found, book: TimesBook) -> Draft | None:
    date = SymbolicDate(anchor="time", unit="day", offset=0, **clock_of(found, book))
    return Draft(type="TIME", date=date)


def _period(found: Found, book: TimesBook) -> Draft | None:
    """Build "last week", "earlier this month", "the following day"."""
    words = set(found.words("which"))
    unit = book.timex[found.word("unit") or "weekend"]
    edge = found.word("edge")
    way = {"earlier": -1, "later": 1}.get(edge or "", 0)
    mod = _mod(found, book)
    based = bool(words & BASED) or (words == {"the", "next"} and unit == "day")
    step = _step(found)
    date = SymbolicDate(
        anchor="time" if based else "publication", unit=unit, offset=step, direction=way
    )
    return Draft(
        date=date,
        mod=mod,
        ask=step == 0 and not way and not mod and not based,
    )


def _count(found: Found, book: TimesBook) -> Draft | None:
    """Build "two days ago", "a couple of weeks earlier", "three months from now"."""
    unit = book.timex[found.word("unit") or ""]
    words = found.words("count")
    one = not words and not found.words("unit")[0].endswith("s")  # "a year-earlier loss"
    count = 1 if one else number(words, book) if words else None
    way = found.words("way")[-1]
    sign = 1 if way in ("later", "after", "afterward", "afterwards", "from", "time", "on") else -1
    based = way not in ("ago", "from", "time")
    loose = bool(set(words) & {"couple"}) or "hedge" in found.groups
    if unit == "fortnight":
        unit, count = "week", None if count is None else 2 * count
    nth = number(found.words("ord"), book) if "ord" in found.groups else None
    date = SymbolicDate(
        anchor="time" if based and not (one and unit == "year") else "publication",
        unit=unit,
        offset=None if count is None else sign * count,
        direction=sign,
        quarter=nth,
    )
    small = unit in ("hour", "minute", "second")
    year_before = unit == "year" and count == 1 and sign < 0 and nth is None
    return Draft(
        type="TIME" if small else "DATE",
        date=date,
        mod="APPROX" if loose else None,
        account="before" if year_before else "",
    )


def _reported(found: Found, book: TimesBook) -> Draft | None:
    """Build "the quarter", "the latest period", "the year ended March 31"."""
    unit = book.timex.get(found.word("unit") or "", "quarter")
    step = 0 if unit == "year" else -1  # results are told when the quarter is over
    date = SymbolicDate(anchor="publication", unit=unit, offset=step)
    return Draft(date=date, account="now")


def _compared(found: Found, book: TimesBook) -> Draft | None:
    """Build "the same period last year", "the 1988 quarter"."""
    del book
    if "year" in found.groups:
        named = SymbolicDate(anchor="calendar", year=int(found.words("year")[0]))
        return Draft(date=named, account="year")
    date = SymbolicDate(anchor="publication", unit="year", offset=-1)
    return Draft(date=date, account="before")


BUILDERS: Mapping[str, Builder] = {
    "parts": _parts,
    "range": _range,
    "years": _years,
    "pair": _pair,
    "spoken": _spoken,
    "iso": _iso,
    "nth": _nth,
    "months": _months,
    "none": _none,
    "coded": _coded,
    "chosen": _chosen,
    "inside": _inside,
    "decade": _decade,
    "tens": _tens,
    "century": _century,
    "quarter": _quarter,
    "today": _today,
    "daypart": _daypart,
    "clock": _clock_alone,
    **HOLIDAYS,
    "period": _period,
    "count": _count,
    "reported": _reported,
    "compared": _compared,
    **LENGTHS,
    **ERAS,
    **ONWARD,
}
