"""What grouping keeps of each article, the moves between stories, and where old addresses lead."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from tidings.store import schema as t
from tidings.store.rows import FormerRow, Happening, PlacingRow, Shift
from tidings.values.moves import Moved

AT_ONCE = 500  # articles asked for in one question: SQLite takes so many parameters and no more


class PlacingsView:
    """What the store's view answers about where articles are placed."""

    _db: Connection

    def placings(self, articles: Sequence[str] | None = None) -> tuple[PlacingRow, ...]:
        """Return all articles that are in a story, or some, in order of arrival."""
        found = (
            select(t.memberships, t.placings.c.day, t.placings.c.born, t.placings.c.label,
                   t.placings.c.form, t.revisions.c.revises)
            .outerjoin(t.placings, t.placings.c.article == t.memberships.c.article)
            .outerjoin(t.revisions, t.revisions.c.article == t.memberships.c.article)
            .join(t.articles, t.articles.c.id == t.memberships.c.article)
            .order_by(t.articles.c.arrived, t.articles.c.id)
        )  # fmt: skip
        if articles is not None:
            found = found.where(t.memberships.c.article.in_(articles[:AT_ONCE]))
        more = self.placings(articles[AT_ONCE:]) if articles and articles[AT_ONCE:] else ()
        return more + tuple(
            PlacingRow(
                article=r.article, story=r.story, score=r.score, why=r.why, day=r.day,
                born=r.born or r.story, label=r.label, form=r.form, revises=r.revises,
            )
            for r in self._db.execute(found)
        )  # fmt: skip

    def features(self, articles: Sequence[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """Yield articles with the features kept of them: of all, or of some."""
        found = select(t.placings.c.article, t.placings.c.features)
        if articles is None:
            for row in self._db.execute(found):
                yield row.article, row.features
            return
        for start in range(0, len(articles), AT_ONCE):
            some = articles[start : start + AT_ONCE]
            for row in self._db.execute(found.where(t.placings.c.article.in_(some))):
                yield row.article, row.features

    def shifts(self) -> tuple[Shift, ...]:
        """Return the articles that rules moved to another group, in the order of moving."""
        rows = self._db.execute(select(t.shifts).order_by(t.shifts.c.n))
        return tuple(
            Shift(cause=r.cause, article=r.article, label=r.label, score=r.score, why=r.why)
            for r in rows
        )

    def unsettled(self) -> frozenset[str]:
        """Return the articles that are still to be placed in order of publication."""
        return frozenset(self._db.scalars(select(t.unsettled.c.article)))

    def moves(
        self, *, story: str | None = None, ident: str | None = None, limit: int = -1
    ) -> tuple[Moved, ...]:
        """Return the moves, the latest first: all, those into or out of a story, or those of an id.

        The beginning of an id is enough.
        """
        found = (
            select(t.moves, t.log.c.at)
            .join(t.log, t.log.c.seq == t.moves.c.seq)
            .order_by(t.moves.c.seq.desc())
            .limit(limit)
        )
        if story is not None:
            found = found.where((t.moves.c.old == story) | (t.moves.c.new == story))
        if ident is not None:
            found = found.where(t.moves.c.id.startswith(ident, autoescape=True))
        return tuple(
            Moved(
                id=r.id, at=r.at, article=r.article, old=r.old, new=r.new, by=r.by, why=r.why,
                judgement=r.judgement,
            )
            for r in self._db.execute(found)
        )  # fmt: skip

    def leads_to(self, story: str) -> str | None:
        """Return the story that has now what the story of that id had; itself while it stands.

        That is where most of the articles are that joined it when they arrived.
        """
        if self._db.scalar(select(t.stories.c.id).where(t.stories.c.id == story)):
            return story
        most = (
            select(t.memberships.c.story)
            .join(t.placings, t.placings.c.article == t.memberships.c.article)
            .where(t.placings.c.born == story)
            .group_by(t.memberships.c.story)
            .order_by(func.count().desc(), t.memberships.c.story)
            .limit(1)
        )
        last = (
            select(t.memberships.c.story)
            .join(t.former_stories, t.former_stories.c.article == t.memberships.c.article)
            .where(t.former_stories.c.id == story)
        )
        return self._db.scalar(most) or self._db.scalar(last)

    def former_stories(self) -> dict[str, FormerRow]:
        """Return the stories that are no more, by id."""
        rows = self._db.execute(select(t.former_stories).order_by(t.former_stories.c.id))
        return {r.id: FormerRow(id=r.id, article=r.article, title=r.title) for r in rows}

    def parted(self) -> dict[str, str]:
        """Return the stories that a rule took out of another one, and out of which."""
        rows = self._db.execute(
            select(t.stories.c.id, t.stories.c.parted_from).where(
                t.stories.c.parted_from.is_not(None)
            )
        )
        return {r.id: r.parted_from for r in rows}

    def now_followed(self, stories: Sequence[str]) -> tuple[tuple[str, ...], frozenset[str]]:
        """Return where stories that are followed are now, and which of these are there by a move.

        A story leads where its articles went; what a rule took out of it is followed too.
        """
        leading = dict.fromkeys(self.leads_to(s) or s for s in stories)
        parted = self.parted() if stories else {}
        while more := [s for s, old in parted.items() if old in leading and s not in leading]:
            leading.update(dict.fromkeys(more))
        return tuple(leading), frozenset(leading.keys() - set(stories))

    def happened(self, after: int) -> tuple[Happening, ...]:
        """Return what the log tells from entry `after` on, that entry first, without readings."""
        rows = self._db.execute(select(t.log).where(t.log.c.seq >= after).order_by(t.log.c.seq))
        return tuple(
            Happening(seq=r.seq, at=r.at, kind=r.kind, cause=r.cause, article=r.article)
            for r in rows
        )


class PlacingsWriter(PlacingsView):
    """What the store's writer changes about where articles are placed."""

    def put_features(self, article: str, day: float | None, form: str, features: bytes) -> None:
        """Keep what an article is placed by; where it was born and stands, stay as they are."""
        row = {"day": day, "form": form, "features": features}
        story = select(t.memberships.c.story).where(t.memberships.c.article == article)
        self._db.execute(
            upsert(t.placings)
            .values(article=article, born=story.scalar_subquery(), label=None, **row)
            .on_conflict_do_update(index_elements=["article"], set_=row)
        )

    def label_placing(self, article: str, label: str | None, *, born: str | None = None) -> None:
        """Keep the group that an article joins in order of publication, and where it was born."""
        row = {"label": label} if born is None else {"label": label, "born": born}
        self._db.execute(update(t.placings).where(t.placings.c.article == article).values(**row))

    def add_shift(self, shift: Shift) -> None:
        """Keep that a rule moved an article to another group."""
        self._db.execute(
            insert(t.shifts).values(
                cause=shift.cause, article=shift.article, label=shift.label, score=shift.score,
                why=shift.why,
            )
        )  # fmt: skip

    def drop_shifts(self, causes: Collection[str]) -> None:
        """Forget what rules moved when any of `causes` was placed."""
        for cause in causes:
            self._db.execute(delete(t.shifts).where(t.shifts.c.cause == cause))

    def unsettle(self, article: str) -> None:
        """Note that an article came late, and is still to be placed in its order."""
        self._db.execute(upsert(t.unsettled).values(article=article).on_conflict_do_nothing())

    def all_settled(self) -> None:
        """Note that every article is placed in its order."""
        self._db.execute(delete(t.unsettled))

    def add_move(self, moved: Moved) -> int:
        """Keep and log that an article went to another story; return the entry's number."""
        seq = self._log(moved.at, "move", "judgement", article=moved.article)
        self._db.execute(
            insert(t.moves).values(
                seq=seq, id=moved.id, article=moved.article, old=moved.old, new=moved.new,
                by=moved.by, why=moved.why, judgement=moved.judgement,
            )
        )  # fmt: skip
        return seq

    def parted_from(self, story: str, old: str | None) -> None:
        """Keep from which story a rule took the articles of this one."""
        self._db.execute(update(t.stories).where(t.stories.c.id == story).values(parted_from=old))

    def keep_former(self, former: FormerRow) -> None:
        """Keep the id of a story that is no more, with an article that it had."""
        row = {"article": former.article, "title": former.title}
        self._db.execute(
            upsert(t.former_stories)
            .values(id=former.id, **row)
            .on_conflict_do_update(index_elements=["id"], set_=row)
        )

    def drop_former(self, story: str) -> None:
        """Forget a former story: it stands again."""
        self._db.execute(delete(t.former_stories).where(t.former_stories.c.id == story))

    def _log(self, at: str, kind: str, cause: str, **row: str | None) -> int:
        raise NotImplementedError


def of_story(story: str) -> ColumnElement[bool]:
    """Select the log's entries of a story's articles, and those of no article: judgements."""
    members = select(t.memberships.c.article).where(t.memberships.c.story == story)
    return t.log.c.article.is_(None) | t.log.c.article.in_(members)


def key_of(found: Sequence[object] | None) -> int:
    """Return the number under which a row was kept."""
    assert found is not None
    return int(str(found[0]))
