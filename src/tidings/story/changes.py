"""What is new between two moments of a story, ranked; and the brief made of it.

Acts come before words; then commitments whose state changed, new commitments, corrections, new
disagreements, statements, details, and last the background told for the first time.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tidings.story.chosen import LABELS, by_rank, chosen, unchanged
from tidings.story.compared import (
    Compared,
    Key,
    act_tells,
    before_events,
    event_tells,
    event_weight,
    is_background,
    ledger_spans,
    only_answered,
    retells,
    retold_spans,
    revised,
    told_by_ledger,
    told_by_speaker,
    verbal,
)
from tidings.story.fold import roots
from tidings.story.pieces import make_line, plain
from tidings.story.state_words import state_word
from tidings.story.telling import led, names
from tidings.story.told import days
from tidings.story.weaving import Loom
from tidings.values import (
    Cause,
    Change,
    ChangeKind,
    Disagreement,
    Interval,
    LedgerRow,
    LedgerState,
    Line,
    Side,
    Span,
    StateChange,
    Story,
    StoryBrief,
    StoryEvent,
    StoryStatement,
    Telling,
)

_AFTER = frozenset({"refused", "met", "carried out", "lapsed", "superseded", "step"})
"""States told after the parties of a commitment: "Promise by Norland, done"."""
_ECHOES = frozenset({"statement", "detail", "commitment"})
"""Kinds of lines that are left out where the lines above show their words already."""
_ORDER: dict[ChangeKind, int] = {
    "event": 0,
    "status": 0,
    "state": 1,
    "commitment": 2,
    "update": 3,
    "disagreement": 4,
    "statement": 5,
    "detail": 6,
    "background": 7,
}


def changes(
    before: Story | None,
    after: Story,
    causes: Mapping[str, Cause] | None = None,
    shown: frozenset[Cause] = frozenset({"news", "rereading", "judgement"}),
) -> tuple[Change, ...]:
    """Return what `after` says that `before` did not, ranked, each thing once.

    `causes` gives, by article id, the cause of the log's entries since `before`. What is not of a
    cause `shown` hides nothing that says the same and is.
    """
    known = frozenset(c.article for c in before.coverage) if before else frozenset()
    compared = Compared(before, after, causes or {}, roots(after), known)
    found = [
        *_event_changes(compared),
        *_row_changes(compared),
        *_updates(compared),
        *_disagreements(compared),
        *_statements(compared),
    ]
    told = [c for c in found if c.cause in shown]
    woven = Loom(compared, shown).weave(_each_once(sorted(told, key=by_rank)))
    return tuple(sorted(woven, key=by_rank))


def _change(
    compared: Compared,
    kind: ChangeKind,
    about: str,
    line: Line,
    when: Interval,
    weight: float = 0.0,
) -> Change:
    rank = _ORDER[kind] + max(0.0, 0.99 - weight)
    cause = compared.cause(line.pointers)
    return Change(kind=kind, cause=cause, about=about, line=line, rank=rank, when=when)


def _known_events(compared: Compared) -> dict[Key, StoryEvent]:
    if compared.before is None:
        return {}
    return {k: e for e in compared.before.events for t in e.tellings for k in compared.keys(t)}


def _event_changes(compared: Compared) -> Iterator[Change]:
    held = _known_events(compared)
    in_ledger = ledger_spans(compared.after)
    for event in compared.after.events:
        old = next((held[k] for t in event.tellings for k in compared.keys(t) if k in held), None)
        if old is None:
            if revised(compared, event.line.text, event.tellings, before_events(compared)):
                continue
            if not told_by_ledger(event, in_ledger) and not told_by_speaker(event):
                yield _new_event(compared, event)
        elif (old.status, old.postponed) != (event.status, event.postponed):
            off = old.status == "called off" or old.postponed
            lead = "On again: " if off and event.status == "planned" and not event.postponed else ""
            line = _proved(led(lead, event.line), _fresh(old, event))
            yield _change(compared, "status", event.id, line, event.when, 0.9)
        elif (detail := _detail(compared, old, event)) is not None:
            yield detail


def _new_event(compared: Compared, event: StoryEvent) -> Change:
    kind: ChangeKind = "event"
    if is_background(event, compared.after) or only_answered(event, compared.after):
        kind = "background"
    elif verbal(event):
        kind = "statement"
    return _change(compared, kind, event.id, event.line, event.when, event_weight(event))


def _detail(compared: Compared, old: StoryEvent, new: StoryEvent) -> Change | None:
    """Return what a known event is told in addition: its day, its place, its numbers."""
    said = []
    width, before = days(new.when), days(old.when)
    if width is not None and width <= 2 and (before is None or before > width):
        said.append("its date")
    if new.where and not old.where and new.where not in old.line.text:
        said.append(f"the place, {new.where}")
    said += [f"{n} {unit}" for n, unit in new.counts if (n, unit) not in old.counts]
    if not said:
        return None
    fresh = _fresh(old, new)
    if not fresh:
        return None
    pieces = (plain("More is told: "), *new.line.pieces, plain(f" ({', '.join(said)})"))
    line = make_line("e", pieces, fresh[0].pointers)
    kind: ChangeKind = "status" if new.status == "planned" else "detail"
    return _change(compared, kind, new.id, line, new.when)


def _fresh(old: StoryEvent, new: StoryEvent) -> list[Telling]:
    """Return the tellings of an event that were not held before."""
    known = {(t.article, t.pointers[0].span) for t in old.tellings}
    return [t for t in new.tellings if (t.article, t.pointers[0].span) not in known]


def _proved(line: Line, tellings: Sequence[Telling]) -> Line:
    """Return a line that points first at the newest words that prove it."""
    newest = tellings[-1].pointers if tellings else ()
    return replace(line, pointers=tuple(dict.fromkeys((*newest, *line.pointers))))


def _row_changes(compared: Compared) -> Iterator[Change]:
    before = compared.before
    held = {
        k: r
        for r in (before.ledger if before else ())
        for t in r.tellings
        for k in compared.keys(t)
    }
    for row in compared.after.ledger:
        old = next((held[k] for t in row.tellings for k in compared.keys(t) if k in held), None)
        if old is None:
            rows = compared.before.ledger if compared.before else ()
            held_rows = [(r.what.text, r.tellings) for r in rows]
            if revised(compared, row.what.text, row.tellings, held_rows):
                continue
            if not event_tells(row, compared):
                yield _new_row(compared, row)
            continue
        seen = {p for c in old.changes for p in c.pointers}
        fresh = [c for c in row.changes if not set(c.pointers) & seen]
        if row.kind == "decision":
            fresh = [c for c in fresh if not act_tells(c, compared)]
        if fresh and not event_tells(row, compared):
            yield _moved(compared, row, fresh[-1])


def row_lead(row: LedgerRow, story: Story, state: LedgerState | None = None) -> str:
    """Return the words before a commitment: its kind, by whom and to whom, and its new state.

    What its own party does to it stands beside its kind ("Threat repeated by Norland"), what
    others do or time brings after the parties ("Demand by Norland to Sudria, refused").
    """
    by = names([a for i in row.by if (a := story.actor(i))])
    to = names([a for i in row.to if (a := story.actor(i))])
    parties = f" by {by}" if by else ""
    if to:
        parties += f" to {to}" if row.kind != "threat" else f" against {to}"
    word = state_word(state) if state else ""
    if state in _AFTER:
        return f"{LABELS[row.kind]}{parties}, {word}: "
    return f"{LABELS[row.kind]}{f' {word}' if word else ''}{parties}: "


def _new_row(compared: Compared, row: LedgerRow) -> Change:
    state = row.state if row.state != "open" else None
    line = led(row_lead(row, compared.after, state), row.what)
    weight = 0.2 * bool(row.by) + 0.2 * bool(row.to) + 0.2 * bool(row.conditions)
    weight += 0.2 * (row.state != "open") + 0.1 * (row.kind in ("threat", "demand"))
    return _change(compared, "commitment", row.id, line, row.voiced, weight)


def _moved(compared: Compared, row: LedgerRow, change: StateChange) -> Change:
    lead = row_lead(row, compared.after, change.state)
    whole = led(lead, row.what)
    if row.kind == "decision":  # the step says who and what by itself
        whole = replace(whole, pieces=(plain(f"{LABELS[row.kind]}: {change.why}"),))
    pointers = (*change.pointers, *row.what.pointers)
    line = Line(id=whole.id, pieces=whole.pieces, pointers=tuple(dict.fromkeys(pointers)))
    weight = 0.3 * bool(row.by) + 0.3 * bool(row.to) + 0.2 * (change.how == "said")
    return _change(compared, "state", row.id, line, change.when, weight)


def _updates(compared: Compared) -> Iterator[Change]:
    held = {u.line.id for u in compared.before.updates} if compared.before else set()
    for update in compared.after.updates:
        if update.line.id not in held:
            yield _change(compared, "update", update.article, update.line, update.when)


def _disagreements(compared: Compared) -> Iterator[Change]:
    held = {d.id for d in compared.before.disagreements} if compared.before else set()
    for one in compared.after.disagreements:
        if one.id not in held:
            line = disagreement_line(one)
            when = Interval(earliest=None, latest=None, granularity="unknown", basis="two accounts")
            yield _change(compared, "disagreement", one.id, line, when)


def disagreement_line(one: Disagreement) -> Line:
    """Return both sides in one line: the question, then who says what.

    What one sentence says of both sides is told once.
    """
    pieces = [plain(f"Accounts differ. {one.question} ")]
    grouped: dict[str, list[Side]] = {}
    for side in one.sides:
        grouped.setdefault(side.line.text, []).append(side)
    for n, sides in enumerate(grouped.values()):
        who = " and ".join(dict.fromkeys(map(_teller, sides)))
        pieces += [plain(f"{' | ' if n else ''}{who}: "), *sides[0].line.pieces]
    pointers = [p for s in one.sides for p in s.line.pointers]
    return make_line("d", pieces, pointers)


def _teller(side: Side) -> str:
    told = f" ({side.outlet})" if side.outlet and side.outlet != side.who else ""
    return f"{side.who}{told}"


def _statements(compared: Compared) -> Iterator[Change]:
    before = compared.before
    held = {k for s in (before.statements if before else ()) for k in compared.keys(s.telling)}
    retold = retold_spans(compared)
    for statement in compared.after.statements:
        if retells(statement, retold):
            continue
        if not compared.keys(statement.telling) & held:
            yield _change(
                compared, "statement", statement.id, statement.line, statement.when,
                _spoken_weight(statement),
            )  # fmt: skip


def _spoken_weight(statement: StoryStatement) -> float:
    named = bool(statement.speakers)
    quoted = any(p.quoted for p in statement.line.pieces)
    length = min(len(statement.line.text.split()), 16) / 16
    return 0.3 * named + 0.2 * quoted + 0.1 * bool(statement.to or statement.medium) + 0.3 * length


def _each_once(ranked: Sequence[Change]) -> tuple[Change, ...]:
    """Drop a change that says in other words what a line above it says: same words, same place."""
    kept: list[Change] = []
    used: dict[str, list[Span]] = {}
    texts: set[str] = set()
    for change in ranked:
        text = change.line.text.casefold()
        if text in texts or (change.kind in _ECHOES and _used(change, used)):
            continue
        texts.add(text)
        kept.append(change)
        for p in change.line.pointers:
            used.setdefault(p.article, []).append(p.span)
    return tuple(kept)


def _used(change: Change, used: Mapping[str, Sequence[Span]]) -> bool:
    """Tell whether the greater part of a line's words is shown above already."""
    whole = shown = 0
    pointers = change.line.pointers
    if change.kind == "statement":  # what was said stands first; who said it is often shown above
        pointers = pointers[:1]
    for p in pointers:
        places = set(range(p.span.start, p.span.end))
        whole += len(places)
        for s in used.get(p.article, ()):
            places.difference_update(range(s.start, s.end))
        shown += p.span.end - p.span.start - len(places)
    return shown * 2 > whole


def story_brief(
    before: Story | None,
    after: Story,
    causes: Mapping[str, Cause] | None = None,
    *,
    limit: int = 10,
    shown: frozenset[Cause] = frozenset({"news"}),
) -> StoryBrief:
    """Return what is new in a story: at most `limit` lines, the rest in `more`.

    Only changes whose cause is in `shown` are told; a rereading or a judgement is no news.
    """
    found = changes(before, after, causes, shown)
    lines = chosen(found, limit)
    return StoryBrief(
        story=after.id,
        title=after.title,
        lines=tuple(lines),
        more=tuple(c for c in found if not any(c is line for line in lines)),
        unchanged=unchanged(before, after),
    )
