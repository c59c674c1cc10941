"""The grouping room's tables: thresholds, and how common words are in news."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingRule:
    """When an article of at most `words` words joins a story.

    `least` is the similarity needed, 0 to 1.

    `names` is the weight of a name against another word, `floor` and `days` how similarity fades
    with the days since the story's last article, `seen` how much an article that the desk holds
    counts against one of those that the commonness of words was learned from.
    """

    words: int
    least: float
    names: float
    floor: float
    days: float
    seen: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingBook:
    """The tables of `grouping.toml`. `rules` run from the shortest articles to any length.

    `common` is the share of news articles that hold a stem, learned from `articles` of them;
    `parties` the share taken for a pair of states that deal with each other.
    """

    rules: tuple[PlacingRule, ...]
    articles: int
    parties: float
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
        rules=tuple(PlacingRule(**table[name]) for name in ("headline", "brief", "full")),
        articles=table["prior"]["articles"],
        parties=table["prior"]["parties"],
        common=common,
    )
