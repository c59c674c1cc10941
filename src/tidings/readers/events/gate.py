"""The gate: weighs what speaks for a deed's being a political act, and what against it.

Each piece of evidence has a name and points (codebook/gate.toml); a deed with enough of them is
let in, and its event keeps the names. What a frame asks of its parties is no matter of the gate.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tidings.codebook.gate import FAINT
from tidings.readers.events.fields import Fields
from tidings.readers.events.fitting import asked_for
from tidings.readers.events.grammar import is_passive, objects, subject
from tidings.readers.events.parties import Parties, Party
from tidings.readers.events.phrase_words import core, is_dated, lemmas, own_tokens
from tidings.readers.events.standing import COMMON, POLITICAL, Standing, Standings
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Token

# types whose words are often metaphors, by what is done to what: "seized the chance"
BODILY = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "CONCEDE", "SANCTION"})


# types of acts that passives tell as done to somebody whom politics is about
DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION", "CONCEDE", "RETREAT", "SUPPORT"})


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
        self._standings = Standings(parties, self.book)

    def passes(self, weighed: Weighed) -> bool:
        """Tell whether a deed has enough points to be a political act."""
        return weighed.points >= self.book.threshold

    def nearly(self, weighed: Weighed, source: Party, target: Party) -> bool:
        """Tell whether so little is missing that a trained coder may decide.

        One point where one of two parties is political, two where nothing speaks against it.
        """
        missing, limits = self.book.threshold - weighed.points, self.book.limits
        if missing <= 0 or not (source and self.acts(source)):
            return False
        political = self.is_political(source) or self.is_political(target)
        if target and political and missing <= limits["near"]:
            return True
        return missing <= limits["near_if_clear"] and self.clear(weighed)

    def clear(self, weighed: Weighed) -> bool:
        """Tell whether nothing speaks against a deed."""
        return not any(name.startswith("-") for name in weighed.evidence)

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

    def is_political(self, party: Party) -> bool:
        """Tell whether a party is an office, a state, a person in politics."""
        return bool(party) and self.standing(party) in POLITICAL

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
        mine: set[int | None] = {deed.head, deed.noun, deed.verb}
        mine |= self._tokens(source, target)
        if any(i not in mine for i in self.fields.politics(sentence)):
            yield "politics in it"
        if deed.frame.type == "PROTEST" and source and self.standing(source) in COMMON:
            yield "people protest"
        if deed.frame.type in {"ASSAULT", "COERCE"} and len(known) > 1 and set(known) <= COMMON:
            yield "people hurt people"
        if words & self.book.arms:
            yield "arms"
        if words & self.book.victims:
            yield "victims"
        if self.fields.vouched(sentence):
            yield "officials tell it"
        if self.fields.other(sentence) == "politics":
            yield "political text"
        if not source and self._hides_doer(deed) and (target or self._tells_day(deed)):
            yield "passive in politics"
        if self._dated_meeting(deed):
            yield "dated meeting"

    def _hides_doer(self, deed: Deed) -> bool:
        """Tell whether a passive names a thing that its frame asks for, in a text about politics.

        Who does it, another sentence tells.
        """
        if deed.kind != "verb" or deed.frame.type not in DONE_TO:
            return False
        if not is_passive(self.parse, deed.its_verb):
            return False
        return self.parties.public and asked_for(self.parse, deed.its_verb, deed.frame)

    def _tells_day(self, deed: Deed) -> bool:
        """Tell whether a day stands with a verb that tells: "the fees set in May" are described."""
        token = self.parse.tokens[deed.its_verb]
        return token.dep not in {"acl", "relcl", "amod"} and is_dated(self.parse, token.i)

    def standing(self, party: Party, *, team: bool = False) -> Standing:
        """Return the best that those of a party are; the states of a match are its teams."""
        return self._standings.of(party, team=team)

    def _is_team(self, deed: Deed) -> bool:
        field, points = self.fields.about(self.parse.tokens[deed.head].sentence)
        return field == "sport" and points >= self.book.limits["team"]

    def _tokens(self, *parties: Party) -> set[int]:
        return {t.i for p in parties for span in p.spans for t in self.parse.within(span)}

    def _dated_meeting(self, deed: Deed) -> bool:
        """Tell whether a meeting has its day and place, or, where politics is told, its day."""
        if deed.frame.id != "gathering":
            return False
        if deed.kind == "light":
            return self.parties.public and self._moved(deed)
        ents = {self.parse.tokens[i].ent for i in own_tokens(self.parse, deed.head)}
        return "DATE" in ents and bool(ents & {"GPE", "LOC", "FAC"})

    def _moved(self, deed: Deed) -> bool:
        """Tell whether a meeting was put off or called off on a day, or to one."""
        parse, verb = self.parse, deed.its_verb
        days = [t for c in parse.children[verb] for t in own_tokens(parse, c)]
        if not any(parse.tokens[i].ent == "DATE" for i in days):
            return False
        return deed.manner in {"cancel", "occur"} and is_passive(parse, verb)

    # ------------------------------------------------------------------ against

    def _against(self, deed: Deed, source: Party) -> Iterator[tuple[str, int]]:
        costs, limits = self.book.costs, self.book.limits
        sentence = self.parse.tokens[deed.head].sentence
        doer = self._doer(deed, source)
        if doer:
            yield doer, costs[doer]
        elif source and self.standing(source) == "company":
            yield "company", costs["company"]
        if self._in_present(deed):
            yield "told in the present", costs["told in the present"]
        if self._in_general(deed):
            yield "in general", costs["in general"]
        if self._idle(deed):
            yield "idle object", costs["idle object"]
        if self.fields.words(sentence) & self.book.in_fun:
            yield "in fun", costs["in fun"]
        if self.fields.in_story(sentence):
            yield "story", costs["story"]
        field, points = self.fields.about(sentence)
        if points > (costs["stray field"] if self.parties.public else 0):
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
        if source or deed.frame.subjects or self.armed(deed):  # "the bill passed", "a bomb hit"
            return ""
        unknown = any(t.pos == "PROPN" for t in nouns)
        return "no actor" if nouns and not unknown else ""

    def armed(self, deed: Deed) -> bool:
        """Tell whether weapons do it, for whoever sent them: "rockets hit the market"."""
        return deed.verb is not None and any(
            lemmas(self.parse, i) & self.book.arms for i in subject(self.parse, deed.verb)
        )

    def _in_present(self, deed: Deed) -> bool:
        """Tell whether violence is told in the plain present: news does so in titles only."""
        parse = self.parse
        if deed.kind != "verb" or deed.frame.type not in {"ASSAULT", "COERCE"}:
            return False
        sentence = parse.sentences[parse.tokens[deed.head].sentence]
        title = sentence.headline or parse.tokens[sentence.last - 1].pos != "PUNCT"
        helped = parse.child(deed.head, "aux", "auxpass") is not None
        return parse.tokens[deed.head].tag == "VBZ" and not title and not helped

    def _in_general(self, deed: Deed) -> bool:
        """Tell whether it is told of a kind, not of some: "players build an army"."""
        parse = self.parse
        if deed.verb is None or parse.tokens[deed.verb].tag not in {"VBP", "VB"}:
            return False
        sentence = parse.sentences[parse.tokens[deed.head].sentence]
        if sentence.headline or parse.tokens[sentence.last - 1].pos != "PUNCT":
            return False
        if parse.child(deed.verb, "aux") is not None:
            return False
        return any(
            parse.tokens[i].tag == "NNS" and not parse.children[i] and not parse.tokens[i].ent
            for i in subject(parse, deed.verb)
        )

    def _is_beast(self, noun: Token) -> bool:
        """Tell whether a noun is a beast or a force, or such a one's: "chimpanzee troops"."""
        beasts, animals = self.book.beasts, self.book.fields["science"]
        if noun.lemma.lower() in beasts or noun.lower in beasts:
            return True
        before = (
            t.lemma.lower()
            for c in self.parse.children[noun.i]
            if (t := self.parse.tokens[c]).dep in {"compound", "amod", "nmod"}
        )
        return any(
            (word in beasts and animals.get(word, 0) > FAINT)
            or f"{word} {noun.lemma.lower()}" in beasts
            for word in before
        )

    def _idle(self, deed: Deed) -> bool:
        """Tell whether what the deed is done to makes it a metaphor."""
        if deed.verb is None or deed.noun is not None or deed.frame.type not in BODILY:
            return False
        if deed.frame.needs == "foreign":  # "shut its market to Ugandan eggs"
            return False
        heads = objects(self.parse, deed.verb)
        return any(lemmas(self.parse, i) & self.book.idle for i in heads)
