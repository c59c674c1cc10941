"""The grouping room's tables: thresholds, and how common words are in news."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tidings.codebook.actors import state_words
from tidings.codebook.tables import read_table

EVIDENCE = ("words", "nearest", "numbers")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingRule:
    """When an article of at most `words` words joins a story.

    `least` is how likely it must be, 0 to 1, that it is of the story: `start` and one of `weights`
    for each piece of evidence, joined by the logistic function. `known` is enough where both name a
    person who does not speak for a state.

    `names` is the weight of a name against another word, `floor` and `days` how evidence fades with
    the days since the story's last article, `seen` how much an article that the desk holds counts
    against one of those that the commonness of words was learned from; 0: what is held tells
    nothing of it.
    """

    words: int
    least: float
    known: float
    start: float
    weights: tuple[float, ...]
    names: float
    floor: float
    days: float
    seen: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingBook:
    """The tables of `grouping.toml`. `rules` run from the shortest articles to any length.

    `common` is the share of news articles that hold a stem, learned from `articles` of them;
    `parties` the share taken for a pair of states that deal with each other. `states` are the words
    that name states, their people and seats: where they are more than `mostly` of what an article
    shares with a story, `left` of the likelihood is left.
    """

    rules: tuple[PlacingRule, ...]
    articles: int
    parties: float
    states: frozenset[str]
    mostly: float
    left: float
    common: Mapping[str, float]

    def rule(self, words: int) -> PlacingRule:
        """Return the rule for an article of that many words."""
        return next(rule for rule in self.rules if words <= rule.words)


@cache
def load_grouping() -> GroupingBook:
    """Return the packaged tables, read once."""
    table = read_table("grouping")
    common = {
        stem: float(share) for share, stems in table["common"].items() for stem in stems.split()
    }
    return GroupingBook(
        rules=tuple(_rule(table[name]) for name in ("headline", "brief", "full")),
        articles=table["prior"]["articles"],
        parties=table["prior"]["parties"],
        states=state_words(),
        mostly=table["states"]["mostly"],
        left=table["states"]["left"],
        common=common,
    )


def _rule(row: dict[str, Any]) -> PlacingRule:
    """Return a rule whose weights stand by name, in the order of the evidence."""
    weights = row.pop("weights")
    return PlacingRule(**row, weights=tuple(float(weights[name]) for name in EVIDENCE))
