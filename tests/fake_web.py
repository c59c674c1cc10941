"""A web of a few pages, written by hand: it answers from a table and remembers what was asked."""

from dataclasses import dataclass, field

from tidings.errors import FetchError
from tidings.intake import Fetched
from tidings.values.sources import NEVER_ASKED, FeedState, Limits


@dataclass
class FakeWeb:
    """`pages` maps addresses to bodies, answers or errors; an address not in it is not found."""

    pages: dict[str, str | bytes | Fetched | Exception] = field(default_factory=dict)
    asked: list[tuple[str, FeedState]] = field(default_factory=list)

    def get(self, address: str, limits: Limits, state: FeedState = NEVER_ASKED) -> Fetched:
        del limits
        self.asked.append((address, state))
        page = self.pages.get(address)
        match page:
            case None:
                raise FetchError(f"{address} answered 404 (there is nothing at that address).")
            case Exception():
                raise page
            case Fetched():
                if page.state != NEVER_ASKED and page.state == state:
                    return Fetched(url=address, changed=False, state=state)
                return page
        body = page.encode() if isinstance(page, str) else page
        return Fetched(url=address, body=body)
