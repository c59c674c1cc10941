"""Text files, with or without header lines.

Title: …        any of these, in any order, one a line, at the very top,
Date: …         then an empty line (or none), then the text to the letter
Source: …       (the outlet)
URL: …
Kind: …
"""

import re

from tidings.intake.drafts import Draft

HEADER = re.compile(r"(title|date|source|url|kind)[ \t]*:([^\r\n]*)(?:\r\n|\n|\r|$)", re.I)
BREAK = re.compile(r"[ \t]*(?:\r\n|\n|\r)")
FIELDS = {"title": "title", "date": "published", "source": "outlet", "url": "url", "kind": "kind"}
LONGEST_HEADLINE = 160
SENTENCE_END = re.compile(r"[.;:,…][\"'”’)]*$")


def read_text_file(text: str) -> Draft:
    """Return the draft of one text file; its text is all that follows the header lines."""
    fields: dict[str, str] = {}
    at = 0
    while (line := HEADER.match(text, at)) and line.end() > at:
        if FIELDS[line[1].lower()] in fields:
            break
        fields[FIELDS[line[1].lower()]] = line[2].strip(" \t")
        at = line.end()
    if fields and (empty := BREAK.match(text, at)):
        at = empty.end()
    body = text[at:]
    return Draft(
        text=body,
        title=fields.get("title") or headline(body),
        published=fields.get("published"),
        outlet=fields.get("outlet"),
        url=fields.get("url"),
        kind=fields.get("kind"),
    )


def headline(text: str) -> str | None:
    r"""Return the first line where it is a headline: short, no sentence, and apart from the rest.

    >>> headline("Talks resume in Vienna\n\nThe two sides met on Monday.")
    'Talks resume in Vienna'
    >>> headline("The two sides met on Monday.\n\nThey will meet again.") is None
    True
    """
    first, _, rest = text.lstrip().partition("\n")
    first = first.strip()
    apart = rest.strip() and len(rest.lstrip()) > len(first)
    if not first or not apart or len(first) > LONGEST_HEADLINE or SENTENCE_END.search(first):
        return None
    return first if len(first.split()) > 1 and first[0].isalnum() | (first[0] in "'\"‘“") else None
