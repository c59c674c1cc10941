"""Two accounts side by side, and no verdict. What is vaguer or shorter is not contrary."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tidings.codec import short_id
from tidings.story.accounts import Account
from tidings.story.acts import Act
from tidings.story.bargains import bargains
from tidings.story.both_parties import told_by_both
from tidings.story.circumstances import circumstances
from tidings.story.claims import Claim, all_claims, sentence_of
from tidings.story.counts_at_odds import counts_at_odds
from tidings.story.denials import disputes, question
from tidings.story.figures import numbers_at_odds, sums_at_odds
from tidings.story.homes import home_states
from tidings.story.merging import Merged
from tidings.story.namings import namings
from tidings.story.occurrences import occurrences
from tidings.story.parties import Actors
from tidings.story.pieces import content_pieces, make_line, sentence_pieces
from tidings.story.placing import places_at_odds
from tidings.story.quantities import numbers_in
from tidings.story.selves import selves
from tidings.story.stances import with_stances
from tidings.story.stems import akin, content
from tidings.story.telling import names
from tidings.story.told import Told, country_of, days
from tidings.story.two_days import days_at_odds
from tidings.values import (
    Disagreement,
    DisagreementKind,
    Line,
    Side,
    Span,
    StoryStatement,
)

_FINDERS = (counts_at_odds, circumstances, namings, occurrences, selves)
"""What finds two accounts at odds in what articles say, sentence by sentence."""


def find_disagreements(
    accounts: Sequence[Account],
    merged: Merged,
    statements: Sequence[StoryStatement],
    actors: Actors,
) -> tuple[Disagreement, ...]:
    """Return the disagreements of a story, each once."""
    found: dict[str, Disagreement] = {}
    for act in merged.acts.values():
        for one in (*_numbers(act), *_dates(act), *_places(act), *_occurrence(act, actors)):
            found.setdefault(one.id, one)
    by_id = {a.id: a for a in accounts}
    claims = with_stances(all_claims(accounts, actors))
    homes = home_states(accounts, actors)
    for one in (
        *(
            _make(kind, asked, sides_)
            for finder in _FINDERS
            for kind, asked, sides_ in finder(claims, homes, actors)
        ),
        *_sums(statements, by_id, actors),
        *_disputed(merged, statements, by_id, actors),
        *_characterisations(merged, statements, by_id, actors),
        *_placed(claims, homes, actors),
        *(
            _make("date", "On which day?", [d.side() for d in pair])
            for pair in days_at_odds(claims)
        ),
    ):
        if not any(_same(one, known) or _told_again(one, known) for known in found.values()):
            found.setdefault(one.id, one)
    return tuple(found.values())


def _same(one: Disagreement, known: Disagreement) -> bool:
    """Tell whether a disagreement is found again: two sides in the same words, of one kind.

    That one denies what another says is told by the number, word or place they differ in.
    """
    if one.kind not in (known.kind, "occurrence"):
        return False
    hits = {
        (i, j)
        for i, a in enumerate(one.sides)
        for j, b in enumerate(known.sides)
        if any(p.article == q.article and p.span.meets(q.span)
               for p in a.line.pointers for q in b.line.pointers)
    }  # fmt: skip
    return len({i for i, _ in hits}) > 1 and len({j for _, j in hits}) > 1


def _told_again(one: Disagreement, known: Disagreement) -> bool:
    """Tell whether two numbers set side by side are two that stand against each other already."""
    if one.kind != "number" or known.kind != "number":
        return False
    mine, theirs = ([numbers_in(s.line.text) for s in d.sides] for d in (one, known))
    return all(mine) and all(
        len(m) == 1 and any(m <= t for t in theirs) for m in mine
    ) and len({min(m) for m in mine}) > 1  # fmt: skip


def _make(kind: DisagreementKind, question: str, sides_: Sequence[Side]) -> Disagreement:
    first = sorted(s.line.id for s in sides_[:2])
    ident = short_id("disagreement", kind, *first)
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


def _placed(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[Disagreement]:
    for pair in places_at_odds(claims, homes, actors):
        yield _make("place", "Where did it happen?", [p.side() for p in pair])
    for terms in bargains(claims, homes, actors):
        yield _make("terms", "On what terms?", [c.side() for c in terms])


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
    """One says that it happened, another denies it, in a word of the other's at least."""
    said = [t for t in act.tellings if t.done]
    for denial in (t for t in act.tellings if t.event.status == "denied"):
        claim = next((t for t in said if _one_word(t, denial)), None)
        if claim is not None:
            sides_ = (_side(claim, (), actors), _denied_side(denial, actors))
            if sides_[0].line.id != sides_[1].line.id:
                yield _make("occurrence", "Did it happen?", sides_)
                return


def _one_word(a: Told, b: Told) -> bool:
    """Tell whether two tellings share their verb or noun, or two words beside it."""
    verbs = [content(t.account.words(t.event.trigger)) for t in (a, b)]
    return any(akin(x, y) for x in verbs[0] for y in verbs[1]) or len(a.stems & b.stems) > 1


def _denied_side(told: Told, actors: Actors) -> Side:
    """Return a denial as a side: the whole sentence, which says that it is one."""
    side, account = _side(told, (), actors), told.account
    sentence = sentence_of(account, told.event.span)
    pointers = account.pointers((told.event.span, sentence))
    line = make_line("d", sentence_pieces(account, sentence), pointers, told.key)
    return replace(side, line=line)


def _characterisations(
    merged: Merged,
    statements: Sequence[StoryStatement],
    accounts: dict[str, Account],
    actors: Actors,
) -> Iterator[Disagreement]:
    for event, pair in told_by_both(merged, statements, accounts, actors):
        asked = f"What was this: {event.line.text}?"
        yield _make("characterisation", asked, [_said_side(s, accounts, actors) for s in pair])


def _said_side(statement: StoryStatement, accounts: dict[str, Account], actors: Actors) -> Side:
    who = names([actors[i] for i in statement.speakers]) or statement.speaker_words
    account = accounts[statement.telling.article]
    spoken = account.reading.statements[statement.telling.index]
    pieces = content_pieces(account, spoken.content, spoken.quoted)
    line = make_line("d", pieces, statement.line.pointers, account.pointer(spoken.content[0]))
    return Side(who=who, outlet=statement.outlet, line=line)
