"""Whether an act that an article tells is what was demanded, promised, planned or threatened.

Points for what both have in common: the deed, the thing, the number, who does it, and when. Where
they leave no doubt, the article says that it was done; where they leave some it is offered. A
threat is never carried out by likeness: that an act is the one threatened is its teller's to say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tidings.codebook.deeds import load_deeds
from tidings.codebook.ledger import load_ledger
from tidings.story.accounts import Account
from tidings.story.kinds import LIKELY, Kind, alike, kind_of, knows, things
from tidings.story.merging import Merged
from tidings.story.parties import STATE, Actors, likeness, sides
from tidings.story.plans import tells_deed
from tidings.story.stems import content, stem, words_of
from tidings.story.ties import Rarity
from tidings.story.told import Told
from tidings.story.uncoded import uncoded
from tidings.story.voices import Voice
from tidings.values import Interval, LedgerRow, LedgerState, Span, StateChange

_CAUSE = re.compile(r"\b(?:after|as|when|because|since|over|for failing)\b[^.]*", re.IGNORECASE)
_DEADLINE = re.compile(r"\b(?:deadline|ultimatum|threat|warning)\b", re.IGNORECASE)
_PART = re.compile(
    r"\b(?:some|most|many|half|part|parts|few|several|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r" (?:more )?of\b|\b(?:partly|partially|almost|nearly|none|nobody)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"(?:^(?:not )?to |\b(?:will|would|must|should|shall|can|could|may) (?:not )?(?:be )?"
    r"|\b(?:to|not) be |^be |\b(?:is|are) to (?!be ))(?P<verb>[\w-]+)(?P<rest>[^,;.]*)",
    re.IGNORECASE,
)
_NEAR_VERB = 4
"""Words after a verb among which its particle stands ("call her ambassador home")."""
_DIGITS = re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w])")
_LATE = 200
"""Days after its due day by which an act is still what was to be done by it."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What a row waits for: its deeds, the words of its thing, its numbers, and who is to do it."""

    row: LedgerRow
    doer: tuple[str, ...]
    other: tuple[str, ...]
    deeds: tuple[tuple[Kind, str], ...]
    """Each with the stem of its word."""
    things: tuple[frozenset[str], ...]
    """The stems of each telling of it."""
    figures: frozenset[float]
    order: int
    since: str | None
    """The day from which on it is waited for: that of the words, else of their article."""
    spans: tuple[tuple[Account, Span], ...]


def awaited(row: LedgerRow, voices: Sequence[Voice]) -> Awaited | None:
    """Return what a row waits for, none where something is not to be done."""
    if any(v.negated for v in voices):
        return None
    own = [v for v in voices if not v.moved]
    spans = [(v.account, s) for v in own for s in v.commitment.what]
    deeds = dict.fromkeys(d for a, s in spans for d in _deeds(a.words(s)))
    asked = row.kind == "demand"
    return Awaited(
        row=row,
        doer=row.to if asked else row.by,
        other=row.by if asked else row.to,
        deeds=tuple(deeds),
        things=tuple(things(content(a.words(s))) for a, s in spans),
        figures=frozenset().union(*(figures_in(a, s) for a, s in spans)),
        order=voices[0].account.order,
        since=row.voiced.first_day or row.voiced.last_day or voices[0].account.published.last_day,
        spans=tuple((v.account, s) for v in voices for s in v.spans),
    )


def _deeds(words: str) -> list[tuple[Kind, str]]:
    """Return the deeds that words name: the verb after "to" or "will", else the first known."""
    found = _AHEAD.search(words)
    if found is not None:
        return [_with_particle(found["verb"], words_of(found["rest"]))]
    listed = words_of(words)
    known = [_with_particle(w, listed[n + 1 :]) for n, w in enumerate(listed)]
    if known and (known[0][0].sure or known[0][0].maybe):
        return known[:1]
    return [k for k in known if k[0].sure][:2]


def _with_particle(verb: str, after: Sequence[str]) -> tuple[Kind, str]:
    near = (p for p in after[:_NEAR_VERB] if knows(f"{verb} {p}"))
    particle = next(near, None)
    return kind_of(f"{verb} {particle}" if particle else verb), stem(verb)


def figures_in(account: Account, span: Span) -> frozenset[float]:
    """Return the numbers of some words from two on, without those of dates."""
    words = list(account.words(span))
    for time in account.reading.times:
        if time.span.meets(span):
            first, last = max(time.span.start, span.start), min(time.span.end, span.end)
            words[first - span.start : last - span.start] = " " * (last - first)
    text = "".join(words)
    spelt = load_deeds().numbers
    found = {float(spelt[w]) for w in words_of(text) if w in spelt}
    found |= {float(m.group().replace(",", "")) for m in _DIGITS.finditer(text)}
    return frozenset(n for n in found if n > 1)


@dataclass(frozen=True, slots=True)
class Act:
    """An act told as done: a telling, the day that all its tellings leave, if only alleged."""

    told: Told
    when: Interval
    alleged: bool


def acts_told(accounts: Sequence[Account], merged: Merged) -> tuple[Act, ...]:
    """Return every telling of an act as done, of those too that no coder gave a type."""
    found = [
        Act(t, e.when, bool(e.alleged_by))
        for e in merged.events
        if e.status in ("happened", "ongoing")
        for t in merged.acts[e.id].tellings
        if t.done and not _ahead(t)
    ]
    known = {(a.told.account.id, a.told.index) for a in found}
    for account in accounts:
        more = (t for t in uncoded(account) if (account.id, t.index) not in known and t.done)
        found += [Act(t, t.when, t.event.statement is not None) for t in more]
    return tuple(sorted(found, key=lambda a: (a.told.account.order, a.told.event.trigger.start)))


def _ahead(told: Told) -> bool:
    """Tell whether a headline's infinitive tells of what is to come: "Peru to free co-pilot"."""
    at = told.event.trigger.start
    return bool(_TO.search(told.account.article.text, max(0, at - _REACH), at))


_TO = re.compile(r"\b(?:to|will|would)\s+$")
_REACH = 8


def told_done(
    waits: Awaited, acts: Sequence[Act], actors: Actors, rarity: Rarity
) -> tuple[StateChange | None, tuple[StateChange, ...]]:
    """Return the change that an act told surely makes, and those that acts may make."""
    rule = load_ledger().done.get(waits.row.kind)
    if rule is None:
        return None, ()
    tie = load_ledger().deed_tie
    sure: StateChange | None = None
    offered: list[tuple[float, StateChange]] = []
    for act in acts:
        if not _may_be(act, waits):
            continue
        points = _points(act, waits, actors, rarity)
        if points < tie["offered"]:
            continue
        own = _own_word(act, waits, actors)
        whole = points >= _least(act.told, waits) and not own and _wholly(act.told, waits, actors)
        change = _change(act, rule.state, own, whole=whole)
        if whole and sure is None:
            sure = change
        elif not whole:
            offered.append((-points, change))
    offered.sort(key=lambda o: o[0])
    return sure, tuple(c for _, c in offered[:_OFFERS])


def _may_be(act: Act, waits: Awaited) -> bool:
    """Tell whether an act is told after the words, in time, and not by the words themselves."""
    told = act.told
    if told.account.order < waits.order or not _in_time(act.when, waits):
        return False
    own = (s for a, s in waits.spans if a.id == told.account.id)
    return not any(s.meets(told.event.trigger) for s in own)


def _least(told: Told, waits: Awaited) -> float:
    """Return the points from which on an act is the one that was waited for."""
    tie = load_ledger().deed_tie
    least = tie["counted"] if _number_points(told, waits) > 0 else tie["said"]
    return max(least, load_ledger().done[waits.row.kind].least)


def _wholly(told: Told, waits: Awaited, actors: Actors) -> bool:
    """Tell whether an act is told as done, whole, and by whose it was to do where that matters.

    A threat hangs on what is asked, and its author alone carries it out; any other commitment
    with a condition may be another bargain by then.
    """
    counted = _number_points(told, waits) > 0
    if not tells_deed(told) or _partly(told, waits) or (waits.figures and not counted):
        return False
    if waits.row.kind == "threat":
        return _party_points(told, waits, actors) > 0 and _for_its_cause(told, waits)
    return not waits.row.conditions


def _for_its_cause(told: Told, waits: Awaited) -> bool:
    """Tell whether an act is told with what its threat hung on: "after the deadline passed"."""
    found = _CAUSE.search(told.account.article.text, told.event.trigger.end, told.event.span.end)
    if found is None:
        return False
    asked = things(content(" ".join(waits.row.conditions)))
    return bool(_DEADLINE.search(found[0]) or asked & things(content(found[0])))


def _own_word(act: Act, waits: Awaited, actors: Actors) -> tuple[str, ...]:
    """Return those on whose word an act rests, where it is their own good faith that it shows."""
    number = act.told.event.statement
    if number is None or not act.alleged:
        return ()
    account = act.told.account
    speakers = account.actors(account.reading.statements[number].actors)
    other = sides(actors, waits.other) - sides(actors, waits.doer)
    return () if sides(actors, speakers) & other else speakers


def _change(act: Act, state: LedgerState, own: tuple[str, ...], *, whole: bool) -> StateChange:
    return StateChange(
        state=state,
        how="said" if whole else "inferred",
        when=act.when,
        pointers=act.told.account.pointers((act.told.event.span,)),
        why="the article tells that it was done" if whole else _PERHAPS,
        told_by=own,
    )


_PERHAPS = "an act of the kind, told later: is this it?"
_TELLING = 10
"""A number from which on it tells one thing from others of its kind."""
_MEET = "meet"
_OFFERS = 2
"""Acts that are offered at most as what became of one commitment."""


def _in_time(when: Interval, waits: Awaited) -> bool:
    """Tell whether an act came after the words, and not long after the day it was due."""
    voiced = waits.since
    first, last = when.first_day, when.last_day
    if voiced is None or last is None or (first or last) < voiced:
        return False
    due = waits.row.due.last_day if waits.row.due else None
    if due is None or first is None:
        return True
    return (date.fromisoformat(first) - date.fromisoformat(due)).days <= _LATE


def _points(act: Act, waits: Awaited, actors: Actors, rarity: Rarity) -> float:
    """Return how surely a telling is of what is waited for, 0 where it tells of no such deed."""
    tie = load_ledger().deed_tie
    told = act.told
    if _MEET in told.kind.sure:
        return 0.0  # a meeting is held where its day and its sides agree (`story/meetings.py`)
    likest = max(((alike(told.kind, k), w) for k, w in waits.deeds), default=(0.0, ""))
    fate = load_ledger().comes_to
    if likest[0] < LIKELY:
        shown = any(told.kind.word in fate.get(f, ()) for k, _ in waits.deeds for f in k.sure)
        likest = (LIKELY if shown else 0.0, "")
    if likest[0] < LIKELY:
        return 0.0
    own = frozenset((likest[1], *(stem(w) for w in told.kind.word.split())))
    thing = max((_thing_points(told, t - own, rarity) for t in waits.things), default=0.0)
    number = _number_points(told, waits)
    party = _party_points(told, waits, actors)
    if thing < tie["least"] and number <= 0:
        return 0.0
    points = likest[0] * tie["deed"] + thing + number + party
    if _on_the_day(act.when, waits.row.due):
        points += tie["on_the_day"]
    if told.event.statement is not None and waits.row.kind != "threat":
        points += tie["in_words"]
    if _partly(told, waits):
        points += tie["part"]
    return points


def _on_the_day(when: Interval, due: Interval | None) -> bool:
    """Tell whether an act was done on the very day that it was set for."""
    if due is None or due.last_day is None or due.first_day != due.last_day:
        return False
    return when.first_day == when.last_day == due.last_day


def _thing_points(told: Told, asked: frozenset[str], rarity: Rarity) -> float:
    """Return how much of the thing a telling names, by how rare its words are in the story."""
    tie = load_ledger().deed_tie
    mine = things(content(told.account.words(told.event.span)))
    plain = sum(map(rarity.of, asked & mine - rarity.names))
    whole = sum(map(rarity.of, asked - rarity.names))
    points = min(1.5, plain)
    if plain and plain >= tie["most"] * whole:
        points += tie["whole"]
    if told.kind.word in load_deeds().common and not _close_by(told) & asked:
        points *= tie["beside"]
    named = min(2, len(asked & mine & rarity.names))
    return points + tie["names"] * named * bool(plain)


def _close_by(told: Told) -> frozenset[str]:
    """Return what stands next to a deed's word: that is what it is done to."""
    text, at = told.account.article.text, told.event.trigger
    first, last = told.event.span.start, told.event.span.end
    before, after = text[first : at.start].split(), text[at.end : max(last, at.end)].split()
    return things(content(" ".join((*before[-_CLOSE:], *after[:_CLOSE]))))


_CLOSE = 7
"""Words on either side of a deed's word among which its thing stands."""


def _partly(told: Told, waits: Awaited) -> bool:
    """Tell whether only a part was done: "one of the ships", not "two of the captives" of two."""
    found = _PART.search(told.account.words(told.event.span))
    if found is None:
        return not waits.figures and _counts_heads(told)
    start = told.event.span.start
    counted = figures_in(told.account, Span(start + found.start(), start + found.end()))
    return not counted or not counted & waits.figures or len(waits.figures) > 1


def _counts_heads(told: Told) -> bool:
    """Tell whether it counts some people: "let three sick sailors go" may not be all of them."""
    return bool(_HEADS.search(told.account.words(told.event.span)))


_HEADS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?:\w+ ){0,2}?"
    r"(?:crew|sailors?|seamen|captives?|hostages?|prisoners?|detainees?|soldiers?|diplomats?|workers?"
    r"|members?|men|women|people|ships?|boats?|trawlers?|vessels?)\b",
    re.IGNORECASE,
)


def _number_points(told: Told, waits: Awaited) -> float:
    tie = load_ledger().deed_tie
    theirs = figures_in(told.account, told.event.span)
    if not waits.figures or not theirs:
        return 0.0
    same = waits.figures & theirs
    if not same:
        return tie["other_number"]
    return tie["telling_number"] if max(same) >= _TELLING else tie["number"]


def _party_points(told: Told, waits: Awaited, actors: Actors) -> float:
    tie = load_ledger().deed_tie
    who = told.by or told.source
    if who == (told.to or told.target):  # told of several, none is the doer alone
        best = max((likeness(actors[x], actors[y]) for x in waits.doer for y in who), default=0)
        return tie["doer"] / 2 if best >= STATE else 0.0
    best = max((likeness(actors[x], actors[y]) for x in waits.doer for y in who), default=0.0)
    if best >= STATE:
        return tie["doer"]
    return tie["other_doer"] if best < 0 else 0.0
