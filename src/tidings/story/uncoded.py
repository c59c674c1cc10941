"""Deeds that no coder gave a type, as tellings: what else an article tells of an act.

"The boats were taken on March 5" names no party and no coded verb; it tells again what another
article tells in full. What is told under a condition, denied, or hoped for is left out.
"""

import re
from collections.abc import Iterator

from tidings.codebook.deed_weights import load_deed_weights
from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.retold import count_in
from tidings.story.stems import words_of
from tidings.story.told import Told, tell
from tidings.story.verbs import forms
from tidings.values import ArgumentSpans, Count, Deed, Event, Span

CODER = "told again"
"""The coder of an event that only the story knows to be one."""
_UNREAL = re.compile(
    r"\b(?:if|unless|whether|until|once|should|would|could|might|may|can|cannot|must|never|not|no"
    r"|nobody|nothing|n[’']t|deni\w+|before any\w+)\b",
    re.IGNORECASE,
)
_BEFORE = 30
"""Characters before a deed's words in which "if" or "no" makes it none."""


def uncoded(account: Account) -> Iterator[Told]:
    """Yield an article's deeds that are no event of its reading, as tellings without a type.

    Their positions follow those of the reading's events.
    """
    reading = account.reading
    for n, deed in enumerate(reading.deeds, len(reading.events)):
        if n in account.struck.events:
            continue
        if deed.loose and deed.likely < load_deed_weights().counts:
            continue
        if any(_is_told(deed, e) for e in reading.events) or not _is_real(account, deed):
            continue
        told = tell(account, n, _event(account, deed), deed, coded=False)
        if told.kind.sure or deed.who != deed.whom:  # a noun of no known deed tells of none
            yield told


def _is_told(deed: Deed, event: Event) -> bool:
    """Tell whether an event of the reading tells a deed: "voted in favor" goes by either word."""
    if deed.trigger == event.trigger or deed.trigger in event.tellings:
        return True
    return event.span.holds(deed.trigger) and deed.clause.holds(event.trigger)


def _is_real(account: Account, deed: Deed) -> bool:
    """Tell whether a deed is told as done, by the words around it."""
    spans = (deed.trigger, *deed.who, *deed.whom)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    text = account.article.text
    before = re.split(r"[.!?;\n”\"]\s?", text[max(0, first - _BEFORE) : first])[-1]
    said = account.said_in(deed.trigger)
    if said is not None:
        denying = forms(load_story().denying)
        cue = account.reading.statements[said].cue
        if denying & {w for s in cue for w in words_of(account.words(s))}:
            return False
    return not _UNREAL.search(f"{before} {text[first:last]}")


def _event(account: Account, deed: Deed) -> Event:
    """Return a deed as an event without a type."""
    counted = ((s, count_in(account.words(s))) for s in deed.whom or deed.who)
    counts = tuple(Count(value=c[0], unit=c[1], spans=(s,)) for s, c in counted if c)
    where = account.words(deed.where[0]) if deed.where else None
    return Event(
        span=_told_whole(account, deed),
        trigger=deed.trigger,
        type="",
        source=_actors(account, deed.who),
        target=_actors(account, deed.whom),
        when=deed.when,
        where=where,
        counts=counts,
        statement=account.said_in(deed.trigger),
        arguments=ArgumentSpans(source=deed.who, target=deed.whom, where=deed.where[:1]),
        coder=CODER,
        confidence=deed.likely,
    )


def _told_whole(account: Account, deed: Deed) -> Span:
    """Return a deed's clause, with the noun right before it that it tells of.

    "Rounds that landed at the start of May", "the claim, lodged in March": alone, "lodged in
    March" tells nothing. Whom a name or a description stands for, the line says by itself.
    """
    text = account.article.text
    parties = (*deed.who, *deed.whom)
    if not parties or any(deed.clause.holds(p) for p in parties) or _called(account, parties):
        return deed.clause
    first = min(parties)
    gap = text[first.end : deed.clause.start]
    if first.end > deed.clause.start or _APART.search(gap) or len(gap) > _BEFORE:
        return deed.clause
    led = _ARTICLE.search(text, max(0, first.start - _BEFORE), first.start)
    return Span(led.start() if led else first.start, deed.clause.end)


_APART = re.compile(r"[.;:!?\n”\"“]")
_ARTICLE = re.compile(
    r"\b(?:the|an?|its|his|her|their|some|two|three|four|five|six|seven|eight|nine|ten|\d[\d,]*)"
    r"\s(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
"""The determiner, and a word between, right before a noun and its modifiers."""


def _actors(account: Account, spans: tuple[Span, ...]) -> tuple[int, ...]:
    """Return the actors of a party's words: those of its head, else those named within it."""
    found: list[int] = []
    for span in spans:
        inside = (m.actor for m in account.reading.mentions if span.holds(m.span))
        found += _called(account, (span,)) or inside
    return tuple(dict.fromkeys(found))


def _called(account: Account, spans: tuple[Span, ...]) -> list[int]:
    """Return the actors whom the last words of some spans stand for."""
    mentions = account.reading.mentions
    return [m.actor for s in spans for m in mentions if m.span.meets(s) and m.span.end == s.end]
