"""Questions about what is held: articles, actors, ledgers."""

from dataclasses import dataclass

from tidings.desk.judging import find_article
from tidings.desk.records import Records
from tidings.errors import NotFound
from tidings.store import Store
from tidings.values import LedgerRow
from tidings.values.desk import Held, StorySummary


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
