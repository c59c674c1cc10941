"""One article's telling of an act: its parties, its date, its words, what it is done to."""

import re
from dataclasses import dataclass, replace
from datetime import date

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.joint import meant
from tidings.story.kinds import Kind, kind_of, knows, things
from tidings.story.stems import content, specific, stem, words_of
from tidings.story.verbs import forms
from tidings.values import Deed, Event, Interval, Pointer, Span

NEAR = 3
"""Days by which two accounts of one act may be at odds over its date."""
JOINT = frozenset({"meet", "agree"})
"""Families of deeds that several do together."""
_DONE = frozenset({"happened", "ongoing"})


@dataclass(frozen=True, slots=True)
class Told:
    """One article's telling of an act.

    `by` and `to` are its parties with "the two ministers" put for whom they mean; `things` are the
    stems of what it is done to, `names` of its names (a ship's), `figures` the numbers told with
    it, `said` its clause's words. `joint` is true for what several do together, `heads` for what
    stands in a headline, `fresh` for that and what the article tells first, `coded` false for what
    no coder gave a type.
    """

    account: Account
    index: int
    event: Event
    when: Interval
    dated: bool
    source: tuple[str, ...]
    target: tuple[str, ...]
    by: tuple[str, ...]
    to: tuple[str, ...]
    kind: Kind
    said: tuple[str, ...]
    stems: frozenset[str]
    things: frozenset[str]
    names: frozenset[str]
    figures: frozenset[int]
    joint: bool
    again: bool = False
    heads: bool = False
    fresh: bool = False
    coded: bool = True

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
        """Everybody who takes part, as the article has them."""
        return tuple(dict.fromkeys((*self.source, *self.target)))

    @property
    def persons(self) -> frozenset[str]:
        """The persons among those that it is done to."""
        by_id = self.account.identity.by_id
        return frozenset(i for i in self.to if by_id[i].kind == "person")

    @property
    def all(self) -> tuple[str, ...]:
        """Everybody who takes part, as far as it can be told who is meant."""
        return tuple(dict.fromkeys((*self.by, *self.to)))


def tellings_of(account: Account) -> tuple[Told, ...]:
    """Return an article's events as tellings, with their dates as far as they are known."""
    deeds = {d.trigger: d for d in account.reading.deeds}
    events = account.reading.events
    return tuple(
        tell(account, n, e, deeds.get(e.trigger))
        for n, e in enumerate(events)
        if n not in account.struck.events
    )


def tell(
    account: Account, index: int, event: Event, deed: Deed | None = None, *, coded: bool = True
) -> Told:
    """Return one event of an article as a telling; `deed` is the same act as it is dated."""
    if not event.when.times and deed is not None and deed.when.times and event.status in _DONE:
        event = replace(event, when=deed.when)
    source, target = account.actors(event.source), account.actors(event.target)
    word = kind_of(_word(account, event, deed))
    when = _bounded(account, event, _begun(account, event, word))
    joint = event.type in load_story().symmetric or (not coded and bool(word.sure & JOINT))
    named = frozenset().union(
        *(content(n) for i in (*source, *target) for n, _ in account.identity.by_id[i].names)
    )
    trigger = content(account.words(event.trigger))
    return Told(
        account=account,
        index=index,
        event=event,
        when=when,
        dated=not event.when.undated and days(when) is not None,
        source=source,
        target=target,
        by=meant(account, source, target, joint=joint),
        to=meant(account, target, source, joint=joint),
        kind=word,
        joint=joint,
        said=tuple(words_of(account.words(event.span))),
        stems=things(content(account.words(event.span)) - named - trigger),
        things=_things(account, event, deed, trigger),
        names=_names(account, event, deed),
        figures=_figures(account, event),
        again=bool(_AGAIN.search(account.words(event.span))),
        heads=_in_headline(account, event),
        fresh=_in_headline(account, event) or (coded and _leads(account, index)),
        coded=coded,
    )


def _leads(account: Account, index: int) -> bool:
    """Tell whether an event is the first that the article's first paragraph tells."""
    reading = account.reading
    body = next((p.span for p in reading.paragraphs if not p.headline), None)
    if body is None or not body.holds(reading.events[index].span):
        return False
    return not any(body.holds(e.span) for e in reading.events[:index])


def _in_headline(account: Account, event: Event) -> bool:
    """Tell whether an act is told in the headline or in a short line right below it."""
    heads = account.reading.paragraphs[:2]
    for n, paragraph in enumerate(heads):
        if paragraph.span.holds(event.span):
            words = len(account.words(paragraph.span).split())
            return paragraph.headline or (n == 1 and heads[0].headline and words <= _SUBHEAD)
    return False


_SUBHEAD = 20
"""Words up to which a line below the headline is one more headline."""
_PARTICLE = 24
"""Characters after a verb in which its particle may stand ("sent the envoy back")."""
_NUMBER = re.compile(r"(?<![\d.,$€£¥])\d{1,3}(?:,\d{3})*(?![\d.,]?\d|:\d)")
_AGAIN = re.compile(
    r"(?<!\bon )\b(?:again|another|anew|once more|(?:second|third|fourth) time)\b", re.IGNORECASE
)


def _word(account: Account, event: Event, deed: Deed | None) -> str:
    """Return the word that an act goes by, with its particle where both are known together.

    "Began charging" is a charge; what stops, and is not called a deed of its own, is put an end to.
    """
    head = account.words(event.trigger)
    text = account.article.text[event.trigger.end : event.trigger.end + _PARTICLE]
    following = words_of(re.split(r"[.,;:!?\n]", text)[0])
    if following and following[0].endswith("ing"):
        phase = kind_of(head).word
        if phase in _BEGINNINGS:
            return following[0]
        if phase in _ENDINGS:
            return "suspend"
    known = (f"{head} {after}" for after in following if knows(f"{head} {after}"))
    return next(known, deed.word if deed else head)


_BEGINNINGS = frozenset({"begin", "start", "resume"})
_ENDINGS = frozenset({"stop", "cease", "end", "halt", "quit"})


def _things(
    account: Account, event: Event, deed: Deed | None, trigger: frozenset[str]
) -> frozenset[str]:
    """Return the stems of what an act is done to, or of what is counted, without names."""
    spans = [*(deed.whom if deed else ()), *event.arguments.target]
    if deed is not None and not (deed.who or deed.whom):
        spans += _before(account, event.span)
    found = account.topic(s for s in spans if s != event.trigger)
    for count in event.counts:
        found |= content(count.unit) - account.named
    return things(specific(found - trigger) - _ANYBODY)


_ANYBODY = frozenset(
    stem(w)
    for w in ("people", "person", "man", "men", "woman", "women", "other", "others", "member")
)
"""The stems of what anybody is called: they tell no act from another."""


def _before(account: Account, span: Span) -> tuple[Span, ...]:
    """Return the word that a clause without a subject hangs on ("a law passed in May")."""
    found = _LAST_WORD.search(account.article.text, max(0, span.start - _PARTICLE), span.start)
    return (Span(*found.span(1)),) if found else ()


_LAST_WORD = re.compile(r"([^\W\d_]+) $")


def _names(account: Account, event: Event, deed: Deed | None) -> frozenset[str]:
    """Return the stems of the names of what an act is done to that is no party: a ship's name."""
    spans = [*(deed.whom if deed else ()), *event.arguments.target]
    return account.content(spans) & account.named - account.titles


def _figures(account: Account, event: Event) -> frozenset[int]:
    """Return the numbers of a clause that are no dates, and large enough to tell acts apart."""
    times = [t.span for t in account.reading.times if t.span.meets(event.span)]
    found = _NUMBER.finditer(account.article.text, event.span.start, event.span.end)
    return frozenset(
        number
        for m in found
        if (number := int(m.group().replace(",", ""))) >= _TELLING
        and not any(s.start <= m.start() < s.end for s in times)
    )


_TELLING = 10
"""A number from which on it tells one act from others of its kind."""


def _begun(account: Account, event: Event, word: Kind) -> Interval:
    """Return when an act took place; what has lasted since a day, began on that day."""
    when = event.when
    lasting = word.word in _LASTING or bool(word.sure & _STATES)
    if lasting and when.relation == "since" and len(when.times) == 1 and event.status in _DONE:
        day = account.calendar.interval(when.times[0])
        if (days(day) or _MONTH + 1) <= _MONTH:
            return replace(day, basis="it has been so since then")
    return account.interval(when)


_MONTH = 31
_STATES = frozenset({"ban", "close", "blockade", "suspend", "impose", "seize", "strike", "protest"})
"""Families of deeds whose effect lasts: "has been banned since May"."""
_LASTING = frozenset({"hold", "keep", "detain", "occupy", "collect", "charge", "deploy", "stay"})


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


_PUT_OFF = re.compile(
    r"\b(?:put|push|move)(?:s|ed|d|ting|ing)?\s+(?:\w+\s+){0,3}(?:off|back)\b", re.IGNORECASE
)
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


def country_of(told: Told) -> str | None:
    """Return the country of the place that a telling gives, as its article knows it."""
    where = (told.event.where or "").casefold()
    return next(
        (a.country for a in told.account.reading.actors if where and a.name.casefold() == where),
        None,
    )


def same_unit(a: str, b: str) -> bool:
    """Tell whether two counts are of one kind of thing: their head words agree."""
    return unit_head(a) == unit_head(b)


def unit_head(unit: str) -> str:
    """Return the stem of a unit's head: its last word before "of" or "in"."""
    words = unit.split(" of ", maxsplit=1)[0].split(" in ", maxsplit=1)[0].split()
    return stem(words[-1]) if words else ""
