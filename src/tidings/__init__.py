"""Tidings: a desk that follows stories in the news and keeps the record.

    >>> import tidings
    >>> reading = tidings.read("The minister met the envoy on Monday.", published="2017-06-21")
    >>> reading.published.earliest
    '2017-06-21'

What is imported here is loaded on first use, so that ``import tidings`` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tidings.desk import Desk as Desk
    from tidings.values import Reading

LAZY = {"Desk": "tidings.desk"}


def read(
    text: str,
    *,
    title: str | None = None,
    published: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
) -> "Reading":
    """Return the reading of one article; nothing is stored.

    `published` is an ISO date or date-time; without it the publication date is inferred from the
    words, as an interval. One that cannot be understood, is not of the calendar, or lies outside
    the years 1600 to 2199 raises UserError. A text in another language than English comes back
    unread.
    """
    from tidings.codec import article_id
    from tidings.errors import UserError
    from tidings.intake.dates import read_date
    from tidings.parsers.language import detect_language
    from tidings.readers.reading import read_article
    from tidings.values import Article

    day = None if published is None else read_date(published)
    if published is not None and day is None:
        raise UserError(
            f"published is {published[:40]!r}; write a day or a date-time in ISO form, such as "
            "2017-06-21."
        )
    article = Article(
        id=article_id(text, title),
        text=text,
        title=title,
        url=url,
        outlet=outlet,
        published=day,
        language=detect_language(text),
    )
    return read_article(article, *_readers())


def _readers() -> tuple[Any, Any]:
    """Return the default parser and the codebook, loaded once."""
    from tidings.codebook import load_codebook
    from tidings.parsers.spacy import default_parser

    return default_parser(), load_codebook()


def __getattr__(name: str) -> Any:
    """Load the desk and the values on first use."""
    from importlib import import_module

    if name in LAZY:
        return getattr(import_module(LAZY[name]), name)
    values = import_module("tidings.values")
    if name in values.__all__:
        return getattr(values, name)
    raise AttributeError(f"module 'tidings' has no attribute {name!r}")
