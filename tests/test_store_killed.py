"""Killed at any moment while adding, a desk loses, doubles and half-reads nothing."""

import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.fake_parser import FakeParser
from tests.support import make_article
from tidings.desk import Desk
from tidings.store.writer import Writer

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
    "SELECT count(*) FROM (SELECT 1 FROM log GROUP BY article HAVING count(*) > 1)",
    "SELECT count(*) FROM (SELECT 1 FROM search GROUP BY article HAVING count(*) > 1)",
)


def add_until_killed(path: Path, start: int, seconds: float) -> list[str]:
    """Let a process add articles, kill it, and return the ids that it said were held."""
    process = subprocess.Popen(
        [sys.executable, "-c", ADDING, str(path), str(start)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[1],
    )
    assert process.stdout is not None
    told = [process.stdout.readline().strip()]  # it is under way
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
        told += add_until_killed(path, turn * 10_000, moments.uniform(0.02, 0.3))
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
