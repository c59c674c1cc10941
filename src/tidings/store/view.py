"""The view: every question the desk asks of the store, answered from one moment of it."""

import json
import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Row, Select, Subquery, case, func, select

from tidings.codec import decode
from tidings.store import schema as t
from tidings.store.interests import InterestsView
from tidings.store.placings import of_story
from tidings.store.rows import ArticleRow, CastRow, LogRow, RevisionRow, SourceRow
from tidings.values import Article, Judgement, Reading, Span
from tidings.values.desk import Copy, Failure, Hit, SourceHealth, StorySummary
from tidings.values.sources import FeedState

FOUND, LOST = "\x01", "\x02"  # brackets round found words in a snippet
SNIPPET_WORDS = 28
SURE_DAYS = 31  # a publication date less certain than this tells nothing of a story's days


class View(InterestsView):
    """Reads one moment of the store."""

    def __init__(self, connection: Connection) -> None:
        """Read through an open transaction."""
        self._db = connection

    # articles ---------------------------------------------------------------------------------

    def article(self, ident: str) -> ArticleRow | None:
        """Return the article of that id."""
        row = self._db.execute(
            select(t.articles, t.memberships.c.story)
            .outerjoin(t.memberships, t.memberships.c.article == t.articles.c.id)
            .where(t.articles.c.id == ident)
        ).first()
        if row is None:
            return None
        return ArticleRow(article=_article(row), arrived=row.arrived, story=row.story)

    def article_ids(self) -> tuple[str, ...]:
        """Return the ids of all articles in order of arrival; what came back came then."""
        removed = _removed()
        first = (
            select(t.log.c.article, func.min(t.log.c.seq).label("seq"))
            .outerjoin(removed, removed.c.article == t.log.c.article)
            .where(t.log.c.kind == "reading")
            .where(removed.c.seq.is_(None) | (removed.c.seq < t.log.c.seq))
        )
        order = first.group_by(t.log.c.article).subquery()
        found = (
            select(t.articles.c.id)
            .join(order, order.c.article == t.articles.c.id)
            .order_by(order.c.seq)
        )
        return tuple(self._db.scalars(found))

    def find(self, what: str) -> tuple[str, ...]:
        """Return the ids of articles with that id, that beginning of an id, or that address."""
        matches = (t.articles.c.url == what) | t.articles.c.id.startswith(what, autoescape=True)
        return tuple(self._db.scalars(select(t.articles.c.id).where(matches).limit(20)))

    def with_key(self, text_key: str) -> tuple[Article, ...]:
        """Return the articles of the same words, first come first."""
        rows = self._db.execute(
            select(t.articles)
            .where(t.articles.c.text_key == text_key)
            .order_by(t.articles.c.arrived, t.articles.c.id)
        )
        return tuple(map(_article, rows))

    def at_address(self, url: str) -> Article | None:
        """Return the latest version that is held of the article at that address."""
        row = self._db.execute(
            select(t.articles)
            .join(t.log, t.log.c.article == t.articles.c.id)
            .where(t.articles.c.url == url)
            .order_by(t.log.c.seq.desc())
        ).first()
        return None if row is None else _article(row)

    def sharing(self, marks: Sequence[int], least: int, limit: int = 8) -> tuple[Article, ...]:
        """Return articles that share at least `least` of `marks`, the nearest and latest first."""
        shared = func.count().label("shared")
        near = (
            select(t.marks.c.article, shared)
            .where(t.marks.c.mark.in_(marks))
            .group_by(t.marks.c.article)
            .having(shared >= least)
            .order_by(shared.desc())
            .limit(limit)
            .subquery()
        )
        rows = self._db.execute(
            select(t.articles)
            .join(near, near.c.article == t.articles.c.id)
            .order_by(near.c.shared.desc(), t.articles.c.arrived.desc(), t.articles.c.id)
        )
        return tuple(map(_article, rows))

    def addresses(self) -> frozenset[str]:
        """Return the addresses of all articles and copies held."""
        held = select(t.articles.c.url).where(t.articles.c.url.is_not(None))
        return frozenset(self._db.scalars(held.union(select(t.copies.c.url))))

    def copies(self, article: str) -> tuple[Copy, ...]:
        """Return where else the same words were published."""
        rows = self._db.execute(
            select(t.copies).where(t.copies.c.article == article).order_by(t.copies.c.id)
        )
        return tuple(
            Copy(outlet=r.outlet or None, url=r.url or None, published=r.published) for r in rows
        )

    def revision(self, article: str) -> RevisionRow | None:
        """Return what the article revises, if it is a new version of another."""
        row = self._db.execute(select(t.revisions).where(t.revisions.c.article == article)).first()
        if row is None:
            return None
        changed = tuple(Span(a, b) for a, b in json.loads(row.changed))
        return RevisionRow(revises=row.revises, changed=changed, gone=tuple(json.loads(row.gone)))

    def revisions_of(self, article: str) -> tuple[str, ...]:
        """Return the ids of the later versions made from this one, in order of arrival."""
        found = (
            select(t.revisions.c.article)
            .join(t.articles, t.articles.c.id == t.revisions.c.article)
            .where(t.revisions.c.revises == article)
            .order_by(t.articles.c.arrived, t.articles.c.id)
        )
        return tuple(self._db.scalars(found))

    # readings and the log ---------------------------------------------------------------------

    def last_seq(self) -> int:
        """Return the number of the last entry of the log, 0 if it is empty."""
        return self._db.scalar(select(func.max(t.log.c.seq))) or 0

    def log(
        self, *, after: int = 0, upto: int | None = None, story: str | None = None
    ) -> Iterator[LogRow]:
        """Yield the log's entries in order, the readings only those of `story` if one is named."""
        removed = _removed()
        found = (
            select(t.log, t.readings.c.body)
            .outerjoin(removed, removed.c.article == t.log.c.article)
            .outerjoin(
                t.readings,
                (t.readings.c.article == t.log.c.article)
                & (t.readings.c.fingerprint == t.log.c.fingerprint)
                # what was removed and came back is told by its new entry alone
                & (removed.c.seq.is_(None) | (removed.c.seq < t.log.c.seq)),
            )
            .where(t.log.c.seq > after)
            .order_by(t.log.c.seq)
        )
        if upto is not None:
            found = found.where(t.log.c.seq <= upto)
        if story is not None:
            found = found.where(of_story(story))
        for r in self._db.execute(found):
            yield LogRow(
                seq=r.seq, at=r.at, kind=r.kind, cause=r.cause, article=r.article,
                fingerprint=r.fingerprint, judgement=r.judgement, body=r.body,
            )  # fmt: skip

    def extent(self, story: str, upto: int | None = None) -> tuple[int, int]:
        """Return the last entry of a story's log and how many it has: other whenever it differs.

        A removal takes entries away, and whatever comes has a number of its own.
        """
        found = select(func.coalesce(func.max(t.log.c.seq), 0), func.count()).where(of_story(story))
        if upto is not None:
            found = found.where(t.log.c.seq <= upto)
        last, number = self._db.execute(found).one()
        return last, number

    def reading(self, article: str) -> Reading | None:
        """Return the reading in force of that article: the last that the log tells of."""
        body = self._db.scalar(
            select(t.readings.c.body)
            .join(t.log, (t.log.c.article == t.readings.c.article)
                  & (t.log.c.fingerprint == t.readings.c.fingerprint))
            .where(t.log.c.article == article, t.log.c.kind == "reading")
            .order_by(t.log.c.seq.desc())
            .limit(1)
        )  # fmt: skip
        return None if body is None else decode(body, Reading)

    def readings(self) -> Iterator[Reading]:
        """Yield the reading in force of each article, in order of first arrival."""
        for ident in self.article_ids():
            if reading := self.reading(ident):
                yield reading

    def readings_with_stories(self) -> Iterator[tuple[Reading, str | None]]:
        """Yield the reading in force of each article with the story it is in."""
        found = (
            _in_force()
            .outerjoin(t.memberships, t.memberships.c.article == t.readings.c.article)
            .with_only_columns(t.readings.c.body, t.memberships.c.story)
            .order_by(t.log.c.seq)
        )
        for row in self._db.execute(found):
            yield decode(row.body, Reading), row.story

    def cast(self) -> Iterator[CastRow]:
        """Yield the actors of every article that is in a story, without decoding the readings."""
        rows = self._db.exec_driver_sql(
            """SELECT m.story, r.article, e.key,
                      json_extract(e.value, '$.kind'), json_extract(e.value, '$.name')
               FROM (SELECT article, max(seq) AS seq FROM log WHERE kind = 'reading'
                     GROUP BY article) AS latest
               JOIN log ON log.seq = latest.seq
               JOIN readings AS r ON r.article = log.article AND r.fingerprint = log.fingerprint
               JOIN memberships AS m ON m.article = r.article
               JOIN json_each(CAST(r.body AS TEXT), '$.actors') AS e"""
        )
        for story, article, ref, kind, name in rows:
            yield CastRow(story=story, article=article, ref=ref, kind=kind, name=name)

    def outdated(self, fingerprint: str) -> tuple[str, ...]:
        """Return the articles whose reading in force has another fingerprint."""
        found = (
            _in_force()
            .where(t.readings.c.fingerprint != fingerprint)
            .with_only_columns(t.readings.c.article)
        )
        held = set(self._db.scalars(found))
        return tuple(i for i in self.article_ids() if i in held)

    # stories ----------------------------------------------------------------------------------

    def story_of(self, article: str) -> str | None:
        """Return the story that the article is in."""
        return self._db.scalar(
            select(t.memberships.c.story).where(t.memberships.c.article == article)
        )

    def story_title(self, story: str | None) -> str | None:
        """Return the title that a story is listed by."""
        return self._db.scalar(select(t.stories.c.title).where(t.stories.c.id == story))

    def memberships(self) -> dict[str, str]:
        """Return the story of each article that is in one."""
        rows = self._db.execute(select(t.memberships.c.article, t.memberships.c.story))
        return {r.article: r.story for r in rows}

    def stories(self) -> tuple[StorySummary, ...]:
        """Return all stories that have articles, the latest publication first."""
        held = _in_force().subquery()
        days = func.julianday(held.c.last) - func.julianday(held.c.first)
        first = func.min(case((days <= SURE_DAYS, held.c.first)))
        last = func.max(case((days <= SURE_DAYS, held.c.last)))
        rows = self._db.execute(
            select(
                t.stories.c.id,
                t.stories.c.title,
                func.count(t.articles.c.id).label("articles"),
                first.label("first"),
                last.label("last"),
                func.json_group_array(t.articles.c.outlet.distinct()).label("outlets"),
            )
            .join(t.memberships, t.memberships.c.story == t.stories.c.id)
            .join(t.articles, t.articles.c.id == t.memberships.c.article)
            .outerjoin(held, held.c.article == t.articles.c.id)
            .group_by(t.stories.c.id)
            .order_by(last.desc().nulls_last(), t.stories.c.id)
        )
        return tuple(
            StorySummary(
                id=r.id, title=r.title, articles=r.articles, first=r.first, last=r.last,
                outlets=tuple(sorted(o for o in json.loads(r.outlets) if o)),
            )
            for r in rows
        )  # fmt: skip

    # judgements, sources, failures ----------------------------------------------------

    def judgements(self, *, taken_back: bool = False) -> tuple[Judgement, ...]:
        """Return the judgements in force (and those taken back too, if asked), oldest first."""
        found = (
            select(t.judgements.c.body)
            .join(t.log, (t.log.c.judgement == t.judgements.c.id) & (t.log.c.kind == "judgement"))
            .order_by(t.log.c.seq)
        )
        if not taken_back:
            found = found.where(t.judgements.c.taken_back.is_(None))
        return tuple(decode(body, Judgement) for body in self._db.scalars(found))

    def sources(self) -> tuple[SourceRow, ...]:
        """Return the sources, oldest first."""
        rows = self._db.execute(select(t.sources).order_by(t.sources.c.id))
        return tuple(
            SourceRow(
                health=SourceHealth(
                    id=r.id, address=r.address, kind=r.kind, title=r.title, added=r.added,
                    last_try=r.last_try, last_success=r.last_success, full=r.full,
                    summaries=r.summaries, failures=r.failures, error=r.error,
                ),
                state=FeedState(etag=r.etag, modified=r.modified),
            )
            for r in rows
        )  # fmt: skip

    def failures(self) -> tuple[Failure, ...]:
        """Return what could not be read, the latest first."""
        rows = self._db.execute(
            select(t.failures).order_by(t.failures.c.at.desc(), t.failures.c.address)
        )
        return tuple(
            Failure(address=r.address, reason=r.reason, at=r.at, source=r.source) for r in rows
        )

    # search -----------------------------------------------------------------------------------

    def search(self, words: str, limit: int) -> tuple[Hit, ...]:
        """Return the articles that hold all `words` ("…" for a phrase), the best first."""
        query = _fts(words)
        if not query:
            return ()
        rows = self._db.exec_driver_sql(
            """SELECT a.id, a.title, a.outlet, a.published, m.story,
                      snippet(search, 2, ?, ?, ' … ', ?) AS snippet
               FROM search JOIN articles a ON a.id = search.article
               LEFT JOIN memberships m ON m.article = a.id
               WHERE search MATCH ? ORDER BY bm25(search, 0, 4, 1), a.id LIMIT ?""",
            (FOUND, LOST, SNIPPET_WORDS, query, limit),
        )
        return tuple(_hit(r) for r in rows)


def _removed() -> Subquery:
    """Select of each article that was ever removed the entry that told of it last."""
    last = select(t.log.c.article, func.max(t.log.c.seq).label("seq"))
    return last.where(t.log.c.kind == "removed").group_by(t.log.c.article).subquery()


def _in_force() -> Select[tuple[object, ...]]:
    """Select of each article the reading that the log told of last."""
    latest = (
        select(t.log.c.article, func.max(t.log.c.seq).label("seq"))
        .where(t.log.c.kind == "reading")
        .group_by(t.log.c.article)
        .subquery()
    )
    return (
        select(t.readings)
        .join(t.log, (t.log.c.article == t.readings.c.article)
              & (t.log.c.fingerprint == t.readings.c.fingerprint))
        .join(latest, latest.c.seq == t.log.c.seq)
    )  # fmt: skip


def _article(row: Row[tuple[object, ...]]) -> Article:
    return Article(
        id=row.id, text=row.text, title=row.title, url=row.url, outlet=row.outlet,
        byline=row.byline, kind=row.kind, topics=tuple(json.loads(row.topics)),
        language=row.language, published=row.published, whole=bool(row.whole),
    )  # fmt: skip


def _fts(words: str) -> str:
    """Return an FTS5 query that no character of the user's can break."""
    parts = re.findall(r'"([^"]+)"?|([^\s"]+)', words)
    found = [phrase or word for phrase, word in parts]
    return " ".join('"' + part + '"' for part in found if any(c.isalnum() for c in part))


def _hit(row: Row[tuple[object, ...]]) -> Hit:
    text, marks, start = "", [], 0
    for piece in re.split(f"([{FOUND}{LOST}])", row.snippet.strip()):
        if piece == FOUND:
            start = len(text)
        elif piece == LOST:
            marks.append(Span(start, len(text)))
        else:
            text += re.sub(r"\s+", " ", piece)
    return Hit(
        article=row.id, title=row.title or "", outlet=row.outlet, published=row.published,
        snippet=text, marks=tuple(marks), story=row.story,
    )  # fmt: skip
