"""PLOVER records: the manual's fields, codes of the codebook, of articles and stories."""

import json
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from tests.support import lines_run, session_parser
from tests.test_exports import COUNCIL, NORLAND, SOUTHLAND, reading, told
from tidings import read
from tidings.codebook.plover import load_plover
from tidings.faces.exports.of_reading import Numbered, Teller, chains
from tidings.faces.exports.plover import record, records
from tidings.faces.exports.told import Told
from tidings.faces.sentences import number_of, sentence_of, sentences
from tidings.values import UNKNOWN, Paragraph, Reading, Span

# fields of the manual's table, and what each may be
FIELDS: dict[str, tuple[type, ...]] = {
    "id": (str,), "date": (str, type(None)), "enddate": (str, type(None)), "source": (list,),
    "recipient": (list,), "event": (list,), "event_loc": (dict, type(None)), "event_text": (list,),
    "quad_code": (int,), "event_scale": (float,), "mode": (str, type(None)), "context": (list,),
    "link": (str, type(None)), "text_info": (dict,), "cite_info": (dict,), "coder": (str,),
    "comment": (str, type(None)),
}  # fmt: skip
ACTOR = {"code", "sector", "actor_text", "identifier_text", "office", "gender"}
NEWS = (
    "The United States expelled 35 Russian diplomats on Thursday.\n"
    "President Maria Lund met Foreign Minister Karl Berg in Oslo on Monday. "
    "France denied having sent troops to Mali.\n"
    "Russia threatened to close the embassy of Poland in Moscow."
)


def check(one: dict[str, Any]) -> None:
    """Check that a record has every field, and codes of the codebook only."""
    plover = load_plover()
    for name, kinds in FIELDS.items():
        assert isinstance(one[name], kinds), name
    (type_,) = one["event"]
    row = plover.types[type_]
    assert (one["quad_code"], one["event_scale"]) == (row.quad, row.score)
    assert one["mode"] is None or one["mode"] in row.modes
    assert set(one["context"]) <= {*plover.contexts, *plover.special}
    for party in (*one["source"], *one["recipient"]):
        assert set(party) == ACTOR
        assert party["sector"] is None or party["sector"] in plover.sectors
        assert party["code"] is None or len(party["code"]) == 3
        assert party["identifier_text"] and party["actor_text"]
    assert one["text_info"]["start"] < one["text_info"]["end"]


def of_readings(found: Iterable[Reading]) -> list[Told]:
    numbered = Numbered()
    return [t for r in found for t in numbered.told(r)]


def lines(found: Iterable[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in found]


@pytest.fixture(scope="module")
def news() -> Reading:
    session_parser()
    return read(NEWS, published="2017-06-21", outlet="The Quay", url="https://quay.example/1")


def test_records_of_an_article_have_every_field_and_known_codes(news: Reading) -> None:
    found = lines(records(of_readings([news])))
    assert len(found) == len(news.events) > 3
    for one in found:
        check(one)
    assert len({one["id"] for one in found}) == len(found)


def test_what_is_denied_has_the_special_context(news: Reading) -> None:
    (denied,) = [r for r in lines(records(of_readings([news]))) if r["status"] == "denied"]
    assert "negation" in denied["context"]
    old = read("France met Spain in Oslo in May 1998.", published="2017-06-21")
    assert [r["context"][-1] for r in lines(records(of_readings([old])))] == ["historical"]


def test_a_record_points_at_its_sentence_and_carries_no_text(news: Reading) -> None:
    first = lines(records(of_readings([news])))[0]
    info = first["text_info"]
    assert NEWS[info["start"] : info["end"]] == NEWS.splitlines()[0]
    assert info["sequence"] == 1
    assert "text" not in first
    assert "on Thursday" not in json.dumps(first)
    with_text = lines(records(of_readings([news]), with_text=True))[0]
    assert with_text["text"] == NEWS.splitlines()[0]


def test_where_it_comes_from_is_told(news: Reading) -> None:
    cited = lines(records(of_readings([news])))[0]["cite_info"]
    assert (cited["publication"], cited["url"]) == ("The Quay", "https://quay.example/1")
    assert (cited["language"], cited["publication_date"]) == ("en", "2017-06-21")
    assert "tables" in cited["coder"] and "PLOVER" in cited["codebook"]


def test_the_same_article_gives_the_same_lines(news: Reading) -> None:
    again = read(NEWS, published="2017-06-21", outlet="The Quay", url="https://quay.example/1")
    assert list(records(of_readings([news]))) == list(records(of_readings([again])))


def test_an_article_that_comes_twice_has_ids_of_its_own(news: Reading) -> None:
    found = [t.id for t in of_readings([news, news])]
    assert len(set(found)) == len(found)


def test_parties_of_a_reciprocal_act_are_all_its_source() -> None:
    both = (NORLAND, SOUTHLAND)
    one = record(told(type="CONSULT", mode=None, source=both, target=both, reciprocal=True))
    check(one)
    assert [p["identifier_text"] for p in one["source"]] == ["Norland", "Southland"]
    assert one["recipient"] == []
    assert "reciprocal" in one["comment"]


def test_what_is_told_of_a_party_is_in_its_record() -> None:
    (party,) = record(told())["source"]
    assert party == {
        "code": "NOR", "sector": "GOV", "actor_text": "Norland", "identifier_text": "Norland",
        "office": "host", "gender": None,
    }  # fmt: skip
    assert record(told(source=(COUNCIL,)))["source"][0]["code"] == "IGO"
    assert record(told(source=()))["source"] == []


def test_status_and_days_stand_in_contexts_and_comment() -> None:
    planned = record(told(status="planned", special=("future",)))
    assert planned["context"] == ["diplomatic", "future"]
    assert planned["comment"] == "status: planned"
    assert record(told())["comment"] is None
    undated = record(told(when=UNKNOWN))
    assert (undated["date"], undated["enddate"]) == ("2021-05-03", "2021-05-04")
    assert undated["comment"] == "date: day of publication; no day is told"


def test_words_that_tell_an_act_again_are_its_words_too() -> None:
    (event,) = reading().events
    again = replace(reading(), events=(replace(event, tellings=(Span(71, 77), Span(19, 27))),))
    (one,) = of_readings([again])
    assert record(one)["event_text"] == ["expelled", "Nobody"]


def test_a_place_has_its_country() -> None:
    assert record(told())["event_loc"] == {"name": "Lerna", "cc3": "NOR"}
    assert record(told(where=None))["event_loc"] is None


def test_hostile_text_stays_inside_its_string() -> None:
    odd = replace(NORLAND, name='"}\n{"\x1b[31m\x00\x9b\u202e\u2028é', words="x")
    (line,) = records([told(source=(odd,))])
    assert len(line.splitlines()) == 1
    assert line.isprintable() and "é" in line
    assert json.loads(line)["source"][0]["identifier_text"] == odd.name


def test_no_event_gives_no_line() -> None:
    assert list(records([])) == []
    assert list(of_readings([replace(reading(), events=())])) == []


def test_an_act_and_its_answers_share_a_link() -> None:
    assert chains([None, 0, None, 1]) == (0, 0, None, 0)
    assert chains([1, 0]) == (0, 0)
    assert chains([None]) == (None,)
    assert chains([]) == ()
    (event,) = reading().events
    held = replace(reading(), events=(event, replace(event, answers=0)))
    first, second = Teller(held).told(str)
    assert (first.link, second.link, second.answers) == ("0", "0", "0")


def test_work_grows_with_the_text_and_no_faster() -> None:
    (event,) = reading().events
    step = len(reading().article.text) + 1

    def work(times: int) -> int:
        moved = [
            replace(
                event,
                span=Span(event.span.start + n * step, event.span.end + n * step),
                trigger=Span(event.trigger.start + n * step, event.trigger.end + n * step),
            )
            for n in range(times)
        ]
        text = "\n".join([reading().article.text] * times)
        held = replace(
            reading(),
            article=replace(reading().article, text=text),
            paragraphs=(Paragraph(span=Span(0, len(text))),),
            events=tuple(moved),
        )
        return lines_run(lambda: list(records(of_readings([held]))))

    work(1)  # what is loaded once is loaded
    assert work(200) < 2.5 * work(100)


# ------------------------------------------------------------------ sentences


def split(text: str) -> list[str]:
    held = replace(
        reading(),
        article=replace(reading().article, text=text),
        paragraphs=(Paragraph(span=Span(0, len(text))),),
    )
    found = sentences(held)
    assert all(a.end <= b.start for a, b in pairwise(found))
    return [s.of(text) for s in found]


@pytest.mark.parametrize(
    "parts",
    [
        ["Rain fell.", "Mr. Orr left the U.S. Senate.", "He wept!", "“Why?”", "No."],
        ["He is from the U.S.", "The vote is near."],
        ["Gen. A. B. Holt spoke at 3.30 p.m. on Friday."],
        ["No mark at the end"],
        ["…", "Then he left."],
    ],
)
def test_sentences_end_at_their_marks(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_span_has_its_whole_sentence_and_its_number() -> None:
    found = (Span(0, 10), Span(11, 30), Span(31, 40))
    assert sentence_of(found, Span(12, 14)) == Span(11, 30)
    assert sentence_of(found, Span(5, 35)) == Span(0, 40)
    assert sentence_of((), Span(1, 2)) == Span(1, 2)
    assert sentence_of(found, Span(50, 52)) == Span(50, 52)
    assert [number_of(found, Span(n, n + 1)) for n in (0, 12, 30, 50)] == [1, 2, None, None]


def test_a_text_of_dots_takes_no_longer_than_another() -> None:
    assert split("a. " * 20_000)
    assert split("U.S. " * 20_000)
    assert split("." * 100_000)
