"""Who held which office when, by what the articles of a story say.

An article that names somebody with an office tells that it was held on its day; "former" that it
was held before and no longer; "elect" that it is not held yet. In between, and for a term after
the last such telling, the office is taken to be still the same person's, unless another is told to
hold it in the meantime.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain

from tidings.codebook.identity import load_weights
from tidings.codebook.known import load_known
from tidings.story.identity.clusters import Cluster
from tidings.story.identity.roles import tense, unique_office


@dataclass(slots=True)
class Tenure:
    """What the articles tell of one person and one office of a state: days, as ISO.

    `undated` tells that an article without a date names the person with the office.
    """

    cluster: Cluster
    state: str | None
    office: str
    now: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    coming: list[str] = field(default_factory=list)
    undated: bool = False

    def nearest(self, day: str) -> int | None:
        """Return how many days off the nearest telling is that it is held; 0 between two."""
        if not self.now:
            return None
        if min(self.now) <= day <= max(self.now):
            return 0
        return min(_apart(day, other) for other in self.now)

    def over(self, day: str) -> bool:
        """Tell whether articles say that it was given up by then, or not taken yet."""
        gone = [d for d in self.past if d <= day]
        awaited = [d for d in self.coming if d >= day]
        return (bool(gone) and not any(max(gone) < n <= day for n in self.now)) or (
            bool(awaited) and not any(n <= day for n in self.now)
        )

    def before(self, day: str) -> bool:
        """Tell whether it was held before that day and is not held on it."""
        return (self.over(day) and bool(self.past)) or any(n < day for n in self.now)


def tenures(clusters: Iterable[Cluster]) -> list[Tenure]:
    """Return what the articles tell of unique offices and who held them."""
    found: list[Tenure] = []
    for cluster in clusters:
        if not cluster.named or len(cluster.countries) > 1:
            continue
        state = next(iter(cluster.countries), None)
        mine: dict[str, Tenure] = {}
        for known in cluster.known:
            office = unique_office(known.actor.role)
            if office is None or known.actor.role is None:
                continue
            tenure = mine.setdefault(office, Tenure(cluster, state, office))
            told = (tenure.past, tenure.now, tenure.coming)[tense(known.actor.role) + 1]
            if known.day is None:
                tenure.undated = tenure.undated or told is tenure.now
            else:
                told.append(known.day)
        found += mine.values()
    return found


def holder(held: Sequence[Tenure], state: str, office: str, day: str | None) -> Cluster | None:
    """Return the one person whom the articles let hold an office of a state on a day."""
    mine = [t for t in held if t.office == office and t.state == state]
    if day is None:
        found = [t for t in mine if t.now or t.undated]
        return found[0].cluster if len(found) == 1 and not found[0].past else None
    fitting = [
        (off, t)
        for t in mine
        if not t.over(day) and (off := _off(t, day)) is not None and off <= load_weights().term
    ]
    near = [t for off, t in fitting if not _passed(t, off, fitting, day)]
    return near[0].cluster if len(near) == 1 else None


def former(held: Sequence[Tenure], state: str, office: str, day: str | None) -> Cluster | None:
    """Return the one person who is told to have held an office before a day and no longer."""
    mine = [t for t in held if t.office == office and t.state == state]
    gone = [t for t in mine if t.past and (day is None or not _sitting(t, day))]
    if not gone and day is not None:
        now = holder(held, state, office, day)
        gone = [t for t in mine if t.cluster is not now and t.before(day) and now is not None]
    return gone[0].cluster if len(gone) == 1 else None


def beside(held: Sequence[Tenure], state: str | None, office: str, article: str) -> Cluster | None:
    """Return the one holder of an office, of that state or of none told, whom an article names."""
    found = [
        t
        for t in held
        if t.office == office
        and (t.state is None or state is None or t.state == state)
        and (t.now or t.undated)
        and any(k.member[0] == article for k in t.cluster.known)
    ]
    return found[0].cluster if len(found) == 1 else None


def hinted(clusters: Iterable[Cluster], state: str, office: str, day: str) -> tuple[Cluster, ...]:
    """Return the persons whom the table of known persons lets hold an office on a day.

    A hint, for where no article says who did.
    """
    known = load_known()
    found = []
    for cluster in clusters:
        if not cluster.named or not cluster.countries <= {state}:
            continue
        names = {k.actor.name for k in cluster.known if k.name.full}
        spells = chain.from_iterable(p.spells for n in sorted(names) for p in known.named(n))
        if any(
            s.state == state and unique_office(s.office) == office and s.holds(day, day)
            for s in spells
        ):
            found.append(cluster)
    return tuple(found)


def _off(tenure: Tenure, day: str) -> int | None:
    near = tenure.nearest(day)
    return near if near is not None else 0 if tenure.undated else None


def _passed(tenure: Tenure, off: int, fitting: Sequence[tuple[int, Tenure]], day: str) -> bool:
    """Tell whether another took the office between a person's nearest telling and that day."""
    if off == 0:
        return False
    mine = min(tenure.now, key=lambda n: _apart(day, n))
    low, high = min(mine, day), max(mine, day)
    return any(
        other is not tenure and any(low < n <= high for n in other.now) for _, other in fitting
    )


def _sitting(tenure: Tenure, day: str) -> bool:
    near = tenure.nearest(day)
    return near is not None and near <= load_weights().same_time and not tenure.over(day)


def _apart(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
