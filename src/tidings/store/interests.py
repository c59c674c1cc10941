"""Interests in the store: what is followed, and what each was told of."""

from collections.abc import Collection

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tidings.store import schema as t
from tidings.store.placings import PlacingsView, key_of, of_story
from tidings.store.rows import MoveRow
from tidings.values import Interest


class InterestsView(PlacingsView):
    """What the store's view answers about interests."""

    def interests(self) -> tuple[Interest, ...]:
        """Return the interests, oldest first."""
        rows = self._db.execute(select(t.interests).order_by(t.interests.c.id)).all()
        by_hand: dict[tuple[int, bool], list[str]] = {}
        for r in self._db.execute(select(t.interest_stories).order_by(t.interest_stories.c.story)):
            by_hand.setdefault((r.interest, bool(r.followed)), []).append(r.story)
        found = []
        for r in rows:
            followed, moved = self.now_followed(by_hand.get((r.id, True), ()))
            dropped = [s for s in by_hand.get((r.id, False), ()) if s not in moved]
            found.append(
                Interest(
                    id=r.id, name=r.name, query=r.query, added=r.added, mark=r.mark,
                    followed=followed, dropped=tuple(dropped),
                )
            )  # fmt: skip
        return tuple(found)

    def told(self, interest: int) -> frozenset[str] | None:
        """Return the articles told under any interest; none where this one did not keep them."""
        kept = select(t.interests.c.keeps_told).where(t.interests.c.id == interest)
        if not self._db.scalar(kept):
            return None
        return frozenset(self._db.scalars(select(t.told.c.article)))

    def followed_by_hand(self, interest: int) -> tuple[str, ...]:
        """Return the stories that an interest follows by hand, by the ids that they had then."""
        found = select(t.interest_stories.c.story).where(
            t.interest_stories.c.interest == interest, t.interest_stories.c.followed
        )
        return tuple(self._db.scalars(found.order_by(t.interest_stories.c.story)))

    def arrived_by(self, seq: int, story: str | None = None) -> frozenset[str]:
        """Return the articles (of a story) that had been read by log entry `seq`."""
        found = select(t.log.c.article).where(t.log.c.kind == "reading", t.log.c.seq <= seq)
        if story is not None:
            found = found.where(of_story(story))
        return frozenset(a for a in self._db.scalars(found) if a)

    def moved(self, after: int = 0) -> tuple[MoveRow, ...]:
        """Return which articles went to another story after a log entry, the first move first."""
        found = (
            select(t.moves, t.log.c.at)
            .join(t.log, t.log.c.seq == t.moves.c.seq)
            .where(t.moves.c.seq > after)
            .order_by(t.moves.c.seq)
        )
        return tuple(
            MoveRow(seq=r.seq, at=r.at, article=r.article, old=r.old, new=r.new)
            for r in self._db.execute(found)
        )


class InterestsWriter(InterestsView):
    """What the store's writer changes about interests."""

    def add_interest(self, name: str, query: str, *, at: str) -> int:
        """Add an interest whose mark is at the start, and return its number."""
        return key_of(
            self._db.execute(
                insert(t.interests).values(
                    name=name, query=query, added=at, mark=0, keeps_told=True
                )
            ).inserted_primary_key
        )

    def remove_interest(self, interest: int) -> None:
        """Remove an interest and its marks."""
        self._db.execute(delete(t.interests).where(t.interests.c.id == interest))

    def follow_story(self, interest: int, story: str, *, followed: bool) -> None:
        """Follow a story by hand, or drop it."""
        self._db.execute(
            upsert(t.interest_stories)
            .values(interest=interest, story=story, followed=followed)
            .on_conflict_do_update(
                index_elements=["interest", "story"], set_={"followed": followed}
            )
        )

    def rename_interest(self, interest: int, name: str) -> None:
        """Call an interest otherwise."""
        self._db.execute(update(t.interests).where(t.interests.c.id == interest).values(name=name))

    def tell(self, interest: int, articles: Collection[str]) -> None:
        """Keep that an interest has told of some articles: of all that it has so far."""
        self._db.execute(
            update(t.interests).where(t.interests.c.id == interest).values(keeps_told=True)
        )
        rows = [{"article": a} for a in sorted(articles)]
        if rows:
            self._db.execute(upsert(t.told).on_conflict_do_nothing(), rows)

    def mark_interest(self, interest: int, seq: int) -> None:
        """Move an interest's mark forward to a log entry."""
        self._db.execute(
            update(t.interests)
            .where(t.interests.c.id == interest, t.interests.c.mark < seq)
            .values(mark=seq)
        )
