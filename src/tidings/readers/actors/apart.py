"""Two persons of one name in one article: what keeps a name from being that of someone before.

"Ismail Musa, an admiral, … another Ismail Musa, a boat owner", "his son, Paul Berg Jr.", "Ann Berg
met Ann Berg". Where the article speaks of namesakes, another trade or town beside a name tells
another bearer; elsewhere only beside a name that is not the very same.
"""

from typing import TYPE_CHECKING

from tidings.readers.actors.board import Board, Name
from tidings.readers.actors.particles import surname_at

if TYPE_CHECKING:
    from tidings.readers.actors.persons import Person

SUBJECT = ("nsubj", "nsubjpass")
OBJECT = ("dobj", "pobj", "iobj", "dative")


def kept_apart(board: Board, name: Name, words: tuple[str, ...], person: "Person") -> bool:
    """Tell whether a full name cannot be that of a person named before it."""
    if introduced_as_another(board, name) or _met(board, name, person):
        return True
    if words != person.words and related(board, name):
        return True
    here = trades(board, name)
    there = frozenset(t for n in person.places for t in trades(board, n))
    loose = words != person.words or bool(board.namesakes) or _unlike(board, here, there)
    if there and loose and _introduced_anew(board, name, there):
        return True
    if not (here and there and here.isdisjoint(there)):
        return False
    return bool(board.namesakes) or (words != person.words and _unlike(board, here, there))


def speaks_of_namesakes(board: Board) -> bool:
    """Tell whether the article says that two bear one name, or that two of a name are no kin."""
    rows = board.book.persons.namesakes
    longest = max(len(r) for r in rows)
    first = {r[0] for r in rows}
    for i, token in enumerate(board.tokens):
        if token.lower not in first:
            continue
        here = tuple(t.lower for t in board.tokens[i : i + longest])
        if any(here[: len(r)] == r for r in rows):
            return True
    return False


def trades(board: Board, name: Name) -> frozenset[str]:
    """Return the nouns that stand beside a name for who bears it, and the towns he is of."""
    tokens, children = board.tokens, board.parse.children
    root = tokens[surname_at(board, name.first, name.last)]
    found = {tokens[o.head].lower for o in board.attached.get(name.first, ())}
    beside = [tokens[c] for c in children[root.i] if tokens[c].dep == "appos" and c > name.last]
    if root.dep == "appos" and root.head < name.first:
        beside.append(tokens[root.head])
    before = tokens[name.first - 1] if name.first else None
    if before is not None and before.sentence == root.sentence:
        beside.append(before)
    found |= {t.lower for t in beside if t.pos == "NOUN" and t.lower not in board.book.persons.kin}
    after = tokens[name.last + 1 : name.last + 3]
    if len(after) == 2 and after[0].lower == "of" and after[1].text.istitle():
        found.add(after[1].lower)
    return frozenset(found)


def related(board: Board, name: Name) -> bool:
    """Tell whether a name is introduced as a relative's: "his brother, X", "a relative, the …"."""
    tokens = board.tokens
    root = tokens[surname_at(board, name.first, name.last)]
    heads = [root]
    while heads[-1].dep == "appos" and len(heads) < 4:
        heads.append(tokens[heads[-1].head])
    kin = board.book.persons.kin
    beside = [tokens[c] for c in board.parse.children[root.i] if tokens[c].dep == "appos"]
    nouns = [t for t in (*heads[1:], *beside) if t.lower in kin]
    before = tokens[name.first - 1] if name.first else None
    if before is not None and before.lower in kin and before.sentence == root.sentence:
        nouns.append(before)
    return any(_of_someone(board, t.i) for t in nouns)


def _of_someone(board: Board, i: int) -> bool:
    """Tell whether a kin noun has an owner, or is "a relative"."""
    before = board.tokens[max(board.sentence_start(i), i - 4) : i]
    return any(t.tag in ("PRP$", "WP$", "POS") or t.lower == "a" for t in before)


def introduced_as_another(board: Board, name: Name) -> bool:
    """Tell whether a name is another's by the word before it: "a very different Berg"."""
    before = board.tokens[name.first - 1] if name.first else None
    return before is not None and before.lower in ("another", "different")


def _introduced_anew(board: Board, name: Name, there: frozenset[str]) -> bool:
    """Tell whether "…, a pastor" introduces one of whom the article has told another trade."""
    tokens, children = board.tokens, board.parse.children
    people = board.book.persons
    root = tokens[surname_at(board, name.first, name.last)]
    after = tokens[name.last + 1] if name.last + 1 < len(tokens) else None
    if after is None or after.text != ",":
        return False
    beside = [tokens[c] for c in children[root.i] if tokens[c].dep == "appos" and c > name.last]
    return any(
        noun.lower in people.human
        and noun.lower not in there
        and any(tokens[c].lower in ("a", "an") for c in children[noun.i])
        and not any(tokens[c].lower in ("former", "retired") for c in children[noun.i])
        for noun in beside
    )


def _met(board: Board, name: Name, person: "Person") -> bool:
    """Tell whether somebody of that full name does something to him: "Ann Berg met Ann Berg"."""
    tokens = board.tokens
    root = tokens[surname_at(board, name.first, name.last)]
    if root.dep not in OBJECT:
        return False
    head = tokens[root.head]
    verb = tokens[head.head] if head.pos == "ADP" else head
    ends = (tokens[surname_at(board, n.first, n.last)] for n in person.places)
    return verb.pos == "VERB" and any(t.dep in SUBJECT and t.head == verb.i for t in ends)


def _unlike(board: Board, here: frozenset[str], there: frozenset[str]) -> bool:
    """Tell whether the trades on both sides are of other walks of life."""
    roles = board.book.roles
    sectors = [{roles[t] for t in side if roles.get(t)} for side in (here, there)]
    return all(sectors) and sectors[0].isdisjoint(sectors[1])
