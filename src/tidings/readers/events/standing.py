"""What a party of a deed is in politics: an office, a state, common people, a company, nobody."""

from typing import Literal, get_args

from tidings.codebook.gate import FAINT, GateBook
from tidings.readers.events.parties import Parties, Party
from tidings.readers.events.politics import POLITICAL_SECTORS
from tidings.values import Actor

Standing = Literal[
    "institution", "state", "person in politics", "company", "people of a state", "people",
    "somebody named", "nobody",
]  # fmt: skip
# the best first; a company's deed is a company's, whoever is named beside it
ORDER: tuple[Standing, ...] = get_args(Standing)
POLITICAL = frozenset({"institution", "state", "person in politics"})
COMMON = frozenset({"people", "people of a state", "somebody named"})
COMPANIES = frozenset({"BUS", "MNC"})
NAMING = frozenset({"PROPN", "ADJ", "DET", "PART"})


class Standings:
    """Answers what the parties of one text are."""

    def __init__(self, parties: Parties, book: GateBook) -> None:
        """Keep who is named, and the words of the gate."""
        self._parties, self._book = parties, book

    def of(self, party: Party, *, team: bool = False) -> Standing:
        """Return the best that those of a party are; as a `team`, a state is nobody."""
        found = {self._stands(ref, party, team) for ref in party.refs}
        return next((s for s in ORDER if s in found), "nobody")

    def _stands(self, ref: int, party: Party, team: bool) -> Standing:
        actor = self._parties.cast.actors[ref]
        if self._is_state(actor, party):
            return "nobody" if team else "state"
        if actor.sector in COMPANIES and actor.kind not in {"person", "group"}:
            return "company"
        if self._is_office(actor, party):
            return "institution"
        if actor.kind == "person" and actor.role is None and actor.sector is None:
            return "person in politics" if self._parties.public else "somebody named"
        if self._is_human(actor):
            return "people" if self._parties.cast.state(ref) is None else "people of a state"
        return "somebody named" if actor.name[:1].isupper() else "nobody"

    def _is_office(self, actor: Actor, party: Party) -> bool:
        """Tell whether an actor is of the state, its forces or its rivals."""
        if not self._parties.holds_office(actor) or self._is_private(actor, party):
            return False
        if actor.kind == "group" and self._is_sporting(actor.name):
            return False
        return actor.sector in POLITICAL_SECTORS or not self._parties.is_crowd(actor)

    def _is_private(self, actor: Actor, party: Party) -> bool:
        """Tell whether the words for an office may be anybody's: "captain", "club president"."""
        if actor.kind == "government":
            return False
        title = (actor.role or actor.name).lower().split()
        last = title[-1] if title else ""
        office = any(self._parties.names_office(word) for word in title[:-1])  # "police chief"
        if {last, last.removesuffix("s")} & self._book.anybody and not office:
            return True
        told = (span.of(self._parties.parse.text).lower() for span in party.spans)
        return any(word in self._book.private for words in told for word in words.split())

    def _is_sporting(self, name: str) -> bool:
        """Tell whether a name is that of a team: "Chile's Olympic squad"."""
        sport = self._book.fields["sport"]
        return any(sport.get(word, 0) > FAINT for word in name.lower().split())

    def _is_state(self, actor: Actor, party: Party) -> bool:
        """Tell whether a party is a state by its bare name: "Spain", not "Spain's government"."""
        if actor.kind == "place":
            return actor.country is not None
        if actor.kind != "government":
            return False
        words = [t for span in party.spans for t in self._parties.parse.within(span)]
        return bool(words) and all(t.pos in NAMING for t in words)

    def _is_human(self, actor: Actor) -> bool:
        if actor.sector is not None or actor.kind in {"group", "person"}:
            return True
        head = actor.name.rpartition(" ")[2].lower()
        noun = self._parties.book.party_nouns.of(head, head.removesuffix("s"))
        return noun is not None and "people" in noun.kinds
