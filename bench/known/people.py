"""One row for each person, of what several sources tell."""

import re
from collections.abc import Iterable, Sequence

from bench.known.shapes import PARTICLES, FoundSpell
from tidings.codebook.known import WITHIN, fold_name, skeleton

APART = 8
"""Years between the spells of two sources from which on one name is taken for two persons'."""
NEAR = 2
"""The same for two names of which one leaves a part out."""
UNIQUE = frozenset({"president", "prime minister", "premier", "chancellor", "king", "emir"})
DIED = "died"
"""In place of an office: nothing is told of later days."""
Spells = list[FoundSpell]


class People:
    """Persons gathered so far: each the spells that sources tell, all of one person."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.rows: list[Spells] = []
        self._by_name: dict[str, list[int]] = {}
        self._by_ends: dict[str, list[int]] = {}
        self._by_office: dict[str, list[int]] = {}

    def add(self, found: Sequence[FoundSpell], *, own: bool = False) -> None:
        """Add spells of one person: to the one person they fit, or as another.

        `own`: another in any case, our own rows being one to a person.
        """
        at = None if own else self._fitting(found)
        if at is None:
            at = len(self.rows)
            self.rows.append([])
        self.rows[at].extend(found)
        for name in dict.fromkeys(n for s in found for n in s.names):
            _note(self._by_name, fold_name(name), at)
            for end in _ends(name):
                _note(self._by_ends, end, at)
        for one in found:
            if one.office in UNIQUE:
                _note(self._by_office, f"{one.state} {one.office}", at)

    def _fitting(self, found: Sequence[FoundSpell]) -> int | None:
        names = dict.fromkeys(n for s in found for n in s.names)
        same = {at for n in names for at in self._by_name.get(fold_name(n), ())}
        exact = [at for at in sorted(same) if _fits(self.rows[at], found)]
        if exact:
            return exact[0] if len(exact) == 1 else _main(exact, self.rows, names)
        like = {
            at
            for n in names
            for end in _ends(n)
            for at in self._by_ends.get(end, ())
            if any(_longer(n, other) for s in self.rows[at] for other in s.names)
        }
        close = [at for at in sorted(like) if _fits(self.rows[at], found, NEAR)]
        if not close:
            close = [at for at in self._in_office(found) if _share(self.rows[at], found)]
        return close[0] if len(close) == 1 else None

    def _in_office(self, found: Sequence[FoundSpell]) -> list[int]:
        """Return who is told to hold the same unique office at the same time."""
        return sorted(
            {
                at
                for one in found
                if one.office in UNIQUE
                for at in self._by_office.get(f"{one.state} {one.office}", ())
                for held in self.rows[at]
                if (held.state, held.office) == (one.state, one.office)
                and held.first <= one.last
                and one.first <= held.last
            }
        )


def _note(places: dict[str, list[int]], key: str, at: int) -> None:
    if at not in places.setdefault(key, []):
        places[key].append(at)


def _share(row: Spells, found: Sequence[FoundSpell]) -> bool:
    """Tell whether a part of their names sounds the same."""
    x, y = (
        {skeleton(p) for s in spells for n in s.names for p in _parts(n)} for spells in (row, found)
    )
    return not x.isdisjoint(y)


def _main(exact: Sequence[int], rows: Sequence[Spells], names: Iterable[str]) -> int | None:
    """Return the one whose usual name it is, where a name is another's alias too."""
    folded = {fold_name(n) for n in names}
    found = [at for at in exact if fold_name(rows[at][0].names[0]) in folded]
    return found[0] if len(found) == 1 else None


def _ends(name: str) -> list[str]:
    """Return first and last part of a name, and the other way about."""
    parts = fold_name(name).split()
    return [f"{parts[0]} {parts[-1]}", f"{parts[-1]} {parts[0]}"] if len(parts) > 1 else []


def _longer(a: str, b: str) -> bool:
    """Tell whether two names are one in another order, or one leaves a part between out."""
    x, y = sorted((_parts(a), _parts(b)), key=len)
    if sorted(x) == sorted(y):
        return True
    one_more = len(y) - len(x) == 1 or len(x) > 2
    same_ends = len(x) > 1 and (x[0], x[-1]) == (y[0], y[-1])
    return one_more and same_ends and set(x) <= set(y)


def _parts(name: str) -> list[str]:
    return [p for p in fold_name(name).split() if p not in PARTICLES]


def _fits(row: Spells, found: Sequence[FoundSpell], apart: int = APART) -> bool:
    """Tell whether two sources tell of one state and of times not far apart."""
    states = {s.state for s in row if s.state} & {s.state for s in found if s.state}
    gap = max(
        int(min(s.first for s in found)[:4]) - int(max(s.last for s in row)[:4]),
        int(min(s.first for s in row)[:4]) - int(max(s.last for s in found)[:4]),
    )
    return bool(states) and gap <= apart


def person_line(row: Spells) -> str:
    """Return a person's line of the table: name, aliases, spells, sources."""
    names: dict[str, str] = {}
    for one in row:
        for name in one.names:
            names.setdefault(fold_name(name), name)
    usual, *aliases = (re.sub(r' *\[.*?\]|["“”]', "", n) for n in names.values())
    spells = dict.fromkeys(_written(s) for s in _joined(row))
    sources = "".join(dict.fromkeys(s.source for s in row))
    usual = usual if usual != usual.lower() else usual.title()
    return "\t".join((usual, WITHIN.join(aliases), WITHIN.join(spells), sources))


def _joined(row: Spells) -> Spells:
    """Return the spells in order, those of one office that meet or overlap as one.

    A spell without an office says nothing beside one with an office that covers it.
    """
    found: Spells = []
    for one in sorted(_alive(row), key=lambda s: (s.state, s.sector, s.office, s.first)):
        before = found[-1] if found else None
        slack = 2 if one.office else 6
        if before and before[1:4] == one[1:4] and one.first <= _later(before.last, slack):
            found[-1] = before._replace(last=max(before.last, one.last, key=_end))
        else:
            found.append(one)
    return sorted((s for s in found if not _covered(s, found)), key=lambda s: (s.first, s.last))


def _alive(row: Spells) -> Spells:
    """Return the spells without what is told of the dead, and of the famous before their fame."""
    end = min((s.last for s in row if s.office == DIED), default="9999")
    power = min((s.first for s in row if s.sector != "ELI"), default="0000")
    return [
        s._replace(last=min(s.last, end))
        for s in row
        if s.office != DIED and s.first <= end and not (s.sector == "ELI" and s.first < power)
    ]


def _covered(one: FoundSpell, spells: Spells) -> bool:
    return not one.office and any(
        (s.state, s.sector) == (one.state, one.sector)
        and s.office
        and s.first <= one.first
        and one.last <= _end(s.last)
        for s in spells
    )


def _end(day: str) -> str:
    return day if len(day) == 10 else f"{day}-31"


def _later(day: str, months: int) -> str:
    """Return a day some months on: terms are told by month, and lists of office holders leave
    some months out.
    """
    year, month = int(day[:4]), int(day[5:7]) + months
    return f"{year + (month > 12)}-{(month - 1) % 12 + 1:02}-31"


def _written(one: FoundSpell) -> str:
    """Return "SSSSEC FIRST-LAST OFFICE", a day that begins or ends its month as the month."""
    first = one.first.removesuffix("-01") if len(one.first) == 10 else one.first
    last = one.last[:7] if _ends_month(one.last) else one.last
    term = f"{first}_{last}".replace("-", "").replace("_", "-")
    return f"{one.state or '---'}{one.sector} {term} {one.office}".rstrip()


def _ends_month(day: str) -> bool:
    ends = {"02": ("28", "29"), "04": ("30",), "06": ("30",), "09": ("30",), "11": ("30",)}
    month, on = day[5:7], day[8:]
    leap = int(day[:4]) % 4 == 0
    if month == "02":
        return on == ("29" if leap else "28")
    return len(day) == 10 and on in ends.get(month, ("31",))
