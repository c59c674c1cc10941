"""The fold: order, copies, revisions, judgements, narrowing of dates, timeline, title."""

from dataclasses import replace
from itertools import permutations

from tests.story_support import Page, log, pointer, story_of
from tests.support import needs_seeds, seed
from tests.test_ledger import first_threat, second_threat
from tests.test_merging import HELD, OFF, PLAN, expulsion
from tidings.codebook import Codebook
from tidings.codec import article_id
from tidings.parsers.spacy import SpacyParser
from tidings.readers.reading import read_article
from tidings.story.changes import story_brief
from tidings.story.fold import fold
from tidings.story.timeline import timeline
from tidings.values import Article, Entry, Judgement, Story


def test_the_order_of_arrival_changes_nothing() -> None:
    pages = [PLAN, OFF, first_threat(), second_threat()]
    stories = [story_of(*order) for order in permutations(pages)]
    assert all(s == stories[0] for s in stories)


def test_as_of_leaves_out_what_was_published_later() -> None:
    story = story_of(PLAN, OFF, HELD, as_of="2020-05-30")
    assert (len(story.coverage), story.events[0].status) == (2, "called off")


def test_copies_are_listed_and_count_for_nothing() -> None:
    entry = replace(log(PLAN)[0], also=("The Mail", "The Post"))
    story = fold("story", [entry])
    assert story.coverage[0].also == ("The Mail", "The Post")
    assert story.events[0].origins == 1


def judgement(line: str, verdict: str = "wrong", **more: object) -> Judgement:
    return Judgement(id="j1", verdict=verdict, about="line", line=line, at="2020", **more)  # type: ignore[arg-type]


def test_a_line_judged_wrong_is_left_out_and_comes_back_when_taken_back() -> None:
    line = story_of(PLAN).events[0].line.id
    wrong = judgement(line)
    story = story_of(PLAN, wrong)
    assert (story.events, story.wrong) == ((), (line,))
    back = Entry(seq=3, at="2020", kind="take back", judgement=wrong)
    assert story_of(PLAN, wrong, back) == story_of(PLAN)


def test_a_judgement_survives_rereading_by_its_words() -> None:
    wrong = judgement("e-0000000000", subjects=(pointer(PLAN, PLAN.events[0].span.of(PLAN.text)),))
    assert story_of(PLAN, wrong).events == ()


def test_a_correction_is_shown_beside_the_line() -> None:
    line = story_of(PLAN).events[0].line.id
    story = story_of(PLAN, judgement(line, "corrected", correction="They will speak by telephone"))
    assert story.events[0].line.corrected == "They will speak by telephone"


def undated(text: str, words: str, days: int, trigger: str) -> Page:
    p = Page(text=text, published=None, outlet="The Mail", between=("2020-06-01", "2020-12-31"))
    a, b = p.actor("Joan Mara", country="AND"), p.actor("Ilse Falk", country="LIE")
    p.event(text.rstrip("."), trigger, "CONSULT", source=(a,), target=(b,), when=p.ago(words, days))
    return p


def test_a_dated_article_narrows_an_undated_one() -> None:
    p = undated("Joan Mara met Ilse Falk yesterday.", "yesterday", -1, "met")
    story = story_of(HELD, p)
    found = next(c.published for c in story.coverage if c.article == p.id)
    assert (found.earliest, found.latest) == ("2020-06-13", "2020-06-13")
    assert "narrowed" in found.basis


def test_an_event_of_its_own_narrows_nothing() -> None:
    p = undated("Joan Mara met Ilse Falk yesterday.", "yesterday", -1, "met")
    story = story_of(expulsion(35, "The Courier"), p)
    found = next(c.published for c in story.coverage if c.article == p.id)
    assert (found.earliest, found.latest) == ("2020-06-01", "2020-12-31")


def test_the_timeline_is_in_order_of_date_with_what_was_called_off() -> None:
    rows = timeline(story_of(PLAN, OFF, expulsion(35, "The Courier")))
    assert [(w.earliest, s) for w, _, s in rows] == [
        ("2020-05-09", "happened"),
        ("2020-06-12", "called off"),
    ]


def titled(title: str, day: int) -> Page:
    return Page(text=f"{title}.", title=title, published=f"2020-05-{day:02}")


def test_the_title_is_the_latest_headline_near_to_what_all_are_about() -> None:
    pages = [
        titled("Norland closes its ports to Sudria", 1),
        titled("A village waits for its fishermen", 2),
        titled("Sudria answers Norland over ports", 3),
        titled("Norland opens ports to Sudria again", 4),
        titled("What a cook at the harbour saw", 5),
    ]
    assert story_of(*pages).title == "Norland opens ports to Sudria again"
    assert story_of(*reversed(pages)).title == "Norland opens ports to Sudria again"
    assert story_of(*pages[:3]).title == "Sudria answers Norland over ports"


def test_without_a_headline_the_chief_actors_name_the_story() -> None:
    assert story_of(expulsion(35, "The Courier")).title == "Norland and Sudria"


def test_an_empty_log_is_an_empty_story() -> None:
    story = fold("story", [])
    assert (story.events, story.coverage) == ((), ())
    assert timeline(story) == ()


def read(number: str, published: str | None, parser: SpacyParser, book: Codebook) -> Entry:
    text = seed(number)
    article = Article(
        id=article_id(text), text=text, outlet="ABC News", published=published, language="en"
    )
    return Entry(
        seq=int(number) + 1, at="2020", kind="reading", reading=read_article(article, parser, book)
    )


def seeds(parser: SpacyParser, book: Codebook, *, dated: bool = True) -> tuple[Story, Story]:
    days = ("2017-06-21", "2017-07-18") if dated else (None, None)
    entries = [read(n, day, parser, book) for n, day in zip(("000", "004"), days, strict=True)]
    return fold("seeds", entries[:1]), fold("seeds", entries)


@needs_seeds
def test_the_seeds_as_one_story(parser: SpacyParser, book: Codebook) -> None:
    june, both = seeds(parser, book)
    ryabkov = [
        a for a in both.actors if {"Sergey Rybakov", "Sergei Ryabkov"} & {n for n, _ in a.names}
    ]
    assert [len(a.members) for a in ryabkov] == [2]
    may = [e for e in both.events if e.when.earliest == "2017-05-01" and e.type == "CONSULT"]
    assert [(len(e.tellings), e.origins, e.where) for e in may] == [(2, 1, "New York")]
    off = [e for e in both.events if e.status == "called off" and e.type == "CONSULT"]
    assert [e.when.earliest for e in off] == ["2017-06-23"]
    met = [e for e in both.events if e.when.earliest == "2017-07-17" and e.type == "CONSULT"]
    assert [e.where for e in met] == ["Washington"]
    threats = [r for r in both.ledger if r.kind == "threat"]
    assert sorted(r.state for r in threats) == ["open", "repeated"]
    assert not [d for d in both.disagreements if d.kind in ("date", "number", "place")]
    assert all(
        r.state not in ("softened", "carried out")
        for r in both.ledger
        if r.kind in ("threat", "demand")
    )
    brief = story_brief(june, both)
    assert len(brief.lines) <= 10
    assert "Washington" in brief.lines[0].line.text
    assert brief.unchanged is not None


@needs_seeds
def test_every_line_on_the_seeds_points_at_its_words(parser: SpacyParser, book: Codebook) -> None:
    _, both = seeds(parser, book)
    texts = {article_id(t): t for t in (seed("000"), seed("004"))}
    lines = (
        [e.line for e in both.events]
        + [s.line for s in both.statements]
        + [r.what for r in both.ledger]
    )
    lines += [s.line for d in both.disagreements for s in d.sides]
    assert all(line.pointers for line in lines)
    assert all(p.span.of(texts[p.article]) == p.words for line in lines for p in line.pointers)
