"""Which words govern an act, and which operator each carries (status.toml)."""

from tidings.codebook.status import Stance, Words
from tidings.readers.events.grammar import below, is_passive
from tidings.readers.events.verb_form import SUBJECTS, own_form
from tidings.readers.events.wording import Wording
from tidings.readers.syntax import Token
from tidings.values import Status

PREDICATES = frozenset({"VERB", "AUX"})


class Governors(Wording):
    """Looks up the words that govern an act in one parse."""

    def is_told(self, verb: int) -> bool:
        """Tell whether an act stands in words that the article gives to somebody."""
        i = verb
        for above in self.parse.ancestors(verb):
            if self.parse.tokens[i].dep in {"ccomp", "acl", "parataxis"}:
                said = self.governor(above, self.words.clause_verbs) or self.predicate(above)
                if said in {"told", "deny"} or self.noun_operator(above) == "told":
                    return True
            i = above
        if any(
            self.parse.tokens[c].dep == "parataxis"
            and self.governor(c, self.words.clause_verbs) == "told"
            for c in self.parse.children[verb]
        ):
            return True  # "the guards, the warden said, did not"
        if any(
            self.parse.tokens[c].dep == "conj"
            and self.parse.tokens[c].tag == "VBZ"
            and not any(self.parse.tokens[g].dep == "cc" for g in self.parse.children[verb])
            and self.governor(c, self.words.clause_verbs) == "told"
            and self.parse.child(c, "dobj", "nsubj") is not None
            for c in self.parse.children[verb]
        ):
            return True  # "the guards did not, reads a statement", as the parser joins it
        return any(
            t.lower in {"according", "contrary"} for t in self.parse.tokens_of(
                self.parse.sentences[self.parse.tokens[verb].sentence])
        )  # fmt: skip

    def holder(self, adjective: Token) -> int:
        """Return the verb that an adjective is said by ("is unable", "remains ready")."""
        i = adjective
        while i.pos not in PREDICATES and i.head != i.i:
            i = self.parse.tokens[i.head]
        return i.i

    def is_rebutted(self, token: Token) -> bool:
        """Tell whether a sentence denies its accusation ("called the claim baseless")."""
        for t in self.parse.tokens_of(self.parse.sentences[token.sentence]):
            claim = t.lemma.lower() in self.words.claims or t.lower in {"it", "this", "that"}
            verb = self.parse.tokens[t.head]
            if claim and verb.pos in PREDICATES and t.dep in {"nsubj", "dobj", "nsubjpass"}:
                table = self.words.claim_verbs
                said = self.predicate(verb.i)
                if said is None and t.dep != "nsubj":
                    said = self.governor(verb.i, table)
                if said == "deny" and not self.is_negated(verb.i):
                    return True
        return False

    def over_clause(self, token: Token, above: Token, own: Stance | None) -> str | None:
        """Return the operator of a verb over a clause or an infinitive."""
        words = self.words
        predicate = self.predicate(above.i)
        if own is not None:
            found = self.governor(above.i, words.verbs)
            backshift = above.tag in {"VBD", "VBN"} and own == "now" and token.tag == "VBP"
            if backshift and found in {"demand", "propose"}:
                return found  # "suggested that both sides meet"
            found = predicate or self.governor(above.i, words.clause_verbs)
            found = found or self.governor(above.i, words.verbs)
            return "told" if found == "threaten" and not self._own_deed(token) else found
        if above.lemma == "be" and predicate is not None:
            return predicate
        if token.tag != "VBG":
            if self._others(token, above):
                found = self.governor(above.i, words.others_verbs)
            else:
                found = self.governor(above.i, words.infinitive_verbs)
            if found is not None:
                if found == "told" and not is_passive(self.parse, above.i):
                    return None
                return found
        elif above.lemma == "be":
            return None
        return self.governor(above.i, words.verbs)

    def _own_deed(self, token: Token) -> bool:
        """Tell whether a clause tells what its speaker will do ("warned that it would bomb")."""
        who = self.parse.child(token.i, *SUBJECTS)
        return who is not None and self.parse.tokens[who].lower in self.words.selves

    def _others(self, token: Token, above: Token) -> bool:
        """Tell whether an infinitive has a subject that is not the governor's."""
        if self.parse.child(token.i, "nsubj", "nsubjpass") is not None:
            return True
        return any(
            self.parse.tokens[c].dep in {"dobj", "ccomp", "nsubj", "dative"}
            and above.i < c < token.i
            for c in self.parse.children[above.i]
        ) and not is_passive(self.parse, above.i)

    def adjective(self, token: Token) -> str | None:
        """Return the operator of an adjective in the predicate."""
        return self.words.adjectives.get(token.lower) or self.words.adjectives.get(
            token.lemma.lower()
        )

    def predicate(self, verb: int) -> str | None:
        """Return the operator of what is said with "be": "it is untrue that", "was adamant"."""
        if self.parse.tokens[verb].lemma.lower() not in {"be", "seem", "appear", "remain", "call"}:
            return None
        for c in self.parse.children[verb]:
            token = self.parse.tokens[c]
            if token.dep in {"acomp", "attr", "oprd", "advmod"}:
                found = self.adjective(token)
                if found is None and token.pos == "NOUN":
                    found = self.noun_operator(c)
                if found is not None:
                    return found
        return None

    def over_preposition(self, prep: Token) -> tuple[str | None, int | None]:
        """Return the operator over a preposition's object and what bears it."""
        chain = [prep]
        while chain[-1].pos in {"ADP", "SCONJ", "ADV"} and chain[-1].head != chain[-1].i:
            up = self.parse.tokens[chain[-1].head]
            if up.pos not in {"ADP", "SCONJ", "ADV"}:
                break
            chain.append(up)
        top = chain[-1]
        governor = None if top.head == top.i else top.head
        for t in (*(self.parse.tokens[c] for c in self.parse.children[prep.i]), *chain):
            if self.words.prepositions.get(t.lower) in {"fail", "refuse", "doubt"}:
                return self.words.prepositions[t.lower], governor
        if governor is not None:
            rests = {t.lower for t in chain}
            named = self._prepositional(governor, rests)
            if named is not None:
                return named, governor
            noun = self.noun_operator(governor, prep.lower)
            if noun is not None and not rests & {"after", "since", "during", "by", "following"}:
                return noun, governor
        for t in reversed(chain):
            if t.lower in self.words.prepositions:
                return self.words.prepositions[t.lower], governor
        return None, governor

    def _prepositional(self, verb: int, rests: set[str]) -> str | None:
        """Return the operator of a verb or adjective with one of these prepositions."""
        token = self.parse.tokens[verb]
        if token.pos == "ADJ":
            return self.adjective(token)
        for rest, operator in self.words.verbs.get(token.lemma.lower(), ()):
            if set(rest) & rests or (rests & self.words.complements and not rest):
                return operator
            if rest and below(self.parse, verb, rest) and rests & self.words.complements:
                return operator
            if operator == "propose" and "as" in rests and below(self.parse, verb, rest):
                return operator  # "put itself forward as"
        return None

    def over_noun(self, verb: int) -> str | None:
        """Return the operator of a verb over its object."""
        return self.governor(verb, self.words.object_verbs) or self.governor(verb, self.words.verbs)

    def over_light(self, verb: int, occurs: bool) -> str | None:
        """Return what a light verb says of going on: "began a strike", "the strike continues"."""
        table = self.words.subject_verbs if occurs else self.words.object_verbs
        found = self.governor(verb, table)
        token = self.parse.tokens[verb]
        if occurs and token.lemma == "be":
            found = self.subject_of_be(token)
            return None if found in {None, "fact"} else found
        return found if found in {"begin", "go_on"} else None

    def object_preposition(self, verb: int, prep: str) -> str | None:
        """Return the operator of a verb with a preposition over a noun ("called for talks")."""
        lemma = self.parse.tokens[verb].lemma.lower()
        for table in (self.words.object_verbs, self.words.verbs):
            for rest, operator in table.get(lemma, ()):
                if prep in rest and below(self.parse, verb, rest):
                    return operator
        spoken = {"doubt", "mention", "demand", "threaten", "refuse"}
        speaks = self.governor(verb, self.words.verbs) in spoken
        return "mention" if speaks and prep in self.words.complements else None

    def subject_of_be(self, verb: Token) -> str | None:
        """Read "the strike is in its third week", "the summit is likely"."""
        for c in self.parse.children[verb.i]:
            child = self.parse.tokens[c]
            if child.dep == "prep" and child.lower in {"in", "into"} and any(
                self.parse.tokens[o].lemma.lower() in self.words.spans
                for o in self.parse.children[c]
            ):  # fmt: skip
                return "go_on"
            state = self._state(child)
            if state is not None:
                return state
            if child.dep in {"acomp", "attr"}:
                found = self.adjective(child)
                return found if found in {"doubt", "plan", "deny"} else None
        return None

    def _state(self, token: Token) -> str | None:
        """Read "under way", "on the table", "off": what is said of an act with a preposition."""
        if token.lower == "off" and token.dep in {"advmod", "acomp", "prt"}:
            return "cancel"
        down = {self.parse.tokens[g].lemma.lower() for g in self.parse.children[token.i]}
        down |= {
            self.parse.tokens[h].lemma.lower()
            for g in self.parse.children[token.i] for h in self.parse.children[g]
        }  # fmt: skip
        rows = self.words.states.get(token.lower, ())
        return next((op for rest, op in rows if set(rest) <= down), None)

    def borne(self, verb: int) -> str | None:
        """Return the operator of a subject told to be about ("pressure is growing on X to")."""
        token = self.parse.tokens[verb]
        who = self.parse.child(verb, "nsubj", "nsubjpass", "attr")
        if who is None or token.lemma.lower() not in self.words.bearing:
            return None
        return self.noun_operator(who)

    def weighs(self, verb: int) -> bool:
        """Tell whether a verb weighs what it governs ("is considering whether to")."""
        return self.governor(verb, self.words.verbs) == "propose"

    def is_meant(self, verb: int) -> bool:
        """Tell "were to", "was due to": what is meant stands below."""
        if self.parse.tokens[verb].lemma != "be":
            return False
        return self.parse.child(verb, "xcomp") is not None or self.predicate(verb) == "plan"

    def stands_in(self, prep: Token, governor: int) -> bool:
        """Tell "remain locked in talks", "is under siege": what somebody is in goes on."""
        if prep.lower not in {"in", "under"}:
            return False
        up = self.parse.tokens[governor]
        verb = self.parse.tokens[self.holder(up)]
        if up.i != verb.i and not (up.dep in {"acomp", "oprd"} and up.head == verb.i):
            return False
        here = verb.lemma == "be" and own_form(self.parse, verb.i, self.words) == "now"
        return verb.lemma in self.words.staying or here

    def missed(self, noun: int) -> int | None:
        """Return the verb over a noun that misses an act with it; none where it is another."""
        if self.parse.tokens[noun].pos != "NOUN":
            return None
        verb = next(
            (a for a in self.parse.ancestors(noun) if self.parse.tokens[a].pos in PREDICATES), None
        )
        if verb is None or self.governor(verb, self.words.verbs) != "fail":
            return None
        return verb

    def of_headline(self, token: Token, above: Token) -> Stance | None:
        """Return "planned" for an infinitive beside a headline's subject ("unions to strike")."""
        sentence = self.parse.sentences[token.sentence]
        verbless = not any(
            t.tag in {"VBD", "VBZ", "VBP", "MD"} for t in self.parse.tokens_of(sentence)
        )
        return "planned" if verbless and above.head == above.i else None

    def forestalled(self, verb: int, own: Stance) -> Stance:
        """Return the status of what was about to be: "recalled the jets before they were to"."""
        stopped = self.governor(verb, self.words.verbs) in {"cancel", "prevent", "end"}
        if own == "planned":
            return "called off" if stopped else own
        past = own_form(self.parse, verb, self.words) == "happened"
        return "counterfactual" if past else own  # "before they could fire"

    def governor(self, verb: int, table: Words) -> str | None:
        """Return the operator of a verb in a table, the entry with most words below it first."""
        token = self.parse.tokens[verb]
        for word in dict.fromkeys((token.lemma.lower(), token.lower)):
            for rest, operator in table.get(word, ()):
                if below(self.parse, verb, rest):
                    return operator
        return None

    def noun_operator(self, noun: int, prep: str = "") -> str | None:
        """Return the operator of a noun over an act ("plan", "threat", "date for")."""
        token = self.parse.tokens[noun]
        if token.pos not in {"NOUN", "PROPN"} and token.dep not in {"dobj", "pobj", "nsubj"}:
            return None
        return (
            self.words.nouns.get(f"{token.lemma.lower()} {prep}")
            or self.words.nouns.get(token.lemma.lower())
            or self.words.nouns.get(token.lower)
        )

    def modified(self, noun: int) -> Status | None:
        """Return what adjectives say of a deed noun ("planned talks")."""
        for c in self.parse.children[noun]:
            if self.parse.tokens[c].dep in {"amod", "compound", "det", "nmod"}:
                for i in (c, *self.parse.children[c]):
                    said = self.words.modifiers.get(self.parse.tokens[i].lower)
                    if said is not None:
                        return said
            if self._in_its_week(c):
                return "ongoing"
        return None

    def _in_its_week(self, prep: int) -> bool:
        """Tell "the strike, now in its ninth week"."""
        return self.parse.tokens[prep].lower in {"in", "into"} and any(
            self.parse.tokens[o].lemma.lower() in self.words.spans
            and self.parse.child(o, "poss") is not None
            for o in self.parse.children[prep]
        )
