"""A story's lines as rows of its page."""

from dataclasses import replace

from tests.fake_desk import (
    CHANGES,
    CLOSE,
    DISAGREEMENTS,
    EVENTS,
    ONE,
    RETURNED,
    STATEMENTS,
    STORY,
    TWO,
    point,
    told,
)
from tidings.faces.web.articles import published_of
from tidings.faces.web.record import Record
from tidings.faces.web.rows import line_href, proofs_of, when_of
from tidings.faces.web.words import listed, plural
from tidings.values import Change, Interval, Story, StoryStatement, Update
from tidings.values.desk import Held

SAID = STATEMENTS[0]


def with_statement(text: str, **given: object) -> Story:
    line = told(text, *SAID.line.pointers)
    said: StoryStatement = replace(SAID, line=line, **given)  # type: ignore[arg-type]
    return replace(STORY, statements=(said,))


def shown(story: Story) -> str:
    (speaker,) = Record(story).speakers()
    return "".join(p.text for p in speaker.rows[0].pieces)


def test_a_speakers_name_is_not_said_twice() -> None:
    assert shown(with_statement("Anna Berg: no talks today")) == "no talks today"
    second_hand = "Anna Berg, according to Nordpress: no talks today"
    assert shown(with_statement(second_hand)) == "no talks today"


def test_words_of_another_with_a_colon_are_left_alone() -> None:
    assert shown(with_statement("Her words: none at all")) == "Her words: none at all"
    assert shown(with_statement("“Anna Berg: no”")) == "Anna Berg: no"


def test_a_statement_whose_speaker_is_not_settled_names_the_candidates() -> None:
    story = with_statement("no talks", speakers=(), speaker_words="he", candidates=("berg",))
    (speaker,) = Record(story).speakers()
    assert (speaker.name, speaker.actor) == ("he", None)
    assert speaker.rows[0].notes == ("speaker not settled: Anna Berg",)


def test_words_for_one_not_known_are_one_speaker_whatever_their_article() -> None:
    owners = [
        replace(SAID, speakers=(), speaker_words=words) for words in ("the owner", "The owner")
    ]
    (speaker,) = Record(replace(STORY, statements=tuple(owners))).speakers()
    assert (speaker.name, len(speaker.rows)) == ("the owner", 2)


def test_who_said_one_thing_stands_apart_only_where_much_is_told() -> None:
    record = Record(STORY)
    speakers = record.speakers()
    assert record.by_how_often(speakers) == (speakers, ())
    once = replace(SAID, speakers=(), speaker_words="a fisherman")
    much = Record(replace(STORY, statements=(*[SAID] * 21, once)))
    often, seldom = much.by_how_often(much.speakers())
    assert [len(s.rows) for s in often] == [21]
    assert [s.name for s in seldom] == ["a fisherman"]


def test_the_chain_is_shown_only_where_it_is_hearsay() -> None:
    story = with_statement("no talks", chain=())
    assert Record(story).speakers()[0].rows[0].chain == ()
    assert Record(STORY).statement(STATEMENTS[1]).chain[-1] == "a senior Estmark official"


def test_what_is_dated_comes_by_year_and_the_rest_beside_it() -> None:
    record = Record(STORY)
    assert [year for year, _ in record.events()] == ["2024"]
    assert [r.state for r in record.others()] == ["denied"]
    undated = replace(EVENTS[0], when=Interval(earliest=None, latest=None, basis="nothing says"))
    years = Record(replace(STORY, events=(undated, EVENTS[2]))).events()
    assert [year for year, _ in years] == ["2024", "Date unknown"]


def test_proofs_are_one_an_article_with_further_words_behind() -> None:
    coverage = {c.article: c for c in STORY.coverage}
    again = point(ONE, "held for inspection")
    first, second = proofs_of((CLOSE, again, CLOSE, RETURNED), coverage)
    assert first.label == "The Coast Gazette, 14 May 2024"
    assert first.href == f"/article/{ONE.id}#c{CLOSE.span.start}-{CLOSE.span.end}"
    assert [words for _, words in first.more] == ["held for inspection"]
    assert second.words == RETURNED.words


def test_a_publication_day_that_is_not_known_is_not_shown_as_one() -> None:
    loose = Interval(earliest="2024-05-01", latest="2024-05-31", basis="between two meetings")
    coverage = {c.article: replace(c, published=loose) for c in STORY.coverage}
    assert proofs_of((CLOSE,), coverage)[0].label == "The Coast Gazette"


def test_a_change_links_to_its_line_or_to_what_it_is_about() -> None:
    record = Record(STORY)
    own = record.change(CHANGES[0])
    assert (own.own_page, own.href) == (True, line_href("boats", EVENTS[2].line.id))
    moved = record.change(CHANGES[1])
    assert (moved.own_page, moved.href) == (False, f"/story/boats#l-{STORY.ledger[0].what.id}")
    differ = Change(kind="disagreement", cause="judgement", about=DISAGREEMENTS[0].id, rank=3,
                    line=told("Accounts differ.", CLOSE))  # fmt: skip
    assert record.change(differ).href == "/story/boats#q-held"
    assert record.change(differ).cause == "from a judgement"


def test_what_a_revision_changed_is_a_line_of_the_record() -> None:
    update = Update(article=TWO.id, revises=ONE.id, line=told("Two boats, not four.", RETURNED))
    record = Record(replace(STORY, updates=(update,)))
    assert [r.pieces[0].text for r in record.updates()] == ["Two boats, not four."]
    assert update.line.id in record.lines


def test_an_article_is_dated_as_its_story_has_narrowed_it() -> None:
    wide = Interval(earliest="2024-05-01", latest=None, basis="a caption")
    from tests.fake_desk import READING

    held = Held(article=ONE, reading=replace(READING, published=wide), arrived="2024-05-22")
    assert published_of(held, STORY).first_day == "2024-05-14"
    assert published_of(held, None) == wide


def test_a_day_for_machines_only_where_it_is_one_day() -> None:
    assert when_of(EVENTS[0].when).day is None
    assert when_of(EVENTS[2].when).day == "2024-05-20"


def test_numbers_and_lists_in_words() -> None:
    assert (plural(1, "article"), plural(3, "article")) == ("1 article", "3 articles")
    assert listed(["A"]) == "A"
    assert listed(("A", "B", "C")) == "A, B and C"


def test_an_article_of_no_known_outlet_is_named_by_its_title() -> None:
    coverage = {c.article: replace(c, outlet=None) for c in STORY.coverage}
    assert proofs_of((CLOSE,), coverage)[0].label == "Harbour talks called off, 14 May 2024"
    bare = replace(STORY, coverage=tuple(coverage.values()))
    assert Record(bare).event(EVENTS[1]).notes == ("told by 2 articles: 2 independent origins",)
