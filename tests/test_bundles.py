"""Replication bundles: the same record from any order, from texts that are proved."""

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bundle_support import (
    ADDRESS,
    ANSWER,
    CHESS,
    EXPELLED,
    FRENCH,
    MENDED,
    Parts,
    apart,
    open_desk,
    record,
)
from tests.fake_parser import FakeParser
from tests.support import make_article
from tidings.desk import bundle_form as form
from tidings.desk.reader import ReadingRoom
from tidings.desk.rebuilding import Request, rebuild
from tidings.errors import BundleError, StoreError, TextsMissing, UserError
from tidings.parsers.spacy import SpacyParser
from tidings.values.bundle import Rebuilt
from tidings.values.sources import Limits

TEXTS = (EXPELLED, ANSWER, FRENCH, MENDED, CHESS)


Again = Callable[..., Rebuilt]


def test_a_rebuilt_store_has_the_same_record_and_gives_the_same_bundle(
    bundled: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    store = tmp_path / "new" / "desk.sqlite"
    done = rebuilt(bundled / "whole.zip", into=store)
    assert done.same
    assert done.differing == ()
    assert record(store, parser) == record(bundled / "desk.sqlite", parser)
    with open_desk(store, parser) as desk:
        desk.bundle(tmp_path / "again.zip", with_text=True)
    assert (tmp_path / "again.zip").read_bytes() == (bundled / "whole.zip").read_bytes()
    assert sorted(p.name for p in store.parent.iterdir()) == ["desk.sqlite"]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_lines_plays_no_part(
    bundled: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again, seed: int
) -> None:
    parts = apart(bundled / "whole.zip")
    chance = random.Random(seed)
    for lines in parts.lines.values():
        chance.shuffle(lines)
    shuffled = Parts(parts.manifest, dict(sorted(parts.lines.items(), reverse=bool(seed % 2))))
    store = tmp_path / "desk.sqlite"
    assert rebuilt(shuffled.write(tmp_path / "shuffled.zip"), into=store).same
    assert record(store, parser) == record(bundled / "desk.sqlite", parser)


def test_one_store_gives_the_same_bytes_at_any_time(
    bundled: Path, tmp_path: Path, parser: SpacyParser
) -> None:
    with open_desk(bundled / "desk.sqlite", parser) as desk:
        desk.bundle(tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == (bundled / "bare.zip").read_bytes()
    whole, bare = apart(bundled / "whole.zip").manifest, apart(bundled / "bare.zip").manifest
    assert whole["content"] == bare["content"]


def test_an_existing_file_is_not_written_over(bundled: Path, parser: SpacyParser) -> None:
    with open_desk(bundled / "desk.sqlite", parser) as desk:
        with pytest.raises(UserError, match="exists already"):
            desk.bundle(bundled / "bare.zip")
        with pytest.raises(UserError, match="cannot be written"):
            desk.bundle(bundled / "no" / "such" / "folder.zip")
    assert not list(bundled.glob("*.part"))


def test_an_empty_desk_has_nothing_to_bundle(tmp_path: Path, parser: SpacyParser) -> None:
    with (
        open_desk(tmp_path / "desk.sqlite", parser) as desk,
        pytest.raises(UserError, match="nothing to bundle"),
    ):
        desk.bundle(tmp_path / "b.zip")
    assert [p.name for p in tmp_path.iterdir() if "sqlite" not in p.name] == []


def test_without_texts_the_bundle_has_no_sentence_of_theirs(bundled: Path) -> None:
    parts = apart(bundled / "bare.zip")
    held = b"\n".join(line for lines in parts.lines.values() for line in lines).decode()
    assert form.TEXTS not in parts.lines
    for text in TEXTS:
        body = text.partition("\n\n")[2]
        runs = [body[i : i + 60] for i in range(0, len(body) - 60, 20)]
        assert not [run for run in runs if run in held]


def test_the_manifest_tells_readers_tables_and_versions(bundled: Path) -> None:
    told = apart(bundled / "bare.zip").manifest
    (fingerprint,) = told["fingerprints"]
    assert told["fingerprints"][fingerprint] == 5
    assert told["tables"] in fingerprint
    assert {"python", "spacy"} <= told["made_with"].keys()
    assert told["files"][form.READINGS]["lines"] == 6  # one article was read twice


def test_what_was_removed_leaves_no_trace(tmp_path: Path) -> None:
    store = tmp_path / "desk.sqlite"
    with open_desk(store, FakeParser()) as desk:
        gone = desk.add_article(make_article(CHESS))
        desk.add_article(make_article(EXPELLED))
        desk.remove(gone.article)
        desk.bundle(tmp_path / "b.zip", with_text=True)
    held = b"".join(line for lines in apart(tmp_path / "b.zip").lines.values() for line in lines)
    assert gone.article.encode() not in held
    assert b"chess" not in held


def test_the_rebuilt_desk_goes_on_as_the_old_one_would(
    bundled: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    later = make_article(
        "Norland's foreign minister, Anna Berg, met the ambassador of Estmark in Sund on Tuesday "
        "about the port that Estmark closed and the two diplomats whom Norland expelled.",
        published="2021-05-12",
    )
    store, copy = tmp_path / "desk.sqlite", tmp_path / "copy.sqlite"
    rebuilt(bundled / "whole.zip", into=store)
    with open_desk(bundled / "desk.sqlite", parser) as desk:
        desk.backup(copy)
    with open_desk(copy, parser) as old, open_desk(store, parser) as new:
        assert new.add_article(later).story == old.add_article(later).story


# texts ---------------------------------------------------------------------------------------


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with the texts: some as files, some as JSON lines."""
    folder = tmp_path / "texts"
    (folder / "deeper").mkdir(parents=True)
    (folder / "one.txt").write_text(EXPELLED)
    (folder / "deeper" / "two.txt").write_text(f"Title: x\nURL: {ADDRESS}\n\n{ANSWER}")
    (folder / "three.jsonl").write_text(
        "".join(json.dumps({"text": t}) + "\n" for t in (FRENCH, MENDED, CHESS, "other"))
    )
    (folder / "feeds.opml").write_text(
        '<opml version="2.0"><body><outline xmlUrl="https://x.example/feed"/></body></opml>'
    )
    (folder / "picture.txt").write_bytes(b"\x89PNG\x00\xff")
    return folder


def test_texts_are_found_in_a_folder_by_their_hashes(
    bundled: Path, texts: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    store = tmp_path / "desk.sqlite"
    assert rebuilt(bundled / "bare.zip", texts=texts, into=store).same
    assert record(store, parser) == record(bundled / "desk.sqlite", parser)


def test_the_texts_of_another_bundle_are_lines_that_can_be_given(
    bundled: Path, tmp_path: Path, rebuilt: Again
) -> None:
    with zipfile.ZipFile(bundled / "whole.zip") as zipped:
        zipped.extract(form.TEXTS, tmp_path)
    assert rebuilt(bundled / "bare.zip", texts=tmp_path / form.TEXTS).same


def test_texts_that_lack_or_differ_are_listed(bundled: Path, texts: Path, rebuilt: Again) -> None:
    (texts / "one.txt").unlink()
    (texts / "deeper" / "two.txt").write_text(f"URL: {ADDRESS}\n\n{ANSWER} And more.")
    with pytest.raises(TextsMissing, match="Of 5 texts 1 are not there, and 1 are there") as caught:
        rebuilt(bundled / "bare.zip", texts=texts)
    missing, other = caught.value.lines
    assert missing.startswith("missing: ")
    assert other.startswith(f"differs in {texts / 'deeper' / 'two.txt'}: ")


def test_a_bundle_without_texts_asks_for_them(
    bundled: Path, tmp_path: Path, rebuilt: Again
) -> None:
    with pytest.raises(TextsMissing, match="--texts"):
        rebuilt(bundled / "bare.zip", into=tmp_path / "desk.sqlite")
    with pytest.raises(BundleError, match="does not exist"):
        rebuilt(bundled / "bare.zip", texts=tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


# into ----------------------------------------------------------------------------------------


def test_a_store_that_holds_something_is_left_alone(
    bundled: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    store = tmp_path / "desk.sqlite"
    with open_desk(store, parser) as desk:
        desk.follow("Norland")
    before = store.read_bytes()
    with pytest.raises(UserError, match="exists already and is no empty store"):
        rebuilt(bundled / "whole.zip", into=store)
    assert store.read_bytes() == before
    other = tmp_path / "notes.sqlite"
    other.write_text("not a database at all, but the notes of a person, kept for years")
    with pytest.raises(StoreError):
        rebuilt(bundled / "whole.zip", into=other)
    with pytest.raises(UserError, match="exists already"):
        rebuilt(bundled / "whole.zip", into=tmp_path)


def test_an_empty_store_gives_way(
    bundled: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    store = tmp_path / "desk.sqlite"
    open_desk(store, parser).close()
    assert rebuilt(bundled / "whole.zip", into=store).store == str(store)
    assert record(store, parser) == record(bundled / "desk.sqlite", parser)


# reading anew --------------------------------------------------------------------------------


def test_the_same_readers_read_the_same(bundled: Path, rebuilt: Again) -> None:
    done = rebuilt(bundled / "whole.zip", reread=True)
    assert done.same
    assert done.reread
    assert done.reread.differences == ()
    assert done.store is None


def test_other_readers_are_told_from_these(bundled: Path) -> None:
    room = ReadingRoom("none", FakeParser())
    done = rebuild(Request(bundle=bundled / "whole.zip", reread=True), room, Limits())
    assert not done.same
    assert done.differing == ()  # the record itself is the one that was bundled
    assert done.reread
    assert done.reread.fingerprint != next(iter(done.manifest.fingerprints))
    assert done.reread.differing == 4  # the French one is read by nobody
    assert done.reread.counts()["events"]["gone"] > 1
    assert any("expelled" in d.words for d in done.reread.differences if d.kind == "events")


def test_a_record_folded_otherwise_is_told(bundled: Path, tmp_path: Path, rebuilt: Again) -> None:
    parts = apart(bundled / "whole.zip").changed(
        form.STORIES, lambda v: v[0].update(sha256="0" * 64)
    )
    done = rebuilt(parts.sealed().write(tmp_path / "b.zip"))
    assert len(done.differing) == 1
    assert not done.same
    assert not done.other_tables
