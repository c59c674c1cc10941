"""Placing articles in order of publication, so that the order of arrival plays no part.

The stories are a fold over the articles in order of publication, undated ones last, then by id:
each joins the group that it is most like among those before it, or starts one, and then the rules
may merge or split what has just grown. What persons judged stands above all rules (`by_hand`). A
group is called by the article that started it: its address is another matter (`addresses`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tidings.story.by_hand import ByHand
from tidings.story.grouping import (
    Features,
    State,
    held,
    join,
    leave,
    members,
    merge_proposed,
    move,
    place,
    split_proposed,
    story_of,
)
from tidings.values.moves import How

Key = tuple[tuple[bool, float, str], int, str]
"""Where an article stands in the order: whether undated, day and id; how far behind another."""

AS_ITS_EARLIER_VERSION = "it is a new version of an article there"
BY_A_PERSON = "a person put it there"
ROUNDS = 3  # how often rules are asked for more after one article


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the order of articles hangs on.

    `days`: article → day of publication, none where undated; `first`: article → the first version
    of it that is held, itself for most; `hand`: what persons judged.
    """

    days: Mapping[str, float | None]
    first: Mapping[str, str]
    hand: ByHand

    def before(self, article: str) -> str | None:
        """Return the article whose story this one goes to whatever it is like, if there is one."""
        root = self.first.get(article, article)
        return root if root != article else self.hand.beside.get(article)

    def key(self, article: str) -> Key:
        """Return what sorts an article: by publication, but after what it goes with."""
        mine = (self.days[article] is None, self.days[article] or 0.0, article)
        other = self.before(article)
        if other is None:
            return (mine, 0, article)
        theirs = self.key(other)
        return max((mine, 0, article), (theirs[0], theirs[1] + 1, article))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """Articles that a rule took from one group to another when one had been placed."""

    articles: tuple[str, ...]
    old: str
    new: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """The group that an article joined, why, and what rules did about it then."""

    article: str
    label: str
    score: float
    why: str
    how: How = "rule"
    shifted: tuple[Shifted, ...] = ()


def first_versions(revises: Mapping[str, str | None]) -> dict[str, str]:
    """Return for each article the first version of it that is held.

    `revises` has, for every article held, the one that it is a new version of, if any.

    >>> first_versions({"a": None, "b": "a", "c": "b", "d": "gone"})
    {'a': 'a', 'b': 'a', 'c': 'a', 'd': 'd'}
    """
    found: dict[str, str] = {}
    for article in revises:
        root, seen = article, {article}
        while (older := revises.get(root)) in revises and older is not None and older not in seen:
            root = older
            seen.add(older)
        found[article] = root
    return found


def put(features: Features, state: State, order: Order, *, rules: bool = True) -> tuple[Put, State]:
    """Put an article into its group; return that, and the next state.

    Without `rules` nothing is merged or split: the article is not in its order yet.
    """
    article, hand = features.article, order.hand
    found = _by_hand(article, state, order) or _by_likeness(features, state, hand)
    state = join(state, features, found.label, pin=hand.holds(order.first.get(article, article)))
    if not rules:
        return found, state
    shifted = []
    label = found.label
    for _ in range(ROUNDS):
        shift = _merged(state, label, order) or _split(state, label, order)
        if shift is None:
            break
        shifted.append(shift)
        for moved in shift.articles:
            pin = hand.holds(order.first.get(moved, moved))
            state = move(state, (moved,), shift.new, pin=pin)
        label = story_of(state, article) or label
    if not shifted:
        return found, state
    return replace(found, shifted=tuple(shifted)), state


def unwind(state: State, labels: Mapping[str, str], order: Order) -> State:
    """Return the state that holds just the articles of `labels`, each in its group."""
    return _put_right(_without_others(state, labels), labels, order)


def _without_others(state: State, labels: Mapping[str, str]) -> State:
    for article in [a for a in held(state) if a not in labels]:
        state = leave(state, article)
    return state


def _put_right(state: State, labels: Mapping[str, str], order: Order) -> State:
    for article, label in labels.items():
        if story_of(state, article) != label:
            pin = order.hand.holds(order.first.get(article, article))
            state = move(state, (article,), label, pin=pin)
    return state


def settle(articles: Iterable[Features], state: State, order: Order) -> Iterator[tuple[Put, State]]:
    """Yield where each article goes, and the state after it. They come in order of publication."""
    for features in articles:
        found, state = put(features, state, order)
        yield found, state


def _by_hand(article: str, state: State, order: Order) -> Put | None:
    """Return the group that an article is in whatever it is like; none where likeness tells."""
    hand = order.hand
    if (other := order.before(article)) and (label := story_of(state, other)):
        version = order.first.get(article, article) != article
        how: How = "version" if version else "person"
        why = AS_ITS_EARLIER_VERSION if version else BY_A_PERSON
        return Put(article=article, label=label, score=1.0, why=why, how=how)
    number = hand.tied.get(article)
    if number is None:
        return None
    label = _group_of(number, state, hand)
    if label is None and number not in hand.own:
        return None
    return Put(
        article=article,
        label=label or _unused(article, state),
        score=1.0,
        why=BY_A_PERSON,
        how="person",
    )


def _by_likeness(features: Features, state: State, hand: ByHand) -> Put:
    number = hand.tied.get(features.article, -1)
    foes = (_group_of(n, state, hand) for n in hand.apart.get(number, ()))
    placed = place(features, state, apart=frozenset(f for f in foes if f))
    return Put(
        article=features.article,
        label=placed.story or _unused(features.article, state),
        score=placed.score,
        why=placed.why,
    )


def _group_of(number: int, state: State, hand: ByHand) -> str | None:
    """Return the group that a set of articles is in, if any of it is placed yet."""
    return next((g for a in hand.sets[number] if (g := story_of(state, a))), None)


def _unused(label: str, state: State) -> str:
    while members(state, label):
        label += "'"
    return label


def _merged(state: State, label: str, order: Order) -> Shifted | None:
    """Return the merge that a rule proposes, unless a person keeps the two apart."""
    merge = merge_proposed(state, label)
    if merge is None or _kept_apart(members(state, merge.story), members(state, merge.into), order):
        return None
    return Shifted(
        articles=members(state, merge.story),
        old=merge.story,
        new=merge.into,
        score=merge.score,
        why=merge.why,
    )


def _kept_apart(ones: Iterable[str], others: Iterable[str], order: Order) -> bool:
    tied = order.hand.tied
    if not order.hand.apart:
        return False
    here = {tied[r] for a in ones if (r := order.first.get(a, a)) in tied}
    there = {tied[r] for a in others if (r := order.first.get(a, a)) in tied}
    return any(order.hand.apart.get(n, frozenset()) & there for n in here)


def _split(state: State, label: str, order: Order) -> Shifted | None:
    """Return the split that a rule proposes, versions of one article together."""
    split = split_proposed(state, label)
    if split is None:
        return None
    there = members(state, label)
    roots = {order.first.get(a, a) for a in split.articles}
    articles = tuple(a for a in there if order.first.get(a, a) in roots)
    if len(articles) == len(there) or any(order.hand.holds(r) for r in roots):
        return None
    new = _unused(articles[0], state)
    return Shifted(articles=articles, old=label, new=new, score=split.score, why=split.why)
