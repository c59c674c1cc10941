"""Bundles made to harm, and bundles that broke: each refused in a sentence, and nothing left."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.bundle_support import Parts, apart
from tidings.desk import bundle_form as form
from tidings.desk.bundle_file import BundleFile, Caps
from tidings.errors import BundleError
from tidings.values.bundle import BundledArticle, Rebuilt

Again = Callable[..., Rebuilt]


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
    bundled: Path, tmp_path: Path, rebuilt: Again, forged: str
) -> None:
    name, change, told = FORGED[forged]
    bundle = apart(bundled / "whole.zip").changed(name, change).sealed().write(tmp_path / "b.zip")
    _refused(bundle, told, rebuilt)


def _refused(bundle: Path, told: str, rebuilt: Again) -> None:
    store = bundle.parent / "desk.sqlite"
    with pytest.raises(BundleError, match=told) as caught:
        rebuilt(bundle, into=store)
    assert "\n" not in str(caught.value)
    assert list(bundle.parent.iterdir()) == [bundle]


def test_a_line_changed_in_passing_breaks_the_seal(
    bundled: Path, tmp_path: Path, rebuilt: Again
) -> None:
    parts = apart(bundled / "whole.zip").changed(form.ARTICLES, _put(0, why="other"))
    _refused(parts.write(tmp_path / "b.zip"), "its digest differs", rebuilt)


def test_a_manifest_changed_in_passing_does_not_agree(
    bundled: Path, tmp_path: Path, rebuilt: Again
) -> None:
    parts = apart(bundled / "whole.zip")
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
    bundled: Path, tmp_path: Path, rebuilt: Again, change: dict[str, Any], told: str
) -> None:
    parts = apart(bundled / "whole.zip")
    _refused(Parts({**parts.manifest, **change}, parts.lines).write(tmp_path / "b.zip"), told,
             rebuilt)  # fmt: skip


def _added(bundled: Path, path: Path, name: str, body: bytes) -> Path:
    path.write_bytes((bundled / "whole.zip").read_bytes())
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as zipped:
        zipped.writestr(name, body)
    return path


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil", "C:\\evil", "articles.jsonl/x"])
def test_a_name_that_leads_elsewhere(
    bundled: Path, tmp_path: Path, rebuilt: Again, name: str
) -> None:
    _refused(_added(bundled, tmp_path / "b.zip", name, b"x"), "is no part of a bundle", rebuilt)


def test_a_bomb_is_not_set_off(bundled: Path, tmp_path: Path, rebuilt: Again) -> None:
    parts = apart(bundled / "whole.zip")
    parts.lines[form.STORIES].append(b" " * 40_000_000)
    _refused(parts.sealed().write(tmp_path / "b.zip"), "grow beyond measure", rebuilt)


def test_caps_hold(bundled: Path) -> None:
    with pytest.raises(BundleError, match="larger than 0 MB"):
        BundleFile(bundled / "whole.zip", Caps(whole=1000))
    with pytest.raises(BundleError, match=r"manifest.json is too large"):
        BundleFile(bundled / "whole.zip", Caps(manifest=10))
    with (
        BundleFile(bundled / "whole.zip", Caps(line=10)) as bundle,
        pytest.raises(BundleError, match="a line of more than 10 bytes"),
    ):
        list(bundle.values(form.ARTICLES, BundledArticle))


def test_a_nest_without_end(bundled: Path, tmp_path: Path, rebuilt: Again) -> None:
    parts = apart(bundled / "whole.zip")
    parts.lines[form.READINGS][0] = b'{"article":' + b"[" * 100_000
    _refused(parts.sealed().write(tmp_path / "b.zip"), "readings.jsonl, line 1", rebuilt)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_a_bundle_cut_off(bundled: Path, tmp_path: Path, rebuilt: Again, share: float) -> None:
    raw = (bundled / "whole.zip").read_bytes()
    bundle = tmp_path / "b.zip"
    bundle.write_bytes(raw[: int(len(raw) * share)])
    _refused(bundle, "is not a replication bundle, or a part of it is missing", rebuilt)


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.8])
def test_bytes_that_flipped(bundled: Path, tmp_path: Path, rebuilt: Again, share: float) -> None:
    raw = bytearray((bundled / "whole.zip").read_bytes())
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
