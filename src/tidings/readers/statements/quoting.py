"""Gives each quotation to who speaks it: by the cue beside it, the colon before it, the layout."""

from tidings.readers.statements.announced import announced, in_headline
from tidings.readers.statements.beside import SAID, mend_speakers, nominal, own_speaker
from tidings.readers.statements.continuing import Said, goes_on, told_by_last
from tidings.readers.statements.cues import cue_words, verb_key
from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.quotes import Quote
from tidings.readers.statements.speakers import worded
from tidings.readers.statements.values import Cue, Range

CAPITALISED = 5  # letters from which a word in a title has a capital
WINDOW = 45  # tokens searched for a cue on either side of a quotation
BESIDE = frozenset({"clause", "address", "question", "quotation", "object", "document"})
TITLES = frozenset(
    {"Lt", "Sgt", "Gen", "Col", "Capt", "Maj", "Dr", "Rep", "Sen", "Gov", "Mr", "Mrs", "St"}
)
ENDS = frozenset({".", "?", "!", ";"})


def attach_quotations(page: Page, drafts: list[Draft]) -> None:
    """Add to the drafts of governed content the quotations that no cue governs."""
    mend_speakers(page, drafts)
    _release(page, drafts)
    taken: dict[int, Draft] = {}
    for draft in drafts:
        for n in draft.quotes:
            taken.setdefault(n, draft)
    cued: dict[int, Draft] = {}
    for draft in drafts:
        if draft.cue is not None and draft.cue.frame != "thought clause":
            cued.setdefault(draft.cue.i, draft)
    for n, quote in enumerate(page.quotes):
        if n not in taken and quote.speaker is None:
            known = len(cued)
            found = _beside(page, n, cued)
            if found is not None:
                taken[n] = found
                if len(cued) > known:
                    drafts.append(found)
    for n in range(len(page.quotes) - 1, 0, -1):
        if page.quotes[n].follows and n in taken and n - 1 not in taken:
            taken[n - 1] = taken[n]  # "“A. ¶ “B,” X said": the first paragraph is X's too
            _add(taken[n], (page.quotes[n - 1].first, page.quotes[n - 1].last), n - 1)
    _continue(page, drafts, taken)


def _release(page: Page, drafts: list[Draft]) -> None:
    """Take from drafts the quotations that are another's: after a cue of their own, or turns.

    "She said the plans were strong, to which X interjected: “…”"; "SILVA: I said that …".
    """
    turns = {n for n, quote in enumerate(page.quotes) if quote.speaker is not None}
    for draft in drafts:
        if draft.cue is not None:
            own = {n for n in draft.quotes if _of_another(page, page.quotes[n], draft.cue)}
            draft.quotes = [n for n in draft.quotes if n not in own | turns]
            draft.ranges = [_within_marks(page, draft, r, own) for r in draft.ranges]
    starts = {page.quotes[n].first for n in turns}
    labels = {page.quotes[n].first - 1 for n in turns}
    drafts[:] = [
        d
        for d in drafts
        if d.cue is None or not (d.cue.frame == "colon" and d.cue.i in labels)
        if not any(first in starts for first, _ in d.ranges)
    ]


def _within_marks(page: Page, draft: Draft, part: Range, own: set[int]) -> Range:
    """Cut a range after the comma that ends its quotation, and before a quotation of another's.

    "X tweeted, “The lake is back,” after Y voiced doubt": the parser hangs the rest on "is".
    """
    first, last = part
    for n in own:
        quote = page.quotes[n]
        if quote.lead is not None and first < quote.lead <= last:
            last = quote.lead - 1
    n = page.inside[first]
    if n >= 0 and n in draft.quotes and draft.cue is not None and draft.cue.i < first:
        quote = page.quotes[n]
        alone = page.parse.text[quote.inner.end - 1] == "," and last > quote.last
        if alone and all(i < 0 for i in page.inside[quote.last + 1 : last + 1]):
            last = quote.last
    return first, last


def _of_another(page: Page, quote: Quote, cue: Cue) -> bool:
    """Tell whether a verb of saying with a subject of its own stands right before a quotation."""
    tokens = page.parse.tokens
    lead = quote.lead
    if lead is None or tokens[lead].text not in {":", ","} or not cue.i < lead - 1:
        return False
    i = lead - 1
    subject = page.parse.child(i, "nsubj")
    return (
        i != cue.i
        and tokens[i].tag in {"VBD", "VBZ"}
        and _speaks(page, i)
        and subject is not None
        and page.inside[subject] < 0
    )


def _beside(page: Page, n: int, cued: dict[int, Draft]) -> Draft | None:
    """Find the cue that stands beside a quotation which no cue governs; a new one joins `cued`."""
    quote = page.quotes[n]
    if _title(page, quote):
        return None
    i = _nearer(page, quote, _cue_before(page, quote), _cue_after(page, quote))
    if i is None:
        return None
    if i in cued:
        _add(cued[i], (quote.first, quote.last), n)
        return cued[i]
    speaker, relative = own_speaker(page, i)
    if speaker is None:
        return None
    cue = Cue(i, *cue_words(page.parse, i), "quotation", (), speaker, relative)
    cued[i] = Draft(cue, [(quote.first, quote.last)], speaker, [n])
    return cued[i]


def _nearer(page: Page, quote: Quote, before: int | None, after: int | None) -> int | None:
    """Choose between a cue before a quotation and one after it."""
    if before is None or after is None:
        return after if before is None else before
    tokens = page.parse.tokens
    if tokens[after].dep == "advcl" and any(
        tokens[c].dep in {"mark", "prep"} for c in page.parse.children[after] if c < after
    ):
        return before  # "X tweeted, “…,” after Y voiced support"
    return after if page.parse.text[quote.inner.end - 1] in ",?!" else before


def _title(page: Page, quote: Quote) -> bool:
    """Tell the name of a programme, book or song from words said ("on CNN's “The Lead”, he said").

    It follows a preposition, an article, a possessive or a noun without a comma, and all its
    longer words have capitals.
    """
    tokens = page.parse.tokens
    lead = quote.lead
    if lead is None:
        return False
    if tokens[lead].pos not in {"ADP", "DET", "PART", "NOUN", "PROPN"} or not quote.closed:
        return False
    words = [t.text for t in tokens[quote.first : quote.last + 1] if t.text[0].isalpha()]
    long = [w for w in words if len(w) >= CAPITALISED]
    return len(words) > 1 and bool(long) and all(w[0].isupper() for w in (words[0], *long))


def _add(draft: Draft, part: Range, n: int) -> None:
    """Add a quotation to a draft, joined with what it touches."""
    draft.quotes.append(n)
    kept = []
    first, last = part
    for a, b in draft.ranges:
        if a <= last + 3 and first <= b + 3 and (draft.cue is None or not a <= draft.cue.i <= last):
            first, last = min(a, first), max(b, last)
        else:
            kept.append((a, b))
    draft.ranges = sorted([*kept, (first, last)])


def _cue_after(page: Page, quote: Quote) -> int | None:
    """Return the cue verb in the rest of the sentence after a quotation ("…," he said)."""
    text = page.parse.text
    if text[quote.inner.end - 1 : quote.inner.end] in {".", "…"} or not quote.closed:
        return None
    tokens = page.parse.tokens
    for i in range(quote.last + 1, min(quote.last + WINDOW, len(tokens))):
        token = tokens[i]
        if page.inside[i] >= 0 or page.paragraph(i) != quote.paragraph:
            return None
        if token.text in ENDS and not (token.text == "." and tokens[i - 1].text in TITLES):
            return None
        if _stands_for_verb(page, quote, i):
            return i
        if token.pos in {"VERB", "AUX"} and not _subordinate(page, quote, i):
            return i if _speaks(page, i) or _answers(page, quote, i) else None
    return None


def _subordinate(page: Page, quote: Quote, i: int) -> bool:
    """Tell whether a verb is no main verb: an auxiliary, or inside a relative clause."""
    tokens = page.parse.tokens
    if tokens[i].dep in {"aux", "auxpass", "amod", "compound"}:
        return True
    while quote.last < i:
        if tokens[i].dep in {"relcl", "acl"}:
            return True
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return False


def _stands_for_verb(page: Page, quote: Quote, i: int) -> bool:
    """Tell a verb of saying that the parser took for something else ("the Saudis state in …").

    It follows the quotation and a noun phrase, and what follows can only follow a verb.
    """
    tokens = page.parse.tokens
    token = tokens[i]
    if token.pos in {"VERB", "AUX"} and token.dep != "acl":
        return False
    if page.parse.text[quote.inner.end - 1] not in ",?!" or i + 1 >= len(tokens):
        return False
    if not page.book.verbs.get(token.lemma.lower(), frozenset()) & SAID:
        return False
    following = tokens[i + 1]
    if not (following.pos in {"ADP", "ADV"} or following.text in {".", ",", ":"}):
        return False
    first = quote.last + 1
    while first < i and tokens[first].pos == "PUNCT":
        first += 1
    return first < i and nominal(page, first, i) is not None


def _answers(page: Page, quote: Quote, i: int) -> bool:
    """Tell whether a verb that no table knows has the quotation for its object ("…," he riffed)."""
    token = page.parse.tokens[i]
    if page.parse.text[quote.inner.end - 1] not in ",?!" or token.tag not in {"VBD", "VBZ"}:
        return False
    subject = page.parse.child(i, "nsubj")
    if subject is None or page.parse.child(i, "dobj") is not None:
        return False
    below = page.parse.child(i, "ccomp")
    return below is not None and quote.first <= below <= quote.last


def _cue_before(page: Page, quote: Quote) -> int | None:
    """Return the cue verb before a quotation in its sentence (he said on Monday: "…")."""
    lead = quote.lead
    if lead is None:
        return None
    loose = page.parse.tokens[lead].text in {",", ":"}
    for i in range(lead, max(lead - WINDOW, -1), -1):
        token = page.parse.tokens[i]
        if page.inside[i] >= 0 or page.paragraph(i) != quote.paragraph or token.text in ENDS:
            return None
        if token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod"}:
            if token.tag == "VBN" and not loose and not page.parse.children[i]:
                return None  # "the so-called …"
            if _speaks(page, i) or (loose and i == lead - 1 and _told_by(page, i)):
                return i
            if not loose:
                return None
    return None


def _told_by(page: Page, i: int) -> bool:
    """Tell whether a verb that no table knows stands alone with its subject ("he demurred: …")."""
    parse = page.parse
    return (
        parse.tokens[i].tag in {"VBD", "VBZ"}
        and parse.child(i, "nsubj") is not None
        and parse.child(i, "dobj", "attr", "acomp") is None
    )


def _speaks(page: Page, i: int) -> bool:
    key = verb_key(page.parse, page.parse.tokens[i], page.book)
    return key is not None and bool(page.book.verbs[key] & BESIDE)


def next_to(page: Page, i: int) -> int | None:
    """Return the noun right beside a cue whose subject the parser did not find."""
    tokens = page.parse.tokens
    for j in range(i + 1, min(i + 8, len(tokens))):
        if _nominal(page, j):
            if tokens[j].dep in {"compound", "nmod", "amod", "poss"}:
                continue
            return j if tokens[j].dep not in {"npadvmod", "pobj"} else None
        if tokens[j].pos in {"PUNCT", "VERB", "ADP"}:
            break
    for j in range(i - 1, max(i - 4, -1), -1):
        if _nominal(page, j):
            return j
    return None


def _nominal(page: Page, j: int) -> bool:
    token = page.parse.tokens[j]
    return token.pos in {"PROPN", "PRON", "NOUN"} and page.inside[j] < 0 and worded(token)


def _continue(page: Page, drafts: list[Draft], taken: dict[int, Draft]) -> None:
    """Give quotations without a cue to whom something announces, else to who spoke before."""
    said = Said(page, drafts)
    for n, quote in enumerate(page.quotes):
        if n in taken:
            continue
        found = in_headline(page, quote, n)
        if found is None and _title(page, quote):
            continue
        if found is None:
            found = announced(page, quote, n)
        if found is None:
            found = goes_on(page, quote, n, said, taken)
            if found is not None:
                _add(found, (quote.first, quote.last), n)
        if found is None:
            found = told_by_last(page, quote, n, taken)
        if found is None:
            continue
        if not found.quotes or found.quotes == [n]:
            drafts.append(found)
        taken[n] = found
        said.add(found)
