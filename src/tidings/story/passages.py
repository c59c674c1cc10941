"""The sentences of a story's articles, each as a line that can be read by itself.

They are what a brief falls back on where no event, statement or commitment tells what a sentence
tells, and what it asks whether something was told before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from tidings.codebook.passages import load_passages
from tidings.story.accounts import Account
from tidings.story.matter import numbers
from tidings.story.parties import Actors
from tidings.story.pieces import as_sentence, clause_pieces, joined, make_line, plain, quotations
from tidings.story.telling import names
from tidings.values import UNKNOWN, Interval, Line, Mention, Passage, Piece, Span

_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-Z0-9])")
_LAST_WORD = re.compile(r"([\w.&-]+)\.$")
_JOINT = re.compile(
    r"(?:(?:But|And|So|Yet|Nor|Or)\s+(?!far\b|long\b)|(?:Meanwhile|However|Still|Also|Nevertheless"
    r"|Nonetheless|Moreover|Instead|Separately|In addition),\s+)"
)
_WORD = re.compile(r"[\w’'-]+")
_POSSESSIVE = frozenset({"his", "her", "its", "their"})
_ASIDE = re.compile(r"\s+(?:also|then|meanwhile|however)(?=\s)")
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
_PLUPERFECT = re.compile(r"\bhad\b", re.IGNORECASE)
_FIRM = re.compile(r"\b(?:had|since)\b", re.IGNORECASE)
_TO_HAVE_BEEN = re.compile(r"\b(?:was|were)\s+(?:due\s+)?to\s+(?:have\s+)?[a-z]+", re.IGNORECASE)
_SUBORDINATE = re.compile(
    r"\b(?:which|who|whom|whose|when|where|while|after|before|as|because|if|unless)\b"
    r"|(?<!\bin )(?<!\bat )(?<!\bof )(?<!\bon )(?<!\bby )(?<!\bfor )\bthat\b"
    r"|\b(?:the|one|ones|a)\s(?:\w+\s)?(?:he|she|it|they|we)\s",
    re.IGNORECASE,
)
_ASIDE_CLAUSE = re.compile(
    r"\b(?:which|who|whom|whose|where|because|if|unless)\b|(?<!\bin )(?<!\bat )(?<!\bof )\bthat\b"
    r"|\b(?:the|one|ones|a)\s(?:\w+\s)?(?:he|she|it|they|we)\s|,\s*\w+(?:ed|en)\s(?:in|on|at|by)?\s*$",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|will|can|may|must|says?|takes?|still)\b")
_APPOSED = re.compile(r",\s*$")
_IF = re.compile(
    r"(?:If|When|As|While|After|Before|Once|Unless|Because|Although|Though|Since|Until)\s+"
)
_POINTS = re.compile(r"\b(?:it|them)\b(?!\s+(?:is|was|would|will)\b)")
_QUOTATION = re.compile(r"“[^”]*”|\"[^\"]*\"")
_PERSONAL = frozenset({"he", "she", "his", "her"})
_SURE = 0.6
"""How likely it must be that a pronoun means somebody, for a line to name him."""
_THEY = re.compile(r"\b(?:they|them)\b", re.IGNORECASE)
_SEVERAL = re.compile(
    r"\b\w{2,}(?<![si])s\b|\band\b|\b(?:men|women|people|police|\d+)\b", re.IGNORECASE
)
LONG_AGO = "0001-01-01"
_LETTERS = 2
"""Letters of a word before a full stop that may be initials ("U.S.", "J.")."""


def passages_of(account: Account, actors: Actors) -> tuple[Passage, ...]:
    """Return the sentences of an article in order, its headline among them; no page clutter."""
    clutter = [c.span for c in account.reading.clutter]
    return tuple(
        replace(_passage(account, actors, number, span), headline=paragraph.headline)
        for number, paragraph in enumerate(account.reading.paragraphs)
        for span in sentences(account, paragraph.span)
        if not any(s.holds(span) for s in clutter)
    )


def sentences(account: Account, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph; what is quoted, and every name, stays in one."""
    text = account.article.text
    whole = [q for q in quotations(text) if q.meets(paragraph)]
    whole += [m.span for m in account.reading.mentions if m.span.meets(paragraph)]
    whole += [t.span for t in account.reading.times if t.span.meets(paragraph)]
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        at = end.end()
        if any(s.start < at < s.end for s in whole) or _abbreviated(text[start:at]):
            continue
        yield _trimmed(text, start, at)
        start = at
    if text[start : paragraph.end].strip():
        yield _trimmed(text, start, paragraph.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    body = text[start:end]
    return Span(start + len(body) - len(body.lstrip()), start + len(body.rstrip()))


def _abbreviated(text: str) -> bool:
    """Tell whether a full stop belongs to the word before it, so that no sentence ends there."""
    found = _LAST_WORD.search(text)
    if found is None:
        return False
    word = found.group(1)
    bare = word.replace(".", "")
    initials = len(bare) <= _LETTERS and bare.isupper() and bare.isalpha()
    return initials or word.lower() in load_passages().abbreviations


def _passage(account: Account, actors: Actors, paragraph: int, span: Span) -> Passage:
    line, alone, unsure = _line(account, actors, span)
    trigger, when = _first_dated(account, span)
    return Passage(
        article=account.id,
        paragraph=paragraph,
        line=line,
        when=when,
        alone=alone,
        unsure=unsure,
        act=_tells_act(account, span),
        figures=_figures(account, span),
        days=_days(account, span),
        quotes=tuple(account.words(q) for q in quotations(account.article.text) if span.holds(q)),
        back=_back(account, span, trigger, when),
        firm=_in_main_clause(account.words(span), _FIRM),
    )


def _first_dated(account: Account, span: Span) -> tuple[Span | None, Interval]:
    """Return the word and the date of the first act or word of a sentence that has one."""
    reading = account.reading
    told = [
        *((e.trigger, e.when) for e in reading.events if span.holds(e.trigger)),
        *((d.trigger, d.when) for d in reading.deeds if span.holds(d.trigger) and not d.loose),
        *((s.cue[0], s.when) for s in reading.statements if s.cue and span.holds(s.cue[0])),
    ]
    dated = [(t, account.interval(w)) for t, w in sorted(told, key=lambda t: t[0]) if w.times]
    days = [
        (t.span, account.calendar.interval(n))
        for n, t in enumerate(reading.times)
        if span.holds(t.span)
    ]
    fresh = next((d for d in (*dated, *days) if _is_news(account, d[1])), None)
    if fresh is not None:
        return fresh
    words = account.words(span)
    main = (d for d in dated if _is_main(words[: d[0].start - span.start]))
    return next(main, (None, UNKNOWN))


def _is_main(before: str) -> bool:
    """Tell whether what follows some words of a sentence belongs to its main clause."""
    return not (_SUBORDINATE.search(before) or _APPOSED.search(before))


def _is_news(account: Account, when: Interval) -> bool:
    """Tell whether a date is the day of publication or its eve."""
    published, first, last = account.published.first_day, when.first_day, when.last_day
    return bool(published and first and last and _eve(published) <= first <= last <= published)


def _figures(account: Account, span: Span) -> tuple[int, ...]:
    """Return the numbers of a sentence that are no part of a date."""
    text, start = account.article.text, span.start
    parts: list[str] = []
    for time in sorted(t.span for t in account.reading.times if span.holds(t.span)):
        parts.append(text[start : max(start, time.start)])
        start = max(start, time.end)
    parts.append(text[start : span.end])
    return tuple(sorted(numbers(" | ".join(parts))))


def _days(account: Account, span: Span) -> tuple[str, ...]:
    """Return the days and months that a sentence names, other than that of its own news."""
    found = []
    for n, time in enumerate(account.reading.times):
        if not span.holds(time.span):
            continue
        when = account.calendar.interval(n)
        if when.first_day and not _is_news(account, when):
            found.append(when.first_day)
    return tuple(sorted(set(found)))


def _back(account: Account, span: Span, trigger: Span | None, when: Interval) -> str | None:
    """Return the last day of the past that a sentence looks back at, if it looks back."""
    published = account.published.first_day
    words = account.words(span)
    if published is None:
        return None
    if _in_main_clause(words, _TO_HAVE_BEEN):
        return LONG_AGO
    times = [
        (t.span, account.calendar.interval(n))
        for n, t in enumerate(account.reading.times)
        if span.holds(t.span)
    ]
    if any(_is_news(account, w) for _, w in times):
        return None
    had = _in_main_clause(words, _PLUPERFECT)
    past = [_day_back(account, w, s, had) for s, w in times]
    before = [d for d in past if d is not None and d < _eve(published)]
    main = [
        d
        for d, (s, _) in zip(past, times, strict=True)
        if d is not None
        and d < _eve(published)
        and not _ASIDE_CLAUSE.search(words[: s.start - span.start])
    ]
    if before and had:
        return max(before)
    if main and len(before) == len(past) and not _PRESENT.search(_QUOTATION.sub(" ", words)):
        return max(main)
    if main and _in_main_clause(words, _SINCE):
        return max(main)
    if had:
        return LONG_AGO
    last = when.last_day
    if trigger is None or last is None or last >= _eve(published):
        return None
    return None if _APPOSED.search(words[: trigger.start - span.start]) else last


def _in_main_clause(words: str, cue: re.Pattern[str]) -> bool:
    """Tell whether a cue stands in a sentence before any subordinate clause."""
    found = cue.search(words)
    return found is not None and not _SUBORDINATE.search(words[: found.start()])


def _day_back(account: Account, when: Interval, span: Span, had: bool) -> str | None:
    """Return the day from which, or until which, a time expression tells of a past."""
    since = _SINCE.search(account.article.text[max(0, span.start - 12) : span.start])
    return when.first_day if since or had else when.last_day


def _eve(day: str) -> str:
    """Return the day before a day of publication: what is told of it is news still."""
    return (date.fromisoformat(day) - timedelta(1)).isoformat()


def _tells_act(account: Account, span: Span) -> bool:
    """Tell whether a sentence tells, outside its quotations, that something was done."""
    reading = account.reading
    quoted = [q for q in quotations(account.article.text) if q.meets(span)]
    triggers = [
        *(d.trigger for d in reading.deeds if not d.loose),
        *(e.trigger for e in reading.events if e.statement is None),
        *(u.trigger for u in reading.uncoded),
    ]
    return any(span.holds(t) and not any(q.holds(t) for q in quoted) for t in triggers)


def _line(account: Account, actors: Actors, span: Span) -> tuple[Line, bool, bool]:
    """Return a sentence as a line, whether it stands alone, and whether its "he" is unsure.

    The first pronoun that no name in the sentence explains is put as the name it stands for.
    """
    text = account.article.text
    joint = _JOINT.match(text, span.start, span.end)
    start = joint.end() if joint else span.start
    alone = not any(q.start <= start and span.end <= q.end + 1 for q in quotations(text))
    pronoun = _unexplained(account, start, span.end)
    name, unsure = ("", False) if pronoun is None else _named(account, actors, pronoun)
    opens = _opens_pointing(text, start, span.end)
    if pronoun is None or not name:
        parts = clause_pieces(account, Span(start, span.end), (), first=False)
        alone = alone and opens is None and not unsure
    else:
        parts = _with_name(account, Span(start, span.end), pronoun, name)
        rest = _QUOTATION.sub(" ", text[pronoun.end : span.end])
        opened = opens is not None and opens != pronoun
        alone = alone and not opened and not (pronoun.start == start and _POINTS.search(rest))
    alone = alone and not _leans(text[start : span.end])
    pieces = as_sentence(joined(tuple(_with_commas(parts))))
    return make_line("p", pieces, (account.pointer(span),)), alone, unsure


def _with_name(account: Account, span: Span, pronoun: Span, name: str) -> tuple[Piece, ...]:
    """Return the pieces of a sentence with a name in the place of a pronoun."""
    text = account.article.text
    own = f"{name}’s" if text[pronoun.start : pronoun.end].lower() in _POSSESSIVE else name
    aside = _ASIDE.match(text, pronoun.end, span.end) if pronoun.start == span.start else None
    end = aside.end() if aside else pronoun.end
    before = clause_pieces(account, Span(span.start, pronoun.start), (), first=False)
    after = clause_pieces(account, Span(end, span.end), (), first=False)
    gap = " " if text[pronoun.start - 1 : pronoun.start].isspace() and before else ""
    if before and not before[-1].quoted:
        before = (*before[:-1], plain(before[-1].text.rstrip()))
    elif before:
        gap = ", "
    if text[: pronoun.start].rstrip().endswith(","):
        gap = ", "
    said = f"{gap}{own} " if after and after[0].text[:1].isalnum() else f"{gap}{own}"
    return (*before, plain(said), *after)


def _opens_pointing(text: str, start: int, end: int) -> Span | None:
    """Return the word that a sentence opens with, where it points at the sentence before."""
    opening = _IF.match(text, start, end)
    first = _WORD.match(text, opening.end() if opening else start, end)
    if first is None or first.group().lower() not in load_passages().pointing:
        return None
    return Span(first.start(), first.end())


def _unexplained(account: Account, start: int, end: int) -> Span | None:
    """Return the first pronoun outside quotations for whom no name stands before it."""
    text, reading = account.article.text, account.reading
    inside = Span(start, end)
    here = [m for m in reading.mentions if inside.holds(m.span)]
    quoted = [q for q in quotations(text) if q.meets(inside)]
    opening = _IF.match(text, start, end)
    head = opening.end() if opening else start
    for mention in sorted(here, key=lambda m: m.span):
        if mention.form != "pronoun" or any(q.holds(mention.span) for q in quoted):
            continue
        word = text[mention.span.start : mention.span.end].lower()
        at_head = mention.span.start == head
        if not at_head and (word not in _PERSONAL or word in _POSSESSIVE):
            continue
        named = (m for m in here if m.form != "pronoun" and m.span < mention.span)
        if not any(m.actor == mention.actor for m in named):
            return mention.span
        return None
    return None


def _leans(words: str) -> bool:
    """Tell whether "they" stands in a sentence before anything that it could mean."""
    they = _THEY.search(words)
    return they is not None and not _SEVERAL.search(words[: they.start()])


def _with_commas(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces with the comma after a quotation that goes on: “…”, he said."""
    for n, piece in enumerate(pieces):
        goes_on = n > 0 and pieces[n - 1].quoted and not piece.quoted
        bare = goes_on and pieces[n - 1].text[-1:].isalnum() and piece.text[:1] == " "
        first = n == 1
        yield plain(f",{piece.text}") if bare and first else piece


def _named(account: Account, actors: Actors, span: Span) -> tuple[str, bool]:
    """Return the name of the one whom a pronoun means, if it is known; and whether it is unsure."""
    meant: list[Mention] = [m for m in account.reading.mentions if m.span == span]
    known = [actors[i] for i in account.actors([m.actor for m in meant])]
    if any(m.confidence < _SURE for m in meant):
        return "", True
    if any(a.kind == "unnamed" for a in known):
        return "", False
    return names(known), False


def collect_passages(accounts: Sequence[Account], actors: Actors) -> tuple[Passage, ...]:
    """Return the sentences of all accounts, in order of telling."""
    return tuple(p for account in accounts for p in passages_of(account, actors))
