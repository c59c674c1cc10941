"""The writer: a view that can also change the store, all in one transaction."""

import json
from collections.abc import Sequence

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tidings.codec import encode
from tidings.store import schema as t
from tidings.store.interests import InterestsWriter
from tidings.store.placings import PlacingsWriter, key_of
from tidings.store.view import View
from tidings.values import Article, Judgement, Reading, Span
from tidings.values.desk import Copy, Failure, SourceKind
from tidings.values.sources import FeedState


class Writer(View, InterestsWriter, PlacingsWriter):
    """Reads and writes within one transaction."""

    # articles ---------------------------------------------------------------------------------

    def add_article(
        self, article: Article, *, arrived: str, text_key: str, marks: Sequence[int]
    ) -> None:
        """Keep an article, findable by its words and by near-copies."""
        self._db.execute(
            insert(t.articles).values(
                id=article.id, text=article.text, title=article.title, url=article.url,
                outlet=article.outlet, byline=article.byline, kind=article.kind,
                topics=json.dumps(article.topics), language=article.language,
                published=article.published, whole=article.whole, arrived=arrived,
                text_key=text_key,
            )
        )  # fmt: skip
        if marks:
            self._db.execute(
                insert(t.marks), [{"mark": m, "article": article.id} for m in sorted(set(marks))]
            )
        self._db.exec_driver_sql(
            "INSERT INTO search (article, title, body) VALUES (?, ?, ?)",
            (article.id, article.title or "", article.text),
        )

    def add_copy(self, article: str, copy: Copy, *, at: str) -> bool:
        """Keep where else an article was published; tell whether that is new."""
        row = {"article": article, "outlet": copy.outlet or "", "url": copy.url or ""}
        done = self._db.execute(
            upsert(t.copies)
            .values(**row, published=copy.published, arrived=at)
            .on_conflict_do_nothing()
        )
        if done.rowcount:
            self._log(at, "copy", "news", article=article, note=copy.outlet)
        return bool(done.rowcount)

    def add_revision(
        self, article: str, revises: str, changed: Sequence[Span], gone: Sequence[str]
    ) -> None:
        """Keep that an article is a new version of another, and what differs."""
        spans = json.dumps([[s.start, s.end] for s in changed])
        self._db.execute(
            insert(t.revisions).values(
                article=article, revises=revises, changed=spans, gone=json.dumps(list(gone))
            )
        )

    def add_reading(self, reading: Reading, *, cause: str, at: str) -> int:
        """Keep a reading and log it; return the log entry's number."""
        self.put_reading(reading)
        return self.log_reading(reading.article.id, reading.fingerprint, cause=cause, at=at)

    def put_reading(self, reading: Reading) -> None:
        """Keep a reading; it is in force once it is logged."""
        row = {
            "body": encode(reading),
            "first": reading.published.first_day,
            "last": reading.published.last_day,
        }
        key = {"article": reading.article.id, "fingerprint": reading.fingerprint}
        self._db.execute(
            upsert(t.readings)
            .values(**key, **row)
            .on_conflict_do_update(index_elements=["article", "fingerprint"], set_=row)
        )

    def log_reading(self, article: str, fingerprint: str, *, cause: str, at: str) -> int:
        """Log that a reading is in force; return the entry's number."""
        return self._log(at, "reading", cause, article=article, fingerprint=fingerprint)

    def remove_article(self, article: str, *, at: str, note: str) -> None:
        """Let go of an article and all that was read in it; the log keeps that it was here."""
        story = self.story_of(article)
        self._db.exec_driver_sql("DELETE FROM search WHERE article = ?", (article,))
        self._db.execute(delete(t.articles).where(t.articles.c.id == article))
        self._log(at, "removed", "news", article=article, note=note)
        members = select(func.count()).where(t.memberships.c.story == story)
        if story and not self._db.scalar(members):
            self._db.execute(delete(t.stories).where(t.stories.c.id == story))

    # stories and judgements -------------------------------------------------------------------

    def start_story(self, story: str, title: str, *, at: str) -> None:
        """Start a story."""
        row = {"id": story, "title": title, "started": at}
        self._db.execute(upsert(t.stories).values(**row).on_conflict_do_nothing())

    def title_story(self, story: str, title: str) -> None:
        """Give a story the title it is listed by."""
        self._db.execute(update(t.stories).where(t.stories.c.id == story).values(title=title))

    def put_in_story(self, article: str, story: str, score: float, why: str) -> None:
        """Put an article into a story, out of the one it was in."""
        row = {"story": story, "score": score, "why": why}
        self._db.execute(
            upsert(t.memberships)
            .values(article=article, **row)
            .on_conflict_do_update(index_elements=["article"], set_=row)
        )

    def drop_empty_stories(self) -> None:
        """Let go of stories that no article is in any more."""
        held = select(t.memberships.c.story)
        self._db.execute(delete(t.stories).where(t.stories.c.id.not_in(held)))

    def add_judgement(self, judgement: Judgement) -> int:
        """Keep a judgement and log it; return the log entry's number."""
        self._db.execute(
            insert(t.judgements).values(id=judgement.id, body=encode(judgement), taken_back=None)
        )
        return self._log(judgement.at, "judgement", "judgement", judgement=judgement.id)

    def take_back(self, judgement: str, *, at: str) -> bool:
        """Take a judgement back; tell whether it was in force."""
        done = self._db.execute(
            update(t.judgements)
            .where(t.judgements.c.id == judgement, t.judgements.c.taken_back.is_(None))
            .values(taken_back=at)
        )
        if done.rowcount:
            self._log(at, "take back", "judgement", judgement=judgement)
        return bool(done.rowcount)

    # sources and failures ---------------------------------------------------------------------

    def add_source(self, address: str, kind: SourceKind, title: str | None, *, at: str) -> int:
        """Add a source, or find the one of that address; return its number."""
        row = {"title": title} if title else {"address": address}
        self._db.execute(
            upsert(t.sources)
            .values(
                address=address, kind=kind, title=title, added=at,
                full=0, summaries=0, failures=0,
            )
            .on_conflict_do_update(index_elements=["address"], set_=row)
        )  # fmt: skip
        held = select(t.sources.c.id).where(t.sources.c.address == address)
        return int(self._db.execute(held).scalar_one())

    def source_answered(self, source: int, state: FeedState, *, at: str) -> None:
        """Note that a source answered, and what to ask it with next time."""
        self._db.execute(
            update(t.sources)
            .where(t.sources.c.id == source)
            .values(
                last_try=at, last_success=at, failures=0, error=None,
                etag=state.etag, modified=state.modified,
            )
        )  # fmt: skip

    def source_failed(self, source: int, error: str, *, at: str) -> None:
        """Note that a source could not be read, and why."""
        self._db.execute(
            update(t.sources)
            .where(t.sources.c.id == source)
            .values(last_try=at, failures=t.sources.c.failures + 1, error=error)
        )

    def count_entry(self, source: int, *, whole: bool) -> None:
        """Count one article of a source, had whole or only in summary."""
        column = t.sources.c.full if whole else t.sources.c.summaries
        self._db.execute(
            update(t.sources).where(t.sources.c.id == source).values({column: column + 1})
        )

    def remove_source(self, source: int) -> None:
        """Stop polling a source; the articles it gave stay."""
        self._db.execute(delete(t.sources).where(t.sources.c.id == source))

    def add_failure(self, failure: Failure) -> None:
        """Keep what could not be read, each reason once for an address."""
        row = {"at": failure.at, "source": failure.source}
        self._db.execute(
            upsert(t.failures)
            .values(address=failure.address, reason=failure.reason, **row)
            .on_conflict_do_update(index_elements=["address", "reason"], set_=row)
        )

    def clear_failures(self, source: str) -> None:
        """Forget what failed at a source: it is tried again."""
        its = (t.failures.c.address == source) | (t.failures.c.source == source)
        self._db.execute(delete(t.failures).where(its))

    def _log(self, at: str, kind: str, cause: str, **row: str | None) -> int:
        done = self._db.execute(insert(t.log).values(at=at, kind=kind, cause=cause, **row))
        return key_of(done.inserted_primary_key)
