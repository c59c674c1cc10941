"""An act told again: "the explosion" after "a bomb exploded on Monday" is of that day.

A verb and a noun are told to be one act where they are the same but for their endings.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse
from tidings.readers.times.tense import PREDICATES, tense
from tidings.readers.times.ties import Tie, fits

SHORTEST = 4  # letters: below that, what is left of a word tells nothing
DEFINITE = frozenset({"the", "this", "that", "these", "those"})

Dated = Mapping[str, Sequence[tuple[int, Tie]]]


def dated_acts(parse: Parse, ties: Iterable[Tie], verbs: DatingVerbs) -> Dated:
    """Return the acts that stand beside a date of their own, by root, in the order of the text."""
    found: dict[str, list[tuple[int, Tie]]] = {}
    for tie in ties:
        token = parse.tokens[tie.governor]
        if tie.relation != "on" or tie.governor == tie.head:
            continue
        if token.pos in PREDICATES:
            told = tense(parse, tie.governor) not in ("conditional", "modal", "present")
            if not told or not fits(parse, tie, tie.governor, verbs):
                continue
        for i in (tie.governor, *_acts_of(parse, tie.governor, verbs)):
            found.setdefault(root(parse.tokens[i].lemma, verbs), []).append((i, tie))
    return {key: sorted(rows, key=lambda row: row[0]) for key, rows in found.items()}


def _acts_of(parse: Parse, v: int, verbs: DatingVerbs) -> Iterator[int]:
    """Yield the nouns whose act a verb tells of: "the vote was held", "an explosion shook"."""
    token = parse.tokens[v]
    if token.pos not in PREDICATES:
        return
    subject, done = parse.child(v, "nsubj"), parse.child(v, "dobj", "nsubjpass")
    if token.lemma in verbs.happen and done is not None:
        yield done
    elif subject is not None and token.lemma in verbs.results | verbs.happen:
        yield subject


def told_before(parse: Parse, dated: Dated, n: int, verbs: DatingVerbs) -> Tie | None:
    """Return what dates the act that the noun `n` names again, or None where it names another."""
    if not _named_again(parse, n, verbs):
        return None
    rows = dated.get(root(parse.tokens[n].lemma, verbs), ())
    at = bisect_left(rows, n, key=lambda row: row[0])
    return rows[at - 1][1] if at else None


def _named_again(parse: Parse, n: int, verbs: DatingVerbs) -> bool:
    """Tell "the explosion" from "an explosion", "the next explosion", "the explosions of 1998"."""
    below = [parse.tokens[c] for c in parse.children[n]]
    definite = any((t.lower in DEFINITE or t.dep == "poss") and t.i < n for t in below)
    other = any(
        t.lemma in verbs.others
        or t.ent in ("DATE", "ORDINAL", "CARDINAL")
        or t.dep == "prep"
        or (t.pos == "PROPN" and t.dep == "compound")
        for t in below
    )
    return definite and not other


def root(lemma: str, verbs: DatingVerbs) -> str:
    """Return a word without the endings that make a noun of a verb ("explo" of "explosion").

    A noun that names a thing keeps them: a station is not what was stated.
    """
    word = lemma.lower()
    if word in verbs.things:
        return word
    return _root(word, verbs.derived["nouns"], verbs.derived["verbs"])


@cache
def _root(lemma: str, nouns: tuple[str, ...], verbs: tuple[str, ...]) -> str:
    return _without(_without(lemma, nouns), verbs)


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
