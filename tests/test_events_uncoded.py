"""What no frame types is listed, never coded by default; a trained coder may type it."""

from collections.abc import Sequence

import pytest

import tidings
from tests.fake_parser import FakeParser
from tests.support import parse
from tidings.codebook import load_codebook
from tidings.codebook.actors import load_actors
from tidings.codebook.events import load_events
from tidings.codebook.times import load_times
from tidings.readers.actors import read_mentions, resolve_references
from tidings.readers.events import Acts, read_acts
from tidings.readers.events.coder import Pair, Typed
from tidings.readers.reading import fingerprint, published
from tidings.readers.times import read_times

LIST = "Peru naturalised nine Bolivian nurses on Monday."


class FakeCoder:
    """A coder that is as sure of one type as it is told, and keeps what it was asked."""

    name = "fake-coder"

    def __init__(self, best: str = "AID", likely: float = 0.9, none: float = 0.0) -> None:
        self.best, self.likely, self.none = best, likely, none
        self.asked: list[list[Pair]] = []

    def code(self, pairs: Sequence[Pair]) -> Sequence[Typed]:
        self.asked.append(list(pairs))
        rest = "SUPPORT" if self.best != "SUPPORT" else "AID"
        types = {self.best: self.likely, rest: 1 - self.likely}
        return [Typed(types=types, none=self.none) for _ in pairs]


def acts(text: str, coder: FakeCoder | None = None) -> Acts:
    parsed = parse(text)
    cast = resolve_references(parsed, read_mentions(parsed, load_actors()), ())
    times = read_times(parsed, load_times())
    return read_acts(parsed, cast, (), times, load_events(), coder)


def triggers(text: str) -> list[str]:
    return [u.trigger.of(text) for u in acts(text).uncoded]


@pytest.mark.parametrize(
    "text",
    [
        LIST,
        "The French government renamed the harbour of Calais on Sunday.",
        "Kenya digitised the land registry of Somalia last year.",
        "Polish ministers reshuffled the committee on Monday.",
    ],
)
def test_an_act_without_a_frame_is_listed_and_not_coded(text: str) -> None:
    found = acts(text)
    assert found.events == ()
    assert len(found.uncoded) == 1
    assert found.uncoded[0].why == "no frame for it"
    assert found.uncoded[0].source


@pytest.mark.parametrize(
    "text",
    [
        "Peru borders Bolivia.",
        "Kenya believes that Somalia is ready.",
        "Polish exports to Germany rose by 4 percent in May.",
        "President Marta Lopez of Peru said Bolivia had changed.",
        "France knows Algeria well.",
        "Norway bought 40 trams from Poland.",
        "The Senate elected a new speaker.",
        "A gardener naturalised nine daffodils in the lawn.",
        "Peru may naturalise nine Bolivian nurses.",
        "Peru wants to naturalise nine Bolivian nurses.",
        "Peru did not naturalise the nurses.",
    ],
)
def test_what_is_no_act_is_not_listed(text: str) -> None:
    assert triggers(text) == []


def test_the_list_points_at_the_words() -> None:
    found = acts(LIST).uncoded[0]
    assert found.trigger.of(LIST) == "naturalised"
    assert "nine Bolivian nurses" in found.span.of(LIST)


def test_a_sure_coder_types_what_no_frame_does() -> None:
    coder = FakeCoder("CONCEDE", 0.9)
    found = acts(LIST, coder)
    assert [(e.type, e.coder, e.confidence) for e in found.events] == [
        ("CONCEDE", "fake-coder", 0.9)
    ]
    assert found.uncoded == ()
    pair = coder.asked[0][0]
    assert pair.text == LIST
    assert pair.source is not None and pair.source.of(LIST) == "Peru"


@pytest.mark.parametrize(
    ("coder", "why"),
    [
        (FakeCoder("AID", 0.5), "fake-coder is not sure of its type"),
        (FakeCoder("AID", 0.99, none=0.8), "fake-coder finds no act in it"),
    ],
)
def test_an_unsure_coder_leaves_it_in_the_list(coder: FakeCoder, why: str) -> None:
    found = acts(LIST, coder)
    assert found.events == ()
    assert [u.why for u in found.uncoded] == [why]


def test_all_of_an_article_are_asked_at_once_and_no_more_than_its_length_allows() -> None:
    coder = FakeCoder("AID", 0.5)
    text = " ".join(
        f"Peru naturalised {n} Bolivian nurses. The day was warm." for n in range(2, 30)
    )
    found = acts(text, coder)
    assert len(coder.asked) == 1
    assert len(coder.asked[0]) == 14
    assert len(found.uncoded) == 28


def test_a_text_without_doubts_asks_nothing() -> None:
    coder = FakeCoder()
    acts("Italy expelled two Polish envoys on Monday.", coder)
    assert coder.asked == []


def test_the_published_form_lists_the_uncoded() -> None:
    form = published(tidings.read(LIST, published="2020-05-05"))
    assert "uncoded" in form
    for row in form["uncoded"]:
        assert set(row) == {"start", "end", "trigger", "source", "target"}
        assert all(ref < len(form["actors"]) for ref in (*row["source"], *row["target"]))


def test_the_fingerprint_names_the_coder() -> None:
    parser = FakeParser()
    bare = fingerprint(parser, load_codebook())
    parser.coder = FakeCoder()
    assert "fake-coder" in fingerprint(parser, load_codebook())
    assert fingerprint(parser, load_codebook()) != bare


@pytest.mark.parametrize(
    "text",
    [
        "",
        "No.",
        "Rain, rain, rain.",
        "\x00\x00\x00",
        "Peru \x00 expelled \x00 two Bolivian envoys.",
        "Peru and " + ", ".join(f"Maria Name{n}" for n in range(40)) + " met in Lima on Monday.",
        "Peru naturalised " + "very " * 2000 + "happy Bolivian nurses.",
        "In Lima, " * 700 + "Peru expelled two Bolivian envoys.",
    ],
)
def test_bad_input_is_read(text: str) -> None:
    coder = FakeCoder()
    found = acts(text, coder)
    assert all(
        0 <= u.span.start <= u.trigger.start < u.trigger.end <= len(text) for u in found.uncoded
    )
    assert sum(map(len, coder.asked)) <= 2
