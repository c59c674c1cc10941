"""Frames: the tables hold together; each type and mode is found; metaphor and sport are not."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.events_support import told
from tests.support import parse
from tidings.codebook.events import ANY, Frame, load_events
from tidings.codebook.tables import read_table
from tidings.readers.events.fitting import verb_frame
from tidings.readers.events.modes import TABLES, mode_of
from tidings.readers.events.triggers import find_deeds

HERE = Path(__file__).parent
# "TYPE/mode: sentence", one act of that kind in each; our own sentences
ACTS = [line.split(": ", 1) for line in (HERE / "acts_by_mode.txt").read_text("utf-8").splitlines()]
TRAPS = (HERE / "acts_traps.txt").read_text("utf-8").splitlines()
# how many of them may fail; lowered when fewer do
TYPE_MISSED, MODE_MISSED, EVENT_MISSED = 1, 3, 7
BOOK = load_events()
FRAMES = st.sampled_from(BOOK.frames)


@given(FRAMES)
def test_a_frame_names_a_type_and_a_mode_of_it(frame: Frame) -> None:
    kind = BOOK.plover.types[frame.type]
    assert frame.mode is None or frame.mode in kind.modes
    assert frame.verbs or frame.nouns
    assert frame.otherwise is None or any(f.id == frame.otherwise for f in BOOK.frames)


@given(FRAMES)
def test_what_is_sure_is_an_entry_of_its_frame(frame: Frame) -> None:
    if isinstance(frame.sure, tuple):
        assert set(frame.sure) <= {*frame.verbs, *frame.nouns}


def test_frames_have_names_of_their_own() -> None:
    names = [frame.id for frame in BOOK.frames]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(("kind", "table"), TABLES.items())
def test_words_give_only_modes_that_their_type_has(kind: str, table: str) -> None:
    assert set(BOOK.modes[table].values()) <= set(BOOK.plover.types[kind].modes)


def test_a_class_of_words_that_is_not_there_is_an_error() -> None:
    named = {
        word[1:]
        for words in read_table("word_classes")["classes"].values()
        for word in words
        if word.startswith("@")
    }
    assert named <= set(read_table("word_classes")["classes"])


def test_the_first_verb_of_a_frame_with_its_first_object_tells_its_type() -> None:
    """A plain sentence for each frame that asks for no more than an object."""
    asked = [f for f in BOOK.frames if f.verbs and _plain(f)]
    wrong = [f.id for f in asked if _types_told(f).isdisjoint({f.type})]
    assert len(asked) > 60
    assert len(wrong) <= 0.1 * len(asked), wrong


def _plain(frame: Frame) -> bool:
    wants = frame.complement or frame.inner or frame.via or frame.subjects
    return not wants and " " not in frame.verbs[0]


def _types_told(frame: Frame) -> set[str]:
    words = sorted(w for w in frame.objects if w.islower() and w.isalpha() and w != ANY)
    thing = f" the {words[0]}" if words else " the men" if frame.needs != "source" else ""
    read = parse(f"Officials of Peru will {frame.verbs[0]}{thing} on Monday.")
    fits = (verb_frame(read, t.i, BOOK) for t in read.tokens if t.pos == "VERB")
    return {f.type for f in fits if f is not None}


@cache
def _kinds(sentence: str) -> frozenset[tuple[str, str | None]]:
    read = parse(sentence)
    deeds = find_deeds(read, BOOK)
    return frozenset((deed.frame.type, mode_of(read, deed, BOOK)) for deed in deeds)


def test_every_type_and_mode_is_among_the_sentences() -> None:
    told_of = {tuple(kind.split("/")) for kind, _ in ACTS}
    for kind in BOOK.plover.types.values():
        assert any(t[0] == kind.name for t in told_of)
    assert len(ACTS) > 150
    assert len(TRAPS) > 60


def test_acts_of_every_type_are_found() -> None:
    missed = [(k, s) for k, s in ACTS if k.split("/")[0] not in {t for t, _ in _kinds(s)}]
    assert len(missed) <= TYPE_MISSED, missed


def test_acts_of_every_mode_are_found() -> None:
    wanted = [(k.partition("/")[0], k.partition("/")[2] or None, s) for k, s in ACTS]
    missed = [(t, m, s) for t, m, s in wanted if m and (t, m) not in _kinds(s)]
    assert len(missed) <= MODE_MISSED, missed


def test_most_acts_become_events() -> None:
    missed = [(k, s) for k, s in ACTS if k.split("/")[0] not in {e.type for e in told(s).events}]
    assert len(missed) <= EVENT_MISSED, missed


def test_sport_business_culture_and_weather_tell_no_act() -> None:
    alarms = [line for trap in TRAPS for line in told(trap).lines]
    assert alarms == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("India called off Friday's talks with Pakistan.", "talks"),
        ("Taiwan put its army on alert.", "alert"),
        ("Greece and Turkey reached a deal on migration.", "deal"),
        ("The Kremlin ordered a build-up of troops near Narva.", "up"),
        ("Washington imposed sanctions on two Serbian generals.", "imposed"),
    ],
)
def test_the_trigger_is_the_word_that_names_the_act(text: str, words: str) -> None:
    (event,) = told(text).events
    assert text[event.trigger.start : event.trigger.end] == words


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The shelling of Kherson killed five people.", 1),
        ("An air strike on a market in Tigray left dozens dead.", 1),
        ("A suicide bombing at a mosque in Kabul killed 20 people.", 1),
    ],
)
def test_a_blow_and_what_it_did_are_one_act(text: str, lines: int) -> None:
    found = told(text).events
    assert len(found) == lines
    assert found[0].type == "ASSAULT"
