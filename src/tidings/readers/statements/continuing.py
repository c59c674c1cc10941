"""Quotations that go on: no cue of their own, but the layout shows who spoke before them."""

from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.quotes import Quote
from tidings.readers.syntax import Parse

ENDS = frozenset({".", "?", "!", ";"})
MARKS = frozenset("\"'”’“‘»«") | {"''", "``"}
WORDS = 5  # tokens from which words in the middle of a sentence are no name or scare quote
CLOSED = frozenset(".?!…,")


class Said:
    """Who has spoken so far: drafts by the sentence in which they end."""

    def __init__(self, page: Page, drafts: list[Draft]) -> None:
        self.page = page
        self.ending: dict[int, list[Draft]] = {}
        self.cued: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take note of a draft, or that it has grown."""
        tokens = self.page.parse.tokens
        self.ending.setdefault(tokens[draft.last].sentence, []).append(draft)
        if draft.cue is not None and draft.speaker is not None:
            self.cued.setdefault(tokens[draft.cue.i].sentence, []).append(draft)

    def cues(self, sentence: int) -> dict[int, Draft]:
        """Return the drafts of a sentence by their cues."""
        return {d.cue.i: d for d in self.cued.get(sentence, ()) if d.cue is not None}

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
        return _within(page, quote, n, said, taken)
    if quote.lead is not None:
        sentence = page.parse.tokens[quote.lead].sentence
        if before is not None and before.paragraph == quote.paragraph:
            last = taken.get(n - 1)
            if last is not None and _reaches(page, last, before, quote):
                return last
        return said.in_sentence(sentence, quote.first)
    if before is None or before.paragraph != quote.paragraph - 1:
        return None
    return None


def told_by_last(page: Page, quote: Quote, n: int, taken: dict[int, Draft]) -> Draft | None:
    """Draft a quotation of whole sentences that nothing beside it gives to anybody.

    It is the subject's of the sentence before, if that is a person; else his whose quotation stands
    before it in this paragraph or in the last; else it is nobody's that we can tell.
    """
    end = page.parse.text[quote.inner.end - 1 : quote.inner.end]
    if not whole_sentence(page, quote) or end not in CLOSED:
        return None
    if quote.lead is not None and quote.words < WORDS:
        return None
    before = page.quotes[n - 1] if n else None
    near = before is not None and before.paragraph >= quote.paragraph - 1
    last = taken.get(n - 1) if near else None
    speaker = None
    if last is not None and before is not None and _reaches(page, last, before, quote):
        speaker = last.speaker
    if speaker is None:
        speaker = _subject_before(page, quote)
    if speaker is None and last is not None:
        speaker = last.speaker
    return Draft(None, [(quote.first, quote.last)], speaker, [n])


def _subject_before(page: Page, quote: Quote) -> int | None:
    """Return the person who is the subject of the sentence before a quotation."""
    parse = page.parse
    i = quote.first - 1 if quote.lead is None else quote.lead
    while i >= 0 and parse.tokens[i].end > quote.outer.start:
        i -= 1
    if i < 0 or page.paragraph(i) < quote.paragraph - 1:
        return None
    sentence = parse.sentences[parse.tokens[i].sentence]
    persons = [
        t.i
        for t in parse.tokens[sentence.first : sentence.last]
        if t.dep in {"nsubj", "nsubjpass"} and page.inside[t.i] < 0 and _person(parse, t.i)
    ]
    main = [i for i in persons if parse.tokens[parse.tokens[i].head].dep == "ROOT"]
    found = main or persons
    return found[0] if len(found) == 1 and parse.child(found[0], "conj") is None else None


def _person(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.ent == "PERSON" or token.lower in {"he", "she"} or _named_so(parse, i)


def _named_so(parse: Parse, i: int) -> bool:
    """Tell whether a noun has a person's name beside it ("the secretary, David Ames")."""
    return any(
        parse.tokens[c].dep == "appos" and parse.tokens[c].ent == "PERSON"
        for c in parse.children[i]
    )


def _within(page: Page, quote: Quote, n: int, said: Said, taken: dict[int, Draft]) -> Draft | None:
    """Return the draft of the sentence that a quotation in the middle of it belongs to.

    That is the quotation before it where only a conjunction parts them, else the nearest cue that
    the words quoted hang on.
    """
    parse = page.parse
    sentence = parse.tokens[quote.first].sentence
    before = taken.get(n - 1)
    if before is not None and _resumes(page, page.quotes[n - 1], quote):
        return before
    if before is not None and parse.tokens[page.quotes[n - 1].last].sentence == sentence:
        between = parse.tokens[page.quotes[n - 1].last + 1 : quote.first]
        if not any(t.pos in {"VERB", "AUX"} for t in between):
            return before
    if quote.words < WORDS:
        return None
    cues = said.cues(sentence)
    for above in parse.ancestors(quote.first):
        if above in cues:
            return cues[above]
    return None


def _resumes(page: Page, before: Quote, quote: Quote) -> bool:
    """Tell words broken off at a comma, and taken up after one, from a new quotation."""
    text = page.parse.text
    return (
        before.paragraph == quote.paragraph
        and text[before.inner.end - 1] == ","
        and quote.lead is not None
        and page.parse.tokens[quote.lead].text in {",", "—", "–"}
        and text[quote.inner.start].islower()
    )


def _reaches(page: Page, draft: Draft, before: Quote, quote: Quote) -> bool:
    """Tell whether no sentence of another stands between a quotation and the one before it."""
    tokens = page.parse.tokens
    last = before.last
    if draft.cue is not None and draft.cue.i < quote.first:
        last = max(last, draft.cue.i)
    first = page.parse.sentences[tokens[last].sentence].last
    return not any(t.pos in {"VERB", "AUX"} for t in tokens[first : quote.first])


def whole_sentence(page: Page, quote: Quote) -> bool:
    """Tell whether a quotation starts like a sentence, after another or at the margin."""
    lead, first = quote.lead, page.parse.text[quote.inner.start]
    fresh = lead is None or page.parse.tokens[lead].text in (ENDS | MARKS | {":"})
    return fresh and (first.isupper() or not first.isalpha())
