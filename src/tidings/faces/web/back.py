"""The way back: from the form that judges a line to where one was, with a note of what happened."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from starlette.requests import Request

JUDGED, UNDONE = "judged", "undone"
"""Parameters of an address that say what has just been done."""


def inside(address: str) -> str | None:
    """Return an address if it is a path of this desk, without its scheme and host; else none.

    >>> inside("/story/3fa9?as_of=2017-07-18#l-e-1"), inside("//other.example/"), inside("x")
    ('/story/3fa9?as_of=2017-07-18#l-e-1', None, None)
    """
    if not address.startswith("/") or address.startswith("//") or "\\" in address:
        return None
    if any(ord(c) < 33 or ord(c) == 127 for c in address):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return None if parts.scheme or parts.netloc else address


def came_from(request: Request) -> str | None:
    """Return the page of this desk from which a request came, if it says so."""
    sender = request.headers.get("referer", "")
    try:
        there = urlsplit(sender)
    except ValueError:
        return None
    if (there.scheme, there.netloc) != (request.url.scheme, request.headers.get("host", "")):
        return None
    path = inside(urlunsplit(("", "", there.path or "/", there.query, "")))
    return None if path is None or "/line/" in path else without_note(path)


def without_note(address: str) -> str:
    """Return an address without what says what was done before."""
    parts = urlsplit(address)
    kept = [(k, v) for k, v in parse_qsl(parts.query) if k not in (JUDGED, UNDONE)]
    return urlunsplit(("", "", parts.path, urlencode(kept), parts.fragment))


def with_note(address: str, name: str, value: str, anchor: str = "") -> str:
    """Return an address that tells what was done, at the anchor given."""
    parts = urlsplit(without_note(address))
    query = urlencode([*parse_qsl(parts.query), (name, value)])
    return urlunsplit(("", "", parts.path, query, anchor or parts.fragment))
