"""Where words stand: spans, articles, clutter."""

from dataclasses import dataclass
from typing import Literal

ClutterKind = Literal["caption", "promo", "byline", "dateline", "related", "other"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters of an article's text as stored."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the words of `text` that the span covers."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it came in; `id` is made from its content by :func:`tidings.codec.article_id`.

    `published` is an ISO date or date-time as the source gives it, or none. `whole` is false
    where only a summary could be had. `language` is an ISO 639-1 code, or none if not known.
    """

    id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    kind: str = "news"
    topics: tuple[str, ...] = ()
    language: str | None = None
    published: str | None = None
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Clutter:
    """A stretch of page clutter: kept, shown as such, and never read for events.

    `note` says more where there is more: for `related`, the medium ("video").
    """

    span: Span
    kind: ClutterKind
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A topic label of the outlet's own that the article's text carries."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A stretch of text between line breaks; `headline` where it is the article's title."""

    span: Span
    headline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How an article's text is laid out: what to read, what is clutter, which topics it names."""

    paragraphs: tuple[Paragraph, ...]
    clutter: tuple[Clutter, ...] = ()
    topics: tuple[Topic, ...] = ()
