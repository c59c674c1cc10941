"""Rebuilding a record from a replication bundle, and reading its texts anew to compare."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tidings.codebook.tables import tables_digest
from tidings.codec import short_id
from tidings.desk.bundle_file import BundleFile
from tidings.desk.bundling import story_digest
from tidings.desk.reader import TRIPS, ReadingRoom
from tidings.desk.rereading import differences
from tidings.desk.restoring import Loaded, load, restore
from tidings.errors import BundleError, UserError
from tidings.store import Store, open_store
from tidings.story.grouping import NOTHING_PLACED, State, features, join, place
from tidings.values import Reading
from tidings.values.bundle import Difference, Rebuilt, Reread
from tidings.values.desk import Progress
from tidings.values.sources import Limits

HALF = ".tidings-rebuild-"  # the folder in which a store lies until it is whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to rebuild: from which bundle and texts, into which new store (none: keep nothing)."""

    bundle: Path
    texts: Path | None = None
    into: Path | None = None
    reread: bool = False


def rebuild(
    request: Request, room: ReadingRoom, limits: Limits, progress: Progress | None = None
) -> Rebuilt:
    """Rebuild a record and tell whether it is the one that was bundled.

    It is made beside `into` and put there once it is whole. Raises BundleError, TextsMissing, and
    UserError where `into` holds something already.
    """
    target = _target(request.into)
    with BundleFile(request.bundle) as bundle:
        loaded = load(bundle, request.texts, limits)
        with _new_store(target) as store:
            restore(store, bundle, loaded)
            differing = _differing(store, bundle, loaded)
            reread = _reread(store, loaded, room, progress) if request.reread else None
            if target:
                _keep(store, target)
        return Rebuilt(
            manifest=bundle.manifest,
            store=str(target) if target else None,
            differing=differing,
            other_tables=bundle.manifest.tables != tables_digest(),
            reread=reread,
        )


def _target(into: Path | None) -> Path | None:
    """Return where the store goes. Raises UserError where one lies there that holds something."""
    if into is None or not into.exists():
        return into
    refused = UserError(
        f"{into} exists already and is no empty store; name a new file with --into, or keep "
        "nothing with --check."
    )
    if not into.is_file():
        raise refused
    store = open_store(into)
    try:
        with store.view() as view:
            if view.last_seq() or view.interests() or view.sources():
                raise refused
    finally:
        store.close()
    return into


@contextmanager
def _new_store(target: Path | None) -> Iterator[Store]:
    """Open an empty store in a folder of its own, which goes away again."""
    beside = target.absolute().parent if target else None
    try:
        if beside:
            beside.mkdir(parents=True, exist_ok=True)
        folder = TemporaryDirectory(prefix=HALF, dir=beside, ignore_cleanup_errors=True)
    except OSError as cause:
        raise UserError(f"No store can be made at {target}: {cause.strerror}.") from cause
    with folder as name:
        store = open_store(Path(name) / "desk.sqlite")
        try:
            yield store
        finally:
            store.close()


def _keep(store: Store, target: Path) -> None:
    """Put the store where it belongs, in one step."""
    whole = store.backup(store.path.with_name("whole.sqlite"))
    for leaving in ("-wal", "-shm"):  # of the empty store that may lie there
        target.with_name(target.name + leaving).unlink(missing_ok=True)
    whole.replace(target)


def _differing(store: Store, bundle: BundleFile, loaded: Loaded) -> tuple[str, ...]:
    """Return the stories whose record is not the one that was bundled."""
    try:
        with store.view() as view:
            return tuple(s.id for s in loaded.stories if story_digest(view, s.id) != s.sha256)
    except TRIPS as cause:
        raise bundle.error(f"its readings do not hold together ({type(cause).__name__})") from cause


def _reread(store: Store, loaded: Loaded, room: ReadingRoom, progress: Progress | None) -> Reread:
    found: list[Difference] = []
    differing = 0
    moved = []
    state = NOTHING_PLACED
    stories: dict[str, str] = {}
    with store.view() as view:
        for number, one in enumerate(loaded.articles):
            ident = one.article.id
            row, old = view.article(ident), view.reading(ident)
            if row is None or old is None:
                raise BundleError(f"The bundle has no reading of article {ident}.")
            if progress:
                progress(number, len(loaded.articles), one.article.title or ident)
            new = room.read(row.article)
            told = differences(old, new)
            found += told
            differing += bool(told)
            story = _placed(new, stories.get(one.revises or ""), state)
            if story:
                stories[ident] = story
                state = join(state, features(new), story)
            if story != one.story:
                moved.append(ident)
    return Reread(
        fingerprint=room.fingerprint,
        articles=len(loaded.articles),
        differing=differing,
        differences=tuple(found),
        moved=tuple(moved),
    )


def _placed(reading: Reading, revised: str | None, state: State) -> str | None:
    """Return the story that an article joins when it arrives now, as `Places` would put it."""
    if reading.unread:
        return None
    placed = revised or place(features(reading), state).story
    return placed or short_id("story", reading.article.id)
