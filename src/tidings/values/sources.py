"""What intake hands over: articles taken from sources, feeds read, and what could not be read."""

from dataclasses import dataclass
from typing import Literal

from tidings.values.text import Article

FeedKind = Literal["rss", "atom", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How far intake goes: `max_bytes` a file or download, `timeout` in seconds a download.

    `max_redirects` counts hops, each of which is checked; `allow_private` lets addresses lead to
    this machine and its network.
    """

    max_bytes: int = 20 * 1024 * 1024
    timeout: float = 20.0
    max_redirects: int = 5
    allow_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """What a server told us to send along when we ask again: its ETag and Last-Modified."""

    etag: str | None = None
    modified: str | None = None


NEVER_ASKED = FeedState()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One article taken from a source.

    `source` is the file or address it came from, `place` where in it ("line 3", "entry 2"),
    `feed` the address of the feed that listed it, `given_id` the id that a JSON line gave it
    (the article's own id is made from its words). `notes` are plain sentences about what was not
    taken as given, such as a date that no calendar has. A summary has ``article.whole`` false.
    """

    article: Article
    source: str
    place: str | None = None
    feed: str | None = None
    given_id: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Something that could not be read, kept as a value: where, and one sentence why."""

    address: str
    reason: str
    feed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSeen:
    """A feed that was read: its own title, and how many entries it listed, whole or as a summary.

    `address` is where it was asked for, `fetched` whether it can be asked for again (a feed in a
    file cannot). `changed` is false where the server answered that nothing is new.
    """

    address: str
    title: str | None = None
    kind: FeedKind | None = None
    fetched: bool = True
    changed: bool = True
    state: FeedState = NEVER_ASKED
    entries: int = 0
    summaries: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedResult:
    """What one poll of a feed gave: its entries, or the trouble that stood in the way."""

    seen: FeedSeen
    entries: tuple[Taken, ...] = ()
    trouble: Trouble | None = None


Item = Taken | Trouble | FeedSeen
