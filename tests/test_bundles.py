"""Replication bundles: the same record from any order, proved texts, and bundles made to harm."""

import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

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
    fill,
    open_desk,
    record,
)
from tests.fake_parser import FakeParser
from tests.support import make_article
from tidings.desk import bundle_form as form
from tidings.desk.bundle_file import BundleFile, Caps
from tidings.desk.reader import ReadingRoom
from tidings.desk.rebuilding import Request, rebuild
from tidings.errors import BundleError, StoreError, TextsMissing, UserError
from tidings.parsers.spacy import SpacyParser
from tidings.values.bundle import BundledArticle, Rebuilt
from tidings.values.sources import Limits

TEXTS = (EXPELLED, ANSWER, FRENCH, MENDED, CHESS)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, parser: SpacyParser) -> Path:
    """A folder with a store, its bundle with texts (whole.zip) and without (bare.zip)."""
    folder = tmp_path_factory.mktemp("bundles")
    fill(folder / "desk.sqlite", parser)
    with open_desk(folder / "desk.sqlite", parser) as desk:
        desk.bundle(folder / "whole.zip", with_text=True)
        desk.bundle(folder / "bare.zip")
    return folder


@pytest.fixture
def rebuilt(parser: SpacyParser) -> Callable[..., Rebuilt]:
    def again(bundle: Path, **how: Any) -> Rebuilt:
        return rebuild(Request(bundle=bundle, **how), ReadingRoom("none", parser), Limits())

    return again


Again = Callable[..., Rebuilt]


def test_a_rebuilt_store_has_the_same_record_and_gives_the_same_bundle(
    home: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    store = tmp_path / "new" / "desk.sqlite"
    done = rebuilt(home / "whole.zip", into=store)
    assert done.same
    assert done.differing == ()
    assert record(store, parser) == record(home / "desk.sqlite", parser)
    with open_desk(store, parser) as desk:
        desk.bundle(tmp_path / "again.zip", with_text=True)
    assert (tmp_path / "again.zip").read_bytes() == (home / "whole.zip").read_bytes()
    assert sorted(p.name for p in store.parent.iterdir()) == ["desk.sqlite"]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_lines_plays_no_part(
    home: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again, seed: int
) -> None:
    parts = apart(home / "whole.zip")
    chance = random.Random(seed)
    for lines in parts.lines.values():
        chance.shuffle(lines)
    shuffled = Parts(parts.manifest, dict(sorted(parts.lines.items(), reverse=bool(seed % 2))))
    store = tmp_path / "desk.sqlite"
    assert rebuilt(shuffled.write(tmp_path / "shuffled.zip"), into=store).same
    assert record(store, parser) == record(home / "desk.sqlite", parser)


def test_one_store_gives_the_same_bytes_at_any_time(
    home: Path, tmp_path: Path, parser: SpacyParser
) -> None:
    with open_desk(home / "desk.sqlite", parser) as desk:
        desk.bundle(tmp_path / "a.zip")
    assert (tmp_path / "a.zip").read_bytes() == (home / "bare.zip").read_bytes()
    whole, bare = apart(home / "whole.zip").manifest, apart(home / "bare.zip").manifest
    assert whole["content"] == bare["content"]


def test_an_existing_file_is_not_written_over(home: Path, parser: SpacyParser) -> None:
    with open_desk(home / "desk.sqlite", parser) as desk:
        with pytest.raises(UserError, match="exists already"):
            desk.bundle(home / "bare.zip")
        with pytest.raises(UserError, match="cannot be written"):
            desk.bundle(home / "no" / "such" / "folder.zip")
    assert not list(home.glob("*.part"))


def test_an_empty_desk_has_nothing_to_bundle(tmp_path: Path, parser: SpacyParser) -> None:
    with (
        open_desk(tmp_path / "desk.sqlite", parser) as desk,
        pytest.raises(UserError, match="nothing to bundle"),
    ):
        desk.bundle(tmp_path / "b.zip")
    assert [p.name for p in tmp_path.iterdir() if "sqlite" not in p.name] == []


def test_without_texts_the_bundle_has_no_sentence_of_theirs(home: Path) -> None:
    parts = apart(home / "bare.zip")
    held = b"\n".join(line for lines in parts.lines.values() for line in lines).decode()
    assert form.TEXTS not in parts.lines
    for text in TEXTS:
        body = text.partition("\n\n")[2]
        runs = [body[i : i + 60] for i in range(0, len(body) - 60, 20)]
        assert not [run for run in runs if run in held]


def test_the_manifest_tells_readers_tables_and_versions(home: Path) -> None:
    told = apart(home / "bare.zip").manifest
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
    home: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    later = make_article(
        "Norland's foreign minister, Anna Berg, met the ambassador of Estmark in Sund on Tuesday "
        "about the port that Estmark closed and the two diplomats whom Norland expelled.",
        published="2021-05-12",
    )
    store = tmp_path / "desk.sqlite"
    rebuilt(home / "whole.zip", into=store)
    with open_desk(home / "desk.sqlite", parser) as old, open_desk(store, parser) as new:
        assert new.add_article(later).story == old.add_article(later).story
        old.remove(later.id)


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
    home: Path, texts: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    store = tmp_path / "desk.sqlite"
    assert rebuilt(home / "bare.zip", texts=texts, into=store).same
    assert record(store, parser) == record(home / "desk.sqlite", parser)


def test_the_texts_of_another_bundle_are_lines_that_can_be_given(
    home: Path, tmp_path: Path, rebuilt: Again
) -> None:
    with zipfile.ZipFile(home / "whole.zip") as zipped:
        zipped.extract(form.TEXTS, tmp_path)
    assert rebuilt(home / "bare.zip", texts=tmp_path / form.TEXTS).same


def test_texts_that_lack_or_differ_are_listed(home: Path, texts: Path, rebuilt: Again) -> None:
    (texts / "one.txt").unlink()
    (texts / "deeper" / "two.txt").write_text(f"URL: {ADDRESS}\n\n{ANSWER} And more.")
    with pytest.raises(TextsMissing, match="Of 5 texts 1 are not there, and 1 are there") as caught:
        rebuilt(home / "bare.zip", texts=texts)
    missing, other = caught.value.lines
    assert missing.startswith("missing: ")
    assert other.startswith(f"differs in {texts / 'deeper' / 'two.txt'}: ")


def test_a_bundle_without_texts_asks_for_them(home: Path, tmp_path: Path, rebuilt: Again) -> None:
    with pytest.raises(TextsMissing, match="--texts"):
        rebuilt(home / "bare.zip", into=tmp_path / "desk.sqlite")
    with pytest.raises(BundleError, match="does not exist"):
        rebuilt(home / "bare.zip", texts=tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


# into ----------------------------------------------------------------------------------------


def test_a_store_that_holds_something_is_left_alone(
    home: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    store = tmp_path / "desk.sqlite"
    with open_desk(store, parser) as desk:
        desk.follow("Norland")
    before = store.read_bytes()
    with pytest.raises(UserError, match="exists already and is no empty store"):
        rebuilt(home / "whole.zip", into=store)
    assert store.read_bytes() == before
    other = tmp_path / "notes.sqlite"
    other.write_text("not a database at all, but the notes of a person, kept for years")
    with pytest.raises(StoreError):
        rebuilt(home / "whole.zip", into=other)
    with pytest.raises(UserError, match="exists already"):
        rebuilt(home / "whole.zip", into=tmp_path)


def test_an_empty_store_gives_way(
    home: Path, tmp_path: Path, parser: SpacyParser, rebuilt: Again
) -> None:
    store = tmp_path / "desk.sqlite"
    open_desk(store, parser).close()
    assert rebuilt(home / "whole.zip", into=store).store == str(store)
    assert record(store, parser) == record(home / "desk.sqlite", parser)


# reading anew --------------------------------------------------------------------------------


def test_the_same_readers_read_the_same(home: Path, rebuilt: Again) -> None:
    done = rebuilt(home / "whole.zip", reread=True)
    assert done.same
    assert done.reread
    assert done.reread.differences == ()
    assert done.store is None


def test_other_readers_are_told_from_these(home: Path) -> None:
    room = ReadingRoom("none", FakeParser())
    done = rebuild(Request(bundle=home / "whole.zip", reread=True), room, Limits())
    assert not done.same
    assert done.differing == ()  # the record itself is the one that was bundled
    assert done.reread
    assert done.reread.fingerprint != next(iter(done.manifest.fingerprints))
    assert done.reread.differing == 4  # the French one is read by nobody
    assert done.reread.counts()["events"]["gone"] > 1
    assert any("expelled" in d.words for d in done.reread.differences if d.kind == "events")


def test_a_record_folded_otherwise_is_told(home: Path, tmp_path: Path, rebuilt: Again) -> None:
    parts = apart(home / "whole.zip").changed(form.STORIES, lambda v: v[0].update(sha256="0" * 64))
    done = rebuilt(parts.sealed().write(tmp_path / "b.zip"))
    assert len(done.differing) == 1
    assert not done.same
    assert not done.other_tables


# bundles made to harm ------------------------------------------------------------------------


def _twice(values: list[Any]) -> None:
    values.append(values[0])


def _put(number: int, **fields: Any) -> Callable[[list[Any]], None]:
    return lambda values: values[number].update(fields)


def _at(values: list[Any], order: int) -> Any:
    return next(v for v in values if v["order"] == order)


FORGED: dict[str, tuple[str, Callable[[list[Any]], object], str]] = {
    "an article twice": (form.ARTICLES, _twice, "has the article '.*' twice"),
    "a text twice": (form.TEXTS, _twice, "has the text of article '.*' twice"),
    "a reading twice": (form.READINGS, _twice, "one reading of article '.*' twice"),
    "a judgement twice": (form.JUDGEMENTS, _twice, "has the judgement '.*' twice"),
    "a story twice": (form.STORIES, _twice, "has the story '.*' twice"),
    "an entry twice": (form.HISTORY, _twice, "has the place in history '1' twice"),
    "another text": (form.TEXTS, _put(0, text="other"), "its SHA-256 differs"),
    "half a text": (form.TEXTS, lambda v: v[0].update(text=v[0]["text"][:40]), "SHA-256 differs"),
    "a text too many": (form.TEXTS, lambda v: v.append({"id": "x", "text": ""}), "differs"),
    "a text too few": (form.TEXTS, lambda v: v.pop(), "the text of article .* is not in it"),
    "a reading too few": (form.READINGS, lambda v: v.pop(), "a reading of article .* is not in it"),
    "a reading of nothing": (
        form.READINGS, lambda v: v[0]["article"].update(id="nobody"), "was never made"),
    "an article less": (form.ARTICLES, lambda v: v.pop(0), "tells of what is not there"),
    "history without an entry": (form.HISTORY, lambda v: v.pop(0), "that was never made"),
    "a judgement never made": (
        form.JUDGEMENTS, lambda v: v.append({**v[0], "id": "x"}), "does not tell of all"),
    "an unknown judgement": (
        form.JUDGEMENTS, _put(0, id="x"), "tells of what is not there"),
    "an id as long as a book": (
        form.ARTICLES, lambda v: v[0]["article"].update(id="x\n" * 9999), "came before|not there"),
    "a story without an article": (
        form.STORIES, lambda v: v.append({**v[0], "id": "x"}), "no article is in story 'x'"),
    "a story that is not there": (
        form.ARTICLES, _put(0, story="elsewhere"), "a story that the bundle has not"),
    "a revision of itself": (
        form.ARTICLES, lambda v: v[0].update(revises=v[0]["article"]["id"]), "did not come before"),
    "a change beyond the end": (
        form.ARTICLES,
        lambda v: _at(v, 4).update(changed=[{"start": 1, "end": 10**9}]), "lies outside the text"),
    "a span that runs backwards": (
        form.READINGS, lambda v: v[0]["paragraphs"][0].update(span={"start": 9, "end": 1}),
        "readings.jsonl, line 1: .*not a span"),
    "a list for an object": (form.ARTICLES, lambda v: v.insert(0, []), "articles.jsonl, line 1"),
    "a number for a word": (form.HISTORY, _put(1, at=7), "history.jsonl, line 2: .*`str`"),
    "a kind that is none": (form.HISTORY, _put(1, kind="oops"), "Invalid enum value"),
    "a key that lacks": (form.STORIES, lambda v: v[0].pop("title"), "missing required field"),
    "an actor that is not there": (
        form.READINGS, lambda v: [e.update(source=[9999]) for r in v for e in r["events"]],
        "do not hold together"),
    "a copy twice": (
        form.HISTORY,
        lambda v: v.append({**next(e for e in v if e["kind"] == "copy"), "order": 99}),
        "entry 99 tells of nothing new"),
    "a verdict taken back twice": (
        form.HISTORY,
        lambda v: v.append({**next(e for e in v if e["kind"] == "take back"), "order": 99}),
        "entry 99 tells of nothing new"),
}  # fmt: skip


@pytest.mark.parametrize("forged", FORGED)
def test_a_forged_bundle_is_refused_in_a_sentence_and_leaves_nothing(
    home: Path, tmp_path: Path, rebuilt: Again, forged: str
) -> None:
    name, change, told = FORGED[forged]
    bundle = apart(home / "whole.zip").changed(name, change).sealed().write(tmp_path / "b.zip")
    _refused(bundle, told, rebuilt)


def _refused(bundle: Path, told: str, rebuilt: Again) -> None:
    store = bundle.parent / "desk.sqlite"
    with pytest.raises(BundleError, match=told) as caught:
        rebuilt(bundle, into=store)
    assert "\n" not in str(caught.value)
    assert list(bundle.parent.iterdir()) == [bundle]


def test_a_line_changed_in_passing_breaks_the_seal(
    home: Path, tmp_path: Path, rebuilt: Again
) -> None:
    parts = apart(home / "whole.zip").changed(form.ARTICLES, _put(0, why="other"))
    _refused(parts.write(tmp_path / "b.zip"), "its digest differs", rebuilt)


def test_a_manifest_changed_in_passing_does_not_agree(
    home: Path, tmp_path: Path, rebuilt: Again
) -> None:
    parts = apart(home / "whole.zip")
    parts.manifest["files"][form.STORIES]["sha256"] = "0" * 64
    _refused(parts.write(tmp_path / "b.zip"), "do not agree", rebuilt)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"version": 2}, "number 2, this version of Tidings reads 1"),
        ({"version": "1"}, "manifest.json: "),
        ({"format": "other"}, "not that of a replication bundle"),
        ({"files": {}}, "its files are not those it should have"),
        ({"with_text": False}, "texts.jsonl: its files are not those"),
        ({"files": None}, "manifest.json: "),
    ],
)
def test_manifests_of_other_forms(
    home: Path, tmp_path: Path, rebuilt: Again, change: dict[str, Any], told: str
) -> None:
    parts = apart(home / "whole.zip")
    _refused(Parts({**parts.manifest, **change}, parts.lines).write(tmp_path / "b.zip"), told,
             rebuilt)  # fmt: skip


def _added(home: Path, path: Path, name: str, body: bytes) -> Path:
    path.write_bytes((home / "whole.zip").read_bytes())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(name, body)
    return path


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil", "C:\\evil", "articles.jsonl/x"])
def test_a_name_that_leads_elsewhere(home: Path, tmp_path: Path, rebuilt: Again, name: str) -> None:
    _refused(_added(home, tmp_path / "b.zip", name, b"x"), "is no part of a bundle", rebuilt)


def test_a_bomb_is_not_set_off(home: Path, tmp_path: Path, rebuilt: Again) -> None:
    parts = apart(home / "whole.zip")
    parts.lines[form.STORIES].append(b" " * 40_000_000)
    _refused(parts.sealed().write(tmp_path / "b.zip"), "grow beyond measure", rebuilt)


def test_caps_hold(home: Path) -> None:
    with pytest.raises(BundleError, match="larger than 0 MB"):
        BundleFile(home / "whole.zip", Caps(whole=1000))
    with pytest.raises(BundleError, match=r"manifest.json is too large"):
        BundleFile(home / "whole.zip", Caps(manifest=10))
    with (
        BundleFile(home / "whole.zip", Caps(line=10)) as bundle,
        pytest.raises(BundleError, match="a line of more than 10 bytes"),
    ):
        list(bundle.values(form.ARTICLES, BundledArticle))


def test_a_nest_without_end(home: Path, tmp_path: Path, rebuilt: Again) -> None:
    parts = apart(home / "whole.zip")
    parts.lines[form.READINGS][0] = b'{"article":' + b"[" * 100_000
    _refused(parts.sealed().write(tmp_path / "b.zip"), "readings.jsonl, line 1", rebuilt)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_bundle_cut_off(home: Path, tmp_path: Path, rebuilt: Again, share: float) -> None:
    raw = (home / "whole.zip").read_bytes()
    bundle = tmp_path / "b.zip"
    bundle.write_bytes(raw[: int(len(raw) * share)])
    _refused(bundle, "is not a replication bundle, or a part of it is missing", rebuilt)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.8])
def test_bytes_that_flipped(home: Path, tmp_path: Path, rebuilt: Again, share: float) -> None:
    raw = bytearray((home / "whole.zip").read_bytes())
    place = int(share * len(raw))
    raw[place : place + 8] = b"\xff" * 8
    bundle = tmp_path / "b.zip"
    bundle.write_bytes(raw)
    with pytest.raises(BundleError):
        rebuilt(bundle, into=tmp_path / "desk.sqlite")
    assert list(tmp_path.iterdir()) == [bundle]


def test_what_is_no_bundle_at_all(tmp_path: Path, rebuilt: Again) -> None:
    with pytest.raises(BundleError, match="does not exist"):
        rebuilt(tmp_path / "nothing.zip")
    with pytest.raises(BundleError, match="cannot be read"):
        rebuilt(tmp_path)
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as zipped:
        zipped.writestr("readme.txt", "hello")
    with pytest.raises(BundleError, match="no part of a bundle"):
        rebuilt(tmp_path / "other.zip")
