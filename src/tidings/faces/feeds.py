"""One Atom feed an interest (RFC 4287): an entry for each line that was news, on its day.

Every date comes from the values: an entry is *published* on the day of the article that brought it
and *updated* then too, or on the day on which a merge brought that article into the interest; never
when the feed is asked for. Ids are tag URIs (RFC 4151) made from the place of the sentence that the
line rests on: who has seen a line does not see it again, neither when articles are read anew nor
when its story is joined to another.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from tidings.values import Interest

ATOM = "http://www.w3.org/2005/Atom"
TAG = "tag:tidings.local,2026:"
LIMIT = 60

# what XML 1.0 cannot carry, even escaped
UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that prove a line: where they stand on the desk, and in what ("The Mail, 2 May")."""

    href: str
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line for the feed: `key` names it for ever, `kind` says what it tells ("said").

    `href` is its address on the desk, `day` the day (ISO) of the article that brought it, `heard`
    the day on which a merge brought that into the interest, where one did.
    """

    key: str
    story: str
    story_title: str
    kind: str
    text: str
    href: str
    day: str | None
    proofs: tuple[Words, ...] = ()
    heard: str | None = None


def atom(interest: Interest, items: Sequence[Item], base: str) -> bytes:
    """Return the feed as UTF-8 XML, the newest day first, of a day the lines in their order.

    `base` is the desk's address, "http://…/".
    """
    fallback = _stamp(interest.added) or "1970-01-01T00:00:00Z"
    newest = sorted(items, key=_last_heard, reverse=True)[:LIMIT]
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    home = f"{base}interest/{interest.id}.atom"
    _add(feed, "id", f"{TAG}interest/{interest.id}")
    _add(feed, "title", f"Tidings: {interest.name}")
    _add(
        feed, "updated", max((s for i in newest if (s := _stamp(_last_heard(i)))), default=fallback)
    )
    _add(_add(feed, "author"), "name", "Tidings")
    _add(feed, "link", attributes={"rel": "self", "href": home, "type": "application/atom+xml"})
    _add(feed, "link", attributes={"rel": "alternate", "href": base, "type": "text/html"})
    for item in newest:
        _entry(feed, item, base, fallback)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(feed: ET.Element, item: Item, base: str, fallback: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", f"{TAG}line/{item.key}")
    _add(entry, "title", item.text)
    day = _stamp(item.day) or fallback
    _add(entry, "updated", _stamp(item.heard) or day)
    _add(entry, "published", day)
    href = _address(base, item.href)
    _add(entry, "link", attributes={"rel": "alternate", "href": href, "type": "text/html"})
    _add(entry, "category", attributes={"term": item.story, "label": item.story_title})
    _add(entry, "content", _content(item, base), {"type": "html"})


def _last_heard(item: Item) -> str:
    return item.heard or item.day or ""


def _content(item: Item, base: str) -> str:
    """Return a line with its story and the words that prove it, as HTML."""
    story = _address(base, f"/story/{item.story}")
    told = f" · {escape(item.kind)}" if item.kind else ""
    lines = [
        f"<p>{escape(item.text)}</p>",
        f'<p><a href="{escape(story)}">{escape(item.story_title)}</a>{told}</p>',
    ]
    words = "".join(
        f'<li>{escape(p.words)} (<a href="{escape(_address(base, p.href))}">{escape(p.source)}</a>)'
        "</li>"
        for p in item.proofs
    )
    return "".join(lines) + (f"<ul>{words}</ul>" if words else "")


def _address(base: str, href: str) -> str:
    return base.rstrip("/") + href


def _add(
    parent: ET.Element, name: str, text: str = "", attributes: Mapping[str, str] | None = None
) -> ET.Element:
    clean = {k: UNFIT.sub("", v) for k, v in (attributes or {}).items()}
    element = ET.SubElement(parent, name, clean)
    element.text = UNFIT.sub("", text) or None
    return element


def _stamp(value: str | None) -> str | None:
    """Return an ISO date or date-time as RFC 3339 wants it, in UTC where no zone is given.

    >>> _stamp("2024-05-21"), _stamp("2024-05-21T09:30+02:00")
    ('2024-05-21T00:00:00Z', '2024-05-21T09:30:00+02:00')
    """
    if not value:
        return None
    moment = datetime.fromisoformat(value)
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return zoned.isoformat(timespec="seconds").replace("+00:00", "Z")
