"""One person across full name, surname, title and variants within an article."""

from dataclasses import dataclass, field

from tidings.readers.actors.apart import introduced_as_another, kept_apart, speaks_of_namesakes
from tidings.readers.actors.bearers import generation_of, heads_of_family, narrowed, title_of
from tidings.readers.actors.board import HYPHENS, POSSESSIVES, Board, Name, Office
from tidings.readers.actors.evident import unquoted
from tidings.readers.names import fold_letters

MAIN = 3  # times as often named as the next of the surname: whom a headline means
ACTING = frozenset(("nsubj", "nsubjpass", "poss", "appos", "dobj"))
HEADS_OF_STATE = ("president", "president-elect")


@dataclass
class Person:
    """A person as gathered so far. `words` are those of the fullest form, in lower case."""

    words: tuple[str, ...]
    name: str
    first: int
    given: str = ""  # the gender that the given name shows
    genders: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    clause: str | None = None  # the role that a relative clause tells
    state: str | None = None
    sector: str | None = None
    places: list[Name] = field(default_factory=list)
    full: int = 0  # places where more than one word of the name stands
    others: list["Person"] = field(default_factory=list)  # of that name, and shown not to be this
    generation: str = ""  # "jr" of "John Hall Jr.", "sr", "iii"

    @property
    def gender(self) -> str | None:
        """The gender that titles, offices or the given name show, if they agree."""
        shown = set(self.genders) - {""}
        if not shown:
            return self.given or None
        return shown.pop() if len(shown) == 1 else None

    @property
    def shown(self) -> str:
        """The gender that anything shows, titles before the given name; "" where nothing does."""
        return self.gender or self.given


def gather(board: Board) -> list[Person]:
    """Return the persons of the article, each with all places of its name."""
    names = sorted(board.names)
    board.namesakes = speaks_of_namesakes(board)
    people: list[Person] = []
    by_last: dict[str, list[Person]] = {}
    singles: list[Name] = []
    for name in names:
        words = _words(board, name)
        if len(words) == 1 or _plainly(board, name) in board.aliases:
            singles.append(name)
            continue
        known = [p for p in _bearers(people, words) if _compatible(p.words, words)]
        others = [p for p in known if _doubled(board, name, p) or kept_apart(board, name, words, p)]
        known = [p for p in known if not any(p is o for o in others)]
        known = _of_generation(board, name, known)
        if len(known) == 1:
            _join(board, known[0], name, words)
        else:
            people.append(_start(board, name, words))
            people[-1].others = others
    for person in people:
        by_last.setdefault(person.words[-1], []).append(person)
    bare: dict[str, Person] = {}
    singles.sort(key=lambda n: board.tokens[n.first].sentence in board.titled)  # headlines last
    called = frozenset(board.tokens[n.last].lower for n in singles if n.first == n.last)
    for name in singles:
        if not _family(board, name, by_last):
            _place_single(board, name, people, by_last, bare, called)
    for person in people:
        _settle(board, person)
    return people


def only_stands(board: Board, person: Person) -> bool:
    """Tell whether a name only stands where places do: "a Sikh temple", "in Hall".

    A person would act, own, or be acted upon somewhere. A full name is a house's where the article
    also writes the house's whole name ("in Ann Berg" beside "the Ann Berg Center").
    """
    if person.offices or person.clause or any(person.genders):
        return False
    tokens = board.tokens
    if len(person.words) == 1:
        return all(_stands(board, name.last) for name in person.places)
    if any(tokens[n.last].dep in ACTING for n in person.places):
        return False
    heads = (h for t in tokens if (h := t.lower) in board.book.organ_heads and t.text.istitle())
    return any(f"{person.name} {head.title()}" in board.parse.text for head in dict.fromkeys(heads))


def _stands(board: Board, i: int) -> bool:
    tokens = board.tokens
    token = tokens[i]
    head = tokens[token.head]
    if token.dep == "pobj":
        return head.lower in ("in", "at", "near", "outside", "across")
    plain = token.dep in ("compound", "nmod", "amod") and head.pos == "NOUN" and head.i == i + 1
    return plain and head.text.islower() and head.lower not in board.book.roles


def _family(board: Board, name: Name, by_last: dict[str, list[Person]]) -> bool:
    """Tell whether "the Halls" stands for several of one surname, and for no one person."""
    word = board.tokens[name.last].lower
    before = board.tokens[name.first - 1].lower if name.first else ""
    return before in ("the", "both") and word not in by_last and word.removesuffix("s") in by_last


def _words(board: Board, name: Name) -> tuple[str, ...]:
    book = board.book
    words = [board.tokens[i].lower for i in range(name.first, name.last + 1)]
    kept = [w for w in unquoted(words) if w not in ("-", "'", ".", ",")]
    while len(kept) > 1 and kept[-1] in book.generations:
        kept = kept[:-1]
    while len(kept) > 1 and kept[0] in book.particles and kept[0] not in book.given:
        if kept[0] in book.kunyas:
            break  # "Abu Turab" is not Turab
        kept = kept[1:]  # "von der Leyen" is a surname alone
    return tuple(kept) or tuple(words)


def _plainly(board: Board, name: Name) -> tuple[str, ...]:
    """Return a name's words as second names are kept, with all particles."""
    return tuple(board.tokens[i].lower for i in range(name.first, name.last + 1))


def _of_generation(board: Board, name: Name, known: list[Person]) -> list[Person]:
    """Return those who may bear a full name by its generation; without one, the likeliest.

    "John Hall Jr." is not the John Hall whom the text named before, unless only a headline did.
    """
    generation = generation_of(board, name)
    if generation:
        return [p for p in known if p.generation == generation or _in_headlines(board, p)]
    if len(known) < 2:
        return known
    plain = [p for p in known if not p.generation]
    likeliest = _likeliest(board, name, known)
    return plain if len(plain) == 1 else [likeliest] if likeliest else []


def _in_headlines(board: Board, person: Person) -> bool:
    return all(board.tokens[n.first].sentence in board.titled for n in person.places)


def _bearers(people: list[Person], words: tuple[str, ...]) -> list[Person]:
    ends = {fold_letters(words[0]), fold_letters(words[-1])}
    return [
        p
        for p in people
        if len(p.words) > 1
        and not ends.isdisjoint(fold_letters(w) for w in p.words[:: len(p.words) - 1])
    ]


def _compatible(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Tell whether two full forms can be one person: never with two different given names."""
    if _swapped(one, two):
        return True
    short, long = sorted((one, two), key=len)
    if len(short) > 1 and len(long) > len(short) and long[: len(short)] == short:
        return True  # "Sri Mulyani" of Sri Mulyani Indrawati
    short, long = (tuple(fold_letters(w) for w in words) for words in (short, long))
    if short[0] not in long and not _same_word(short[0], long[0]):
        return False  # "Nasser Berg" is not Saad N. Berg
    if short[-1] != long[-1] and "".join(one) != "".join(two):
        return False
    left = iter(long)  # in the same order: "Hussein Ali al-Obaidi" is not Ali Hussein al-Obaidi
    return all(any(_same_word(w, v) for v in left) for w in short)


def _doubled(board: Board, name: Name, person: Person) -> bool:
    """Tell whether a name adds a half to a surname told before: "Ann Berg … Ann Berg-Hall"."""
    text = board.text(name.first, name.last).lower()
    return any(text.startswith(f"{' '.join(person.words)}{h}") for h in HYPHENS)


def _swapped(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Tell whether two names of two words are one in either order: "Barta Éva", "Eva Barta"."""
    if len(one) != 2 or len(two) != 2:
        return False
    return [fold_letters(w) for w in one] == [fold_letters(w) for w in reversed(two)]


def _same_word(one: str, two: str) -> bool:
    if one == two:
        return True
    bare, other = one.rstrip("."), two.rstrip(".")
    return (len(bare) == 1 and other.startswith(bare)) or (
        len(other) == 1 and bare.startswith(other)
    )


def _start(board: Board, name: Name, words: tuple[str, ...]) -> Person:
    person = Person(words, board.text(name.first, name.last), name.first)
    if words[0] not in board.book.family_first:
        book = board.book
        tables = (book.given, book.borne, book.persons.world)
        person.given = next((t[words[0]] for t in tables if words[0] in t), "")
    _add(board, person, name)
    return person


def _join(board: Board, person: Person, name: Name, words: tuple[str, ...]) -> None:
    if len("".join(words)) > len("".join(person.words)):
        person.words, person.name = words, board.text(name.first, name.last)
    _add(board, person, name)


def _add(board: Board, person: Person, name: Name) -> None:
    person.generation = person.generation or generation_of(board, name)
    person.genders.append(name.gender)
    person.places.append(name)
    person.full += name.last > name.first
    person.first = min(person.first, name.first)


def _place_single(
    board: Board,
    name: Name,
    people: list[Person],
    by_last: dict[str, list[Person]],
    bare: dict[str, Person],
    called: frozenset[str],
) -> None:
    """Give a name of one word to its bearer; where two may bear it, to the nearer or to none."""
    words = _words(board, name)
    owner = board.aliases.get(_plainly(board, name))
    for person in people if owner is not None else ():
        if any(n.first == owner for n in person.places):
            _add(board, person, name)
            return
    word = words[0]
    bearers = by_last.get(word, []) or _by_first(board, word, people) or _by_middle(word, people)
    fitting = [p for p in bearers if not (name.gender and p.gender and name.gender != p.gender)]
    fitting = narrowed(board, name, fitting, called)
    chosen = fitting[0] if len(fitting) == 1 else _likeliest(board, name, fitting)
    if chosen is None and len(heads := heads_of_family(board, fitting)) == 1:
        chosen = heads[0]
    title = title_of(board, name) if len(bearers) > 1 else ""
    key = f"{word} {title}".strip()
    alone = bare.get(key)
    if introduced_as_another(board, name):
        people.append(Person((word,), board.text(name.first, name.last), name.first))
        _add(board, people[-1], name)
        return
    if chosen and not (alone and len(bearers) == 1):  # nor where another of the surname was told
        _add(board, chosen, name)
        return
    if alone is None:
        alone = bare[key] = Person((word,), board.text(name.first, name.last), name.first)
        people.append(alone)
    _add(board, alone, name)


def _by_first(board: Board, word: str, people: list[Person]) -> list[Person]:
    """Return those whose family name stands first, or who are called by their given name.

    A state's name ("Jordan said") is the state's, unless it is known as a given name.
    """
    book = board.book
    known = any(word in names for names in (book.family_first, book.given, book.borne))
    if not known and word.capitalize() in book.phrases:
        return []
    return [p for p in people if len(p.words) > 1 and p.words[0] == word]


def _by_middle(word: str, people: list[Person]) -> list[Person]:
    """Return those who bear a word between given name and last surname: "Choque" of Ana Choque Rey.

    The word alone must not be a given name; `find_repeats` sees to that.
    """
    return [p for p in people if word in p.words[1:-1]]


def _likeliest(board: Board, name: Name, people: list[Person]) -> Person | None:
    """Return the one bearer named so far, or lately, or far oftener in full; else none."""
    if board.tokens[name.first].sentence in board.titled:
        often = sorted((len(p.places) for p in people), reverse=True)
        main = len(often) > 1 and often[0] >= MAIN * often[1]
        return max(people, key=lambda p: len(p.places)) if main else None
    before = [p for p in people if p.first < name.first]
    near = [p for p in before if _near(board, name, p)]
    for some in (before, near):
        if len(some) == 1:
            return some[0]
    ranked = sorted(people, key=lambda p: -p.full)
    clear = len(ranked) > 1 and ranked[0].full >= 2 * ranked[1].full
    return ranked[0] if clear else None


def _near(board: Board, name: Name, person: Person) -> bool:
    """Tell whether a person is named in this paragraph or the last, before this place."""
    here = _paragraph(board, name)
    return any(n.first < name.first and here - _paragraph(board, n) <= 1 for n in person.places)


def _paragraph(board: Board, name: Name) -> int:
    return board.parse.sentences[board.tokens[name.first].sentence].paragraph


def _settle(board: Board, person: Person) -> None:
    """Add what stands beside the person's names: offices, state, sector, gender."""
    book = board.book
    for name in person.places:
        person.offices += board.attached.get(name.first, [])
        person.clause = person.clause or board.clauses.get(name.first)
        beside = board.states.get(name.first)
        if beside:
            person.state, person.sector = person.state or beside[0], person.sector or beside[1]
    person.offices = [_as_held(board, o) for o in person.offices]
    for office in person.offices:
        head = board.tokens[office.head].lower
        person.genders.append("m" if head in book.men else "f" if head in book.women else "")
        person.state = person.state or office.state
        person.sector = person.sector or office.sector
    for name in person.places:
        person.genders.append(_gender_beside(board, name))
        person.state = person.state or _state_beside(board, name)
    if person.state is None and _plain_president(board, person):
        person.state = book.administrations[person.words[-1]]


def _gender_beside(board: Board, name: Name) -> str:
    """Return the gender of "Ann Berg, a mother of two," and "his wife, Ann Berg"."""
    book, tokens, token = board.book, board.tokens, board.tokens[name.last]
    beside = [tokens[c] for c in board.parse.children[token.i] if tokens[c].dep == "appos"]
    if token.dep == "appos" or (token.dep in ("compound", "nmod") and token.i > 0):
        beside.append(tokens[token.head])
    before = tokens[name.first - 1] if name.first else None
    if before is not None and before.pos == "NOUN" and before.sentence == token.sentence:
        beside.append(before)
    for noun in beside:
        if noun.pos == "NOUN" and (noun.lower in book.men or noun.lower in book.women):
            owner = board.parse.child(token.i, "case")
            if owner is None:  # not "Berg's wife"
                return "m" if noun.lower in book.men else "f"
    return ""


def _as_held(board: Board, office: Office) -> Office:
    """Return "his French counterpart" with the office of whom the clause names before it."""
    if board.tokens[office.head].lower != "counterpart":
        return office
    start = board.sentence_start(office.head)
    before = [n for n in board.names if start <= n.first < office.first]
    theirs = board.attached.get(max(before).first, []) if before else []
    role = max((o.role for o in theirs if o.sector), key=len, default="")
    return office._replace(role=role)


def _plain_president(board: Board, person: Person) -> bool:
    """Tell whether the press calls this one just "President …" or "the … administration"."""
    if person.words[-1] not in board.book.administrations:
        return False
    titled = any(board.tokens[o.head].lower in HEADS_OF_STATE for o in person.offices)
    return titled or person.words[-1] in board.administrations


def _state_beside(board: Board, name: Name) -> str | None:
    """Return the state of "Russia's Lavrov" and "Putin of Russia"."""
    tokens = board.tokens
    before = name.first - 1
    if before > 0 and tokens[before].text in POSSESSIVES:
        hit = board.hit_at[before - 1]
        if hit and hit.entry.kind in ("state", "adjective"):
            return hit.entry.state
    after = name.last + 2
    if after < len(tokens) and tokens[after - 1].lower == "of":
        hit = board.hit_at[after]
        if hit and hit.entry.kind == "state":
            return hit.entry.state
    return None
