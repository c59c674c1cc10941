"""The reading room: the parser and the codebook, loaded when the first article is read."""

from dataclasses import replace
from functools import cached_property

from tidings.codebook import Codebook, load_codebook
from tidings.errors import ReaderError, SettingsError
from tidings.readers.syntax import Parser
from tidings.values import UNKNOWN, Article, Granularity, Interval, Reading

# What a mistake of ours raises on an odd text. A date beyond the calendar is an ArithmeticError.
TRIPS = (
    *(ValueError, LookupError, TypeError, AttributeError),
    *(ArithmeticError, AssertionError, RecursionError),
)
LONGEST_WHY = 200


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

        article = _with_language(article)
        try:
            return read_article(article, self.parser, self.book)
        except SettingsError:
            raise
        except ReaderError as cause:
            return self._unread(article, f"the reader failed: {cause}")
        except TRIPS as cause:
            # One article that trips a reader must not cost the others.
            why = " ".join(f"{type(cause).__name__} {cause}".split())[:LONGEST_WHY]
            return self._unread(article, f"the reader failed: {why}")

    def _unread(self, article: Article, why: str) -> Reading:
        return Reading(
            article=article, fingerprint=self.fingerprint, published=_given(article), unread=why
        )


def _with_language(article: Article) -> Article:
    """Return the article with the language its words are in, where they tell."""
    from tidings.parsers.language import detect_language

    told = detect_language(article.text) or article.language
    return article if told == article.language else replace(article, language=told)


def _given(article: Article) -> Interval:
    day = article.published
    if day is None:
        return replace(UNKNOWN, basis="no date is given, and the article was not read")
    granularity: Granularity = "minute" if len(day) > 10 else "day"
    return Interval(earliest=day, latest=day, granularity=granularity, basis="given")
