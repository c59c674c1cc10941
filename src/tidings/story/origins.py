"""How many independent origins an event has: agencies, statements, outlets' own reporting."""

import re
from collections.abc import Iterable

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.told import Told

_WORDS = re.compile(r"[\w&.-]+")


def count_origins(tellings: Iterable[Told]) -> int:
    """Return the number of independent origins; two articles of one outlet are one.

    What an outlet takes from an agency or another outlet has that one for its origin, what it
    tells only in a speaker's words that speaker, and what stands in the same words in an earlier
    article the one that had them first. A revision, and an article whose near-copy is held, add
    none.
    """
    carriers: dict[tuple[str, str], set[str | None]] = {}
    first: dict[tuple[str, ...], tuple[str, str]] = {}
    for told in tellings:
        if told.account.revises is not None:
            continue
        carrier = _carrier(told)
        if len(told.said) >= _NO_CHANCE:
            carrier = first.setdefault(told.said, carrier)
        carriers.setdefault(carrier, set()).add(_speaker(told))
    found = {
        ("statement", speakers.pop() or "")
        if len(speakers) == 1 and None not in speakers
        else carrier
        for carrier, speakers in carriers.items()
    }
    return max(1, len(found))


_NO_CHANCE = 9
"""Words from which on two outlets do not by chance tell an act in the same ones."""
_DATELINE = re.compile(r"^[^\n(]{0,60}\(([A-Z][^()\n]{1,40})\)\s*[-–—]", re.MULTILINE)
"""What stands in brackets between the place and the dash: who reports ("OSLO (NTB) - …")."""


def _carrier(told: Told) -> tuple[str, str]:
    """Return who carries a telling: whom it cites or credits, else the outlet."""
    account = told.account
    cited = _cited(told)
    if cited is None:
        cited = credited_agency(account) or account.article.outlet or account.id
    return ("outlet", _called(cited))


def _called(outlet: str) -> str:
    return outlet.casefold().removeprefix("the ").strip()


def _cited(told: Told) -> str | None:
    """Return the agency or outlet whose report a telling passes on, none where it is its own."""
    if told.event.statement is None:
        return None
    account = told.account
    statement = account.reading.statements[told.event.statement]
    names = [account.words(s) for via in statement.via for s in via.spans]
    for name in (*names, statement.medium or ""):
        if (known := _agency_in(name)) is not None:
            return known
    refs = (*(ref for via in statement.via for ref in via.actors), *statement.actors)
    media = (account.reading.actors[ref] for ref in refs)
    return next((a.name for a in media if a.kind == "organisation" and a.sector == "MED"), None)


def _speaker(told: Told) -> str | None:
    """Return on whose word alone a telling rests, or none where an outlet tells it itself."""
    if told.event.statement is None:
        return None
    statement = told.account.reading.statements[told.event.statement]
    outlets = [told.account.reading.actors[ref].sector == "MED" for ref in statement.actors]
    speakers = told.account.actors(statement.actors)
    return speakers[0] if speakers and not all(outlets) else None


def credited_agency(account: Account) -> str | None:
    """Return the agency that an article credits: in its byline, its dateline or as its outlet.

    A dateline may credit one that no table knows.
    """
    for text in (account.article.byline, account.article.outlet):
        if text and (found := _agency_in(text)) is not None:
            return found
    dateline = _DATELINE.search(account.article.text[:_BEGINNING])
    if dateline is None:
        return None
    return _agency_in(dateline.group(1)) or dateline.group(1).casefold().strip()


_BEGINNING = 400
"""Characters in which a dateline may stand: below a headline and a line under it."""


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
