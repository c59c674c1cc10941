"""A person's verdicts, and what a person removes."""

from dataclasses import dataclass, replace

from tidings.codec import short_id
from tidings.desk.records import Records
from tidings.errors import NotFound, UserError
from tidings.store import Store, View
from tidings.values import Judgement, Line, Story
from tidings.values.story import Verdict


@dataclass(slots=True)
class Judging:
    """Keeps judgements, and removes sources and articles."""

    store: Store
    records: Records

    def judge(self, judgement: Judgement, *, at: str) -> Judgement:
        """Keep a judgement under an id made from what it says and when."""
        with self.store.write() as writer:
            said = replace(judgement, id="", at="")
            ident = short_id(said, at, writer.last_seq())
            made = replace(judgement, id=ident, at=at)
            writer.add_judgement(made)
        return made

    def line(
        self,
        verdict: Verdict,
        line_id: str,
        story_id: str,
        why: str,
        correction: str | None = None,
        *,
        at: str,
    ) -> Judgement:
        """Judge one line of a story. Raises NotFound where the story has no such line."""
        if verdict == "corrected" and not (correction or "").strip():
            raise UserError("A correction needs a text: say what the line should say.")
        story = self.records.story(self.records.find(story_id))
        line = next((x for x in lines_of(story) if x.id == line_id), None)
        if line is None:
            raise NotFound(f"The story {story.title!r} has no line {line_id!r}.")
        return self.judge(
            Judgement(
                id="",
                verdict=verdict,
                about="line",
                subjects=line.pointers,
                line=line.id,
                correction=correction,
                at=at,
                why=why,
            ),
            at=at,
        )

    def take_back(self, ident: str, *, at: str) -> Judgement:
        """Take a judgement back. Raises NotFound where none of that id is in force."""
        with self.store.write() as writer:
            found = [j for j in writer.judgements() if ident and j.id.startswith(ident)]
            if len(found) != 1:
                raise NotFound(
                    f"No judgement is in force under {ident!r}; `tidings judgements` lists them."
                )
            writer.take_back(found[0].id, at=at)
        return found[0]

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
            writer.remove_article(ident, at=at, note=title)
            writer.drop_empty_stories()
        return f"Removed “{title}” ({ident}) and what was read in it."


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


def lines_of(story: Story) -> tuple[Line, ...]:
    """Return every line of a story that can be judged."""
    return (
        *(e.line for e in story.events),
        *(s.line for s in story.statements),
        *(r.what for r in story.ledger),
        *(side.line for d in story.disagreements for side in d.sides),
    )
