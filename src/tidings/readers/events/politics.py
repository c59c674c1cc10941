"""Is it politics: which actors count, and whether a text is about them."""

from collections.abc import Iterable
from functools import cached_property

from tidings.codebook.events import EventsBook
from tidings.readers.actors import Cast
from tidings.readers.syntax import Parse
from tidings.values import Actor

POLITICAL_SECTORS = frozenset(
    [
        "GOV",
        "MIL",
        "LEG",
        "JUD",
        "SPY",
        "COP",
        "OPP",
        "PTY",
        "REB",
        "SEP",
        "UAF",
        "IGO",
        "JEW",
        "CRM",
        "UIR",
        "PAR",
        "INT",
        "ELI",
    ]
)


class Politics:
    """Answers whether actors of one text are political."""

    def __init__(self, parse: Parse, cast: Cast, book: EventsBook) -> None:
        """Keep the text's parse and cast, and the words that make an actor political."""
        self.parse, self.cast, self.book = parse, cast, book

    def political(self, refs: Iterable[int]) -> bool:
        """Tell whether one of the party is a political actor."""
        return any(self._is_political(self.cast.actors[ref]) for ref in refs)

    def holds_power(self, refs: Iterable[int]) -> bool:
        """Tell whether a party is police, army or government: it does not march in protest."""
        return any(
            self.cast.actors[r].sector in {"COP", "MIL", "GOV"}
            or self.cast.actors[r].name.lower() == "police"
            for r in refs
        )

    @cached_property
    def public(self) -> bool:
        """Tell whether the text is about politics, so that its persons without office count.

        A rule of thumb: political actors are named at least thrice, and in every second sentence.
        """
        known = {r for r, a in enumerate(self.cast.actors) if self.holds_office(a)}
        named = sum(m.actor in known for m in self.cast.mentions)
        return named >= max(3, 0.5 * len(self.parse.sentences))

    def _is_political(self, actor: Actor) -> bool:
        if actor.kind == "person" and actor.role is None and actor.sector is None:
            return self.public
        return self.holds_office(actor)

    def holds_office(self, actor: Actor) -> bool:
        """Tell whether an actor is one of politics by sector, kind or the words for it."""
        if actor.kind == "government" or (actor.sector or "") in POLITICAL_SECTORS:
            return True
        if actor.sector is not None:
            return False
        if actor.kind == "place":
            return actor.country is not None
        return any(self.names_office(word) for word in _words(actor))

    def is_crowd(self, actor: Actor) -> bool:
        """Tell whether the words for an actor are those of common people: "workers", "a crowd"."""
        crowd = self.book.crowd
        return actor.kind != "government" and any(
            word in crowd or (word.endswith("s") and word[:-1] in crowd) for word in _words(actor)
        )

    def names_office(self, word: str) -> bool:
        """Tell whether a word, or its singular, names who acts in politics."""
        known = self.book.political
        return word in known or (word.endswith("s") and word[:-1] in known)


def _words(actor: Actor) -> list[str]:
    return f"{actor.role or ''} {actor.name}".lower().split()
