"""One event as every export tells it, whether one article tells it or a story merges it."""

from calendar import monthrange
from dataclasses import dataclass

from tidings.codebook.plover import load_plover
from tidings.values import Interval, Span, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who acts or is acted upon.

    `name` is its fullest form, `words` how this telling names it. `code` is an ISO 3166-1 alpha-3
    country or one of PLOVER's codes for no state (IGO, NGO, …), `sector` a PLOVER sector.
    """

    name: str
    words: str
    code: str | None = None
    sector: str | None = None
    office: str | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One article that tells the event: what it is, and where in its text the sentence stands.

    `triggers` are the words that tell it, once or again; `sequence` is the number of the sentence,
    from 1. `reader` names readers and tables with their versions.
    """

    article: str
    title: str | None
    outlet: str | None
    url: str | None
    language: str | None
    published: Interval
    span: Span
    triggers: tuple[str, ...]
    clause: str
    sentence: str
    sequence: int | None
    status: Status
    coder: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One event with all that an export may say of it; `cited` has at least one article.

    `link` is shared by events that belong together: an act and what answers it, or the tellings
    of one event. `answers` is the id of the event answered, `alleged_by` are those on whose word
    alone it rests. `special` are PLOVER's contexts that no words show: historical, future,
    hypothetical, negation.
    """

    id: str
    story: str | None
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    special: tuple[str, ...]
    status: Status
    when: Interval
    source: tuple[Party, ...]
    target: tuple[Party, ...]
    reciprocal: bool
    where: str | None
    where_country: str | None
    counts: tuple[tuple[int, str], ...]
    link: str | None
    answers: str | None
    alleged_by: tuple[str, ...]
    origins: int
    cited: tuple[Cited, ...]
    confidence: float

    @property
    def quad(self) -> int:
        """PLOVER's quad class, 1..4."""
        return load_plover().quad(self.type)

    @property
    def score(self) -> float:
        """PLOVER's conflict-cooperation score of the type, -10 to +10."""
        return load_plover().types[self.type].score

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that tell it, each once, in order."""
        return tuple(dict.fromkeys(c.outlet for c in self.cited if c.outlet))

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that tell it, each once, in order."""
        return tuple(dict.fromkeys(c.article for c in self.cited))

    @property
    def days(self) -> "Days":
        """The day or days that a record of one date and an end date can carry."""
        return days_of(self.when, self.cited[0].published)


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A first day and, where it is another, a last one; `note` says what is not known of them."""

    first: str | None
    last: str | None = None
    note: str | None = None


def days_of(when: Interval, published: Interval) -> Days:
    """Return the days of an interval for a format that knows no open end.

    Both ends known: these. One known: the likeliest days where there are such, else that end. None
    known: the likeliest, else the days of publication. Nothing at all: no day.
    """
    first, last = when.first_day, when.last_day
    if first and last:
        return Days(first=first, last=last if last != first else None)
    note = f"not after {last}" if last else f"not before {first}" if first else "no day is told"
    if when.likely:
        start, end = _likely(when.likely)
        return Days(first=start, last=end, note=f"likeliest day; {note}")
    if first or last:
        return Days(first=first or last, note=note)
    if not published.known:
        return Days(first=None, note=note)
    told = days_of(published, published)
    return Days(first=told.first, last=told.last, note=f"day of publication; {note}")


def _likely(stamp: str) -> tuple[str, str | None]:
    """Return the first and last day of a likeliest day, month or year."""
    parts = [int(p) for p in stamp[:10].split("-")]
    if len(parts) == 3:
        return stamp[:10], None
    year = parts[0]
    first, last = (parts[1], parts[1]) if len(parts) == 2 else (1, 12)
    return (
        f"{year:04}-{first:02}-01",
        f"{year:04}-{last:02}-{monthrange(year, last)[1]:02}",
    )


def code_of(country: str | None, sector: str | None) -> tuple[str | None, str | None]:
    """Return an actor's PLOVER code and sector: what is of no state has one of five codes."""
    plover = load_plover()
    if sector in plover.nonstate:
        return country or sector, None
    return country, sector if sector in plover.sectors else None
