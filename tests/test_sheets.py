"""Sheets for validation by hand: drawn, filled in, saved by spreadsheets, and read back."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from tests.story_support import Page
from tidings.errors import SheetError, UserError
from tidings.faces.filled_sheets import Tally, Validation, validate
from tidings.faces.sheets import COLUMNS, QUESTIONS, Kind, Wish, write_sheet
from tidings.values import Paragraph, Reading, Span

Rows = list[dict[str, str]]


def read(day: int, kind: str = "SANCTION") -> Reading:
    """One article of three sentences: an act, an act with an odd name, and none."""
    text = (
        f"Norland expelled {day} envoys on Monday. Mr. =Berg met Estmark in Sund. "
        "The weather was fine."
    )
    page = Page(text, published=f"2020-05-{day:02}", outlet="@Courier")
    ours, theirs = page.state("Norland", "NOR"), page.state("Estmark", "EST")
    berg = page.actor("=Berg")
    clause = f"Norland expelled {day} envoys on Monday"
    page.event(clause, "expelled", kind, source=(ours,), when=page.ago("Monday", -1), mode="expel")
    page.event("=Berg met Estmark in Sund", "met", "CONSULT", source=(berg,), target=(theirs,))
    return replace(page.read(), paragraphs=(Paragraph(span=Span(0, len(text))),))


RECORD = tuple(read(day, "AID" if day == 9 else "SANCTION") for day in range(1, 11))


def drawn(
    kind: Kind = "events", number: int = 8, by_group: bool = False,
    record: Iterable[Reading] = RECORD, seed: int = 3,
) -> Rows:  # fmt: skip
    table = StringIO()
    wish = Wish(kind=kind, number=number, by_group=by_group, seed=seed)
    write_sheet(record, wish, table)
    return list(csv.DictReader(StringIO(table.getvalue())))


def saved(rows: Rows, path: Path, *, delimiter: str = ",", encoding: str = "utf-8-sig") -> Path:
    table = StringIO()
    writer = csv.DictWriter(table, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(table.getvalue().encode(encoding))
    return path


def filled(rows: Rows, *cells: str, questions: Iterable[str] = QUESTIONS) -> Rows:
    """Fill the questions of each row in turn with one of `cells`."""
    return [
        {**row, **dict.fromkeys(questions, cells[n % len(cells)])} for n, row in enumerate(rows)
    ]


def told(found: Validation) -> dict[str, Tally]:
    return {t.name: t for t in found.tallies}


@pytest.fixture
def back(tmp_path: Path) -> Callable[..., Validation]:
    def validated(
        rows: Rows, record: Iterable[Reading] = RECORD, **how: str
    ) -> Validation:  # fmt: skip
        return validate(saved(rows, tmp_path / "sheet.csv", **how), lambda: record)

    return validated


Back = Callable[..., Validation]


def test_a_row_shows_an_event_as_a_person_reads_it() -> None:
    row = next(r for r in drawn(number=99) if r["type"] == "AID")
    assert tuple(row) == COLUMNS["events"]
    assert row["sentence"] == "Norland **expelled** 9 envoys on Monday."
    assert (row["mode"], row["status"], row["source"], row["target"]) == (
        "expel", "happened", "Norland", "")  # fmt: skip
    assert row["when"] == "Fri 8 May 2020"
    assert not any(row[q] for q in QUESTIONS)


def test_no_cell_is_a_formula() -> None:
    rows = drawn(number=99)
    assert {r["outlet"] for r in rows} == {"'@Courier"}
    assert "'=Berg" in {r["source"] for r in rows}
    assert not any(cell.startswith(("=", "+", "-", "@")) for r in rows for cell in r.values())


def test_no_id_can_be_taken_for_a_number() -> None:
    assert all(r["id"].startswith("ev") for r in drawn(number=99))
    assert all(r["id"].startswith("se") for r in drawn("sentences", 99))


def test_the_same_seed_gives_the_same_sheet_in_any_order_of_loading() -> None:
    assert drawn() == drawn(record=reversed(RECORD))
    assert drawn() != drawn(seed=4)


def test_a_stratified_sheet_has_every_type_and_keeps_the_weights() -> None:
    rows = drawn(number=8, by_group=True)
    sizes = {(r["stratum"], r["stratum_size"]) for r in rows}
    assert sizes == {("CONSULT", "10"), ("SANCTION", "9"), ("AID", "1")}
    assert rows[0]["sample"] == "stratified sample, 8 of 20 events, seed 3"


def test_a_sheet_of_sentences_shows_all_that_was_read_in_each() -> None:
    rows = drawn("sentences", 99)
    assert len(rows) == 30
    found = {r["sentence"]: r for r in rows}
    assert found["The weather was fine."]["acts"] == "0"
    met = found["Mr. =Berg **met** Estmark in Sund."]
    assert (met["acts"], met["read"]) == ("1", "CONSULT (happened): =Berg → Estmark")


def test_nothing_to_draw_from() -> None:
    with pytest.raises(UserError, match="no events"):
        drawn(record=())


def test_a_filled_sheet_gives_precision_by_question(back: Back) -> None:
    rows = filled(drawn(), "y", "Yes", "1", "TRUE")
    rows[0] |= {"right": "n", **dict.fromkeys(QUESTIONS[1:], "")}  # no act: nothing else to judge
    rows[1]["target_right"] = "N"
    rows[2]["when_right"] = "?"
    rows[3]["status_right"] = ""
    tallies = told(found := back(rows))
    assert (found.rows, found.filled, found.stratified) == (8, 8, False)
    assert (tallies["right"].right, tallies["right"].wrong) == (7, 1)
    assert (tallies["target_right"].right, tallies["target_right"].wrong) == (6, 1)
    assert (tallies["when_right"].unsure, tallies["when_right"].empty) == (1, 1)
    whole = tallies["all of it"]
    assert (whole.right, whole.wrong, whole.unsure, whole.empty) == (4, 2, 1, 1)
    share = tallies["right"].estimate
    assert share
    assert share.value == 7 / 8
    assert share.low == pytest.approx(0.529, abs=0.001)


def test_an_empty_sheet_gives_no_figure(back: Back) -> None:
    found = back(drawn())
    assert found.filled == 0
    assert all(t.estimate is None and t.empty == 8 for t in found.tallies)


def test_a_stratified_sheet_is_weighed(back: Back) -> None:
    rows = drawn(number=8, by_group=True)
    given = [{**r, "right": "n" if r["stratum"] == "CONSULT" else "y"} for r in rows]
    share = told(back(given))["right"].estimate
    assert share
    assert share.value == 0.5  # 10 of 20, though 4 of 8 rows only by chance
    fewer = [r for r in given if r["stratum"] != "AID"]
    fewer.append({**next(r for r in rows if r["stratum"] == "AID")})
    share = told(back(fewer))["right"].estimate
    assert share
    assert share.left_out == ("AID",)
    assert share.value == pytest.approx(9 / 19)


def test_types_are_told_one_by_one(back: Back) -> None:
    rows = filled(drawn(number=99), "y")
    found = back([{**r, "right": "n" if r["type"] == "CONSULT" else "y"} for r in rows])
    assert [(t.name, t.right, t.wrong) for t in found.by_type] == [
        ("AID", 1, 0), ("CONSULT", 0, 10), ("SANCTION", 9, 0),
    ]  # fmt: skip


def test_a_sheet_of_sentences_gives_recall(back: Back) -> None:
    rows = [{**r, "wrong": "0" if r["acts"] != "0" else "", "missed": "0"}
            for r in drawn("sentences", 99)]  # fmt: skip
    rows[0]["missed"] = "2"
    wrong = next(r for r in rows if r["acts"] == "1" and r is not rows[0])
    wrong["wrong"] = "1"
    tallies = told(back(rows))
    assert (tallies["recall"].right, tallies["recall"].wrong) == (19, 2)
    assert (tallies["precision"].right, tallies["precision"].wrong) == (19, 1)
    recall = tallies["recall"].estimate
    assert recall
    assert recall.value == pytest.approx(19 / 21)
    assert recall.low < 19 / 21 < recall.high


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (";", "cp1252")],
)
def test_as_spreadsheets_save_it(back: Back, delimiter: str, encoding: str) -> None:
    rows = filled(drawn(), "y", "n")
    rows[0]["note"] = "two lines,\nand a semicolon; – all right"
    found = back(rows, delimiter=delimiter, encoding=encoding)
    assert told(found)["right"].right == 4


def test_rows_may_be_sorted_dropped_and_given_columns(back: Back) -> None:
    rows = sorted(filled(drawn(), "y"), key=lambda r: r["sentence"])[:5]
    found = back([{"checked by": "me", **r} for r in rows])
    assert (found.rows, told(found)["right"].right) == (5, 5)


def test_mistakes_are_told_row_by_row(back: Back) -> None:
    rows = filled(drawn(), "y")
    rows[0]["right"] = "perhaps"
    rows[3]["when_right"] = "2"
    rows[4]["stratum_size"] = "many"
    with pytest.raises(SheetError, match="row 6: `stratum_size` is 'many'"):
        back(rows)
    rows[4]["stratum_size"] = "20"
    with pytest.raises(SheetError) as caught:
        back(rows)
    assert str(caught.value) == (
        "The sheet has mistakes: row 2: `right` is 'perhaps'; write y, n or ?; "
        "row 5: `when_right` is '2'; write y, n or ?."
    )


def test_many_mistakes_are_counted(back: Back) -> None:
    with pytest.raises(SheetError, match="and 38 more"):
        back(filled(drawn(), "perhaps"))


@pytest.mark.parametrize(
    ("wrong", "missed", "what"),
    [("", "1", "`wrong` is ''"), ("5", "0", "no more than 1 were read"), ("0", "y", "`missed`"),
     ("0", "-1", "`missed`"), ("0", "", "`missed`")],
)  # fmt: skip
def test_counts_that_cannot_be(back: Back, wrong: str, missed: str, what: str) -> None:
    rows = [r for r in drawn("sentences", 99) if r["acts"] == "1"][:1]
    with pytest.raises(SheetError, match=what):
        back([{**rows[0], "wrong": wrong, "missed": missed}])


def test_a_row_twice(back: Back) -> None:
    rows = filled(drawn(), "y")
    with pytest.raises(SheetError, match=r"row 10: ev\w+ stands there twice"):
        back([*rows, rows[0]])


def test_rows_of_another_record_are_refused(back: Back) -> None:
    with pytest.raises(SheetError, match=r"are not of this record .*open the store"):
        back(filled(drawn(), "y"), RECORD[:2])


def test_rows_read_by_other_readers_are_refused(back: Back) -> None:
    anew = [replace(r, fingerprint="others") for r in RECORD]
    with pytest.raises(SheetError, match=r"8 of 8 rows .*other readers \(hand\): rebuild"):
        back(filled(drawn(), "y"), anew)


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"", "no column 'id'"),
        (b"a,b\n1,2\n", "no column 'id'"),
        (b"PK\x03\x04rest of a workbook", "is a workbook"),
        (b"id,stratum,stratum_size,wrong,missed\n", "no row below"),
        (b"id,stratum,stratum_size,wrong,missed,wrong\n1,2,3,4,5,6\n", "two columns of one name"),
        (b'id,stratum,stratum_size,wrong,missed\n"a"b,1,2,3,4\n', "not a table in CSV: line 2"),
        (b"id,stratum,stratum_size,wrong,missed\nse1,all,1,,\n", "not of this record"),
        (b"\xff\xfe\x00", "is not text"),
    ],
)
def test_what_is_no_sheet(tmp_path: Path, body: bytes, what: str) -> None:
    path = tmp_path / "sheet.csv"
    path.write_bytes(body)
    with pytest.raises(SheetError, match=what):
        validate(path, lambda: RECORD)


def test_a_sheet_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SheetError, match="cannot be read"):
        validate(tmp_path / "none.csv", lambda: RECORD)


@pytest.mark.parametrize("kind", ["events", "sentences"])
def test_rows_deleted_from_a_sheet_count_as_empty(back: Back, kind: Kind) -> None:
    names = QUESTIONS if kind == "events" else ("wrong", "missed")
    found = back(filled(drawn(kind)[:3], "y" if kind == "events" else "0", questions=names))
    assert (found.rows, found.drawn, found.filled) == (3, 8, 3)
    assert all(t.empty == 5 for t in found.tallies)
