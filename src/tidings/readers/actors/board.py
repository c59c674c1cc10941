"""The working board of one article: its tokens, and what each has been taken for so far."""

from typing import NamedTuple

from tidings.codebook.actors import ActorsBook, Entry, EntryKind
from tidings.readers.syntax import Parse, Token
from tidings.values.reading import ActorKind, MentionForm

POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
# "pro-Russian", "anti-American": about a state, not of it.
SMALL = ("ADP", "DET", "CCONJ", "SCONJ", "PART", "PRON", "AUX")  # small also in titles
SIGNING = ("–", "—", "--", "-")
TITLED = 12  # a line in which fewer than one word in so many is small counts as a title
PLACEABLE = ("GPE", "LOC", "FAC", "ORG", "PERSON")
LISTING = ("cc", "conj", "punct")
IN = ("in", "near", "outside", "inside", "off")
HYPHENS = ("-", "‐", "‑")
STANCES = frozenset(("pro", "anti", "non"))


class Hit(NamedTuple):
    """A name of the tables: tokens `first`..`last`, both included."""

    first: int
    last: int
    entry: Entry


class Name(NamedTuple):
    """A person's name without titles; `gender` where a title tells it."""

    first: int
    last: int
    gender: str


class Office(NamedTuple):
    """A noun phrase that names a person by office or work, its noun at `head`."""

    first: int
    last: int
    head: int
    role: str
    state: str | None
    sector: str | None
    determiner: str


class Body(NamedTuple):
    """An organisation, group, government or place: tokens `first`..`last`, both included.

    `owner` is the surname of the person whose office it is; `part` what of its state a government
    is ("capital", "government", the name of a seat), "" for the state itself.
    """

    first: int
    last: int
    kind: ActorKind
    name: str
    state: str | None
    sector: str | None
    form: MentionForm = "name"
    plural: bool = False
    owner: str = ""
    part: str = ""


class Board:
    """Tokens of a parse with the hits, names and offices found on them."""

    def __init__(self, parse: Parse, book: ActorsBook) -> None:
        self.parse = parse
        self.book = book
        self.tokens = parse.tokens
        self.hits: list[Hit] = []
        self.names: list[Name] = []
        self.offices: list[Office] = []
        self.attached: dict[int, list[Office]] = {}  # by the first token of a name
        self.administrations: set[str] = set()  # their heads' surnames, in lower case
        # state and sector beside a name, by its first token
        self.states: dict[int, tuple[str | None, str | None]] = {}
        self.aliases: dict[tuple[str, ...], int] = {}  # second names: their bearer's first token
        self.namesakes = False  # whether the article speaks of two persons of one name
        self.clauses: dict[int, str] = {}  # roles that a relative clause tells, likewise
        self.titled = _titled(parse)
        self.spoken = _spoken(parse, self.titled)
        self.persons = {
            t.text
            for t in parse.tokens
            if t.ent == "PERSON" and (not t.ent_start or _ent_goes_on(parse, t))
        }  # words of names of several words that the parser takes for persons'
        self.placed = _placed(parse, book)  # towns, by how they are used
        self.rebels: frozenset[tuple[str, ...]] = frozenset()  # names of armed groups, by word
        self.words = frozenset(t.text for t in parse.tokens)
        self.small = {t.text for t in parse.tokens if t.text.islower()}  # written small somewhere
        self.hit_at: list[Hit | None] = [None] * len(parse.tokens)
        self.name_at: list[Name | None] = [None] * len(parse.tokens)
        self.office_at: list[Office | None] = [None] * len(parse.tokens)
        self.body_at: list[bool] = [False] * len(parse.tokens)

    def text(self, first: int, last: int) -> str:
        """Return the article's words from token `first` to `last`, blanks made single."""
        raw = self.parse.text[self.tokens[first].start : self.tokens[last].end]
        return " ".join(raw.split())

    def add_name(self, name: Name) -> None:
        """Put a name on the board; table names under it give way."""
        self.names.append(name)
        for i in range(name.first, name.last + 1):
            self.name_at[i] = name
            hit = self.hit_at[i]
            if hit:
                self.drop_hit(hit)

    def drop_hit(self, hit: Hit) -> None:
        """Take a table name off the board."""
        for i in range(hit.first, hit.last + 1):
            self.hit_at[i] = None
        if hit in self.hits:
            self.hits.remove(hit)

    def put_hit(self, hit: Hit) -> None:
        """Put a table name on the board."""
        self.hits.append(hit)
        for i in range(hit.first, hit.last + 1):
            self.hit_at[i] = hit

    def change_hit(self, hit: Hit, entry: Entry) -> None:
        """Let a table name stand for something else."""
        self.drop_hit(hit)
        self.put_hit(Hit(hit.first, hit.last, entry))

    def drop_name(self, name: Name) -> None:
        """Take a person's name off the board."""
        for i in range(name.first, name.last + 1):
            self.name_at[i] = None
        self.names.remove(name)

    def free(self, i: int) -> bool:
        """Tell whether nothing stands on token `i` yet."""
        return self.hit_at[i] is None and self.name_at[i] is None and not self.body_at[i]

    def of_state(self, hit: Hit) -> bool:
        """Tell whether a hit names a state that it is of, not one it is for or against."""
        if hit.entry.kind not in ("state", "adjective", "seat", "capital") or not hit.entry.state:
            return False
        before = self.tokens[hit.first - 1].text if hit.first else ""
        stance = self.tokens[hit.first - 2].lower if hit.first > 1 else ""
        after = self.tokens[hit.last + 1].text if hit.last + 1 < len(self.tokens) else ""
        return not (before == "-" and stance in STANCES) and after != "-"

    def borne_out(self, first: int, last: int, *, whole: bool = False) -> bool:
        """Tell whether a name in a line of capitals stands elsewhere too, every word if `whole`."""
        if self.tokens[first].sentence not in self.titled:
            return True
        words = (t.text for t in self.tokens[first : last + 1] if t.text[:1].isupper())
        told = [w in self.spoken for w in words]
        return all(told) if whole else any(told)

    def sentence_end(self, i: int) -> int:
        """Return the first token after the sentence of token `i`."""
        return self.parse.sentences[self.tokens[i].sentence].last

    def sentence_start(self, i: int) -> int:
        """Return the first token of the sentence of token `i`."""
        return self.parse.sentences[self.tokens[i].sentence].first


def _ent_goes_on(parse: Parse, token: Token) -> bool:
    after = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    return after is not None and after.ent == "PERSON" and not after.ent_start


def _titled(parse: Parse) -> frozenset[int]:
    """Return the sentences in which nearly every word has a capital: they prove no name."""
    found = set()
    for n, sentence in enumerate(parse.sentences):
        words = [
            t.text for t in parse.tokens_of(sentence) if t.pos not in SMALL and t.text.isalpha()
        ]
        small = sum(w[0].islower() for w in words)
        signed = parse.tokens[sentence.first].text in SIGNING  # "– Foreign Minister Ann Berg"
        if not signed and len(words) > 2 and small <= len(words) // TITLED:
            found.add(n)
    return frozenset(found)


def _placed(parse: Parse, book: ActorsBook) -> frozenset[str]:
    """Return capitalised words that stand where a town does and never act, own or are spoken to.

    That is how towns are used which no table knows; a surname would act somewhere.
    """
    inside: set[str] = set()
    acting: set[str] = set()
    for token in parse.tokens:
        if token.pos != "PROPN" or not token.text.istitle() or token.ent not in PLACEABLE:
            continue
        if _grounded(parse, token, book):
            inside.add(token.text)
        elif token.dep not in ("pobj", "dobj", "conj", "npadvmod", "appos"):
            acting.add(token.text)
    return frozenset(inside - acting)


def _grounded(parse: Parse, token: Token, book: ActorsBook) -> bool:
    """Tell whether a word of one name is a town: "in X", "the road between X and Y", "sail to X".

    After "in" it stands alone; else a noun of ground or a verb of travel governs it.
    """
    tokens = parse.tokens
    if _of_land(parse, token, book) or _called_abroad(parse, token):
        return True
    first = token
    while first.dep == "conj":
        first = tokens[first.head]
    if first.dep != "pobj" or any(tokens[c].dep not in LISTING for c in parse.children[token.i]):
        return False
    prep = tokens[first.head]
    governor = tokens[prep.head].lemma
    if prep.lower in IN:
        return prep.i == first.i - 1 and governor not in book.placed_not
    if prep.lower == "between":
        return governor in book.ground
    if prep.lower == "from":
        above = tokens[tokens[prep.head].head].lemma
        return not book.recalling.isdisjoint((governor, above)) or governor in book.travel
    if prep.lower in ("to", "off", "near") and governor in book.ground:
        return True  # "the road to X"
    return prep.lower in ("to", "for") and governor in book.travel


def _of_land(parse: Parse, token: Token, book: ActorsBook) -> bool:
    """Tell whether a word is a river's, a town's, by the noun before it: "the river X"."""
    before = parse.tokens[token.i - 1] if token.i else None
    if before is None or before.sentence != token.sentence:
        return False
    if before.lower in book.lands:
        return True
    part = parse.tokens[before.head]  # "the mouth of the X", "the banks of X"
    if before.lower == "the" and token.i > 1:
        part = parse.tokens[parse.tokens[token.i - 2].head]
        before = parse.tokens[token.i - 2]
    return before.lower == "of" and part.lemma in book.shores


def _called_abroad(parse: Parse, token: Token) -> bool:
    """Tell whether a word is what a place is called elsewhere: "called X in Danish"."""
    after = parse.tokens[token.i + 1 : token.i + 3]
    if len(after) < 2 or after[0].lower != "in" or not token.i:
        return False
    verb = parse.tokens[token.i - 1]
    tongue = after[1].ent in ("NORP", "LANGUAGE")
    return tongue and verb.lemma in ("call", "name", "spell", "as") and verb.lower != "call"


def _spoken(parse: Parse, titled: frozenset[int]) -> frozenset[str]:
    """Return the capitalised words of all other sentences, their first words left out."""
    return frozenset(
        t.text
        for n, sentence in enumerate(parse.sentences)
        if n not in titled
        for t in parse.tokens_of(sentence)
        if t.text[:1].isupper() and t.pos == "PROPN"
    )


def capital(token: Token) -> bool:
    """Tell whether a token begins with a capital letter."""
    return token.text[:1].isupper()


def find_hits(board: Board) -> None:
    """Put the names of the tables on the board, the longest at each place."""
    tokens = board.tokens
    texts = [t.text for t in tokens]
    phrases = board.book.phrases
    i = 0
    while i < len(texts):
        for words, entry in phrases.get(texts[i], ()):
            last = i + len(words) - 1
            if tuple(texts[i : last + 1]) == words and _fits(board, i, entry):
                hit = Hit(i, last, entry)
                board.hits.append(hit)
                board.hit_at[i : last + 1] = [hit] * len(words)
                i = last
                break
        i += 1
    _check_company(board)


def _check_company(board: Board) -> None:
    """Judge names that mean something only beside other words of the same state."""
    shared = board.book.shared
    company = {
        h.entry.state
        for h in board.hits
        if not h.entry.unsure and board.text(h.first, h.last) not in shared
    }
    _share(board, company)
    for hit in [h for h in board.hits if h.entry.unsure]:
        if hit.entry.state in company:
            continue
        if hit.entry.kind == "capital" or _listed_beside_region(board, hit):
            board.drop_hit(hit)
        elif not board.words.isdisjoint(board.book.other_ground.get(board.text(*hit[:2]), ())):
            board.change_hit(hit, Entry("region", board.text(hit.first, hit.last), None, None))
    for token in board.tokens:
        entry = board.book.contextual.get(token.text)
        if entry is None or not board.free(token.i) or not token.i:
            continue
        before = board.tokens[token.i - 1]
        determined = (before.lower == "the" or before.text in board.book.parties) and _stands_alone(
            board, token.i
        )
        if determined and (entry.state is None or entry.state in company):
            hit = Hit(token.i, token.i, entry)
            board.hits.append(hit)
            board.hit_at[token.i] = hit
    board.hits.sort()


def _share(board: Board, company: set[str | None]) -> None:
    """Give a name that several states go by ("Congo") the one of them that the article tells of.

    Where it tells of two, the last named before is meant.
    """
    for token in board.tokens:
        states = board.book.shared.get(token.text)
        hit = board.hit_at[token.i]
        if states is None or (hit is not None and hit.first != hit.last):
            continue
        told = [s for s in states if s in company]
        before = [h.entry.state for h in board.hits if h.last < token.i and h.entry.state in told]
        state = told[0] if len(told) == 1 else before[-1] if before else states[0]
        kind: EntryKind = "adjective" if token.pos == "ADJ" else "state"
        if hit is not None and state:
            entry = hit.entry
            board.change_hit(hit, entry._replace(label=board.book.labels[state], state=state))
        elif hit is None and state and board.free(token.i):
            label = board.book.labels[state]
            board.put_hit(Hit(token.i, token.i, Entry(kind, label, state, "GOV")))
    board.hits.sort()


def _stands_alone(board: Board, i: int) -> bool:
    after = board.tokens[i + 1] if i + 1 < len(board.tokens) else None
    return after is None or not (capital(after) and after.pos == "PROPN")


def _listed_beside_region(board: Board, hit: Hit) -> bool:
    """Tell whether a doubtful name stands among regions of another state ("… and Georgia")."""
    sentence = board.tokens[hit.first].sentence
    return any(
        h.entry.kind == "region" and board.tokens[h.first].sentence == sentence
        for h in board.hits
        if h.entry.state != hit.entry.state
    )


def _fits(board: Board, first: int, entry: Entry) -> bool:
    """Tell whether the words around leave a table's name what it is."""
    tokens = board.tokens
    if entry.unsure and first > 1 and tokens[first - 1].lower == "of":
        organ = (tokens[first - 2].lower,)
        if tokens[first].ent == "ORG" and (organ in board.book.organs or organ == ("court",)):
            return True  # "the Ministry of Jordan"
    if entry.unsure:
        return tokens[first].ent in ("GPE", "LOC", "NORP") and tokens[first].ent_start
    after = tokens[first + 1] if first + 1 < len(tokens) else tokens[first]
    if entry.kind == "capital" and after.lower in board.book.regional:
        return False  # "Washington state"
    if entry.kind == "adjective" and capital(after) and after.lower in board.book.waters:
        return False
    if tokens[first].text in ("US", "WHO", "AP", "No") and _shouted(board, first):
        return False
    # A table's name inside a longer name of the parser's is that longer name ("New York Post").
    before = tokens[first - 1] if first else None
    inside = before is not None and before.ent == "PERSON" and not tokens[first].ent_start
    return not (inside and tokens[first].ent == "PERSON" and entry.kind != "organisation")


def _shouted(board: Board, i: int) -> bool:
    """Tell whether the words around are all in capitals, so that capitals prove nothing."""
    near = board.tokens[max(0, i - 2) : i + 3]
    return all(t.text.isupper() for t in near if t.text.isalpha())
