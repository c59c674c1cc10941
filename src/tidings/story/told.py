"""Two tellings: are they of one act? Evidence adds up; a contradiction bars."""

import re
from dataclasses import dataclass, replace
from datetime import date

from tidings.codebook.actors import load_actors
from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.parties import Actors, match, parties, party
from tidings.story.stems import content, overlap, stem, words_of
from tidings.story.verbs import forms
from tidings.values import Count, Event, Interval, Pointer

SAME_DAY = 1.6
ENOUGH = 1.9
"""Evidence at or above which two tellings are of one act."""
NEAR = 3
"""Days by which two accounts of one act may be at odds over its date."""

_DONE = frozenset({"happened", "ongoing"})
_FATE = frozenset({"planned", "called off", "happened", "ongoing", "denied"})
_UNREAL = frozenset({"counterfactual", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Told:
    """One article's telling of an act."""

    account: Account
    index: int
    event: Event
    when: Interval
    dated: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    stems: frozenset[str]

    @property
    def key(self) -> Pointer:
        """What the telling is known by: its trigger's words."""
        return self.account.pointer(self.event.trigger)

    @property
    def done(self) -> bool:
        """Tell whether the act took place, as this telling has it."""
        return self.event.status in _DONE

    @property
    def parties(self) -> tuple[str, ...]:
        """Everybody who takes part."""
        return tuple(dict.fromkeys((*self.source, *self.target)))


def tell(account: Account, index: int) -> Told:
    """Return one event of an article as a telling, with its date as far as it is known."""
    event = account.reading.events[index]
    when = account.interval(event.when)
    source, target = account.actors(event.source), account.actors(event.target)
    named = frozenset().union(
        *(content(n) for i in (*source, *target) for n, _ in account.identity.by_id[i].names)
    )
    trigger = content(account.words(event.trigger))
    bounded = _bounded(account, event, when)
    return Told(
        account,
        index,
        event,
        bounded,
        not event.when.undated and days(bounded) is not None,
        source,
        target,
        content(account.words(event.span)) - named - trigger,
    )


def _bounded(account: Account, event: Event, when: Interval) -> Interval:
    """Bound an act by its article: what happened was before it, a plan comes after."""
    published = account.published
    if event.status in _DONE and when.latest is None and published.latest:
        return _closed(when, latest=published.last_day, basis="before its article was published")
    if event.status in ("planned", "called off") and when.earliest is None:
        announced = account.interval(event.announced).first_day if event.announced else None
        if announced:
            return _closed(when, earliest=announced, basis="after it was announced or called off")
        if event.status == "planned" and published.earliest:
            first = published.first_day
            return _closed(when, earliest=first, basis="after its article was published")
    return when


def _closed(
    when: Interval, *, basis: str, earliest: str | None = None, latest: str | None = None
) -> Interval:
    """Return the interval with an open end closed, unless that leaves no day."""
    first, last = when.earliest or earliest, when.latest or latest
    if first and last and first[:10] > last[:10]:
        return when
    return replace(when, earliest=first, latest=last, likely=None, basis=f"{when.basis}; {basis}")


def days(interval: Interval) -> int | None:
    """Return how many days an interval spans, or none where an end is open."""
    if not interval.earliest or not interval.latest:
        return None
    first, last = (date.fromisoformat(d[:10]) for d in (interval.earliest, interval.latest))
    return (last - first).days + 1


def gap(a: Interval, b: Interval) -> int | None:
    """Return the days between two intervals that do not meet, 0 where they meet."""
    if a.meets(b):
        return 0
    first, second = sorted((a, b), key=lambda i: i.earliest or "")
    if first.latest is None or second.earliest is None:
        return None
    return (date.fromisoformat(second.earliest[:10]) - date.fromisoformat(first.latest[:10])).days


def one_act(actors: Actors, a: Told, b: Told) -> float | None:
    """Return the evidence that two tellings are of one act, or none where something bars it."""
    if not _types_agree(a.event, b.event) or not _statuses_agree(a, b):
        return None
    between = _party_evidence(actors, a, b)
    dates = _date_evidence(a, b)
    places = _place_evidence(a, b)
    numbers = _count_evidence(a.event.counts, b.event.counts)
    if between is None or dates is None or places is None or numbers is None:
        return None
    shared = overlap(a.stems, b.stems) if min(len(a.stems), len(b.stems)) > 1 else 0.0
    fate = _one_fate(a, b)
    if not ((a.dated and b.dated) or fate):
        if off_and_held(a, b):
            return None
        if shared < 0.34 and numbers <= 0 and not _met(actors, a, b):
            return 0.0
    late = 0.5 if _too_late(a, b) or _too_late(b, a) else 0.0
    return between + dates + places + numbers + shared + (1.0 if fate else 0.0) - late


def _too_late(plan: Told, off: Told) -> bool:
    """Tell whether a plan's day was over when the calling off, undated, was told."""
    if plan.event.status != "planned" or off.event.status != "called off" or off.dated:
        return False
    day, told = plan.when.last_day, off.account.published.first_day
    return off.event.announced is None and bool(day and told and day < told)


def _one_fate(a: Told, b: Told) -> bool:
    """Tell whether both say of a meeting that it was called off: seldom are there two such."""
    return a.event.status == b.event.status == "called off" and a.event.type == b.event.type


_PUT_OFF = re.compile(r"\bput(?:s|ting)?\s+(?:\w+\s+){0,3}off\b", re.IGNORECASE)
_CALLED_OFF = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s+(?:\w+\s+){0,3}off|(?:cancel|scrap)\w*)\b", re.I
)


def puts_off(words: str) -> bool:
    """Tell whether words say that something is put off to another day, and not called off."""
    postponing = forms(load_story().postponing) & set(words_of(words))
    return bool(postponing or _PUT_OFF.search(words)) and not _CALLED_OFF.search(words)


def postponed(told: Told) -> bool:
    """Tell whether a telling that calls an act off only puts it off."""
    account, event = told.account, told.event
    return event.status == "called off" and puts_off(account.words(event.span))


def off_and_held(a: Told, b: Told) -> bool:
    """Tell whether one was called off and the other held: one only where the dates say so."""
    return {a.event.status, b.event.status} in (
        {"called off", "happened"},
        {"called off", "ongoing"},
    )


def enough(a: Told, b: Told) -> float:
    """Return the evidence needed: less where both are dated on one and the same day."""
    return SAME_DAY if a.dated and b.dated and days(a.when) == days(b.when) == 1 else ENOUGH


def one_kind(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether nothing bars two tellings from being of one act, whatever the evidence."""
    if not _types_agree(a.event, b.event) or not _statuses_agree(a, b):
        return False
    found = (
        _party_evidence(actors, a, b),
        _date_evidence(a, b),
        _count_evidence(a.event.counts, b.event.counts),
    )
    return None not in found


def _types_agree(a: Event, b: Event) -> bool:
    if a.type != b.type:
        return frozenset({a.type, b.type}) in load_story().compatible
    return not (a.mode and b.mode and a.mode != b.mode)


def _statuses_agree(a: Told, b: Told) -> bool:
    if a.event.status == b.event.status:
        return True
    if {a.event.status, b.event.status} & _UNREAL:
        return "called off" in (a.event.status, b.event.status)
    return a.event.status in _FATE and b.event.status in _FATE


def _party_evidence(actors: Actors, a: Told, b: Told) -> float | None:
    """Return 0..2; acts done together are compared without regard to who is named first."""
    if a.event.type in load_story().symmetric and b.event.type in load_story().symmetric:
        if not a.parties or not b.parties:
            return 0.0
        found = match(actors, a.parties, b.parties)
        pair = min(len(a.parties), len(b.parties)) > 1
        return None if found is None else found * (2 if pair else 1)
    source = match(actors, a.source, b.source)
    target = match(actors, a.target, b.target)
    if source is None or target is None:
        return None
    return source + target


def _met(actors: Actors, a: Told, b: Told) -> bool:
    """Tell whether the same two named parties, one of them a person, meet in both.

    What one state does to another it may do often; two people meet seldom.
    """
    if not {a.event.type, b.event.type} <= load_story().symmetric:
        return False
    theirs = parties(actors, b.parties)
    kinds = {p: actors[i].kind for i in a.parties if (p := party(actors[i])) in theirs}
    return len(kinds) >= 2 and "person" in kinds.values() and "unnamed" not in kinds.values()


def _date_evidence(a: Told, b: Told) -> float | None:
    if (
        a.account is b.account
        and a.account.trials
        and not (a.event.when.undated or b.event.when.undated)
    ):
        return _trial_evidence(a, b)
    if not a.when.meets(b.when):
        return 0.0 if _moved(a, b) or _disputed(a, b) else None
    spans = [days(a.when), days(b.when)]
    if not (a.dated and b.dated) or None in spans:
        return 0.0
    widest = max(s for s in spans if s is not None)
    return 1.0 if widest <= 8 else 0.7 if widest <= 31 else 0.3


def _trial_evidence(a: Told, b: Told) -> float | None:
    """Compare one undated article's dates by supposing publication days for it, a week of them."""
    best = None
    for calendar in a.account.trials:
        x, y = calendar.when(a.event.when), calendar.when(b.event.when)
        widths = [w for w in (days(x), days(y)) if w is not None]
        if x.meets(y):
            score = 1.0 if len(widths) == 2 and max(widths) <= 8 else 0.3
            best = score if best is None else max(best, score)
    return best


def _moved(a: Told, b: Told) -> bool:
    """Tell whether a loosely dated plan was given its day before it ran out."""
    if a.event.status != "planned" or b.event.status != "planned":
        return False
    earlier, later = sorted((a, b), key=lambda t: t.account.order)
    width = days(earlier.when)
    told = later.account.published.first_day
    if width is not None and width <= 14:
        return False
    ends = earlier.when.last_day
    return told is not None and (ends is None or told <= ends) and a.account.id != b.account.id


def _disputed(a: Told, b: Told) -> bool:
    """Tell whether two outlets tell one act, to the letter alike, of two days close together."""
    apart = gap(a.when, b.when)
    if apart is None or apart > NEAR or not (a.done and b.done and a.dated and b.dated):
        return False
    if (
        a.account.article.outlet == b.account.article.outlet
        or a.when.granularity != b.when.granularity
    ):
        return False
    alike = overlap(a.stems, b.stems) >= 0.6 and min(len(a.stems), len(b.stems)) >= 3
    return alike and bool(_shared_counts(a.event.counts, b.event.counts) or a.event.where)


def _place_evidence(a: Told, b: Told) -> float | None:
    x, y = a.event.where, b.event.where
    if not x or not y:
        return 0.0
    if x.casefold() == y.casefold() or content(x) & content(y):
        return 0.5
    first, second = country_of(a), country_of(b)
    if first and first == second and {x, y} & {load_actors().labels.get(first)}:
        return 0.3
    one_day = a.dated and b.dated and days(a.when) == days(b.when) == 1
    return -0.3 if one_day else None


def country_of(told: Told) -> str | None:
    """Return the country of the place that a telling gives, as its article knows it."""
    where = (told.event.where or "").casefold()
    return next(
        (a.country for a in told.account.reading.actors if where and a.name.casefold() == where),
        None,
    )


def _count_evidence(xs: tuple[Count, ...], ys: tuple[Count, ...]) -> float | None:
    """Equal numbers of one thing are evidence; far different ones bar; near ones are a dispute."""
    if not xs or not ys:
        return 0.0
    if _shared_counts(xs, ys):
        return 0.6
    if any(x.value == y.value and x.value >= 10 for x in xs for y in ys):
        return 0.4
    for x in xs:
        for y in ys:
            if same_unit(x.unit, y.unit) and not _close(x.value, y.value):
                return None
    return 0.0


def _shared_counts(xs: tuple[Count, ...], ys: tuple[Count, ...]) -> bool:
    return any(
        x.value == y.value and x.value > 2 and same_unit(x.unit, y.unit) for x in xs for y in ys
    )


def _close(x: int, y: int) -> bool:
    return abs(x - y) <= max(1, 0.2 * max(x, y))


def same_unit(a: str, b: str) -> bool:
    """Tell whether two counts are of one kind of thing: their head words agree."""
    return unit_head(a) == unit_head(b)


def unit_head(unit: str) -> str:
    """Return the stem of a unit's head: its last word before "of" or "in"."""
    words = unit.split(" of ", maxsplit=1)[0].split(" in ", maxsplit=1)[0].split()
    return stem(words[-1]) if words else ""
