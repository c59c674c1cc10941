"""What the tests of statements share: from a text to who says what in it."""

from tests.support import parse, session_parser
from tidings.codebook import load_codebook
from tidings.readers.actors import Cast, read_mentions, resolve_references
from tidings.readers.statements import Utterance, attribute, find_statements, read_quotes
from tidings.readers.syntax import Page, Parse, Sentence, Weigher
from tidings.readers.times import read_times
from tidings.values import Span, Statement


def said(text: str) -> list[tuple[str, str]]:
    """Return (speaker, content) of everything voiced."""
    return [(of(u.speaker, text), of(u.content, text)) for u in find(text) if u.act in {"said"}]


def find(text: str) -> tuple[Utterance, ...]:
    """Return every utterance, structure only."""
    return find_statements(parse(text), load_codebook().statements)


def of(spans: tuple[Span, ...], text: str) -> str:
    """Return the words of spans, a bar between them."""
    return " | ".join(s.of(text) for s in spans)


def quotes(text: str) -> list[str]:
    """Return what stands in quotation marks."""
    return [q.inner.of(text) for q in read_quotes(parse(text))]


def statements(text: str) -> tuple[Cast, tuple[Statement, ...]]:
    """Return the cast and the statements of a text, each line a paragraph."""
    return read(text, tuple(_lines(text)))


def _lines(text: str) -> list[tuple[int, int, bool]]:
    stretches, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            stretches.append((start, start + len(line.rstrip("\n")), False))
        start += len(line)
    return stretches


def weighed(text: str) -> tuple[Statement, ...]:
    """Return the statements of a text as the trained model has them, each line a paragraph."""
    return read(text, tuple(_lines(text)), session_parser().weigher)[1]


def read(
    text: str, stretches: tuple[tuple[int, int, bool], ...], weigher: Weigher | None = None
) -> tuple[Cast, tuple[Statement, ...]]:
    """Return the cast and the statements of the stretches of a text."""
    book = load_codebook()
    parsed = next(session_parser().parse([Page(text, stretches)]))
    times = read_times(parsed, book.times)
    utterances = find_statements(parsed, book.statements, weigher)
    speakers = [span for u in utterances for span in u.speaker]
    cast = resolve_references(parsed, read_mentions(parsed, book.actors), speakers)
    return cast, attribute(utterances, parsed, cast, times, book.times.dating)


def tiled(parsed: Parse, times: int) -> Parse:
    """Return one paragraph that repeats a text, without the cost of parsing it."""
    count, width, sentences = len(parsed.tokens), len(parsed.text), len(parsed.sentences)
    return Parse(
        text=parsed.text * times,
        tokens=tuple(
            t._replace(
                i=t.i + n * count,
                head=t.head + n * count,
                start=t.start + n * width,
                end=t.end + n * width,
                sentence=t.sentence + n * sentences,
            )
            for n in range(times)
            for t in parsed.tokens
        ),
        sentences=tuple(
            Sentence(s.first + n * count, s.last + n * count, 0, False)
            for n in range(times)
            for s in parsed.sentences
        ),
    )
