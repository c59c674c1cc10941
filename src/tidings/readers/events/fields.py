"""What the sentences of a text are about: sport, culture, business, science, politics, a story."""

from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from tidings.codebook.gate import STRONG, GateBook
from tidings.readers.syntax import Parse, Token

PRESENT = frozenset({"VBZ", "VBP"})  # plots are told so, and news hardly ever
SAYING = frozenset({"say", "report", "confirm"})
HYPHENS = frozenset({"-", "‐", "‑"})


class About(NamedTuple):
    """What one sentence is about: a field and its points, 0 where it is of none."""

    field: str
    points: int


class Words(NamedTuple):
    """The words of a sentence: lemmas and forms, pairs and threes of neighbours among them."""

    all: frozenset[str]
    size: int
    fields: int  # how many are of a field
    politics: frozenset[int]
    hard: frozenset[int]  # what no metaphor says, nor a field
    vouched: bool


class Fields:
    """Answers what sentences are about; each is looked at once."""

    def __init__(self, parse: Parse, book: GateBook) -> None:
        """Keep the text's parse and the words of the fields."""
        self._parse, self._book = parse, book
        self._words: dict[int, Words] = {}
        self._about: dict[int, About] = {}
        self._story: dict[int, bool] = {}

    def words(self, sentence: int) -> frozenset[str]:
        """Return the words of a sentence, neighbours joined by a blank."""
        return self._of(sentence).all

    def about(self, sentence: int) -> About:
        """Return the field that a sentence is most about; words of politics speak against it."""
        if sentence not in self._about:
            words = self._of(sentence)
            found = [About(name, self._book.points(name, words.all)) for name in self._book.fields]
            best = max(found, key=lambda a: a.points)
            less = len(words.politics - words.hard)
            less += int(self._book.limits["hard"]) * len(words.hard)
            self._about[sentence] = About(best.field, max(0, best.points - less))
        return self._about[sentence]

    def in_story(self, sentence: int) -> bool:
        """Tell whether a sentence tells the plot of a film, a book, a play, a game."""
        if sentence not in self._story:
            self._story[sentence] = self._tells_story(sentence)
        return self._story[sentence]

    def other(self, sentence: int) -> str:
        """Return "field" or "politics" where the sentences beside this one are about it, or ""."""
        mine, limits = self._of(sentence), self._book.limits
        counts = mine.size, mine.fields, len(mine.politics)
        size, fields, politics = (a - b for a, b in zip(self._whole, counts, strict=True))
        if size <= 0:
            return ""
        shown = fields - politics
        if shown >= limits["text_words"] and shown / size > limits["text_share"]:
            return "field"
        return "politics" if politics / size > limits["political_share"] else ""

    def politics(self, sentence: int) -> frozenset[int]:
        """Return the tokens of a sentence that are words of politics; names are none."""
        return self._of(sentence).politics

    def vouched(self, sentence: int) -> bool:
        """Tell whether a police force, a ministry, a witness says so: ", officials said"."""
        return self._of(sentence).vouched

    @cached_property
    def _whole(self) -> tuple[int, int, int]:
        each = [self._of(n) for n in range(len(self._parse.sentences))]
        politics = sum(len(w.politics) for w in each)
        return sum(w.size for w in each), sum(w.fields for w in each), politics

    def _of(self, sentence: int) -> Words:
        if sentence not in self._words:
            self._words[sentence] = self._read(sentence)
        return self._words[sentence]

    def _read(self, sentence: int) -> Words:
        tokens = [
            t
            for t in self._parse.tokens_of(self._parse.sentences[sentence])
            if t.text not in HYPHENS
        ]
        found = {w for t in tokens for w in (t.lemma.lower(), t.lower)}
        for one, two in pairwise(tokens):
            found.add(f"{one.lower} {two.lower}")
            found.add(f"{one.lower} {two.lemma.lower()}")
        return Words(
            frozenset(found),
            len(tokens),
            sum(self._strong(t) for t in tokens),
            frozenset(t.i for t in tokens if t.text.islower() and self._is_politics(t)),
            frozenset(t.i for t in tokens if t.text.islower() and self._is_hard(t)),
            any(self._vouches(t) for t in tokens),
        )

    def _is_politics(self, token: Token) -> bool:
        return token.lemma.lower() in self._book.politics or token.lower in self._book.politics

    def _is_hard(self, token: Token) -> bool:
        """Tell whether a word is of hard politics, or hurts people that are counted."""
        if {token.lemma.lower(), token.lower} & self._book.hard:
            return True
        if token.pos != "VERB" or token.lemma.lower() not in self._book.hard_verbs:
            return False
        last = self._parse.sentences[token.sentence].last
        after = self._parse.tokens[token.i + 1] if token.i + 1 < last else None
        passive = self._parse.child(token.i, "auxpass") is not None
        return passive or (after is not None and after.pos == "NUM")

    def _vouches(self, token: Token) -> bool:
        told = token.dep == "nsubj" and token.lemma.lower() in self._book.tellers
        return told and self._parse.tokens[token.head].lemma.lower() in SAYING

    def _strong(self, token: Token) -> bool:
        return token.lemma.lower() in self._clear or token.lower in self._clear

    @cached_property
    def _clear(self) -> frozenset[str]:
        """Words that show a field by themselves."""
        return frozenset(
            w for rows in self._book.fields.values() for w, n in rows.items() if n >= STRONG
        )

    def _tells_story(self, sentence: int) -> bool:
        book, parse = self._book, self._parse
        if self._of(sentence).all & book.story_roles:
            return True
        return any(
            token.lemma.lower() in book.works and self._holds_plot(token)
            for token in parse.tokens_of(parse.sentences[sentence])
        )

    def _holds_plot(self, token: Token) -> bool:
        """Tell whether a work is where it all happens, or what tells it."""
        above = self._parse.tokens[token.head]
        if token.dep == "pobj" and above.lower in self._book.within:
            return self._parse.tokens[above.head].tag in PRESENT and not self._war(token)
        if token.dep == "poss":
            return self._parse.tokens[above.head].tag in PRESENT
        return token.dep == "nsubj" and above.lemma.lower() in self._book.story_verbs

    def _war(self, token: Token) -> bool:
        return any(self._parse.tokens[c].lower == "war" for c in self._parse.children[token.i])
