"""The template environment: autoescape always on, and the few helpers that templates need."""

from collections.abc import Iterable
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from tidings.codebook.actors import load_actors
from tidings.faces.citations import outermost
from tidings.faces.dates import day_in_words, interval_in_words, short_day
from tidings.faces.judged import judged_in_words
from tidings.faces.web import words
from tidings.faces.web.rows import teller, when_of
from tidings.faces.words import regrouped_in_words, sides_apart
from tidings.values import Judgement, Pointer, Span
from tidings.values.moves import Moved


def environment() -> Environment:
    """Return the environment of all pages; an undefined name is an error, not an empty string."""
    env = Environment(
        loader=PackageLoader("tidings.faces.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(w=words, when_of=when_of)
    env.filters.update(
        day=day_in_words,
        short=short_day,
        interval=interval_in_words,
        safe_address=safe_address,
        plural=words.plural,
        listed=words.listed,
        part=path_part,
        marked=marked,
        outermost=outermost,
        country=country_name,
        weighs=words.weight_in_words,
        settled=words.settled_in_words,
        judged=judged_in_words,
        squeeze=squeeze,
        teller=teller,
        sides=sides,
        regrouped=regrouped_in_words,
        together=together,
    )
    return env


def safe_address(address: str | None) -> str | None:
    """Return an address from outside if it is http or https, else none.

    >>> safe_address("https://news.example/a"), safe_address("javascript:alert(1)")
    ('https://news.example/a', None)
    """
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def path_part(text: str) -> str:
    """Return text as one part of a path.

    >>> path_part("a/b?")
    'a%2Fb%3F'
    """
    return quote(text, safe="")


def marked(snippet: str, marks: tuple[Span, ...]) -> Markup:
    """Return a snippet with the stretches that match marked."""
    out, upto = Markup(""), 0
    for span in sorted(marks):
        start = max(span.start, upto)
        if span.end > start:
            out += snippet[upto:start]
            out += Markup("<mark>{}</mark>").format(snippet[start : span.end])
            upto = span.end
    return out + snippet[upto:]


def squeeze(text: str) -> str:
    """Return text on one line.

    >>> squeeze("Ana  Ruiz ")
    'Ana Ruiz'
    """
    return " ".join(text.split())


def sides(judgement: Judgement) -> tuple[tuple[Pointer, ...], ...]:
    """Return the sides of a judgement, of each the first words of every spelling."""
    return tuple(
        tuple({squeeze(p.words): p for p in reversed(side)}.values())[::-1]
        for side in sides_apart(judgement)
    )


def together(moves: Iterable[Moved]) -> list[list[Moved]]:
    """Return moves by the act that they were part of, in their order."""
    acts: dict[str, list[Moved]] = {}
    for one in moves:
        acts.setdefault(one.id, []).append(one)
    return list(acts.values())


def country_name(code: str | None) -> str:
    """Return a country's name for its ISO 3166-1 alpha-3 code; the code where it has none."""
    return load_actors().labels.get(code, code) if code else ""
