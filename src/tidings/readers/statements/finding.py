"""Finds utterances: the structural half of the statements room."""

from collections.abc import Iterable
from dataclasses import replace
from heapq import heappop, heappush

from tidings.codebook.statements import StatementsBook
from tidings.readers.statements.acts import act_of, kind_of
from tidings.readers.statements.cues import find_cues
from tidings.readers.statements.drafts import draft_utterances, split_ranges
from tidings.readers.statements.hearing import circumstances
from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.quotes import Quote, read_quotes
from tidings.readers.statements.speakers import find_speaker, phrase, quoted_by
from tidings.readers.statements.values import Act, Cue, Utterance
from tidings.readers.statements.weighing import LEARNED, weigh
from tidings.readers.syntax import Parse, Weigher
from tidings.values import Manner, Span

EDGES = " ,;:—–-"
MARKS = frozenset("\"'“”‘’«»„‚`")


def find_statements(
    parse: Parse, book: StatementsBook, weigher: Weigher | None = None
) -> tuple[Utterance, ...]:
    """Return every utterance of an article in order of position, structure only.

    Follows PolNeAR's scheme (Newell et al. 2018): source, cue, content. Contents stand inside
    paragraphs that were parsed, so none spans page clutter. With `weigher`, each has its confidence
    and what the tables of cues do not know is found too; without one the rules alone are followed.
    """
    page = Page(parse, book, read_quotes(parse))
    drafts = draft_utterances(page, find_cues(parse, book))
    if weigher is not None:
        drafts = weigh(page, drafts, weigher)
    made = [(d, _utterance(page, d)) for d in drafts]
    made.sort(key=lambda pair: (pair[1].content[0].start, -pair[1].content[0].end))
    return _nest(parse, [u for _, u in made])


def _utterance(page: Page, draft: Draft) -> Utterance:
    parse = page.parse
    cue = draft.cue
    quotes = [page.quotes[n] for n in sorted(set(draft.quotes))]
    content = tuple(
        _content(parse, first, last, quotes) for first, last in split_ranges(page, draft)
    )
    quoted = tuple(_inside(q.inner, parse.text) for q in quotes) or _nested(page, cue, content)
    speaker = draft.speaker
    hearers, medium, medium_head = circumstances(page, draft)
    return Utterance(
        content=content,
        cue=(parse.span(cue.first, cue.last),) if cue else (),
        speaker=(phrase(parse, speaker),) if speaker is not None else (),
        manner=_manner(parse, content, quoted),
        quoted=quoted,
        act=act_of(page, draft),
        kind=kind_of(page, draft),
        confidence=draft.confidence,
        learned=cue is not None and cue.frame == LEARNED,
        cue_head=cue.i if cue else None,
        speaker_head=speaker,
        voice=_voice(page, speaker),
        teller=_teller(parse, draft),
        relative=_token_span(parse, cue.relative) if cue else None,
        hearers=hearers,
        medium=medium,
        medium_head=medium_head,
    )


def _nested(page: Page, cue: Cue | None, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return what stands in marks of its own in words that are told inside a quotation."""
    if cue is None or page.inside[cue.i] < 0:
        return ()
    nested = page.nested(page.inside[cue.i])
    return tuple(_inside(n, page.parse.text) for n in nested if any(c.meets(n) for c in content))


def _token_span(parse: Parse, i: int | None) -> Span | None:
    return None if i is None else parse.span(i, i)


def _content(parse: Parse, first: int, last: int, quotes: Iterable[Quote]) -> Span:
    """Return the characters of a range without commas and unpaired marks at its ends."""
    start, end = parse.tokens[first].start, parse.tokens[last].end
    text = parse.text
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    for quote in quotes:
        if start <= quote.outer.start < end < quote.outer.end:
            end = quote.outer.end
    if end - start > 1 and text[start] in MARKS and text[end - 1] in MARKS:
        inner = text[start + 1 : end - 1]
        whole = next((q for q in quotes if q.outer == Span(start, end)), None)
        if whole is not None:
            return _inside(whole.inner, text)
        if not any(c in inner for c in '"“”'):
            return _inside(Span(start + 1, end - 1), text)
    return Span(start, max(_last(text, start, end, quotes), start + 1))


def _last(text: str, start: int, end: int, quotes: Iterable[Quote]) -> int:
    """Cut a closing mark whose opening stands outside, and the full stop of a paraphrase."""
    for quote in quotes:
        if quote.outer.start < start and end == quote.outer.end and quote.closed:
            return quote.inner.end
    if text[end - 1] == "." and not any(q.outer.start < end <= q.outer.end for q in quotes):
        word = text[start : end - 1].rpartition(" ")[2]
        return end if "." in word or len(word) < 3 else end - 1  # "U.S.", "Mr."
    return end


def _inside(inner: Span, text: str) -> Span:
    start, end = inner.start, inner.end
    while start < end - 1 and text[start].isspace():
        start += 1
    while end > start + 1 and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    return Span(start, end)


def _manner(parse: Parse, content: tuple[Span, ...], quoted: tuple[Span, ...]) -> Manner:
    if not quoted:
        return "indirect"
    letters = sum(sum(c.isalnum() for c in s.of(parse.text)) for s in content)
    inside = sum(sum(c.isalnum() for c in s.of(parse.text)) for s in quoted)
    return "direct" if inside >= letters else "mixed"


def _teller(parse: Parse, draft: Draft) -> int | None:
    found = quoted_by(parse, draft.cue.i) if draft.cue is not None else None
    return None if found is None else found[1]


def _voice(page: Page, speaker: int | None) -> int | None:
    """Return who issued the text that speaks: its owner, or the subject of its clause."""
    if speaker is None:
        return None
    parse = page.parse
    token = parse.tokens[speaker]
    if token.lower == "it" or (token.lower in {"which", "that"} and token.pos == "PRON"):
        text = _text_before(page, speaker)
    else:
        text = speaker if token.pos == "NOUN" and token.lemma in page.book.texts else None
    return None if text is None else _issuer(parse, text)


def _text_before(page: Page, i: int) -> int | None:
    """Return the noun for a text that the sentence before, or this one so far, speaks of."""
    parse = page.parse
    number = parse.tokens[i].sentence
    verb = parse.tokens[parse.tokens[i].head].lemma
    if "document" not in page.book.verbs.get(verb, frozenset()) and verb != "read":
        return None
    for n in range(number, max(number - 4, -1), -1):
        sentence = parse.sentences[n]
        if sentence.paragraph != page.paragraph(i):
            return None
        for j in range(min(sentence.last, i) - 1, sentence.first - 1, -1):
            token = parse.tokens[j]
            if page.inside[j] < 0 and token.pos == "NOUN" and token.lemma in page.book.texts:
                return j
    return None


def _issuer(parse: Parse, text: int) -> int | None:
    owner = parse.child(text, "poss")
    if owner is not None:
        return owner
    for c in parse.children[text]:
        if parse.tokens[c].lower in {"by", "from"}:
            return parse.child(c, "pobj")
        if parse.tokens[c].dep == "acl" and parse.child(c, "agent") is not None:
            return parse.child(int(parse.child(c, "agent") or c), "pobj")
    verb = parse.tokens[text].head
    if parse.tokens[verb].pos == "ADP":
        verb = parse.tokens[verb].head
    if parse.tokens[text].dep in {"pobj", "dobj"} and parse.tokens[verb].pos == "VERB":
        return find_speaker(parse, verb)[0]
    return None


def _nest(parse: Parse, utterances: list[Utterance]) -> tuple[Utterance, ...]:
    """Say of each utterance inside which it is told, and which only tell that another spoke."""
    holders = _holders(parse, utterances)
    outer = [holders.get(u.cue_head) if u.cue_head is not None else None for u in utterances]
    wrapped = {
        o
        for k, o in enumerate(outer)
        if o is not None and _fills(parse, utterances[o], utterances[k])
    }
    return tuple(_placed(u, outer[k], k in wrapped) for k, u in enumerate(utterances))


def _placed(u: Utterance, outer: int | None, wrapper: bool) -> Utterance:
    act: Act = "wrapper" if wrapper and u.act == "said" else u.act
    return replace(u, outer=outer, act=act)


def _holders(parse: Parse, utterances: list[Utterance]) -> dict[int, int]:
    """Return for each cue the narrowest utterance, not its own, whose content holds it.

    One sweep over the cues in order of position, with the contents open there in a heap by width.
    """
    opening = sorted(
        (span.start, max(s.end - s.start for s in u.content), span.end, k)
        for k, u in enumerate(utterances)
        if u.act == "said"
        for span in u.content
    )
    cues = sorted({u.cue_head for u in utterances if u.cue_head is not None})
    holders: dict[int, int] = {}
    around: list[tuple[int, int, int]] = []
    n = 0
    for i in cues:
        token = parse.tokens[i]
        while n < len(opening) and opening[n][0] <= token.start:
            heappush(around, opening[n][1:])
            n += 1
        own = []
        while around and (around[0][1] < token.end or utterances[around[0][2]].cue_head == i):
            wide = heappop(around)
            if wide[1] >= token.end:
                own.append(wide)
        if around:
            holders[i] = around[0][2]
        for wide in own:
            heappush(around, wide)
    return holders


def _fills(parse: Parse, outer: Utterance, inner: Utterance) -> bool:
    """Tell whether the outer content is nothing but the inner speaker, cue and content."""
    if inner.act not in {"said", "wrapper"} or (outer.quoted and not inner.quoted):
        return False
    said = sum(s.end - s.start for s in outer.content)
    parts = [*inner.content, *inner.cue, *inner.speaker]
    if inner.cue and inner.speaker:
        between = Span(inner.speaker[0].end, max(inner.speaker[0].end, inner.cue[0].start))
        if between.of(parse.text).startswith(","):  # "X, in a statement, said …"
            parts.append(between)
    covered = sum(s.end - s.start for s in parts if any(o.holds(s) for o in outer.content))
    return covered >= 0.75 * said
