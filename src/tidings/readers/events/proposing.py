"""Who a trained model takes for source and target in a sentence: a second opinion for the rules.

A model sees every phrase that may be a party (`phrases`) by its features (`phrase_features`) and
gives each its chance to be the source, the target, or one of those who do a thing together ("A met
B"). The phrases held never overlap. A proposal is of words, not of actors: who they name, and
whether anything was done at all, is for others to say.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from tidings.readers.events.phrase_features import clause_of, head_features, stretch_features
from tidings.readers.events.phrases import Stretch, stretches
from tidings.readers.syntax import Parse, Sentence

Role = Literal["source", "target", "both"]
Chances = tuple[float, float, float]
ROLES: tuple[Role, Role, Role] = ("source", "target", "both")
HELD = 0.35  # chance from which a phrase is held: the best F1 in cross-validation
LONGEST = 200  # tokens of a sentence beyond which nothing is proposed: a table, not a sentence


class Asked(NamedTuple):
    """The phrases of one sentence of `length` tokens as a model sees them.

    `ends` are (first token, one past the last), counted from the sentence's first token. A row is
    (which of `heads`, the stretch's own features).
    """

    length: int
    ends: Sequence[tuple[int, int]]
    heads: Sequence[Sequence[str]]
    rows: Sequence[tuple[int, Sequence[str]]]


class Proposer(Protocol):
    """A trained model of parties. `name` enters the fingerprint of a reading."""

    @property
    def name(self) -> str:
        """What the weights are called, and a digest of them."""
        ...

    def chances(self, asked: Sequence[Asked]) -> Sequence[Sequence[Chances]]:
        """Return for each phrase of each sentence its chances, in the order of `ROLES`."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Tokens `first` to `last` (both included), headed by `head`, taken for a party.

    `confidence` is the model's chance that role and both ends are right; from `HELD` up.
    """

    role: Role
    first: int
    last: int
    head: int
    confidence: float


class Leaning(NamedTuple):
    """The chances of a noun to head the source, the target, or one of those who act together.

    They are summed over its stretches: where a party ends is often open when who it is is not.
    """

    head: int
    source: float
    target: float
    both: float


def propose(
    parse: Parse, sentences: Iterable[Sentence], proposer: Proposer
) -> tuple[tuple[Proposal, ...], ...]:
    """Return for each sentence who is source and target in it, in order of the words.

    Sentences of an article are best asked for together: it halves the cost.
    """
    return tuple(_held(s, c) for s, c in _weighed(parse, sentences, proposer))


def lean(
    parse: Parse, sentences: Iterable[Sentence], proposer: Proposer
) -> tuple[tuple[Leaning, ...], ...]:
    """Return for each sentence the chances of each of its nouns, in order of the words."""
    return tuple(
        tuple(
            Leaning(head, *(round(min(sum(kind), 1.0), 4) for kind in zip(*own, strict=True)))
            for head, own in sorted(_by_head(may_be, chances).items())
        )
        for may_be, chances in _weighed(parse, sentences, proposer)
    )


def _by_head(may_be: Sequence[Stretch], chances: Sequence[Chances]) -> dict[int, list[Chances]]:
    found: dict[int, list[Chances]] = {}
    for stretch, each in zip(may_be, chances, strict=True):
        found.setdefault(stretch.head, []).append(each)
    return found


def _weighed(
    parse: Parse, sentences: Iterable[Sentence], proposer: Proposer
) -> Iterator[tuple[Sequence[Stretch], Sequence[Chances]]]:
    """Return the phrases of each sentence and their chances."""
    asked, found = [], []
    for sentence in sentences:
        fits = sentence.last - sentence.first <= LONGEST
        may_be = stretches(parse, sentence) if fits else []
        found.append(may_be)
        asked.append(ask(parse, sentence, may_be))
    return zip(found, proposer.chances(asked), strict=True)


def ask(parse: Parse, sentence: Sentence, may_be: Sequence[Stretch]) -> Asked:
    """Return the phrases of a sentence with their features."""
    clause = clause_of(parse, sentence, may_be)
    place = {head: n for n, head in enumerate(clause.heads)}
    return Asked(
        length=sentence.last - sentence.first,
        ends=[(s.first - sentence.first, s.last + 1 - sentence.first) for s in may_be],
        heads=[head_features(clause, head) for head in clause.heads],
        rows=[(place[s.head], stretch_features(clause, s)) for s in may_be],
    )


def _held(may_be: Sequence[Stretch], chances: Sequence[Chances]) -> tuple[Proposal, ...]:
    """Return the phrases that together have most chance above `HELD`; none overlaps another."""
    likely = []
    for stretch, each in zip(may_be, chances, strict=True):
        best = max(range(len(ROLES)), key=lambda role: each[role])
        if each[best] > HELD:
            likely.append((stretch, ROLES[best], each[best]))
    likely.sort(key=lambda one: (one[0].last, one[0].first))
    return tuple(
        Proposal(role=role, first=s.first, last=s.last, head=s.head, confidence=round(chance, 4))
        for s, role, chance in _apart(likely)
    )


def _apart(likely: Sequence[tuple[Stretch, Role, float]]) -> list[tuple[Stretch, Role, float]]:
    """Return those that do not overlap and gain most (weighted interval scheduling)."""
    best: list[tuple[float, int, int]] = [(0.0, -1, 0)]  # gain, which is taken last, what before
    for n, (stretch, _, chance) in enumerate(likely):
        before = next((m for m in range(n, 0, -1) if likely[m - 1][0].last < stretch.first), 0)
        gain = best[before][0] + chance - HELD
        best.append((gain, n, before) if gain > best[n][0] else (best[n][0], -1, n))
    taken = []
    at = len(likely)
    while at > 0:
        _, which, before = best[at]
        if which >= 0:
            taken.append(likely[which])
        at = before
    return taken[::-1]
