"""Rebuilding a record from a replication bundle, and reading its texts anew to compare."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tidings.codebook.tables import tables_digest
from tidings.desk.bundle_file import BundleFile
from tidings.desk.bundling import story_digest
from tidings.desk.reader import TRIPS, ReadingRoom
from tidings.desk.rereading import differences
from tidings.desk.restoring import Loaded, load, restore
from tidings.errors import BundleError, UserError
from tidings.store import Store, open_store
from tidings.story.addresses import addresses
from tidings.story.by_hand import hear
from tidings.story.grouping import NOTHING_PLACED, Features, features, story_of
from tidings.story.settling import Order, first_versions, put
from tidings.values import Judgement
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
    made: dict[str, Features] = {}
    with store.view() as view:
        judgements = view.judgements()
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
            if not new.unread:
                made[ident] = features(new)
    return Reread(
        fingerprint=room.fingerprint,
        articles=len(loaded.articles),
        differing=differing,
        differences=tuple(found),
        moved=_moved(loaded, made, judgements),
    )


def _moved(
    loaded: Loaded, made: Mapping[str, Features], judgements: Sequence[Judgement]
) -> tuple[str, ...]:
    """Return the articles that are in other stories when all are placed anew, as `Places` would."""
    was = {one.article.id: one.story for one in loaded.articles if one.story}
    first = first_versions(
        {o.article.id: o.revises for o in loaded.articles if o.article.id in made}
    )
    days = {article: known.day for article, known in made.items()}
    order = Order(days=days, first=first, hand=hear(judgements, first))
    state = NOTHING_PLACED
    for article in sorted(made, key=order.key):
        _, state = put(made[article], state, order)
    groups: dict[str, list[str]] = {}
    for article in sorted(made, key=order.key):
        groups.setdefault(story_of(state, article) or article, []).append(article)
    stories = addresses(groups, was, was)
    now = {a: stories[group] for group, articles in groups.items() for a in articles}
    idents = (one.article.id for one in loaded.articles)
    return tuple(a for a in idents if now.get(a) != was.get(a))
