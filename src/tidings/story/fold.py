"""The fold: a log of readings and judgements → the story as it stands.

The order of arrival plays no part in merging, the ledger or disagreements: readings are sorted by
publication, then by id.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from tidings.story.accounts import Account, accounts_of, publication_key
from tidings.story.agreed import with_judged
from tidings.story.coverage import cover, headline, narrow_dates
from tidings.story.disagreements import find_disagreements
from tidings.story.identity import Identity, link_actors
from tidings.story.ledger import keep_ledger
from tidings.story.merging import Merged, merge
from tidings.story.parties import party
from tidings.story.passages import collect_passages
from tidings.story.revisions import chains, find_updates
from tidings.story.statements import collect_statements
from tidings.story.stems import content
from tidings.story.struck import find
from tidings.story.verdicts import Verdicts, standing
from tidings.values import Entry, Interval, Judgement, Reading, Story, StoryActor, Update

Held = tuple[Reading, tuple[str, ...], str | None]
_NEARLY = 0.75
"""A headline this near to the centre, measured by the nearest, is near enough to be the title."""


@dataclass(frozen=True, slots=True)
class Log:
    """What a log holds of articles at one moment, in order of publication."""

    held: tuple[Held, ...]
    told: tuple[Held, ...]
    """Those whose text still stands: without what a revision replaced."""


def fold(story_id: str, entries: Sequence[Entry], *, as_of: str | None = None) -> Story:
    """Return the story that a log tells.

    `as_of` is an ISO day: articles published later are left out, and lapses are judged against
    it; without it, against the last publication day held.
    """
    log = _read_log(entries, as_of)
    judgements = standing(entries)
    verdicts = _verdicts(log, judgements)
    identity = link_actors([r for r, _, _ in log.told], judgements)
    accounts, merged, published = _merge(log.told, identity, judgements, verdicts)
    day = as_of or _last_day(accounts)
    ledger = with_judged(keep_ledger(accounts, merged, identity.by_id, as_of=day), judgements)
    ledger = verdicts.rows(ledger, merged.events, day)
    statements = verdicts.statements(collect_statements(accounts, identity.by_id))
    found = find_disagreements(accounts, merged, statements, identity.by_id)
    disagreements = verdicts.disagreements(found, statements)
    updates = verdicts.lines(_updates(log, accounts))
    passages = verdicts.passages(collect_passages(accounts, identity.by_id))
    return Story(
        id=story_id,
        title=_title(log.told, merged, identity),
        coverage=cover(log.held, published),
        actors=identity.actors,
        events=merged.events,
        statements=statements,
        ledger=ledger,
        disagreements=disagreements,
        wrong=tuple(verdicts.wrong),
        heeded=tuple(verdicts.heeded),
        updates=updates,
        day=day,
        passages=passages,
    )


def accounts_in(entries: Sequence[Entry]) -> tuple[Account, ...]:
    """Return the articles of a log as the fold sees them, nothing judged by hand."""
    log = _read_log(entries, None)
    identity = link_actors([r for r, _, _ in log.told])
    return _merge(log.told, identity, (), _verdicts(log, ()))[0]


def _verdicts(log: Log, judgements: Sequence[Judgement]) -> Verdicts:
    """Return the judgements on lines with the words that they point at."""
    revises = {r.article.id: old for r, _, old in log.held if old}
    told, held = ([r for r, _, _ in some] for some in (log.told, log.held))
    return Verdicts(find(judgements, told, held, dict(chains(revises))))


def told_readings(entries: Sequence[Entry]) -> tuple[Reading, ...]:
    """Return the readings that a story rests on, in order of publication.

    What was not read, and what a revision replaced, is left out.
    """
    return tuple(r for r, _, _ in _read_log(entries, None).told)


def _read_log(entries: Sequence[Entry], as_of: str | None) -> Log:
    """Return the newest reading of each article, with the outlets that published copies."""
    readings: dict[str, Reading] = {}
    also: dict[str, dict[str, None]] = {}
    revises: dict[str, str] = {}
    for entry in sorted(entries, key=lambda e: e.seq):
        if entry.reading is None:
            continue
        ident = entry.reading.article.id
        readings[ident] = entry.reading
        also.setdefault(ident, {}).update(dict.fromkeys(entry.also))
        if entry.revises is not None:
            revises[ident] = entry.revises
    kept = sorted((r for r in readings.values() if _by(r, as_of)), key=publication_key)
    held: tuple[Held, ...] = tuple(
        (r, tuple(sorted(also[r.article.id])), revises.get(r.article.id)) for r in kept
    )
    replaced = {old for r, _, old in held if old and _replaces(r, readings.get(old))}
    told = tuple(h for h in held if h[0].article.id not in replaced and h[0].unread is None)
    return Log(held, told)


def _by(reading: Reading, as_of: str | None) -> bool:
    day = reading.published.first_day or reading.published.last_day
    return as_of is None or day is None or day <= as_of


def _replaces(new: Reading, old: Reading | None) -> bool:
    """Tell whether a revision takes its original's place: same outlet or address, not another's."""
    if old is None:
        return False
    same_url = new.article.url is not None and new.article.url == old.article.url
    return same_url or new.article.outlet == old.article.outlet


def _merge(
    told: Sequence[Held],
    identity: Identity,
    judgements: Sequence[Judgement],
    verdicts: Verdicts,
) -> tuple[tuple[Account, ...], Merged, dict[str, Interval]]:
    """Merge, narrow undated articles by what the dated ones tell, and merge once more."""
    published: dict[str, Interval] = {}
    accounts = verdicts.accounts(accounts_of(told, identity, published))
    merged = merge(accounts, identity.by_id, judgements)
    narrowed = narrow_dates(accounts, merged)
    if narrowed:
        published = narrowed
        accounts = verdicts.accounts(accounts_of(told, identity, published))
        merged = merge(accounts, identity.by_id, judgements)
    return accounts, verdicts.events(merged), published


def _last_day(accounts: Sequence[Account]) -> str | None:
    days = [d for a in accounts if (d := a.published.last_day)]
    return max(days) if days else None


def _updates(log: Log, accounts: Sequence[Account]) -> tuple[Update, ...]:
    by_id = {r.article.id: r for r, _, _ in log.held}
    return tuple(
        update
        for account in accounts
        if account.revises in by_id
        for update in find_updates(by_id[account.revises], account)
    )


def _title(told: Sequence[Held], merged: Merged, identity: Identity) -> str:
    """Return the headline nearest to the story's centre, else "A and B: topic words".

    The centre is what the headlines share: each is weighed by how many others have its words. Of
    headlines nearly as near the latest is taken, so that a title tells how the story stands.
    """
    heads = [h for r, _, _ in told if (h := headline(r))]
    if len(set(heads)) == 1:
        return heads[0]
    if heads:
        stems = [content(h) for h in heads]
        shared = Counter(s for words in stems for s in words)
        near = [_nearness(words, shared) for words in stems]
        least = _NEARLY * max(near)
        return next(h for h, n in zip(reversed(heads), reversed(near), strict=True) if n >= least)
    chief = _chief(identity.actors)[:2]
    topics = Counter(c for e in merged.events for c in e.contexts).most_common(2)
    about = ", ".join(c for c, _ in topics)
    return ": ".join(part for part in (" and ".join(chief), about) if part) or "Story"


def _nearness(words: frozenset[str], shared: Counter[str]) -> float:
    """Return how much of a headline others have too, by the root of its length."""
    return sum(shared[s] - 1 for s in words) / sqrt(max(len(words), 1))


def _chief(actors: Sequence[StoryActor]) -> list[str]:
    """Return what those are called who are named most; a state is counted with its seats."""
    told: dict[str, list[StoryActor]] = {}
    for actor in actors:
        told.setdefault(party(actor), []).append(actor)
    groups = sorted(told.values(), key=lambda g: (-sum(map(_named, g)), g[0].id))
    return [min(g, key=lambda a: (a.stands_for is not None, -_named(a))).name for g in groups]


def _named(actor: StoryActor) -> int:
    return sum(n for _, n in actor.names)


def roots(story: Story) -> dict[str, str]:
    """Return for each revision of a story the first text that it goes back to."""
    return dict(chains({c.article: c.revises for c in story.coverage if c.revises}))


__all__ = ["fold", "roots", "told_readings"]
