"""What the words above an act make of it: a walk up the tree through operators.

The status of a governor is known first; its operator then says what becomes of what it governs
(status.toml). So "denied plans to leave", "did not rule out leaving" and "refused to call off the
march" need no rule of their own.
"""

from tidings.codebook.status import Stance
from tidings.readers.events.governing import PREDICATES, Governors
from tidings.readers.events.verb_form import helpers_of, own_form
from tidings.readers.syntax import Token
from tidings.values import Status

MAX_DEPTH = 12
DONE = frozenset({"happened", "ongoing", "now"})
# of two words on one act, the one that weakens it more counts
WEAKER: dict[Stance, int] = {
    "now": 0, "happened": 0, "ongoing": 1, "planned": 2, "called off": 3, "proposed": 4,
    "demanded": 5, "threatened": 6, "denied": 7, "counterfactual": 8, "hypothetical": 9,
}  # fmt: skip
# links through which a noun's governor speaks of it as if it stood there itself
THROUGH = frozenset(
    {"compound", "nmod", "poss", "conj", "appos", "amod", "npadvmod", "dep", "nummod"}
)
OBJECTS = frozenset({"dobj", "nsubjpass", "oprd", "dative", "attr"})


def weaker(one: Stance, other: Stance) -> Stance:
    """Return the status that asserts less."""
    return one if WEAKER[one] >= WEAKER[other] else other


def joined(own: Stance, above: Stance) -> Stance:
    """Return the status of a clause with a tense of its own under words that govern it."""
    if above in DONE or own == "counterfactual":
        return own
    # "warned that it would strike if": the threat says more than its condition
    return weaker(own, above) if above in {"ongoing", "planned", "called off"} else above


def plain(stance: Stance | None) -> Status | None:
    """Return a stance as the status of an event."""
    return "happened" if stance == "now" else stance


class Stances(Governors):
    """Answers what the words of one parse make of an act; none where they assert nothing."""

    def of_verb(self, verb: int, depth: int = 0) -> Stance | None:
        """Return the status of a verb's act, its own negation counted."""
        found = self.affirmed(verb, depth)
        if self.is_negated(verb):
            planned = found == "planned" or self.governor(verb, self.words.verbs) == "plan"
            if planned and self.is_no_longer(verb):
                return "called off"
            return self.words.negated(found, told=self.is_told(verb))
        return found

    def affirmed(self, verb: int, depth: int = 0) -> Stance | None:
        """Return the status of a verb's act as if no "not" stood beside it."""
        if depth > MAX_DEPTH or self.is_obliged(verb) or self.is_hedged(verb):
            return None  # "Rome must pay" tells what is asked, not what is done
        own = own_form(self.parse, verb, self.words)
        above = self._above_verb(verb, own, depth)
        if above is None:
            return None
        return self._beside(verb, above if own is None else joined(own, above))

    def _beside(self, verb: int, found: Stance) -> Stance:
        """Return a status as adverbs and adjuncts change it ("nearly", "in the war game")."""
        if found not in DONE:
            return found
        for c in self.parse.children[verb]:
            token = self.parse.tokens[c]
            said = self.words.adverbs.get(token.lower)
            if token.dep in {"advmod", "nmod"} and said == "counterfactual":
                spared = self.governor(verb, self.words.verbs) in {"fail", "prevent"}
                return found if spared else said  # "narrowly avoided"
            if token.dep == "prep" and self.is_unreal(c):
                return "hypothetical"
            if token.dep == "prep" and self.lasts(c):
                return "ongoing"
        return found

    def _above_verb(self, verb: int, own: Stance | None, depth: int) -> Stance | None:
        """Return what stands over a verb's clause: "happened" where nothing weakens it."""
        token = self.parse.tokens[verb]
        above = self.parse.tokens[token.head]
        marked = self._marked(verb, own, depth)
        if marked is not None:
            return marked
        if token.head == verb:
            infinitive = own is None and any(h.lower == "to" for h in helpers_of(self.parse, verb))
            return "planned" if infinitive else "happened"  # "Riga to sign": a headline's future
        if token.dep == "conj" and above.pos in PREDICATES:
            if own is not None:
                return self._above_verb(above.i, own, depth + 1) if depth < MAX_DEPTH else None
            return self.of_verb(above.i, depth + 1)
        if token.dep in {"xcomp", "ccomp", "dobj", "csubj"} and (
            token.dep != "csubj" or own is None
        ):
            return self._complement(token, above, own, depth)
        if token.dep in {"acl", "relcl"}:
            return self._below_noun(token, above, own, depth)
        if token.dep == "pcomp" or (token.dep == "pobj" and token.tag == "VBG"):
            return self._gerund(token, above, depth)
        if token.dep == "advcl":
            return self._adverbial(token, above, own, depth)
        if token.dep in {"csubjpass", "amod"}:
            return "hypothetical"
        return "happened"

    def _marked(self, verb: int, own: Stance | None, depth: int) -> Stance | None:
        """Return what the marker of a clause says; none where it says nothing."""
        token = self.parse.tokens[verb]
        if token.dep not in {"advcl", "ccomp", "xcomp", "pcomp", "acl", "conj", "csubj"}:
            return None
        for c in self.parse.children[verb]:
            mark = self.parse.tokens[c]
            if c > verb or mark.dep not in {"mark", "advmod", "prep", "advcl", "cc"}:
                continue
            word = mark.lower
            if word == "than" and self.rather(verb):
                return self.words.apply("refuse", self.of_verb(token.head, depth + 1))
            if word == "in":  # "in case Riga signs", "in the event that"
                word = next((self.parse.tokens[g].lower for g in self.parse.children[c]), word)
            if word in self.words.marks:
                had = any(h.lower == "had" for h in helpers_of(self.parse, verb))
                whether = word in {"whether", "lest"}
                if whether and own is None and self.weighs(token.head):
                    return None
                return "counterfactual" if had and not whether else "hypothetical"
            if word == "before" and token.dep == "advcl":
                meant = "planned" if self.is_meant(verb) else own
                if meant in {"planned", "hypothetical"}:
                    return self.forestalled(token.head, meant)
            if word in self.words.ahead and token.dep == "advcl":
                if own == "now":
                    return "hypothetical"
                if own is None and word in {"before", "until", "till"}:
                    return self.of_verb(token.head, depth + 1)
        return None

    def _complement(
        self, token: Token, above: Token, own: Stance | None, depth: int
    ) -> Stance | None:
        """Return the status of an infinitive, gerund or clause under a verb or adjective."""
        if above.pos == "ADJ" and above.dep in {"acomp", "conj", "oprd", "xcomp", "dobj"}:
            holder = self.holder(above)
            operator = self.adjective(above)
            if operator == "propose" and self.parse.tokens[holder].lemma in {"make", "get"}:
                operator = "plan"  # "is making ready to"
            return self._under(operator, self.of_verb(holder, depth + 1), own)
        if above.pos == "NOUN" and above.dep != "attr":
            return self._below_noun(token, above, own, depth)
        if above.pos not in PREDICATES and self.governor(above.i, self.words.verbs) is None:
            if above.dep == "attr" and self.parse.tokens[above.head].lemma == "be":
                return self._under(
                    self.adjective(above) or self.noun_operator(above.i),
                    self.of_verb(above.head, depth + 1), own,
                )  # fmt: skip
            return "happened" if own is not None else None
        operator = self.over_clause(token, above, own) or self.borne(above.i)
        higher = self.of_verb(above.i, depth + 1)
        if own is None and above.lemma == "have" and self.yet(above.i):
            operator = "fail"
        if operator is None and own is not None and above.lemma == "have":
            return "counterfactual"  # "had the letter reached them", as the parser takes it
        return self._under(operator, higher, own)

    def _under(
        self, operator: str | None, higher: Stance | None, own: Stance | None
    ) -> Stance | None:
        """Apply an operator; a clause with a tense of its own under none asserts itself."""
        if own is not None and operator in {None, "told", "presume", "mention"}:
            if operator == "mention":
                return None
            return (
                "hypothetical"
                if higher is None or (higher == "hypothetical" and operator != "told")
                else "happened"
            )
        return None if operator is None else self.words.apply(operator, higher)

    def _below_noun(
        self, token: Token, above: Token, own: Stance | None, depth: int
    ) -> Stance | None:
        """Return the status of what a noun governs ("a plan to share", "reports that it had")."""
        relative = (
            token.dep == "relcl" and (own is not None or not self.is_infinitive(token.i))
        ) or any(
            self.parse.tokens[c].lower in {"who", "which", "whom", "whose"}
            for c in self.parse.children[token.i]
        )
        operator = None if relative else self.noun_operator(above.i)
        if operator is None and above.dep == "attr" and own is None and not relative:
            operator = self.adjective(above)  # "it is time for Riga to lift"
        if own is not None:
            marked = any(
                self.parse.tokens[c].lower == "that" and self.parse.tokens[c].dep == "mark"
                for c in self.parse.children[token.i]
            )
            claim = above.lemma.lower() in self.words.claims
            if not marked or (operator is None and not claim):
                return "happened"
            higher = self.of_claim(above.i, depth + 1)
            if higher == "denied":
                return higher
            if operator is None:
                return "happened"
            return "happened" if operator == "told" and higher in DONE else self._under(
                "fact" if operator == "told" else operator, higher, None
            )  # fmt: skip
        if token.tag in {"VBN", "VBG"} and not any(
            h.lower == "to" for h in helpers_of(self.parse, token.i)
        ):
            return "happened"
        if operator is None:
            return self.of_headline(token, above)
        if operator == "chance" and self.taken(above):
            operator = "fact"
        return self.words.apply(operator, self.of_noun(above.i, depth + 1))

    def _gerund(self, token: Token, prep: Token, depth: int) -> Stance | None:
        """Return the status of a gerund: what follows "of" or "about" is only spoken of."""
        if self.parse.tokens[prep.head].lower == "far":
            return self.words.apply("fail", self.of_verb(self.holder(prep), depth + 1))
        operator, governor = self.over_preposition(prep)
        if governor is None:
            return "happened" if operator is None else self.words.apply(operator, "happened")
        higher = self._higher(governor, depth + 1)
        if operator is None:
            return None
        twice = self.missed(governor) if operator == "fail" else None
        if twice is not None:  # "came within a whisker of": the verb and the noun say it once
            return self.words.apply(operator, self.of_verb(twice, depth + 1))
        if operator == "mention":
            return "denied" if self.is_rebutted(token) else None
        if operator == "fact" and self.parse.tokens[governor].pos not in PREDICATES:
            return None
        return self.words.apply(operator, higher)

    def _adverbial(
        self, token: Token, above: Token, own: Stance | None, depth: int
    ) -> Stance | None:
        if own is not None:
            return "happened"
        if token.tag == "VBN":
            return "happened"
        if above.pos == "NOUN" and self.noun_operator(above.i) is not None:
            return self._below_noun(token, above, own, depth)
        borne = self.borne(above.i)
        if borne is not None and token.tag == "VB":
            return self.words.apply(borne, self.of_verb(above.i, depth + 1))
        operator = self.over_clause(token, above, own)
        particle = self.parse.child(above.i, "prt") is not None
        made = operator == "fact" and above.tag == "VBN" and above.dep == "advcl"
        asked = operator == "demand" and token.tag != "VBG"
        if operator is not None and (particle or asked or made):  # "forced to apologise, he …"
            return self.words.apply(operator, self.of_verb(above.i, depth + 1))
        if token.tag == "VBG":
            return self.of_verb(above.i, depth + 1)
        return None  # a purpose

    def of_noun(self, noun: int, depth: int = 0) -> Stance | None:
        """Return the status of a noun that stands for an act, a plan, a threat."""
        found = self.above_noun(noun, depth)
        if found is not None and self.is_none(noun):
            return self.words.negated(found, told=self.is_told(noun))
        return found

    def of_claim(self, noun: int, depth: int) -> Stance | None:
        """Return the status of what a noun of telling tells ("dismissed reports that")."""
        if self.is_none(noun):
            return "denied"
        if self.parse.tokens[noun].lemma.lower() not in self.words.claims:
            return "happened"
        for above in self.parse.ancestors(noun):
            if self.parse.tokens[above].pos == "NOUN" and self.is_none(above):
                return "denied"  # "no truth in reports that"
            if self.parse.tokens[above].pos in PREDICATES:
                said = self.governor(above, self.words.claim_verbs) or self.predicate(above)
                if said is not None:
                    return self.words.apply(said, self.of_verb(above, depth + 1))
                return "happened"
        return "happened"

    def _higher(self, governor: int, depth: int) -> Stance | None:
        token = self.parse.tokens[governor]
        if token.pos in PREDICATES or self.parse.child(governor, "nsubj") is not None:
            return self.of_verb(governor, depth)
        if token.pos == "ADJ":
            return self.of_verb(self.holder(token), depth)
        return self.of_noun(governor, depth)

    def above_noun(self, noun: int, depth: int = 0) -> Stance | None:
        """Return what the words over a noun make of the act it stands for."""
        if depth > MAX_DEPTH:
            return None
        token = self.parse.tokens[noun]
        if token.head == noun:
            return "happened"
        above = self.parse.tokens[token.head]
        if token.dep in {"acomp", "oprd", "xcomp"} and above.lemma in self.words.staying:
            return self.words.apply("go_on", self.of_verb(above.i, depth + 1))
        if token.dep in {"acl", "xcomp"} and self.parse.child(noun, "aux") is not None:
            return self.of_verb(noun, depth + 1)  # "a threat to storm": tagged as a noun
        if token.dep in THROUGH:
            operator = None if token.dep in {"conj", "appos"} else self.noun_operator(above.i)
            if above.pos in PREDICATES:
                return "happened"
            higher = self.above_noun(above.i, depth + 1)
            return higher if operator is None else self.words.apply(operator, higher)
        if above.pos in PREDICATES:
            if token.dep in {"nsubj", "csubj"}:
                return self._subject(token, above, depth)
            return self._object(token, above, depth)
        if above.pos in {"ADP", "SCONJ"}:
            return self._prepositional_object(above, depth)
        return self.above_noun(above.i, depth + 1)

    def _subject(self, token: Token, verb: Token, depth: int) -> Stance | None:
        """Return the status of an act that is a verb's subject: mostly taken for granted."""
        found = self.of_verb(verb.i, depth + 1)
        operator = self.governor(verb.i, self.words.subject_verbs)
        if verb.lemma == "be":
            operator = self.subject_of_be(verb)
        if operator == "go_on" and verb.lemma == "show":
            return "ongoing"  # "shows no sign of ending"
        if operator == "fact" and self.is_off(verb.i):
            return "called off"
        talked = operator == "cancel" and token.lemma.lower() in self.words.talking
        if talked and verb.tag in {"VBD", "VBN"} and not self.is_negated(verb.i):
            return "happened"  # "the talks broke down"
        if operator is not None:
            return self.words.apply(operator, found)
        if found == "counterfactual" and verb.lemma == "be":
            return found  # "would have been the third"
        if found in DONE or found is None or self.is_definite(token.i):
            return "happened"
        return found if found in {"hypothetical", "counterfactual"} else "happened"

    def is_off(self, verb: int) -> bool:
        """Tell "will not now go ahead", "will no longer take place"."""
        return self.is_negated(verb) and self.affirmed(verb) == "planned"

    def _object(self, token: Token, verb: Token, depth: int) -> Stance | None:
        found = self.of_verb(verb.i, depth + 1)
        expl = self.parse.child(verb.i, "expl")
        if token.dep == "attr" and expl is not None:
            return found  # "there has been no attack"
        # of a plan, demand or threat what is said of it as of any other words
        plain_noun = self.noun_operator(token.i) is None
        operator = self.over_noun(verb.i) if plain_noun else self.governor(verb.i, self.words.verbs)
        if operator == "presume":
            return "happened"  # "gathered to celebrate the release"
        if operator is not None:
            return self.words.apply(operator, found)
        if self.is_definite(token.i) and found in {"denied", "counterfactual", "hypothetical"}:
            return "happened"  # "did not repeat his threat", "would not condemn the attack"
        if found in DONE or found is None:
            return "happened" if found is not None else None
        if found == "counterfactual":
            return "counterfactual"
        return None if found in {"hypothetical", "denied"} else found

    def _prepositional_object(self, prep: Token, depth: int) -> Stance | None:
        operator, governor = self.over_preposition(prep)
        if governor is None:
            return "happened" if operator is None else self.words.apply(operator, "happened")
        up = self.parse.tokens[governor]
        if self.stands_in(prep, governor):
            return self.words.apply("go_on", self.of_verb(self.holder(up), depth + 1))
        borne = self.borne(governor) if up.pos in PREDICATES else None
        if borne is not None and prep.lower in {"for", "of"}:
            return self.words.apply(borne, self.of_verb(governor, depth + 1))
        if prep.lower == "as" and operator == "propose":
            return self.words.apply(operator, self.of_verb(governor, depth + 1))
        named = operator if prep.lower in self.words.prepositions else None
        if up.pos in PREDICATES and named is None:
            own = self.object_preposition(governor, prep.lower)
            return self._after_verb(own, governor, depth)
        if operator is None:
            return self.above_noun(governor, depth + 1)
        if operator == "presume":
            return "happened"
        return self.words.apply(operator, self._higher(governor, depth + 1))

    def _after_verb(self, operator: str | None, verb: int, depth: int) -> Stance | None:
        found = self.of_verb(verb, depth + 1)
        if operator is not None:
            return self.words.apply(operator, found)
        if found == "counterfactual" or found is None:
            return found
        return (
            "happened" if found in DONE else None if found in {"hypothetical", "denied"} else found
        )
