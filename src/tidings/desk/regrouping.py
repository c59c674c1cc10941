"""What a person says of stories: two are one, some articles are another, one stays where it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tidings.desk.adding import title_of
from tidings.desk.judging import Judging, find_article
from tidings.desk.places import FORM, Places
from tidings.desk.records import Records
from tidings.desk.undoing import articles_named
from tidings.errors import UserError
from tidings.store import Store, View
from tidings.store.rows import PlacingRow
from tidings.story.by_hand import settled
from tidings.story.grouping import features_of, join, leave, place, story_of
from tidings.story.settling import AS_ITS_EARLIER_VERSION, BY_A_PERSON
from tidings.values import Judgement
from tidings.values.desk import StorySummary
from tidings.values.identity import Settled
from tidings.values.moves import How, Member, Moved, NearStory, StoryWhy
from tidings.values.story import Verdict

HOW: dict[str, How] = {AS_ITS_EARLIER_VERSION: "version", BY_A_PERSON: "person"}
MOST_ASKED = 60  # articles of a story of which the near stories are told, the latest
MOVES_TOLD = 60
NEAR_TOLD = 3


@dataclass(slots=True)
class Stories:
    """Says why articles are together, and makes judgements on stories."""

    store: Store
    records: Records
    places: Places
    judging: Judging

    def merge(self, a: str, b: str, why: str, *, at: str) -> Judgement:
        """Judge two stories to be one. Raises NotFound, and UserError where they are one."""
        one, other = self.records.find(a), self.records.find(b)
        if one == other:
            raise UserError(f"{a!r} and {b!r} are one story already ({one}).")
        return self._judge("same", self.articles(one), self.articles(other), why, at)

    def split(self, story: str, articles: Sequence[str], why: str, *, at: str) -> Judgement:
        """Judge some articles of a story, given by number, id or address, to be another story."""
        ident = self.records.find(story)
        held = self.articles(ident)
        chosen = self._with_versions({self._one_of(held, a, ident) for a in articles})
        rest = [a for a in held if a not in chosen]
        if not chosen:
            raise UserError("Name the articles that are another story: numbers, ids or addresses.")
        if not rest:
            raise UserError("Those are all the articles of the story: name those of the other.")
        return self._judge("different", [a for a in held if a in chosen], rest, why, at)

    def pin(self, article: str, story: str, why: str, *, at: str) -> Judgement:
        """Judge that an article is of a story, and stays there whatever rules say."""
        ident = self.records.find(story)
        with self.store.view() as view:
            found = find_article(view, article)
            if view.story_of(found) is None:
                raise UserError("That article was not read: it is in no story.")
        chosen = self._with_versions({found})
        others = [a for a in self.articles(ident) if a not in chosen]
        return self._judge("pinned", sorted(chosen), others, why, at)

    def judged(self, judgement: Judgement) -> tuple[StorySummary, ...]:
        """Return the stories that the articles of a judgement are in now, first named first."""
        with self.store.view() as view:
            found = dict.fromkeys(view.story_of(p.article) for p in judgement.subjects)
            held = {s.id: s for s in view.stories()}
        return tuple(held[s] for s in found if s in held)

    def settled(self) -> tuple[Settled, ...]:
        """Return the judgements on stories in force, and what became of each."""
        with self.store.view() as view:
            self.places.catch_up(view)
            return settled(view.judgements(), self.places.held.first, view.memberships())

    def moves(self, limit: int) -> tuple[Moved, ...]:
        """Return what rules and persons moved, the latest first."""
        with self.store.view() as view:
            return view.moves(limit=limit)

    def titles_of(self, moves: Sequence[Moved]) -> dict[str, str]:
        """Return what the stories and articles of some moves are called now, by id."""
        with self.store.view() as view:
            return _titles(view, moves)

    def why(self, words_or_id: str) -> StoryWhy:
        """Return why each article of a story is there, what is near, and what was moved."""
        ident = self.records.find(words_or_id)
        self._features()
        with self.store.view() as view:
            self.places.catch_up(view)
            held = {s.id: s for s in view.stories()}
            rows = {r.article: r for r in view.placings(self.articles(ident))}
            order = [a for _, _, a in self.places.held.keys if a in rows]
            asked = set(order[-MOST_ASKED:])
            shifts = {s.article: s for s in self.places.held.shifts}
            members = []
            for number, article in enumerate(order):
                near = self._near(article, held, ident) if article in asked else ()
                member = _member(view, article, rows[article], near, first=not number)
                if shift := shifts.get(article):
                    member = replace(member, score=shift.score, why=shift.why)
                members.append(member)
            moves = view.moves(story=ident, limit=MOVES_TOLD)
            judged = settled(view.judgements(), self.places.held.first, view.memberships())
            former = [s for s in view.former_stories() if view.leads_to(s) == ident]
            titles = _titles(view, moves)
        return StoryWhy(
            story=held[ident],
            members=tuple(members),
            moves=moves,
            judged=tuple(j for j in judged if any(p.article in rows for p in j.judgement.subjects)),
            near=_nearest(members),
            addresses=tuple(sorted(former)),
            titles=tuple(sorted(titles.items())),
        )

    def articles(self, story: str) -> list[str]:
        """Return the articles of a story in order of publication."""
        coverage = self.records.story(story).coverage
        return [c.article for c in coverage]

    def _features(self) -> None:
        """Make what an older version did not keep of the articles held."""
        with self.store.view() as view:
            stale = any(r.form != FORM for r in view.placings())
        if stale:
            with self.store.write() as writer:
                self.places.catch_up(writer)

    def _near(
        self, article: str, held: dict[str, StorySummary], mine: str
    ) -> tuple[NearStory, ...]:
        """Return the stories that an article would be likest were it not in its own."""
        known = self.places.held
        label = story_of(known.state, article)
        if label is None:
            return ()
        made = features_of(known.state, article)
        left = leave(known.state, article)
        placed = place(made, left)
        pin = known.hand.holds(known.first[article])
        known.state = join(left, made, label, pin=pin)
        scores = {r.story: r.score for r in placed.rivals}
        if placed.story is not None:
            scores[placed.story] = placed.score
        near = [(known.stories.get(label, ""), score) for label, score in scores.items()]
        return tuple(
            NearStory(story=s, title=held[s].title, score=score)
            for s, score in sorted(near, key=lambda n: (-n[1], n[0]))
            if s in held and s != mine
        )[:NEAR_TOLD]

    def _one_of(self, held: Sequence[str], asked: str, story: str) -> str:
        """Return the article of a story meant by its number there, its id or its address."""
        words = asked.strip()
        if words.isascii() and words.isdecimal() and 0 < int(words) <= len(held):
            return held[int(words) - 1]
        with self.store.view() as view:
            found = find_article(view, words)
        if found not in held:
            raise UserError(
                f"The article {found} is not in that story; `tidings story split {story}` lists "
                "those that are."
            )
        return found

    def _with_versions(self, articles: set[str]) -> set[str]:
        """Return articles with their other versions: these go together."""
        with self.store.view() as view:
            self.places.catch_up(view)
        first = self.places.held.first
        roots = {first.get(a, a) for a in articles}
        return {a for a, root in first.items() if root in roots} | articles

    def _judge(
        self, verdict: Verdict, first: Sequence[str], second: Sequence[str], why: str, at: str
    ) -> Judgement:
        with self.store.view() as view:
            subjects = articles_named(view, (*first, *second))
        made = Judgement(
            id="", verdict=verdict, about="story", subjects=subjects, apart=len(first), at=at,
            why=" ".join(why.split()),
        )  # fmt: skip
        return self.judging.judge(made, at=at)


def _member(
    view: View, article: str, row: PlacingRow, near: tuple[NearStory, ...], *, first: bool
) -> Member:
    held, reading = view.article(article), view.reading(article)
    if held is None or reading is None:
        raise UserError(f"The article {article} is held no more.")
    return Member(
        article=article,
        title=title_of(held.article),
        outlet=held.article.outlet,
        published=reading.published.first_day,
        how=HOW.get(row.why, "rule"),
        score=row.score,
        why=row.why,
        first=first,
        near=near,
    )


def _titles(view: View, moves: Sequence[Moved]) -> dict[str, str]:
    """Return what the stories and articles of some moves are called, by id."""
    former = {s: row.title for s, row in view.former_stories().items()}
    stories = {s for m in moves for s in (m.old, m.new)}
    found = {s: t for s in sorted(stories) if (t := view.story_title(s) or former.get(s))}
    for article in dict.fromkeys(m.article for m in moves):
        if row := view.article(article):
            found[article] = title_of(row.article)
    return found


def _nearest(members: Sequence[Member]) -> tuple[NearStory, ...]:
    """Return the stories that are near any article of this one, the nearest first."""
    best: dict[str, NearStory] = {}
    for near in (n for m in members for n in m.near):
        if near.story not in best or best[near.story].score < near.score:
            best[near.story] = near
    return tuple(sorted(best.values(), key=lambda n: (-n.score, n.story)))[:NEAR_TOLD]
