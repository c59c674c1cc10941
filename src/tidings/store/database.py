"""The SQLite file: opening, migrating, transactions, backup, and errors in one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from tidings.errors import NewerStore, StoreError
from tidings.store.archive import Archive
from tidings.store.migrations import APPLICATION_ID, MIGRATIONS, VERSION
from tidings.store.view import View
from tidings.store.writer import Writer

BUSY_MS = 15_000  # how long one process waits for another that is writing

# words of SQLite's messages → what to tell the user, and how to mend it
TROUBLES = (
    ("readonly", "is read-only; give this user leave to write it and its folder"),
    ("unable to open", "cannot be opened; see that its folder exists and may be written"),
    ("full", "cannot be written because the disk is full; free some space and try again"),
    ("disk i/o", "cannot be written because the disk refuses it; see that it has room"),
    ("locked", "is busy with another tidings; try again when that has finished"),
    ("not a database", "is not a store of Tidings; name another path"),
    ("malformed", "is damaged; put a backup in its place"),
)


class Store:
    """One open store. Raises StoreError with one sentence for whatever SQLite cannot do."""

    def __init__(self, engine: Engine, path: Path) -> None:
        """Hold an engine over a store that is migrated already; see `open_store`."""
        self._engine = engine
        self.path = path

    @contextmanager
    def view(self) -> Iterator[View]:
        """Read from one unchanging moment of the store."""
        with _told(self.path), self._engine.begin() as connection:
            yield View(connection)

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """Read all that the store holds, from one unchanging moment of it."""
        with _told(self.path), self._engine.begin() as connection:
            yield Archive(connection)

    @contextmanager
    def write(self) -> Iterator[Writer]:
        """Read and write in one transaction: all of it holds, or none."""
        with _told(self.path), _immediate(self._engine) as connection:
            yield Writer(connection)

    def backup(self, target: Path) -> Path:
        """Copy the whole store to `target` while it is in use, and return where it went."""
        if target.is_dir():
            target = target / self.path.name
        if target.exists():
            raise StoreError(f"{target} exists already; name a new file for the backup.")
        try:
            with (
                closing(sqlite3.connect(self.path)) as ours,
                closing(sqlite3.connect(target)) as theirs,
            ):
                ours.backup(theirs)
                theirs.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.Error as cause:
            with suppress(OSError):  # half a backup is none
                target.unlink()
            raise _trouble(target, str(cause), "The backup") from cause
        return target

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()


def open_store(path: Path) -> Store:
    """Open the store at `path`, made or migrated as needed. Raises StoreError, NewerStore."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as cause:
        raise StoreError(
            f"The folder {path.parent} for the store cannot be made: {cause.strerror}."
        ) from cause
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_MS / 1000}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    store = Store(engine, path)
    try:
        with _told(path):
            _migrate(engine, path)
    except StoreError:
        engine.dispose()
        raise
    return store


def _prepare(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions are begun by `_begin`, DDL included
    for pragma in ("foreign_keys = ON", f"busy_timeout = {BUSY_MS}", "journal_mode = WAL",
                   "synchronous = FULL"):  # fmt: skip
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    how = connection.get_execution_options().get("tidings_begin", "BEGIN")
    connection.exec_driver_sql(how)


@contextmanager
def _immediate(engine: Engine) -> Iterator[Connection]:
    with (
        engine.execution_options(tidings_begin="BEGIN IMMEDIATE").connect() as connection,
        connection.begin(),
    ):
        yield connection


def _migrate(engine: Engine, path: Path) -> None:
    with engine.connect() as connection:
        if _version(connection, path) == VERSION:
            return
    for number in range(VERSION):
        with _immediate(engine) as connection:
            if _version(connection, path) != number:
                continue  # done before, or by another process just now
            for statement in MIGRATIONS[number]:
                connection.exec_driver_sql(statement)
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version = {number + 1}")


def _version(connection: Connection, path: Path) -> int:
    """Return the store's version. Raises NewerStore, and StoreError for a file of others."""
    version = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    owner = int(connection.exec_driver_sql("PRAGMA application_id").scalar_one())
    tables = int(connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one())
    if owner != APPLICATION_ID and (owner or version or tables):
        raise StoreError(f"{path} is the database of another program; name another path.")
    if version > VERSION:
        raise NewerStore(
            f"The store {path} was written by a newer version of Tidings "
            f"(its number is {version}, this version knows {VERSION}); upgrade Tidings to open it."
        )
    return version


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite reports into one sentence."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as cause:
        error = cause.orig if isinstance(cause, DBAPIError) else cause
        if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
            raise  # our own mistake, not the user's
        raise _trouble(path, str(error)) from cause


def _trouble(path: Path, message: str, what: str = "The store") -> StoreError:
    words = message.lower()
    told = next((say for sign, say in TROUBLES if sign in words), f"cannot be used: {message}")
    return StoreError(f"{what} {path} {told}.")
