"""Plain words: the line of an event, a statement, a ledger row, a disagreement.

Quotation marks stand only around words that the article itself quotes. Dates are no part of a
line; faces show them beside it.
"""

import re
from collections.abc import Sequence
from typing import Literal

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.pieces import (
    as_sentence,
    capital,
    clause_pieces,
    content_pieces,
    joined,
    make_line,
    plain,
    shortened,
)
from tidings.story.speaking import denied, spoken_words
from tidings.story.verbs import is_past
from tidings.story.wording import LEAD, act_words, attribution, time_spans, with_article
from tidings.values import (
    Actor,
    Commitment,
    Count,
    Event,
    Line,
    Piece,
    Pointer,
    Span,
    Statement,
    Status,
    StoryActor,
)

_DAY_NEAR = 12  # characters: " by the end of"
_NOT_NEAR = 40  # characters: "have never knowingly "
_JOINS = re.compile(r"(?:\b(?:and|but|or|then)|,)\s*$", re.IGNORECASE)
_HYPHEN = re.compile(r"[\w’']+-$")
_SPACE = re.compile(r"\s+")
_NOT = re.compile(
    r"\b((?:(?:will|would|shall|do|does|did|have|has|had|is|are|was|were|can|could|wo|ca)\s*"
    r"(?:n[’']t|not|never)|cannot|never)(?:\s+\w+ly|\s+ever|\s+be(?:en)?)?)\s+$",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\s+$", re.IGNORECASE)
_AT = re.compile(r"\b(in|at|on|near|outside)\s+(the\s+)?$", re.IGNORECASE)


def names(actors: Sequence[StoryActor | Actor]) -> str:
    """Return the names of several actors as one would say them ("A, B and C")."""
    said = [_named(a) for a in actors]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} and {said[-1]}"


def _named(actor: StoryActor | Actor) -> str:
    """Return an actor's name as it stands within a sentence, with its article."""
    name = _SPACE.sub(" ", actor.name)
    words = name.split()
    if actor.kind == "person" or not words:
        return name
    if words[0] == "The":
        return f"the {' '.join(words[1:])}"
    if words[0].lower() in _DETERMINED or any(w.endswith(("'s", "’s")) for w in words[:-1]):
        return name
    if actor.kind == "unnamed":
        return _nominal(name, words[-1].lower())
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    body = len(words) > 1 and words[0][:1].isupper() and {head, head.capitalize()} & _BODIES
    return f"the {name}" if body or name in _ALONE else name


def _nominal(name: str, head: str) -> str:
    """Return what somebody not named is called, with the article of its noun."""
    if head in _UNIQUE:
        return f"the {name}"
    if _many(head):
        return name
    return f"{'an' if name[:1].lower() in 'aeio' else 'a'} {name}"


def _many(head: str) -> bool:
    """Tell whether a noun is plural, or stands without an article as one does."""
    plural = head.endswith("s") and not head.endswith("ss")
    return plural or head in _WITHOUT_S or head.endswith(("men", "women", "people"))


_WITHOUT_S = frozenset(
    {"men", "children", "police", "personnel", "staff", "clergy", "cattle", "media", "youth",
     "folk", "militia", "livestock"}
)  # fmt: skip
_DETERMINED = frozenset(
    {"the", "a", "an", "his", "her", "their", "its", "our", "my", "this", "that", "some", "two",
     "three", "both", "all", "several", "many"}
)  # fmt: skip
_UNIQUE = frozenset(
    {"president", "premier", "chancellor", "king", "queen", "pope", "ministry", "government",
     "administration", "military", "army", "navy", "leadership", "parliament", "opposition"}
)  # fmt: skip


_BODIES = frozenset(
    {"Department", "Ministry", "Administration", "administration", "Senate", "House", "Government",
     "government", "Union", "Treasury", "Pentagon", "Parliament", "Commission", "Committee",
     "Nations", "Council", "States", "Office", "Congress", "Agency", "Court"}
)  # fmt: skip


_ALONE = frozenset(
    {"Senate", "Treasury", "Pentagon", "Kremlin", "Duma", "Knesset", "Bundestag", "Bundesrat",
     "Vatican", "Commons", "Lords", "Netherlands", "Philippines"}
)  # fmt: skip


def event_line(
    told: tuple[Account, Event], actors: tuple[Sequence[StoryActor], Sequence[StoryActor]],
    status: Status | Literal["postponed"], where: str | None, key: Pointer,
) -> Line:  # fmt: skip
    """Return the line of an event as `told` tells it, by the table or in the article's words."""
    account, event = told
    pointers = account.pointers((event.span, *event.arguments.source, *event.arguments.target))
    phrase = _phrase(event, actors, status, _place(account, event, where))
    if any(_level(account, c) for c in event.counts):
        phrase = None
    if phrase is not None:
        return make_line("e", (plain(phrase[:1].upper() + phrase[1:]),), pointers, key)
    source = [account.identity.by_id[i] for i in account.actors(event.source)]
    return make_line("e", _clause(account, event, source), pointers, key)


def _phrase(
    event: Event, actors: tuple[Sequence[StoryActor], Sequence[StoryActor]],
    status: Status | Literal["postponed"], where: str,
) -> str | None:  # fmt: skip
    """Return the table's words for an event, or none where the table or an argument fails."""
    pattern = load_story().tell.get((event.type, event.mode, status))
    if not pattern:
        return None
    count = event.counts[0] if event.counts else None
    source, target = actors
    if "{S}" in pattern and len(source) > 1 and {a.id for a in source} == {a.id for a in target}:
        source, target = source[:1], source[1:]  # all stand on both sides: name each once
    filled = {
        "S": names(source),
        "T": names(target),
        "N": f"{count.value} {count.unit}" if count else "",
        "W": where,
        "O": _owner(actors[1]),
    }
    if any(f"{{{k}}}" in pattern and not v for k, v in filled.items() if k not in "WO"):
        return None
    kinds = {a.kind for a in (*actors[0], *actors[1])}
    if "unnamed" in kinds or (event.type == "CONSULT" and "place" in kinds):
        return None
    return pattern.format(**filled)


def _level(account: Account, count: Count) -> bool:
    """Tell whether a number is what is left and not what was done to: "cut the staff to 40"."""
    text = account.article.text
    return any(_TO.search(text[max(0, s.start - 8) : s.start]) for s in count.spans)


def _place(account: Account, event: Event, where: str | None) -> str:
    """Return " in Vienna", or " at the palace" where the article has it so."""
    if not where:
        return ""
    for span in event.arguments.where if event.where == where else ():
        found = _AT.search(account.article.text[max(0, span.start - 20) : span.start])
        if found:
            own = account.words(span).lower().startswith("the ")
            the = "the " if (found.group(2) or own) and not where.startswith("the ") else ""
            return f" {found.group(1).lower()} {the}{where}"
    return f" in {where}"


def _owner(targets: Sequence[StoryActor]) -> str:
    """Return " of" the one state that an act is aimed at."""
    if len(targets) == 1 and targets[0].kind == "government":
        return f" of {names(targets)}"
    return ""


def meeting_words(actors: Sequence[StoryActor], where: str | None) -> str | None:
    """Return what a planned meeting is called, or none where its parties are not named.

    One travels to a place, and does not meet it.
    """
    if len(actors) < 2 or any(a.kind in ("unnamed", "place") for a in actors):
        return None
    return f"Meeting of {names(actors)}{f' in {where}' if where else ''}"


def _clause(account: Account, event: Event, source: Sequence[StoryActor]) -> tuple[Piece, ...]:
    """Return the clause as a sentence, else its words led by who acts."""
    found = act_words(account, event, names(source))
    if found:
        return found
    without = time_spans(account, event.when, event.span)
    inside = any(event.span.holds(s) for s in event.arguments.source)
    if not event.type and not source:
        return _untyped_clause(account, event, without)
    words = clause_pieces(account, event.span, without)
    if not source and (undergoing := _undergoing(account, event)):
        return as_sentence((plain(undergoing), *words))
    if inside or not source:
        return as_sentence(words)
    return (plain(f"{capital(names(source))}: "), *words)


def _undergoing(account: Account, event: Event) -> str | None:
    """Return whom a passive clause without its subject tells of: "Were taken to a hospital".

    A participle that leans on its noun gets its verb too: "jailed in Oran", of a captain (Quirk et
    al. 17.28). None where the clause names them itself, or is no such clause.
    """
    if not event.target or any(event.span.holds(s) for s in event.arguments.target):
        return None
    target = [account.identity.by_id[i] for i in account.actors(event.target)]
    begun = re.match(r"[\w’']+", account.words(event.span))
    if begun is None or not target or any(a.kind not in ("person", "unnamed") for a in target):
        return None
    named, first = capital(names(target)), begun.group().lower()
    many = len(target) > 1 or (target[0].kind == "unnamed" and _many(named.split()[-1].lower()))
    if first in _ONE | _MORE:
        return f"{named} " if first in (_MORE if many else _ONE) else None
    if event.span.start != event.trigger.start or not is_past(first):
        return None
    return f"{named} {'were' if many else 'was'} "


_ONE, _MORE = frozenset({"was", "is", "has", "had"}), frozenset({"were", "are", "have", "had"})


def _untyped_clause(account: Account, event: Event, without: tuple[Span, ...]) -> tuple[Piece, ...]:
    """Return a clause of no type without what joins it to others, led by whose words it shares.

    "The plane crossed the river and landed": "the plane" before "landed".
    """
    text, span = account.article.text, event.span
    lead = LEAD.match(text[span.start : event.trigger.start])
    span = Span(span.start + lead.end(), span.end) if lead else span
    words = clause_pieces(account, span, without)
    parties = (*event.arguments.source, *event.arguments.target)
    if any(event.span.holds(p) for p in parties):
        return as_sentence(words)
    party = next((p for p in parties if p.end <= span.start), None)
    if party is None or not _JOINS.search(text[party.end : span.start]):
        return as_sentence(words)
    start = max(0, party.start - _NOT_NEAR)
    whole = _HYPHEN.search(text, start, party.start)
    party = Span(whole.start(), party.end) if whole else party
    named = account.words(with_article(account, party, start))
    return as_sentence((plain(f"{capital(named)} "), *words))


def statement_line(
    account: Account, statement: Statement, speaker: str, chain: Sequence[str]
) -> Line:
    """Return "Who, by whose word: what was said"."""
    lead = capital(_SPACE.sub(" ", speaker)) if speaker else "Speaker not named"
    tellers = dict.fromkeys(_inside(c) for c in chain if _inside(c) != _inside(speaker))
    who = lead
    if tellers:
        lead += f", according to {', according to '.join(tellers)}"
        who = f"{lead},"
    said = account.pointers(statement.content)
    pointers = (*said, *account.pointers((*statement.cue, *statement.speaker)))
    key = account.pointer(statement.content[0])
    acted = spoken_words(account, statement, who) if speaker else None
    if acted:
        return make_line("s", acted, pointers, key)
    lead += " denied this: " if denied(account, statement) else ": "
    words = (plain(lead), *content_pieces(account, statement.content, statement.quoted))
    return make_line("s", words, pointers, key)


def commitment_line(account: Account, commitment: Commitment) -> Line:
    """Return what is threatened, demanded or planned, with conditions, in the article's words."""
    quoted: tuple[Span, ...] = ()
    if commitment.statement is not None:
        quoted = account.reading.statements[commitment.statement].quoted
    apart = [
        c for c in commitment.conditions
        if not any(w.holds(s) for s in c.spans for w in commitment.what)
    ]  # fmt: skip
    what = _with_day(account, commitment, _unattributed(account, commitment))
    what = negated(account, commitment, what)
    pieces = list(shortened(content_pieces(account, what, quoted)))
    for condition in apart:
        words = content_pieces(account, condition.spans, quoted)
        lead = "" if _starts_with(words, condition.kind) else f"{condition.kind} "
        pieces += [plain(f", {lead}"), *words]
    spans = (*commitment.what, *(s for c in commitment.conditions for s in c.spans))
    pointers = (*account.pointers(spans), *account.pointers(_voiced_by(account, commitment)))
    return make_line("c", pieces, pointers, account.pointer(commitment.what[0]))


def commitment_words(account: Account, commitment: Commitment) -> str:
    """Return all that is committed to, without its conditions: a denial with its "not"."""
    quoted: tuple[Span, ...] = ()
    if commitment.statement is not None:
        quoted = account.reading.statements[commitment.statement].quoted
    pieces = content_pieces(account, negated(account, commitment, commitment.what), quoted)
    return "".join(f"“{p.text}”" if p.quoted else p.text for p in pieces)


def negated(account: Account, commitment: Commitment, what: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what is denied or refused with the "will not", "have never" right before it.

    What stands under "denied" or "refused to" has none of its own: the kind of the row says it.
    """
    if commitment.kind != "denial" or not what:
        return what
    start = what[0].start
    found = _NOT.search(account.article.text, max(0, start - _NOT_NEAR), start)
    return (Span(found.start(), what[0].end), *what[1:]) if found else what


def _with_day(account: Account, commitment: Commitment, what: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the words with the day by which it is due, where that stands right after them."""
    if commitment.due is None or not commitment.due.spans or not what:
        return what
    last, day = what[-1], commitment.due.spans[-1]
    near = last.end <= day.start <= last.end + _DAY_NEAR
    if not near or any(c in ".,;:" for c in account.words(Span(last.end, day.end))):
        return what
    return (*what[:-1], Span(last.start, day.end))


def _voiced_by(account: Account, commitment: Commitment) -> tuple[Span, ...]:
    """Return the words that show whose commitment it is: a cue and its speaker, or an act's."""
    if commitment.statement is not None:
        statement = account.reading.statements[commitment.statement]
        return (*statement.cue, *statement.speaker)
    if commitment.event is not None:
        event = account.reading.events[commitment.event]
        return (event.trigger, *event.arguments.source)
    return ()


def _unattributed(account: Account, commitment: Commitment) -> tuple[Span, ...]:
    """Return the words of what is committed without "X said" between two commas."""
    if commitment.statement is None:
        return commitment.what
    kept: list[Span] = []
    for span in commitment.what:
        gone = attribution(account, commitment.statement, span)
        if gone is None:
            kept.append(span)
            continue
        parts = (Span(span.start, gone.start), Span(gone.end, span.end))
        kept += [p for p in parts if account.words(p).strip(" ,.;")]
    return tuple(kept)


def _starts_with(pieces: Sequence[Piece], word: str) -> bool:
    return bool(pieces) and pieces[0].text.lower().lstrip().startswith(word)


def _inside(name: str) -> str:
    """Return a name or words for somebody as they stand within a sentence."""
    said = _SPACE.sub(" ", name)
    return f"the {said[4:]}" if said.startswith("The ") else said


def according_to(line: Line, speakers: Sequence[str]) -> Line:
    """Return `line` with those after it on whose word alone it rests."""
    told = line.text.casefold()
    fresh = [n for n in map(_inside, speakers) if n.casefold() not in told]
    if not fresh:
        return line
    said = f", according to {' and '.join(fresh)}"
    pieces = joined((*line.pieces, plain(said)))
    return Line(id=line.id, pieces=pieces, pointers=line.pointers)


def led(lead: str, line: Line) -> Line:
    """Return `line` with words before it, under the same id."""
    return Line(
        id=line.id,
        pieces=joined((plain(lead), *line.pieces)),
        pointers=line.pointers,
        corrected=line.corrected,
        by_hand=line.by_hand,
    )
