"""Opening a replication bundle that comes from others: nothing in it is trusted, none unpacked.

Files are read where they lie in the zip, line by line and never past a cap, and proved by the
manifest's seals. Whatever is wrong is one BundleError.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from tidings.codec import decode
from tidings.desk import bundle_form as form
from tidings.errors import BundleError
from tidings.values.bundle import Manifest

T = TypeVar("T")

KNOWN = frozenset({form.MANIFEST, form.TEXTS, *form.FILES})
MIB = 2**20
LONGEST_WHY = 240  # characters: what a bundle says of itself may be as long as it likes
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How large a bundle may be, in bytes: unpacked, in its manifest, and in one line.

    `tightest` is how many bytes one packed byte may stand for, in files above a MiB: JSON lines
    pack to a tenth, and what packs to a thousandth was made to fill a disk.
    """

    whole: int = 8192 * MIB
    manifest: int = 4 * MIB
    line: int = 64 * MIB
    tightest: int = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    """What tells a bundle of ours, and which form it has."""

    format: str = ""
    version: int = 0


class BundleFile:
    """A bundle that is open for reading. Use it as a context manager."""

    def __init__(self, path: Path, caps: Caps | None = None) -> None:
        """Open the bundle and read its manifest. Raises BundleError."""
        self.path = path
        self._caps = caps or Caps()
        try:
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError as cause:
            raise BundleError(f"{path} does not exist; check its spelling.") from cause
        except (zipfile.BadZipFile, ValueError) as cause:
            raise BundleError(
                f"{path} is not a replication bundle, or a part of it is missing; "
                "see that it was copied in full."
            ) from cause
        except OSError as cause:
            raise BundleError(f"{path} cannot be read: {cause.strerror}.") from cause
        try:
            self._check_files()
            self.manifest = self._manifest()
        except BaseException:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        """Return the bundle."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self._zip.close()

    def values(self, name: str, kind: type[T]) -> Iterator[T]:
        """Yield the values of a file, one a line; at its end its seal is proved."""
        seals = form.Seals()
        seals.file(name)
        for number, line in enumerate(self._lines(name), 1):
            seals.line(name, line)
            try:
                value = decode(line, kind)
            except (ValueError, RecursionError, OverflowError) as cause:
                raise self.error(f"{name}, line {number}: {cause}") from cause
            yield value
        if seals.sealed()[name] != self.manifest.files[name]:
            raise self.error(f"{name} is not what the manifest says: its digest differs")

    def error(self, why: str) -> BundleError:
        """Return the error that says what is wrong with this bundle, in one line."""
        told = " ".join(why.split())[:LONGEST_WHY].rstrip(".")
        return BundleError(f"The bundle {self.path} cannot be used: {told}.")

    def _check_files(self) -> None:
        infos = self._zip.infolist()
        names = [i.filename for i in infos]
        if odd := next((n for n in names if n not in KNOWN), None):
            raise self.error(f"it holds a file that is no part of a bundle, {odd[:80]!r}")
        if twice := next((n for n in names if names.count(n) > 1), None):
            raise self.error(f"it holds {twice} twice")
        if form.MANIFEST not in names:
            raise self.error(f"it has no {form.MANIFEST}")
        for info in infos:
            if info.flag_bits & 1:
                raise self.error(f"{info.filename} is encrypted")
            wide = info.file_size > MIB
            if wide and info.file_size > self._caps.tightest * info.compress_size:
                raise self.error(f"{info.filename} would grow beyond measure when unpacked")
        if sum(i.file_size for i in infos) > self._caps.whole:
            raise self.error(f"it is larger than {self._caps.whole // MIB:,} MB when unpacked")

    def _manifest(self) -> Manifest:
        if self._zip.getinfo(form.MANIFEST).file_size > self._caps.manifest:
            raise self.error(f"its {form.MANIFEST} is too large")
        try:
            raw = self._zip.read(form.MANIFEST)
            named = decode(raw, _Named)
            if named.format != form.FORMAT:
                raise self.error(f"its {form.MANIFEST} is not that of a replication bundle")
            if named.version != form.VERSION:
                raise self.error(
                    f"its form has the number {named.version}, this version of Tidings reads "
                    f"{form.VERSION}; use the version of Tidings that made it"
                )
            manifest = decode(raw, Manifest)
        except BundleError:
            raise
        except DAMAGED as cause:
            raise self._damaged(form.MANIFEST) from cause
        except (ValueError, OverflowError) as cause:
            raise self.error(f"{form.MANIFEST}: {cause}") from cause
        self._check_seals(manifest)
        return manifest

    def _check_seals(self, manifest: Manifest) -> None:
        needed = {*form.FILES, *((form.TEXTS,) if manifest.with_text else ())}
        there = set(self._zip.namelist()) - {form.MANIFEST}
        if needed != there or needed != set(manifest.files):
            odd = sorted(needed ^ there or needed ^ set(manifest.files))
            raise self.error(f"{', '.join(odd)[:80]}: its files are not those it should have")
        if form.content_digest(manifest.files) != manifest.content:
            raise self.error(f"the digests in its {form.MANIFEST} do not agree")

    def _lines(self, name: str) -> Iterator[bytes]:
        try:
            with (
                self._zip.open(name) as packed,
                io.BufferedReader(packed) as file,  # type: ignore[type-var]
            ):
                while line := file.readline(self._caps.line + 1):
                    if len(line) > self._caps.line:
                        raise self.error(f"{name} has a line of more than {self._caps.line} bytes")
                    yield line.rstrip(b"\n")
        except DAMAGED as cause:
            raise self._damaged(name) from cause

    def _damaged(self, name: str) -> BundleError:
        return self.error(f"{name} is damaged; see that the bundle was copied in full")
