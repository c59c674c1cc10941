"""The spaCy component `tidings_events`: what it sets, on one document, in batches and from disk."""

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from tidings import read
from tidings.codebook.plover import load_plover
from tidings.errors import SettingsError, UserError
from tidings.parsers.spacy import DEFAULT

TEXT = "Norway expelled the ambassador of Belarus on Friday. France met Spain in Oslo on Monday."
WEDNESDAY, LATER = "2019-10-09", "2021-03-03"


@pytest.fixture(scope="module")
def nlp() -> Any:
    pipeline = spacy.load(DEFAULT)
    pipeline.add_pipe("tidings_events", config={"published": WEDNESDAY})
    return pipeline


def lines(doc: Any) -> list[str]:
    return [f"{e.type} {e.status} {e.trigger} {e.when.earliest}" for e in doc._.events]


def test_events_are_plain_values_over_the_documents_own_spans(nlp: Any) -> None:
    doc = nlp(TEXT)
    expelled, met = doc._.events
    assert (expelled.type, expelled.mode, expelled.status) == ("SANCTION", "expel", "happened")
    assert (expelled.trigger.text, expelled.trigger.doc) == ("expelled", doc)
    assert [s.text for s in expelled.source] == ["Norway"]
    assert [a.country for a in expelled.source_actors] == ["NOR"]
    assert [a.country for a in expelled.target_actors] == ["BLR"]
    assert expelled.coder.startswith("rule:")
    assert 0 < expelled.confidence <= 1
    assert (met.type, met.where, met.when.earliest) == ("CONSULT", "Oslo", "2019-10-07")
    assert {e.type for e in doc._.events} <= set(load_plover().types)


def test_triggers_are_spans_of_the_document(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert [(s.text, s.label_, s.id_) for s in doc.spans["events"]] == [
        ("expelled", "SANCTION", "e1"),
        ("met", "CONSULT", "e2"),
    ]


def test_it_reads_as_tidings_reads(nlp: Any) -> None:
    reading = read(TEXT, published=WEDNESDAY)
    doc = nlp(TEXT)
    assert [(e.type, e.status, e.coder, e.confidence) for e in doc._.events] == [
        (e.type, e.status, e.coder, e.confidence) for e in reading.events
    ]


def test_a_day_set_afterwards_counts(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert lines(doc)[0] == "SANCTION happened expelled 2019-10-04"
    doc._.published = LATER
    assert lines(doc)[0] == "SANCTION happened expelled 2021-02-26"
    doc._.published = "2021-03-03/2021-03-04"
    assert lines(doc)[0] == "SANCTION happened expelled 2021-02-26"


def test_without_a_day_the_words_tell_what_they_can() -> None:
    pipeline = spacy.load(DEFAULT)
    pipeline.add_pipe("tidings_events")
    doc = pipeline(TEXT)
    assert doc._.published is None
    assert [e.when.earliest for e in doc._.events] == [None, None]


def test_it_works_beside_the_dates(nlp: Any) -> None:
    pipeline = spacy.load(DEFAULT)
    pipeline.add_pipe("tidings_times", config={"published": WEDNESDAY})
    pipeline.add_pipe("tidings_events")
    doc = pipeline(TEXT)
    assert [s._.timex_value for s in doc.spans["times"]] == ["2019-10-04", "2019-10-07"]
    assert lines(doc) == lines(nlp(TEXT))
    assert not any(pipeline.analyze_pipes()["problems"].values())


def test_who_says_it_and_what_is_not_coded_are_told(nlp: Any) -> None:
    doc = nlp("Poland said that Russia had expelled its ambassador.")
    (event,) = doc._.events
    assert [s.text for s in event.said_by] == ["Poland"]
    assert isinstance(doc._.uncoded, tuple)
    for uncoded in doc._.uncoded:
        assert uncoded.trigger.text and uncoded.why


@pytest.mark.parametrize("text", ["", " ", "\n\n", "--- *** !!!", "12345 67890", "Nothing."])
def test_documents_without_events(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert doc._.events == doc._.uncoded == ()
    assert list(doc.spans["events"]) == []


def test_a_document_nobody_read_has_none(nlp: Any) -> None:
    assert nlp.make_doc(TEXT)._.events == ()


def test_paragraphs_and_odd_text_do_no_harm(nlp: Any) -> None:
    doc = nlp("Talks\n\nNorway expelled\nthe ambassador of Belarus. 😀\x00")
    assert [e.type for e in doc._.events] == ["SANCTION"]


def test_documents_survive_the_disk(nlp: Any, tmp_path: Path) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert lines(again) == lines(doc)
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (stored,) = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert lines(stored) == lines(doc)
    nlp.to_disk(tmp_path / "pipeline")
    assert lines(spacy.load(tmp_path / "pipeline")(TEXT)) == lines(doc)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_more_processes_give_the_same(nlp: Any) -> None:
    texts = [TEXT, "", "Rain fell."] * 2
    alone = [lines(d) for d in nlp.pipe(texts)]
    assert [lines(d) for d in nlp.pipe(texts, n_process=2, batch_size=2)] == alone


def test_no_network_is_asked_for(nlp: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was made")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert len(nlp(TEXT)._.events) == 2


def test_a_pipeline_that_does_not_parse_is_told_what_it_lacks() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tidings_events")
    with pytest.raises(SettingsError, match=r"tidings_events reads .* no TAG \(tagger\)"):
        pipeline(TEXT)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(SettingsError, match="reads English; this pipeline is for 'de'"):
        spacy.blank("de").add_pipe("tidings_events")
    with pytest.raises(UserError, match="'yesterday'"):
        spacy.blank("en").add_pipe("tidings_events", config={"published": "yesterday"})


def test_a_name_that_is_taken_is_told() -> None:
    spacy.blank("en").add_pipe("tidings_events")
    ours = Doc.remove_extension("events")
    Doc.set_extension("events", default=())
    try:
        with pytest.raises(SettingsError, match=r"events is set by .* and tidings_events needs"):
            spacy.blank("en").add_pipe("tidings_events")
    finally:
        Doc.set_extension("events", getter=ours[2], force=True)


def test_no_import_is_needed() -> None:
    code = """
import sys, spacy
nlp = spacy.blank("en")
print("tidings.readers" in sys.modules, type(nlp.add_pipe("tidings_events")).__name__)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "EventsComponent"]
