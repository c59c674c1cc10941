"""The reading room: the parser and the codebook, loaded when the first article is read."""

from collections.abc import Iterable, Iterator
from functools import cached_property

from tidings.codebook import Codebook, load_codebook
from tidings.errors import ReaderError
from tidings.readers.syntax import Parser
from tidings.values import Article, Interval, Reading


class ReadingRoom:
    """Reads articles. Nothing is loaded before it is needed."""

    def __init__(self, package: str, parser: Parser | None = None) -> None:
        """Read with `parser`, or with the spaCy pipeline `package`."""
        self._package = package
        self._given = parser

    @cached_property
    def parser(self) -> Parser:
        """The parser. Raises SettingsError where the pipeline is not installed."""
        if self._given:
            return self._given
        from tidings.parsers.spacy import SpacyParser

        return SpacyParser(self._package)

    @cached_property
    def book(self) -> Codebook:
        """The codebook of the readers."""
        return load_codebook()

    @cached_property
    def fingerprint(self) -> str:
        """What tells the readings of these readers from those of others."""
        from tidings.readers.reading import fingerprint

        return fingerprint(self.parser, self.book)

    def read(self, article: Article) -> Reading:
        """Return the reading of an article; one that cannot be read says why in `unread`."""
        from tidings.readers.reading import read_article

        if why := _not_for_us(article):
            return self._unread(article, why)
        try:
            return read_article(article, self.parser, self.book)
        except (ReaderError, RecursionError, ValueError, LookupError, TypeError) as cause:
            # One article that trips a reader must not cost the others.
            return self._unread(article, f"the reader failed ({type(cause).__name__}: {cause})")

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """Yield the reading of each article, in order."""
        return map(self.read, articles)

    def _unread(self, article: Article, why: str) -> Reading:
        return Reading(
            article=article, fingerprint=self.fingerprint, published=_given(article), unread=why
        )


def _not_for_us(article: Article) -> str | None:
    """Return why an article is not to be read: it is not in English."""
    language = article.language
    if language in (None, "en"):
        from tidings.parsers.language import language_of

        language = language_of(article.text) or language
    return None if language in (None, "en") else f"not in English: {language}"


def _given(article: Article) -> Interval:
    day = article.published
    if day is None:
        return Interval(
            earliest=None, latest=None, granularity="unknown",
            basis="no date is given, and the article was not read",
        )  # fmt: skip
    granularity = "minute" if len(day) > 10 else "day"
    return Interval(earliest=day, latest=day, granularity=granularity, basis="given")  # type: ignore[arg-type]
