"""Feeds and lists of feeds: RSS and Atom by feedparser, JSON Feed 1.1 by hand, OPML by listparser.

XML with entity declarations is refused before any parser sees it: a few lines of them can swell
to gigabytes ("billion laughs"), and no feed needs them.
"""

import io
import json
import re
from typing import Any, NamedTuple

from tidings.errors import UnreadableSource
from tidings.intake.addresses import web_address
from tidings.intake.drafts import Draft, kind_of, with_headline
from tidings.intake.markup import plain, plain_line
from tidings.values.sources import FeedKind

DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>", re.I)
ENTITIES = re.compile(r"<!ENTITY\b", re.I)
CUT_SHORT = re.compile(
    r"(?:\.\.\.|…|\[…\]|\[\.\.\.\]|\[&hellip;\]|\b(?:read|see|view) (?:more|on|the full \w+)|"
    r"\bcontinue reading|\bfull (?:story|article))\W*$",
    re.I,
)
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
WHOLE_CONTENT_WORDS = 60  # a shorter `content` is as often a teaser as an article
WHOLE_SUMMARY_WORDS = 200


class FeedRead(NamedTuple):
    """A feed's title and kind, and its entries in its own order. Some may hold a title alone.

    `broken` tells what is malformed in it.
    """

    title: str | None
    kind: FeedKind
    entries: tuple[Draft, ...]
    broken: str | None = None


def read_feed(text: str, where: str, base: str | None) -> FeedRead:
    """Return what an RSS or Atom feed holds. Raises UnreadableSource where it is no feed."""
    import feedparser

    refuse_entities(text, where)
    raw = DECLARATION.sub("", text.lstrip("\ufeff \t\r\n")).encode()
    headers = {"content-type": "application/xml; charset=utf-8"}
    feed = feedparser.parse(
        io.BytesIO(raw), response_headers=headers | ({"content-location": base} if base else {})
    )
    broken = _broken(feed)
    if not feed.entries and (broken or not feed.version):
        why = f": {broken}" if broken else ""
        raise UnreadableSource(
            f"{where} is not a well-formed feed{why}; check the address, or tell its publisher."
        )
    title = plain_line(feed.feed.get("title"))
    language = feed.feed.get("language")
    return FeedRead(
        title,
        "atom" if str(feed.version).startswith("atom") else "rss",
        tuple(_entry(e, title, language) for e in feed.entries),
        broken,
    )


def refuse_entities(text: str, where: str) -> None:
    """Raise UnreadableSource where XML declares entities of its own."""
    if ENTITIES.search(text):
        raise UnreadableSource(
            f"{where} declares XML entities, which can swell without bound, and was not read; "
            "ask its publisher for a feed without them."
        )


def _broken(feed: Any) -> str | None:
    if not feed.bozo:
        return None
    return " ".join(str(feed.get("bozo_exception", "not well-formed")).split())[:120]


def _entry(entry: Any, outlet: str | None, language: str | None) -> Draft:
    title = plain_line(entry.get("title"))
    contents = [plain(c.get("value")) for c in entry.get("content", ())]
    content = max(contents, key=len, default="")
    summary = plain(entry.get("summary"))
    # dict.get: feedparser answers a missing "updated" with "published", and warns
    published = entry.get("published") or dict.get(entry, "updated")
    source = entry.get("source") or {}
    return _draft(
        Draft(
            text=max(content, summary, key=len),
            title=title,
            outlet=plain_line(source.get("title")) or outlet,
            published=published,
            url=web_address(entry.get("link")),
            byline=plain_line(entry.get("author")),
            language=entry.get("language") or language,
            topics=tuple(t for tag in entry.get("tags", ()) if (t := plain_line(tag.get("term")))),
        ),
        in_full=len(content) >= len(summary) > 0 or bool(content),
    )


def _draft(draft: Draft, *, in_full: bool) -> Draft:
    """Return the draft with its headline in its text, and whether it is whole."""
    from dataclasses import replace

    return replace(
        draft,
        text=with_headline(draft.title, draft.text) or "",
        kind=draft.kind or kind_of(draft.url),
        whole=_is_whole(draft.text, in_full=in_full),
    )


def _is_whole(body: str, *, in_full: bool) -> bool:
    if CUT_SHORT.search(body[-80:]):
        return False
    words = len(body.split())
    if in_full:
        return words >= WHOLE_CONTENT_WORDS
    return words >= WHOLE_SUMMARY_WORDS and bool(SENTENCE_END.search(body))


def read_json_feed(text: str, where: str, base: str | None) -> FeedRead:
    """Return what a JSON Feed holds (jsonfeed.org, version 1 or 1.1)."""
    feed = json.loads(text)
    items = feed.get("items")
    if not isinstance(items, list):
        raise UnreadableSource(f"{where} is a JSON Feed without `items`; tell its publisher.")
    title = plain_line(_text(feed, "title"))
    entries = tuple(
        _item(i, title, _text(feed, "language"), base) for i in items if isinstance(i, dict)
    )
    return FeedRead(title, "json", entries)


def _item(
    item: dict[str, Any], outlet: str | None, language: str | None, base: str | None
) -> Draft:
    content = plain(_text(item, "content_html")) or _text(item, "content_text") or ""
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = [_text(a, "name") for a in authors or () if isinstance(a, dict)]
    tags = item.get("tags")
    return _draft(
        Draft(
            text=content or plain(_text(item, "summary")),
            title=plain_line(_text(item, "title")),
            outlet=outlet,
            published=_text(item, "date_published") or _text(item, "date_modified"),
            url=web_address(_text(item, "url") or _text(item, "external_url"), base),
            byline="; ".join(n for n in names if n) or None,
            language=_text(item, "language") or language,
            topics=tuple(t for t in tags if isinstance(t, str)) if isinstance(tags, list) else (),
        ),
        in_full=bool(content),
    )


def _text(row: dict[str, Any], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value.strip() else None


def read_opml(text: str, where: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that an OPML list names, each once, in its order."""
    import listparser

    refuse_entities(text, where)
    found = listparser.parse(DECLARATION.sub("", text.lstrip("\ufeff \t\r\n")))
    feeds = dict.fromkeys(a for f in found["feeds"] if (a := web_address(f.get("url"))))
    if not feeds:
        why = f" ({found['bozo_exception']})" if found["bozo"] else ""
        raise UnreadableSource(f"{where} is a list that names no feed{why}; export it again.")
    return tuple(feeds)
