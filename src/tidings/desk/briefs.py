"""Interests and their briefs."""

from dataclasses import dataclass

from tidings.desk.records import Records
from tidings.errors import NotFound, UserError
from tidings.store import Store, View
from tidings.story.interests import matches, parse_query
from tidings.values import Interest
from tidings.values.desk import Brief


@dataclass(slots=True)
class Briefs:
    """Follows interests, and tells what is new in their stories."""

    store: Store
    records: Records

    def preview(self, query: str) -> int:
        """Return how many of the articles held the query matches."""
        asked = parse_query(query)
        with self.store.view() as view:
            return sum(matches(asked, r) for r in view.readings())

    def follow(self, query: str, name: str | None, *, at: str) -> Interest:
        """Add an interest. Raises UserError where the query is empty or the name is taken."""
        parse_query(query)
        return self._new(name or query, query, at=at)

    def follow_story(self, story: str, *, at: str) -> Interest:
        """Follow one story as an interest of its own."""
        ident = self.records.find(story)
        with self.store.view() as view:
            title = view.story_title(ident) or ident
        return self._new(title, "", at=at, story=ident)

    def unfollow(self, name_or_id: str) -> Interest:
        """Drop an interest and return it as it was."""
        with self.store.write() as writer:
            interest = find_interest(writer, name_or_id)
            writer.remove_interest(interest.id)
        return interest

    def brief(
        self, interest: str | None, *, since: str | None, as_of: str | None
    ) -> tuple[Brief, ...]:
        """Return what is new by interest."""
        raise NotImplementedError

    def done(self, interest: str | None, upto: int | None) -> None:
        """Move the marks."""
        with self.store.write() as writer:
            seq = writer.last_seq() if upto is None else upto
            held = writer.interests() if interest is None else (find_interest(writer, interest),)
            for one in held:
                writer.mark_interest(one.id, seq)

    def _new(self, name: str, query: str, *, at: str, story: str | None = None) -> Interest:
        name = " ".join(name.split())
        with self.store.write() as writer:
            if any(i.name.casefold() == name.casefold() for i in writer.interests()):
                raise UserError(f"{name!r} is followed already; `tidings interests` lists them.")
            ident = writer.add_interest(name, query, at=at)
            if story:
                writer.follow_story(ident, story, followed=True)
            return find_interest(writer, str(ident))


def find_interest(view: View, name_or_id: str) -> Interest:
    """Return the interest of that number or name. Raises NotFound."""
    asked = name_or_id.strip().casefold()
    held = view.interests()
    for interest in held:
        if asked in (str(interest.id), interest.name.casefold()):
            return interest
    near = [i for i in held if asked and asked in i.name.casefold()]
    if len(near) == 1:
        return near[0]
    raise NotFound(f"No interest is held under {name_or_id!r}; `tidings interests` lists them.")
