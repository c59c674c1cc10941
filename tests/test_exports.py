"""The record for other programs: readings and stories whole, events as CSV and Parquet."""

import csv
import io
import json
import sys
from dataclasses import replace

import pytest

from tests.support import make_article
from tidings.codec import decode
from tidings.errors import SettingsError
from tidings.faces.exports import gdelt, polecat, published_line, story_json
from tidings.faces.exports.of_story import Record
from tidings.faces.exports.parquet import write_parquet
from tidings.faces.exports.tables import Column, Row, cell, printable, write_csv
from tidings.faces.exports.told import Cited, Party, Told, code_of, days_of
from tidings.values import (
    UNKNOWN,
    Actor,
    ArgumentSpans,
    Coverage,
    Event,
    Interval,
    Line,
    Mention,
    Paragraph,
    Piece,
    Pointer,
    Reading,
    Span,
    Story,
    StoryActor,
    StoryEvent,
    Telling,
    When,
)

DAY = Interval(earliest="2021-05-03", latest="2021-05-04", basis="said so")
TEXT = "Rain fell. Norland\nexpelled the envoy of Southland, Mr. Orr, on 3 May. Nobody spoke."
CLAUSE = Span(11, 69)
POINTER = Pointer("a1", CLAUSE, CLAUSE.of(TEXT))
NORLAND = Party(name="Norland", words="Norland", code="NOR", sector="GOV", office="host")
SOUTHLAND = Party(name="Southland", words="Southland", code="SOU")
COUNCIL = Party(name="Council of Ports", words="the council", code="IGO")


def reading() -> Reading:
    event = Event(
        span=CLAUSE,
        trigger=Span(19, 27),
        type="SANCTION",
        mode="expel",
        contexts=("diplomatic",),
        source=(0,),
        target=(1,),
        when=When(basis="said so"),
        arguments=ArgumentSpans(source=(Span(11, 18),), target=(Span(28, 59),)),
        coder="rule:expel",
        confidence=0.875,
    )
    return Reading(
        article=make_article(TEXT, outlet="The Quay", url="https://quay.example/1", language="en"),
        fingerprint="tidings 1; parser 2; tables 3",
        published=DAY,
        paragraphs=(Paragraph(span=Span(0, len(TEXT))),),
        actors=(
            Actor(name="Norland", kind="government", country="NOR", sector="GOV", gender=None),
            Actor(name="Orr", kind="person", country="SOU", gender="m"),
        ),
        mentions=(
            Mention(span=Span(11, 18), actor=0, form="name"),
            Mention(span=Span(56, 59), actor=1, form="name"),
        ),
        events=(event,),
    )


def story() -> Story:
    telling = Telling(article="a1", index=0, pointers=(POINTER,), status="happened", when=DAY)
    event = StoryEvent(
        id="e1",
        type="SANCTION",
        mode="expel",
        contexts=("diplomatic",),
        source=("n",),
        target=("s", "t"),
        status="happened",
        history=(("happened", telling),),
        when=DAY,
        where=None,
        counts=((35, "diplomats"),),
        answers=None,
        tellings=(telling,),
        origins=1,
        line=Line(id="e-1", pieces=(Piece(text="Norland expelled them"),), pointers=(POINTER,)),
        confidence=0.875,
    )
    covered = Coverage(
        article="a1", title="T", outlet="The Quay", url=None, published=DAY, kind="news", whole=True
    )
    actors = (
        StoryActor(
            id="n", name="Norland", kind="government", country="NOR", sector="GOV",
            members=(("a1", 0),),
        ),
        StoryActor(id="s", name="Southland", kind="government", country="SOU"),
        StoryActor(id="t", name="Its envoy", kind="person", members=(("a1", 1),)),
    )  # fmt: skip
    return Story(
        id="st", title="T", coverage=(covered,), actors=actors, events=(event,),
        statements=(), ledger=(), disagreements=(),
    )  # fmt: skip


def told(**fields: object) -> Told:
    """Return an event of our own making, with some fields as given."""
    cited = Cited(
        article="a1", title="T", outlet="The Quay", url="https://quay.example/1", language="en",
        published=DAY, span=CLAUSE, triggers=("expelled",), clause="Norland expelled him",
        sentence="Norland expelled him.", sequence=1, status="happened", coder="rule:expel",
        reader="tidings 1; parser 2",
    )  # fmt: skip
    one = Told(
        id="e1", story="st", type="SANCTION", mode="expel", contexts=("diplomatic",), special=(),
        status="happened", when=DAY, source=(NORLAND,), target=(SOUTHLAND,), reciprocal=False,
        where="Lerna", where_country="NOR", counts=((35, "diplomats"),), link=None, answers=None,
        alleged_by=(), origins=1, cited=(cited,), confidence=0.875,
    )  # fmt: skip
    return replace(one, **fields)  # type: ignore[arg-type]


def table(columns: tuple[Column, ...], rows: list[Row]) -> list[dict[str, str]]:
    output = io.StringIO()
    write_csv(columns, rows, output)
    return list(csv.DictReader(io.StringIO(output.getvalue())))


def polecat_rows(*events: Told) -> list[dict[str, str]]:
    return table(polecat.COLUMNS, list(polecat.rows(events)))


def gdelt_rows(*events: Told) -> list[dict[str, str]]:
    return table(gdelt.COLUMNS, list(gdelt.rows(events)))


def test_events_of_a_story_are_rows_in_plovers_terms() -> None:
    (row,) = polecat_rows(*Record(story(), lambda _: reading()).events())
    assert tuple(row) == tuple(c.name for c in polecat.COLUMNS)
    assert row["event_type"] == "SANCTION"
    assert (row["quad_code"], row["intensity"]) == ("4", "-5.2")
    assert (row["event_date_earliest"], row["event_date_latest"]) == ("2021-05-03", "2021-05-04")
    assert (row["actor_name"], row["actor_country"], row["actor_sector"]) == (
        "Norland", "NOR", "GOV",
    )  # fmt: skip
    assert row["recipient_name"] == "Southland; Its envoy"
    # what is not known keeps its place beside the name, and is nothing where nothing is known
    assert (row["recipient_country"], row["recipient_sector"]) == ("SOU; ", "")
    assert row["counts"] == "35 diplomats"
    assert row["outlets"] == "The Quay"
    assert row["coder"] == "rule:expel"
    assert row["confidence"] == "0.88"
    assert row["words"] == "Norland expelled the envoy of Southland, Mr. Orr, on 3 May"


def test_a_story_knows_what_its_articles_know_of_a_party() -> None:
    (event,) = Record(story(), lambda _: reading()).events()
    envoy = event.target[1]
    assert (envoy.name, envoy.words, envoy.gender) == ("Its envoy", "Orr", "m")
    assert event.cited[0].sequence == 2


def test_tellings_of_one_event_share_its_link() -> None:
    (telling,) = Record(story(), lambda _: reading()).tellings()
    assert (telling.id, telling.link, telling.story) == ("e1.1", "e1", "st")
    assert telling.target[0].name == "Orr"


def test_what_a_reading_no_longer_holds_is_left_out() -> None:
    bare = replace(reading(), events=())
    record = Record(story(), lambda _: bare)
    assert (list(record.events()), list(record.tellings())) == ([], [])


@pytest.mark.parametrize("form", [polecat, gdelt])
def test_no_event_gives_a_table_without_rows(form: object) -> None:
    output = io.StringIO()
    write_csv(form.COLUMNS, form.rows(()), output)  # type: ignore[attr-defined]
    assert output.getvalue() == ",".join(c.name for c in form.COLUMNS) + "\n"  # type: ignore[attr-defined]


def test_a_story_as_json_keeps_every_field() -> None:
    assert decode(story_json(story()), Story) == story()


def test_a_reading_is_one_line_of_its_published_form() -> None:
    held = Reading(article=make_article("Två\nrader."), fingerprint="f", published=DAY)
    line = published_line(held)
    assert "\n" not in line
    assert json.loads(line)["article"]["text"] == "Två\nrader."


# ------------------------------------------------------------------ dates


@pytest.mark.parametrize(
    ("earliest", "latest", "likely", "first", "last"),
    [
        ("2021-05-03", "2021-05-03", None, "2021-05-03", None),
        ("2021-05-03T10:00", "2021-05-04T09:00", None, "2021-05-03", "2021-05-04"),
        ("2021-05-01", "2021-05-31", "2021-05-09", "2021-05-01", "2021-05-31"),
        (None, "2021-05-03", None, "2021-05-03", None),
        ("2021-05-03", None, None, "2021-05-03", None),
        (None, "2021-05-03", "2021-04", "2021-04-01", "2021-04-30"),
        (None, None, "2020", "2020-01-01", "2020-12-31"),
        (None, None, None, "2021-06-01", "2021-06-02"),
    ],
)
def test_a_record_of_one_date_has_the_best_there_is(
    earliest: str | None, latest: str | None, likely: str | None, first: str, last: str | None
) -> None:
    when = Interval(earliest=earliest, latest=latest, likely=likely, basis="b")
    published = Interval(earliest="2021-06-01", latest="2021-06-02", basis="given")
    found = days_of(when, published)
    assert (found.first, found.last) == (first, last)
    assert bool(found.note) == (earliest is None or latest is None)


def test_an_event_of_an_undated_article_has_no_day() -> None:
    assert days_of(UNKNOWN, UNKNOWN).first is None
    (row,) = polecat_rows(told(when=UNKNOWN, cited=(replace(told().cited[0], published=UNKNOWN),)))
    assert (row["event_date"], row["publication_date"]) == ("", "")


# ------------------------------------------------------------------ actors' codes


def test_what_is_of_no_state_has_a_code_of_its_own() -> None:
    assert code_of("FRA", "GOV") == ("FRA", "GOV")
    assert code_of(None, "IGO") == ("IGO", None)
    assert code_of("FRA", "NGO") == ("FRA", None)
    assert code_of(None, "nonsense") == (None, None)


# ------------------------------------------------------------------ GDELT


def test_gdelts_columns_are_its_61_in_order() -> None:
    (row,) = gdelt_rows(told())
    assert len(row) == 61
    assert list(row)[:3] == ["GLOBALEVENTID", "SQLDATE", "MonthYear"]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"]) == ("20210503", "202105", "2021")
    assert row["FractionDate"] == "2021.337"
    assert (row["Actor1Code"], row["Actor1Name"], row["Actor1CountryCode"]) == (
        "NORGOV", "NORLAND", "NOR",
    )  # fmt: skip
    assert (row["Actor1Type1Code"], row["Actor2Type1Code"]) == ("GOV", "")
    assert (row["EventCode"], row["EventRootCode"]) == ("160", "16")
    assert (row["QuadClass"], row["GoldsteinScale"]) == ("4", "-5.2")
    assert row["ActionGeo_FullName"] == "Lerna"
    assert row["SOURCEURL"] == "https://quay.example/1"


def test_gdelt_has_a_row_for_each_pair_and_both_directions_of_a_reciprocal_act() -> None:
    rows = gdelt_rows(told(source=(NORLAND, COUNCIL)))
    assert [(r["Actor1Code"], r["Actor2Code"]) for r in rows] == [("NORGOV", "SOU"), ("IGO", "SOU")]
    assert rows[1]["Actor1CountryCode"] == ""
    both = (NORLAND, SOUTHLAND)
    rows = gdelt_rows(told(type="CONSULT", source=both, target=both, reciprocal=True))
    assert [(r["Actor1Code"], r["Actor2Code"]) for r in rows] == [
        ("NORGOV", "SOU"), ("SOU", "NORGOV"),
    ]  # fmt: skip
    assert len({r["GLOBALEVENTID"] for r in rows}) == 2
    (row,) = gdelt_rows(told(source=(), target=()))
    assert (row["Actor1Code"], row["Actor2Code"]) == ("", "")


def test_gdelt_has_no_row_for_what_was_not_done() -> None:
    for status in ("planned", "called off", "denied", "hypothetical", "counterfactual", "proposed"):
        assert gdelt_rows(told(status=status)) == []
    assert gdelt_rows(told(type="THREATEN", mode=None, status="threatened"))
    assert not gdelt_rows(told(status="threatened"))


# ------------------------------------------------------------------ hostile text


@pytest.mark.parametrize("lead", ["=", "+", "-", "@", " =", "\t=", "\n-", "＝", "\x00=", "\r@"])
def test_no_cell_is_a_formula(lead: str) -> None:
    assert str(cell(lead + "cmd|' /C calc'!A0")).startswith("'")
    assert str(cell((lead + "1", "b"))).startswith("'")


def test_numbers_are_numbers_and_plain_words_are_left_alone() -> None:
    assert cell(-5.2) == -5.2
    assert cell("a=b") == "a=b"
    assert cell(None) == ""


def test_controls_and_halves_of_characters_are_taken_out() -> None:
    assert printable("a\x00b\x1b[31mc\r\nd\u2028e\x9b") == "ab[31mc  d e"
    assert printable("\ud800x") == "?x"


def test_hostile_words_stay_in_their_cell() -> None:
    nasty = 'a","b\n=1+1;\x00"'
    (row,) = polecat_rows(told(source=(replace(NORLAND, name=nasty),)))
    assert row["actor_name"] == 'a","b =1+1;"'
    assert row["recipient_name"] == "Southland"


# ------------------------------------------------------------------ Parquet


def parquet(columns: tuple[Column, ...], rows: list[Row]) -> bytes:
    output = io.BytesIO()
    write_parquet(columns, rows, output)
    return output.getvalue()


def test_parquet_comes_back_as_it_went() -> None:
    arrow = pytest.importorskip("pyarrow.parquet")
    data = parquet(polecat.COLUMNS, list(polecat.rows([told(), told(when=UNKNOWN)])))
    found = arrow.read_table(io.BytesIO(data)).to_pylist()
    assert [r["event_id"] for r in found] == ["e1", "e1"]
    assert found[0]["event_date"].isoformat() == "2021-05-03"
    assert found[0]["contexts"] == ["diplomatic"]
    assert found[0]["recipient_sector"] == [None]
    assert (found[0]["quad_code"], found[0]["intensity"]) == (4, -5.2)
    assert found[1]["event_date_earliest"] is None
    assert data == parquet(polecat.COLUMNS, list(polecat.rows([told(), told(when=UNKNOWN)])))


def test_parquet_without_rows_has_its_columns_and_types() -> None:
    arrow = pytest.importorskip("pyarrow.parquet")
    full = arrow.read_schema(io.BytesIO(parquet(gdelt.COLUMNS, list(gdelt.rows([told()])))))
    empty = arrow.read_schema(io.BytesIO(parquet(gdelt.COLUMNS, [])))
    assert empty == full
    assert empty.field("SQLDATE").type == "int64"


def test_formulas_are_no_danger_in_parquet_and_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    arrow = pytest.importorskip("pyarrow.parquet")
    odd = replace(NORLAND, name="=1+1\x00\ud800")
    data = parquet(polecat.COLUMNS, list(polecat.rows([told(source=(odd,))])))
    assert arrow.read_table(io.BytesIO(data)).to_pylist()[0]["actor_name"] == ["=1+1?"]
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingsError, match=r"pip install 'tidings\[parquet\]'"):
        parquet(polecat.COLUMNS, [])
