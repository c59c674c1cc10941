"""The gate: weighs what speaks for a deed's being a political act, and what against it.

Each piece of evidence has a name and points (codebook/gate.toml); a deed with enough of them is
let in, and its event keeps the names. What a frame asks of its parties is no matter of the gate.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from tidings.codebook.gate import FAINT
from tidings.readers.events.fields import Fields
from tidings.readers.events.grammar import core, lemmas, objects, own_tokens, subject
from tidings.readers.events.parties import Parties, Party
from tidings.readers.events.politics import POLITICAL_SECTORS
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Token

Standing = Literal[
    "institution", "state", "person in politics", "people of a state", "people", "company", "nobody"
]
COMMON = frozenset({"people", "people of a state"})
# types whose words are often metaphors, by what is done to what: "seized the chance"
BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONCEDE", "SANCTION"})
COMPANIES = frozenset({"BUS", "MNC"})
NAMES_OF_STATES = frozenset({"GPE", "LOC", "NORP"})


class Weighed(NamedTuple):
    """The points of a deed, and the evidence that gave them: "+state", "-field: sport"."""

    points: int
    evidence: tuple[str, ...]


class Gate:
    """Weighs the deeds of one text."""

    def __init__(self, parties: Parties) -> None:
        """Keep who is named, and what the sentences are about."""
        self.parties, self.parse = parties, parties.parse
        self.book = parties.book.gate
        self.fields = Fields(parties.parse, self.book)

    def passes(self, weighed: Weighed) -> bool:
        """Tell whether a deed has enough points to be a political act."""
        return weighed.points >= self.book.threshold

    def weigh(self, deed: Deed, source: Party, target: Party) -> Weighed:
        """Return the points and the evidence of a deed with its parties."""
        gains = [(name, self.book.gains[name]) for name in self._for(deed, source, target)]
        costs = list(self._against(deed, source))
        points = sum(n for _, n in gains) - sum(n for _, n in costs)
        told = (*(f"+{name}" for name, _ in gains), *(f"-{name}" for name, _ in costs))
        return Weighed(points, told)

    def acts(self, party: Party) -> bool:
        """Tell whether a party can do what matters in politics: no company, no thing."""
        return bool(party) and self.standing(party) not in {"company", "nobody"}

    def several(self, party: Party) -> bool:
        """Tell whether a party is more than one: they may act on each other."""
        return len(party.refs) > 1 or any(self.parties.cast.actors[r].plural for r in party.refs)

    # ------------------------------------------------------------------ for

    def _for(self, deed: Deed, source: Party, target: Party) -> Iterator[str]:
        if deed.sure or deed.frame.bare:
            yield "sure word"
        gains = self.book.gains
        team = self._is_team(deed)
        standings = [self.standing(p, team=team) for p in (source, target) if p]
        known = [s for s in standings if s in gains]
        if known:
            yield max(known, key=lambda s: gains[s])
        if len([s for s in known if s not in COMMON]) > 1:
            yield "both political"
        sentence = self.parse.tokens[deed.head].sentence
        words = self.fields.words(sentence)
        if words & self.book.arms:
            yield "arms"
        if words & self.book.victims:
            yield "victims"
        if self._told_officially(sentence):
            yield "officials tell it"
        if self.fields.other(sentence) == "politics":
            yield "political text"
        if self._dated_meeting(deed):
            yield "dated meeting"

    def standing(self, party: Party, *, team: bool = False) -> Standing:
        """Return the best that those of a party are; the states of a match are its teams."""
        found = {self._stands(ref, party, team) for ref in party.refs}
        order: tuple[Standing, ...] = (
            "institution", "state", "person in politics", "company", "people of a state", "people",
        )  # fmt: skip
        return next((s for s in order if s in found), "nobody")

    def _stands(self, ref: int, party: Party, team: bool) -> Standing:
        actor = self.parties.cast.actors[ref]
        if self._is_state(ref, party):
            return "nobody" if team else "state"
        if actor.sector in COMPANIES and actor.kind not in {"person", "group"}:
            return "company"
        if self.parties.holds_office(actor):
            sector = actor.sector in POLITICAL_SECTORS
            common = self.parties.is_crowd(actor) and not sector
            return self._people(ref) if common else "institution"
        if actor.kind == "person" and actor.role is None and actor.sector is None:
            return "person in politics" if self.parties.public else "nobody"
        return self._people(ref) if self._is_human(ref) else "nobody"

    def _people(self, ref: int) -> Standing:
        return "people" if self.parties.cast.state(ref) is None else "people of a state"

    def _is_state(self, ref: int, party: Party) -> bool:
        """Tell whether a party is a state by its bare name: "Spain", not "Spain's government"."""
        actor = self.parties.cast.actors[ref]
        if actor.kind == "place":
            return actor.country is not None
        if actor.kind != "government":
            return False
        words = [t for span in party.spans for t in self.parse.within(span)]
        return bool(words) and all(t.pos in {"PROPN", "ADJ", "DET", "PART"} for t in words)

    def _is_human(self, ref: int) -> bool:
        actor = self.parties.cast.actors[ref]
        return actor.sector is not None or actor.kind in {"group", "person"}

    def _is_team(self, deed: Deed) -> bool:
        field, points = self.fields.about(self.parse.tokens[deed.head].sentence)
        return field == "sport" and points >= self.book.limits["team"]

    def _told_officially(self, sentence: int) -> bool:
        """Tell whether a police force, a ministry, a witness vouches for it: ", officials said"."""
        return any(
            token.lemma.lower() in self.book.tellers
            and token.dep == "nsubj"
            and self.parse.tokens[token.head].lemma.lower() in {"say", "report", "confirm"}
            for token in self.parse.tokens_of(self.parse.sentences[sentence])
        )

    def _dated_meeting(self, deed: Deed) -> bool:
        if deed.frame.id != "gathering" or deed.kind != "noun":
            return False
        ents = {self.parse.tokens[i].ent for i in own_tokens(self.parse, deed.head)}
        return "DATE" in ents and bool(ents & {"GPE", "LOC", "FAC"})

    # ------------------------------------------------------------------ against

    def _against(self, deed: Deed, source: Party) -> Iterator[tuple[str, int]]:
        costs, limits = self.book.costs, self.book.limits
        sentence = self.parse.tokens[deed.head].sentence
        doer = self._doer(deed, source)
        if doer:
            yield doer, costs[doer]
        elif source and self.standing(source) == "company":
            yield "company", costs["company"]
        if self._idle(deed):
            yield "idle object", costs["idle object"]
        if self.fields.words(sentence) & self.book.in_fun:
            yield "in fun", costs["in fun"]
        if self.fields.in_story(sentence):
            yield "story", costs["story"]
        field, points = self.fields.about(sentence)
        if points:
            yield f"field: {field}", costs["field"] * min(points, int(limits["most"]))
        if self.fields.other(sentence) == "field":
            yield "text of a field", costs["text of a field"]

    def _doer(self, deed: Deed, source: Party) -> str:
        """Return what is wrong with who does it: a beast, or nothing that acts; else ""."""
        if deed.verb is None or deed.manner not in {"do", "cancel", "plan"}:
            return ""
        nouns = [
            self.parse.tokens[core(self.parse, i)]
            for i in subject(self.parse, deed.verb)
            if self.parse.tokens[i].pos in {"NOUN", "PROPN"}
        ]
        if any(self._is_beast(t) for t in nouns):
            return "beast"
        told = bool(source or deed.frame.subjects)  # a frame may ask for a thing: "the bill passed"
        return "no actor" if nouns and not told else ""

    def _is_beast(self, noun: Token) -> bool:
        """Tell whether a noun is a beast or a force, or such a one's: "chimpanzee troops"."""
        beasts, animals = self.book.beasts, self.book.fields["science"]
        if noun.lemma.lower() in beasts or noun.lower in beasts:
            return True
        before = (self.parse.tokens[c] for c in self.parse.children[noun.i])
        return any(
            t.dep in {"compound", "amod", "nmod"}
            and t.lemma.lower() in beasts
            and animals.get(t.lemma.lower(), 0) > FAINT
            for t in before
        )

    def _idle(self, deed: Deed) -> bool:
        """Tell whether what the deed is done to makes it a metaphor."""
        if deed.verb is None or deed.noun is not None or deed.frame.type not in BODILY:
            return False
        heads = objects(self.parse, deed.verb)
        return any(lemmas(self.parse, i) & self.book.idle for i in heads)
