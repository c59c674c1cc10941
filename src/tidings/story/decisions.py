"""A decision on its way: the steps that articles tell of one bill, and the step they await.

The Senate passes it, the House passes it, the president signs it: one decision with three steps.
Which verb is which step is a table (`codebook/story.toml`, [steps]).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar, cast

from tidings.codebook.story import load_story
from tidings.story.parties import Actors, sides
from tidings.story.pieces import capital
from tidings.story.stems import content, overlap, stem, words_of
from tidings.story.telling import names
from tidings.story.verbs import is_past, past_of
from tidings.story.voices import BILL, Voice
from tidings.story.wording import said, time_spans
from tidings.values import Interval, LedgerState, Span, StateChange

_FIRST = 14
"""Words of a clause among which its step is looked for."""
_SHOWN = 16
"""Words of a step that are shown with it."""
_NOT_YET = frozenset({"not", "never", "yet", "would", "will", "may", "might", "could", "whether"})
_TEXTS = (
    r"bills?|legislation|laws?|resolution|motion|treaty|accord|pact|amendment|measure|budget|statute"
    r"|decree|constitution"
)
_TEXT = re.compile(
    rf"\b(?:an?|the|this|that)\s+(?:[\w’'-]+\s+){{0,4}}?(?:{_TEXTS})\b|\b(?:\w+\s+)?legislation\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a decision, as one voice tells it."""

    voice: Voice
    kind: str
    words: str

    @property
    def sides(self) -> frozenset[str]:
        """Who takes it: bodies and persons, not their state."""
        return frozenset(self.voice.by)


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Return every form of the words of a bill's way, and what each is."""
    found: dict[str, str] = {}
    for word, state in load_story().steps.items():
        for form in (word, *(_inflected(word) if state != "aside" else ())):
            found.setdefault(form, state)
    return found


def _inflected(verb: str) -> tuple[str, str, str]:
    """Return a verb's -s form, past and -ing form."""
    trunk = verb.removesuffix("e") if not verb.endswith("ee") else verb
    s = f"{verb}es" if verb.endswith(("s", "sh", "o")) else f"{verb}s"
    return (s, past_of(verb), f"{trunk}ing")


@lru_cache(maxsize=1)
def _form_stems() -> frozenset[str]:
    return frozenset(stem(w) for w in (*_forms(), *_NUMBERS))


_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "votes")


def of_bill(stems: frozenset[str]) -> frozenset[str]:
    """Return content stems without those of the step itself ("approved it by 419 to three")."""
    return stems - _form_stems() - BILL


def step_of(voice: Voice) -> Step:
    """Return the step that a voice tells, "awaited" where none is taken yet."""
    words = " ".join(voice.account.words(s) for s in voice.commitment.what)
    heads = words_of(words)
    if _predicate(words):
        heads = heads[:_FIRST]
    kinds = [k for w in heads if (k := _forms().get(w)) not in (None, "aside")]
    kind = kinds[0] if kinds else "awaited"
    if "awaited" in kinds[:1] or ("awaited" in kinds and not _predicate(words)):
        kind = "awaited"
    if _NOT_YET & set(heads[:5]):
        kind = "awaited"
    if kind == "step" and "against" in heads[1:4]:
        kind = "refused"
    return Step(voice, kind, words)


def _predicate(words: str) -> bool:
    """Tell whether the words of a step begin with its verb: who takes it stands apart."""
    first = words.split(maxsplit=1)[0].lower() if words else ""
    return is_past(first) or first in ("has", "have", "had", "is", "was", "were")


def steps(voices: Sequence[Voice], actors: Actors) -> tuple[StateChange, ...]:
    """Return the steps of a decision in order of date, each once; none where it is but one."""
    taken: list[Step] = []
    for told in map(step_of, voices):
        if told.kind == "awaited":
            known = bool(taken) and _still_awaited(told, taken[-1])
        else:
            known = any(_same_step(told, other) for other in taken)
        if not known:
            taken.append(told)
    if len(taken) < 2:
        return ()
    return tuple(_change(step, actors) for step in sorted(taken, key=_day))


def _day(step: Step) -> tuple[str, str]:
    """Return the day of a step; for what is awaited, the day of the article that says so."""
    published = step.voice.account.published
    when = published if step.kind == "awaited" else step.voice.when
    return (
        when.first_day or when.last_day or "9999",
        published.last_day or published.first_day or "9999",
    )


def _same_step(a: Step, b: Step) -> bool:
    """Tell whether two voices tell one step: who takes it, its kind, its day."""
    if a.kind != b.kind:
        return False
    if not (a.sides & b.sides or not a.sides or not b.sides):
        return False
    return a.voice.when.meets(b.voice.when)


def _still_awaited(told: Step, last: Step) -> bool:
    """Tell whether what is awaited was so already: the same body has taken no step since."""
    return last.kind == "awaited" and bool(told.sides & last.sides or not told.sides)


def _change(step: Step, actors: Actors) -> StateChange:
    voice = step.voice
    state = "open" if step.kind == "awaited" else step.kind
    return StateChange(
        state=cast(LedgerState, state),
        how="said",
        when=_said_on(voice) if step.kind == "awaited" else voice.when,
        pointers=voice.account.pointers(voice.spans),
        why=_shown(step, actors),
    )


def _said_on(voice: Voice) -> Interval:
    """Return the day of the article that tells what is awaited."""
    return voice.account.published


def _shown(step: Step, actors: Actors) -> str:
    """Return a step in plain words: who, and the clause as far as it tells the step."""
    voice = step.voice
    span = voice.commitment.what[0]
    who = names([actors[i] for i in voice.by])
    parts: list[str | Span] = [who, span] if who and _predicate(step.words) else [span]
    cuts = time_spans(voice.account, voice.commitment.when, span)
    text = "".join(p.text for p in said(voice.account, parts, cuts) or ())
    words = text.split()
    if step.kind == "awaited" and len(words) > _SHOWN and not _predicate(step.words):
        words = _from_awaited(words)
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


def _from_awaited(words: list[str]) -> list[str]:
    """Return a long clause from the word on that says what is awaited."""
    bare = [w.strip(".,;").lower() for w in words]
    at = next((n for n, w in enumerate(bare) if _forms().get(w) == "awaited"), 0)
    return [capital(words[at]), *words[at + 1 :]]


def bill_span(voice: Voice) -> Span | None:
    """Return where a voice names the bill, from its article to the end of the clause."""
    for span in voice.commitment.what:
        found = _TEXT.search(voice.account.words(span))
        if found:
            return Span(span.start + found.start(), span.end)
    return None


T = TypeVar("T")


def decision_of(
    heard: Voice, rows: Sequence[tuple[T, Sequence[Voice]]], actors: Actors
) -> T | None:
    """Return the row of the decision that a voice tells a step of, or none.

    One that names nothing of the bill joins the only row that fits.
    """
    decided = [(r, vs) for r, vs in rows if vs[0].commitment.kind == "decision"]
    sure = [r for r, vs in decided if any(one_bill(actors, heard, v) for v in vs)]
    if sure:
        return sure[-1]
    bare = [r for r, vs in decided if any(_bare(actors, heard, v) for v in vs)]
    return bare[0] if len(bare) == 1 else None


def one_bill(actors: Actors, a: Voice, b: Voice) -> bool:
    """Tell whether two steps of one state's bodies are steps of one decision.

    They name the same things of the bill, or stand near each other in one article.
    """
    if a.by and b.by and not sides(actors, a.by) & sides(actors, b.by):
        return False
    if a.event is not None and a.event == b.event:
        return True
    x, y = of_bill(a.what), of_bill(b.what)
    if len(x & y) >= 2 and overlap(x, y) >= 0.4:
        return True
    if a.of_bill and b.of_bill and x & y:
        return True
    if a.account.id == b.account.id:
        places = (min(s.start for s in a.spans), min(s.start for s in b.spans))
        return abs(places[0] - places[1]) <= NEAR
    return False


def _bare(actors: Actors, bare: Voice, other: Voice) -> bool:
    """Tell whether a step names nothing of its bill, in an article that speaks of the other's."""
    if len(of_bill(bare.what)) > 1 or not sides(actors, bare.by) & sides(actors, other.by):
        return False
    theirs = of_bill(other.what)
    return len(theirs) >= 2 and overlap(theirs, content(bare.account.article.text)) >= 0.5


NEAR = 900
"""Characters within which one article's steps of one state's bodies are of one bill."""


def bill_words(voices: Sequence[Voice]) -> tuple[Voice, Span] | None:
    """Return the voice that names the bill most fully, and where."""
    named = [(v, s) for v in voices if (s := bill_span(v))]
    return max(named, key=lambda p: (len(of_bill(p[0].what)), -p[0].account.order), default=None)
