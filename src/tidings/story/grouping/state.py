"""The articles placed so far, a value: each verb returns the next state and leaves this one be.

States of one line share one index, which the newest of them extends. An older state that is asked
again works on a copy, made by doing once more what led to it.
"""

from collections.abc import Iterable

from tidings.codebook.grouping import load_grouping
from tidings.story.grouping.features import Features
from tidings.story.grouping.index import Index, Step


class State:
    """The stories known so far and the articles in them. Made by the verbs of this module only.

    What a state answers depends on which articles stand in which stories, never on the order in
    which they were put there.
    """

    __slots__ = ("_index", "_size")

    def __init__(self, index: Index | None = None, size: int = 0) -> None:
        """Begin with no story known; the arguments are for this module alone."""
        self._index = index
        self._size = size

    def __len__(self) -> int:
        """Return how many articles are held."""
        return len(self.index().story)

    def index(self) -> Index:
        """Return an index that holds just this state's articles."""
        if self._index is None or len(self._index.log) != self._size:
            fresh = Index(load_grouping())
            for step in self._index.log[: self._size] if self._index else ():
                fresh.take(step)
            if self._size:
                self._index = fresh
            return fresh
        return self._index


NOTHING_PLACED = State()


def join(state: State, features: Features, story: str, *, pin: bool = False) -> State:
    """Return the state after an article was put into a story, known or new: no search is made.

    An article that is held already is taken out first. `pin`: no rule may take it out again.
    """
    return _after(state, Step(features.article, story, features, pin))


def leave(state: State, article: str) -> State:
    """Return the state without that article, as if it had never come. KeyError: it is not held."""
    if story_of(state, article) is None:
        raise KeyError(article)
    return _after(state, Step(article, None))


def move(state: State, articles: Iterable[str], story: str, *, pin: bool = False) -> State:
    """Return the state after articles were moved into a story, known or new.

    This is what a merge, a split and a pin do: to merge, move all `members` of one story into the
    other. `pin`: no rule may take them out again. Raises KeyError for an article that is not held.
    """
    for article in articles:
        features = state.index().features[article]
        state = _after(state, Step(article, story, features, pin))
    return state


def members(state: State, story: str) -> tuple[str, ...]:
    """Return the articles of a story in order of publication, undated ones last, then by id."""
    held = state.index().stories.get(story)
    return tuple(article for _, _, article in held.keys) if held else ()


def features_of(state: State, article: str) -> Features:
    """Return what an article that is held is placed by. KeyError: it is not held."""
    return state.index().features[article]


def held(state: State) -> tuple[str, ...]:
    """Return the articles held, in order of their ids."""
    return tuple(sorted(state.index().story))


def story_of(state: State, article: str) -> str | None:
    """Return the story that an article stands in; none where it is not held."""
    return state.index().story.get(article)


def pinned(state: State, article: str) -> bool:
    """Tell whether an article was pinned to its story."""
    return article in state.index().pinned


def _after(state: State, step: Step) -> State:
    index = state.index()
    index.take(step)
    return State(index, len(index.log))
