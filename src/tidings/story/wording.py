"""A clause of an article as a short active sentence: who acts, the verb in the past, the object.

The words stay the article's own; only who acts is put where the clause leaves him out or a
relative or passive clause has him elsewhere, and the verb is made finite. Where that cannot be
done safely, nothing is returned. Constructions after Quirk et al. (1985): coordination with an
ellipted subject (13.44), participle clauses (15.55), relative clauses with a gap (17.14), the
passive with an agent (3.65).
"""

import re
from collections.abc import Sequence

from tidings.story.accounts import Account
from tidings.story.pieces import as_sentence, capital, clause_pieces, joined, plain
from tidings.story.verbs import base_of_ing, is_past, past_of, past_of_ing
from tidings.values import Event, Interval, Piece, Span, When

Part = str | Span

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "which", "that", "we", "i", "his", "her", "their", "its",
     "him", "them"}
)  # fmt: skip
_SUBJECTS = frozenset({"he", "she", "it", "they", "who"})
_FINITE = frozenset(
    {"has", "have", "had", "is", "are", "was", "were", "will", "would", "may", "might", "can",
     "could", "must", "should", "did", "does", "do"}
)  # fmt: skip
_ADVERB = re.compile(r"(?:also|then|later|meanwhile|however)\s+", re.IGNORECASE)
_BEFORE_TIME = re.compile(
    r"(?:\b(?:late|early|later|earlier)\s+)?"
    r"(?:\b(?:on|in|at|by|during|since|from|of|until|around|about|as of)\s+)?$",
    re.IGNORECASE,
)
_ANCHORED = re.compile(r"\b(?:earlier|later|before|after(?:wards?)?|previously)$", re.IGNORECASE)
LEAD = re.compile(
    r"^(?:(?:that|why|because|as|since|while|after|before|when|where|whereas|although|though|and|but"
    r"|in which|under which|by which|[^,.;]{0,40}?\bafter)\s+)+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:that|which|whom)\s+(?:(?:the|an?|its|his|her|their)\s+)?(?:(?-i:[A-Z][\w.-]*)\s+){0,5}$",
    re.IGNORECASE,
)
_NO_OBJECT = re.compile(
    r"\s*(?:$|[,.;:—–]|(?:in|on|at|as|for|from|by|after|over|with|under|because|during|since|last)\b)",
    re.IGNORECASE,
)
_DETERMINERS = (
    r"(?:the|a|an|its|their|his|her|this|that|these|those|some|several|all|both|more|two|three|four"
    r"|five|six|seven|eight|nine|ten|\d[\d,]*)"
)
_ANTECEDENT = re.compile(
    rf"((?:{_DETERMINERS}\s+)+(?:[\w’'.-]+\s+){{0,7}}?[\w’'-]+)\s*$", re.IGNORECASE
)
_SAYING = re.compile(
    r"(?:\w+ed|said|says?|told|tells?|knew|knows?|thought|thinks?|so|saying)$", re.I
)
_COORDINATE = re.compile(r"(?:\b(?:and|but|or|then|who|which|that)|,)\s*$", re.IGNORECASE)
_APART = re.compile(r"[—–-]\s*$")
_BLAMED = re.compile(r"\b(?:over|for|of|about|against)\s+$", re.IGNORECASE)
"""What stands before a gerund whose doer is another than the subject of the sentence."""
_WINDOW = 90
"""Characters before a clause within which its antecedent is looked for."""


def act_words(account: Account, event: Event, doer: str) -> tuple[Piece, ...] | None:
    """Return an event's clause as a sentence with `doer` as who acts, or none where it is none."""
    subject = _subject(account, event)
    without = time_spans(account, event.when, event.span)
    if event.statement is not None:
        said_so = attribution(account, event.statement, event.span)
        without = (*without, said_so) if said_so else without
    if subject is not None and (aside := _aside(account.article.text, subject)):
        without = (*without, aside)
    if subject is None:
        parts = _supplied(account, event, doer, without)
    elif subject.start < event.trigger.start:
        parts = _led_by_subject(account, event, (doer, subject, without))
    else:
        parts = _subject_after(account, event, subject)
    return said(account, parts, without) if parts else None


def said(
    account: Account, parts: Sequence[Part], without: Sequence[Span] = ()
) -> tuple[Piece, ...] | None:
    """Return parts, words of the article and words of ours, as one sentence."""
    pieces: list[Piece] = []
    for part in parts:
        if isinstance(part, str):
            found: Sequence[Piece] = (plain(part),)
        else:
            found = _stripped(clause_pieces(account, part, without, first=not pieces))
        found = [p for p in found if p.text.strip()]
        if pieces and found and not re.match(r"[,;.’']", found[0].text):
            pieces.append(plain(" "))
        pieces += found
    sentence = as_sentence(joined(pieces))
    return sentence or None


def _stripped(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return pieces without white space at their head."""
    if not pieces or pieces[0].quoted:
        return pieces
    return (plain(pieces[0].text.lstrip()), *pieces[1:])


def time_spans(account: Account, when: When | None, span: Span) -> tuple[Span, ...]:
    """Return the adjuncts of time in `span` that only say the day shown beside the line.

    "On Friday" goes where Friday is the act's day; a deadline stays. What hangs on another day
    ("hours earlier") goes too: alone it says nothing.
    """
    if when is None:
        return ()
    text, shown = account.article.text, account.interval(when)
    found = []
    for index, time in enumerate(account.reading.times):
        if not span.holds(time.span) or time.type == "DURATION":
            continue  # "over the past four years" tells how long, not only when
        words = account.words(time.span)
        compared = text[time.span.end : time.span.end + 5].lower() == " than"
        own = (
            index in when.times
            and not compared
            and _within(account.calendar.interval(index), shown)
        )
        floating = words.lower() == "now" or (
            bool(_ANCHORED.search(words))
            and not compared
            and (index in when.times or time.span.start == span.start)
        )
        if own or floating:
            found.append(_adjunct(text, time.span, span))
    return tuple(found)


_ATTRIBUTION = 90
"""Characters of the longest "X said" that is cut out of a clause."""


def attribution(account: Account, statement: int, span: Span) -> Span | None:
    """Return the ", X said" that a clause encloses, or none: it is told after the line."""
    said_by = account.reading.statements[statement]
    parts = (*said_by.cue, *said_by.speaker)
    if not parts or not said_by.speaker or not all(span.holds(s) for s in parts):
        return None
    start, end = min(s.start for s in parts), max(s.end for s in parts)
    text = account.article.text
    comma = text.rfind(",", span.start, start)
    after = text[end : span.end].lstrip()
    if comma < 0 or end - comma > _ATTRIBUTION or (after and after[0] not in ",.;"):
        return None
    whole = Span(comma, end)
    if '"' in account.words(whole) or any(c.meets(whole) for c in said_by.content):
        return None
    return whole


def _within(a: Interval, b: Interval) -> bool:
    """Tell whether all days of one interval, both ends closed, are days of the other."""
    first, last = a.first_day, a.last_day
    return first is not None and last is not None and b.holds(first) and b.holds(last)


def _adjunct(text: str, time: Span, span: Span) -> Span:
    """Return an expression of time with its preposition and the commas that set it apart."""
    before = text[span.start : time.start]
    found = _BEFORE_TIME.search(before)
    start = span.start + (found.start() if found else len(before))
    end = time.end
    lead = text[span.start : start].rstrip()
    comma = re.match(r"\s*,", text[end : span.end])
    if comma and (not lead or lead.endswith(",")):
        end += comma.end()
        lead = lead.rstrip(",")
    if lead:
        return Span(span.start + len(lead), end)
    rest = re.match(r"\s*", text[end : span.end])
    return Span(span.start, end + (rest.end() if rest else 0))


def _subject(account: Account, event: Event) -> Span | None:
    """Return the words in the clause that name who acts."""
    inside = (s for s in event.arguments.source if event.span.holds(s))
    return next((s for s in inside if account.words(s).strip().lower() not in _PRONOUNS), None)


def _led_by_subject(
    account: Account, event: Event, clause: tuple[str, Span, Sequence[Span]]
) -> Sequence[Part] | None:
    """Return "[adjunct,] [that] S verb …" from its subject on, with the object of a relative."""
    doer, subject, without = clause
    text, span = account.article.text, event.span
    before = text[span.start : subject.start]
    gap = _object_gap(text, event, without)
    relative = _RELATIVE.search(before)
    if relative and gap:
        start = span.start + relative.start()
        apposed = "," in text[subject.end : event.trigger.start]
        return _with_object(account, event, start, (doer if apposed else "", subject))
    comma = before.rfind(", ")
    start = span.start + comma + 2 if comma >= 0 else span.start
    lead = LEAD.match(text[start : subject.start])
    start += lead.end() if lead else 0
    return (Span(start, span.end),)


def _aside(text: str, subject: Span) -> Span | None:
    """Return the adverb after a subject that only ties it to the sentence before ("also")."""
    found = re.compile(r"\s+(?:also|then|meanwhile|however)(?=\s)").match(text, subject.end)
    return Span(found.start(), found.end()) if found else None


def _object_gap(text: str, event: Event, without: Sequence[Span]) -> bool:
    """Tell whether no object follows the verb within its clause."""
    left = "".join(
        " " if any(g.start <= n < g.end for g in without) else text[n]
        for n in range(event.trigger.end, event.span.end)
    )
    return bool(_NO_OBJECT.match(left))


def _with_object(
    account: Account, event: Event, end: int, who_acts: tuple[str, Span]
) -> Sequence[Part] | None:
    """Return subject, verb, the antecedent that ends at `end`, and the rest of the clause."""
    doer, subject = who_acts
    thing: Part | None = antecedent(account.article.text, end)
    if thing is None and _APART.search(account.article.text[:end]):
        thing = "this"
    if thing is None:
        return None
    who: Part = doer or with_article(account, subject, event.span.start)
    verb = event.trigger
    if not doer and "," not in account.words(Span(subject.end, event.trigger.start)):
        verb = Span(subject.end, event.trigger.end)
    parts: list[Part] = [who, verb, thing]
    if event.trigger.end < event.span.end:
        parts.append(Span(event.trigger.end, event.span.end))
    return parts


def with_article(account: Account, subject: Span, start: int) -> Span:
    """Return a subject with the article or title before it."""
    before = account.article.text[start : subject.start]
    found = re.search(r"\b(?:the|a|an|its|his|her|their)\s+$", before, re.IGNORECASE)
    return Span(start + found.start(), subject.end) if found else subject


def antecedent(text: str, end: int) -> Span | None:
    """Return the noun phrase right before `end`, from its determiner on; none where unsure."""
    start = max(0, end - _WINDOW)
    before = text[start:end]
    if "\n" in before:
        start += before.rindex("\n") + 1
        before = text[start:end]
    if before.rstrip().endswith(",") or _SAYING.search(before.rstrip()):
        return None
    found = None
    for match in re.finditer(rf"\b{_DETERMINERS}\s", before, re.IGNORECASE):
        phrase = _ANTECEDENT.match(before, match.start())
        if phrase and phrase.end() == len(before):
            near = found is not None and before[found[0] : match.start()].count(" ") <= 1
            found = found if near else (match.start(), len(before.rstrip()))
    return Span(start + found[0], start + found[1]) if found else None


def _subject_after(account: Account, event: Event, subject: Span) -> Sequence[Part] | None:
    """Return "S verb …" for "[bill] passed by S" and for "sanctions that S imposed"."""
    text, span = account.article.text, event.span
    between = text[event.trigger.end : subject.start]
    agent = re.fullmatch(r"\s+by\s+(?:the\s+)?", between, re.IGNORECASE)
    if agent and not text[span.start : event.trigger.start].strip():
        thing = antecedent(text, span.start)
        who = with_article(account, subject, event.trigger.end)
        rest = [Span(subject.end, span.end)] if subject.end < span.end else []
        return (who, event.trigger, thing, *rest) if thing else None
    relative = re.fullmatch(r"\s+(?:that|which)\s+((?:the\s+)?)", between, re.IGNORECASE)
    verb = re.match(r"\s+(\w+)", text[subject.end : span.end])
    if relative and verb and is_past(verb.group(1)) and span.start < event.trigger.end:
        start = subject.start - len(relative.group(1))
        end = subject.end + verb.end()
        thing = Span(span.start, event.trigger.end)
        rest = [Span(end, span.end)] if end < span.end else []
        return (Span(start, end), _lower(account, thing), *rest)
    return (span,) if re.match(r"[^,]*\b(?:was|were|been|is|are|be)\b", between) else None


def _lower(account: Account, span: Span) -> Part:
    words = account.words(span)
    return words[:1].lower() + words[1:] if words[1:2].islower() else span


def _supplied(
    account: Account, event: Event, doer: str, without: Sequence[Span]
) -> Sequence[Part] | None:
    """Return the clause with `doer` put before its verb."""
    if not doer:
        return None
    text, span = account.article.text, event.span
    start = span.start
    lead = LEAD.match(text[start : event.trigger.start])
    start += lead.end() if lead else 0
    first = re.match(r"(\S+?)\s+", text[start : span.end])
    if first and first.group(1).lower() in _SUBJECTS:
        begun = _ADVERB.match(text, start + first.end(), span.end)
        return (capital(doer), Span(begun.end() if begun else start + first.end(), span.end))
    return _verb_first(account, event, (capital(doer), start, without))


def _verb_first(
    account: Account, event: Event, clause: tuple[str, int, Sequence[Span]]
) -> Sequence[Part] | None:
    """Return "S verb …" for a clause that begins with its verb, finite or not."""
    doer, start, without = clause
    text, span = account.article.text, event.span
    adverbs = _ADVERB.match(text, start, span.end)
    at = adverbs.end() if adverbs else start
    found = re.match(r"(not\s+|to\s+(?:not\s+)?)?([\w’'-]+)", text[at : span.end], re.IGNORECASE)
    if found is None:
        return None
    marker, word = (found.group(1) or "").lower().strip(), found.group(2)
    rest = Span(at + found.end(), span.end) if at + found.end() < span.end else None
    if _BLAMED.search(text[:start]) and past_of_ing(word):
        return (span,)
    verb = finite(marker, word)
    if marker == "" and is_past(word) and not _COORDINATE.search(text[:start]):
        if not _object_gap(text, event, without):
            return (doer, Span(at, span.end))
        return _with_object(account, event, span.start, (doer, event.trigger))
    if verb is None:
        return None
    return (doer, verb, rest) if rest else (doer, verb)


def finite(marker: str, word: str) -> str | None:
    """Return a verb as a finite one: as it is, or "urging" → "urged", "to ask" → "asked".

    None where it cannot be told. `marker` is what stands before it: "", "to", "not".
    """
    low = word.lower()
    if marker == "" and (low in _FINITE or is_past(low)):
        return word
    if marker == "not" and (past := past_of_ing(low)):
        base = base_of_ing(low)
        return f"did not {base}" if base else f"has not {past}"
    if marker == "":
        return past_of_ing(low)
    return past_of(low) if marker == "to" else None
