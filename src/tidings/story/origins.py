"""How many independent origins an event has: agencies, statements, outlets' own reporting."""

import re
from collections.abc import Iterable

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.told import Told

_WORDS = re.compile(r"[\w&.-]+")


def count_origins(tellings: Iterable[Told]) -> int:
    """Return the number of independent origins; two articles of one outlet are one.

    A revision, and an article whose near-copy is held, add none.
    """
    found = set()
    for told in tellings:
        if told.account.revises is None:
            found.add(origin(told))
    return max(1, len(found))


def origin(told: Told) -> tuple[str, str]:
    """Return where a telling comes from: ("agency", …), ("statement", …) or ("outlet", …)."""
    account = told.account
    agency = credited_agency(account)
    if told.event.statement is not None:
        statement = account.reading.statements[told.event.statement]
        for via in statement.via:
            for name in (account.words(s) for s in via.spans):
                if (known := _agency_in(name)) is not None:
                    return ("agency", known)
        if statement.medium and (known := _agency_in(statement.medium)) is not None:
            return ("agency", known)
        speakers = account.actors(statement.actors)
        if speakers and agency is None:
            return ("statement", speakers[0])
    if agency is not None:
        return ("agency", agency)
    return ("outlet", (account.article.outlet or account.id).casefold())


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
