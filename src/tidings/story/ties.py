"""How surely a sentence that says what became of a commitment is of this one or that one.

Points for what both have in common: the kind, the party, the words, weighed by how rare they are in
the story, the article, the day it was due; and for being the only one. The points are a table
(`codebook/ledger.toml`, [tie]).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TypeVar

from tidings.codebook.ledger import load_ledger
from tidings.story.accounts import Account
from tidings.story.cues import Outcome
from tidings.story.gathering import Act
from tidings.story.kinds import things
from tidings.story.parties import STATE, Actors, likeness
from tidings.story.passages import sentences
from tidings.story.stems import content, specific, words_of
from tidings.story.synonyms import one_word
from tidings.story.voices import Voice, units
from tidings.values import Interval, Span, StoryActor, StoryEvent

_NEAR = frozenset({"threat", "promise", "plan", "proposal"})
"""Kinds that one thing may be taken for: a threat that is promised, a plan that is proposed."""
_ASKED = frozenset({"met", "refused"})
"""What he does who is asked."""

T = TypeVar("T")


class Rarity:
    """How much a word tells in a story: 1 for one told once, 0 for one in every paragraph."""

    def __init__(self, accounts: Sequence[Account], actors: Actors) -> None:
        self._count: Counter[str] = Counter()
        self._all = 1
        for account in accounts:
            for paragraph in account.reading.paragraphs:
                self._all += 1
                self._count.update(things(content(account.words(paragraph.span))))
        named = (n for a in actors.values() if a.kind != "place" for n, _ in a.names)
        self.names = frozenset().union(*map(content, named))

    def of(self, stem: str) -> float:
        """Return the weight of a stem."""
        if self._all <= 1:
            return 1.0
        return max(0.0, log(self._all / max(1, self._count[stem])) / log(self._all))


@dataclass(frozen=True, slots=True)
class Open:
    """A commitment that still waits: what a later sentence is held against."""

    kind: str
    by: tuple[str, ...]
    to: tuple[str, ...]
    stems: frozenset[str]
    due: Interval | None
    articles: frozenset[str]
    places: frozenset[tuple[str, int]] = frozenset()
    """Where its words begin, by article."""

    def beside(self, told: Outcome) -> bool:
        """Tell whether it is voiced in the very sentence: "had said it would; it did not"."""
        first, last = told.sentence.start, told.sentence.end
        return any(a == told.account.id and first <= n < last for a, n in self.places)


def waiting(voices: Sequence[Voice], due: Interval | None) -> Open:
    """Return a row as its voices have it, without the words that only say what became of it."""
    own = [v for v in voices if not v.moved] or list(voices)
    spans = [(v.account, s) for v in own for s in v.commitment.what]
    if voices[0].commitment.kind == "plan":  # "talks … are to begin": what begins stands before it
        spans = [(a, _with_subject(a, s)) for a, s in spans]
    return Open(
        kind=voices[0].commitment.kind,
        by=tuple(dict.fromkeys(i for v in voices for i in v.by)),
        to=tuple(dict.fromkeys(i for v in voices for i in v.to)),
        stems=things(specific(frozenset().union(*(content(a.words(s)) for a, s in spans))))
        - units(),
        due=due,
        articles=frozenset(v.account.id for v in voices),
        places=frozenset((v.account.id, s.start) for v in own for s in v.commitment.what),
    )


def _with_subject(account: Account, span: Span) -> Span:
    """Return what is planned with the words before it in its sentence, where it says little."""
    if len(content(account.words(span))) > 1:
        return span
    paragraph = next((p.span for p in account.reading.paragraphs if p.span.holds(span)), span)
    here = (s for s in sentences(account, paragraph) if s.holds(span))
    return Span(next(here, span).start, span.end)


def planned(event: StoryEvent, act: Act, order: int) -> Open:
    """Return a planned meeting, as the articles up to one of an order tell it."""
    told = [t for t in act.tellings if t.account.order <= order]
    return Open(
        kind="plan",
        by=event.source,
        to=event.target,
        stems=things(frozenset().union(*(content(" ".join(t.said)) for t in told))),
        due=event.when,
        articles=frozenset(t.account.id for t in told),
    )


def tied(
    told: Outcome, rows: Sequence[tuple[T, Open]], actors: Actors, rarity: Rarity
) -> tuple[tuple[T, bool], ...]:
    """Return the row that a sentence is of, and whether surely; none where none fits.

    A deadline is that of all that one party asked for by it.
    """
    tie = load_ledger().tie
    scored = []
    for row, known in rows:
        points = _points(told, known, actors, rarity)
        if points is not None:
            scored.append((points, row, known))
    alone = _only(told, [k for _, _, k in scored], actors)
    scored = [(p + tie["only"] * (k is alone), r, k) for p, r, k in scored]
    scored.sort(key=lambda s: -s[0])
    if not scored or scored[0][0] < tie["offered"]:
        return ()
    top, first = scored[0][0], scored[0][2]
    near = [s for s in scored if top - s[0] < tie["clear"]]
    one = told.heard == "lapsed" and all(
        k.by == first.by and k.kind == first.kind for _, _, k in near
    )
    pointed = first is alone and told.noun and told.account.id in first.articles
    grounded = pointed or _grounded(told, first, actors, rarity)
    sure = not told.unsure and top >= tie["said"] and grounded
    if one and sure:
        return tuple((row, True) for _, row, _ in near)
    return ((scored[0][1], sure and len(near) == 1),)


def _grounded(told: Outcome, known: Open, actors: Actors, rarity: Rarity) -> bool:
    """Tell whether the party or the words tie them, and not only that nothing else fits."""
    tie = load_ledger().tie
    words = _word_points(told, known, rarity)
    if known.kind in told.kinds and known.beside(told):
        return True
    if known.kind not in told.kinds:
        return words >= tie["near_grounds"]
    party = _party(told, known, actors)
    if party >= STATE:
        return True
    return words >= (tie["strange_grounds"] if told.who else tie["grounds"])


def _only(told: Outcome, rows: Sequence[Open], actors: Actors) -> Open | None:
    """Return the only row of the kind and the party named, or that may be where none surely is."""
    exact = [k for k in rows if k.kind in told.kinds] or list(rows)
    for least in (STATE, 0.0):
        fitting = [k for k in exact if _party(told, k, actors) >= least]
        if fitting:
            return fitting[0] if len(fitting) == 1 else None
    return None


def _party(told: Outcome, known: Open, actors: Actors) -> float:
    """Return how surely who is named is who could do what is told, below 0 where he could not."""
    asked = told.heard in _ASKED
    best = _best(_mover(told, known), _who(told), actors)
    if 0 <= best < STATE:
        best = max(best, _in_words(told, known, actors))
    if asked and best < STATE and _best(known.by, told.who[:1], actors) >= STATE:
        return -1.0
    if asked and _best(known.by, told.after, actors) >= STATE:
        return STATE  # "turned down the minister's offer"
    return best


def _in_words(told: Outcome, known: Open, actors: Actors) -> float:
    """Return how surely words name the party by its noun: "a promise that the government gave"."""
    if told.heard != "lapsed":
        return 0.0
    names = (content(n) for i in known.by for n, _ in actors[i].names)
    return STATE if any(n and things(n) <= told.stems for n in names) else 0.0


def _mover(told: Outcome, known: Open) -> tuple[str, ...]:
    """Return who does what is told: who was asked, either side of a meeting, else who voiced it."""
    if told.heard in _ASKED:
        return known.to
    return (*known.by, *known.to) if known.kind == "plan" else known.by


def _who(told: Outcome) -> tuple[str, ...]:
    """Return those who may do what is told: "making good on a warning by the president" is his."""
    return (*told.who, *told.of) if told.heard == "carried out" else told.who


def _best(ours: Sequence[str], theirs: Sequence[str], actors: Actors) -> float:
    found = [_likeness(actors[x], actors[y]) for x in ours for y in theirs]
    return max(found, default=0.0)


def _likeness(a: StoryActor, b: StoryActor) -> float:
    """Return how well two are one party; "the union" is whose leaders "the union's leaders" are."""
    known = likeness(a, b)
    x, y = frozenset(words_of(a.name)), frozenset(words_of(b.name))
    part = bool(x and y) and (x <= y or y <= x)
    return max(known, STATE) if part and known >= 0 else known


def _points(told: Outcome, known: Open, actors: Actors, rarity: Rarity) -> float | None:
    tie = load_ledger().tie
    if told.heard == "superseded" and _word_points(told, known, rarity) < tie["near_words"]:
        return None
    if known.kind in told.kinds:
        points = tie["kind"]
    elif known.kind in _NEAR and told.kinds & _NEAR:
        if told.heard in _ASKED and known.beside(
            told
        ):  # "turned down the offer and said that it would strike"
            return None
        if _weight(known.stems & told.stems - rarity.names, rarity) < tie["near_words"]:
            return None
        points = tie["near_kind"]
    else:
        return None
    points += _party_points(told, known, actors)
    points += _word_points(told, known, rarity)
    if told.account.id in known.articles:
        points += tie["beside"] if known.beside(told) else tie["here"]
    last = known.due.last_day if known.due else None
    if last and told.heard == "lapsed" and last <= (told.account.published.last_day or ""):
        points += tie["due"]
    if last in told.days:
        points += tie["due"]
    return points


def _party_points(told: Outcome, known: Open, actors: Actors) -> float:
    tie = load_ledger().tie
    mover = _mover(told, known)
    best = _best(mover, _who(told), actors)
    if 0 <= best < STATE:
        best = max(best, _in_words(told, known, actors))
    if told.heard in _ASKED and best < STATE:
        if _best(known.by, told.who[:1], actors) >= STATE:
            return tie["other_party"]
        if _best(known.by, told.after, actors) >= STATE:
            return tie["state"]  # "turned down the minister's offer"
    if best < 0:
        return tie["other_party"]
    if best >= STATE:
        return tie["party"] if best > STATE else tie["state"]
    return tie["unknown"] if best > 0 else 0.0


def _word_points(told: Outcome, known: Open, rarity: Rarity) -> float:
    tie = load_ledger().tie
    shared = known.stems & told.stems
    points = _weight(shared - rarity.names, rarity) * tie["words"]
    points += min(1.0, _weight(shared & rarity.names, rarity)) * tie["names"]
    others = told.stems - known.stems - rarity.names
    akin = (a for a in known.stems - shared if any(one_word(a, b) for b in others))
    points += _weight(frozenset(akin), rarity) * tie["akin"]
    if not points:
        points = _weight(known.stems & told.before - rarity.names, rarity) / 2
    return min(2.0, points)


def _weight(stems: frozenset[str], rarity: Rarity) -> float:
    return sum(rarity.of(s) for s in stems)
