"""The form of a replication bundle: its files, their lines, and what proves them. Pure.

A bundle is a zip of JSON lines. The digest of a file is taken over the digests of its lines,
sorted, so that it stays the same when lines change places.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tidings.errors import BundleError
from tidings.values import Article, Judgement, Pointer, Reading, Span
from tidings.values.bundle import FileSeal

FORMAT = "tidings replication bundle"
VERSION = 1
MANIFEST = "manifest.json"
ARTICLES = "articles.jsonl"
HISTORY = "history.jsonl"
JUDGEMENTS = "judgements.jsonl"
READINGS = "readings.jsonl"
STORIES = "stories.jsonl"
TEXTS = "texts.jsonl"
FILES = (ARTICLES, HISTORY, JUDGEMENTS, READINGS, STORIES)  # texts beside them, where included


class Seals:
    """Counts the lines of files, and takes their digests, while they go by."""

    def __init__(self) -> None:
        """Begin with no line seen."""
        self._lines: dict[str, list[bytes]] = {}
        self._bytes: dict[str, int] = {}

    def file(self, name: str) -> None:
        """Begin a file: it is sealed even where it has no line."""
        self._lines.setdefault(name, [])
        self._bytes.setdefault(name, 0)

    def line(self, name: str, line: bytes) -> None:
        """Take note of one line, without the mark that ends it."""
        self._lines[name].append(hashlib.sha256(line).digest())
        self._bytes[name] += len(line) + 1

    def sealed(self) -> dict[str, FileSeal]:
        """Return the seal of each file."""
        return {
            name: FileSeal(
                lines=len(found),
                bytes=self._bytes[name],
                sha256=hashlib.sha256(b"".join(sorted(found))).hexdigest(),
            )
            for name, found in self._lines.items()
        }


def content_digest(files: Mapping[str, FileSeal]) -> str:
    """Return one SHA-256 for all files, texts apart: a bundle without them has the same."""
    parts = (f"{name} {files[name].sha256}\n" for name in FILES if name in files)
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def record_digest(stories: Iterable[tuple[str, str]]) -> str:
    """Return one SHA-256 for a record: of each story its id and the digest of what it tells."""
    parts = (f"{ident} {digest}\n" for ident, digest in sorted(stories))
    return hashlib.sha256("".join(parts).encode()).hexdigest()


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8; half a character counts as a question mark."""
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()


def bare(article: Article) -> Article:
    """Return an article without its text."""
    return replace(article, text="")


def bare_reading(reading: Reading) -> Reading:
    """Return a reading whose article keeps but its id and its language, which reading may tell."""
    article = Article(id=reading.article.id, text="", language=reading.article.language)
    return replace(reading, article=article)


def whole_reading(reading: Reading, article: Article) -> Reading:
    """Return what `bare_reading` took the article from."""
    return replace(reading, article=replace(article, language=reading.article.language))


def bare_judgement(judgement: Judgement, texts: Mapping[str, str]) -> Judgement:
    """Return a judgement without the words that its pointers find in the texts held."""
    return replace(judgement, subjects=tuple(_bare_pointer(p, texts) for p in judgement.subjects))


def whole_judgement(judgement: Judgement, texts: Mapping[str, str]) -> Judgement:
    """Return what `bare_judgement` took the words from."""
    subjects = (
        replace(p, words=p.span.of(texts[p.article])) if not p.words and p.article in texts else p
        for p in judgement.subjects
    )
    return replace(judgement, subjects=tuple(subjects))


def _bare_pointer(pointer: Pointer, texts: Mapping[str, str]) -> Pointer:
    held = texts.get(pointer.article)
    same = held is not None and pointer.span.of(held) == pointer.words
    return replace(pointer, words="") if same else pointer


def places_of(words: Sequence[str], text: str) -> tuple[Span, ...]:
    """Return where each of `words`, in their order, stands in `text`, however it is spaced.

    Raises BundleError where one does not.
    """
    found: list[Span] = []
    start = 0
    for stretch in words:
        pattern = re.compile(r"\s+".join(map(re.escape, stretch.split())))
        match = pattern.search(text, start) or pattern.search(text)
        if match is None:
            raise BundleError("What a revision left out is not in the text that it revises.")
        found.append(Span(*match.span()))
        start = match.end()
    return tuple(found)


def words_at(spans: Iterable[Span], text: str) -> tuple[str, ...]:
    """Return the words of `text` at each of `spans`, spaced by single blanks."""
    return tuple(" ".join(s.of(text).split()) for s in spans)
