"""Each telling of a commitment, and whether two are of one."""

from dataclasses import dataclass
from functools import cache

from tidings.codebook.actors import load_actors
from tidings.codebook.ledger import load_ledger
from tidings.readers.actors import acting_state
from tidings.story.accounts import Account
from tidings.story.merging import Merged
from tidings.story.parties import BODIES, Actors, match, side, sides
from tidings.story.stems import content, kindred, specific, stem
from tidings.story.synonyms import other_deed, shared_words, shares_deed
from tidings.values import Commitment, Interval, Span, StoryActor, Telling

BILL = frozenset(stem(w) for w in ("bill", "legislation", "law", "resolution", "motion"))
_NOT = frozenset({"not", "never", "no", "against", "without"})
_NEAR = frozenset({"threat", "promise", "plan"})
"""Kinds of what a party will do itself: one article's plan is another's promise."""
_GOVERNING = frozenset({"GOV", "MIL", "COP", "SPY"})
_VOICED_ANEW = frozenset({"repeated", "hardened", "softened"})
_BOUND_TO_EVENT = frozenset({"plan", "decision", "measure"})


@dataclass(frozen=True, slots=True)
class Voice:
    """One article's telling of a commitment. `what` and `hangs_on` are content stems."""

    account: Account
    index: int
    commitment: Commitment
    when: Interval
    by: tuple[str, ...]
    to: tuple[str, ...]
    what: frozenset[str]
    hangs_on: frozenset[str]
    event: str | None
    cause: str | None

    @property
    def pointing(self) -> bool:
        """Tell whether it only points back ("repeated that threat")."""
        return not self.what and not self.hangs_on and self.commitment.move is not None

    @property
    def moved(self) -> bool:
        """Tell whether it says what became of a commitment, and not only that it was voiced."""
        return self.commitment.move is not None and self.commitment.move not in _VOICED_ANEW

    @property
    def negated(self) -> bool:
        """Tell whether it is that something be not done."""
        words = " ".join(self.account.words(s) for s in self.commitment.what).casefold().split()
        return bool(_NOT & set(words)) or any(w.endswith(("n't", "n’t")) for w in words)

    @property
    def told_by(self) -> tuple[str, ...]:
        """Who voices it, where that is another than whose it is: a spokesperson of a state."""
        return tuple(i for i in self.account.actors(self.commitment.by) if i not in self.by)

    @property
    def of_bill(self) -> bool:
        """Tell whether it names a bill or law."""
        return bool(BILL & self.account.content(self.commitment.what))

    @property
    def spans(self) -> tuple[Span, ...]:
        """All the words it rests on."""
        c = self.commitment
        return (*c.what, *(s for d in c.conditions for s in d.spans), *c.move_spans)


def voice(account: Account, index: int, merged: Merged, actors: Actors) -> Voice:
    """Return one commitment of an article as a voice."""
    commitment = account.reading.commitments[index]
    by, to = account.actors(commitment.by), account.actors(commitment.to)
    if commitment.kind == "measure":
        by = _governments(actors, by)
    own = sides(actors, by)
    to = tuple(i for i in to if side(actors[i]) not in own)
    conditions = [s for c in commitment.conditions for s in c.spans]
    named = _names(actors, (*by, *to))
    hangs_on = specific(account.topic(conditions)) - named
    event, cause = commitment.event, commitment.answers
    if cause is None and event is not None:
        cause = account.reading.events[event].answers
    return Voice(
        account,
        index,
        commitment,
        account.interval(commitment.when),
        by,
        to,
        specific(account.topic(commitment.what)) - named - hangs_on - units(),
        hangs_on,
        None if event is None else merged.of.get((account.id, event)),
        None if cause is None else merged.of.get((account.id, cause)),
    )


@cache
def units() -> frozenset[str]:
    """Return the stems of words of sums, which tell no commitment from another."""
    return frozenset(stem(w) for w in load_ledger().units)


def _governments(actors: Actors, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return those whose measure it is: an official speaks for his state."""
    labels = load_actors().labels
    acting = [a for a in actors.values() if acting_state(a)]
    acting.sort(key=lambda a: a.name == labels.get(a.country or ""))  # the state itself wins
    states = {a.country: a.id for a in acting}
    spoken = ("person", "unnamed")
    return tuple(
        dict.fromkeys(
            states.get(actors[i].country or "", i) if actors[i].kind in spoken else i for i in ids
        )
    )


def _names(actors: Actors, ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*(content(n) for i in ids for n, _ in actors[i].names))


def voice_telling(v: Voice) -> Telling:
    """Return a voice as the story keeps it."""
    status = None
    if v.commitment.event is not None:
        status = v.account.reading.events[v.commitment.event].status
    return Telling(
        article=v.account.id,
        index=v.index,
        pointers=v.account.pointers(v.spans),
        status=status,
        when=v.when,
    )


def same_parties(actors: Actors, a: Voice, b: Voice) -> bool:
    """Tell whether two voices are of one party towards one party, as far as they are named.

    Two officials of one state's government speak for it: what one demands, the other repeats.
    """
    if _private(actors, a.by) != _private(actors, b.by) and a.by and b.by:
        return False
    by = match(actors, *_for_states(actors, a.by, b.by))
    to = match(actors, *_for_states(actors, a.to, b.to))
    if by is None or to is None:
        return False
    if (a.moved and not a.by) or (b.moved and not b.by):
        return shared_words(a.what, b.what) > 1  # "accepted the proposal of …", by whom is not told
    return by >= BODIES or (not a.by and not b.by)


def _for_states(
    actors: Actors, xs: tuple[str, ...], ys: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return two lists of parties, officials of one government made one in both."""
    ours = {actors[i].country: i for i in xs if _official(actors[i])}
    return xs, tuple(ours.get(actors[i].country, i) if _official(actors[i]) else i for i in ys)


def _private(actors: Actors, ids: tuple[str, ...]) -> bool:
    """Tell whether a commitment is of one who has another office than of state: a union's head."""
    return any(
        actors[i].kind == "person"
        and (actors[i].role is not None or actors[i].sector is not None)
        and actors[i].sector not in _GOVERNING
        for i in ids
    )


def _official(actor: StoryActor) -> bool:
    return actor.kind == "person" and actor.country is not None and actor.sector in _GOVERNING


def same_commitment(actors: Actors, a: Voice, b: Voice) -> bool:
    """Tell whether two voices are of one commitment: kind, parties, cause, conditions, content."""
    if not _one_kind(a, b) or not same_parties(actors, a, b):
        return False
    if a.commitment.kind in _BOUND_TO_EVENT and a.event is not None and a.event == b.event:
        return True
    if _beside(a, b, shared_words(a.what, b.what)):
        return True
    if a.negated != b.negated or (a.cause and b.cause and a.cause != b.cause):
        return False
    if a.commitment.kind == "plan" and (a.event or b.event) and not (a.moved or b.moved):
        return False
    what, shared = alike(a.what, b.what), shared_words(a.what, b.what)
    if shared and _by_one_day(a, b):
        return True
    if other_deed(a.what, b.what) or _other_day(a, b):
        return False
    if a.moved and shared == 1 and len(a.what) > 2:
        return False  # "dropped its plan to order strikers back" is not of the strike
    if a.moved or b.moved:
        return what and (a.commitment.kind == b.commitment.kind or shared >= 2)
    hangs_on = alike(a.hangs_on, b.hangs_on)
    if a.hangs_on and b.hangs_on:
        whole = (
            what
            and shared >= 2
            and (
                shared == min(len(a.what), len(b.what)) or shared_words(a.hangs_on, b.hangs_on) > 0
            )
        )
        return whole or (hangs_on and (shared > 0 or not (a.what and b.what)))
    if bool(a.hangs_on) != bool(b.hangs_on):
        # What one demands, another may put as a condition; a bare threat is no conditional one.
        return what and shared >= 2
    return what


def _by_one_day(a: Voice, b: Voice) -> bool:
    """Tell whether two of one kind, by one who is named, are due on one and the same day."""
    if a.commitment.kind != b.commitment.kind or a.moved or b.moved or not (a.by and b.by):
        return False
    if a.commitment.due is None or b.commitment.due is None:
        return False
    one, other = a.account.interval(a.commitment.due), b.account.interval(b.commitment.due)
    return one.last_day is not None and one.last_day == other.last_day


def _other_day(a: Voice, b: Voice) -> bool:
    """Tell whether two plans are for days that cannot be one, neither being put off."""
    if a.commitment.kind != "plan" or "postponed" in (a.commitment.move, b.commitment.move):
        return False
    if a.commitment.due is None or b.commitment.due is None:
        return False
    one, other = a.account.interval(a.commitment.due), b.account.interval(b.commitment.due)
    return one.known and other.known and not one.meets(other)


def _one_kind(a: Voice, b: Voice) -> bool:
    """Tell whether two are of one kind; what became of it may be told of a kind near to it."""
    if a.commitment.kind == b.commitment.kind:
        return True
    near = {a.commitment.kind, b.commitment.kind} <= _NEAR
    named = bool(a.what & b.what)
    deed = shares_deed(a.what, b.what) or len(a.what & b.what) > 2
    return a.moved and not b.moved and near and named and deed


def _beside(a: Voice, b: Voice, shared: int) -> bool:
    """Tell whether an article says one threat in two ways: paraphrased, and quoted."""
    threats = a.commitment.kind == b.commitment.kind == "threat"
    one = a.account.id == b.account.id and a.commitment.statement != b.commitment.statement
    return threats and one and shared > 0


def alike(a: frozenset[str], b: frozenset[str]) -> bool:
    """Tell whether two sets of content stems are of one thing, near-synonyms taken as one."""
    shared = shared_words(a, b)
    smaller = min(len(a), len(b))
    return (shared >= 2 and shared >= smaller * 0.5) or (0 < smaller <= 2 and shared == smaller)


def related(actors: Actors, a: Voice, b: Voice) -> bool:
    """Tell whether two voices are of one kind between the same parties and yet not surely one.

    A threat may be any threat of theirs; a demand, promise or proposal is of the same object.
    """
    if a.commitment.kind != b.commitment.kind or a.commitment.kind in _BOUND_TO_EVENT:
        return False
    if not (a.by and b.by) or not same_parties(actors, a, b):
        return False
    things = kindred(a.what | a.hangs_on) & kindred(b.what | b.hangs_on)
    return a.commitment.kind == "threat" or bool(things)
