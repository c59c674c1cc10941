"""The plain words for states, the same on every face.

PLOVER's capitals stay in exports; a page says *under way*, *called off*, *done*.
"""

from collections.abc import Mapping, Sequence

from tidings.story.state_words import STATE, state_word, why_in_words
from tidings.values import Judgement, Pointer, Status, StoryEvent
from tidings.values.identity import Settled
from tidings.values.story import Verdict

STATUS: Mapping[Status, str] = {
    "happened": "happened",
    "ongoing": "under way",
    "planned": "planned",
    "called off": "called off",
    "threatened": "threatened",
    "demanded": "demanded",
    "proposed": "proposed",
    "denied": "denied",
    "hypothetical": "only supposed",
    "counterfactual": "did not happen",
}


def event_word(event: StoryEvent) -> str:
    """Return the word for how an event stands; what is planned still may be put off."""
    return "postponed" if event.postponed else STATUS[event.status]


VERDICT: Mapping[Verdict, str] = {
    "same": "the same",
    "different": "not the same",
    "wrong": "marked wrong",
    "corrected": "corrected",
    "unsure": "left unsure",
    "pinned": "pinned",
    "agreed": "agreed to",
    "declined": "not so",
}

# what a reason weighs, in natural log-odds → in words; the last row is for whatever is less
WEIGHTS: tuple[tuple[float, str], ...] = (
    (50.0, "settles it"),
    (4.0, "very strong"),
    (2.0, "strong"),
    (0.7, "some"),
    (0.0, "slight"),
)


def weight_in_words(weight: float) -> str:
    """Return what a reason weighs for or against one actor.

    >>> weight_in_words(2.5), weight_in_words(-1), weight_in_words(0)
    ('strong, for', 'some, against', 'neither for nor against')
    """
    if weight == 0:
        return "neither for nor against"
    size = next(word for least, word in WEIGHTS if abs(weight) >= least)
    return f"{size}, {'for' if weight > 0 else 'against'}"


def settled_in_words(told: Settled, *, ids: bool = True) -> str:
    """Return why a judgement is not heeded, or not whole; nothing where it is."""
    if told.state == "overruled" and told.by is None:
        return "overruled: articles that came later tell more"
    if told.state == "overruled":
        return f"overruled by the later judgement {told.by}" if ids else "overruled by a later one"
    missing = len({p.words for p in told.missing})
    if told.state == "waiting":
        words = ", ".join(dict.fromkeys(f"“{' '.join(p.words.split())}”" for p in told.missing))
        if not words and told.judgement.about != "actor":
            return "waiting: its words are read otherwise now"
        if not words:
            return "waiting: its words now stand for one actor of one article"
        return f"waiting: its words are not in the record ({words})"
    return f"some of its words are not in the record ({missing})" if missing else ""


def sides_apart(judgement: Judgement) -> tuple[tuple[Pointer, ...], ...]:
    """Return the sides of a judgement without the spellings that an earlier side has too.

    Where a side has no other ("Kim" of one article is not "Kim" of the others) it stays whole.
    """
    told: set[str] = set()
    found = []
    for side in judgement.sides:
        fresh = tuple(p for p in side if " ".join(p.words.split()) not in told)
        found.append(fresh or side)
        told |= {" ".join(p.words.split()) for p in side}
    return tuple(found)


def regrouped_in_words(judgement: Judgement) -> str:
    """Return what a judgement on stories says, its articles named by their titles."""
    here, there = (
        _titles(judgement.subjects[: judgement.apart]),
        _titles(judgement.subjects[judgement.apart :]),
    )
    match judgement.verdict:
        case "same":
            return f"one story: {here} with {there}"
        case "different":
            return f"another story: {here}, and not {there}"
    return f"stays where it is: {here}" if not there else f"stays: {here}, with {there}"


def _titles(pointers: Sequence[Pointer]) -> str:
    named = list(dict.fromkeys(" ".join(p.words.split()) or p.article for p in pointers))
    more = f" and {len(named) - 2} more" if len(named) > 2 else ""
    return ", ".join(f"“{title}”" for title in named[:2]) + more


__all__ = ["STATE", "state_word", "why_in_words"]
