"""How fast articles are grouped, and what is held in memory: `python -m bench.grouping_speed`.

100,000 articles are made from the 29 dispatches of our own sample. Each comes from one of 20,000
made stories (five articles each on the average, thousands in the largest), dated over a year.
A story takes half the sentences of a dispatch, always the same ones, so that its articles share
their words as reports of one matter do; each article leaves out some of them and adds three others.
Every name of a person or place (a word only written with a capital) stands for another one in
every story, and so do two of three words that are rare in news (the sample has few subjects, a desk
has many); both are drawn from 30,000 made words whose use is as uneven as in news (Zipf). Numbers
are drawn anew for each story. Counted is grouping alone, asking and joining, features being made
before each span. Prints articles a second by processor time at 10,000 and at 100,000 held, and the
peak memory of the whole process.
"""

import random
import re
import resource
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from itertools import accumulate
from typing import NamedTuple

from tidings.codebook.grouping import load_grouping
from tidings.story.grouping import NOTHING_PLACED, Features, State, features, join, place
from tidings.story.terms import stem
from tidings.values import Article

HELD = (10_000, 100_000)
SPAN = 2_000  # articles timed before each number held
STORIES, WORDS, DAYS = 20_000, 30_000, 365
LARGE = 0.1  # of the articles are of a few large stories
RARE = 0.02  # of news articles hold a word that is not rare
WORD = re.compile(r"[A-Za-z][a-zà-ÿ]+|\d+")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
SOUNDS = ("ba", "dor", "ki", "lem", "mar", "no", "pel", "ri", "sa", "tov", "und", "ve", "wi", "zan")


class Made(NamedTuple):
    """A made story: what its names and numbers stand for, its sentences and its first day."""

    names: dict[str, str]
    core: tuple[str, ...]
    title: str
    day: int


def sample() -> list[tuple[str, list[str]]]:
    """Return the title and the sentences of each dispatch of the sample."""
    found = []
    for path in sorted((files("tidings") / "sample").iterdir(), key=lambda p: p.name):
        if path.name.endswith(".txt"):
            head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
            titles = [line[7:] for line in head.splitlines() if line.startswith("Title: ")]
            found.append((titles[0], SENTENCE.split(body.strip())))
    return found


class Maker:
    """Makes articles, the same ones each time."""

    def __init__(self) -> None:
        self._random = random.Random(7)
        self._dispatches = sample()
        self._every = [s for _, sentences in self._dispatches for s in sentences]
        text = " ".join(self._every)
        small = set(re.findall(r"\b[a-z]+\b", text))
        found = {w for w in WORD.findall(text) if w[0].isupper() and w.lower() not in small}
        common = load_grouping().common
        rare = {w for w in small if len(w) > 3 and common.get(stem(w), 0.0) < RARE}
        self._proper = found | rare
        self._names = sorted({self._name() for _ in range(2 * WORDS)})[:WORDS]
        self._random.shuffle(self._names)
        self._use = list(accumulate(1 / (rank + 10) for rank in range(len(self._names))))
        self._stories: dict[int, Made] = {}

    def _name(self) -> str:
        return "".join(self._random.choices(SOUNDS, k=self._random.choice((3, 4, 5))))

    def _story(self, number: int) -> Made:
        if number not in self._stories:
            title, sentences = self._random.choice(self._dispatches)
            core = self._random.sample(sentences, (len(sentences) + 1) // 2)
            names = self._others(" ".join([title, *core]))
            day = self._random.randrange(DAYS)
            self._stories[number] = Made(names, tuple(core), title, day)
        return self._stories[number]

    def _others(self, text: str) -> dict[str, str]:
        return {w: self._other(w) for w in WORD.findall(text) if w in self._proper}

    def _other(self, word: str) -> str:
        if word[0].islower() and self._random.random() < 1 / 3:
            return word
        other = self._random.choices(self._names, cum_weights=self._use)[0]
        return other.capitalize() if word[0].isupper() else other

    def articles(self, number: int) -> Iterator[Features]:
        """Yield what made articles are placed by."""
        for at in range(number):
            large = self._random.random() < LARGE
            drawn = int(self._random.paretovariate(1)) if large else self._random.randrange(STORIES)
            made = self._story(drawn % STORIES)
            told = self._random.sample(made.core, max(1, len(made.core) - 1))
            more = self._random.sample(self._every, 3)
            aside = Made(self._others(" ".join(more)), (), "", made.day)
            text = f"{_varied(' '.join(told), made)} {_varied(' '.join(more), aside)}"
            title = _varied(made.title, made)
            article = Article(id=f"{at:06d}", text=text, title=title)
            yield features(article, day=made.day + self._random.expovariate(1 / 8))


def _varied(text: str, made: Made) -> str:
    """Return a text with the names, words and numbers of a made story."""

    def other(found: re.Match[str]) -> str:
        word = found.group()
        return (
            str((int(word) * 31 + made.day) % 997) if word.isdigit() else made.names.get(word, word)
        )

    return WORD.sub(other, text)


def measured(number: int, held: tuple[int, ...]) -> Iterator[tuple[int, float, int]]:
    """Yield how many are held, how many a second were grouped then, and how many stories stand."""
    state: State = NOTHING_PLACED
    stories: set[str] = set()
    spent, span = 0.0, 0
    for at, known in enumerate(Maker().articles(number), 1):
        start = time.process_time()
        story = place(known, state).story or known.article
        state = join(state, known, story)
        took = time.process_time() - start
        stories.add(story)
        if any(size - SPAN < at <= size for size in held):
            spent, span = spent + took, span + 1
        if at in held:
            yield at, span / spent, len(stories)
            spent, span = 0.0, 0


def main() -> None:
    """Print the figures."""
    for held, speed, stories in measured(max(HELD), HELD):
        print(f"{held} held in {stories} stories: {speed:.0f} articles a second", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"peak memory {peak / (1 << 30 if sys.platform == 'darwin' else 1 << 20):.2f} GiB")


if __name__ == "__main__":
    main()
