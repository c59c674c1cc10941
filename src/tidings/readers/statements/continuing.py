"""Quotations that go on: no cue of their own, but the layout shows who spoke before them."""

from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.quotes import Quote

ENDS = frozenset({".", "?", "!", ";"})
MARKS = frozenset("\"'”’“‘»«") | {"''", "``"}
TAIL = 60  # letters that may stand between a quotation and one that goes on in the next paragraph


class Said:
    """Who has spoken so far: drafts by the sentence in which they end."""

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self.page = page
        self.ending: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take note of a draft, or that it has grown."""
        self.ending.setdefault(self.page.parse.tokens[draft.last].sentence, []).append(draft)

    def in_sentence(self, sentence: int, before: int) -> Draft | None:
        """Return who speaks in a sentence: the last whose words no other there reports."""
        tokens = self.page.parse.tokens
        near = [
            d
            for d in self.ending.get(sentence, ())
            if d.speaker is not None
            and d.last < before
            and tokens[d.last].sentence == sentence
            and (d.cue is None or not d.cue.frame.startswith("thought"))
        ]
        outer = [d for d in near if not any(_reports(o, d) for o in near)]
        return max(outer or near, key=lambda d: d.last, default=None)


def _reports(outer: Draft, inner: Draft) -> bool:
    """Tell whether the cue of one draft stands in the words of another."""
    if inner.cue is None or outer is inner:
        return False
    return any(a <= inner.cue.i <= b for a, b in outer.ranges)


def goes_on(page: Page, quote: Quote, n: int, said: Said, taken: dict[int, Draft]) -> Draft | None:
    """Return the draft that a quotation without a cue goes on, or none."""
    before = page.quotes[n - 1] if n else None
    if before is not None and quote.follows:
        return taken.get(n - 1)
    if not whole_sentence(page, quote):
        return None
    if quote.lead is not None:
        sentence = page.parse.tokens[quote.lead].sentence
        if before is not None and before.paragraph == quote.paragraph:
            last = taken.get(n - 1)
            if last is not None and _reaches(page, last, before, sentence):
                return last
        return said.in_sentence(sentence, quote.first)
    if before is None or before.paragraph != quote.paragraph - 1:
        return None
    tail = page.parse.text[before.outer.end : quote.outer.start]
    if before.closed and sum(c.isalnum() for c in tail) > TAIL:
        return None
    return taken.get(n - 1)


def _reaches(page: Page, draft: Draft, before: Quote, sentence: int) -> bool:
    """Tell whether the quotation before, or the cue beside it, stands in the sentence before."""
    tokens = page.parse.tokens
    ends = {tokens[before.last].sentence}
    if draft.cue is not None:
        ends.add(tokens[draft.cue.i].sentence)
    return sentence in ends


def whole_sentence(page: Page, quote: Quote) -> bool:
    """Tell whether a quotation starts like a sentence, after another or at the margin."""
    lead, first = quote.lead, page.parse.text[quote.inner.start]
    fresh = lead is None or page.parse.tokens[lead].text in (ENDS | MARKS | {":"})
    return fresh and (first.isupper() or not first.isalpha())
