"""What the structure of an article shows of who says what, before anybody is named."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tidings.values import Manner, Span

Act = Literal["said", "thought", "unvoiced", "mention", "wrapper"]
Kind = Literal["saying", "belief", "intention", "impression"]
Range = tuple[int, int]  # first and last token, both included


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Content, cue and speaker as the sentence's structure shows them.

    `act`: "said"; "thought" where a holding or wanting is told; "unvoiced" where the cue is
    negated, asked or merely possible; "mention" where only a topic is named ("criticized the
    plan"); "wrapper" where all that is said is that another said it. `outer` is the position of
    the utterance inside which this one is told. `cue_head` and `speaker_head` are tokens;
    `hearers` the heads of those who are told; `medium` the words for what it is said in.
    `voice` is who stands behind a text that speaks ("it read": who issued the statement).
    `teller` is who quotes ("Tass quoted him as saying").
    `relative` is the pronoun ("who") that stands for the speaker beside the cue.
    `kind` tells words said from what somebody believes, or means to do, and from what merely seems
    so ("is expected to rise"). `confidence` is the trained model's: from .5 it is held for an
    attribution, 1 where there is no model. `learned` where no rule knows the cue.
    """

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    speaker: tuple[Span, ...]
    manner: Manner
    quoted: tuple[Span, ...] = ()
    act: Act = "said"
    kind: Kind = "saying"
    confidence: float = 1.0
    learned: bool = False
    cue_head: int | None = None
    speaker_head: int | None = None
    voice: int | None = None
    teller: int | None = None
    relative: Span | None = None
    hearers: tuple[int, ...] = ()
    medium: str | None = None
    medium_head: int | None = None
    outer: int | None = None


class Cue(NamedTuple):
    """A cue with what it governs: token ranges of its content, and its speaker's head token."""

    i: int
    first: int
    last: int
    frame: str
    ranges: tuple[Range, ...]
    speaker: int | None
    relative: int | None = None
