"""The lines of a brief as a reader would have them.

What was told before, in these words or others, is left out. Lines that one sentence tells are one
line, in the words of the sentence. What only leans on the line before it is joined to it, and so is
what one man says in one breath. A sentence that tells what no line tells is a line of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tidings.story.brief_lines import (
    Sheet,
    Woven,
    dangles,
    is_boilerplate,
    is_whole,
    join,
    lead_of,
    led_by_state,
    longest,
    one_after,
    points_back,
    proofs,
    span_of,
    state_of,
    too_short,
)
from tidings.story.colour import Scales
from tidings.story.compared import BACKGROUND_DAYS, Compared, long_before, retold_spans
from tidings.story.matter import matter
from tidings.story.newness import Heard
from tidings.values import Cause, Change, ChangeKind, Passage, Pointer, Span

_RETOLD = frozenset({"event", "commitment", "statement", "detail", "background"})
"""Kinds of lines that are left out where their words were told before."""
_FIXED = frozenset({"update", "disagreement"})
_SENTENCE = 45
"""Words of a sentence that may stand for all lines that it tells, at most."""
_JOINED = 70
"""Words of a line that others are joined to, at most."""
_FEW = 3
"""Articles of a story met for the first time that are told sentence by sentence."""
_HEADLINE = 0.3
"""Share of a headline's matter that a line must tell, to rest on the headline's words too."""
_COVERED = 0.5
"""Share of a sentence's matter that lines must show, for it to be told."""
_MATTER = 0.85
"""Weight of the matter of a sentence that is worth a line, names apart."""
_PRONOUNS = frozenset({"he", "she", "it", "they"})
_THIN = 0.5
"""Weight of the matter of what is said that cannot be understood without what stands before it."""
_KINDS: dict[ChangeKind, int] = {"event": 0, "detail": 6, "background": 7}


class Loom:
    """Weaves the lines of one brief."""

    def __init__(self, compared: Compared, shown: frozenset[Cause]) -> None:
        """Take note of what was told before; hold the new articles in order of publication."""
        self.compared = compared
        self._shown = shown
        self._statements = {s.id: s for s in compared.after.statements}
        self._published = {c.article: c.published.first_day for c in compared.after.coverage}
        self._retold = retold_spans(compared)
        self.heard = Heard(compared.after)
        by_article: dict[str, list[Passage]] = {}
        for passage in (*self._replaced(), *compared.after.passages):
            by_article.setdefault(passage.article, []).append(passage)
        for article, passages in by_article.items():
            if article in compared.known:
                self.heard.add(passages)
        fresh = {a: p for a, p in by_article.items() if a not in compared.known}
        self._new = {a: tuple(p for p in ps if not p.headline) for a, ps in fresh.items()}
        self._heads = {a: [p for p in ps if p.headline] for a, ps in fresh.items()}
        self.sheets: dict[str, Sheet] = {}
        self._updated: list[Pointer] = []

    def _replaced(self) -> Iterator[Passage]:
        """Yield the sentences of texts held before that a revision has replaced since."""
        before, held = self.compared.before, {p.article for p in self.compared.after.passages}
        yield from (p for p in (before.passages if before else ()) if p.article not in held)

    def weave(self, found: Sequence[Change]) -> list[Change]:
        """Return the lines of a brief, in no order yet."""
        lines = [self._placed(c) for c in found]
        self._updated = [p for c in found if c.kind == "update" for p in c.line.pointers]
        kept = [w for w in lines if not w.article]
        for article, passages in self._new.items():
            told = [self.heard.told(p) for p in passages]
            again = frozenset(n for n, t in enumerate(told) if self.heard.again(t))
            half = len(told) / 2  # what was told before is told again late in an article
            stale = frozenset(n for n, t in enumerate(told) if n >= half and self.heard.stale(t))
            sure = frozenset(n for n, t in enumerate(told) if self.heard.sure(t))
            sheet = self.sheets[article] = Sheet(passages, again, stale, sure)
            mine = [self._at(w, sheet) for w in lines if w.article == article]
            fresh = [w for w in mine if not self._told_again(w, sheet)]
            self.heard.add(passages)
            ready = self._joined(self._by_sentence(article, sheet, fresh))
            kept += self._under_headline(article, ready)
        scales = Scales(self.compared.after, self.heard, self.sheets, self._statements)
        return [led_by_state(scales.ranked(w)) for w in kept]

    def _placed(self, change: Change) -> Woven:
        """Return a line with the first new article that tells it."""
        told = {p.article for p in change.line.pointers}
        return Woven(change, next((a for a in self._new if a in told), ""))

    def _at(self, woven: Woven, sheet: Sheet) -> Woven:
        """Return a line with the sentence in which the longest of its words stand."""
        place = sheet.place(longest(woven))
        at = -1 if place is None else place
        return replace(woven, place=at, last=at)

    def _told_again(self, woven: Woven, sheet: Sheet) -> bool:
        """Tell whether a line's words were told before, or its whole sentence was."""
        change = woven.change
        if woven.place < 0:  # a headline: the article tells it again
            return change.kind in _RETOLD and len(sheet.passages) > 1
        if woven.article in self.compared.roots and change.kind not in _FIXED:
            span = span_of(sheet.passages[woven.place])
            if any(p.article == woven.article and p.span.meets(span) for p in self._updated):
                return True  # what a revision changed is told as such
        if woven.place in sheet.again or change.kind not in _RETOLD:
            return woven.place in sheet.again and change.kind not in _FIXED
        if change.kind == "statement" and is_boilerplate(sheet.passages[woven.place]):
            return True
        passage, words = sheet.passages[woven.place], longest(woven).words
        told = self.heard.told(passage, words, change.when.first_day)
        last, published = change.when.last_day, self._published.get(woven.article)
        back = last if last and published and last < published and passage.back else None
        return self.heard.again(replace(told, back=back))

    def _under_headline(self, article: str, lines: list[Woven]) -> list[Woven]:
        """Return lines of which the one that a headline tells best rests on its words too."""
        for head in self._heads[article]:
            said = matter(head.line.text)
            whole = max(1.0, self.heard.weight(said))
            near = [self.heard.weight(said & matter(w.change.line.text)) / whole for w in lines]
            best = max(range(len(lines)), key=lambda n: near[n], default=None)
            if best is not None and near[best] >= _HEADLINE:
                change = lines[best].change
                pointers = proofs(change.line.pointers, head.line.pointers)
                line = replace(change.line, pointers=pointers)
                lines[best] = replace(lines[best], change=replace(change, line=line))
        return lines

    # one line a sentence ------------------------------------------------------------------------

    def _by_sentence(self, article: str, sheet: Sheet, lines: Sequence[Woven]) -> Iterator[Woven]:
        """Yield the lines of an article: one for each sentence that tells something new."""
        yield from (w for w in lines if w.place < 0)
        shown = [
            p.span for w in lines if w.place >= 0 and not self._dangles(w)
            for p in w.change.line.pointers if p.article == article
        ]  # fmt: skip
        known = [*shown, *self._retold.get(article, ())]
        for n, passage in enumerate(sheet.passages):
            mine = sorted((w for w in lines if w.place == n), key=lambda w: w.change.rank)
            if mine:
                yield from self._told_by(mine, passage, self._left(passage, shown))
            elif n not in sheet.again and self._tellable(article, n, passage):
                spans = shown if n in sheet.sure else known
                untold = not spans or self._left(passage, spans) > 1 - _COVERED
                woven = Woven(self._told(passage), article, n, n, thin=not self._worth(passage))
                yield from (woven,) if untold else ()

    def _told_by(self, lines: Sequence[Woven], passage: Passage, left: float) -> Iterator[Woven]:
        """Yield the lines of one sentence: the sentence itself where it says them better."""
        fixed = [w for w in lines if w.change.kind in _FIXED or w.change.line.by_hand]
        yield from fixed
        rest = [w for w in lines if w not in fixed]
        if not rest:
            return
        length = len(passage.line.text.split())
        several = len(rest) > 1 or left > 1 - _COVERED or rest[0].change.line.id[:2] == "e-"
        whole = (
            length <= _SENTENCE
            and not passage.wrong
            and (several or any(self._dangles(w) for w in rest))
        )
        if not whole:
            yield from (w for w in rest if not self._dangles(w))
            return
        yield self._as_sentence(rest, passage)

    def _as_sentence(self, lines: Sequence[Woven], passage: Passage) -> Woven:
        """Return several lines of one sentence as the sentence, under the first one's name."""
        sound = [w for w in lines if w.change.line.id[:2] == "c-" or not self._dangles(w)]
        own = replace(lines[0], change=replace(self._told(passage), line=lines[0].change.line))
        first = sound[0] if sound else own
        moved = next((w.change for w in lines if w.change.kind in ("state", "status")), None)
        lead = state_of(moved) if moved else ""
        pointers = proofs(passage.line.pointers, *(w.change.line.pointers for w in lines))
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
            return unsure or thin or dangles(woven.change)
        return dangles(woven.change)

    def _leans(self, passage: Passage) -> bool:
        """Tell whether a sentence cannot be understood without the one before it."""
        own = matter(passage.line.pointers[-1].words) - self.heard.names
        thin = not passage.quotes and self.heard.weight(own) < _THIN
        return not passage.alone or thin or points_back(passage)

    def _tellable(self, article: str, number: int, passage: Passage) -> bool:
        """Tell whether a sentence of an article is news, and no word of an outlet to its reader."""
        compared = self.compared
        if "news" not in self._shown or article in compared.roots or passage.wrong:
            return False  # a revision is told by its updates
        if compared.before is None and number and len(self._new) > _FEW:
            return False  # where a long story stands is told by its record
        if compared.causes.get(article, "news") != "news":
            return False
        if too_short(passage):
            return False
        return not is_boilerplate(passage)

    def _worth(self, passage: Passage) -> bool:
        """Tell whether a sentence is worth a line of its own."""
        own = matter(passage.line.pointers[-1].words) - self.heard.names
        least = _MATTER / 2 if passage.act and passage.when.known else _MATTER
        return self.heard.weight(own) >= least or bool(passage.figures and own)

    def _left(self, passage: Passage, shown: Sequence[Span]) -> float:
        """Return the share of a sentence's matter that no line shows."""
        span, words = span_of(passage), passage.line.pointers[-1].words
        own = matter(words) - self.heard.names
        told = "".join(
            c if any(s.start <= span.start + n < s.end for s in shown) else " "
            for n, c in enumerate(words)
        )
        whole = self.heard.weight(own)
        if not whole:
            return 1 - sum(not c.isspace() for c in told) / max(1, sum(map(len, words.split())))
        return self.heard.weight(own - matter(told)) / whole

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
            if host is None and not woven.thin:
                found.append(self._with_context(woven))
            elif host is not None:
                found[host] = join(self._with_its_speaker(found[host], woven), woven)
        return found

    def _with_its_speaker(self, host: Woven, guest: Woven) -> Woven:
        """Return "X: …" as its whole sentence, where what is joined to it is no word of X."""
        passage = self.sheets[host.article].passages[host.place]
        alone = host.place == host.last and not is_whole(host, passage)
        if not alone or not lead_of(host) or lead_of(host) == lead_of(guest):
            return host
        line = host.change.line
        pointers = proofs(passage.line.pointers, line.pointers)
        told = replace(line, pieces=passage.line.pieces, pointers=pointers)
        return replace(host, change=replace(host.change, line=told))

    def _hosts(self, host: Woven, guest: Woven) -> bool:
        """Tell whether a line is what another leans on, or what the same speaker said before."""
        if host.place < 0 or guest.place < 0 or host.words + guest.words > _JOINED:
            return False
        if {host.change.kind, guest.change.kind} & _FIXED:
            return False
        sheet = self.sheets[host.article]
        here, there = sheet.passages[guest.place], sheet.passages[host.last]
        between = set(range(host.last + 1, guest.place))
        near = guest.place - host.last in (0, 1)
        if is_whole(guest, here) and guest.thin and near:
            return here.paragraph == there.paragraph or host.words + guest.words < _SENTENCE
        if is_whole(guest, here) and self._leans(here) and not guest.lead:
            return near or (between <= sheet.again and here.paragraph == there.paragraph)
        if not near or is_whole(guest, here):
            return False
        first, second = (self._statements.get(w.change.about) for w in (host, guest))
        if first is None or second is None or here.paragraph != there.paragraph:
            return False
        one = bool(first.speakers) and first.speakers == second.speakers
        return one and lead_of(host) == lead_of(guest) != ""

    def _with_context(self, woven: Woven) -> Woven:
        """Return a sentence that leans on one told before, with that one's words before it."""
        if woven.place < 1 or woven.change.kind in _FIXED:
            return woven
        passages = self.sheets[woven.article].passages
        passage, context = passages[woven.place], passages[woven.place - 1]
        if not self._leans(passage) or not context.alone or context.wrong:
            return woven
        if not is_whole(woven, passage):
            return woven
        if len(context.line.text.split()) + woven.words > _JOINED:
            return woven
        line = woven.change.line
        pieces = one_after(context.line.pieces, line.pieces)
        told = replace(line, pieces=pieces, pointers=proofs(line.pointers, context.line.pointers))
        return replace(woven, change=replace(woven.change, line=told))
