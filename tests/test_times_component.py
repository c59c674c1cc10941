"""The spaCy component `tidings_times`: what it sets, on one document, in batches and from disk."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from tests.support import session_parser
from tidings.errors import SettingsError, UserError
from tidings.parsers.spacy import DEFAULT

TEXT = "The envoy left Oslo on Friday and will be away for two weeks."
WEDNESDAY, LATER = "2019-10-09", "2021-03-03"


@pytest.fixture(scope="module")
def nlp() -> Any:
    pipeline = spacy.load(DEFAULT)
    pipeline.add_pipe("tidings_times", config={"published": WEDNESDAY})
    return pipeline


@pytest.fixture
def bare() -> Iterator[Any]:
    """Give a pipeline without a day, over the components that are loaded already."""
    source = session_parser()._nlp
    pipeline = spacy.blank("en", vocab=source.vocab)
    for name in source.pipe_names:
        pipeline.add_pipe(name, source=source)
    pipeline.add_pipe("tidings_times")
    yield pipeline


def values(doc: Any) -> list[str]:
    return [s._.timex_value for s in doc.spans["times"]]


def test_spans_carry_type_value_and_interval(nlp: Any) -> None:
    doc = nlp(TEXT)
    friday, weeks = doc.spans["times"]
    assert (friday.text, friday.label_, friday.id_) == ("Friday", "DATE", "t1")
    assert friday._.timex_value == "2019-10-04"
    assert (friday._.interval.earliest, friday._.interval.latest) == ("2019-10-04", "2019-10-04")
    assert (weeks.text, weeks.label_, weeks._.timex_value) == ("two weeks", "DURATION", "P2W")
    assert not weeks._.interval.known
    assert [r.words for r in doc._.times] == ["Friday", "two weeks"]
    assert friday._.timex == doc._.times[0]
    assert doc._.published == WEDNESDAY


def test_other_spans_have_no_time(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert doc[0:2]._.timex is None
    assert doc[0:2]._.interval is None
    assert doc.char_span(0, 9, span_id="t1")._.timex is None
    assert doc.char_span(0, 9, span_id="t99")._.timex_value is None


def test_part_of_a_token_is_marked_whole_and_kept_exact(nlp: Any) -> None:
    doc = nlp("It was founded in the mid-1990s.")
    (row,) = doc._.times
    assert doc.text[row.start : row.end] == row.words
    (span,) = doc.spans["times"]
    assert span.start_char <= row.start and row.end <= span.end_char


def test_a_day_set_afterwards_counts(nlp: Any) -> None:
    doc = nlp(TEXT)
    doc._.published = date(2021, 3, 3)
    assert doc._.published == LATER
    assert values(doc) == ["2021-02-26", "P2W"]
    doc._.published = None
    assert values(doc) == ["XXXX-WXX-5", "P2W"]


def test_a_day_set_beforehand_is_kept(nlp: Any) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = LATER
    assert values(nlp(doc)) == ["2021-02-26", "P2W"]


def test_a_day_known_to_lie_between_two_widens(nlp: Any) -> None:
    doc = nlp("The envoy left yesterday.")
    doc._.published = "2019-10-07/2019-10-09"
    (span,) = doc.spans["times"]
    assert (span._.interval.earliest, span._.interval.latest) == ("2019-10-06", "2019-10-08")


def test_a_day_that_cannot_be_is_refused_where_it_is_set(nlp: Any) -> None:
    doc = nlp(TEXT)
    with pytest.raises(UserError, match=r"'last May'.*write it as 2017-06-21"):
        doc._.published = "last May"
    assert doc._.published == WEDNESDAY


def test_a_pipe_of_texts_with_their_days(nlp: Any) -> None:
    found = []
    for doc, day in nlp.pipe([(TEXT, LATER), ("", LATER), (TEXT, WEDNESDAY)], as_tuples=True):
        doc._.published = day
        found.append(values(doc))
    assert found == [["2021-02-26", "P2W"], [], ["2019-10-04", "P2W"]]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_more_processes_give_the_same(nlp: Any) -> None:
    texts = [TEXT, "", "It began in May 2015."] * 3
    alone = [values(d) for d in nlp.pipe(texts)]
    together = [values(d) for d in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert together == alone


@pytest.mark.parametrize("text", ["", " ", "\n\n", "--- *** !!!", "12345 67890"])
def test_blank_and_wordless_documents_have_none(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert list(doc.spans["times"]) == []
    assert doc._.times == ()


def test_a_document_nobody_read_has_none(nlp: Any) -> None:
    assert nlp.make_doc(TEXT)._.times == ()


def test_blank_lines_part_paragraphs(nlp: Any) -> None:
    doc = nlp("He spoke in May\n\n2015 soldiers left in June 2014.")
    assert [r.words for r in doc._.times] == ["May", "June 2014"]


def test_the_setting_survives_the_disk(nlp: Any, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.get_pipe_config("tidings_times")["published"] == WEDNESDAY
    assert values(again(TEXT)) == values(nlp(TEXT))
    other = spacy.load(
        tmp_path / "pipeline", config={"components": {"tidings_times": {"published": LATER}}}
    )
    assert values(other(TEXT)) == ["2021-02-26", "P2W"]
    again.from_disk(tmp_path / "pipeline")
    assert values(again(TEXT)) == values(nlp(TEXT))


def test_documents_survive_the_disk(nlp: Any) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again._.times == doc._.times
    kept = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (stored,) = DocBin().from_bytes(kept).get_docs(nlp.vocab)
    assert values(stored) == values(doc)


def test_without_a_day_values_keep_their_x(bare: Any) -> None:
    doc = bare(TEXT)
    assert doc._.published is None
    assert values(doc) == ["XXXX-WXX-5", "P2W"]


def test_a_pipeline_that_does_not_parse_is_told_what_it_lacks() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tidings_times")
    with pytest.raises(SettingsError, match=r"no TAG \(tagger\).*DEP \(parser\).*put .* last"):
        pipeline(TEXT)
    assert pipeline("")._.times == ()


def test_what_is_disabled_is_named(nlp: Any) -> None:
    with (
        nlp.select_pipes(disable=["ner"]),
        pytest.raises(SettingsError, match=r"no ENT_IOB \(ner\);"),
    ):
        nlp(TEXT)


def test_a_pipeline_of_another_language_is_refused() -> None:
    with pytest.raises(SettingsError, match="reads English; this pipeline is for 'de'"):
        spacy.blank("de").add_pipe("tidings_times")


def test_a_setting_that_is_no_day_is_refused() -> None:
    with pytest.raises(UserError, match="'yesterday'"):
        spacy.blank("en").add_pipe("tidings_times", config={"published": "yesterday"})


def test_spacy_knows_what_it_needs(nlp: Any) -> None:
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_no_import_is_needed_and_none_is_made_for_pipelines_without_it() -> None:
    code = """
import sys, spacy
from spacy.tokens import Doc
nlp = spacy.blank("en")
print("tidings.readers" in sys.modules, Doc.has_extension("times"))
print(type(nlp.add_pipe("tidings_times")).__name__)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False", "TimesComponent"]


def test_an_extension_of_ones_own_for_the_day_is_used(bare: Any) -> None:
    ours = Doc.remove_extension("published")
    Doc.set_extension("published", default=None)
    try:
        bare.add_pipe("tidings_times", name="again", config={"published": WEDNESDAY})
        doc = bare(TEXT)
        assert doc._.published == WEDNESDAY
        doc._.published = date(2021, 3, 3)
        assert values(doc) == ["2021-02-26", "P2W"]
    finally:
        Doc.set_extension("published", getter=ours[2], setter=ours[3], force=True)


def test_a_name_that_is_taken_is_told() -> None:
    ours = Doc.remove_extension("times")
    Doc.set_extension("times", default=())
    try:
        with pytest.raises(SettingsError, match=r"Doc\._\.times is set by another component"):
            spacy.blank("en").add_pipe("tidings_times")
    finally:
        Doc.set_extension("times", getter=ours[2], force=True)
