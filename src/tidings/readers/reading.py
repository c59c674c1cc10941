"""Runs the readers in their order: Article → Reading."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from tidings.codebook import Codebook
from tidings.codec import Json, publish
from tidings.readers.actors import Cast, read_mentions, resolve_references, with_offices
from tidings.readers.commitments import read_commitments
from tidings.readers.events import Signs, read_acts, weigh_deeds
from tidings.readers.statements import attribute, find_statements
from tidings.readers.syntax import Models, Page, Parse, Parser
from tidings.readers.text import LETTER, read_layout
from tidings.readers.times import Calendar, infer_published, read_bare_dates, read_deeds, read_times
from tidings.values import Article, Deed, Layout, Reading, Statement, TimeExpression

WINDOW = 16  # articles laid out ahead of the parser
ENGLISH = "en"


def fingerprint(models: Models, book: Codebook) -> str:
    """Return what a reading depends on besides its article: readers, parser, tables."""
    names = [m.name for m in (models, models.weigher, models.coder) if m is not None]
    return f"tidings {book.version}; {'; '.join(names)}; tables {book.digest}"


def read_article(article: Article, parser: Parser, book: Codebook) -> Reading:
    """Return the reading of one article; `unread` says why where nothing could be read."""
    return next(read_articles((article,), parser, book))


def read_articles(articles: Iterable[Article], parser: Parser, book: Codebook) -> Iterator[Reading]:
    """Yield one reading an article, in order; articles are parsed some at a time."""
    mark = fingerprint(parser, book)
    feed = iter(articles)
    while window := list(islice(feed, WINDOW)):
        layouts = [_layout(article, book) for article in window]
        pages = [_page(article, layout) for article, layout in zip(window, layouts, strict=True)]
        for article, layout, parse in zip(window, layouts, parser.parse(pages), strict=True):
            yield read_parsed(article, layout, parse, parser, book, mark)


def published(reading: Reading) -> Json:
    """Return the published form of a reading, its dates resolved by its publication date."""
    return publish(reading, Calendar(reading.times, reading.published))


def _layout(article: Article, book: Codebook) -> Layout:
    """Return the article's layout; without paragraphs where it is in another language."""
    layout = read_layout(article, book.text)
    if _foreign(article):
        return Layout(paragraphs=(), clutter=layout.clutter, topics=layout.topics)
    return layout


def _foreign(article: Article) -> bool:
    return article.language is not None and article.language.split("-")[0].lower() != ENGLISH


def _page(article: Article, layout: Layout) -> Page:
    return Page(
        article.text,
        tuple((p.span.start, p.span.end, p.headline) for p in layout.paragraphs),
    )


def _unread(article: Article, layout: Layout, parse: Parse) -> str | None:
    """Return why nothing can be read, or none."""
    if _foreign(article):
        return f"not in English: {article.language}"
    if not LETTER.search(article.text):
        return "no words in it"
    if not layout.paragraphs:
        return "nothing but page clutter"
    return None if parse.sentences else "no sentence in it"


def read_parsed(
    article: Article,
    layout: Layout,
    parse: Parse,
    models: Models,
    book: Codebook,
    mark: str,
) -> Reading:
    """Return the reading of an article that is laid out and parsed; `mark` is its fingerprint."""
    why = _unread(article, layout, parse)
    times = read_times(parse, book.times)
    published_on = infer_published(
        article, parse, times, _clutter_dates(article, layout, book), book.times.dating
    )
    if why:
        return Reading(
            article=article,
            fingerprint=mark,
            published=published_on,
            unread=why,
            clutter=layout.clutter,
            topics=layout.topics,
        )
    utterances = find_statements(parse, book.statements, models.weigher)
    speakers = [span for u in utterances for span in u.speaker]
    hearers = [i for u in utterances if u.act == "said" for i in u.hearers]
    named = read_mentions(parse, book.actors)
    cast = resolve_references(parse, named, speakers, hearers=hearers)
    cast = with_offices(cast, published_on, book.holders)
    statements = attribute(utterances, parse, cast, times, book.times.dating)
    acts = read_acts(parse, cast, statements, times, book.events, models.coder)
    cast = acts.cast
    commitments = read_commitments(parse, cast, statements, acts.events, times, book.commitments)
    return Reading(
        article=article,
        fingerprint=mark,
        published=published_on,
        paragraphs=layout.paragraphs,
        clutter=layout.clutter,
        topics=layout.topics,
        actors=cast.actors,
        mentions=cast.mentions,
        times=times,
        events=acts.events,
        uncoded=acts.uncoded,
        statements=statements,
        commitments=commitments,
        deeds=_deeds(parse, cast, statements, times, book),
    )


def _deeds(
    parse: Parse,
    cast: Cast,
    statements: Sequence[Statement],
    times: Sequence[TimeExpression],
    book: Codebook,
) -> tuple[Deed, ...]:
    """Return the acts told as done, each with how likely a record holds it."""
    found = read_deeds(parse, times, book.times.dating, book.deeds)
    signs = Signs(parse, cast, statements, times, book.events)
    return weigh_deeds(parse, found, signs, book.deeds, book.deed_weights)


def _clutter_dates(article: Article, layout: Layout, book: Codebook) -> tuple[TimeExpression, ...]:
    """Return the dates that page clutter carries: a photograph's day, a dateline's."""
    return read_bare_dates(article.text, [c.span for c in layout.clutter], book.times)
