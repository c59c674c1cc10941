"""What somebody said, by the article's own verb where the verb says more than "said".

"X: …" stands for "X said that …". A denial, a refusal, a promise, a judgement keep their verb: what
is denied would else be told as if it were claimed.
"""

import re

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.verbs import forms, is_past, past_of
from tidings.story.wording import finite, said, time_spans
from tidings.values import Piece, Span, Statement

_ADDRESS = 80
"""Characters between a verb of speech and what is said: who is told, and when."""
_LAST_WORD = re.compile(r"\w+$")
_TO = re.compile(r"(?:not\s+)?to\s")
_NEGATED = re.compile(r"\b(?:not|never|n[’']t)\s+(?:\w+\s+)?$")


def spoken_words(account: Account, statement: Statement, speaker: str) -> tuple[Piece, ...] | None:
    """Return a statement as a sentence with its verb, or none where "X: …" tells it."""
    if not statement.cue or len(statement.content) != 1 or not speaker:
        return None
    cue, content = max(statement.cue), statement.content[0]
    verbal = _LAST_WORD.search(account.article.text, cue.start, cue.end)
    cue = Span(verbal.start(), cue.end) if verbal else cue
    if content.start < cue.end or not _beside(account, cue, content, speaker):
        return None
    whole = Span(cue.end, content.end)
    cuts = time_spans(account, statement.when, Span(cue.end, content.start))
    if _TO.match(account.words(content)) and not statement.quoted:
        return _infinitive(account, cue, content, speaker, cuts)
    word = account.words(cue)
    if word.lower() in forms(load_story().neutral) or not _told(account, cue, content):
        return None
    verb = finite("", word)
    return said(account, (speaker, verb, whole), cuts) if verb else None


def denied(account: Account, statement: Statement) -> bool:
    """Tell whether what a statement holds is denied by its speaker, and not claimed."""
    words = {w for s in statement.cue for w in account.words(s).lower().split()}
    return statement.manner != "direct" and bool(words & forms(load_story().denying))


def _beside(account: Account, cue: Span, content: Span, speaker: str) -> bool:
    """Tell whether a cue stands near before its content, and nobody else between them."""
    between = account.words(Span(cue.end, content.start))
    if len(between) > _ADDRESS or re.search(r"[.;:\n]", between):
        return False
    return account.words(cue).lower() in load_story().spoken or (
        speaker.lower() not in between.lower()
    )


def _told(account: Account, cue: Span, content: Span) -> bool:
    """Tell whether cue and content are verb and object: no bare quotation, no "as", no "not"."""
    between = account.words(Span(cue.end, content.start)).strip().lower()
    text = account.article.text
    if _NEGATED.search(text[max(0, cue.start - 20) : cue.start]):
        return False
    return between.strip(',"“ ') == between and not between.startswith(("as", "by", "to "))


def _infinitive(
    account: Account, cue: Span, content: Span, speaker: str, cuts: tuple[Span, ...]
) -> tuple[Piece, ...] | None:
    """Return "S asked T to …"; a noun of speech becomes its verb ("the promise to …")."""
    word = account.words(cue)
    whole = Span(cue.end, content.end)
    if re.search(r"\bto\s+$", account.article.text[: cue.start]):
        return said(account, (speaker, past_of(word), whole))
    noun = load_story().spoken.get(word.lower())
    if noun is not None and not is_past(word):
        return said(account, (speaker, noun, content))
    verb = finite("", word)
    return said(account, (speaker, verb, whole), cuts) if verb else None
