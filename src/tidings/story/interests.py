"""What a person follows: a small query over names, phrases, countries, topics and event types.

    Merkel sanctions            both words, in any form ("sanction", "Merkel's") and spelling
    "arms control"              the phrase, or an outlet's topic of that name
    South Korea                 the country: its name in the text, or an actor of it
    country:KOR                 the same by ISO 3166-1 code or name
    CONSULT, type:consult       an event of that PLOVER type
    topic:"Trade talks"         an outlet's own topic label
    Merkel OR Macron            either

Page clutter is never searched. A query that is, as a whole, an outlet's topic matches its articles.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tidings.codebook.actors import load_actors
from tidings.codebook.names import load_names
from tidings.codebook.plover import load_plover
from tidings.errors import UserError
from tidings.readers.names import Part, compare_names, fold_letters, parse_name, part_likeness
from tidings.story.terms import stem
from tidings.story.terms import words as words_with_hyphens
from tidings.values import Reading

TermKind = Literal["word", "phrase", "country", "topic", "type"]
TOKEN = re.compile(r'(?:(country|topic|type|name):)?(?:"([^"]*)(?:"|$)|(\S+))', re.I)
QUOTES = str.maketrans("“”„«»", '"""""')
LONGEST_NAME = 5  # words of a country's name
LONGEST_ABBREVIATION = 3
ONE_NAME = 0.95  # of `part_likeness`: one spelling key
NAME_LENGTH = 4  # shorter names have too many that sound alike


@dataclass(frozen=True, slots=True, kw_only=True)
class QueryTerm:
    """One condition. `text` is as asked, `code` the ISO 3166-1 alpha-3 of a country."""

    kind: TermKind
    text: str
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is asked: any of `either`, each of which holds when all of its terms do."""

    text: str
    either: tuple[tuple[QueryTerm, ...], ...]


@dataclass(frozen=True, slots=True)
class _Searched:
    """A reading made ready to be searched, clutter left out."""

    reading: Reading
    stems: tuple[str, ...]
    names: frozenset[Part]
    people: tuple[str, ...]
    topics: frozenset[str]


def parse_query(text: str) -> Query:
    """Return the query that `text` asks. Raises UserError where it asks nothing or amiss."""
    asked = " ".join(text.translate(QUOTES).split())
    either: list[list[QueryTerm]] = [[]]
    pending: list[str] = []
    for field, quoted, bare in TOKEN.findall(asked):
        if bare == "OR" and not field:
            either[-1].extend(_plain(pending))
            pending = []
            either.append([])
        elif field or quoted:
            either[-1].extend(_plain(pending))
            pending = []
            either[-1].append(_special(field.lower(), quoted or bare))
        elif bare:
            pending.append(bare)
    either[-1].extend(_plain(pending))
    groups = tuple(tuple(group) for group in either if group)
    if not groups:
        raise UserError('The query is empty; ask for a name, a "phrase", a country or a topic.')
    return Query(text=asked, either=groups)


def matches(query: Query, reading: Reading) -> bool:
    """Tell whether a reading is one that the query asks for."""
    return bool(explain(query, reading))


def explain(query: Query, reading: Reading) -> tuple[str, ...]:
    """Return why a reading matches, one plain reason a term; empty where it does not."""
    searched = _searched(reading)
    whole = _folded(query.text.replace('"', ""))
    if whole in searched.topics:
        return (f"the outlet's topic {query.text.replace(chr(34), '')}",)
    if named := _person(query.text, searched):
        return (named,)
    for group in query.either:
        reasons = [_reason(term, searched) for term in group]
        if all(reasons):
            return tuple(r for r in reasons if r)
    return ()


def _plain(tokens: list[str]) -> Iterator[QueryTerm]:
    """Yield the terms of words without quotation marks, countries by their longest names."""
    at = 0
    while at < len(tokens):
        for length in range(min(LONGEST_NAME, len(tokens) - at), 0, -1):
            name = " ".join(tokens[at : at + length])
            if code := _country_names().get(_folded(name)):
                yield QueryTerm(kind="country", text=name, code=code)
                break
        else:
            length = 1
            token = tokens[at]
            if token in load_plover().types:
                yield QueryTerm(kind="type", text=token)
            elif stems := tuple(words(token)):
                yield QueryTerm(kind="word" if len(stems) == 1 else "phrase", text=token)
        at += length


def _special(field: str, text: str) -> QueryTerm:
    match field:
        case "country":
            code = _country_names().get(_folded(text)) or _codes().get(text.upper())
            if code is None:
                raise UserError(f"{text!r} is no country; give its name or its ISO code (RUS).")
            return QueryTerm(kind="country", text=text, code=code)
        case "type":
            if text.upper() not in load_plover().types:
                known = ", ".join(load_plover().types)
                raise UserError(f"{text!r} is no event type; the types are {known}.")
            return QueryTerm(kind="type", text=text.upper())
        case "topic":
            return QueryTerm(kind="topic", text=text)
        case _:
            return QueryTerm(kind="phrase", text=text)


def _reason(term: QueryTerm, searched: _Searched) -> str | None:
    return REASONS[term.kind](term, searched)


def _word(term: QueryTerm, searched: _Searched) -> str | None:
    key = stem(next(words(term.text)))
    if times := searched.stems.count(key):
        return f"the word {term.text}, {'once' if times == 1 else f'{times} times'}"
    asked = parse_name(term.text).parts
    if len(asked) != 1 or not term.text[0].isupper() or len(asked[0].text) < NAME_LENGTH:
        return None
    near = (p for p in searched.names if _one_name(asked[0], p))
    found = min((part.text for part in near), default=None)
    return f"the name {term.text}, spelt {found.title()}" if found else None


def _person(text: str, searched: _Searched) -> str | None:
    """Return the person whom the whole query names, in whatever spelling, as a reason."""
    if not _looks_like_a_name(text):
        return None
    named = (n for n in searched.people if compare_names(text, n).verdict == "same")
    found = next(named, None)
    if found is None:
        return None
    return f"the name {text}" if found == text else f"the name {text}, spelt {found}"


def _looks_like_a_name(text: str) -> bool:
    """Tell whether the query may name a person: two words or more, the outer ones in capitals."""
    parts = text.replace("-", " ").split()
    plain = len(parts) > 1 and all(p.isalpha() for p in parts)
    outer = plain and parts[0][0].isupper() and parts[-1][0].isupper()
    return outer and not set(parts) & {"OR", *load_plover().types}


def _one_name(a: Part, b: Part) -> bool:
    """Tell whether two parts are one name in two romanisations, or with letters swapped."""
    return part_likeness(a, b, load_names()) >= ONE_NAME or sorted(a.text) == sorted(b.text)


def _phrase(term: QueryTerm, searched: _Searched) -> str | None:
    keys = tuple(stem(w) for w in words(term.text))
    if not keys:
        return None
    runs = zip(*(searched.stems[i:] for i in range(len(keys))), strict=False)
    if keys in set(runs):
        return f"the words “{term.text}”"
    return _topic(term, searched)


def _topic(term: QueryTerm, searched: _Searched) -> str | None:
    return f"the outlet's topic {term.text}" if _folded(term.text) in searched.topics else None


def _country(term: QueryTerm, searched: _Searched) -> str | None:
    named = any(actor.country == term.code for actor in searched.reading.actors)
    # "us" in a text is seldom the state; there the reading must say so.
    told = len(term.text) > LONGEST_ABBREVIATION and _phrase(term, searched)
    return f"the country {term.text}" if named or told else None


def _type(term: QueryTerm, searched: _Searched) -> str | None:
    found = sum(event.type == term.text for event in searched.reading.events)
    return f"{found} event{'s' * (found > 1)} of type {term.text}" if found else None


REASONS: dict[TermKind, Callable[[QueryTerm, _Searched], str | None]] = {
    "word": _word,
    "phrase": _phrase,
    "topic": _topic,
    "country": _country,
    "type": _type,
}


def _searched(reading: Reading) -> _Searched:
    article = reading.article
    parts = [article.title or ""]
    at = 0
    for clutter in sorted(reading.clutter, key=lambda c: c.span):
        parts.append(article.text[at : clutter.span.start])
        at = max(at, clutter.span.end)
    parts.append(article.text[at:])
    # The break between parts keeps a phrase from running across what was left out.
    stems = [stem(w) for part in parts for w in (*words(part), "|")]
    people = tuple(actor.name for actor in reading.actors if actor.kind == "person")
    topics = (*article.topics, *(topic.name for topic in reading.topics))
    return _Searched(
        reading=reading,
        stems=tuple(stems),
        names=frozenset(part for name in people for part in parse_name(name).parts),
        people=people,
        topics=frozenset(_folded(topic) for topic in topics),
    )


def words(text: str) -> Iterator[str]:
    """Yield the words of `text`; what hyphens join is found by its parts ("Jong-un")."""
    return words_with_hyphens(text.replace("-", " "))


def _folded(text: str) -> str:
    return " ".join(fold_letters(text).split())


@cache
def _country_names() -> dict[str, str]:
    """Return the names of states, folded, but for those that are also other names (Georgia)."""
    entries = (entry for rows in load_actors().phrases.values() for entry in rows)
    return {
        _folded(" ".join(name)): entry.state
        for name, entry in entries
        if entry.kind == "state" and entry.state and not entry.unsure
    }


@cache
def _codes() -> dict[str, str]:
    return {code: code for code in _country_names().values()}
