"""The ontology is PLOVER's, and the frames speak only its words."""

import pytest

from tidings.codebook.events import Frame, load_events
from tidings.codebook.plover import load_plover

TYPES = (
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)


@pytest.mark.parametrize(
    ("name", "quad"),
    [("CONSULT", 1), ("CONCEDE", 1), ("RETREAT", 2), ("AID", 2), ("REQUEST", 3), ("THREATEN", 3),
     ("SANCTION", 4), ("ASSAULT", 4)],
)  # fmt: skip
def test_each_type_has_its_quad_class(name: str, quad: int) -> None:
    assert load_plover().quad(name) == quad


def test_yielding_is_one_label_in_the_marked_set() -> None:
    plover = load_plover()
    assert {plover.root(t) for t in TYPES} == set(TYPES) - {"CONCEDE", "RETREAT"} | {"YIELD"}


@pytest.mark.parametrize("frame", load_events().frames, ids=lambda f: f.id)
def test_a_frame_keeps_to_the_ontology(frame: Frame) -> None:
    plover = load_plover()
    assert frame.type in plover.types
    assert frame.mode is None or frame.mode in plover.types[frame.type].modes
    assert set(frame.contexts) <= set(plover.contexts)
    assert frame.verbs or frame.nouns


def test_frames_have_names_of_their_own() -> None:
    names = [frame.id for frame in load_events().frames]
    assert len(names) == len(set(names))


def test_every_type_can_be_told() -> None:
    assert {frame.type for frame in load_events().frames} == set(TYPES)


def test_the_lexicon_is_broad() -> None:
    book = load_events()
    assert len(book.verbs) > 350
    assert len({noun for frame in book.frames for noun in frame.nouns}) > 120
