"""A decision on its way: the steps that articles tell of one bill, and the step they await.

The Senate passes it, the House passes it, the president signs it: one decision with three steps.
Which verb is which step is a table (`codebook/story.toml`, [steps]).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar, cast

from tidings.codebook.story import load_story
from tidings.story.parties import Actors, parties
from tidings.story.pieces import capital
from tidings.story.stems import content, overlap, stem, words_of
from tidings.story.telling import names
from tidings.story.verbs import inflected, is_past
from tidings.story.voices import BILL, Voice
from tidings.story.wording import said, time_spans
from tidings.values import Interval, LedgerState, Span, StateChange

_SHOWN = 16
"""Words of a step that are shown with it."""
_NOT_YET = frozenset(
    {"not", "never", "yet", "would", "will", "may", "might", "could", "whether", "if", "to"}
)
_AUXILIARIES = frozenset({"has", "have", "had", "is", "was", "were", "been", "being"})
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
    """One step of a decision, as one voice tells it: in which words, without its date."""

    voice: Voice
    kind: str
    words: str

    @property
    def sides(self) -> frozenset[str]:
        """Who takes it: bodies and persons, not their state."""
        return parties(self.voice.account.identity.by_id, self.voice.by)

    @property
    def predicate(self) -> bool:
        """Tell whether the words begin with their verb: who takes the step stands apart."""
        first = self.words.split(maxsplit=1)[0].lower() if self.words else ""
        return is_past(first) or first in _AUXILIARIES or first.endswith(("n't", "n’t"))


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    """Return every form of the words of a bill's way, and what each is."""
    found: dict[str, str] = {}
    for word, state in load_story().steps.items():
        for form in (word, *(inflected(word) if state != "aside" else ())):
            found.setdefault(form, state)
    return found


@lru_cache(maxsize=1)
def _form_stems() -> frozenset[str]:
    return frozenset(stem(w) for w in (*_forms(), *_NUMBERS))


_NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "votes")


def of_bill(stems: frozenset[str]) -> frozenset[str]:
    """Return content stems without those of the step itself ("approved it by 419 to three")."""
    return stems - _form_stems() - BILL


def step_of(voice: Voice) -> Step:
    """Return the step that a voice tells: "awaited" where none is taken, "" where none is told."""
    if voice.commitment.kind == "denial":
        return Step(voice, "refused", f"refused {voice.account.words(voice.commitment.what[0])}")
    span = _step_span(voice)
    cuts = time_spans(voice.account, voice.commitment.when, span)
    told = said(voice.account, [span], cuts) or ()
    step = Step(voice, "", "".join(p.text for p in told))
    kind = _kind(step)
    return replace(step, kind="" if kind == "refused" and _is_one_side(voice) else kind)


_SIDES = frozenset(
    stem(w)
    for w in (
        "party",
        "opposition",
        "bloc",
        "alliance",
        "movement",
        "faction",
        "union",
        "coalition",
    )
)
"""Who is but a part of a chamber: its votes against a bill do not refuse it."""


def _is_one_side(voice: Voice) -> bool:
    """Tell whether a party or one person, no chamber, votes against."""
    people = voice.account.reading.actors
    heads = {stem(w) for s in voice.commitment.what for w in words_of(voice.account.words(s))}
    votes = stem("vote") in heads
    named = [people[ref] for ref in voice.commitment.by]
    return votes and any(
        a.kind == "person" or _SIDES & {stem(w) for w in words_of(a.name)} for a in named
    )


def _step_span(voice: Voice) -> Span:
    """Return where the step is told, not where its bill is named."""
    spans = voice.commitment.what
    acted = [s for s in spans if any(w in _forms() for w in words_of(voice.account.words(s)))]
    return (acted or list(spans))[-1]


def _kind(step: Step) -> str:
    heads = words_of(step.words.replace("n't", " not").replace("n’t", " not"))
    found = [(n, k) for n, w in enumerate(heads) if (k := _forms().get(w)) not in (None, "aside")]
    at, kind = found[0] if found else (len(heads), "")
    open_yet = bool(_NOT_YET & set(heads[:at]))
    if step.predicate:
        # The verb of the predicate is the step; what comes deeper in it is only spoken of.
        verbs = [w for w in heads[:at] if w not in _AUXILIARIES and w not in _NOT_YET]
        if verbs:
            return "awaited" if open_yet else ""
    elif any(k == "awaited" for _, k in found):
        return "awaited"
    if open_yet:
        return "awaited"
    against = "against" in heads[at + 1 : at + 4]
    return "refused" if kind == "step" and against else kind


def steps(voices: Sequence[Voice], actors: Actors) -> tuple[StateChange, ...]:
    """Return the steps of a decision in order of date, each once; none where it is but one."""
    taken: list[Step] = []
    for told in map(step_of, voices):
        if not told.kind:
            continue
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
    who = names([actors[i] for i in step.voice.by])
    words = step.words.split()
    if step.kind == "awaited" and step.predicate and _forms().get(_main(words)) != "awaited":
        return f"No step yet by {who}" if who else "No step yet"
    if step.predicate and who:
        words = [capital(who), words[0][:1].lower() + words[0][1:], *words[1:]]
    elif step.kind == "awaited" and len(words) > _SHOWN:
        words = _from_awaited(words)
    return " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")


def _main(words: Sequence[str]) -> str:
    """Return the verb of a predicate: its first word that is no auxiliary."""
    bare = (w.strip(".,;").lower() for w in words)
    return next((w for w in bare if w not in _AUXILIARIES), "")


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


def refuses_step(denial: Voice) -> bool:
    """Tell whether a refusal is of a step of a bill: "declined to sign the bill"."""
    words = words_of(" ".join(denial.account.words(s) for s in denial.commitment.what))
    taken = any(_forms().get(w) in {"step", "carried out"} for w in words[:_FIRST])
    return taken and bill_span(denial) is not None


_FIRST = 3
"""Words of a refusal among which its verb stands ("to sign the bill")."""


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
    if _other_states(actors, a, b):
        return False
    if a.event is not None and a.event == b.event:
        return True
    x, y = of_bill(a.what), of_bill(b.what)
    if len(x & y) >= 2 and overlap(x, y) >= 0.4:
        return True
    if a.of_bill and b.of_bill and x & y:
        return True
    if a.account.id == b.account.id and (bill_span(a) is None or bill_span(b) is None):
        places = (min(s.start for s in a.spans), min(s.start for s in b.spans))
        return abs(places[0] - places[1]) <= NEAR
    return False


def _other_states(actors: Actors, a: Voice, b: Voice) -> bool:
    """Tell whether two steps are of bodies of different states, both known."""
    mine = {actors[i].country for i in a.by} - {None}
    theirs = {actors[i].country for i in b.by} - {None}
    return bool(mine and theirs and not mine & theirs)


def _bare(actors: Actors, bare: Voice, other: Voice) -> bool:
    """Tell whether a step names nothing of its bill, in an article that speaks of the other's."""
    if len(of_bill(bare.what)) > 1 or _other_states(actors, bare, other):
        return False
    theirs = of_bill(other.what)
    return len(theirs) >= 2 and overlap(theirs, content(bare.account.article.text)) >= 0.5


NEAR = 900
"""Characters within which one article's steps of one state's bodies are of one bill."""


def bill_words(voices: Sequence[Voice]) -> tuple[Voice, Span] | None:
    """Return the voice that names the bill most fully, and where."""
    named = [(v, s) for v in voices if (s := bill_span(v))]
    return max(named, key=lambda p: (len(of_bill(p[0].what)), -p[0].account.order), default=None)
