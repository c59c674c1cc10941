"""Events as rows under the 61 column names of GDELT 2.0's event table.

GDELT has no column for an act's status: what is planned, called off, denied, only supposed or
did not happen is left out. It knows one actor on each side: an act of several is several rows, a
reciprocal one has a row for each direction. What Tidings does not know (tone, coordinates, the day
it was added) is empty. docs/exports.md has the whole table.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import permutations, product

from tidings.codebook.plover import load_plover
from tidings.codec import short_id
from tidings.faces.exports.tables import Column, Kind, Row, Value
from tidings.faces.exports.told import Party, Told
from tidings.values import Status

_ACTOR = (
    "Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code",
    "Religion2Code", "Type1Code", "Type2Code", "Type3Code",
)  # fmt: skip
_GEO = (
    "Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID",
)  # fmt: skip
NAMES = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    *(f"Actor1{n}" for n in _ACTOR), *(f"Actor2{n}" for n in _ACTOR),
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale",
    "NumMentions", "NumSources", "NumArticles", "AvgTone",
    *(f"Actor1Geo_{n}" for n in _GEO), *(f"Actor2Geo_{n}" for n in _GEO),
    *(f"ActionGeo_{n}" for n in _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
_WHOLE = {
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "IsRootEvent", "QuadClass", "NumMentions",
    "NumSources", "NumArticles", "Actor1Geo_Type", "Actor2Geo_Type", "ActionGeo_Type", "DATEADDED",
}  # fmt: skip
_NUMBER = {"FractionDate", "GoldsteinScale", "AvgTone"}
# PLOVER's sectors that CAMEO names otherwise: its MED is the media, its HLH health
SECTORS = {"MED": "HLH", "JRN": "MED"}
# the statuses of acts that GDELT codes: done, or done by the words themselves
DONE: frozenset[Status] = frozenset({"happened", "ongoing"})
SPOKEN: dict[str, Status] = {"THREATEN": "threatened", "REQUEST": "demanded"}


def _kind(name: str) -> Kind:
    return "whole" if name in _WHOLE else "number" if name in _NUMBER else "text"


COLUMNS = tuple(Column(name, _kind(name), "see docs/exports.md") for name in NAMES)


def has_row(told: Told) -> bool:
    """Tell whether GDELT would have the act: it was done, or is done by its own words."""
    return told.status in DONE or SPOKEN.get(told.type) == told.status


def rows(told: Iterable[Told]) -> Iterator[Row]:
    """Yield a row for each pair of parties of each act that was done."""
    for one in told:
        if has_row(one):
            shared = _shared(one)
            for number, (first, second) in enumerate(_pairs(one)):
                yield {
                    **shared,
                    "GLOBALEVENTID": int(short_id(one.id, number), 16),
                    **_actor("Actor1", first),
                    **_actor("Actor2", second),
                }


def _pairs(told: Told) -> Iterator[tuple[Party | None, Party | None]]:
    if told.reciprocal:
        yield from permutations(told.source, 2)
    else:
        yield from product(told.source or (None,), told.target or (None,))


def _actor(column: str, party: Party | None) -> Row:
    if party is None:
        return {}
    nonstate = party.code in load_plover().nonstate
    country = None if nonstate else party.code
    sector = SECTORS.get(party.sector or "", party.sector)
    types = [t for t in (party.code if nonstate else None, sector) if t]
    return {
        f"{column}Code": "".join((country or "", *types)) or None,
        f"{column}Name": party.name.upper(),
        f"{column}CountryCode": country,
        **{f"{column}Type{n}Code": t for n, t in enumerate(types, 1)},
    }


def _shared(told: Told) -> dict[str, Value]:
    """Return what all rows of an act have, every column present."""
    root = load_plover().types[told.type].cameo
    urls = (c.url for c in told.cited if c.url)
    return {
        **dict.fromkeys(NAMES),
        **_dates(told.days.first),
        "EventCode": f"{root}0",
        "EventBaseCode": f"{root}0",
        "EventRootCode": root,
        "QuadClass": told.quad,
        "GoldsteinScale": told.score,
        "NumMentions": sum(len(c.triggers) for c in told.cited),
        "NumSources": len(told.outlets) or 1,
        "NumArticles": len(told.articles),
        "ActionGeo_FullName": told.where,
        "SOURCEURL": next(urls, None),
    }


def _dates(stamp: str | None) -> dict[str, Value]:
    if stamp is None:
        return {}
    day = date.fromisoformat(stamp)
    month = day.year * 100 + day.month
    return {
        "SQLDATE": month * 100 + day.day,
        "MonthYear": month,
        "Year": day.year,
        "FractionDate": round(day.year + ((day.month - 1) * 30 + day.day) / 365, 4),
    }
