"""Are two tellings of one act? What speaks for it and against it, weighed as was learned.

The weights are those of `retelling.toml`, learned by `python -m bench.learn_retelling` from our own
gold: a logistic regression, so that evidence adds up; from 0 on two tellings are of one act.
"""

from math import log

from tidings.codebook.retelling import load_retelling
from tidings.codebook.story import load_story
from tidings.story.bars import (
    barred,
    count_evidence,
    met,
    new_day,
    off_and_held,
    one_fate,
    place_evidence,
)
from tidings.story.kinds import LIKELY, SURE, alike, contrary
from tidings.story.lore import Lore, day_number
from tidings.story.objects import things_shared, two_objects, verbal
from tidings.story.parties import BODIES, SAME, STATE, likeness, match, parties, sides
from tidings.story.stems import overlap, stem
from tidings.story.told import Told, days

Evidence = dict[str, float]
EVIDENCE = (
    "short", "whole", "rare", "only", "times", "only_rare", "sure_day", "sure_thing", "sure",
    "likely", "maybe", "one_word", "two_kinds", "one_type", "near_type", "two_types", "verbal",
    "one_status", "off_and_held", "one_article", "news", "verbatim", "one_fate", "new_day",
    "fate", "rare_party", "person", "doer", "doer_state", "doer_near", "no_doer", "done_to",
    "done_to_state", "done_to_near", "crossed", "day", "week", "month", "wide", "at_odds",
    "undated", "none_dated", "later", "two_news", "one_thing", "thing", "two_things", "name",
    "other_object", "unlike_object", "two_names", "words", "rare_words", "number", "place",
    "two_places", "bare_violence", "pair", "one_of_pair", "met",
)  # fmt: skip
"""The names of all that may speak for or against it."""
_SHORT, _WEEK, _MONTH = 2, 8, 31
_NEWS = 10
"""Days before publication in which undated news happened."""
_MANY = 5
"""Words from which on it is no chance that two clauses are the same."""
_AT_MOST = 2.0
"""What things and words in common count at most."""


def one_act(lore: Lore, a: Told, b: Told) -> float | None:
    """Return what speaks for two tellings' being of one act, none where something bars it.

    Log odds less those that are asked for: 0 and above is enough.
    """
    if barred(lore.actors, a, b):
        return None
    book = load_retelling()
    found = evidence(lore, a, b)
    return book.start + sum(book.weights[name] * worth for name, worth in found.items())


def evidence(lore: Lore, a: Told, b: Told) -> Evidence:
    """Return what speaks for and against two tellings' being of one act, by name; 0 left out."""
    found = {**_deeds(a, b), **_parties(lore, a, b), **_dates(a, b), **_objects(lore, a, b)}
    found["short"] = 1 - lore.size
    found["whole"] = _whole(found)
    how = alike(a.kind, b.kind)
    if how >= LIKELY:
        found["rare"] = lore.kind(a, b)
        times = lore.times(a, b)
        found["only"] = lore.size * (times == 1)
        found["times"] = log(max(1, times))
        found["only_rare"] = found["only"] * found["rare"]
    if how >= SURE:
        found["sure_day"] = found.get("day", 0.0)
        found["sure_thing"] = found["one_thing"]
    return {name: float(worth) for name, worth in found.items() if worth}


def _whole(found: Evidence) -> bool:
    """Tell whether type, doer and time all agree."""
    doer = found.get("doer") or found.get("doer_state") or found.get("pair")
    return bool(found["one_type"] and doer and (found["day"] or found["week"] or found["month"]))


def _deeds(a: Told, b: Told) -> Evidence:
    how = alike(a.kind, b.kind)
    types = frozenset({a.event.type, b.event.type})
    typed = a.coded and b.coded
    return {
        "sure": how >= SURE,
        "likely": SURE > how >= LIKELY,
        "maybe": LIKELY > how > 0,
        "one_word": stem(a.kind.word) == stem(b.kind.word),
        "two_kinds": contrary(a.kind, b.kind),
        "one_type": typed and len(types) == 1,
        "near_type": typed and types in load_story().compatible,
        "two_types": typed and len(types) > 1 and types not in load_story().compatible,
        "verbal": verbal(a) or verbal(b),
        "one_status": a.event.status == b.event.status,
        "off_and_held": off_and_held(a, b),
        "one_article": a.account is b.account,
        "news": a.fresh or b.fresh,
        "verbatim": a.account is not b.account and a.said == b.said and len(a.said) >= _MANY,
        "one_fate": one_fate(a, b),
        "new_day": new_day(a, b),
        "fate": _planned(a, b),
    }


def _planned(a: Told, b: Told) -> bool:
    """Tell whether one tells the plan of what several do: the other tells its fate."""
    return a.joint and b.joint and "planned" in (a.event.status, b.event.status)


def _parties(lore: Lore, a: Told, b: Told) -> Evidence:
    actors = lore.actors
    shared = parties(actors, a.all) & parties(actors, b.all)
    persons = {p for p in shared if p in actors and actors[p].kind == "person"}
    found = {
        "rare_party": max(map(lore.party, shared), default=0.0),
        "person": bool(persons),
    }
    if a.joint and b.joint:
        ours, theirs = sides(actors, a.all), sides(actors, b.all)
        within = bool(ours and theirs) and (ours <= theirs or theirs <= ours)
        likely = within or (match(actors, a.all, b.all) or 0.0) >= STATE
        pair = min(len(ours), len(theirs)) > 1
        return found | {
            "pair": likely and pair,
            "one_of_pair": likely and not pair,
            "met": met(actors, a, b),
        }
    by = match(actors, a.by, b.by) or 0.0
    to = match(actors, a.to, b.to) or 0.0
    return found | {
        "doer": by >= SAME,
        "doer_state": SAME > by >= STATE,
        "doer_near": STATE > by >= BODIES,
        "no_doer": not (a.by and b.by),
        "done_to": to >= SAME,
        "done_to_state": SAME > to >= STATE,
        "done_to_near": STATE > to > 0,
        "crossed": not (a.by and b.by and a.to and b.to) and (_crossed(lore, a, b)),
    }


def _crossed(lore: Lore, a: Told, b: Told) -> bool:
    """Tell whether the doer of one is whom the other is done to: one who is not told whole."""
    pairs = ((x, y) for m, n in ((a, b), (b, a)) for x in m.by for y in n.to)
    return any(likeness(lore.actors[x], lore.actors[y]) >= STATE for x, y in pairs)


def _dates(a: Told, b: Told) -> Evidence:
    widths = [days(a.when), days(b.when)]
    spans = [w for w in widths if w is not None]
    both = a.dated and b.dated and len(spans) == 2
    width = max(spans) if both and a.when.meets(b.when) else None
    early, late = sorted((a, b), key=lambda t: t.account.order)
    told = (
        day_number(early.account.published.first_day),
        day_number(late.account.published.first_day),
    )
    later = abs(told[1] - told[0]) if told[0] and told[1] else 0
    return {
        "day": width is not None and width <= _SHORT,
        "week": width is not None and _SHORT < width <= _WEEK,
        "month": width is not None and _WEEK < width <= _MONTH,
        "wide": width is not None and width > _MONTH,
        "at_odds": both and not a.when.meets(b.when),
        "undated": not both,
        "none_dated": not a.dated and not b.dated,
        "later": log(1 + later) / 5,
        "two_news": _news_apart(a, b),
    }


def _news_apart(a: Told, b: Told) -> bool:
    """Tell whether both are news, one of them undated, of two times."""
    if not (a.fresh and b.fresh and a.done and b.done) or (a.dated and b.dated):
        return False
    x, y = _when_new(a), _when_new(b)
    return x is not None and y is not None and (x[0] > y[1] or y[0] > x[1])


def _when_new(told: Told) -> tuple[int, int] | None:
    """Return the first and last day on which an act told as news may have taken place."""
    published = day_number(told.account.published.first_day)
    if told.dated:
        first, last = day_number(told.when.first_day), day_number(told.when.last_day)
        return (first, last) if first and last else None
    return (published - _NEWS, published) if published else None


def _objects(lore: Lore, a: Told, b: Told) -> Evidence:
    things = (a.things & (b.things | b.stems)) | (b.things & a.stems)
    words = a.stems & b.stems
    few = min(len(a.stems), len(b.stems)) < 2
    two = bool(a.things and b.things) and not things_shared(a, b)
    number, place = count_evidence(a, b) or 0.0, place_evidence(a, b) or 0.0
    return {
        "one_thing": bool(things),
        "thing": min(_AT_MOST, sum(map(lore.word, sorted(things)))),
        "two_things": two,
        "name": bool(a.names & b.names),
        "other_object": _loose(a, b) and two_objects(lore.actors, a, b),
        "unlike_object": two and alike(a.kind, b.kind) < SURE,
        "two_names": bool(a.names and b.names and not a.names & b.names),
        "words": 0.0 if few else overlap(a.stems, b.stems),
        "rare_words": min(_AT_MOST, sum(map(lore.word, sorted(words)))),
        "number": number > 0,
        "place": place > 0,
        "two_places": place < 0,
        "bare_violence": _violent(a, b) and not things,
    }


def _loose(a: Told, b: Told) -> bool:
    """Tell whether two acts done are not both of one day: deeds of a kind recur in a month."""
    return a.done and b.done and not days(a.when) == days(b.when) == 1


_VIOLENT = frozenset({"attack", "fire", "kill", "explode", "injure"})


def _violent(a: Told, b: Told) -> bool:
    """Tell whether two tell violence against somebody who is not named: it comes often."""
    deadly = _VIOLENT & (a.kind.sure | b.kind.sure) or "ASSAULT" in (a.event.type, b.event.type)
    if not deadly:
        return False
    return not (a.persons & b.persons) and not a.names & b.names
