"""Who speaks where the tree does not say: from what stands beside a cue, and whom it goes on from.

Parsers of news go wrong at quotation marks: in "“…,” added another Democrat" the speaker becomes
the object, in "her adviser, Jake Sullivan, said:" an apposition of what stands before.
"""

from tidings.codebook.statements import StatementsBook
from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.speakers import find_speaker, worded
from tidings.readers.syntax import Parse, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
SPOKEN = frozenset({"clause", "address", "question", "quotation", "document"})
SAID = frozenset({"clause", "address", "quotation"})
NOMINAL = frozenset({"PROPN", "NOUN"})
MODIFIERS = frozenset({"DET", "ADJ", "NUM", "SYM", "X"})
LEADING = frozenset({"ADP", "SCONJ", "ADV", "VERB", "AUX", "INTJ", "PART"})
BEFORE_INVERSION = frozenset("\"'”’“‘»«„,—–") | {"''", "``", "--"}
SPEAKERS = frozenset({"he", "she", "they", "who", "i", "we"})
REACH = 40  # tokens before a cue in which its speaker is looked for


def mend_speakers(page: Page, drafts: list[Draft]) -> None:
    """Give a speaker to drafts whose cue has none, and their own to cues joined to another's."""
    for draft in drafts:
        cue = draft.cue
        if cue is None or cue.frame not in SPOKEN or page.inside[cue.i] >= 0:
            continue
        joined = _joined_to(page.parse, page.book, cue.i)
        issuer = _issuer(page, cue.i)
        if joined is not None or issuer is not None:
            draft.speaker = issuer if joined is None else joined
        elif draft.speaker is None and page.parse.tokens[cue.i].tag in FINITE:
            draft.speaker = speaker_beside(page, cue.i)


def own_speaker(page: Page, i: int) -> tuple[int | None, int | None]:
    """Return the speaker of the cue at `i`, and the relative pronoun that stands for it."""
    joined = _joined_to(page.parse, page.book, i)
    if joined is None:
        joined = _issuer(page, i)
    if joined is not None:
        return joined, None
    speaker, relative = find_speaker(page.parse, i)
    if speaker is None or page.inside[speaker] >= 0:
        return speaker_beside(page, i), None
    return speaker, relative


def speaks(parse: Parse, i: int, book: StatementsBook, frames: frozenset[str] = SAID) -> bool:
    """Tell whether the verb at `i` is one of saying."""
    return bool(book.verbs.get(parse.tokens[i].lemma, frozenset()) & frames)


def _joined_to(parse: Parse, book: StatementsBook, i: int) -> int | None:
    """Return the subject of the cue above, where a cue is joined to a verb inside its words.

    "X said it was too early but added, “…”": "added" is X's, wherever the parser hangs it.
    """
    token = parse.tokens[i]
    if token.dep != "conj" or parse.child(i, "nsubj", "nsubjpass") is not None:
        return None
    above = token.head
    while parse.tokens[above].dep == "conj":
        above = parse.tokens[above].head
    if parse.tokens[above].lemma in book.verbs or parse.tokens[above].dep != "ccomp":
        return None
    subject = parse.child(above, "nsubj", "nsubjpass")
    if subject is not None and (
        parse.tokens[subject].pos == "PROPN" or parse.tokens[subject].lower in SPEAKERS
    ):
        return None
    cue = parse.tokens[above].head
    if cue > above or not speaks(parse, cue, book) or parse.tokens[cue].tag != token.tag:
        return None
    return find_speaker(parse, cue)[0]


def _issuer(page: Page, i: int) -> int | None:
    """Return who issues the text that says: X, in "X released a statement saying …"."""
    parse = page.parse
    token = parse.tokens[i]
    if token.dep != "acl" or token.tag != "VBG":
        return None
    noun = parse.tokens[token.head]
    if noun.pos != "NOUN" or noun.lemma not in page.book.texts:
        return None
    if noun.dep not in {"dobj", "pobj"} or parse.child(noun.i, "poss") is not None:
        return None
    verb = noun.head
    if parse.tokens[verb].pos == "ADP":
        verb = parse.tokens[verb].head
    if parse.tokens[verb].pos != "VERB":
        return None
    return find_speaker(parse, verb)[0]


def speaker_beside(page: Page, i: int) -> int | None:
    """Return the noun phrase that stands right after the cue at `i`, else the one before it."""
    tokens = page.parse.tokens
    if any(tokens[c].dep in {"auxpass", "nsubjpass"} for c in page.parse.children[i]):
        return None  # "X was asked, “…”": the subject is who hears it
    if i and tokens[i - 1].text in BEFORE_INVERSION:
        found = nominal(page, i + 1, min(i + REACH, len(tokens)))
        if found is not None:
            return found
    return _before(page, i)


def _before(page: Page, i: int) -> int | None:
    """Return the first noun phrase of the clause before a cue, past what only leads in to it."""
    tokens = page.parse.tokens
    first = max(page.parse.sentences[tokens[i].sentence].first, i - REACH)
    for j in range(i - 1, first - 1, -1):
        if page.inside[j] >= 0:
            first = j + 1
            break
    while first < i:
        token = tokens[first]
        if token.pos in {"PUNCT", "CCONJ"}:
            first += 1
            continue
        found = None if token.pos in LEADING else nominal(page, first, i)
        if found is not None:
            return found
        first = next((j + 1 for j in range(first, i) if tokens[j].text in {",", "—", "–"}), i)
    return None


def nominal(page: Page, first: int, stop: int) -> int | None:
    """Return the head of the noun phrase that begins at `first`, unless it is a day."""
    tokens = page.parse.tokens
    head: int | None = None
    for j in range(first, stop):
        token = tokens[j]
        if page.inside[j] >= 0:
            break
        if token.pos == "PRON" and head is None:
            return j if token.tag == "PRP" or token.lower in {"another", "others", "one"} else None
        if token.pos in NOMINAL and token.tag != "POS" and worded(token):
            head = j
        elif not (_modifies(token) or _inside_name(tokens[j - 1], token, tokens, j)):
            break
    if head is None or tokens[head].ent in {"DATE", "TIME"} or tokens[head].dep == "npadvmod":
        return None
    return head


def _modifies(token: Token) -> bool:
    return token.pos in MODIFIERS or token.tag in {"POS", "HYPH", "VBG", "VBN", "AFX"}


def _inside_name(before: Token, token: Token, tokens: tuple[Token, ...], j: int) -> bool:
    """Tell the stop of an abbreviation ("1st Lt. Tyler") from that of a sentence."""
    after = tokens[j + 1] if j + 1 < len(tokens) else token
    return token.text == "." and before.text[:1].isupper() and after.pos == "PROPN"
