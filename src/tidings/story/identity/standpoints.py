"""Whose minister he is, where no article says: the state that articles on him speak from.

Newspapers leave out the nationality of their own ("TIRANA – Foreign Minister Kodra said", "In
Tirana, Foreign Minister Kodra said"). So an office holder whose state no article tells is given
that of the town the sentence or the article is filed from, or of the state that he says will act,
else of the town in the outlet's name;
but only a state that the story tells of, and never one whose holder of that office is another.
It is known to the story alone: no reading is changed, and nobody is kept apart by it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from tidings.codebook.actors import PIECE, load_actors
from tidings.values import Reading, Span, StoryActor

PUBLIC = frozenset({"GOV", "LEG", "MIL", "JUD", "COP"})
NEARER = 2
"""What a town named in the sentence weighs; where the article is filed from weighs 1."""
_IN_TOWN = re.compile(r"(?:^|[.!?]['\"”’]?\s+|\n)In ((?:[A-Z][\w’'-]+ ?){1,3}),[^.!?\n]{0,60}$")
_SAID_IN = re.compile(r"^,?\s(?:said|told \w+(?: \w+)?|added)\sin ((?:[A-Z][\w’'-]+ ?){1,3})")
_SAID_OF = re.compile(
    r"^,?\s(?:said|announced|promised|vowed)(?: \w+day)?(?: that)? "
    r"((?:[A-Z][\w’'-]+ ?){1,3})(?:would|will)\b"
)
_BEFORE = 90
"""Characters before a name in which "In Tirana," may open its sentence."""
_FILED = frozenset({"capital", "state"})


def with_standpoints(
    actors: Sequence[StoryActor], readings: Sequence[Reading]
) -> tuple[StoryActor, ...]:
    """Return the actors; office holders of unknown state with the one that is spoken from."""
    told = {a.country for a in actors if a.kind == "government" and a.country}
    open_ = [a for a in actors if _awaits(a)]
    if not open_ or not told:
        return tuple(actors)
    by_id = {r.article.id: r for r in readings}
    votes = {a.id: _votes(a, by_id, told) for a in open_}
    barred = _taken(actors)
    found: dict[str, str] = {}
    for actor in sorted(open_, key=lambda a: (-max(votes[a.id].values(), default=0), a.id)):
        state = _settled(votes[actor.id], barred[actor.id])
        if state:
            found[actor.id] = state
            for other in _rivals(actor, open_):
                barred[other.id].add(state)
    return tuple(_standing(a, found[a.id]) if a.id in found else a for a in actors)


def _standing(actor: StoryActor, state: str) -> StoryActor:
    label = load_actors().labels.get(state, state)
    why = f"taken to be of {label}: that is where articles speak of the office from"
    return replace(actor, country=state, why=(*actor.why, why))


def _awaits(actor: StoryActor) -> bool:
    return (
        actor.kind == "person"
        and actor.country is None
        and bool(actor.role)
        and actor.sector in PUBLIC
    )


def _settled(votes: Counter[str], barred: set[str]) -> str | None:
    """Return the state with most votes, none where two have as many."""
    left = [(n, s) for s, n in votes.items() if s not in barred and n > 0]
    ranked = sorted(left, key=lambda p: (-p[0], p[1]))
    if not ranked or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]


def _votes(actor: StoryActor, by_id: Mapping[str, Reading], told: set[str]) -> Counter[str]:
    votes: Counter[str] = Counter()
    for article, ref in actor.members:
        reading = by_id.get(article)
        if reading is None or not reading.actors[ref].role:
            continue
        near = {s for m in _named(reading, ref) for s in _spoken_from(reading, m)}
        if len(near) == 1:
            votes[next(iter(near))] += NEARER
        elif (filed := filed_from(reading)) is not None:
            votes[filed] += 1
    return Counter({s: n for s, n in votes.items() if s in told})


def _named(reading: Reading, ref: int) -> Iterator[Span]:
    return (m.span for m in reading.mentions if m.actor == ref and m.form in ("name", "role"))


def _spoken_from(reading: Reading, span: Span) -> Iterator[str]:
    """Yield the states that the words around a name speak from, or for."""
    if state := _town_before(reading, span):
        yield state
    after = reading.article.text[span.end : span.end + _BEFORE]
    for pattern in (_SAID_IN, _SAID_OF):
        found = pattern.match(after)
        if found and (state := state_named(found.group(1))):
            yield state


def _town_before(reading: Reading, span: Span) -> str | None:
    """Return the state of the town by which the sentence of a name opens ("In Tirana, …")."""
    before = reading.article.text[max(0, span.start - _BEFORE) : span.start]
    found = _IN_TOWN.search(before)
    return state_named(found.group(1)) if found else None


def filed_from(reading: Reading) -> str | None:
    """Return the state (ISO 3166-1 alpha-3) that an article is filed from, none if unknown.

    The dateline tells; where there is none, the town or country in the outlet's name.
    """
    lines = [c.span.of(reading.article.text) for c in reading.clutter if c.kind == "dateline"]
    if lines:
        return state_named(lines[0])
    return state_named(reading.article.outlet or "")


@lru_cache(maxsize=4096)
def state_named(words: str) -> str | None:
    """Return the one state whose name, people or capital some words hold, none for two.

    >>> state_named("TIRANA, March 3 (Agency) -"), state_named("The Weekly")
    ('ALB', None)
    """
    book = load_actors()
    text = words.title() if words.isupper() or words[:2].isupper() else words
    tokens = PIECE.findall(text)
    found: set[str] = set()
    n = 0
    while n < len(tokens):
        hit = next(
            (
                (len(phrase), entry)
                for phrase, entry in book.phrases.get(tokens[n], ())
                if tuple(tokens[n : n + len(phrase)]) == phrase
            ),
            None,
        )
        if hit and hit[1].kind in _FILED and hit[1].state and not hit[1].unsure:
            found.add(hit[1].state)
        n += hit[0] if hit else 1
    return found.pop() if len(found) == 1 else None


def _office(role: str | None) -> str:
    """Return an office's words for comparing, without "deputy" being lost."""
    return " ".join((role or "").lower().replace("-", " ").split())


def _taken(actors: Sequence[StoryActor]) -> defaultdict[str, set[str]]:
    """Return by person the states whose office of the same name another holds in one article."""
    holders: dict[tuple[str, str], list[StoryActor]] = defaultdict(list)
    for actor in actors:
        if actor.kind == "person" and actor.role:
            for article, _ in actor.members:
                holders[article, _office(actor.role)].append(actor)
    barred: defaultdict[str, set[str]] = defaultdict(set)
    for together in holders.values():
        for one in together:
            barred[one.id] |= {o.country for o in together if o is not one and o.country}
    return barred


def _rivals(actor: StoryActor, others: Iterable[StoryActor]) -> Iterator[StoryActor]:
    """Yield those who hold an office of the same name in the same article: of another state."""
    articles = {article for article, _ in actor.members}
    for other in others:
        same = _office(other.role) == _office(actor.role)
        if other is not actor and same and articles & {a for a, _ in other.members}:
            yield other
