"""What a source holds, told by its content first and by its name only where content is silent."""

import json
import re
from typing import Literal

Holds = Literal["text", "html", "articles", "json feed", "feed", "opml"]

ROOT = re.compile(r"<(?![?!])\s*([A-Za-z][\w:.-]*)")
PROLOG = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!doctype[^>\[]*(?:\[.*?\]\s*)?>\s*)*", re.I | re.S
)
ROOTS: dict[str, Holds] = {
    "rss": "feed",
    "feed": "feed",
    "atom:feed": "feed",
    "rdf:rdf": "feed",
    "channel": "feed",
    "opml": "opml",
}
HTML_ROOTS = frozenset(
    (
        *("html", "head", "body", "article", "main", "section", "div", "p", "h1", "h2", "header"),
        *("title", "meta", "script", "span", "table"),
    )
)
FEED_NAMES = (".xml", ".rss", ".atom", ".rdf")
FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml"})
HTML_NAMES = (".html", ".htm", ".xhtml")
JSON_NAMES = (".json", ".jsonl", ".ndjson")
HEAD = 20_000


def holds(text: str, name: str = "", media_type: str = "") -> Holds:
    """Return what `text` holds. `name` is its file name or address."""
    start = text[:HEAD].lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return _markup(start, name.lower(), media_type)
    if start.startswith(("{", "[")):
        return _json(text, name.lower(), media_type)
    called_a_feed = name.lower().endswith(FEED_NAMES) or media_type in FEED_TYPES
    return "feed" if called_a_feed else "text"


def _markup(start: str, name: str, media_type: str) -> Holds:
    doctype = start[:200].lower()
    if doctype.startswith("<!doctype html"):
        return "html"
    prolog = PROLOG.match(start)
    root = ROOT.match(start, prolog.end() if prolog else 0)
    tag = root[1].lower() if root else ""
    if tag in ROOTS:
        return ROOTS[tag]
    if tag in HTML_ROOTS or name.endswith(HTML_NAMES) or "html" in media_type:
        return "html"
    if name.endswith(".opml"):
        return "opml"
    xml = doctype.startswith("<?xml") or name.endswith(FEED_NAMES) or media_type.endswith("xml")
    return "feed" if xml else "text"


def _json(text: str, name: str, media_type: str) -> Holds:
    first = text.lstrip("\ufeff \t\r\n").partition("\n")[0].strip()
    declared = name.endswith(JSON_NAMES) or "json" in media_type
    whole = _loads(text) if not _loads(first) else None
    found = _loads(first) or whole
    if isinstance(found, dict) and "jsonfeed.org" in str(found.get("version", "")):
        return "json feed"
    if isinstance(found, (dict, list)) or declared:
        return "articles"
    return "text"


def _loads(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
