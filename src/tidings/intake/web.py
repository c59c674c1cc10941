"""The way out, as the rest of intake sees it. `tidings.intake.http` is the real one."""

from dataclasses import dataclass
from typing import Protocol

from tidings.values.sources import NEVER_ASKED, FeedState, Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What an address gave. `url` is where the redirects ended; `changed` is false after a 304."""

    url: str
    body: bytes = b""
    media_type: str = ""
    charset: str | None = None
    state: FeedState = NEVER_ASKED
    changed: bool = True


class Web(Protocol):
    """The way out. The tests have one written by hand."""

    def get(self, address: str, limits: Limits, state: FeedState = NEVER_ASKED) -> Fetched:
        """Return what `address` gives. Raises FetchError or RefusedAddress."""
        ...
