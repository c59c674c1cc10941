"""Quotations that no verb governs but something announces: a colon, a noun of saying, a signature.

"He put it so: “…”", "Ana Silva (Lima): “…”", "in Silva's words, “…”", "“…” — Ana Silva".
"""

from tidings.readers.statements.beside import SAID, nominal, own_speaker, speaks
from tidings.readers.statements.cues import cue_words
from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.quotes import Quote
from tidings.readers.statements.speakers import noun_speaker
from tidings.readers.statements.turns import ANSWERING, ASKING, interviewee
from tidings.readers.statements.turns import NOBODY as NO_SPEAKER
from tidings.readers.statements.values import Cue

LABEL = 12  # tokens that a speaker's name before a colon may have, office and place included
SIGNATURE = 14  # tokens that a name under a quotation may have
SOURCE = 4  # tokens that the source at the end of a headline may have
DASHES = frozenset({"—", "–", "-", "--", "―"})
NOBODY = frozenset({"it", "this", "that", "there", "these", "those", "here", "what"})
SELF = frozenset({"PERSON", "ORG", "NORP", "GPE"})
NO_VERB = frozenset({"aux", "auxpass", "amod", "compound"})
WORDS = frozenset({"word", "phrase", "line", "motto", "slogan", "mantra", "retort", "quip"})


def announced(page: Page, quote: Quote, n: int) -> Draft | None:
    """Return a new utterance for a quotation that something beside it announces, or none."""
    if quote.speaker is not None:
        return _turn(page, quote, quote.speaker, n)
    found = _colon(page, quote) or _noun(page, quote) or _signed(page, quote)
    if found is None:
        return None
    cue, speaker = found
    return Draft(cue, [(quote.first, quote.last)], speaker, [n])


def _turn(page: Page, quote: Quote, label: int, n: int) -> Draft:
    """Draft a turn of a transcript; whose answers "A:" brings stands above it, if anywhere."""
    speaker: int | None = label
    if page.parse.tokens[label].text.rstrip(".") in ASKING | ANSWERING:
        answers = page.parse.tokens[label].text.rstrip(".") in ANSWERING
        speaker = interviewee(page.parse, _first_turn(page)) if answers else None
    cue = _mark(label + 1, label)._replace(speaker=speaker)
    return Draft(cue, [(quote.first, quote.last)], speaker, [n])


def _first_turn(page: Page) -> int:
    return min(q.speaker for q in page.quotes if q.speaker is not None)


def in_headline(page: Page, quote: Quote, n: int) -> Draft | None:
    """Return a new utterance for a headline that begins or ends in whose words it has."""
    return _titled(page, quote, n) or _headline(page, quote, n)


def before_colon(page: Page, quote: Quote) -> int | None:
    """Return the colon right before a quotation, in its paragraph or at the end of the last."""
    tokens = page.parse.tokens
    lead = quote.first - 1
    while lead >= 0 and tokens[lead].end > quote.outer.start:
        lead -= 1
    if lead < 0 or tokens[lead].text != ":" or page.paragraph(lead) < quote.paragraph - 1:
        return None
    return lead


def _colon(page: Page, quote: Quote) -> tuple[Cue, int] | None:
    """Return the verb of saying, else the main verb, else the name that a colon stands after."""
    colon = before_colon(page, quote)
    if colon is None:
        return None
    parse = page.parse
    first = parse.sentences[parse.tokens[colon].sentence].first
    for j in range(colon - 1, first - 1, -1):
        if page.inside[j] >= 0:
            first = j + 1
            break
    verb = _verb(page, first, colon)
    label = _label(page, first, colon, dashed=verb is not None)
    if label is not None or verb is None:
        return label
    speaker, relative = own_speaker(page, verb)
    if speaker is None or parse.tokens[speaker].pos not in {"PROPN", "PRON", "NOUN"}:
        return None
    if parse.tokens[speaker].lower in NOBODY:
        return _shown(page, verb, colon)
    if not (speaks(parse, verb, page.book, SAID) or parse.child(verb, "attr", "acomp") is None):
        return _mark(colon, speaker), speaker  # "X was blunt: “…”"
    return Cue(verb, *cue_words(parse, verb), "quotation", (), speaker, relative), speaker


def _verb(page: Page, first: int, colon: int) -> int | None:
    """Return the last verb of saying before a colon, else the main verb."""
    parse = page.parse
    main: int | None = None
    for i in range(colon - 1, first - 1, -1):
        token = parse.tokens[i]
        if token.tag not in {"VBD", "VBZ", "VBP", "VBN"} or token.dep in NO_VERB:
            continue
        if token.tag != "VBN" and speaks(parse, i, page.book, SAID):
            return i
        if not any(first <= above < colon for above in parse.ancestors(i)):
            main = i
    return main


def _shown(page: Page, verb: int, colon: int) -> tuple[Cue, int] | None:
    """Return whom "Here's Silva in 1992:" shows."""
    for i in range(verb + 1, colon):
        if page.parse.tokens[i].ent == "PERSON":
            speaker = nominal(page, i, colon)
            return None if speaker is None else (_mark(colon, speaker), speaker)
    return None


def _label(page: Page, first: int, colon: int, dashed: bool) -> tuple[Cue, int] | None:
    """Return the name or text that stands alone before a colon ("From the report:").

    Where it is not alone in its sentence it must be `dashed`: "A POLL OF POLLS - Ana Silva:".
    """
    tokens = page.parse.tokens
    for j in range(colon - 1, first - 1, -1):
        spaced = tokens[j].start > tokens[j - 1].end and tokens[j].end < tokens[j + 1].start
        if tokens[j].text in DASHES and spaced:
            first, dashed = j + 1, False
            break
    if dashed:
        return None
    while first < colon and tokens[first].pos in {"PUNCT", "ADP", "ADV", "ADJ"}:
        first += 1
    if not 0 < colon - first <= LABEL:
        return None
    speaker = nominal(page, first, colon)
    if speaker is None:
        return None
    text = tokens[speaker].pos == "NOUN" and tokens[speaker].lemma in page.book.texts
    return (_mark(colon, speaker), speaker) if text or _named(page, first, speaker) else None


def _named(page: Page, first: int, last: int) -> bool:
    return any(t.ent in SELF or t.pos == "PROPN" for t in page.parse.tokens[first : last + 1])


def _mark(i: int, speaker: int) -> Cue:
    """Return a mark of punctuation as a cue."""
    return Cue(i, i, i, "colon", (), speaker)


def _noun(page: Page, quote: Quote) -> tuple[Cue, int] | None:
    """Return whose words a noun right before a quotation says they are."""
    tokens = page.parse.tokens
    noun = quote.lead
    if noun is not None and tokens[noun].text in {",", ":"}:
        noun -= 1
    if noun is None or noun < 0:
        return None
    token = tokens[noun]
    if token.pos == "NOUN" and (token.lemma in WORDS or page.book.nouns.get(token.lemma) is False):
        speaker = noun_speaker(page.parse, noun)
        if speaker is None and tokens[noun - 1].text in {"'s", "’s", "'", "’"}:
            speaker = noun - 2 if noun > 1 else None  # "in Forbes’ words", its mark misread
        if speaker is not None and page.inside[speaker] < 0:
            return Cue(noun, noun, noun, "noun", (), speaker), speaker
    return _words_of(page, noun)


def _words_of(page: Page, last: int) -> tuple[Cue, int] | None:
    """Return X of "in the words of X, “…”"."""
    tokens = page.parse.tokens
    for j in range(last, max(last - LABEL, 0), -1):
        if tokens[j].text in {",", "."} or page.inside[j] >= 0:
            return None
        if tokens[j].lower == "of" and tokens[j - 1].lower == "words":
            speaker = nominal(page, j + 1, last + 1)
            if speaker is None:
                return None
            return Cue(j - 1, j - 1, j, "noun", (), speaker), speaker
    return None


def _titled(page: Page, quote: Quote, n: int) -> Draft | None:
    """Draft a headline that begins with whose words it has ("Silva: Party ‘waving the flag’")."""
    parse = page.parse
    sentence = parse.sentences[parse.tokens[quote.first].sentence]
    if sentence.first and page.paragraph(sentence.first - 1) == sentence.paragraph:
        return None
    stop = min(sentence.first + SOURCE + 1, quote.first)
    colon = next((i for i in range(sentence.first, stop) if parse.tokens[i].text == ":"), None)
    if colon is None or colon in {quote.lead, sentence.first}:
        return None
    words = parse.tokens[sentence.first : colon]
    if (words[-1].pos != "PROPN" and len(words) > 1) or any(
        t.pos not in {"PROPN", "NOUN", "PART"} for t in words
    ):
        return None
    if not words[-1].text[:1].isupper() or words[-1].text.upper() in NO_SPEAKER:
        return None
    last = sentence.last - 1
    while parse.tokens[last].pos == "PUNCT" and page.inside[last] < 0 and last > quote.last:
        last -= 1
    return Draft(_mark(colon, colon - 1), [(colon + 1, last)], colon - 1, [n])


def _headline(page: Page, quote: Quote, n: int) -> Draft | None:
    """Draft a headline that ends in whose words it has ("Pilot ‘had not slept’: inquiry")."""
    parse = page.parse
    sentence = parse.sentences[parse.tokens[quote.last].sentence]
    last = sentence.last - 1
    colons = [
        i
        for i in range(max(quote.last + 1, last - SOURCE), last)
        if parse.tokens[i].text == ":" and page.inside[i] < 0
    ]
    source = {t.pos for t in parse.tokens[colons[0] + 1 : last + 1]} if colons else {"PUNCT"}
    if source - {"NOUN", "PROPN", "ADJ", "DET"} or parse.tokens[last].pos in {"ADJ", "DET"}:
        return None
    more = last + 1 < len(parse.tokens) and page.paragraph(last + 1) == quote.paragraph
    if more:
        return None
    ranges = [(sentence.first, colons[0] - 1)]
    return Draft(_mark(colons[0], last), ranges, last, [n])


def _signed(page: Page, quote: Quote) -> tuple[Cue | None, int] | None:
    """Return who signs a quotation ("“…” — Ana Silva"): a dash, a name, and the line ends."""
    tokens = page.parse.tokens
    i = quote.last + 1
    while i < len(tokens) and tokens[i].end <= quote.outer.end:
        i += 1
    if i + 1 >= len(tokens) or tokens[i].text not in DASHES:
        return None
    if page.paragraph(i) not in {quote.paragraph, quote.paragraph + 1}:
        return None
    line = page.paragraph(i)
    stop = i + 1
    while stop < min(i + SIGNATURE, len(tokens)) and page.paragraph(stop) == line:
        if tokens[stop].pos in {"VERB", "AUX"} or page.inside[stop] >= 0:
            return None
        stop += 1
    if stop < len(tokens) and page.paragraph(stop) == line:
        return None
    speaker = nominal(page, i + 1, stop)
    if speaker is None or not _named(page, i + 1, speaker):
        return None
    return None, speaker
