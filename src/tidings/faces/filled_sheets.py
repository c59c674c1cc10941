"""Reading a filled sheet back, however a spreadsheet saved it, and what it tells of the record."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

from tidings.errors import SheetError
from tidings.faces.sheets import COLUMNS, COUNTS, QUESTIONS, Kind, Unit, units
from tidings.story.precision import Estimate, Judged, estimate
from tidings.values import Reading

MAX_BYTES = 64 * 2**20
DELIMITERS = (",", ";", "\t")
SHOWN = 10  # mistakes that one error names
NEEDED = ("id", "stratum", "stratum_size")

# what a cell says → right or wrong; None: the reader of the sheet could not tell
MARKS: Mapping[str, bool | None] = {
    **dict.fromkeys(("y", "yes", "1", "true", "t", "1.0"), True),
    **dict.fromkeys(("n", "no", "0", "false", "f", "0.0"), False),
    **dict.fromkeys(("?", "unsure", "u"), None),
}
WHOLE = "all of it"
RECALL = "recall"
ACTS = "precision"
_DRAWN = re.compile(r"sample, ([\d,]+) of ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a column, or a row as a whole, says: right, wrong, "?" (unsure) or nothing yet."""

    right: bool | None = None
    filled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the rows say to one question, and the share that is right by it."""

    name: str
    right: int
    wrong: int
    unsure: int
    empty: int
    estimate: Estimate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What a filled sheet tells: one tally a question, and by type where it samples events.

    `filled` counts the rows that answer the first question, `drawn` the rows that the sheet had
    when it was made: those that were deleted since are empty in every tally.
    """

    kind: Kind
    sample: str
    rows: int
    filled: int
    drawn: int
    stratified: bool
    tallies: tuple[Tally, ...]
    by_type: tuple[Tally, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """A sheet's cells, row by row, with the mistakes found in them so far.

    `numbers` are those of the rows in a spreadsheet, where the column names are row 1.
    """

    kind: Kind
    rows: list[dict[str, str]]
    numbers: tuple[int, ...]
    mistakes: list[str] = field(default_factory=list)

    def wrong(self, index: int, what: str) -> None:
        """Take note of a mistake in the row at that place of `rows`."""
        self.mistakes.append(f"row {self.numbers[index]}: {what}")

    def settle(self) -> None:
        """Raise SheetError where there were mistakes."""
        if self.mistakes:
            more = len(self.mistakes) - SHOWN
            rest = f"; and {more} more" if more > 0 else ""
            raise SheetError(f"The sheet has mistakes: {'; '.join(self.mistakes[:SHOWN])}{rest}.")


def validate(path: Path, readings: Callable[[], Iterable[Reading]]) -> Validation:
    """Return what the filled sheet at `path` tells of the record whose readings are given.

    Raises SheetError where the sheet cannot be read, a cell says what cannot be understood, or
    rows are not of this record.
    """
    sheet = _read(path)
    wanted = {row["id"].strip() for row in sheet.rows}
    held = tuple(readings())
    known = {u.ident: u for u in units(sheet.kind, held) if u.ident in wanted}
    _check_rows(sheet, known, {r.fingerprint for r in held})
    sizes = _sizes(sheet)
    sheet.settle()
    read_back = _events if sheet.kind == "events" else _sentences
    found = read_back(sheet, sizes, known)
    sheet.settle()
    lost = found.drawn - found.rows
    return replace(found, tallies=tuple(replace(t, empty=t.empty + lost) for t in found.tallies))


def _drawn(sheet: _Sheet) -> int:
    """Return how many rows were drawn, by the sheet's own `sample`; never fewer than it has."""
    told = (_DRAWN.search(row["sample"]) for row in sheet.rows)
    numbers = (int(found[1].replace(",", "")[:12] or 0) for found in told if found)
    return max(len(sheet.rows), *numbers, 0)


def _read(path: Path) -> _Sheet:
    text = _text(path)
    delimiter = max(DELIMITERS, key=text.partition("\n")[0].count)
    table = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = list(table)
    except csv.Error as cause:
        raise SheetError(
            f"{path} is not a table in CSV: line {table.line_num:,}: {cause}."
        ) from cause
    names = [n.strip().lower() for n in rows[0]] if rows else []
    kind: Kind = "sentences" if "missed" in names else "events"
    needed = (*NEEDED, *(QUESTIONS if kind == "events" else COUNTS))
    if lacking := [n for n in needed if n not in names]:
        raise SheetError(
            f"{path} has no column {lacking[0]!r}; is it a sheet that `tidings sheet` made, saved "
            "as CSV?"
        )
    if len(set(names) - {""}) < len([n for n in names if n]):
        raise SheetError(f"{path} has two columns of one name.")
    filled = {n: row for n, row in enumerate(rows[1:], 2) if any(map(str.strip, row))}
    if not filled:
        raise SheetError(f"{path} has no row below its column names.")
    empty = dict.fromkeys((*names, *COLUMNS[kind]), "")
    cells = [{**empty, **dict(zip(names, row, strict=False))} for row in filled.values()]
    return _Sheet(kind, cells, tuple(filled))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as cause:
        raise SheetError(f"{path} cannot be read: {cause.strerror}.") from cause
    if len(raw) > MAX_BYTES:
        raise SheetError(f"{path} is larger than {MAX_BYTES // 2**20} MB: no sheet is.")
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise SheetError(f"{path} is a workbook; save it as CSV (UTF-8) and give that.")
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise SheetError(f"{path} is not text; save the sheet as CSV (UTF-8).")


def _check_rows(sheet: _Sheet, known: Mapping[str, Unit], fingerprints: set[str]) -> None:
    """Refuse rows that are not of this record, and rows that stand there twice."""
    strangers = [row for row in sheet.rows if row["id"].strip() not in known]
    if strangers:
        first = strangers[0]
        other = first["fingerprint"].strip()
        why = (
            f"they were read by other readers ({other}): rebuild the record that the sheet was "
            "made from (`tidings rebuild`), or make a new sheet"
            if other and other not in fingerprints
            else "this record has no such id: open the store that the sheet was made from"
        )
        raise SheetError(
            f"{len(strangers):,} of {len(sheet.rows):,} rows are not of this record "
            f"(the first is {first['id'].strip()[:40]!r}); {why}."
        )
    seen: set[str] = set()
    for number, row in enumerate(sheet.rows):
        ident = row["id"].strip()
        if ident in seen:
            sheet.wrong(number, f"{ident} stands there twice")
        seen.add(ident)


def _sizes(sheet: _Sheet) -> dict[str, int]:
    """Return how many units each stratum has in all; a sheet must agree with itself."""
    found: dict[str, int] = {}
    for number, row in enumerate(sheet.rows):
        stratum, size = row["stratum"].strip(), row["stratum_size"].strip()
        if not size.isdecimal() or not 0 < int(size) < 10**12:
            sheet.wrong(number, f"`stratum_size` is {size[:20]!r}, not a whole number above 0")
        elif found.setdefault(stratum, int(size)) != int(size):
            sheet.wrong(number, f"the stratum {stratum[:40]!r} has two sizes")
    return found


def _events(sheet: _Sheet, sizes: Mapping[str, int], known: Mapping[str, Unit]) -> Validation:
    answers: dict[str, list[Answer]] = {name: [] for name in (*QUESTIONS, WHOLE)}
    for number, row in enumerate(sheet.rows):
        given = {name: _mark(sheet, number, name, row[name]) for name in QUESTIONS}
        for name, answer in given.items():
            answers[name].append(answer)
        answers[WHOLE].append(_whole(tuple(given.values())))
    strata = [row["stratum"].strip() for row in sheet.rows]
    by_type: dict[str, list[Answer]] = {}
    for row, answer in zip(sheet.rows, answers["right"], strict=True):
        unit = known[row["id"].strip()]
        kind = unit.reading.events[unit.events[0]].type
        by_type.setdefault(kind, []).append(answer)
    return Validation(
        kind="events",
        sample=sheet.rows[0]["sample"].strip(),
        rows=len(sheet.rows),
        drawn=_drawn(sheet),
        filled=sum(a.filled for a in answers["right"]),
        stratified=len(sizes) > 1,
        tallies=tuple(_tally(name, found, strata, sizes) for name, found in answers.items()),
        by_type=tuple(
            _tally(kind, found, [kind] * len(found), {kind: 1})
            for kind, found in sorted(by_type.items())
        ),
    )


def _mark(sheet: _Sheet, number: int, name: str, cell: str) -> Answer:
    said = cell.strip().lower()
    if not said:
        return Answer()
    if said not in MARKS:
        sheet.wrong(number, f"`{name}` is {cell.strip()[:20]!r}; write y, n or ?")
        return Answer()
    return Answer(right=MARKS[said], filled=True)


def _whole(given: Sequence[Answer]) -> Answer:
    """Return whether a row is right in everything: one n is enough for wrong."""
    if any(a.filled and a.right is False for a in given):
        return Answer(right=False, filled=True)
    if not all(a.filled for a in given):
        return Answer()
    return Answer(right=None if any(a.right is None for a in given) else True, filled=True)


def _tally(
    name: str, answers: Sequence[Answer], strata: Sequence[str], sizes: Mapping[str, int]
) -> Tally:
    told = [
        Judged(stratum=stratum, size=sizes[stratum], right=float(bool(answer.right)))
        for answer, stratum in zip(answers, strata, strict=True)
        if answer.filled and answer.right is not None
    ]
    right = sum(a.right is True for a in answers)
    return Tally(
        name=name,
        right=right,
        wrong=len(told) - right,
        unsure=sum(a.filled and a.right is None for a in answers),
        empty=sum(not a.filled for a in answers),
        estimate=estimate(told, tuple(sizes)),
    )


def _sentences(sheet: _Sheet, sizes: Mapping[str, int], known: Mapping[str, Unit]) -> Validation:
    """Return recall over sampled sentences, and the precision of what was read in them."""
    recall: list[Judged] = []
    precision: list[Judged] = []
    wrong = missed = unsure = empty = read = 0
    for number, row in enumerate(sheet.rows):
        acts = len(known[row["id"].strip()].events)
        counted = _counted(sheet, number, row, acts)
        if counted is None:
            said = {row[name].strip() for name in COUNTS}
            unsure, empty = unsure + ("?" in said), empty + ("?" not in said)
            continue
        false, lost = counted
        stratum = row["stratum"].strip()
        size = sizes.get(stratum, 1)
        recall.append(
            Judged(stratum=stratum, size=size, right=acts - false, of=acts - false + lost)
        )
        precision.append(Judged(stratum=stratum, size=size, right=acts - false, of=acts))
        read, wrong, missed = read + acts, wrong + false, missed + lost
    strata = tuple(sizes)
    tallies = (
        Tally(name=RECALL, right=read - wrong, wrong=missed, unsure=unsure, empty=empty,
              estimate=estimate(recall, strata)),
        Tally(name=ACTS, right=read - wrong, wrong=wrong, unsure=unsure, empty=empty,
              estimate=estimate(precision, strata)),
    )  # fmt: skip
    return Validation(
        kind="sentences",
        sample=sheet.rows[0]["sample"].strip(),
        rows=len(sheet.rows),
        drawn=_drawn(sheet),
        filled=len(recall) + unsure,
        stratified=len(sizes) > 1,
        tallies=tallies,
    )


def _counted(
    sheet: _Sheet, number: int, row: Mapping[str, str], acts: int
) -> tuple[int, int] | None:
    """Return how many acts are wrong and how many missed; none where that is not told."""
    wrong, missed = (row[name].strip() for name in COUNTS)
    if "?" in (wrong, missed) or not (wrong or missed):
        return None
    found = []
    for name, cell in (("wrong", wrong or ("" if acts else "0")), ("missed", missed)):
        if not (cell.isdecimal() and len(cell) < 4):
            sheet.wrong(number, f"`{name}` is {cell[:20]!r}; write how many, 0 if none, or ?")
            return None
        found.append(int(cell))
    if found[0] > acts:
        sheet.wrong(number, f"`wrong` is {found[0]}, but no more than {acts} were read")
        return None
    return found[0], found[1]
