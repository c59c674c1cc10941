"""The grouping room's tables: thresholds, and how common words are in news."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingRule:
    """When an article joins a story. `least` is the similarity needed, 0 to 1.

    `names` is the weight of a name against another word, `floor` and `days` how similarity fades
    with the days since the story's last article, `seen` how much an article that the desk holds
    counts against one of those that the commonness of words was learned from.
    """

    least: float
    names: float
    floor: float
    days: float
    seen: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingBook:
    """The tables of `grouping.toml`. `common` is the share of news articles that hold a stem."""

    full: PlacingRule
    short: PlacingRule
    articles: int
    parties: float
    common: Mapping[str, float]


@cache
def load_grouping() -> GroupingBook:
    """Return the packaged tables, read once."""
    table = read_table("grouping")
    common = {
        stem: float(share) for share, stems in table["common"].items() for stem in stems.split()
    }
    return GroupingBook(
        full=PlacingRule(**table["full"]),
        short=PlacingRule(**table["short"]),
        articles=table["prior"]["articles"],
        parties=table["prior"]["parties"],
        common=common,
    )
