"""Whose man somebody is: the state that a person or body speaks for, as the articles show it."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from tidings.codebook.actors import load_actors
from tidings.story.accounts import Account
from tidings.story.parties import Actors
from tidings.values import Span

_CAPITAL = re.compile(r"\b[A-Z][\w-]*")
_KINDS = frozenset({"state", "adjective", "people", "capital", "seat"})
_TITLE = re.compile(r"\s(?:[A-Z][\w-]*\s){0,4}")
_ROLE = re.compile(r"\s(?:[a-z][\w-]*\s){0,4}?([a-z]+),?\s")
_AFTER = re.compile(r",\s+(?:the\s+)?")
_SPEAKS = re.compile(r"\s+(?:said|says|vowed|promised|warned)\s+(?:on\s\w+\s)?(?:that\s)?")
_SPOKE_IN = re.compile(r"\s+(?:said|told\s[^.,;]{3,30})\s+in\s")
_PLACE = re.compile(r"(?:^|[.!?][\"”]?\s+|\n)In\s+(?=[A-Z])")
_DATELINE_OF = re.compile(r"(?m)^([A-Z][A-Z .'’-]{2,30})\b[^\n]{0,40}?\s[-–—]+\s")
_NEAR = 50
"""Characters within which the adjective of a state before a name tells whose man he is."""
_OWN = 3
_THERE = 2
_DATELINE = 1
"""Weights: "Albania's X" or "X, the Albanian minister"; "In Tirana, X"; a dateline before X."""


def states_named(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield where states are named, by name, adjective or seat: offset, ISO code, kind of word."""
    phrases = load_actors().phrases
    taken = 0
    for found in _CAPITAL.finditer(text):
        if found.start() < taken:
            continue
        options = phrases.get(found.group(), ())
        for words, entry in sorted(options, key=lambda o: -len(o[0])):
            whole = " ".join(words)
            at_all = text.startswith(whole, found.start())
            ends = text[found.start() + len(whole) : found.start() + len(whole) + 1]
            if at_all and not ends.isalnum():
                if entry.kind in _KINDS and entry.state and not entry.unsure:
                    yield found.start(), entry.state, entry.kind
                taken = found.start() + len(whole)
                break


def home_states(accounts: Sequence[Account], actors: Actors) -> dict[str, str]:
    """Return for persons and bodies the state they stand for, as far as it can be told.

    Their own country where it is known; else the state that is named with them most: "Albania's
    X", "X, the Albanian minister", "In Tirana, X", or a dateline over the paragraph.
    """
    seen: dict[str, Counter[str]] = {}
    for account in accounts:
        text = account.article.text
        named = [(at, state) for at, state, _ in states_named(text)]
        opening, seat = _dateline(account)
        for mention in account.reading.mentions:
            for ident in account.actors([mention.actor]):
                if actors[ident].kind != "person":
                    continue
                shown = seen.setdefault(ident, Counter())
                shown.update(_shown(text, mention.span, named))
                if seat and opening.holds(mention.span):
                    shown[seat] += _DATELINE
    for ident, shown in seen.items():
        country = actors[ident].country
        if country:
            shown[country] += _THERE
    found = {i: c for i, a in actors.items() if (c := a.country) and i not in seen}
    for ident, counted in seen.items():
        ranked = counted.most_common(2)
        if ranked and (len(ranked) < 2 or ranked[0][1] > ranked[1][1] + 1):
            found[ident] = ranked[0][0]
    return found


def _dateline(account: Account) -> tuple[Span, str | None]:
    """Return an article's first paragraph, and the state in whose seat it is dated."""
    text = account.article.text
    found = _DATELINE_OF.search(text)
    start = found.start() if found else 0
    body = Span(start, max(text.find("\n", start), start + 1))
    states = [s for _, s, _ in states_named(found.group(1).title())] if found else []
    return body, states[0] if states else None


def _shown(text: str, name: Span, named: Sequence[tuple[int, str]]) -> Mapping[str, int]:
    """Return the states that a naming shows somebody to be of, each with its weight."""
    found: Counter[str] = Counter()
    for at, state in named:
        if name.start - _NEAR <= at < name.start:
            between = text[at : name.start]
            word = re.match(r"[\w-]+(['’]s)?", between)
            if word and (word.group(1) or word.group().endswith(("n", "sh", "ese", "ch"))):
                if _titled(between[word.end() :]):
                    found[state] += _OWN
            elif _PLACE.search(text[max(0, at - 6) : at]):
                found[state] += _THERE
        elif _SPEAKS.fullmatch(text, name.end, at) or _SPOKE_IN.fullmatch(text, name.end, at):
            found[state] += _OWN if _SPEAKS.fullmatch(text, name.end, at) else _THERE
        elif name.end < at and _AFTER.fullmatch(text, name.end, at):
            found[state] += _OWN
    return found


def _titled(between: str) -> bool:
    """Tell whether only an office stands between a state and a name."""
    if _TITLE.fullmatch(between):
        return True
    role = _ROLE.fullmatch(between)
    return bool(role) and (role.group(1) in load_actors().roles or role.group(1) in _PEERS)  # type: ignore[union-attr]


_PEERS = frozenset({"counterpart", "colleague", "opposite", "spokesman", "spokeswoman"})


def states_of(voice: Sequence[str], homes: Mapping[str, str]) -> frozenset[str]:
    """Return the states of several actors; who has none stands for himself."""
    return frozenset(homes.get(i, i) for i in voice)
