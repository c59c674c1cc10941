"""Drafts what each cue governs, grown to the whole of the quotations that it touches."""

from collections.abc import Iterable

from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.quoting import attach_quotations, next_to
from tidings.readers.statements.values import Cue, Range

NEARBY = 8  # cues before a participle among which its speaker is looked for
CLOSED = frozenset({"noun", "object", "infinitive", "topic"})
FIRST_OR_SECOND = frozenset({"i", "we", "you"})


def draft_utterances(page: Page, cues: Iterable[Cue]) -> list[Draft]:
    """Return the drafts of an article: governed content, quotations beside cues, continuations."""
    drafts = [d for cue in _lent(page, list(cues)) if (d := _governed(page, cue)) is not None]
    attach_quotations(page, drafts)
    return drafts


def _lent(page: Page, cues: list[Cue]) -> list[Cue]:
    """Give ", adding that …" the speaker of the cue before it, wherever the parser hangs it.

    A participle of saying goes on with what the main verb began; hung on a verb inside the words
    reported, it would have the subject of that verb for its speaker.
    """
    lent: list[Cue] = []
    for cue in cues:
        token = page.parse.tokens[cue.i]
        owner = None
        if token.tag == "VBG" and token.dep == "advcl" and page.inside[cue.i] < 0:
            owner = next(
                (
                    c
                    for c in reversed(lent[-NEARBY:])
                    if c.frame in {"clause", "address"}
                    and c.speaker is not None
                    and page.parse.tokens[c.i].sentence == token.sentence
                    and any(a <= token.head <= b and c.i < a for a, b in c.ranges)
                ),
                None,
            )
        if owner is None or page.parse.tokens[cue.i - 1].text not in {",", "—", "–"}:
            lent.append(cue)
        else:
            lent.append(cue._replace(speaker=owner.speaker, relative=owner.relative))
    return lent


def _governed(page: Page, cue: Cue) -> Draft | None:
    """Draft what a cue governs, grown to the whole of the quotations that it touches."""
    within = page.inside[cue.i]
    if within >= 0 and not _hearsay(page, cue):
        return None
    if within < 0 and cue.speaker is not None and page.inside[cue.speaker] >= 0:
        # "‘Why is that?’ asked X": the words quoted do not speak; who stands beside the cue does.
        cue = cue._replace(speaker=next_to(page, cue.i), relative=None)
    draft = Draft(cue, [], cue.speaker)
    closed = cue.frame.startswith("thought") or cue.frame in CLOSED
    for part in cue.ranges:
        if within >= 0:
            grown = _clip(page, within, *part)
        elif closed:
            grown = _whole(page, *part)
            draft.quotes.extend(_whole_quotes(page, *part))
        else:
            grown = _grow(page, *part, draft)
        if grown[0] <= grown[1]:
            draft.ranges.append(grown)
    return draft if draft.ranges else None


def _whole(page: Page, first: int, last: int) -> Range:
    """Cut the conjunction off a range that breaks off before what it joins."""
    tokens = page.parse.tokens
    while last > first and (tokens[last].pos == "CCONJ" or tokens[last].text == ","):
        last -= 1
    return first, last


def _hearsay(page: Page, cue: Cue) -> bool:
    """Tell whether a cue inside a quotation reports what a third party said."""
    if cue.speaker is None or cue.frame not in {"clause", "address", "infinitive"}:
        return False
    token = page.parse.tokens[cue.speaker]
    return token.lower not in FIRST_OR_SECOND and token.pos in {"PROPN", "PRON", "NOUN"}


def _clip(page: Page, n: int, first: int, last: int) -> Range:
    """Keep a range inside quotation `n`, and inside the one within it that it begins with."""
    quote = page.quotes[n]
    first, last = max(first, quote.first), min(last, quote.last)
    tokens = page.parse.tokens
    for span in page.nested(n):
        if span.start - 1 <= tokens[first].start <= span.start:
            while last > first and tokens[last].start >= span.end:
                last -= 1
    return first, last


def _whole_quotes(page: Page, first: int, last: int) -> list[int]:
    numbers = dict.fromkeys(n for n in page.inside[first : last + 1] if n >= 0)
    return [n for n in numbers if page.quotes[n].first >= first and page.quotes[n].last <= last]


def _grow(page: Page, first: int, last: int, draft: Draft) -> Range:
    """Extend a range over the whole of each quotation that it touches."""
    for n in dict.fromkeys(n for n in page.inside[first : last + 1] if n >= 0):
        quote = page.quotes[n]
        draft.quotes.append(n)
        first, last = min(first, quote.first), max(last, quote.last)
    return first, last


def split_ranges(page: Page, draft: Draft) -> list[tuple[int, int]]:
    """Cut ranges at the ends of paragraphs and around the cue."""
    parts: list[tuple[int, int]] = []
    for part in sorted(draft.ranges):
        start = part[0]
        for i in range(part[0], part[1]):
            if page.paragraph(i) != page.paragraph(i + 1):
                parts.append((start, i))
                start = i + 1
        parts.append((start, _before_joining(page, start, part[1])))
    return parts


def _before_joining(page: Page, first: int, last: int) -> int:
    """Cut the conjunction off a paraphrase that breaks off before what it joins."""
    tokens = page.parse.tokens
    end = last
    while end > first and (tokens[end].pos == "CCONJ" or tokens[end].text == ","):
        end -= 1
    joined = any(tokens[i].pos == "CCONJ" and page.inside[i] < 0 for i in range(end + 1, last + 1))
    return end if joined else last
