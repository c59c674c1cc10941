"""What a revision changed: sentences of the old text beside those of the new one."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from tidings.story.accounts import Account
from tidings.story.pieces import make_line, own_words, plain
from tidings.values import Line, Pointer, Reading, Span, Update

_SENTENCE = re.compile(r"[^\s].*?(?:[.!?][\"”’')]*(?=\s+[\"“‘'(]?[A-Z0-9])|$)", re.MULTILINE)
_ALIKE = 0.5
"""Two sentences at or above this share of common words are one, rewritten."""


def find_updates(old: Reading, new: Account) -> tuple[Update, ...]:
    """Return one line for each sentence of `new` that is not in `old`, beside what it replaces."""
    before, after = _sentences(old), _sentences(new.reading)
    old_words = {words for _, words in before}
    new_words = {words for _, words in after}
    gone = [(s, w) for s, w in before if w not in new_words]
    found = []
    for span, words in after:
        if words in old_words:
            continue
        was = _nearest(words, gone)
        if was is not None:
            gone = [g for g in gone if g[0] != was]
        line = _line(old, new, span, was)
        update = Update(article=new.id, revises=old.article.id, line=line, when=new.published)
        found.append(update)
    return tuple(found)


def _sentences(reading: Reading) -> list[tuple[Span, str]]:
    """Return the sentences that tell something: no headline, dateline or other clutter."""
    text, gone = reading.article.text, [c.span for c in reading.clutter]
    gone += [p.span for p in reading.paragraphs if p.headline]
    found = []
    for match in _SENTENCE.finditer(text):
        span = Span(match.start(), match.end())
        if any(c.holds(span) for c in gone):
            continue
        heads = [c.end for c in gone if c.start <= span.start < c.end < span.end]
        span = Span(max((span.start, *heads)), span.end)
        words = text[span.start : span.end]
        span = Span(span.start + len(words) - len(words.lstrip()), span.end)
        found.append((span, " ".join(words.split())))
    return found


def _nearest(words: str, gone: list[tuple[Span, str]]) -> Span | None:
    tokens = words.split()
    scored = [
        (SequenceMatcher(None, tokens, other.split(), autojunk=False).ratio(), -span.start, span)
        for span, other in gone
    ]
    best = max(scored, default=None)
    return best[2] if best is not None and best[0] >= _ALIKE else None


def _line(old: Reading, new: Account, span: Span, was: Span | None) -> Line:
    pointer = new.pointer(span)
    if was is None:
        return make_line("u", (plain("Added: "), *own_words(new.words(span))), (pointer,))
    words = was.of(old.article.text)
    earlier = Pointer(old.article.id, was, words)
    pieces = (
        plain("Now: "),
        *own_words(new.words(span)),
        plain(" (before: "),
        *own_words(words),
        plain(")"),
    )
    return make_line("u", pieces, (pointer, earlier), pointer)


def chains(revises: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each revision with the first text that it goes back to."""
    for article in revises:
        root = article
        seen = {article}
        while root in revises and revises[root] not in seen:
            root = revises[root]
            seen.add(root)
        yield article, root
