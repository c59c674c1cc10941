"""Which story an article belongs to: features of an article, what is held, placing, and why."""

from tidings.story.grouping.features import GROUPING_FORM, Features, features
from tidings.story.grouping.placing import Placement, Rival, place
from tidings.story.grouping.proposals import Merge, Split, merge_proposed, split_proposed
from tidings.story.grouping.state import (
    NOTHING_PLACED,
    State,
    features_of,
    held,
    join,
    leave,
    members,
    move,
    pinned,
    story_of,
)

__all__ = [
    "GROUPING_FORM",
    "NOTHING_PLACED",
    "Features",
    "Merge",
    "Placement",
    "Rival",
    "Split",
    "State",
    "features",
    "features_of",
    "held",
    "join",
    "leave",
    "members",
    "merge_proposed",
    "move",
    "pinned",
    "place",
    "split_proposed",
    "story_of",
]
