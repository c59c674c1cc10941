"""Reads the acts of a few sentences of our own, and tells them as a person would check them."""

from dataclasses import dataclass

from tests.support import parse
from tidings.codebook.actors import load_actors
from tidings.codebook.events import load_events
from tidings.codebook.times import load_times
from tidings.readers.actors import Cast, read_mentions, resolve_references
from tidings.readers.events import read_acts
from tidings.readers.times import read_times
from tidings.values import Event, TimeExpression, When


@dataclass(frozen=True)
class Told:
    """The acts of a text with what their references point at."""

    text: str
    cast: Cast
    times: tuple[TimeExpression, ...]
    events: tuple[Event, ...]

    def states(self, refs: tuple[int, ...]) -> list[str]:
        """Return the states of actors, or their names where none is known."""
        return [self.cast.actors[r].country or self.cast.actors[r].name for r in refs]

    def line(self, event: Event) -> str:
        """Return "TYPE status SOURCE>TARGET"."""
        source, target = ("+".join(self.states(r)) for r in (event.source, event.target))
        return f"{event.type} {event.status} {source}>{target}"

    @property
    def lines(self) -> list[str]:
        """Return every act as a line."""
        return [self.line(event) for event in self.events]

    def words(self, when: When | None) -> str:
        """Return the words that date an act."""
        if when is None:
            return ""
        return " ".join(self.times[i].span.of(self.text) for i in when.times)

    def one(self, type_: str) -> Event:
        """Return the only act of that type."""
        found = [event for event in self.events if event.type == type_]
        assert len(found) == 1, self.lines
        return found[0]


def told(text: str) -> Told:
    """Return the acts that `text` tells."""
    parsed = parse(text)
    cast = resolve_references(parsed, read_mentions(parsed, load_actors()), ())
    times = read_times(parsed, load_times())
    acts = read_acts(parsed, cast, (), times, load_events())
    return Told(text, acts.cast, times, acts.events)
