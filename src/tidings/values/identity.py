"""Why two mentions are held to be one actor, or kept apart."""

from dataclasses import dataclass
from typing import Literal

from tidings.values.story import Judgement, Pointer

State = Literal["in force", "waiting", "overruled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence: a feature ("given name", "country", "office at the time"), what it
    weighs in natural log-odds (above 0 for one actor, below 0 against), and plain words.
    """

    feature: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """A verdict on two actors, each named by words of an article, with what it rests on.

    By a rule it is derived anew whenever a story is folded; by a person, `judgement` is the id of
    the judgement that can be taken back.
    """

    verdict: Literal["same", "different", "unsure"]
    subjects: tuple[Pointer, Pointer]
    reasons: tuple[Reason, ...]
    by: Literal["rule", "person"] = "rule"
    judgement: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of a judgement. "waiting": what it judges, of two sides one, is not in the
    record; "overruled": a later judgement, whose id is `by`, lets nothing of it hold, or articles
    held since then tell more. `missing` are those of its words that are not in the record.
    `text` is what the record says, or would say, of the line or event judged; `story` and `line`
    tell where that stands.
    """

    judgement: Judgement
    state: State
    missing: tuple[Pointer, ...] = ()
    by: str | None = None
    text: str = ""
    story: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of an actor, which a person may part from the rest: one spelling, or one article.

    `key` tells it from the others in words: the spelling, or the article's id.
    `pointers` name each of its members, one an article's actor; `ruling` is the strongest by which
    the rules joined it to the rest, and `weight` what its reasons add up to.
    """

    number: int
    key: str
    name: str
    pointers: tuple[Pointer, ...]
    ruling: Ruling | None = None
    weight: float | None = None
