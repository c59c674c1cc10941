"""How many independent origins an event has: agencies, statements, outlets' own reporting."""

import re
from collections.abc import Iterable

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.told import Told

_WORDS = re.compile(r"[\w&.-]+")


def count_origins(tellings: Iterable[Told]) -> int:
    """Return the number of independent origins; two articles of one outlet are one.

    What an outlet tells only in a speaker's words has that speaker for its origin. A revision,
    and an article whose near-copy is held, add none.
    """
    carriers: dict[tuple[str, str], set[str | None]] = {}
    for told in tellings:
        if told.account.revises is None:
            carriers.setdefault(_carrier(told), set()).add(_speaker(told))
    found = {
        ("statement", speakers.pop() or "")
        if len(speakers) == 1 and None not in speakers
        else carrier
        for carrier, speakers in carriers.items()
    }
    return max(1, len(found))


def _carrier(told: Told) -> tuple[str, str]:
    """Return who carries a telling: the agency that it credits, else the outlet."""
    account = told.account
    if told.event.statement is not None:
        statement = account.reading.statements[told.event.statement]
        names = [account.words(s) for via in statement.via for s in via.spans]
        for name in (*names, statement.medium or ""):
            if (known := _agency_in(name)) is not None:
                return ("agency", known)
    agency = credited_agency(account)
    if agency is not None:
        return ("agency", agency)
    return ("outlet", (account.article.outlet or account.id).casefold())


def _speaker(told: Told) -> str | None:
    """Return on whose word alone a telling rests, or none where the outlet tells it itself."""
    if told.event.statement is None:
        return None
    speakers = told.account.actors(told.account.reading.statements[told.event.statement].actors)
    return speakers[0] if speakers else None


def credited_agency(account: Account) -> str | None:
    """Return the agency that an article credits: in its byline or as its outlet."""
    for text in (account.article.byline, account.article.outlet):
        if text and (found := _agency_in(text)) is not None:
            return found
    return None


def _agency_in(text: str) -> str | None:
    agencies = load_story().agencies
    folded = text.casefold().strip(" .")
    if folded in agencies:
        return folded
    words = [w.strip(".") for w in _WORDS.findall(text)]
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            phrase = " ".join(words[at : at + size])
            if phrase.casefold() in agencies and phrase[:1].isupper():
                return phrase.casefold()
    return None
