"""Dated plans and due days as iCalendar (RFC 5545).

One VEVENT a row of the ledger whose day is known to within two months; all day, DTEND the day
after (3.6.1). The same record gives the same bytes: DTSTAMP is the day of the last article told
from, never the clock's. Text is escaped (3.3.11) and lines are folded at 75 octets (3.1).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from tidings.faces.words import STATE, why_in_words
from tidings.values import Interval, LedgerRow, Pointer, Story

MEDIA_TYPE = "text/calendar"
LONGEST = 62
"""Days of the widest interval that is still a date ("in the autumn" is none)."""
SHARP = 3
"""Days within which a plan counts as fixed to its day."""
OCTETS = 75
WORDS = 400
"""Characters of proving words that a description quotes of one article."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")
_OFF = frozenset({"called off", "superseded", "refused"})
_SURE = frozenset({"carried out", "met"})


def calendar(stories: Sequence[Story]) -> str:
    """Return the dated rows of some stories' ledgers as one iCalendar object, lines by CRLF."""
    name = stories[0].title if len(stories) == 1 else "Tidings"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Tidings//Ledger//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_text(name)}",
    ]
    for story in stories:
        for row in story.ledger:
            lines += _event(story, row)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(story: Story, row: LedgerRow) -> list[str]:
    days = _days(row.due)
    stamp = _stamp(story, row)
    if days is None or stamp is None:
        return []
    first, last = days
    return [
        "BEGIN:VEVENT",
        f"UID:{row.id}@{_plain(story.id)}.tidings",
        f"DTSTAMP:{stamp}T000000Z",
        f"SEQUENCE:{len(row.changes)}",
        f"DTSTART;VALUE=DATE:{_basic(first)}",
        f"DTEND;VALUE=DATE:{_basic(last + timedelta(days=1))}",
        f"SUMMARY:{_text(_summary(row))}",
        f"DESCRIPTION:{_text(_description(story, row))}",
        f"STATUS:{_status(row, first, last)}",
        f"CATEGORIES:{row.kind.upper()}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _days(due: Interval | None) -> tuple[date, date] | None:
    """Return the first and last day; of a day by or from which, that day alone."""
    first = due.first_day if due else None
    last = due.last_day if due else None
    if not (first or last):
        return None
    start, end = date.fromisoformat(first or last or ""), date.fromisoformat(last or first or "")
    return (start, end) if (end - start).days < LONGEST and end < date.max else None


def _stamp(story: Story, row: LedgerRow) -> str | None:
    """Return the day of the last article that tells of the row, as RFC 5545 writes it."""
    held = {c.article: c.published.last_day for c in story.coverage}
    pointers = [p for t in row.tellings for p in t.pointers]
    pointers += [p for c in row.changes for p in c.pointers]
    days = [day for p in pointers if (day := held.get(p.article))]
    return _basic(date.fromisoformat(max(days))) if days else None


def _status(row: LedgerRow, first: date, last: date) -> str:
    """Return CONFIRMED for what took place or is fixed to a day, CANCELLED for what is off."""
    if row.state in _OFF:
        return "CANCELLED"
    fixed = row.kind == "plan" and row.state in {"open", "repeated"} and (last - first).days < SHARP
    return "CONFIRMED" if row.state in _SURE or fixed else "TENTATIVE"


def _summary(row: LedgerRow) -> str:
    state = STATE.get(row.state, row.state)
    lead = "" if row.kind == "plan" else f"{row.kind.capitalize()} due: "
    told = row.what.corrected or row.what.text
    return f"{lead}{told}" + ("" if row.state in {"open", "repeated"} else f" ({state})")


def _description(story: Story, row: LedgerRow) -> str:
    by, to = _names(story, row.by), _names(story, row.to)
    parties = " → ".join(p for p in (by, to) if p)
    lines = [f"{row.kind}, {STATE.get(row.state, row.state)}" + (f": {parties}" if parties else "")]
    lines += list(row.conditions)
    for change in row.changes:
        lines.append(f"{STATE.get(change.state, change.state)}: {why_in_words(change.why)}")
    shown = [p for t in row.tellings for p in t.pointers]
    shown += [p for c in row.changes for p in c.pointers]
    lines += _proofs(story, shown)
    return "\n".join(lines)


def _proofs(story: Story, pointers: Iterable[Pointer]) -> Iterator[str]:
    """Yield the proving words, an article a line, with its outlet, day and address."""
    words: dict[str, dict[str, None]] = {}
    for pointer in pointers:
        words.setdefault(pointer.article, {})[" ".join(pointer.words.split())] = None
    told = {c.article: c for c in story.coverage}
    for article, said in words.items():
        source = told.get(article)
        if source is None:
            continue
        facts = (source.outlet, source.published.last_day, source.url)
        where = ", ".join(f for f in facts if f) or source.title
        yield f"“{' … '.join(said)[:WORDS]}” ({where})"


def _names(story: Story, idents: Iterable[str]) -> str:
    return ", ".join(a.name for i in idents if (a := story.actor(i)))


def _basic(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _plain(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9-]+", "-", text)


def _text(text: str) -> str:
    """Return text as a TEXT value: escaped, and without what is not allowed in one."""
    clean = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    for mark in ("\\", ";", ","):
        clean = clean.replace(mark, f"\\{mark}")
    return clean.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, a letter never cut; all but the first begin
    with a space.
    """
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + width
    yield part
