"""A person's verdicts, and what a person removes."""

from dataclasses import dataclass, replace

from tidings.codec import short_id
from tidings.desk.adding import retitle
from tidings.desk.moving import Regrouping
from tidings.desk.places import Places
from tidings.desk.records import Records
from tidings.desk.undoing import contrary_to
from tidings.errors import NotFound, UserError
from tidings.store import Store, View
from tidings.story.agreed import judged, offer_id
from tidings.values import Judgement
from tidings.values.story import Verdict


@dataclass(slots=True)
class Judging:
    """Keeps judgements, and removes sources and articles."""

    store: Store
    records: Records
    places: Places

    def judge(self, judgement: Judgement, *, at: str) -> Judgement:
        """Keep a judgement under an id made from what it says and when; do what it asks for."""
        on_story = judgement.about == "story"
        with self.store.write() as writer:
            if on_story:
                self.places.catch_up(writer)
            said = replace(judgement, id="", at="")
            ident = short_id(said, at, writer.last_seq())
            made = replace(judgement, id=ident, at=at)
            writer.add_judgement(made)
            if on_story:
                self.places.rehear(writer, _regrouping(made, at))
        self._retitle()
        return made

    def offer(self, verdict: Verdict, offer: str, story_id: str, why: str, *, at: str) -> Judgement:
        """Agree to an offered change of the ledger, or decline it.

        Raises NotFound where the story offers none of that id.
        """
        story = self.records.story(self.records.find(story_id))
        for row in story.ledger:
            for change in row.offered:
                if offer and offer_id(row, change) == offer:
                    return self.judge(judged(verdict, row, change, why, at), at=at)
        raise NotFound(f"The story {story.title!r} offers no change {offer!r}.")

    def take_back(self, ident: str, *, at: str) -> Judgement:
        """Take a judgement back, or what a rule moved: then by a judgement, which is returned.

        Raises NotFound where no judgement or move of that id is in force.
        """
        with self.store.write() as writer:
            found = [j for j in writer.judgements() if ident and j.id.startswith(ident)]
            if len(found) == 1:
                on_story = found[0].about == "story"
                if on_story:
                    self.places.catch_up(writer)
                writer.take_back(found[0].id, at=at)
                if on_story:
                    self.places.rehear(writer, _regrouping(found[0], at, undone=True))
            contrary = None if found or not ident else contrary_to(writer, ident)
        if contrary is not None:
            return self.judge(contrary, at=at)
        if len(found) > 1:
            listed = ", ".join(j.id for j in found)
            raise UserError(f"{ident!r} may be any of {len(found)} judgements: {listed}.")
        if len(found) != 1:
            raise NotFound(
                f"No judgement is in force under {ident!r}; `tidings judgements` lists them."
            )
        self._retitle()
        return found[0]

    def _retitle(self) -> None:
        """Give stories that have other articles now the titles that they tell."""
        if self.places.grown:
            retitle(self.store, self.records, self.places.grown)
            self.places.grown.clear()

    def remove(self, what: str, *, at: str) -> str:
        """Remove a source (number or address) or an article (id or address); tell which."""
        with self.store.write() as writer:
            for row in writer.sources():
                if what in (str(row.health.id), row.health.address):
                    writer.remove_source(row.health.id)
                    return f"{row.health.address} is no longer polled; its articles stay."
            ident = find_article(writer, what)
            row_ = writer.article(ident)
            title = (row_.article.title if row_ else None) or ident
            self.places.remove(writer, ident, at=at, note=title)
            writer.drop_empty_stories()
        self._retitle()
        return f"Removed “{title}” ({ident}) and what was read in it."


def _regrouping(judgement: Judgement, at: str, *, undone: bool = False) -> Regrouping:
    return Regrouping(
        at=at,
        cause="taken back" if undone else "judged",
        articles=frozenset(p.article for p in judgement.subjects),
        judgement=judgement.id,
    )


def find_article(view: View, what: str) -> str:
    """Return the id of the one article meant. Raises NotFound."""
    asked = what.strip()
    found = view.find(asked) if asked else ()
    if asked in found:
        return asked
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(found)
        raise NotFound(f"{what!r} may be any of {len(found)} articles ({several}); give one id.")
    raise NotFound(f"No article or source is held under {what!r}.")
