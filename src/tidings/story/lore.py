"""What a story's tellings say as a whole: which things, parties and kinds of deeds are common.

What only two articles name ties them; what every article names ties none. A deed told without its
day is mostly the only one of its kind that the story knows.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log

from tidings.story.parties import Actors, parties
from tidings.story.stems import stem
from tidings.story.told import Told, days
from tidings.values import Interval

_LONG = 20
"""Articles from which on a story tells well what is rare in it."""
_ONE = 3
"""Days within which two tellings of a kind may be of one act."""


@dataclass(frozen=True, slots=True)
class Lore:
    """A story's actors, in how many articles each word, party and kind of deed is told, and when.

    `days` holds for each kind the days (ordinals, in order) on which such an act is done.
    """

    actors: Actors
    articles: int
    words: Mapping[str, int]
    parties: Mapping[str, int]
    kinds: Mapping[str, int]
    days: Mapping[str, tuple[int, ...]]

    def word(self, stem_: str) -> float:
        """Return how rare a stem is in the story: 0 where all articles have it, to 1."""
        return self._rare(self.words.get(stem_, 1))

    def party(self, ident: str) -> float:
        """Return how rare a party is in the story, 0 to 1."""
        return self._rare(self.parties.get(ident, 1))

    def kind(self, a: Told, b: Told) -> float:
        """Return how rare the rarest kind is that two tellings share, 0 where they share none."""
        shared = kinds(a) & kinds(b)
        return max((self._rare(self.kinds.get(k, 1)) for k in shared), default=0.0)

    def times(self, a: Told, b: Told) -> int:
        """Return on how many days, some days apart, the vaguer of two tellings may be done.

        Only days count on which the story knows an act of the kind.
        """
        vague = max((a.when, b.when), key=_width)
        first = day_number(vague.first_day) or 0
        last = day_number(vague.last_day) or date.max.toordinal()
        found: set[int] = set()
        for kind in kinds(a) & kinds(b):
            known = self.days.get(kind, ())
            found.update(known[bisect_left(known, first) : bisect_right(known, last)])
        return _apart(sorted(found))

    @property
    def size(self) -> float:
        """Return how much is known of what is common: 0 for one article, 1 for a long story."""
        return min(1.0, log(max(1, self.articles)) / log(_LONG))

    def _rare(self, articles: int) -> float:
        return min(1.0, log(max(1.0, self.articles / max(1, articles))) / log(_LONG))


def lore_of(tellings: Iterable[Told], actors: Actors) -> Lore:
    """Return what the tellings of a story say as a whole."""
    words, named = defaultdict(set), defaultdict(set)
    deeds, done = defaultdict(set), defaultdict(set)
    articles: set[str] = set()
    for told in tellings:
        ident = told.account.id
        articles.add(ident)
        for word in told.stems | told.things:
            words[word].add(ident)
        for party in parties(actors, told.all):
            named[party].add(ident)
        for kind in kinds(told):
            deeds[kind].add(ident)
            first = day_number(told.when.first_day)
            if told.done and told.dated and first and _width(told.when) <= _ONE:
                done[kind].add(first)
    return Lore(
        actors=actors,
        articles=len(articles),
        words={k: len(v) for k, v in words.items()},
        parties={k: len(v) for k, v in named.items()},
        kinds={k: len(v) for k, v in deeds.items()},
        days={k: tuple(sorted(v)) for k, v in done.items()},
    )


def kinds(told: Told) -> frozenset[str]:
    """Return the kinds of deeds that a telling surely is of; an unknown word is its own kind."""
    return told.kind.sure or frozenset({f"={stem(told.kind.word)}"})


def day_number(day: str | None) -> int | None:
    """Return an ISO day's number, none where there is none."""
    return date.fromisoformat(day[:10]).toordinal() if day else None


def _width(when: Interval) -> int:
    return days(when) or 10**6


def _apart(known: Sequence[int]) -> int:
    """Return how many days remain of some in order, those close to the one before being one."""
    return sum(1 for n, day in enumerate(known) if n == 0 or day - known[n - 1] > _ONE)
