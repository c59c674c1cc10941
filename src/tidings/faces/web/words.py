"""The plain words that stand on pages for the record's own terms, as tables.

PLOVER's capitals stay in exports; a page says *under way*, *called off*, *government*.
"""

import re
from collections.abc import Mapping

from tidings.faces.dates import compared
from tidings.faces.words import VERDICT, settled_in_words, weight_in_words

NOT_HELD = "did not take place"

HOW: Mapping[str, str] = {
    "said": "an article says so",
    "agreed": "you agreed",
    "inferred": "offered: seems so, no article says it",
    "corrected": "set by hand",
}

SECTION: Mapping[str, str] = {
    "changed": "What changed",
    "events": "Events",
    "statements": "Statements",
    "ledger": "Ledger",
    "disagreements": "Accounts differ",
    "updates": "What revisions changed",
    "actors": "Who is in it",
    "coverage": "Coverage",
}

# the section of a line, as its kind
ONE_OF: Mapping[str, str] = {
    "events": "event",
    "statements": "statement",
    "ledger": "ledger",
    "disagreements": "accounts differ",
    "updates": "revision",
}

CHANGE: Mapping[str, str] = {
    "event": "event",
    "status": "changed",
    "state": "ledger",
    "commitment": "ledger, new",
    "disagreement": "accounts differ",
    "statement": "said",
    "detail": "detail",
    "background": "background",
    "update": "article updated",
}

CAUSE: Mapping[str, str] = {
    "news": "",
    "rereading": "from reading again",
    "judgement": "from a judgement",
}

# PLOVER sector → word
SECTOR: Mapping[str, str] = {
    "GOV": "government",
    "LEG": "legislature",
    "JUD": "courts",
    "MIL": "armed forces",
    "COP": "police",
    "SPY": "intelligence service",
    "OPP": "opposition",
    "PTY": "party",
    "REB": "armed group",
    "UAF": "armed group",
    "CVL": "civilians",
    "MED": "news media",
    "BUS": "business",
    "NGO": "organisation",
    "IGO": "body of states",
    "INT": "body of states",
    "EDU": "learning",
    "ELI": "public figure",
    "LAB": "workers",
    "REL": "religious body",
    "JEW": "religious body",
    "CHR": "religious body",
    "MUS": "religious body",
}

# what stands between the two whom a judgement names
JOINED: Mapping[str, str] = {"same": "is", "different": "is not", "unsure": "may or may not be"}

CLUTTER: Mapping[str, str] = {
    "caption": "caption",
    "promo": "promotion",
    "byline": "byline",
    "dateline": "dateline",
    "related": "related item",
    "other": "page clutter",
}


CLICK: Mapping[str, str] = {
    "actor": "the actor’s page",
    "interests": "the first page",
    "judgements": "the page Judgements",
    "stories": "the page Stories",
    "story": "the page of a story",
}
"""A command that tells more → the page that does."""
TYPED = re.compile(
    r"; `tidings (actor|interests|judgements|stories|story)\b[^`]*`|: tidings actor split \w+"
)


def clicked(sentence: str) -> str:
    """Return a sentence of the desk with what to click where it says what to type.

    >>> clicked("No judgement is in force under 'x'; `tidings judgements` lists them.")
    "No judgement is in force under 'x'; the page Judgements lists them."
    """
    return TYPED.sub(lambda m: f"; {CLICK[m[1]]}" if m[1] else ", see the actor’s page", sentence)


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return "1 article", "2 articles"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def listed(words: tuple[str, ...] | list[str]) -> str:
    """Return "A", "A and B", "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


__all__ = ["VERDICT", "compared", "settled_in_words", "weight_in_words"]
