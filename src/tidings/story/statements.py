"""The statements of a story, with their speakers known across articles."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import inf

from tidings.story.accounts import Account
from tidings.story.parties import Actors
from tidings.story.revisions import chains
from tidings.story.telling import names, statement_line
from tidings.values import Statement, StoryStatement, Telling


def collect_statements(accounts: Sequence[Account], actors: Actors) -> tuple[StoryStatement, ...]:
    """Return every statement that the accounts tell, in order of telling.

    What a near-copy or revision says again, to the letter and by the same speaker, is told once;
    so is what another outlet prints of it within days.
    """
    revised = dict(chains({a.id: a.revises for a in accounts if a.revises}))
    found: dict[tuple[str, ...], StoryStatement] = {}
    printed: dict[tuple[str, ...], tuple[tuple[str, ...], Account]] = {}
    for account in accounts:
        root = revised.get(account.id, account.id)
        for index, statement in enumerate(account.reading.statements):
            if not statement.content or index in account.struck.statements:
                continue
            told = _statement(account, index, statement, actors)
            words = " ".join(" ".join(account.words(s) for s in statement.content).split())
            said = (*told.speakers, words, "" if told.speakers else told.speaker_words)
            key = (root, *said)
            first = printed.get(said)
            if first and words.count(" ") >= _WORDS - 1 and _days_apart(first[1], account) <= _DAYS:
                key = first[0]
            printed[said] = (key, account)
            found[key] = _twice_told(found[key], told) if key in found else told
    return tuple(found.values())


_WORDS, _DAYS = 4, 3
"""Words that two outlets have alike, and the days within which they are one statement's."""


def _days_apart(one: Account, other: Account) -> float:
    """Return the days between the publication of two accounts, without end where one has none."""
    a, b = one.published.first_day, other.published.first_day
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) if a and b else inf


def _twice_told(first: StoryStatement, again: StoryStatement) -> StoryStatement:
    """Return a statement whose line rests on the words of two tellings."""
    pointers = tuple(dict.fromkeys((*first.line.pointers, *again.line.pointers)))
    return replace(first, line=replace(first.line, pointers=pointers))


_PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "one", "who", ""})


def _unresolved(account: Account, statement: Statement, words: str, actors: Actors) -> str:
    """Return how a speaker who is not resolved is named: his candidates, else the words."""
    rivals = [actors[i].name for i in account.actors(statement.candidates)]
    if rivals:
        return f"{words or 'Speaker'} (unsure: {' or '.join(rivals)})"
    return "Speaker not resolved" if words.strip().lower() in _PRONOUNS else words


def _statement(
    account: Account, index: int, statement: Statement, actors: Actors
) -> StoryStatement:
    speakers = account.actors(statement.actors)
    words = " ".join(account.words(s) for s in statement.speaker)
    chain = tuple(
        " and ".join(actors[i].name for i in account.actors(via.actors))
        or " ".join(account.words(s) for s in via.spans)
        for via in statement.via
    )
    spoken = names([actors[i] for i in speakers]) or _unresolved(account, statement, words, actors)
    tellers = [
        names([actors[i] for i in account.actors(via.actors)])
        or " ".join(account.words(s) for s in via.spans)
        for via in statement.via
    ]
    line = statement_line(account, statement, spoken, tellers)
    pointers = account.pointers((*statement.content, *statement.cue, *statement.speaker))
    when = account.interval(statement.when)
    return StoryStatement(
        id=line.id,
        speakers=speakers,
        candidates=account.actors(statement.candidates),
        speaker_words=words,
        manner=statement.manner,
        to=account.actors(statement.to),
        medium=statement.medium,
        chain=chain,
        when=when,
        outlet=account.article.outlet,
        telling=Telling(article=account.id, index=index, pointers=pointers, when=when),
        line=line,
    )
