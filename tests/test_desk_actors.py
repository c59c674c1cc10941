"""Judgements on actors in a desk: they wait, survive rereading, cross stories, are taken back."""

import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fake_parser import FakeParser
from tests.support import lines_run, make_article
from tidings.codec import encode
from tidings.desk import Desk
from tidings.desk.actors import STORIES_READ, STORIES_TOLD
from tidings.errors import NotFound, OtherKinds, UserError
from tidings.settings import Settings
from tidings.store.writer import Writer
from tidings.values import Actor, Article, Interval, Mention, Pointer, Reading, Span
from tidings.values.reading import ActorKind

PEOPLE = (("Ana Ruiz", "Boris Hall"), ("Ana Ruiz", "Carl Moss"), ("Anita Ruz", "Dora Lind"))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = Settings(store=tmp_path / "desk.sqlite")
    with Desk.open(settings=settings, parser=FakeParser()) as opened:
        for day, names in enumerate(PEOPLE, 1):
            put(opened, f"{' and '.join(names)} met on day {day}.", names, f"story{day}", day)
        yield opened


def put(
    desk: Desk, text: str, names: tuple[str, ...], story: str, day: int, kind: ActorKind = "person"
) -> Article:
    """Keep an article that names these persons once each, as a reader would have read it."""
    article = make_article(text, published=f"2021-05-{day:02d}", outlet="The Quay")
    with desk._store.write() as writer:
        writer.add_article(article, arrived="2021", text_key=article.id, marks=[])
        writer.start_story(story, story, at="2021")
        writer.put_in_story(article.id, story, 1.0, "a test")
        keep(writer, reading_of(article, names, kind), "first")
    return article


def reading_of(article: Article, names: tuple[str, ...], kind: ActorKind = "person") -> Reading:
    day = article.published
    starts = [article.text.index(n) for n in names]
    return Reading(
        article=article, fingerprint="first",
        published=Interval(earliest=day, latest=day, basis="given"),
        actors=tuple(Actor(name=n, kind=kind) for n in names),
        mentions=tuple(
            Mention(span=Span(s, s + len(n)), actor=ref, form="name")
            for ref, (s, n) in enumerate(zip(starts, names, strict=True))
        ),
    )  # fmt: skip


def keep(writer: Writer, reading: Reading, fingerprint: str) -> None:
    cause = "news" if fingerprint == "first" else "rereading"
    writer.add_reading(replace(reading, fingerprint=fingerprint), cause=cause, at="2021")


def named(desk: Desk, words: str) -> list[str]:
    return sorted(a.name for a in desk.find_actors(words))


def record(desk: Desk) -> bytes:
    pages = [desk.actor(n) for names in PEOPLE for n in names]
    return encode(([desk.story(s.id) for s in desk.stories()], pages))


def test_one_actor_over_several_stories(desk: Desk) -> None:
    made = desk.merge_actors("Ana Ruiz", "Anita Ruz", "a typing error")
    page = desk.one_actor("Anita Ruz")
    assert page.actor.name == "Ana Ruiz"
    assert {s.id for s in page.stories} == {"story1", "story2", "story3"}
    assert [s.state for s in page.judged] == ["in force"]
    assert [a.name for a in desk.judged_actors(made)] == ["Ana Ruiz"]


def test_what_is_judged_and_taken_back_leaves_no_trace(desk: Desk) -> None:
    chance = random.Random(3)
    names = sorted({n for pair in PEOPLE for n in pair})
    desk.differ_actors("Dora Lind", "Carl Moss")
    kept = record(desk)
    open_ones: list[str] = []
    for _ in range(12):
        if open_ones and chance.random() < 0.4:
            desk.take_back(open_ones.pop(chance.randrange(len(open_ones))))
            continue
        a, b = chance.sample(names, 2)
        try:
            judge = chance.choice((desk.merge_actors, desk.differ_actors))
            open_ones.append(judge(a, b).id)
        except UserError:
            continue  # they are one already, or two
    while open_ones:
        desk.take_back(open_ones.pop(chance.randrange(len(open_ones))))
    assert record(desk) == kept


def test_a_judgement_waits_while_its_article_is_gone(desk: Desk) -> None:
    desk.merge_actors("Boris Hall", "Dora Lind")
    assert named(desk, "Dora Lind") == ["Boris Hall"]
    article = next(r.article for r in desk.readings() if "Dora" in r.article.text)
    desk.remove(article.id)
    (told,) = desk.settled()
    assert (told.state, [p.words for p in told.missing]) == ("waiting", ["Dora Lind"])
    assert named(desk, "Boris Hall") == ["Boris Hall"]
    put(desk, article.text, PEOPLE[2], "story3", 3)
    assert desk.settled()[0].state == "in force"
    assert named(desk, "Dora Lind") == ["Boris Hall"]


def test_a_judgement_survives_rereading(desk: Desk) -> None:
    desk.merge_actors("Boris Hall", "Dora Lind")
    for reading in tuple(desk.readings()):
        turned = replace(
            reading,
            actors=tuple(reversed(reading.actors)),
            mentions=tuple(
                replace(m, actor=len(reading.actors) - 1 - m.actor) for m in reading.mentions
            ),
        )
        with desk._store.write() as writer:
            keep(writer, turned, "second")
    assert named(desk, "Dora Lind") == ["Boris Hall"]
    assert named(desk, "Carl Moss") == ["Carl Moss"]
    for reading in tuple(desk.readings()):  # a reader that finds no names at all
        with desk._store.write() as writer:
            keep(writer, replace(reading, actors=(), mentions=()), "third")
    assert desk.settled()[0].state == "waiting"
    assert desk.find_actors("Hall") == ()
    assert desk.judgements()


def test_an_article_that_was_revised_is_waited_for(desk: Desk) -> None:
    desk.merge_actors("Boris Hall", "Dora Lind")
    old = next(r.article for r in desk.readings() if "Dora" in r.article.text)
    new = put(desk, f"{old.text} Rain fell.", PEOPLE[2], "story3", 4)
    with desk._store.write() as writer:
        writer.add_revision(new.id, old.id, [], [])
    assert desk.settled()[0].state == "waiting"
    assert named(desk, "Dora Lind") == ["Dora Lind"]


def test_every_id_that_an_actor_ever_had_leads_to_it(desk: Desk) -> None:
    ids = {desk.one_actor(n).actor.id for n in ("Boris Hall", "Carl Moss", "Dora Lind")}
    ids |= {a.id for s in desk.stories() for a in desk.story(s.id).actors if a.name != "Ana Ruiz"}
    ids -= {desk.one_actor("Anita Ruz").actor.id}
    desk.merge_actors("Boris Hall", "Carl Moss")
    made = desk.merge_actors("Dora Lind", "Carl Moss")
    assert len({desk.one_actor(i).actor.id for i in ids}) == 1
    desk.take_back(made.id)
    assert {desk.one_actor(i).actor.name for i in ids} == {"Boris Hall", "Dora Lind"}


def test_a_contradiction_is_shown_on_the_page(desk: Desk) -> None:
    first = desk.merge_actors("Boris Hall", "Carl Moss")
    second = desk.split_actor("Boris Hall", "Carl Moss")
    page = desk.one_actor("Carl Moss")
    assert [(s.judgement.id, s.state, s.by) for s in page.judged] == [
        (first.id, "overruled", second.id),
        (second.id, "in force", None),
    ]


def test_a_name_that_is_two_actors_is_asked_back_with_their_ids(desk: Desk) -> None:
    put(desk, "Bruno Hall slept.", ("Bruno Hall",), "story9", 9)
    with pytest.raises(UserError, match="any of 2 actors") as told:
        desk.merge_actors("Hall", "Ana Ruiz")
    for one in desk.find_actors("Hall"):
        assert one.id in str(told.value)
    with pytest.raises(NotFound):
        desk.merge_actors("", "Ana Ruiz")


def test_a_surname_that_others_bear_in_full_is_asked_back(desk: Desk) -> None:
    put(desk, "One day Hall slept.", ("Hall",), "story9", 9)
    put(desk, "Norland slept.", ("Norland",), "story8", 8, "government")
    put(desk, "Nora Norland slept.", ("Nora Norland",), "story7", 7)
    asked = r"any of 2 actors: Hall.*; Boris Hall"
    with pytest.raises(UserError, match=asked):
        desk.differ_actors("Ana Ruiz", "Hall")
    with pytest.raises(UserError, match=asked):
        desk.split_actor("Hall", "1")
    with pytest.raises(UserError, match=asked) as told:
        desk.merge_actors("Hall", "Ana Ruiz")
    assert desk.one_actor("Boris Hall").actor.id in str(told.value)
    with pytest.raises(OtherKinds, match="a state or its government, Ana Ruiz a person"):
        desk.merge_actors("Norland", "Ana Ruiz")


def test_an_actor_is_the_same_whatever_words_were_asked(desk: Desk) -> None:
    put(desk, "Hall slept.", ("Hall",), "story9", 9)
    put(desk, "Will J. Hall slept.", ("Will J. Hall",), "story8", 8)
    put(desk, "William J. Hall and Hall Jr. slept.", ("William J. Hall", "Hall Jr."), "story7", 7)
    put(desk, "B. Hall slept.", ("B. Hall",), "story6", 6)
    asked = ("Hall", "B. Hall", "Boris Hall", "Will J. Hall", "William J. Hall", "Hall Jr.")
    held = [p for words in asked for p in desk.actor(words)]
    held += [p for words in asked for a in desk.find_actors(words) for p in desk.actor(a.id)]
    told = {encode(replace(p, others=())) for p in held}
    assert len(told) == len({p.actor.id for p in held}) > 1


@pytest.mark.parametrize(
    ("held", "asked"),
    [("Anton Zhuravlev", "Журавлев"), ("Антон Журавлев", "Zhuravlev"), ("习近平", "Xi Jinping")],
)
def test_a_name_is_found_in_another_script(desk: Desk, held: str, asked: str) -> None:
    put(desk, f"{held} slept.", (held,), "story9", 9)
    assert desk.one_actor(asked).actor.name == held
    assert desk.knows_actor(asked)
    assert named(desk, asked) == [held]
    with pytest.raises(NotFound):
        desk.actor("Журавский")


def test_who_has_the_name_as_part_of_a_longer_one_is_told_too(desk: Desk) -> None:
    put(desk, "One day Hall slept.", ("Hall",), "story9", 9)
    (page,) = desk.actor("Hall")
    assert (page.actor.name, [a.name for a in page.others]) == ("Hall", ["Boris Hall"])
    assert named(desk, "Hall") == ["Boris Hall", "Hall"]
    assert desk.one_actor("Boris Hall").others == ()
    assert desk.one_actor(page.actor.id).others == ()


def test_a_great_actor_is_judged_in_few_words(desk: Desk) -> None:
    for number in range(30):
        text = f"Norland held its fair number {number}."
        put(desk, text, ("Norland",), "story8", 8, "government")
    made = desk.merge_actors("Norland", "Ana Ruiz", anyway=True)
    assert len(made.subjects) < 20


def test_a_page_takes_no_longer_on_a_greater_desk(desk: Desk) -> None:
    """Who is asked for in few stories costs the same, however many stories there are."""

    def ask() -> int:
        return lines_run(lambda: desk.actor("Boris Hall"))

    ask()
    few = ask()
    for number in range(60):
        put(desk, f"Elsa Berg {number} slept well.", ("Elsa Berg",), f"other{number}", 5)
    assert ask() < 3 * few


def test_of_one_in_very_many_stories_the_latest_are_told(desk: Desk) -> None:
    for number in range(STORIES_READ + 5):
        put(desk, f"Elsa Berg slept {number} hours.", ("Elsa Berg",), f"other{number}", 5)
    page = desk.one_actor("Elsa Berg")
    assert len(page.stories) == STORIES_READ + 5
    assert page.untold == STORIES_READ + 5 - STORIES_TOLD


# killed

JUDGING = """
import sys
from pathlib import Path
from tests.fake_parser import FakeParser
from tidings.desk import Desk
from tidings.settings import Settings

with Desk.open(settings=Settings(store=Path(sys.argv[1])), parser=FakeParser()) as desk:
    while True:
        made = desk.merge_actors("Boris Hall", "Dora Lind")
        print("judged", made.id, flush=True)
        desk.take_back(made.id)
        print("undone", made.id, flush=True)
"""
BROKEN = (
    "SELECT count(*) FROM judgements WHERE id NOT IN (SELECT judgement FROM log WHERE judgement IS NOT NULL)",  # noqa: E501
    "SELECT count(*) FROM log WHERE judgement IS NOT NULL AND judgement NOT IN (SELECT id FROM judgements)",  # noqa: E501
    "SELECT count(*) FROM judgements WHERE taken_back IS NOT NULL AND id NOT IN (SELECT judgement FROM log WHERE kind = 'take back')",  # noqa: E501
    "SELECT count(*) FROM log WHERE kind = 'take back' AND judgement IN (SELECT id FROM judgements WHERE taken_back IS NULL)",  # noqa: E501
)


def test_killed_while_judging_nothing_is_lost(desk: Desk) -> None:
    path = desk.settings.store
    before = record(desk)
    for pause in (0.05, 0.21, 0.4):
        process = subprocess.Popen(
            [sys.executable, "-c", JUDGING, str(path)],
            stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[1],
        )  # fmt: skip
        assert process.stdout is not None
        told = [process.stdout.readline()]
        time.sleep(pause)
        process.kill()
        told += process.stdout.read().splitlines(keepends=True)
        process.stdout.close()
        process.wait()
        whole = [line.split() for line in told if line.endswith("\n")]
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert [db.execute(q).fetchone()[0] for q in BROKEN] == [0] * len(BROKEN)
            held = {r[0] for r in db.execute("SELECT id FROM judgements")}
            undone = {r[0] for r in db.execute("SELECT judgement FROM log WHERE kind='take back'")}
        assert {i for how, i in whole if how == "judged"} <= held
        assert {i for how, i in whole if how == "undone"} <= undone
        for judgement in desk.judgements():
            desk.take_back(judgement.id)
        assert record(desk) == before


def test_words_of_a_judgement_lead_to_the_article(desk: Desk) -> None:
    made = desk.merge_actors("Boris Hall", "Dora Lind")
    for pointer in made.subjects:
        text = desk.article(pointer.article).article.text
        assert pointer == Pointer(pointer.article, pointer.span, pointer.span.of(text))
