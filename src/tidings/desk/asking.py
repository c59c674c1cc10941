"""Questions about what is held: articles, actors, ledgers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tidings.desk.judging import find_article
from tidings.desk.records import Records, entries_of
from tidings.errors import NotFound
from tidings.readers.names import fold_letters
from tidings.store import Store
from tidings.story.fold import date_key
from tidings.story.identity import link_actors
from tidings.values import LedgerRow, Story, StoryActor, StoryEvent, StoryStatement
from tidings.values.desk import ActorPage, Held, StorySummary


@dataclass(slots=True)
class Asking:
    """Answers from the store and the folds."""

    store: Store
    records: Records

    def article(self, what: str) -> Held:
        """Return an article as it is held. Raises NotFound."""
        with self.store.view() as view:
            ident = find_article(view, what)
            row, reading = view.article(ident), view.reading(ident)
            if row is None or reading is None:
                raise NotFound(f"No article is held under {what!r}.")
            revision = view.revision(ident)
            return Held(
                article=row.article,
                reading=reading,
                arrived=row.arrived,
                story=row.story,
                also=view.copies(ident),
                revises=revision.revises if revision else None,
                revisions=view.revisions_of(ident),
                changed=revision.changed if revision else (),
                gone=revision.gone if revision else (),
            )

    def ledger(self, story: str | None) -> tuple[tuple[StorySummary, LedgerRow], ...]:
        """Return the ledger of one story, or of all."""
        wanted = None if story is None else self.records.find(story)
        return tuple(
            (summary, row)
            for summary in self.records.summaries()
            if wanted in (None, summary.id)
            for row in self.records.story(summary.id).ledger
        )

    def actor(self, name: str) -> tuple[ActorPage, ...]:
        """Return a page for each actor of that name or id, over all stories. Raises NotFound."""
        asked = Asked(name)
        stories = [s for s in self.records.all() if any(map(asked.fits, s.actors))]
        with self.store.view() as view:
            told = [r for s in stories for e in entries_of(view, s.id) if (r := e.reading)]
            judged = view.judgements()
        told.sort(key=lambda r: (r.published.earliest or "9999", r.article.id))
        members = {m for s in stories for a in s.actors if asked.fits(a) for m in a.members}
        # Who is whom is asked anew over all these stories: each story knows only its own.
        found = [a for a in link_actors(told, judged).actors if members & set(a.members)]
        if not found:
            raise NotFound(f"No actor is held under {name!r}.")
        exact = [a for a in found if asked.exactly(a)]
        summaries = {s.id: s for s in self.records.summaries()}
        return tuple(_page(a, stories, summaries) for a in exact or found)


class Asked:
    """A name or id as a person asks for it."""

    def __init__(self, name: str) -> None:
        """Fold the name's letters."""
        self._raw = name.strip()
        self._words = fold_letters(self._raw).casefold().split()

    def fits(self, actor: StoryActor) -> bool:
        """Tell whether the actor has that id, or one of its names has all the words."""
        return actor.id == self._raw or any(self._in(n) for n, _ in actor.names)

    def exactly(self, actor: StoryActor) -> bool:
        """Tell whether one of the actor's names is the name asked for, and no more."""
        return any(fold_letters(n).casefold().split() == self._words for n, _ in actor.names)

    def _in(self, name: str) -> bool:
        held = fold_letters(name).casefold().split()
        return bool(self._words) and all(w in held for w in self._words)


def _page(
    actor: StoryActor, stories: Sequence[Story], summaries: Mapping[str, StorySummary]
) -> ActorPage:
    """Return an actor's page: what concerns it in each of `stories`."""
    members = set(actor.members)
    events: list[tuple[str, StoryEvent]] = []
    said: list[tuple[str, StoryStatement]] = []
    within = []
    for story in stories:
        ids = {a.id for a in story.actors if members & set(a.members)}
        if not ids:
            continue
        within.append(summaries[story.id])
        events += [(story.id, e) for e in story.events if ids & {*e.source, *e.target}]
        said += [(story.id, s) for s in story.statements if ids & set(s.speakers)]
    return ActorPage(
        actor=actor,
        stories=tuple(within),
        events=tuple(sorted(events, key=lambda x: date_key(x[1].when))),
        statements=tuple(sorted(said, key=lambda x: date_key(x[1].when))),
    )
