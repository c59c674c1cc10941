"""The lines of a brief as a reader would have them.

What was told before, in these words or others, is left out. Lines that one sentence tells are one
line, in the words of the sentence. What only leans on the line before it is joined to it, and so is
what one man says in one breath. A sentence that tells what no line tells is a line of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tidings.codebook.passages import load_passages
from tidings.story.compared import BACKGROUND_DAYS, Compared, long_before
from tidings.story.matter import matter
from tidings.story.newness import Heard
from tidings.story.pieces import joined, plain
from tidings.values import Cause, Change, ChangeKind, Line, Passage, Piece, Pointer, Span

_RETOLD = frozenset({"event", "commitment", "statement", "detail", "background"})
"""Kinds of lines that are left out where their words were told before."""
_SENTENCE = 45
"""Words of a sentence that may stand for all lines that it tells, at most."""
_JOINED = 70
"""Words of a line that others are joined to, at most."""
_COVERED = 0.5
"""Share of a sentence's matter that lines must show, for it to be told."""
_MATTER = 0.85
"""Weight of the matter of a sentence that is worth a line, names apart."""
_SHORT = 4
"""Words of a line that says too little by itself."""
_OWN_VOICE = re.compile(
    r"\b(?:we|our|us)\b|\b(?:the|this|an) (?:article|correction)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_FIRST = re.compile(r"[\w’'-]+")
_LEAD = re.compile(r"^[^“:]{1,160}?: ")
_NO_SUBJECT = re.compile(
    r"(?!Planned |Needed )(?:To|Being|Having|\w+ed|\w+ing|Held|Taken|Given|Made|Seen|Built)\b"
)
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_THIN = 0.5
"""Weight of the matter of what is said that cannot be understood without what stands before it."""
_UNREADABLE = re.compile(r"(?:Decision|Their|His|Her|Its)\b")
_NOBODY = re.compile(r"Speaker (?:not|unsure)")
_KINDS: dict[ChangeKind, int] = {"event": 0, "detail": 6, "background": 7}


@dataclass(frozen=True)
class Sheet:
    """The sentences of one new article, and which of them tell nothing new."""

    passages: tuple[Passage, ...]
    again: frozenset[int]

    def place(self, pointer: Pointer) -> int | None:
        """Return the number of the sentence that holds some words."""
        start = pointer.span.start
        return next(
            (n for n, p in enumerate(self.passages) if _span(p).start <= start < _span(p).end),
            None,
        )


def _span(passage: Passage) -> Span:
    return passage.line.pointers[-1].span


@dataclass(frozen=True)
class Woven:
    """A line under work: the change it tells, and where it stands."""

    change: Change
    article: str = ""
    place: int = -1
    """The sentence that tells it; -1 where it stands in no sentence of a new article."""
    last: int = -1
    """The last sentence that is joined to it."""
    lead: str = ""
    """What became of a commitment, to stand before its words."""

    @property
    def words(self) -> int:
        """How long it is."""
        return len(self.change.line.text.split())


class Loom:
    """Weaves the lines of one brief."""

    def __init__(self, compared: Compared, shown: frozenset[Cause]) -> None:
        """Take note of what was told before; hold the new articles in order of publication."""
        self.compared = compared
        self._shown = shown
        self._statements = {s.id: s for s in compared.after.statements}
        self._published = {c.article: c.published.first_day for c in compared.after.coverage}
        self.heard = Heard(compared.after)
        by_article: dict[str, list[Passage]] = {}
        for passage in (*self._replaced(), *compared.after.passages):
            by_article.setdefault(passage.article, []).append(passage)
        for article, passages in by_article.items():
            if article in compared.known:
                self.heard.add(passages)
        self._new = {a: tuple(p) for a, p in by_article.items() if a not in compared.known}
        self.sheets: dict[str, Sheet] = {}

    def _replaced(self) -> Iterator[Passage]:
        """Yield the sentences of texts held before that a revision has replaced since."""
        before, held = self.compared.before, {p.article for p in self.compared.after.passages}
        yield from (p for p in (before.passages if before else ()) if p.article not in held)

    def weave(self, found: Sequence[Change]) -> list[Change]:
        """Return the lines of a brief, in no order yet."""
        lines = [self._placed(c) for c in found]
        kept = [w for w in lines if not w.article]
        for article, passages in self._new.items():
            again = {n for n, p in enumerate(passages) if self.heard.again(self.heard.told(p))}
            sheet = self.sheets[article] = Sheet(passages, frozenset(again))
            mine = [self._at(w, sheet) for w in lines if w.article == article]
            fresh = [w for w in mine if not self._retold(w, sheet)]
            self.heard.add(passages)
            kept += self._joined(self._by_sentence(article, sheet, fresh))
        return [_led(self._prominent(w)) for w in kept]

    def _placed(self, change: Change) -> Woven:
        """Return a line with the first new article that tells it."""
        told = {p.article for p in change.line.pointers}
        return Woven(change, next((a for a in self._new if a in told), ""))

    def _at(self, woven: Woven, sheet: Sheet) -> Woven:
        """Return a line with the sentence in which the longest of its words stand."""
        longest = _longest(woven)
        place = sheet.place(longest)
        at = -1 if place is None else place
        return replace(woven, place=at, last=at)

    def _retold(self, woven: Woven, sheet: Sheet) -> bool:
        """Tell whether a line's words were told before, or its whole sentence was."""
        change = woven.change
        repeated = change.kind == "state" and " repeated" in change.line.pieces[0].text
        if change.kind not in _RETOLD and not repeated:
            return False
        if woven.place < 0:  # a headline: the article tells it again
            return len(sheet.passages) > 1
        if woven.place in sheet.again or repeated:
            return woven.place in sheet.again
        passage, longest = sheet.passages[woven.place], _longest(woven)
        told = self.heard.told(passage, longest.words, change.when.first_day)
        last, published = change.when.last_day, self._published.get(woven.article)
        back = last if last and published and last < published and passage.back else None
        return self.heard.again(replace(told, back=back))

    # one line a sentence ------------------------------------------------------------------------

    def _by_sentence(self, article: str, sheet: Sheet, lines: Sequence[Woven]) -> Iterator[Woven]:
        """Yield the lines of an article: one for each sentence that tells something new."""
        yield from (w for w in lines if w.place < 0)
        for n, passage in enumerate(sheet.passages):
            mine = sorted((w for w in lines if w.place == n), key=lambda w: w.change.rank)
            shown = [
                p.span for w in lines if w.place >= 0 and not self._dangles(w)
                for p in w.change.line.pointers if p.article == article
            ]  # fmt: skip
            if mine:
                yield from self._told_by(mine, passage, self._left(passage, shown))
            elif n not in sheet.again and self._worth(article, n, passage):
                untold = self._left(passage, shown) > 1 - _COVERED
                yield from (Woven(self._told(passage), article, n, n),) if untold else ()

    def _told_by(self, lines: Sequence[Woven], passage: Passage, left: float) -> Iterator[Woven]:
        """Yield the lines of one sentence: the sentence itself where it says them better."""
        fixed = [w for w in lines if w.change.kind not in (*_RETOLD, "state")]
        yield from fixed
        rest = [w for w in lines if w not in fixed]
        if not rest:
            return
        length = len(passage.line.text.split())
        several = len(rest) > 1 or left > 1 - _COVERED or rest[0].change.line.id[:2] == "e-"
        whole = length <= _SENTENCE and (several or any(self._dangles(w) for w in rest))
        if not whole:
            yield from (w for w in rest if not self._dangles(w))
            return
        yield self._as_sentence(rest, passage)

    def _as_sentence(self, lines: Sequence[Woven], passage: Passage) -> Woven:
        """Return several lines of one sentence as the sentence, under the first one's name."""
        sound = [w for w in lines if w.change.line.id[:2] == "c-" or not self._dangles(w)]
        own = replace(lines[0], change=replace(self._told(passage), line=lines[0].change.line))
        first = sound[0] if sound else own
        moved = next((w.change for w in lines if w.change.kind == "state"), None)
        lead = _state(moved) if moved else ""
        pointers = _proofs(passage.line.pointers, *(w.change.line.pointers for w in lines))
        line = replace(first.change.line, pieces=passage.line.pieces, pointers=pointers)
        return replace(first, change=replace(first.change, line=line), lead=lead)

    def _dangles(self, woven: Woven) -> bool:
        """Tell whether a line cannot be read alone, or names a speaker who is unsure."""
        said = self._statements.get(woven.change.about)
        if said is not None and woven.place >= 0:
            passage = self.sheets[woven.article].passages[woven.place]
            own = matter(said.line.pointers[0].words) - self.heard.names
            thin = not passage.quotes and self.heard.weight(own) < _THIN
            unsure = passage.unsure and said.speaker_words.lower() in _PRONOUNS
            return unsure or thin or _dangles(woven.change)
        return _dangles(woven.change)

    def _leans(self, passage: Passage) -> bool:
        """Tell whether a sentence cannot be understood without the one before it."""
        own = matter(passage.line.pointers[-1].words) - self.heard.names
        return not passage.alone or (not passage.quotes and self.heard.weight(own) < _THIN)

    def _worth(self, article: str, number: int, passage: Passage) -> bool:
        """Tell whether a sentence of an article is worth a line of its own."""
        compared = self.compared
        if "news" not in self._shown or article in compared.roots:
            return False  # a revision is told by its updates
        if compared.before is None and number:
            return False  # where a story stands is told by its record
        if compared.causes.get(article, "news") != "news":
            return False
        words = passage.line.pointers[-1].words
        if _OWN_VOICE.search(_QUOTED.sub(" ", words)) and not passage.figures:
            return False
        own = matter(words) - self.heard.names
        return self.heard.weight(own) >= _MATTER or bool(passage.figures and own)

    def _left(self, passage: Passage, shown: Sequence[Span]) -> float:
        """Return the share of a sentence's matter that no line shows."""
        span, words = _span(passage), passage.line.pointers[-1].words
        own = matter(words) - self.heard.names
        told = "".join(
            c if any(s.start <= span.start + n < s.end for s in shown) else " "
            for n, c in enumerate(words)
        )
        whole = self.heard.weight(own)
        return self.heard.weight(own - matter(told)) / whole if whole else 0.0

    def _told(self, passage: Passage) -> Change:
        """Return a sentence as a line: an act, a detail or background."""
        kind: ChangeKind = "detail"
        published = self._published.get(passage.article)
        if passage.back and long_before(passage.when, published, BACKGROUND_DAYS):
            kind = "background"
        elif passage.act and not passage.quotes:
            kind = "event"
        return Change(
            kind=kind, cause="news", about=passage.line.id, line=passage.line,
            rank=_KINDS[kind] + 0.75, when=passage.when,
        )  # fmt: skip

    # joining ------------------------------------------------------------------------------------

    def _joined(self, lines: Iterator[Woven]) -> list[Woven]:
        """Return lines with what leans on them, and with what their speaker says right after."""
        found: list[Woven] = []
        for woven in sorted(lines, key=lambda w: w.place):
            host = next((n for n, h in enumerate(found) if self._hosts(h, woven)), None)
            if host is None:
                found.append(self._with_context(woven))
            else:
                found[host] = _join(found[host], woven)
        return found

    def _hosts(self, host: Woven, guest: Woven) -> bool:
        """Tell whether a line is what another leans on, or what the same speaker said before."""
        if host.place < 0 or guest.place < 0 or host.words + guest.words > _JOINED:
            return False
        sheet = self.sheets[host.article]
        here, there = sheet.passages[guest.place], sheet.passages[host.last]
        between = set(range(host.last + 1, guest.place))
        near = guest.place - host.last in (0, 1)
        if _whole(guest, here) and self._leans(here):
            return near or (between <= sheet.again and here.paragraph == there.paragraph)
        if not near or _whole(guest, here):
            return False
        first, second = (self._statements.get(w.change.about) for w in (host, guest))
        if first is None or second is None or here.paragraph != there.paragraph:
            return False
        one = bool(first.speakers) and first.speakers == second.speakers
        return one and _lead(host) == _lead(guest) != ""

    def _with_context(self, woven: Woven) -> Woven:
        """Return a sentence that leans on one told before, with that one's words before it."""
        if woven.place < 1:
            return woven
        passages = self.sheets[woven.article].passages
        passage, context = passages[woven.place], passages[woven.place - 1]
        if not self._leans(passage) or not context.alone or not _whole(woven, passage):
            return woven
        if len(context.line.text.split()) + woven.words > _JOINED:
            return woven
        line = woven.change.line
        pieces = _sentence_after(context.line.pieces, line.pieces)
        told = replace(line, pieces=pieces, pointers=_proofs(line.pointers, context.line.pointers))
        return replace(woven, change=replace(woven.change, line=told))

    def _prominent(self, woven: Woven) -> Woven:
        """Return a line ranked by where its article tells it too: what matters stands first."""
        if woven.place < 0:
            return woven
        passage = self.sheets[woven.article].passages[woven.place]
        leads = woven.place == 0 and passage.act and woven.change.kind == "statement"
        kind = int(woven.change.rank)
        within = woven.change.rank - kind
        rank = (0 if leads else kind) + within * 0.6 + 0.39 * min(woven.place, 10) / 10
        return replace(woven, change=replace(woven.change, rank=rank))


def _led(woven: Woven) -> Change:
    """Return a line with what became of a commitment before its words."""
    if not woven.lead:
        return woven.change
    pieces = joined((plain(woven.lead), *woven.change.line.pieces))
    return replace(woven.change, line=replace(woven.change.line, pieces=pieces))


def _longest(woven: Woven) -> Pointer:
    mine = [p for p in woven.change.line.pointers if p.article == woven.article]
    return max(mine, key=lambda p: p.span.end - p.span.start)


def _whole(woven: Woven, passage: Passage) -> bool:
    """Tell whether a line is told in the words of its whole sentence."""
    return woven.change.line.text.endswith(passage.line.text)


def _join(host: Woven, guest: Woven) -> Woven:
    """Return a line with another after it; the weightier of the two says what kind it is."""
    pieces = guest.change.line.pieces
    if _lead(guest) and _lead(guest) == _lead(host):
        pieces = _unled(pieces)
    first = min(host.change, guest.change, key=lambda c: c.rank)
    line = replace(
        host.change.line,
        pieces=_sentence_after(host.change.line.pieces, pieces),
        pointers=_proofs(host.change.line.pointers, guest.change.line.pointers),
    )
    when = host.change.when if host.change.when.known else guest.change.when
    change = replace(host.change, line=line, rank=first.rank, kind=first.kind, when=when)
    return replace(host, change=change, last=guest.place, lead=host.lead or guest.lead)


def _dangles(change: Change) -> bool:
    """Tell whether a line lacks its subject or its speaker, or points at what it does not name."""
    pieces, text = change.line.pieces, change.line.text
    if change.kind in ("event", "background"):
        return bool(_NO_SUBJECT.match(text)) or len(text.split()) < _SHORT
    if change.kind not in ("statement", "commitment", "state"):
        return False
    if _NOBODY.match(text) or _UNREADABLE.match(text):
        return True
    lead = _LEAD.match(text)
    if lead is None or len(lead.group()) > len(pieces[0].text) - 1:
        return False
    first = _FIRST.search(text[lead.end() :])
    own = {"he", "she", "his", "her"}
    return first is not None and first.group().lower() in load_passages().pointing - own


def _state(change: Change) -> str:
    """Return what became of a commitment, as the head of a line ("Demand repeated: ")."""
    lead = _LEAD.match(change.line.text)
    said = lead.group() if lead else ""
    return f"{re.split(r' (?:by|to|against) ', said.rstrip(': '))[0]}: " if said else ""


def _lead(woven: Woven) -> str:
    """Return the "Name: " that a line begins with."""
    found = _LEAD.match(woven.change.line.text)
    return found.group() if found else ""


def _unled(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces without the "Name: " before them, as a sentence."""
    first, *rest = pieces
    words = first.text.partition(": ")[2]
    return (plain(words[:1].upper() + words[1:]), *rest) if words else tuple(rest)


def _sentence_after(pieces: Sequence[Piece], others: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of one sentence after those of another."""
    text = pieces[-1].text.rstrip()
    stop = " " if text.endswith((".", "!", "?", "…")) else ". "
    return joined((*pieces, plain(stop), *others))


def _proofs(*groups: Sequence[Pointer]) -> tuple[Pointer, ...]:
    return tuple(dict.fromkeys(p for group in groups for p in group))


__all__ = ["Line", "Loom", "Sheet", "Woven"]
