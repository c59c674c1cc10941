"""Two accounts side by side, and no verdict. What is vaguer or shorter is not contrary."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tidings.codebook.story import load_story
from tidings.codec import short_id
from tidings.story.accounts import Account
from tidings.story.denials import disputes, question
from tidings.story.figures import numbers_at_odds, sums_at_odds
from tidings.story.gathering import Act
from tidings.story.merging import Merged
from tidings.story.parties import Actors, parties, side, sides
from tidings.story.pieces import content_pieces, make_line, sentence_pieces
from tidings.story.stems import overlap, specific, words_of
from tidings.story.telling import names
from tidings.story.told import Told, country_of, days
from tidings.values import (
    Disagreement,
    DisagreementKind,
    Interval,
    LedgerRow,
    Line,
    Side,
    Span,
    Statement,
    StoryEvent,
    StoryStatement,
)

_LONG = 40
"""Words above which a statement is no short characterisation."""


def find_disagreements(
    accounts: Sequence[Account],
    merged: Merged,
    ledger: Sequence[LedgerRow],
    statements: Sequence[StoryStatement],
    actors: Actors,
) -> tuple[Disagreement, ...]:
    """Return the disagreements of a story, each once."""
    found: dict[str, Disagreement] = {}
    for act in merged.acts.values():
        for one in (*_numbers(act), *_dates(act), *_places(act), *_occurrence(act, actors)):
            found.setdefault(one.id, one)
    by_id = {a.id: a for a in accounts}
    for one in (
        *_sums(statements, by_id, actors),
        *_disputed(merged, statements, by_id, actors),
        *_terms(ledger, by_id, actors),
        *_characterisations(merged, statements, by_id, actors),
    ):
        found.setdefault(one.id, one)
    return tuple(found.values())


def _make(kind: DisagreementKind, question: str, sides_: Sequence[Side]) -> Disagreement:
    ident = short_id("disagreement", kind, *sorted(s.line.id for s in sides_))
    return Disagreement(id=ident, kind=kind, question=question, sides=tuple(sides_))


def _clause_line(told: Told, spans: Sequence[Span] = ()) -> Line:
    """Return a telling's own words as a line."""
    account, event = told.account, told.event
    pointers = account.pointers((event.span, *spans))
    return make_line("d", sentence_pieces(account, event.span), pointers, told.key)


def _teller(told: Told, actors: Actors | None = None) -> str:
    """Return whose account a telling is: the speaker's, else the outlet's."""
    if told.event.statement is not None and actors is not None:
        statement = told.account.reading.statements[told.event.statement]
        who = names([actors[i] for i in told.account.actors(statement.actors)])
        if who:
            return who
    return told.account.article.outlet or "an article"


def _side(told: Told, spans: Sequence[Span] = (), actors: Actors | None = None) -> Side:
    return Side(
        who=_teller(told, actors),
        outlet=told.account.article.outlet,
        line=_clause_line(told, spans),
    )


def _pairs(act: Act) -> Iterator[tuple[Told, Told]]:
    """Yield the pairs of tellings by different articles, in order."""
    for a, b in combinations(act.tellings, 2):
        if a.account.id != b.account.id:
            yield a, b


def _numbers(act: Act) -> Iterator[Disagreement]:
    for asked, given in numbers_at_odds(act):
        yield _make("number", asked, [_side(g.told, g.spans) for g in given])


def _sums(
    statements: Sequence[StoryStatement], accounts: dict[str, Account], actors: Actors
) -> Iterator[Disagreement]:
    for pair in sums_at_odds(statements, accounts):
        yield _make("number", "How much?", [_said_side(s, accounts, actors) for s in pair])


def _disputed(
    merged: Merged,
    statements: Sequence[StoryStatement],
    accounts: dict[str, Account],
    actors: Actors,
) -> Iterator[Disagreement]:
    """What one party says that another did, and the other denies."""
    for one in disputes(merged, statements, accounts, actors):
        denial = Side(
            who=names([actors[i] for i in one.denier]),
            outlet=one.account.article.outlet,
            line=make_line(
                "d", sentence_pieces(one.account, one.words[0]), one.account.pointers(one.words)
            ),
        )
        accuser = replace(_side(one.claim), who=names([actors[i] for i in one.claim.source]))
        asked = question(one.claim, names([actors[i] for i in one.accused]))
        yield _make("occurrence", asked, (accuser, denial))


def _dates(act: Act) -> Iterator[Disagreement]:
    for a, b in _pairs(act):
        if not (a.dated and b.dated) or a.when.meets(b.when) or not (a.done and b.done):
            continue
        if days(a.when) == 1 and days(b.when) == 1:
            spans = (a.event.arguments.when, b.event.arguments.when)
            yield _make("date", "On which day?", (_side(a, spans[0]), _side(b, spans[1])))
            return


def _places(act: Act) -> Iterator[Disagreement]:
    """Two places in different countries, given for one act on one day."""
    for a, b in _pairs(act):
        x, y = country_of(a), country_of(b)
        if x is None or y is None or x == y or not (a.done and b.done):
            continue
        if days(a.when) == 1 and days(b.when) == 1 and a.when.meets(b.when):
            where = (a.event.arguments.where, b.event.arguments.where)
            yield _make("place", "Where?", (_side(a, where[0]), _side(b, where[1])))
            return


def _occurrence(act: Act, actors: Actors) -> Iterator[Disagreement]:
    """One says that it happened, another denies it."""
    said = [t for t in act.tellings if t.done]
    denied = [t for t in act.tellings if t.event.status == "denied"]
    if said and denied:
        sides_ = (_side(said[0], (), actors), _side(denied[0], (), actors))
        if sides_[0].line.id != sides_[1].line.id:
            yield _make("occurrence", "Did it happen?", sides_)


_TERM_KINDS = frozenset({"demand", "threat", "promise", "proposal", "measure", "decision"})


def _terms(
    ledger: Sequence[LedgerRow], accounts: dict[str, Account], actors: Actors
) -> Iterator[Disagreement]:
    """What one party wants, the other would do only on a condition of its own."""
    rows = [r for r in ledger if r.kind in _TERM_KINDS and r.by]
    for offers in (r for r in rows if r.conditions and r.kind != "threat"):
        would = specific(_what(offers, accounts))
        rivals = []
        for wants in rows:
            if wants is offers or not _opposed(wants, offers, actors):
                continue
            wanted = specific(_wanted(wants, accounts))
            if _same_thing(wanted, would) and (wants.conditions or wants.kind == "demand"):
                rivals.append((bool(wants.conditions), overlap(wanted, would), wants))
        if rivals:
            best = max(rivals, key=lambda r: r[:2])[2]
            both = (_row_side(best, actors), _row_side(offers, actors))
            yield _make("terms", "On what terms?", both)


def _same_thing(wanted: frozenset[str], would: frozenset[str]) -> bool:
    return bool(wanted & would) and len(wanted & would) * 2 >= min(len(wanted), len(would), 4)


def _opposed(a: LedgerRow, b: LedgerRow, actors: Actors) -> bool:
    """Tell whether two rows stand between the same two sides, each voiced by another."""
    by_a, by_b = sides(actors, a.by), sides(actors, b.by)
    if by_a & by_b:
        return False
    to_a, to_b = sides(actors, a.to), sides(actors, b.to)
    return (
        (not to_a or bool(to_a & by_b)) and (not to_b or bool(to_b & by_a)) and bool(to_a or to_b)
    )


def _wanted(row: LedgerRow, accounts: dict[str, Account]) -> frozenset[str]:
    """Return what a party wants: what it demands, or what its threat hangs on."""
    if row.kind == "demand":
        return _what(row, accounts) | _hangs_on(row, accounts)
    return _hangs_on(row, accounts)


def _hangs_on(row: LedgerRow, accounts: dict[str, Account]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for telling in row.tellings:
        account = accounts[telling.article]
        if row.kind != "plan":
            commitment = account.reading.commitments[telling.index]
            found |= account.topic([s for c in commitment.conditions for s in c.spans])
    return found


def _what(row: LedgerRow, accounts: dict[str, Account]) -> frozenset[str]:
    found: frozenset[str] = frozenset()
    for telling in row.tellings:
        account = accounts[telling.article]
        commitment = account.reading.commitments[telling.index]
        found |= account.topic(commitment.what)
    return found - _hangs_on(row, accounts)


def _row_side(row: LedgerRow, actors: Actors) -> Side:
    line = make_line("d", row.what.pieces, row.what.pointers)
    return Side(who=names([actors[i] for i in row.by]), outlet=None, line=line)


def _characterisations(
    merged: Merged,
    statements: Sequence[StoryStatement],
    accounts: dict[str, Account],
    actors: Actors,
) -> Iterator[Disagreement]:
    """The party that acted and the party acted upon, each saying what the one act was."""
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
            sides_ = (
                _said_side(others[0], accounts, actors),
                _said_side(doers[0], accounts, actors),
            )
            question = f"What was this: {event.line.text}?"
            yield _make("characterisation", question, sides_)


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


def _said_side(statement: StoryStatement, accounts: dict[str, Account], actors: Actors) -> Side:
    who = names([actors[i] for i in statement.speakers]) or statement.speaker_words
    account = accounts[statement.telling.article]
    spoken = account.reading.statements[statement.telling.index]
    pieces = content_pieces(account, spoken.content, spoken.quoted)
    line = make_line("d", pieces, statement.line.pointers, account.pointer(spoken.content[0]))
    return Side(who=who, outlet=statement.outlet, line=line)
