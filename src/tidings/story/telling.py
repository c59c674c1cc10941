"""Plain words: the line of an event, a statement, a ledger row, a disagreement.

Quotation marks stand only around words that the article itself quotes. Dates are no part of a
line; faces show them beside it.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from tidings.codebook.story import load_story
from tidings.codec import short_id
from tidings.story.accounts import Account
from tidings.values import (
    Commitment,
    Event,
    Line,
    Piece,
    Pointer,
    Span,
    Statement,
    Status,
    StoryActor,
)

_QUOTED = re.compile(r"“([^”“\n]+)”|\"([^\"\n]+)\"|«([^»\n]+)»")
_STRAY = re.compile(r"[“”\"«»]")
_SPACE = re.compile(r"\s+")
_LEADING = re.compile(
    r"^(?:(?:(?:in|to|of|for|by|with|at|on|under) which|that|because|after|before|which|who|while"
    r"|when|since|although|though|but|and)\b|[,;:—–\s-])+\s*",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[\s,;:—–-]+$")
_THE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)


def line_id(kind: str, article: str, span: Span) -> str:
    """Return the id of a line, made from what it points at; `kind` is one letter."""
    return f"{kind}-{short_id(kind, article, span.start, span.end)}"


def make_line(
    kind: str, pieces: Sequence[Piece], pointers: Sequence[Pointer], key: Pointer | None = None
) -> Line:
    """Return a line; its id comes from `key`, else from its first pointer."""
    first = key or pointers[0]
    kept = tuple(dict.fromkeys(pointers))
    return Line(id=line_id(kind, first.article, first.span), pieces=_joined(pieces), pointers=kept)


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Join neighbouring unquoted pieces and drop empty ones."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and not piece.quoted and not found[-1].quoted:
            found[-1] = Piece(text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return tuple(found)


def plain(text: str) -> Piece:
    """Return an unquoted piece, white space made single."""
    return Piece(text=_SPACE.sub(" ", text))


def own_words(text: str, *, sentence: bool = True) -> tuple[Piece, ...]:
    """Return an article's words: what it quotes as quoted pieces, the rest unquoted.

    A quotation mark without its partner is dropped: half a quotation is none.
    """
    body = _ENDING.sub("", _LEADING.sub("", _SPACE.sub(" ", text.strip())))
    pieces: list[Piece] = []
    at = 0
    for found in _QUOTED.finditer(body):
        pieces.append(plain(_STRAY.sub("", body[at : found.start()])))
        inner = next(g for g in found.groups() if g is not None)
        pieces.append(Piece(text=inner.strip().rstrip(","), quoted=True))
        at = found.end()
    rest = _STRAY.sub("", body[at:]).rstrip(" .")
    pieces.append(plain(rest))
    kept = list(_joined(pieces))
    if sentence and kept and not kept[0].quoted:
        first = kept[0].text
        kept[0] = plain(first[:1].upper() + first[1:])
    return tuple(kept)


@lru_cache(maxsize=512)
def quotations(text: str) -> tuple[Span, ...]:
    """Return the stretches of an article that stand in its own quotation marks, marks included."""
    return tuple(Span(m.start(), m.end()) for m in _QUOTED.finditer(text))


def names(actors: Sequence[StoryActor]) -> str:
    """Return the names of several actors as one would say them ("A, B and C")."""
    said = [_named(a) for a in actors]
    if len(said) < 2:
        return "".join(said)
    return f"{', '.join(said[:-1])} and {said[-1]}"


def _named(actor: StoryActor) -> str:
    if actor.kind in ("government", "organisation") and not actor.name.lower().startswith("the "):
        words = actor.name.split()
        if len(words) > 1 and words[0][:1].islower() is False and words[-1] in _BODIES:
            return f"the {actor.name}"
    return _SPACE.sub(" ", actor.name)


_BODIES = frozenset(
    {"Department", "Ministry", "Administration", "administration", "Senate", "House", "Government",
     "government", "Union", "Nations", "Council", "States", "Office", "Congress", "Agency", "Court"}
)  # fmt: skip


def event_line(
    told: tuple[Account, Event], actors: tuple[Sequence[StoryActor], Sequence[StoryActor]],
    status: Status, where: str | None, key: Pointer,
) -> Line:  # fmt: skip
    """Return the line of an event as `told` tells it, by the table or in the article's words."""
    account, event = told
    pointers = account.pointers((event.span, *event.arguments.source, *event.arguments.target))
    phrase = _phrase(event, actors, status, where)
    if phrase is not None:
        return make_line("e", (plain(phrase[:1].upper() + phrase[1:]),), pointers, key)
    source = [account.identity.by_id[i] for i in account.actors(event.source)]
    return make_line("e", _clause(account, event, source), pointers, key)


def _phrase(
    event: Event, actors: tuple[Sequence[StoryActor], Sequence[StoryActor]],
    status: Status, where: str | None,
) -> str | None:  # fmt: skip
    """Return the table's words for an event, or none where the table or an argument fails."""
    pattern = load_story().tell.get((event.type, event.mode, status))
    if not pattern:
        return None
    count = event.counts[0] if event.counts else None
    filled = {
        "S": names(actors[0]),
        "T": names(actors[1]),
        "N": f"{count.value} {count.unit}" if count else "",
        "W": f" in {where}" if where else "",
        "O": _owner(actors[1]),
    }
    if any(f"{{{k}}}" in pattern and not v for k, v in filled.items() if k not in "WO"):
        return None
    if any(a.kind == "unnamed" for a in (*actors[0], *actors[1])):
        return None
    return pattern.format(**filled)


def _owner(targets: Sequence[StoryActor]) -> str:
    """Return " of" the one state that an act is aimed at."""
    if len(targets) == 1 and targets[0].kind == "government":
        return f" of {names(targets)}"
    return ""


def meeting_words(actors: Sequence[StoryActor], where: str | None) -> str | None:
    """Return what a planned meeting is called, or none where its parties are not named."""
    if len(actors) < 2 or any(a.kind == "unnamed" for a in actors):
        return None
    return f"Meeting of {names(actors)}{f' in {where}' if where else ''}"


def _clause(account: Account, event: Event, source: Sequence[StoryActor]) -> tuple[Piece, ...]:
    """Return the clause's own words, led by who acts where the clause does not name him."""
    words = clause_pieces(account, event.span)
    spans = event.arguments.source
    inside = any(event.span.holds(s) and not _is_pronoun(account.words(s)) for s in spans)
    if inside or not source:
        return _sentence(words)
    head = words[0].text if words else ""
    subject, _, rest = head.partition(" ")
    if subject.lower() in _SUBJECTS and rest and not words[0].quoted:
        return (plain(f"{_capital(names(source))} {rest}"), *words[1:])
    return (plain(f"{_capital(names(source))}: "), *words)


def clause_pieces(account: Account, span: Span) -> tuple[Piece, ...]:
    """Return the words at a span, those that the article quotes as quoted pieces."""
    return _joined(_quoted_pieces(account, span, ()))


def sentence_pieces(account: Account, span: Span) -> tuple[Piece, ...]:
    """Return the words at a span as a sentence of its own."""
    return _sentence(clause_pieces(account, span))


def _sentence(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if not pieces or pieces[0].quoted:
        return pieces
    return (plain(_capital(pieces[0].text)), *pieces[1:])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_SUBJECTS = frozenset({"he", "she", "it", "they"})
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "which", "that", "we", "i", "his", "her", "their", "its"}
)


def _is_pronoun(words: str) -> bool:
    return words.strip().lower() in _PRONOUNS


def statement_line(
    account: Account, statement: Statement, speaker: str, chain: Sequence[str]
) -> Line:
    """Return "Who, by whose word: what was said"."""
    lead = _capital(_SPACE.sub(" ", speaker)) if speaker else "Speaker not named"
    if chain:
        lead += f", according to {', according to '.join(chain)}"
    words: list[Piece] = [plain(f"{lead}: ")]
    words += content_pieces(account, statement.content, statement.quoted)
    said = account.pointers(statement.content)
    pointers = (*said, *account.pointers((*statement.cue, *statement.speaker)))
    return make_line("s", words, pointers, account.pointer(statement.content[0]))


def content_pieces(
    account: Account, spans: Sequence[Span], quoted: Sequence[Span] = ()
) -> tuple[Piece, ...]:
    """Return the words at `spans`; stretches in `quoted`, or in marks of their own, are quoted."""
    pieces: list[Piece] = []
    for n, span in enumerate(sorted(spans)):
        if n:
            pieces.append(plain(" … " if span.start - sorted(spans)[n - 1].end > 3 else " "))
        pieces.extend(_quoted_pieces(account, span, quoted))
    return _joined(pieces)


def _quoted_pieces(account: Account, span: Span, quoted: Sequence[Span]) -> list[Piece]:
    marked = [*quoted, *(q for q in quotations(account.article.text) if q.meets(span))]
    inside = _apart(sorted(q for q in marked if q.meets(span)))
    pieces: list[Piece] = []
    at = span.start
    for stretch in inside:
        start, end = max(stretch.start, span.start), min(stretch.end, span.end)
        pieces.append(_bare(account.words(Span(at, max(at, start))), first=at == span.start))
        inner = _STRAY.sub("", account.words(Span(start, end))).strip()
        pieces.append(Piece(text=_SPACE.sub(" ", inner).rstrip(","), quoted=True))
        at = max(at, end)
    rest = account.words(Span(at, max(at, span.end)))
    pieces.append(plain(_ENDING.sub("", _bare(rest, first=at == span.start).text).rstrip(".")))
    return [p for p in pieces if p.text]


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Return spans that do not meet: of those that do, the first (the longest one first)."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _bare(words: str, *, first: bool) -> Piece:
    text = _STRAY.sub("", words)
    return plain(_LEADING.sub("", text.lstrip()) if first else text)


def commitment_line(account: Account, commitment: Commitment) -> Line:
    """Return what is threatened, demanded or planned, with conditions, in the article's words."""
    quoted: tuple[Span, ...] = ()
    if commitment.statement is not None:
        quoted = account.reading.statements[commitment.statement].quoted
    apart = [
        c for c in commitment.conditions
        if not any(w.holds(s) for s in c.spans for w in commitment.what)
    ]  # fmt: skip
    pieces = list(content_pieces(account, commitment.what, quoted))
    for condition in apart:
        words = content_pieces(account, condition.spans, quoted)
        lead = "" if _starts_with(words, condition.kind) else f"{condition.kind} "
        pieces += [plain(f", {lead}"), *words]
    spans = (*commitment.what, *(s for c in commitment.conditions for s in c.spans))
    return make_line("c", pieces, account.pointers(spans), account.pointer(commitment.what[0]))


def _starts_with(pieces: Sequence[Piece], word: str) -> bool:
    return bool(pieces) and pieces[0].text.lower().lstrip().startswith(word)


def according_to(line: Line, speakers: Sequence[str]) -> Line:
    """Return `line` with those after it on whose word alone it rests."""
    if not speakers:
        return line
    said = f", according to {' and '.join(_SPACE.sub(' ', s) for s in speakers)}"
    pieces = _joined((*line.pieces, plain(said)))
    return Line(id=line.id, pieces=pieces, pointers=line.pointers)


def led(lead: str, line: Line) -> Line:
    """Return `line` with words before it, under the same id."""
    return Line(
        id=line.id,
        pieces=_joined((plain(lead), *line.pieces)),
        pointers=line.pointers,
        corrected=line.corrected,
    )
