"""What an article is placed by, made once from its reading or its text, and small enough to keep.

Only this module knows readings. What it makes is a frozen value of strings, numbers and bytes, so
`codec.encode` keeps it and `codec.decode` brings it back: a desk that starts again joins what it
kept and reads nothing twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from tidings.story.terms import terms_of
from tidings.values import Article, Reading, Span

WIDEST_DATE = 31  # days: a publication date less certain than this tells nothing of the gap
PARTY = "@"


@dataclass(frozen=True, slots=True, kw_only=True)
class Features:
    """What an article is placed by.

    `article` is its id and `words` how many words it has. `day` counts days, parts of a day
    allowed, from any fixed start; none where undated. `terms` are its words, each as it is written
    first (small unless only ever written as a name) with its weight in the article; `parties` the
    pairs of states that deal with each other ("CHL-PER", "CONSULT CHL-PER"). `meaning` is the
    vector of its title and lead, one signed byte a dimension; empty where nothing made one.
    """

    article: str
    words: int
    day: float | None = None
    terms: tuple[tuple[str, float], ...] = ()
    parties: tuple[str, ...] = ()
    meaning: bytes = b""


def features(
    source: Article | Reading, *, day: float | None = None, meaning: bytes = b""
) -> Features:
    """Return what an article is placed by: its words, and where it was read, parties and clutter.

    `day` overrides the publication day.
    """
    article = source.article if isinstance(source, Reading) else source
    text = article.text
    parties: tuple[str, ...] = ()
    if isinstance(source, Reading):
        text = _blanked(text, [c.span for c in source.clutter])
        parties = tuple(dict.fromkeys(_parties(source)))
        day = _middle(source) if day is None else day
    else:
        day = _ordinal(article.published) if day is None else day
    found = terms_of(text, article.title).values()
    return Features(
        article=article.id,
        words=len(text.split()),
        day=day,
        terms=tuple((t.form if t.name else t.form.lower(), t.weight) for t in found),
        parties=parties,
        meaning=meaning,
    )


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
