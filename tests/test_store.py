"""The store: opening, migrating, transactions, and errors in one sentence."""

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from tests.support import make_article
from tidings.errors import NewerStore, StoreError
from tidings.store import Store, open_store
from tidings.store.migrations import VERSION
from tidings.store.schema import metadata
from tidings.values import Interval, Judgement, Reading, Span
from tidings.values.desk import Copy, Failure
from tidings.values.sources import FeedState

AT = "2021-05-03T10:00:00+00:00"
DAY = Interval(earliest="2021-05-03", latest="2021-05-03", basis="given")
TEXT = "The ferry to Lerna runs again, the harbour board said."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "desk.sqlite")
    yield opened
    opened.close()


def reading(text: str = TEXT, fingerprint: str = "readers 1", **fields: str) -> Reading:
    return Reading(article=make_article(text, **fields), fingerprint=fingerprint, published=DAY)


def keep(store: Store, one: Reading, story: str | None = "s1") -> None:
    with store.write() as writer:
        writer.add_article(one.article, arrived=AT, text_key=one.article.id, marks=(1, 2, 3))
        if story:
            writer.start_story(story, one.article.title or "A story", at=AT)
            writer.put_in_story(one.article.id, story, 1.0, "it is the first")
        writer.add_reading(one, cause="news", at=AT)


def test_the_tables_of_the_migrations_are_those_of_the_schema(tmp_path: Path) -> None:
    open_store(tmp_path / "desk.sqlite").close()
    engine = create_engine(f"sqlite:///{tmp_path / 'desk.sqlite'}")
    made = inspect(engine)
    for table in metadata.tables.values():
        columns = {c["name"]: not c["nullable"] for c in made.get_columns(table.name)}
        assert set(columns) == {c.name for c in table.columns}
        for column in table.columns:
            if not column.primary_key:
                assert columns[column.name] == (not column.nullable), (table.name, column.name)
    engine.dispose()


def test_opening_twice_migrates_once(store: Store, tmp_path: Path) -> None:
    keep(store, reading())
    again = open_store(tmp_path / "desk.sqlite")
    with again.view() as view:
        assert view.article_ids() == (reading().article.id,)
    again.close()
    with sqlite3.connect(tmp_path / "desk.sqlite") as db:
        assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    db.close()


@pytest.mark.parametrize("folder", ["what?", "50% done", "a#b", "ferry ÅØ"])
def test_a_store_lies_where_its_path_says_whatever_the_letters(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "desk.sqlite"
    opened = open_store(path)
    keep(opened, reading())
    opened.close()
    assert path.is_file()
    assert [p.name for p in tmp_path.iterdir()] == [folder]


def test_a_newer_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite"
    open_store(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(NewerStore, match="newer version of Tidings"):
        open_store(path)
    assert path.read_bytes() == before


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as db:
        db.execute("CREATE TABLE cats (name TEXT)")
    db.close()
    with pytest.raises(StoreError, match="another program"):
        open_store(other)
    notes = tmp_path / "notes.txt"
    notes.write_text("not a database at all, but a text that is long enough to be read" * 20)
    before = notes.read_bytes()
    with pytest.raises(StoreError, match="not a store of Tidings"):
        open_store(notes)
    assert notes.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(tmp_path / "file" / "sub" / "desk.sqlite")


def test_a_transaction_that_fails_leaves_no_trace(store: Store) -> None:
    keep(store, reading())
    with pytest.raises(RuntimeError), store.write() as writer:
        writer.remove_article(reading().article.id, at=AT, note="")
        writer.add_interest("ferries", "ferry", at=AT)
        raise RuntimeError("pulled the plug")
    with store.view() as view:
        assert view.article_ids() == (reading().article.id,)
        assert view.interests() == ()


def test_a_full_disk_is_told_and_what_was_held_is_held(store: Store) -> None:
    keep(store, reading())
    with store._engine.connect() as connection:  # SQLite's own way to have no more room
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreError, match="disk is full"):
        keep(store, reading("word " * 200_000), story=None)
    with store.view() as view:
        assert view.article_ids() == (reading().article.id,)
        assert view.last_seq() == 1


READ_ONLY = """
import os, sys, tempfile
from pathlib import Path
from tidings.errors import StoreError
from tidings.store import open_store
with tempfile.TemporaryDirectory() as folder:
    open_store(Path(folder) / "a.sqlite").close()  # loads all there is to load
if os.geteuid() == 0:
    os.setuid(65534)  # root may write what is read-only
try:
    store = open_store(Path(sys.argv[1]))
    with store.write() as writer:
        writer.add_interest("a", "b", at="now")
except StoreError as error:
    print(error)
"""


@pytest.mark.parametrize("mode", [0o555, 0o755])
def test_a_read_only_store_is_told(mode: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "desk.sqlite"
        store = open_store(path)
        keep(store, reading())
        store.close()
        path.chmod(0o444)
        folder.chmod(mode)
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        folder.chmod(0o755)
        assert done.stdout.count("\n") == 1, done.stderr
        assert "is read-only" in done.stdout or "cannot be opened" in done.stdout
        again = open_store(path)
        with again.view() as view:
            assert view.article_ids() == (reading().article.id,)
        again.close()


def test_backup_is_a_whole_store_and_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    keep(store, reading())
    target = store.backup(tmp_path / "copy.sqlite")
    again = open_store(target)
    with again.view() as view:
        assert view.reading(reading().article.id) == reading()
    again.close()
    with pytest.raises(StoreError, match="exists already"):
        store.backup(target)
    with pytest.raises(StoreError, match=r"The backup .* cannot be opened"):
        store.backup(tmp_path / "nowhere" / "copy.sqlite")


def test_the_reading_in_force_is_the_last_that_the_log_tells_of(store: Store) -> None:
    first, second = reading(), reading(fingerprint="readers 2")
    keep(store, first)
    with store.write() as writer:
        writer.add_reading(second, cause="rereading", at=AT)
    with store.view() as view:
        assert view.reading(first.article.id) == second
        assert list(view.readings()) == [second]
        assert view.outdated("readers 2") == ()
        assert view.outdated("readers 3") == (first.article.id,)
        assert [row.reading() for row in view.log(upto=1)] == [first]


def test_removed_articles_leave_everything_but_the_log(store: Store) -> None:
    one = reading(url="https://quay.example/1")
    late = reading(TEXT + " It was closed in March.")
    keep(store, one)
    keep(store, late)
    with store.write() as writer:
        writer.add_copy(one.article.id, Copy(outlet="Post", url=None, published=None), at=AT)
        writer.add_revision(late.article.id, one.article.id, (Span(0, 3),), ("gone",))
        writer.remove_article(one.article.id, at=AT, note="The ferry")
    with store.view() as view:
        assert view.article(one.article.id) is None
        assert view.search("harbour", 5)[0].article == late.article.id
        assert len(view.search("harbour", 5)) == 1
        assert view.revision(late.article.id) is None
        assert [r.kind for r in view.log()] == ["reading", "reading", "copy", "removed"]
        assert view.stories()[0].articles == 1
    with store.write() as writer:
        writer.remove_article(late.article.id, at=AT, note="The ferry")
    with store.view() as view:
        assert view.stories() == ()


def test_what_was_removed_and_came_back_is_told_once(store: Store) -> None:
    keep(store, reading())
    with store.write() as writer:
        writer.remove_article(reading().article.id, at=AT, note="The ferry")
    keep(store, reading())
    with store.view() as view:
        told = [(row.kind, row.reading() is not None) for row in view.log()]
    assert told == [("reading", False), ("removed", False), ("reading", True)]


def test_a_copy_is_kept_once(store: Store) -> None:
    keep(store, reading())
    copy = Copy(outlet="Post", url=None, published="2021-05-04")
    with store.write() as writer:
        assert writer.add_copy(reading().article.id, copy, at=AT)
        assert not writer.add_copy(reading().article.id, copy, at=AT)
    with store.view() as view:
        assert view.copies(reading().article.id) == (copy,)


def test_search_marks_what_it_found_and_bears_any_words(store: Store) -> None:
    keep(store, reading())
    with store.view() as view:
        hit = view.search("ferries", 5)[0]
        assert [s.of(hit.snippet) for s in hit.marks] == ["ferry"]
        assert view.search('"harbour board"', 5)
        assert not view.search('"board harbour"', 5)
        for odd in ('"', "*", "a AND", "NEAR(", "title:", "-ferry", "(", "'; DROP TABLE log"):
            view.search(odd, 5)


def test_marks_never_move_back(store: Store) -> None:
    with store.write() as writer:
        ident = writer.add_interest("ferries", "ferry", at=AT)
        writer.mark_interest(ident, 7)
        writer.mark_interest(ident, 3)
        assert writer.interests()[0].mark == 7


def test_judgements_can_be_taken_back_and_are_still_known(store: Store) -> None:
    made = Judgement(id="j1", verdict="wrong", about="line", line="e-1", at=AT)
    with store.write() as writer:
        writer.add_judgement(made)
        assert writer.judgements() == (made,)
        assert writer.take_back("j1", at=AT)
        assert not writer.take_back("j1", at=AT)
        assert writer.judgements() == ()
        assert writer.judgements(taken_back=True) == (made,)


def test_sources_keep_their_health(store: Store) -> None:
    with store.write() as writer:
        feed = writer.add_source("https://quay.example/feed", "feed", "The Quay", at=AT)
        assert writer.add_source("https://quay.example/feed", "feed", None, at=AT) == feed
        writer.source_failed(feed, "no answer", at=AT)
        writer.count_entry(feed, whole=True)
        writer.count_entry(feed, whole=False)
        health = writer.sources()[0].health
        assert (health.title, health.failures, health.error) == ("The Quay", 1, "no answer")
        assert (health.full, health.summaries, health.last_success) == (1, 1, None)
        writer.source_answered(feed, FeedState(etag="e"), at=AT)
        assert writer.sources()[0].health.failures == 0
        assert writer.sources()[0].state == FeedState(etag="e")


def test_failures_are_kept_until_their_source_is_tried_again(store: Store) -> None:
    with store.write() as writer:
        for address, reason, source in (
            ("a.jsonl", "line 1 has no text", "a.jsonl"),
            ("a.jsonl", "line 2 has no text", "a.jsonl"),
            ("a.jsonl", "line 2 has no text", "a.jsonl"),
            ("https://quay.example/3", "no answer", "https://quay.example/feed"),
        ):
            writer.add_failure(Failure(address=address, reason=reason, at="1", source=source))
        assert len(writer.failures()) == 3
        writer.clear_failures("a.jsonl")
        assert [f.reason for f in writer.failures()] == ["no answer"]
        writer.clear_failures("https://quay.example/feed")
        assert writer.failures() == ()
