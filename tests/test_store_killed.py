"""Killed at any moment while adding or moving articles, a desk loses and doubles nothing."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from tests.fake_parser import FakeParser
from tests.grouping_support import load, make_articles, open_desk, partition, whole
from tests.support import make_article
from tidings.desk import Desk
from tidings.store.writer import Writer
from tidings.values import Article

ADDING = """
import sys
from pathlib import Path
from tests.fake_parser import FakeParser
from tidings.codec import article_id
from tidings.desk import Desk
from tidings.settings import Settings
from tidings.values import Article

with Desk.open(settings=Settings(store=Path(sys.argv[1])), parser=FakeParser()) as desk:
    for n in range(int(sys.argv[2]), 100_000):
        words = " ".join(f"the word{n}x{i}" for i in range(60))
        text = f"Report {n} of the harbour board tells this. {words}."
        url = f"https://quay.example/{n}"
        added = desk.add_article(Article(id=article_id(text), text=text, url=url))
        print(added.article, flush=True)
"""

# each question counts what must not be
BROKEN = (
    "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM readings)",
    "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM memberships)",
    "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM search)",
    "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM marks)",
    "SELECT count(*) FROM articles WHERE id NOT IN (SELECT article FROM log)",
    "SELECT count(*) FROM search WHERE article NOT IN (SELECT id FROM articles)",
    "SELECT count(*) FROM log WHERE article NOT IN (SELECT id FROM articles)",
    "SELECT count(*) FROM stories WHERE id NOT IN (SELECT story FROM memberships)",
    "SELECT count(*) FROM (SELECT 1 FROM log WHERE kind = 'reading' GROUP BY article "
    "HAVING count(*) > 1)",
    "SELECT count(*) FROM memberships WHERE article NOT IN (SELECT article FROM placings)",
    "SELECT count(*) FROM (SELECT 1 FROM search GROUP BY article HAVING count(*) > 1)",
)


def add_until_killed(path: Path, start: int, number: int, seconds: float) -> list[str]:
    """Let a process add some articles, kill it, and return the ids that it said were held."""
    process = subprocess.Popen(
        [sys.executable, "-c", ADDING, str(path), str(start)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(number)]  # it is under way
    time.sleep(seconds)
    process.kill()
    told += [
        line.strip() for line in process.stdout.read().splitlines(keepends=True) if line[-1] == "\n"
    ]
    process.stdout.close()
    process.wait()
    return told


def test_killed_in_mid_add(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    moments = random.Random(7)
    told: list[str] = []
    for turn in range(4):
        told += add_until_killed(path, turn * 10_000, turn + 1, moments.uniform(0.02, 0.3))
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
            assert [db.execute(q).fetchone()[0] for q in BROKEN] == [0] * len(BROKEN)
            held = {row[0] for row in db.execute("SELECT id FROM articles")}
        assert set(told) <= held
        assert len(held) - len(set(told)) <= turn + 1  # kept, but killed before it was told
    assert len(told) > 5
    with Desk.open(path, parser=FakeParser()) as desk:
        assert sum(s.articles for s in desk.stories()) == len(held)


def test_nothing_is_kept_of_an_article_that_trips_the_keeping(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk.open(tmp_path / "desk.sqlite", parser=FakeParser()) as desk:
        monkeypatch.setattr(Writer, "add_reading", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            desk.add_article(make_article("The harbour board tells this of the ferry."))
        monkeypatch.undo()
        assert desk.stories() == ()
        assert desk.search("harbour") == ()
        assert (
            desk.add_article(make_article("The harbour board tells this of the ferry.")).how
            == "new"
        )


# killed at any statement -------------------------------------------------------------------------


def deeds(desk: Desk) -> dict[str, Callable[[], object]]:
    """Return what may move articles between stories, each as something to do."""
    one, other, *_ = (s.id for s in sorted(desk.stories(), key=lambda s: (-s.articles, s.id)))
    held = [c.article for c in desk.story(one).coverage]
    early = sorted(make_articles(6, seed=11), key=lambda a: a.id)
    return {
        "merging": lambda: desk.merge_stories(one, other),
        "splitting": lambda: desk.split_story(one, *held[:2]),
        "pinning": lambda: desk.pin_article(held[-1], other),
        "taking back": lambda: desk.take_back(desk.judgements()[0].id),
        "removing": lambda: desk.remove(held[0]),
        "settling": lambda: take_in(desk, early),
    }


def take_in(desk: Desk, articles: list[Article]) -> None:
    intake = desk._intake()
    for article in articles:
        intake.take(article)
    intake.settle()


def killed_at(path: Path, deed: str, statement: int) -> bool:
    """Do a deed in a process that kills itself before a statement; tell whether it came to that."""
    child = os.fork()
    if child == 0:
        with suppress(BaseException), open_desk(path) as desk:
            work = deeds(desk)[deed]
            count = iter(range(1, 1_000_000))

            def kill(*_: object) -> None:
                if next(count) == statement:
                    os.kill(os.getpid(), signal.SIGKILL)

            event.listen(Engine, "before_cursor_execute", kill)
            event.listen(Engine, "commit", kill)
            work()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which a judgement stands and articles came out of order."""
    folder = tmp_path_factory.mktemp("moved")
    with open_desk(folder / "desk.sqlite") as desk:
        load(desk, make_articles(24, seed=5), folder, 24)
        one, other, third, *_ = (s.id for s in desk.stories())
        desk.merge_stories(third, other if one == third else one)
    return folder / "desk.sqlite"


@pytest.mark.parametrize(
    "deed", ["merging", "splitting", "pinning", "taking back", "removing", "settling"]
)
def test_killed_at_any_statement_that_moves_articles(
    moved: Path, tmp_path: Path, deed: str
) -> None:
    with open_desk(moved) as desk:
        before = partition(desk)
    done = tmp_path / "done.sqlite"
    shutil.copy(moved, done)
    assert not killed_at(done, deed, 0)
    with open_desk(done) as desk:
        after = partition(desk)
    statement, turns = 1, 0
    while True:
        path = tmp_path / f"{statement}.sqlite"
        shutil.copy(moved, path)
        if not killed_at(path, deed, statement):
            break
        with closing(sqlite3.connect(path)) as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        with open_desk(path) as desk:
            held = {r.article.id for r in desk.readings()}
            if deed != "settling":
                assert partition(desk) in (before, after)
            assert {a for story in partition(desk) for a in story} == held
            whole(desk)
            if deed == "settling":
                for article in make_articles(6, seed=11):
                    desk.add_article(article)
                assert partition(desk) == after
        statement += 1 + turns * turns // 3
        turns += 1
    assert turns > 5
