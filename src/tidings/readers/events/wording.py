"""What small words beside an act say: negation, duty, hedges, lasting, definiteness."""

from tidings.codebook.events import EventsBook
from tidings.readers.events.verb_form import SUBJECTS, helpers_of
from tidings.readers.syntax import Parse, Token


class Wording:
    """Reads the words beside an act in one parse."""

    def __init__(self, parse: Parse, book: EventsBook) -> None:
        """Keep the parse and the words that decide."""
        self.parse, self.book, self.words = parse, book, book.status

    def is_negated(self, verb: int) -> bool:
        """Tell whether a verb is negated, itself or by "no" before its subject or object."""
        tokens = self.parse.tokens
        for c in self.parse.children[verb]:
            token = tokens[c]
            if token.dep == "neg" or token.lower in self.words.never:
                return token.lower != "no"
            if token.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and self.is_none(c):
                return True
            if self._at_no_time(verb, c):
                return True
        return False

    def _at_no_time(self, verb: int, at: int) -> bool:
        """Tell "at no time did they fire", "under no circumstances", "no longer"."""
        token = self.parse.tokens[at]
        below = self.parse.children[at]
        if token.dep == "advmod" and token.lower == "longer":
            return any(self.parse.tokens[g].lower == "no" for g in below)
        who = self.parse.child(verb, *SUBJECTS)
        inverted = who is not None and any(at < h.i < who for h in helpers_of(self.parse, verb))
        return inverted and token.dep == "prep" and any(self.is_none(g) for g in below)

    def is_no_longer(self, verb: int) -> bool:
        """Tell whether what was to be is to be no more."""
        return any(self.parse.tokens[c].lower == "longer" for c in self.parse.children[verb])

    def is_none(self, noun: int) -> bool:
        """Tell whether a noun stands for nothing ("no meeting", "none of the talks")."""
        token = self.parse.tokens[noun]
        return token.lower in {"nobody", "none", "neither", "nothing"} or any(
            self.parse.tokens[g].lower in {"no", "neither"}
            and self.parse.tokens[g].dep in {"det", "neg", "preconj", "amod", "advmod"}
            for g in self.parse.children[noun]
        )

    def is_hedged(self, verb: int) -> bool:
        """Tell whether an adverb makes an act doubtful ("perhaps") or a habit ("often")."""
        parse = self.parse
        for c in parse.children[verb]:
            token = parse.tokens[c]
            if token.dep == "advmod" and token.lower in self.book.hedges | self.book.habits:
                return token.lower != "long" or any(
                    h.lemma == "have" for h in helpers_of(parse, verb)
                )
        return False

    def is_obliged(self, verb: int) -> bool:
        """Tell whether a verb tells a duty ("must pay"), not what is done."""
        who = self.parse.child(verb, *SUBJECTS)
        return any(
            h.tag == "MD" and h.lower in self.words.duties and not (who is not None and h.i < who)
            and not any(x.lower == "have" for x in helpers_of(self.parse, verb))
            for h in helpers_of(self.parse, verb)
        )  # fmt: skip

    def is_unreal(self, prep: int) -> bool:
        """Tell "in the war game": there an act is only played."""
        return self.parse.tokens[prep].lower in {"in", "under", "during"} and any(
            self.parse.tokens[o].lemma.lower() in self.words.unreal
            for o in self.parse.children[prep]
        )

    def lasts(self, prep: int) -> bool:
        """Tell "for a third day": what lasts that long goes on."""
        return self.parse.tokens[prep].lower == "for" and any(
            self.parse.tokens[o].lemma.lower() in self.words.spans
            and any(self.parse.tokens[g].lower in self.words.nth for g in self.parse.children[o])
            for o in self.parse.children[prep]
        )

    def is_definite(self, noun: int) -> bool:
        """Tell whether a noun means one act known before."""
        return any(
            self.parse.tokens[c].lower in self.words.definite or self.parse.tokens[c].dep == "poss"
            for c in self.parse.children[noun]
        )

    def rather(self, verb: int) -> bool:
        """Tell "rather than denounce it"."""
        return any(self.parse.tokens[c].lower == "rather" for c in self.parse.children[verb])

    def yet(self, verb: int) -> bool:
        """Tell "have yet to end"."""
        return any(self.parse.tokens[c].lower == "yet" for c in self.parse.children[verb])

    def taken(self, noun: Token) -> bool:
        """Tell "took the opportunity to meet"."""
        return noun.dep == "dobj" and self.parse.tokens[noun.head].lemma in self.words.taking

    def is_infinitive(self, verb: int) -> bool:
        """Tell "a bill to ban", "time for Riga to lift"; of "the first to sign" too."""
        return any(h.lower == "to" for h in helpers_of(self.parse, verb))
