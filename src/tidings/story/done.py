"""Whether an act that an article tells is the very thing that was asked for, or promised by a day.

Same deed, same thing, same doer, told as done in the article's own voice, of the whole of it and
not of a part: then the article says it. Whatever only looks like it is offered.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from tidings.story.merging import Merged
from tidings.story.parties import Actors, sides
from tidings.story.plans import tells_deed
from tidings.story.stems import content, stem, words_of
from tidings.story.synonyms import one_word, surely_one
from tidings.story.told import Told
from tidings.story.voices import Voice
from tidings.values import LedgerRow, StateChange, StoryEvent

_COUNT = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {word: n for n, word in enumerate(_COUNT, 1)}
_ENDS = frozenset(
    {"it", "he", "she", "they", "which", "that", "who", "whom", "by", "until", "before", "after"}
    | {"at", "on", "in", "from", "unless", "if", "to", "and", "but", "with", "last", "earlier"}
)
_YEAR = 4
_PART = re.compile(
    r"\b(?:some|most|many|half|part|parts|few|several|one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
    r" (?:more )?of\b|\b(?:partly|partially|almost|nearly)\b",
    re.IGNORECASE,
)


def told_done(
    row: LedgerRow, voices: Sequence[Voice], merged: Merged, actors: Actors
) -> StateChange | None:
    """Return the change that an act told makes: a demand met, a promise kept by its day."""
    doer = row.to if row.kind == "demand" else row.by
    if row.kind not in {"demand", "promise"} or not doer or any(v.negated for v in voices):
        return None
    for event in merged.events:
        if event.status != "happened" or event.alleged_by or not _timely(event, row):
            continue
        if not sides(actors, event.source) & sides(actors, doer):
            continue
        told = next((t for t in merged.acts[event.id].tellings if _is_it(t, voices)), None)
        if told is not None:
            return StateChange(
                state="met" if row.kind == "demand" else "carried out",
                how="said",
                when=event.when,
                pointers=told.account.pointers((told.event.span,)),
                why="the article tells that it was done",
            )
    return None


def _timely(event: StoryEvent, row: LedgerRow) -> bool:
    """Tell whether an act came after the words, and a promised one by its day."""
    voiced, first = row.voiced.last_day, event.when.first_day
    if voiced is None or first is None or first < voiced:
        return False
    if row.kind == "demand":
        return True
    due, last = row.due.last_day if row.due else None, event.when.last_day
    return due is not None and last is not None and last <= due


def _is_it(told: Told, voices: Sequence[Voice]) -> bool:
    """Tell whether a telling is of the deed and the whole of the thing that some voice named."""
    if not told.done or told.event.statement is not None or not tells_deed(told):
        return False
    clause = told.account.words(told.event.span)
    if _PART.search(clause):
        return False
    trigger = words_of(told.account.words(told.event.trigger))
    words = words_of(clause)
    at = next((n for n, w in enumerate(words) if w in trigger), 0)
    act = Deed(frozenset(map(stem, trigger)), _thing(words, at), content(clause))
    asked = [a for v in voices if v.commitment.move is None for a in _asked(v, act)]
    counted = frozenset(n for a in asked for n in _numbers(a))
    mine = _numbers(act.thing)
    return bool(asked) and (not (mine and counted) or bool(mine & counted))


class Deed(NamedTuple):
    """An act told: the stems of its verb, the words of its thing, the stems of its clause."""

    verb: frozenset[str]
    thing: tuple[str, ...]
    stems: frozenset[str]


def _asked(voice: Voice, act: Deed) -> Iterator[tuple[str, ...]]:
    """Yield the words of the thing where a voice names the deed, and nothing that is not told."""
    for span in voice.commitment.what:
        words = words_of(voice.account.words(span))
        deeds = (n for n, w in enumerate(words) if any(surely_one(stem(w), a) for a in act.verb))
        at = next(deeds, None)
        if at is None:
            continue
        thing = _thing(words, at)
        named = content(" ".join(thing)) & voice.what
        if named and all(any(one_word(n, s) for s in act.stems) for n in named):
            yield thing


def _thing(words: Sequence[str], at: int) -> tuple[str, ...]:
    """Return the words of what a deed is done to: those after it up to a clause or a place.

    Of a passive ("the boats must be returned") those before it.
    """
    after = tuple(takewhile(lambda w: w not in _ENDS, words[at + 1 :]))
    return after if content(" ".join(after)) else tuple(words[:at])


def _numbers(words: Sequence[str]) -> frozenset[int]:
    found = (int(w) if w.isdigit() and len(w) < _YEAR else _NUMBERS.get(w) for w in words)
    return frozenset(n for n in found if n is not None)
