"""Finding the texts of a bundle that holds none: in a folder or a file, each proved by its hash."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tidings.desk.bundle_form import text_digest
from tidings.errors import BundleError, FetchError, SourceError, TextsMissing
from tidings.intake.pipeline import read_source
from tidings.intake.web import Fetched
from tidings.values.bundle import BundledArticle
from tidings.values.sources import NEVER_ASKED, FeedState, Limits, Taken

LINES = (".jsonl", ".ndjson")
LONGEST = 120  # characters of an id and a title
DIGITS = 16  # of a hash that is shown


class NoWeb:
    """A web with nothing in it: a list of feeds among the texts fetches nothing."""

    def get(self, address: str, limits: Limits, state: FeedState = NEVER_ASKED) -> Fetched:
        """Refuse. Raises FetchError."""
        del limits, state
        raise FetchError(f"{address} is not fetched: only files are read here.")


@dataclass(slots=True)
class _Found:
    """Texts by hash, and where texts lie that have an id or an address."""

    wanted: frozenset[str]
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)

    def take(self, text: str, where: str, names: Iterable[str | None]) -> None:
        """Take note of a text that is called by `names`."""
        digest = text_digest(text)
        if digest in self.wanted:
            self.texts[digest] = text
        for name in names:
            if name:
                self.places.setdefault(name, where)


def find_texts(
    articles: Iterable[BundledArticle], given: Path | None, limits: Limits
) -> dict[str, str]:
    """Return the text of each article by its id. Raises TextsMissing where some are not there.

    `given` is a folder of files or one file: what `tidings add` reads, as it reads it, and texts
    just as they stand.
    """
    held = tuple(articles)
    found = _Found(frozenset(a.sha256 for a in held))
    if given is not None:
        for path in _files(given):
            _read(path, found, limits)
    lacking = tuple(a for a in held if a.sha256 not in found.texts)
    if lacking and given is None:
        raise TextsMissing(
            f"The bundle holds no texts, and needs {len(lacking):,}; name a folder or file that "
            "holds them with --texts."
        )
    if lacking:
        lines = tuple(_line(one, found) for one in lacking)
        raise TextsMissing(_told(lacking, found, len(held)), lines)
    return {a.article.id: found.texts[a.sha256] for a in held}


def _files(given: Path) -> tuple[Path, ...]:
    if given.is_file():
        return (given,)
    if not given.is_dir():
        raise BundleError(f"{given} does not exist; name a folder or a file that holds the texts.")
    inside = (p for p in given.rglob("*") if p.is_file())
    hidden = set(given.rglob(".*"))
    return tuple(sorted(p for p in inside if not hidden & {p, *p.parents}))


def _read(path: Path, found: _Found, limits: Limits) -> None:
    where = str(path)
    for text, names in _as_it_stands(path, limits):
        found.take(text, where, (path.stem, *names))
    try:
        for item in read_source(where, limits=limits, web=NoWeb()):
            if isinstance(item, Taken):
                article = item.article
                found.take(article.text, where, (item.given_id, article.id, article.url))
    except SourceError:
        return  # not a text: what is lacking in the end is told


def _as_it_stands(path: Path, limits: Limits) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    """Yield the text of a file, or of each JSON line, uncleaned."""
    try:
        if path.suffix.lower() in LINES:
            with path.open(encoding="utf-8", newline="\n") as file:
                yield from _rows(file)
        elif path.stat().st_size <= limits.max_bytes:
            yield path.read_bytes().decode(), ()
    except (OSError, UnicodeDecodeError):
        return


def _rows(lines: Iterable[str]) -> Iterator[tuple[str, tuple[str | None, ...]]]:
    for line in lines:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and isinstance(row.get("text"), str):
            names = (row.get("id"), row.get("url"))
            yield row["text"], tuple(n for n in names if isinstance(n, str))


def _told(lacking: Sequence[BundledArticle], found: _Found, number: int) -> str:
    other = sum(_elsewhere(one, found) is not None for one in lacking)
    return (
        f"Of {number:,} texts {len(lacking) - other:,} are not there, and {other:,} are there with "
        "other words; each must be the text that was read, to the letter."
    )


def _line(article: BundledArticle, found: _Found) -> str:
    """Return a line that names a text which is lacking: by id, title or address, and hash."""
    where = _elsewhere(article, found)
    name = article.article.title or article.article.url or "(no title)"
    how = f"differs in {where}" if where else "missing"
    told = " ".join(f"{article.article.id} {name}".split())[:LONGEST]
    return f"{how}: {told} (sha256 {article.sha256[:DIGITS]}…)"


def _elsewhere(article: BundledArticle, found: _Found) -> str | None:
    """Return where another text lies under the article's id or address."""
    names = (article.article.id, article.article.url)
    return next((found.places[n] for n in names if n and n in found.places), None)
