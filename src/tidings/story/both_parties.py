"""What the party that acted, and the party acted upon, said that one act was."""

from collections.abc import Iterator, Mapping, Sequence

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.merging import Merged
from tidings.story.parties import Actors, parties, side, sides
from tidings.story.stems import words_of
from tidings.story.told import days
from tidings.values import Interval, Statement, StoryEvent, StoryStatement

_LONG = 40
"""Words above which a statement is no short characterisation."""


def told_by_both(
    merged: Merged,
    statements: Sequence[StoryStatement],
    accounts: Mapping[str, Account],
    actors: Actors,
) -> Iterator[tuple[StoryEvent, tuple[StoryStatement, StoryStatement]]]:
    """Yield acts, and what the party acted upon and the party that acted said each of them."""
    spoken = {(s.telling.article, s.telling.index): s for s in statements}
    direct, named = _directly_about(merged, accounts), _days_named(accounts)
    for event in merged.events:
        if event.status not in ("happened", "ongoing") or not event.source or not event.target:
            continue
        about = _about(event, direct.get(event.id, set()), named, accounts)
        heard = [spoken[k] for k in sorted(about) if k in spoken and _characterises(spoken[k])]
        doers = [s for s in heard if _speaks_for(s, event.source, event.target, actors)]
        others = [s for s in heard if _speaks_for(s, event.target, event.source, actors)]
        if doers and others:
            yield event, (others[0], doers[0])


Said = tuple[str, int]
"""A statement by its article and its place in the reading."""


def _about(
    event: StoryEvent,
    direct: set[Said],
    named: Mapping[Said, Sequence[Interval]],
    accounts: Mapping[str, Account],
) -> set[Said]:
    """Return the statements about an event.

    They tell of it, voice what answers it, name its day, or go on from such a statement of the
    same speaker. Only articles that tell the event or hold such a statement are looked at.
    """
    found = set(direct)
    telling = {t.article for t in event.tellings}
    for ident in telling | {article for article, _ in direct}:
        statements = accounts[ident].reading.statements
        if ident in telling and days(event.when) == 1:
            found |= {
                (ident, n)
                for n in range(len(statements))
                if any(i.meets(event.when) for i in named.get((ident, n), ()))
            }
        for n in range(1, len(statements)):
            before, now = statements[n - 1], statements[n]
            if (ident, n - 1) in found and _one_voice(accounts[ident], before, now):
                found.add((ident, n))
    return found


def _one_voice(account: Account, before: Statement, now: Statement) -> bool:
    """Tell whether the same party speaks on."""
    actors = account.identity.by_id
    spoke, speaks = account.actors(before.actors), account.actors(now.actors)
    return bool(speaks) and parties(actors, speaks) == parties(actors, spoke)


def _days_named(accounts: Mapping[str, Account]) -> dict[Said, tuple[Interval, ...]]:
    """Return the single days that each statement's content names."""
    found: dict[Said, tuple[Interval, ...]] = {}
    for account in accounts.values():
        exact = [
            (time.span, day)
            for n, time in enumerate(account.reading.times)
            if days(day := account.calendar.interval(n)) == 1
        ]
        for n, statement in enumerate(account.reading.statements):
            inside = [d for span, d in exact if any(s.holds(span) for s in statement.content)]
            if inside:
                found[account.id, n] = tuple(inside)
    return found


def _directly_about(merged: Merged, accounts: Mapping[str, Account]) -> dict[str, set[Said]]:
    """Return by event the statements that tell it, or voice what answers it."""
    found: dict[str, set[Said]] = {}
    for account in accounts.values():
        for n, told in enumerate(account.reading.events):
            event = merged.of.get((account.id, n))
            if told.statement is not None and event is not None:
                found.setdefault(event, set()).add((account.id, told.statement))
        for commitment in account.reading.commitments:
            if commitment.statement is None or commitment.answers is None:
                continue
            event = merged.of.get((account.id, commitment.answers))
            if event is not None:
                found.setdefault(event, set()).add((account.id, commitment.statement))
    return found


def _characterises(statement: StoryStatement) -> bool:
    """Tell whether a statement is short, first hand, and says what kind of act it was."""
    words = words_of(statement.line.text)
    judging = load_story().judging & set(words)
    return len(words) <= _LONG and not statement.chain and bool(judging)


def _speaks_for(
    statement: StoryStatement, own: Sequence[str], other: Sequence[str], actors: Actors
) -> bool:
    who = {side(actors[i]) for i in statement.speakers}
    return bool(who & sides(actors, own)) and not who & sides(actors, other)
