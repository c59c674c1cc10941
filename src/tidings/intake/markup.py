"""HTML to plain words. Scripts, styles and tags never survive; blocks become lines."""

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    (
        *("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "table"),
        *("section", "article", "blockquote", "figure", "figcaption", "pre", "hr", "header"),
        "footer",
    )
)
LOOKS_MARKED_UP = re.compile(r"</?[A-Za-z!][^<>]*>|&#?\w+;")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(re.sub(r"\s+", " ", data))


def plain(html: str | None) -> str:
    r"""Return the words of a piece of HTML, one block a paragraph.

    >>> plain("<p>One &amp; two</p><script>x()</script><p>three")
    'One & two\n\nthree'
    """
    if not html:
        return ""
    if not LOOKS_MARKED_UP.search(html):
        return html.strip()
    import nh3

    words = _Words()
    words.feed(nh3.clean(html, tags=set(BLOCKS), attributes={}))
    words.close()
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in "".join(words.parts).split("\n"))
    return "\n\n".join(line for line in lines if line)


def plain_line(html: str | None) -> str | None:
    """Return the words of a title, or none. Publishers escape titles once, twice or thrice."""
    words = html or ""
    for _ in range(3):
        words, before = plain(words), words
        if words == before:
            break
    return " ".join(words.split()) or None
