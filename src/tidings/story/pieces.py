"""Pieces of a line: an article's words, what it quotes set apart, and lines made of them."""

import re
from collections.abc import Sequence
from functools import lru_cache

from tidings.codec import short_id
from tidings.story.accounts import Account
from tidings.values import Line, Piece, Pointer, Span

# Within a paragraph, also over the lines that a text is wrapped in. A straight mark opens before a
# word and closes after one: marks out of step would quote what stands between two quotations.
_QUOTED = re.compile(
    r"“((?:[^”“\n]|\n(?!\s*\n))+)”"
    r"|(?<!\w)\"(?=\S)((?:[^\"\n]|\n(?!\s*\n))+)(?<=\S)\"(?!\w)"
    r"|«((?:[^»\n]|\n(?!\s*\n))+)»"
)
_STRAY = re.compile(r"[“”\"«»]")
_SPACE = re.compile(r"\s+")
_LEADING = re.compile(
    r"^(?:(?:(?:in|to|of|for|by|with|at|on|under) which|that|because|after|before|which|who|while"
    r"|when|since|although|though|but|and)\b|[,;:—–\s-])+\s*",
    re.IGNORECASE,
)
_ENDING = re.compile(r"[\s,;:—–-]+$")


def line_id(kind: str, article: str, span: Span) -> str:
    """Return the id of a line, made from what it points at; `kind` is one letter."""
    return f"{kind}-{short_id(kind, article, span.start, span.end)}"


def make_line(
    kind: str, pieces: Sequence[Piece], pointers: Sequence[Pointer], key: Pointer | None = None
) -> Line:
    """Return a line; its id comes from `key`, else from its first pointer."""
    first = key or pointers[0]
    kept = tuple(dict.fromkeys(pointers))
    return Line(id=line_id(kind, first.article, first.span), pieces=joined(pieces), pointers=kept)


def joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
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


_LONG = 30
"""Words of what a row of the ledger shows; its pointers keep the whole."""
_SHORTEST = 12
_BOUNDARY = re.compile(r"[,;:]$")
_DANGLING = re.compile(
    r"(?:[\s,;:]+(?:and|but|or|nor|that|which|who|whose|because|although|though|while|whereas|as|if"
    r"|when|where|after|before|until|unless|since|than|so))+[\s,;:]*$",
    re.IGNORECASE,
)


def shortened(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces without a conjunction that ends them, and cut with "…" where they are long.

    They are cut after the last comma among the words that may stay, else after so many words.
    """
    found = list(pieces)
    words = [(n, w) for n, p in enumerate(found) for w in p.text.split()]
    cut = len(words) > _LONG + 2
    if cut:
        keep = next(
            (k for k in range(_LONG, _SHORTEST, -1) if _BOUNDARY.search(words[k - 1][1])), _LONG
        )
        last, left = words[keep - 1][0], sum(n == words[keep - 1][0] for n, _ in words[:keep])
        ends = [m.end() for m in re.finditer(r"\S+", found[last].text)]
        found = found[: last + 1]
        found[last] = Piece(text=found[last].text[: ends[left - 1]], quoted=found[last].quoted)
    if found and not found[-1].quoted:
        trimmed = _DANGLING.sub("", found[-1].text)
        found[-1] = plain(trimmed.rstrip(" ,;:") if cut else trimmed)
    return joined((*found, plain(" …")) if cut else found)


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
    kept = list(joined(pieces))
    if sentence and kept and not kept[0].quoted:
        first = kept[0].text
        kept[0] = plain(first[:1].upper() + first[1:])
    return tuple(kept)


@lru_cache(maxsize=512)
def quotations(text: str) -> tuple[Span, ...]:
    """Return the stretches of an article that stand in its own quotation marks, marks included."""
    return tuple(Span(m.start(), m.end()) for m in _QUOTED.finditer(text))


def clause_pieces(
    account: Account, span: Span, without: Sequence[Span] = (), *, first: bool = True
) -> tuple[Piece, ...]:
    """Return the words at a span, quoted ones as quoted pieces; those at `without` are left out.

    What only joins a clause to one before it is cut off its head where it is the `first` of a line.
    """
    found: list[Piece] = []
    kept = _left(span, without)
    for n, part in enumerate(kept):
        ends = (first and n == 0, n == len(kept) - 1)
        found += _quoted_pieces(account, part, (), ends)
    return joined(found)


def _left(span: Span, without: Sequence[Span]) -> list[Span]:
    """Return what is left of a span."""
    kept: list[Span] = []
    at = span.start
    for gone in sorted(s for s in without if s.meets(span)):
        if gone.start > at:
            kept.append(Span(at, gone.start))
        at = max(at, gone.end)
    if at < span.end:
        kept.append(Span(at, span.end))
    return kept


def sentence_pieces(account: Account, span: Span) -> tuple[Piece, ...]:
    """Return the words at a span as a sentence of its own."""
    return as_sentence(clause_pieces(account, span))


def as_sentence(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces with a capital at their head, unless they begin with a quotation."""
    if not pieces or pieces[0].quoted:
        return pieces
    return (plain(capital(pieces[0].text)), *pieces[1:])


def capital(text: str) -> str:
    """Return words with a capital at their head."""
    return text[:1].upper() + text[1:]


def content_pieces(
    account: Account, spans: Sequence[Span], quoted: Sequence[Span] = ()
) -> tuple[Piece, ...]:
    """Return the words at `spans`; stretches in `quoted`, or in marks of their own, are quoted."""
    pieces: list[Piece] = []
    for n, span in enumerate(sorted(spans)):
        if n:
            pieces.append(plain(" … " if span.start - sorted(spans)[n - 1].end > 3 else " "))
        pieces.extend(_quoted_pieces(account, span, quoted))
    return joined(pieces)


def _quoted_pieces(
    account: Account, span: Span, quoted: Sequence[Span], ends: tuple[bool, bool] = (True, True)
) -> list[Piece]:
    """Return the words at a span in pieces; `ends` tells whether it begins, and ends, a line."""
    marked = [*quoted, *(q for q in quotations(account.article.text) if q.meets(span))]
    inside = _apart(sorted(q for q in marked if q.meets(span)))
    pieces: list[Piece] = []
    at = span.start
    for stretch in inside:
        start, end = max(stretch.start, span.start), min(stretch.end, span.end)
        first = ends[0] and at == span.start
        pieces.append(_bare(account.words(Span(at, max(at, start))), first=first))
        pieces.append(Piece(text=_within_marks(account.words(Span(start, end))), quoted=True))
        at = max(at, end)
    rest = _bare(account.words(Span(at, max(at, span.end))), first=ends[0] and at == span.start)
    if ends[1]:
        rest = plain(_ENDING.sub("", rest.text).rstrip("."))
    return [p for p in (*pieces, rest) if p.text]


def _within_marks(words: str) -> str:
    """Return words quoted, without their own marks; what they quote in turn stands in ‘ ’."""
    whole = _QUOTED.fullmatch(words.strip())
    inner = words if whole is None else next(g for g in whole.groups() if g is not None)
    nested = _QUOTED.sub(lambda m: f"‘{next(g for g in m.groups() if g is not None)}’", inner)
    return _SPACE.sub(" ", _STRAY.sub("", nested).strip()).rstrip(",")


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
