"""A whole store from one moment of it, for a replication bundle.

What was removed is left out, and what happened is numbered anew, so that a store that is rebuilt
from a bundle gives that bundle again.
"""

from collections.abc import Iterator

from sqlalchemy import select

from tidings.codec import decode
from tidings.store import schema as t
from tidings.store.rows import StoryRow
from tidings.store.view import View
from tidings.values import Reading
from tidings.values.bundle import HistoryEntry

BUNDLED = frozenset({"reading", "copy", "judgement", "take back", "move"})


class Archive(View):
    """Reads all that a store holds, in order of arrival."""

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return how the record came to be, without articles that are held no more."""
        held = set(self.article_ids())
        rows = self._db.execute(select(t.log).order_by(t.log.c.seq)).all()
        gone = {r.article: r.seq for r in rows if r.kind == "removed"}
        # the copies of an article and the entries that tell of them come in one order
        copies = {ident: iter(self.copies(ident)) for ident in held}
        moves = {r.seq: r.id for r in self._db.execute(select(t.moves.c.seq, t.moves.c.id))}
        told = {(m.id, m.article): m for m in self.moves()} if moves else {}
        kept = [
            r
            for r in rows
            if r.kind in BUNDLED
            and (r.article is None or (r.article in held and r.seq > gone.get(r.article, 0)))
        ]
        return tuple(
            HistoryEntry(
                order=order, at=r.at, kind=r.kind, cause=r.cause, article=r.article,
                fingerprint=r.fingerprint, judgement=r.judgement,
                copy=next(copies[r.article], None) if r.kind == "copy" else None,
                moved=told.get((moves.get(r.seq, ""), r.article)),
            )
            for order, r in enumerate(kept, 1)
        )  # fmt: skip

    def reading_by(self, article: str, fingerprint: str) -> Reading:
        """Return the reading of an article by the readers of that fingerprint, which is held."""
        body = self._db.execute(
            select(t.readings.c.body).where(
                t.readings.c.article == article, t.readings.c.fingerprint == fingerprint
            )
        ).scalar_one()
        return decode(body, Reading)

    def placement(self, article: str) -> tuple[float, str]:
        """Return how like its story an article was when it was placed, and why it was put there."""
        row = self._db.execute(
            select(t.memberships.c.score, t.memberships.c.why).where(
                t.memberships.c.article == article
            )
        ).first()
        return (0.0, "") if row is None else (row.score, row.why)

    def story_rows(self) -> Iterator[StoryRow]:
        """Yield the stories that have articles, by id."""
        held = t.stories.c.id.in_(select(t.memberships.c.story))
        for r in self._db.execute(select(t.stories).where(held).order_by(t.stories.c.id)):
            yield StoryRow(id=r.id, title=r.title, started=r.started, parted_from=r.parted_from)
