"""From an actor of one article to words that name it, and from such words back to the actor.

A judgement names actors by words, since their numbers move whenever an article is read again.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from tidings.codec import short_id
from tidings.readers.names import fold_letters
from tidings.story.identity.clusters import Member
from tidings.values import Actor, Mention, Pointer, Reading, Span

NOWHERE = Span(0, 0)
"""The place of an actor that its article gives no words: it is found again by its name."""


def actor_id(article: str, actor: Actor) -> str:
    """Return the id of a story's actor whose first telling is this article's.

    When a person joins it to an earlier one, the id leads to the two as one.
    """
    return short_id("actor", article, actor.kind, actor.name)


def point_to(reading: Reading, ref: int) -> Pointer:
    """Return the words that name an article's actor best: its name, and its alone."""
    ident, text = reading.article.id, reading.article.text
    name = fold_letters(reading.actors[ref].name)
    shared = Counter(m.span for m in reading.mentions)
    mine = [m for m in reading.mentions if m.actor == ref and shared[m.span] == 1]
    if not mine:
        return Pointer(ident, NOWHERE, reading.actors[ref].name)

    def worth(mention: Mention) -> tuple[bool, bool, int]:
        words = fold_letters(text[mention.span.start : mention.span.end])
        return (words == name, mention.form == "name", -mention.span.start)

    best = max(mine, key=worth).span
    return Pointer(ident, best, text[best.start : best.end])


def pointed(reading: Reading | None, pointer: Pointer) -> Member | None:
    """Return the actor that a pointer's words stand for, or none where it cannot be told.

    The very span first; then a name that lies in it or holds it; then the only actor of the
    article that bears these words. Words that may be two actors' are nobody's.
    """
    if reading is None or reading.unread is not None:
        return None
    words = fold_letters(pointer.words).split()
    found = [m.actor for m in reading.mentions if m.span == pointer.span]
    if not found:
        found = _near(reading, pointer.span, words)
    if not found and not any(m.span.meets(pointer.span) for m in reading.mentions):
        found = _so_named(reading, words)
    several = dict.fromkeys(found)
    if len(several) > 1:
        named = [ref for ref in several if fold_letters(reading.actors[ref].name).split() == words]
        several = dict.fromkeys(named)
    return (reading.article.id, next(iter(several))) if len(several) == 1 else None


def _near(reading: Reading, span: Span, words: Sequence[str]) -> list[int]:
    """Return actors named by words that lie in the span or hold it, but for a title or "the"."""
    text = reading.article.text
    return [
        m.actor
        for m in reading.mentions
        if m.form == "name"
        and (m.span.holds(span) or span.holds(m.span))
        and _one_in_other(words, fold_letters(text[m.span.start : m.span.end]).split())
    ]


def _so_named(reading: Reading, words: Sequence[str]) -> list[int]:
    """Return the actors whose name, or some words that name them, are these words."""
    text = reading.article.text
    refs = [ref for ref, a in enumerate(reading.actors) if fold_letters(a.name).split() == words]
    refs += [
        m.actor
        for m in reading.mentions
        if m.form == "name" and fold_letters(text[m.span.start : m.span.end]).split() == words
    ]
    return list(dict.fromkeys(refs))


def _one_in_other(a: Iterable[str], b: Iterable[str]) -> bool:
    """Tell whether one of two names ends in the other, or begins with it."""
    short, long = sorted((list(a), list(b)), key=len)
    size = len(short)
    return bool(short) and (long[-size:] == short or long[:size] == short)
