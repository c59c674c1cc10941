"""The desk: taking in, copies, revisions, other languages, rereading, briefs, judgements."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fake_parser import FakeParser
from tests.support import make_article
from tidings.codebook import Codebook
from tidings.desk import Desk
from tidings.errors import NotFound, UserError
from tidings.parsers.spacy import SpacyParser
from tidings.settings import Settings
from tidings.values import Article, Judgement, Reading

FERRY = (
    "The ferry to Lerna will run again\n\n"
    "Norland's transport minister, Ana Holt, met the harbour board of Lerna on Monday and said "
    "that the ferry would run again from June.\n\n"
    '"Two boats have been bought," she told reporters.\n\n'
    "The board threatened last week to close the harbour unless the state paid for a new pier."
)
LATER = (
    "Harbour board of Lerna closes the pier\n\n"
    "The harbour board of Lerna closed the pier to all ferries on Tuesday, and Ana Holt, the "
    "transport minister of Norland, called the step a mistake.\n\n"
    "Holt will meet the board of Lerna again on Friday about the ferry and the pier."
)
CHESS = (
    "Girl of nine wins chess title\n\n"
    "A schoolgirl from Brindal won the national chess title on Sunday, beating three grandmasters "
    "in a row. The federation gave her a silver cup."
)
FRENCH = (
    "Le ferry reprendra en juin\n\nLa ministre des transports a rencontré lundi la direction du "
    "port et elle a déclaré que le ferry reprendrait au mois de juin, avec deux bateaux achetés "
    "en Norvège par la région, selon les journaux de la capitale et les pêcheurs de la ville."
)


Opener = Callable[..., Desk]


def noon() -> datetime:
    return datetime(2021, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def open_desk(tmp_path: Path) -> Iterator[Opener]:
    """Open desks over one store, with the parser by hand unless another is given."""
    opened: list[Desk] = []

    def open_one(parser: object = None, **settings: object) -> Desk:
        given = Settings(store=tmp_path / "desk.sqlite", **settings)  # type: ignore[arg-type]
        desk = Desk.open(settings=given, clock=noon, parser=parser or FakeParser())  # type: ignore[arg-type]
        opened.append(desk)
        return desk

    yield open_one
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Opener) -> Desk:
    return open_desk()


def ferry(**fields: object) -> Article:
    return make_article(FERRY, **{"published": "2021-05-03", "outlet": "The Quay", **fields})


def later(**fields: object) -> Article:
    return make_article(LATER, **{"published": "2021-05-05", "outlet": "Island Post", **fields})


def test_a_new_article_is_read_and_starts_a_story(desk: Desk) -> None:
    added = desk.add_article(ferry())
    assert added.how == "new"
    held = desk.article(added.article)
    assert held.article.text == FERRY
    assert held.reading.paragraphs
    assert held.arrived == "2021-05-04T12:00:00+00:00"
    assert [s.id for s in desk.stories()] == [added.story]
    assert desk.stories()[0].outlets == ("The Quay",)


def test_articles_of_unlike_matter_make_two_stories(desk: Desk) -> None:
    stories = {desk.add_article(a).story for a in (ferry(), make_article(CHESS))}
    assert len(stories) == 2


def test_a_copy_is_kept_as_also_published_by_and_not_read_again(desk: Desk) -> None:
    first = desk.add_article(ferry())
    again = FERRY.replace("\n\n", "\n")
    copy = desk.add_article(make_article(again, outlet="Island Post", published="2021-05-04"))
    assert (copy.how, copy.of) == ("copy", first.article)
    held = desk.article(first.article)
    assert [(c.outlet, c.published) for c in held.also] == [("Island Post", "2021-05-04")]
    assert len(list(desk.readings())) == 1
    assert desk.story(first.story or "").coverage[0].also == ("Island Post",)


def test_the_same_again_is_known_and_changes_nothing(desk: Desk) -> None:
    desk.add_article(ferry())
    assert desk.add_article(ferry()).how == "known"
    assert len(list(desk.readings())) == 1


def test_changed_text_at_the_same_address_is_an_update_and_what_differs_is_held(desk: Desk) -> None:
    first = desk.add_article(ferry(url="https://quay.example/1"))
    text = FERRY.replace("Two boats", "Three boats")
    second = desk.add_article(
        make_article(text, url="https://quay.example/1", outlet="The Quay", published="2021-05-03")
    )
    assert (second.how, second.of, second.story) == ("revision", first.article, first.story)
    held = desk.article(second.article)
    assert [s.of(text) for s in held.changed] == ["Three"]
    assert held.gone == ("Two",)
    assert held.revises == first.article
    assert desk.article(first.article).revisions == (second.article,)
    story = desk.story(first.story or "")
    assert [c.revises for c in story.coverage if c.revises] == [first.article]
    assert any("Three boats" in u.line.text for u in story.updates)


def test_an_article_in_another_language_is_kept_named_and_not_read(desk: Desk) -> None:
    added = desk.add_article(make_article(FRENCH))
    assert added.how == "unread"
    assert added.why == "not in English: fr"
    assert desk.article(added.article).article.language == "fr"
    assert desk.stories() == ()
    assert desk.search("ministre")[0].article == added.article


def test_a_reader_that_trips_costs_one_article(
    open_desk: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tidings.readers.reading as room

    desk = open_desk()
    read = room.read_article

    def trip(article: Article, parser: FakeParser, book: Codebook) -> Reading:
        if "chess" in article.text:
            raise ValueError("no such token")
        return read(article, parser, book)

    monkeypatch.setattr(room, "read_article", trip)
    assert desk.add_article(make_article(CHESS)).how == "unread"
    assert desk.add_article(ferry()).how == "new"


def test_files_are_added_and_failures_are_kept_beside_them(desk: Desk, tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(f"Title: The ferry\nDate: 2021-05-03\nSource: The Quay\n\n{FERRY}")
    bad.write_bytes(b"")
    told: list[tuple[int, int | None]] = []
    report = desk.add([str(bad), str(good)], progress=lambda d, t, _: told.append((d, t)))
    assert [a.how for a in report.added] == ["new"]
    assert [f.address for f in report.failures] == [str(bad)]
    assert desk.failures() == report.failures
    assert told[0] == (0, 2)
    bad.write_text(CHESS)
    assert desk.add([str(bad)]).count("new") == 1


def test_json_lines_with_ids_of_their_own(desk: Desk, tmp_path: Path) -> None:
    rows = [{"id": "1", "text": FERRY}, {"id": "2", "text": CHESS}]
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text("\n".join(map(json.dumps, rows)))
    two.write_text(json.dumps({"id": "1", "text": LATER}))
    report = desk.add([str(one), str(two)])
    assert [a.how for a in report.added] == ["new", "new", "new"]
    assert len({a.article for a in report.added}) == 3


def test_a_very_long_paragraph_and_its_update(desk: Desk) -> None:
    text = " ".join(f"The harbour board met for the {n}th time in Lerna." for n in range(4200))
    assert len(text) > 200_000
    first = desk.add_article(make_article(text))
    late = desk.add_article(make_article(text.replace("the 77th time", "the last time")))
    assert (first.how, late.how, late.of) == ("new", "revision", first.article)
    assert [
        s.of(desk.article(late.article).article.text) for s in desk.article(late.article).changed
    ] == ["last"]


def test_nothing_to_add_is_told(desk: Desk) -> None:
    with pytest.raises(UserError, match="Nothing to add"):
        desk.add([])


def test_a_removed_article_leaves_the_record(desk: Desk) -> None:
    first, second = desk.add_article(ferry()), desk.add_article(later())
    assert "Removed" in desk.remove(second.article)
    assert [c.article for c in desk.story(first.story or "").coverage] == [first.article]
    with pytest.raises(NotFound):
        desk.article(second.article)
    assert desk.add_article(later()).how == "new"
    desk.remove(first.article)
    with pytest.raises(NotFound, match="No article or source"):
        desk.remove("nothing of the kind")


def test_rereading_keeps_place_and_is_no_news(open_desk: Opener) -> None:
    desk = open_desk()
    first = desk.add_article(ferry())
    assert desk.reread() == 0
    desk.close()
    newer = FakeParser()
    newer.name = "fake 2"
    desk = open_desk(newer)
    assert desk.reread() == 1
    assert desk.reread() == 0
    assert "fake 2" in desk.article(first.article).reading.fingerprint
    assert desk.story(first.story or "").coverage[0].article == first.article


def test_two_desks_over_one_store_see_each_other(open_desk: Opener) -> None:
    one, two = open_desk(), open_desk()
    first = one.add_article(ferry())
    assert two.add_article(ferry()).how == "known"
    assert two.add_article(later()).story == first.story
    assert one.add_article(make_article(CHESS)).story != first.story
    assert len(one.story(first.story or "").coverage) == 2


def test_articles_are_found_by_the_beginning_of_their_id_and_by_address(desk: Desk) -> None:
    added = desk.add_article(ferry(url="https://quay.example/1"))
    assert desk.article(added.article[:6]).article.id == added.article
    assert desk.article("https://quay.example/1").article.id == added.article
    with pytest.raises(NotFound):
        desk.article("")
    second = desk.add_article(later(url="https://quay.example/1"))
    with pytest.raises(NotFound, match=f"any of 2 articles .*{second.article}.*give one id"):
        desk.article("https://quay.example/1")


def test_a_story_is_found_by_id_title_or_words(desk: Desk) -> None:
    added = desk.add_article(ferry())
    story = added.story or ""
    assert desk.story(story).id == desk.story(story[:5]).id == story
    assert desk.story("ferry lerna").id == story
    assert desk.story("transport minister").id == story
    for nothing in ("volcano", "", "   "):
        with pytest.raises(NotFound):
            desk.story(nothing)


def test_words_that_fit_several_stories_choose_none(desk: Desk) -> None:
    one = desk.add_article(ferry()).story or ""
    pears = desk.add_article(make_article(
        "Pears are dear\n\nThe price of pears doubled in the orchards of Sund, growers said. They "
        "blame hail. Nobody at the ferry knew.", published="2021-06-02", url="https://a.test/pears",
    )).story or ""  # fmt: skip
    figs = desk.add_article(make_article(
        "Pears and figs\n\nA museum in Rome showed forty paintings of fruit on Sunday.",
        published="2021-08-01", url="https://a.test/figs",
    )).story or ""  # fmt: skip
    assert len({one, pears, figs}) == 3
    with pytest.raises(UserError, match="any of 2 stories") as told:
        desk.story("pears")
    assert f"{pears}  Pears are dear (1 article, last 2 June 2021)" in str(told.value)
    assert figs in str(told.value)
    assert desk.story("pears are dear").id == pears
    assert desk.story("ferry").id == one  # it is in its title; the other only tells of one
    assert [s.id for s in desk.other_stories("ferry", one)] == [pears]
    assert desk.other_stories(one[:6], one) == ()


def test_a_story_as_of_a_day(desk: Desk) -> None:
    story = desk.add_article(ferry()).story or ""
    desk.add_article(later())
    assert len(desk.story(story, as_of="2021-05-04").coverage) == 1
    assert len(desk.story(story).coverage) == 2
    for odd in ("yesterday", "2021-13-01"):
        with pytest.raises(UserError, match="is not a day"):
            desk.story(story, as_of=odd)


@pytest.fixture
def read_desk(open_desk: Opener, parser: SpacyParser) -> Desk:
    """A desk that reads with the real parser."""
    return open_desk(parser)


def test_the_first_brief_tells_where_stories_stand_and_the_next_what_is_new(
    read_desk: Desk,
) -> None:
    desk = read_desk
    assert desk.preview("Lerna") == 0
    desk.add_article(ferry())
    assert desk.preview("Lerna") == 1
    interest = desk.follow("Lerna")
    (first,) = desk.brief()
    assert first.stories and first.stories[0].lines
    assert desk.brief() == (first,)  # looking moves no mark
    desk.brief_done(str(interest.id), upto=first.upto)
    (quiet,) = desk.brief()
    assert quiet.stories == ()
    assert len(quiet.quiet) == 1
    desk.add_article(later())
    (second,) = desk.brief("lerna")
    told = [c.line.text for c in (*second.stories[0].lines, *second.stories[0].more)]
    assert told
    assert {p.article for c in second.stories[0].lines for p in c.line.pointers} == {later().id}


def test_what_arrives_after_a_brief_was_shown_stays_new(read_desk: Desk) -> None:
    desk = read_desk
    desk.add_article(ferry())
    desk.follow("Lerna")
    (shown,) = desk.brief()
    desk.add_article(later())
    desk.brief_done(upto=shown.upto)
    assert desk.brief()[0].stories


def test_a_brief_since_a_day_goes_by_publication(read_desk: Desk) -> None:
    desk = read_desk
    desk.add_article(later())
    desk.add_article(ferry())  # arrives last, published first
    desk.follow("Lerna")
    (told,) = desk.brief(since="2021-05-05")
    assert {p.article for c in told.stories[0].lines for p in c.line.pointers} == {later().id}
    (before,) = desk.brief(since="2021-01-01", as_of="2021-05-04")
    assert {p.article for c in before.stories[0].lines for p in c.line.pointers} == {ferry().id}
    assert desk.brief(since="0001-01-01")[0].stories
    with pytest.raises(UserError, match="is not a day"):
        desk.brief(since="last week")


def test_what_changed_last_goes_by_publication_and_by_arrival_where_that_is_unsure(
    read_desk: Desk,
) -> None:
    def told(desk: Desk, story: str) -> set[str]:
        latest = desk.latest(story)
        return {p.article for c in latest.lines for p in c.line.pointers} if latest else set()

    desk = read_desk
    story = desk.add_article(later()).story or ""
    assert desk.latest(story) is None
    desk.add_article(ferry())  # arrives last, published first
    assert told(desk, story) == {later().id}
    desk.remove(ferry().id)
    desk.add_article(ferry(published=None))
    assert told(desk, story) == {ferry().id}


def test_interests_are_followed_and_dropped(read_desk: Desk) -> None:
    desk = read_desk
    story = desk.add_article(ferry()).story or ""
    by_hand = desk.follow_story(story)
    assert by_hand.followed == (story,)
    assert desk.brief(by_hand.name)[0].stories
    named = desk.follow("Lerna", name="The harbour")
    assert [i.name for i in desk.interests()] == [by_hand.name, "The harbour"]
    with pytest.raises(UserError, match="followed already"):
        desk.follow("ferry", name="the harbour")
    assert desk.unfollow(str(named.id)) == named
    with pytest.raises(NotFound):
        desk.unfollow("The harbour")
    with pytest.raises(NotFound):
        desk.follow_story("volcano")


def test_a_line_judged_wrong_leaves_the_record_until_it_is_taken_back(read_desk: Desk) -> None:
    desk = read_desk
    story = desk.add_article(ferry()).story or ""
    line = desk.story(story).statements[0].line
    made = desk.mark_wrong(line.id, story, "she did not say so")
    assert line.id not in {s.line.id for s in desk.story(story).statements}
    assert line.id in desk.story(story).wrong
    assert desk.judgements() == (made,)
    assert made.subjects == line.pointers
    assert desk.take_back(made.id) == made
    assert line.id in {s.line.id for s in desk.story(story).statements}
    with pytest.raises(NotFound):
        desk.take_back(made.id)


def test_a_corrected_line_shows_the_correction(read_desk: Desk) -> None:
    desk = read_desk
    story = desk.add_article(ferry()).story or ""
    line = desk.story(story).statements[0].line
    desk.correct(line.id, story, "She said that one boat was bought.")
    held = next(s.line for s in desk.story(story).statements if s.line.id == line.id)
    assert held.corrected == "She said that one boat was bought."
    with pytest.raises(UserError, match="needs a text"):
        desk.correct(line.id, story, " ")
    with pytest.raises(NotFound, match="has no line"):
        desk.mark_wrong("e-nothing", story)


def test_judgements_get_their_id_and_time_from_the_desk(desk: Desk) -> None:
    made = desk.judge(Judgement(id="", verdict="unsure", about="story", at=""))
    assert made.id
    assert made.at == "2021-05-04T12:00:00+00:00"
    assert desk.judge(made).id != made.id


def test_an_actor_has_one_page_over_its_stories(read_desk: Desk) -> None:
    desk = read_desk
    desk.add_article(ferry())
    desk.add_article(later())
    (page,) = desk.actor("Ana Holt")
    assert page.actor.name == "Ana Holt"
    assert page.statements
    assert desk.actor(page.actor.id)[0].actor.name == "Ana Holt"
    with pytest.raises(NotFound, match="No actor"):
        desk.actor("Nobody Known")


def test_the_ledger_holds_the_rows_of_every_story(read_desk: Desk) -> None:
    desk = read_desk
    story = desk.add_article(later()).story or ""
    rows = desk.ledger()
    assert "plan" in {row.kind for _, row in rows}
    assert {summary.id for summary, _ in rows} == {story}
    assert desk.ledger("pier") == rows


def test_annotate_keeps_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FERRY)
    found = list(desk.annotate([str(path), str(tmp_path / "none.txt"), str(path)]))
    assert [type(f).__name__ for f in found] == ["Reading", "Failure", "Reading"]
    assert desk.stories() == ()


def test_annotate_keeps_the_ids_of_json_lines(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"id": "doc 1", "text": FERRY}, {"id": 2, "text": CHESS}, {"text": LATER}]
    path.write_text("\n".join(map(json.dumps, rows)))
    ids = [r.article.id for r in desk.annotate([str(path)]) if isinstance(r, Reading)]
    assert ids[:2] == ["doc 1", "2"]
    assert len(ids[2]) == 16


def test_where_tells_the_store(desk: Desk, tmp_path: Path) -> None:
    assert desk.where().store == str(tmp_path / "desk.sqlite")
