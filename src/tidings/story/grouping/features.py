"""What an article is placed by, made once from its reading or its text, and small enough to keep.

Only this module knows readings. What it makes is a frozen value of strings, numbers and bytes, so
`codec.encode` keeps it and `codec.decode` brings it back: a desk that starts again joins what it
kept and reads nothing twice.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tidings.story.terms import stem, terms_of, words
from tidings.values import Article, Reading, Span

GROUPING_FORM = "4"  # another one where features are made in another way: those kept are made anew
WIDEST_DATE = 31  # days: a publication date less certain than this tells nothing of the gap
HEADLINE = 40  # words; longer texts keep their title as it stands
SHORT_NAME = 5  # words of an outlet's name behind a bar or dash
STEPS = 16  # of a weight's unit: 1 + ln(1 + how heavy) in sixteenths
BAR = re.compile(r"\s+(?:[|»]|[-–—])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What an article is placed by.

    `article` is its id and `words` how many words it has. `day` counts days, parts of a day
    allowed, from any fixed start; none where undated. `terms` are its words, a space between, each
    as it is written first (small unless only ever written as a name), `weights` a byte for each:
    how heavy it is, in sixteenths of 1 + ln(1 + times told). `parties` are the pairs of states that
    deal with each other ("CHL-PER", "CONSULT CHL-PER"), `people` the family names, as stems, of the
    persons named who are not known to speak for a state: those are in all of its quarrels.
    """

    article: str
    words: int
    day: float | None = None
    terms: str = ""
    weights: bytes = b""
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


def features(source: Article | Reading, *, day: float | None = None) -> Features:
    """Return what an article is placed by: its words, and where it was read, parties and clutter.

    `day` overrides the publication day.
    """
    article = source.article if isinstance(source, Reading) else source
    text = article.text
    parties: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    if isinstance(source, Reading):
        text = _blanked(text, [c.span for c in source.clutter])
        parties = tuple(dict.fromkeys(_parties(source)))
        people = tuple(sorted(set(_people(source))))
        day = _middle(source) if day is None else day
    else:
        day = _ordinal(article.published) if day is None else day
    title = article.title
    if len(text.split()) <= HEADLINE and title in {None, text}:
        text, title = headline(text), None
    found = terms_of(text, title).values()
    return Features(
        article=article.id,
        words=len(text.split()),
        day=day,
        terms=" ".join(t.form if t.name else t.form.lower() for t in found),
        weights=bytes(min(255, round(STEPS * (1 + math.log1p(t.weight)))) for t in found),
        parties=parties,
        people=people,
    )


def headline(text: str) -> str:
    """Return a headline without the outlet's name or section that stands beside it.

    >>> headline("World News | Ferry strike halts crossings to Gotland - The Evening Mail")
    'Ferry strike halts crossings to Gotland'
    """
    parts = BAR.split(text)
    longest = max(parts, key=lambda p: len(p.split()))
    if len(longest.split()) < SHORT_NAME - 1:
        return text
    return " ".join(p for p in parts if p is longest or len(p.split()) > SHORT_NAME)


def _blanked(text: str, spans: list[Span]) -> str:
    for span in spans:
        text = f"{text[: span.start]}{' ' * (span.end - span.start)}{text[span.end :]}"
    return text


def _parties(reading: Reading) -> Iterator[str]:
    """Yield the pairs of states that deal with each other in the events, and how they deal."""
    for event in reading.events:
        for one in _states(reading, event.source):
            for other in _states(reading, event.target):
                if one != other:
                    pair = "-".join(sorted((one, other)))
                    yield pair
                    yield f"{event.type} {pair}"


def _people(reading: Reading) -> Iterator[str]:
    """Yield the stem of the last name of each person who is not known to speak for a state."""
    for actor in reading.actors:
        names = [word for word in words(actor.name) if word[0].isupper()]
        if actor.kind == "person" and actor.country is None and names:
            yield stem(names[-1])


def _states(reading: Reading, refs: Iterable[int]) -> list[str]:
    """Return the states of some actors, sorted: the order of a sum must not vary."""
    return sorted({state for ref in refs if (state := reading.actors[ref].country)})


def _middle(reading: Reading) -> float | None:
    first, last = (_ordinal(end) for end in (reading.published.earliest, reading.published.latest))
    if first is None or last is None or last - first > WIDEST_DATE:
        return None
    return (first + last) / 2


def _ordinal(day: str | None) -> float | None:
    try:
        return float(date.fromisoformat(day[:10]).toordinal()) if day else None
    except ValueError:
        return None
