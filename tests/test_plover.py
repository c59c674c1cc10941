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


def test_the_ontology_is_whole() -> None:
    plover = load_plover()
    assert len(plover.types) == 16
    assert len(plover.contexts) + len(plover.special) == 37
    assert {t.quad for t in plover.types.values()} == {1, 2, 3, 4}
    assert all((t.score > 0) == (t.quad < 3) for t in plover.types.values())
    assert all(t.gloss and all(t.modes.values()) for t in plover.types.values())
    assert all(len(code) == 3 for code in (*plover.nonstate, *plover.sectors))


@pytest.mark.parametrize(
    ("lemmas", "context"),
    [
        ("the court free the journalist", "legal"),
        ("the candidate win the vote", "election"),
        ("they condemn abuse of human right", "human_rights"),
        ("climate change talk", "enviro_disaster"),
        ("raid on a drug trafficking ring", "illegal_drugs"),
    ],
)
def test_words_and_phrases_show_contexts(lemmas: str, context: str) -> None:
    assert context in load_plover().shown(lemmas.split())


@pytest.mark.parametrize("lemmas", ["the vote be lose", "a human be right", "cross the border"])
def test_common_words_alone_show_nothing(lemmas: str) -> None:
    assert load_plover().shown(lemmas.split()) == ()
