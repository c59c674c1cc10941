"""Whether something was told before, in these words or others.

A reader who has followed a story knows what its articles told. What an article tells again is
recognised by its words (near-synonyms are one), by quotations and numbers that were heard before,
and by looking back: at a day, or over a time, that the story had told of already. What was done
after all that was told is new, whatever its words.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log

from tidings.codebook.grouping import load_grouping
from tidings.story.matter import matter, numbers, plain_words
from tidings.story.passages import LONG_AGO
from tidings.values import Interval, Passage, Story

ALIKE = 0.95
"""Share of the matter of a sentence that an earlier one must hold, for it to be the same."""
ANCHORED = 0.65
"""The same, where all numbers and days of the one stand in the other."""
BACK = 0.35
"""The same, where a sentence looks back at a day that the story has told of."""
FIRM = 0.2
"""The same, where its tense says so too ("had", "has … since")."""
PIECED = 0.65
"""Share of it that several earlier sentences must hold, where it looks back."""
LATE = 0.6
"""The same, where it tells on a later day what was done while the story was told."""
UNHEARD = 0.8
"""The same, where it looks back at a day that nothing told of was done on."""
STALE = 0.4
"""Share of it that an earlier sentence holds, where it has no date and may be an old tale."""
LEAST = 1.2
"""Weight of the matter of a sentence that can be compared; less must be the same to the letter."""
_RARE = 0.005
"""Share of articles taken to hold a word that the table of commonness does not know."""
_OVER = 7
"""Days after a month or season after which what is told of it is told again."""
_NAME = 0.4
"""The weight of a name against another word: names come back in all that a story tells."""
_DENIES = re.compile(
    r"\b(?:no|not|never|nobody|nothing|neither|nor|none|still|stands?)\b|n[’']t\b",
    re.IGNORECASE,
)
_ANEW = re.compile(r"\b(?:again|anew|once more|repeat\w*|reiterat\w*|renew\w*)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Told:
    """Something told: its words, its numbers that are no date, its quotations.

    `day` is the day on which it was done, `back` that of a past it looks back at.
    """

    words: str
    figures: frozenset[int] = frozenset()
    quotes: tuple[str, ...] = ()
    day: str | None = None
    back: str | None = None
    anchors: frozenset[int | str] = frozenset()
    """Its numbers, and the days that it names."""
    firm: bool = False
    """Whether it looks back in a tense of the past perfect."""
    late: bool = False
    """Whether it is told on a later day than that on which it was done."""
    wide: bool = False
    """Whether its day is one of many: a month, a season."""

    @cached_property
    def matter(self) -> frozenset[str]:
        """What it is about."""
        return matter(self.words)

    @property
    def denied(self) -> bool:
        """Whether it says that something is not so, or still so."""
        return bool(_DENIES.search(self.words))

    @cached_property
    def marked(self) -> frozenset[str]:
        """How it turns what it tells: "not", which may be new of an old thing, and "again"."""
        turns = {"not": _DENIES, "again": _ANEW}
        return frozenset(turn for turn, cue in turns.items() if cue.search(self.words))


class Heard:
    """What the articles of a story have told so far, to ask whether something is told again."""

    def __init__(self, story: Story) -> None:
        """Hold nothing yet; `story` gives the names and days of publication."""
        self.names = frozenset(_names(story))
        self._published = {c.article: c.published.last_day for c in story.coverage}
        self._told: list[Told] = []
        self._days: set[int] = set()
        self._often: Counter[str] = Counter()
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._figures: set[int] = set()
        self._quotes: set[str] = set()
        self._letters: set[str] = set()
        self._first = self._last = ""

    def told(self, passage: Passage, words: str | None = None, day: str | None = None) -> Told:
        """Return what a passage tells, or what some `words` of it tell of a `day` of their own."""
        said = passage.line.pointers[-1].words if words is None else words
        done, published = day or passage.when.first_day, self._published.get(passage.article)
        figures = frozenset(passage.figures) & numbers(said)
        whole = words is None
        return Told(
            words=said,
            figures=figures,
            anchors=frozenset((*(f for f in figures if f > 2), *(passage.days if whole else ()))),
            quotes=tuple(plain_words(q) for q in passage.quotes if q in said),
            day=done if done and published and done <= published else None,
            back=passage.back,
            firm=passage.firm,
            late=bool(done and published and done < published),
            wide=passage.when.first_day != passage.when.last_day,
        )

    def add(self, passages: Iterable[Passage]) -> None:
        """Take note of what an article tells."""
        passages = tuple(passages)
        self._often.update(set().union(*(self.told(p).matter for p in passages)))
        for passage in passages:
            if passage.headline:
                continue
            told = self.told(passage)
            for s in told.matter:
                self._by_stem[s].append(len(self._told))
            self._told.append(told)
            if passage.when.first_day:
                day = date.fromisoformat(passage.when.first_day).toordinal()
                self._days.update((day - 1, day, day + 1))
            self._figures |= told.figures
            self._quotes.update(told.quotes)
            self._letters.add(plain_words(told.words))
            published = self._published.get(passage.article) or ""
            self._first = min(self._first or published, published)
            self._last = max(self._last, published)

    def again(self, told: Told) -> bool:
        """Tell whether something was told before."""
        if plain_words(told.words) in self._letters:
            return True
        if not self._told or told.figures - self._figures or self._quotes_anew(told):
            return False
        if told.day is not None and self._last < min(told.day, told.back or told.day):
            return False  # nobody could tell of it before it was
        near, pieced, nearest = self._nearness(told.matter)
        sound = self.weight(told.matter) >= LEAST
        dated = told.back is not None and told.back != LONG_AGO
        if not dated and nearest and told.marked - nearest.marked:
            return False
        if told.quotes:
            return near >= BACK
        if nearest and told.anchors and told.anchors <= nearest.anchors and near >= ANCHORED:
            return sound or near >= ALIKE
        back = told.day if told.wide and told.back and told.day else told.back
        if back is not None and back <= self._last:
            return self._told_then(told, near, pieced, sound)
        if told.late and told.day is not None:
            counted = bool(nearest and told.figures and told.figures <= nearest.figures)
            return near >= (BACK if counted else LATE) and sound
        return near >= ALIKE and sound

    def sure(self, told: Told) -> bool:
        """Tell whether it has a number or a quotation that was not told before, or a "not"."""
        return bool(told.figures - self._figures) or told.denied or self._quotes_anew(told)

    def stale(self, told: Told) -> bool:
        """Tell whether something undated may have been told before: others hold most of it."""
        if told.day or told.back or told.marked or told.quotes or told.figures - self._figures:
            return False
        near, pieced, _ = self._nearness(told.matter)
        return near >= STALE and pieced >= PIECED

    def _told_then(self, told: Told, near: float, pieced: float, sound: bool) -> bool:
        """Tell whether what a sentence looks back at was told at its time."""
        if told.back == LONG_AGO:
            return near >= BACK if told.anchors else near >= LATE and sound
        if told.day is not None and not told.wide and not self._held(told.day):
            return near >= UNHEARD and sound
        return near >= (FIRM if told.firm else BACK) or pieced >= PIECED

    def covers(self, when: Interval) -> bool:
        """Tell whether articles told of the story before a time, and a week after it."""
        if when.last_day is None or not self._first or not self._last:
            return False
        ended = date.fromisoformat(when.last_day).toordinal()
        told = date.fromisoformat(self._last).toordinal()
        return self._first <= when.last_day and ended + _OVER <= told

    def common(self, stems: Iterable[str]) -> frozenset[str]:
        """Return of some matter what at least two articles were about."""
        return frozenset(s for s in stems if self._often[s] >= 2)

    def _held(self, day: str) -> bool:
        """Tell whether something told was done on a day, or on the one before or after it."""
        return date.fromisoformat(day).toordinal() in self._days

    def _quotes_anew(self, told: Told) -> bool:
        """Tell whether it quotes what was not quoted before."""
        return any(
            not any(
                q == held or (len(q) > _SHORT and (q in held or held in q)) for held in self._quotes
            )
            for q in told.quotes
        )

    def _nearness(self, stems: frozenset[str]) -> tuple[float, float, Told | None]:
        """Return the share of some matter that one sentence holds, that all hold; and that one."""
        weights = {s: self._weight(s) for s in stems}
        whole = sum(weights.values())
        if not whole:
            return 0.0, 0.0, None
        shared: dict[int, float] = defaultdict(float)
        for s, weight in weights.items():
            for n in self._by_stem.get(s, ()):
                shared[n] += weight
        pieced = sum(w for s, w in weights.items() if s in self._by_stem)
        best = max(shared, key=lambda n: (shared[n], n), default=None)
        if best is None:
            return 0.0, 0.0, None
        return shared[best] / whole, pieced / whole, self._told[best]

    def weight(self, stems: Iterable[str]) -> float:
        """Return how much some matter tells, in words that news seldom has; a name is less."""
        return sum(self._weight(s) for s in stems)

    def _weight(self, stem: str) -> float:
        share = load_grouping().common.get(stem, _RARE)
        weight = min(1.0, -log(share) / -log(_RARE))
        return weight * _NAME if stem in self.names else weight


def _names(story: Story) -> Iterator[str]:
    """Yield the stems of the names that a story's actors bear."""
    for actor in story.actors:
        for name, _ in actor.names if actor.kind != "unnamed" else ():
            yield from (s for word in _CAPITAL.findall(name) for s in matter(word))


_CAPITAL = re.compile(r"\b[A-Z][\w'’-]+")
_SHORT = 20
"""Characters of a quotation that is no proof, being part of another, of having been heard."""
