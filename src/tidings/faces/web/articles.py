"""An article's page: its text with what was read marked in it, and the record beside it.

Marks come from two sides: the reading's own spans, and the pointers of the story's lines, so that
every link of the record finds its words here even where the reading has been made anew.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

from tidings.faces.citations import Found, lines_of, outermost
from tidings.faces.web.marks import Content, Mark, Piece, anchor, cut_anchors, gather, weave
from tidings.faces.web.rows import When, line_href, when_of
from tidings.faces.web.words import CLUTTER
from tidings.readers.times import Calendar
from tidings.values import Clutter, Event, Interval, Line, Reading, Span, Statement, Story
from tidings.values.desk import Held


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A line of the article's text: prose, headline or page clutter."""

    html: Markup
    kind: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A line of the record that rests on this article, numbered as in the text."""

    number: int
    line: Line
    section: str
    href: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An actor as this article names it, and where."""

    ref: int
    name: str
    about: str
    story_actor: str | None
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time expression of the article, resolved."""

    words: str
    place: str
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """All that the page shows of an article's words."""

    published: Interval
    dates: tuple[Dated, ...]

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    people: tuple[Person, ...]
    cut: tuple[str, ...]


def view_article(held: Held, story: Story | None) -> ArticleView:
    """Return the article ready for its page."""
    reading = held.reading
    notes = _notes(held.article.id, story)
    marks = gather(
        (*_read(reading), *_changed(held), *_noted(notes), *_pointed(held.article.id, story))
    )
    text = held.article.text
    lines = _lines(text)
    contents = weave(text, lines, marks)
    html = (Markup("").join(render(c)) for c in contents)
    headlines = [p.span for p in reading.paragraphs if p.headline]
    published = published_of(held, story)
    return ArticleView(
        published=published,
        dates=_dates(reading, published),
        blocks=tuple(
            _block(h, line, headlines, reading.clutter) for h, line in zip(html, lines, strict=True)
        ),
        notes=notes,
        people=_people(reading, story),
        cut=cut_anchors(contents),
    )


def published_of(held: Held, story: Story | None) -> Interval:
    """Return when the article was published, as its story has narrowed it."""
    coverage = story.coverage if story else ()
    return next(
        (c.published for c in coverage if c.article == held.article.id), held.reading.published
    )


def stylesheet(cut: Iterable[str]) -> str:
    """Return rules that light every piece of a mark that stands in several, when it is aimed at.

    >>> print(stylesheet(["c3-9"]))
    .prose:has(#c3-9:target) :is(.c3-9,.c3-9 *){background:var(--glow);color:var(--glow-ink)}
    """
    rule = "{background:var(--glow);color:var(--glow-ink)}"
    return "\n".join(f".prose:has(#{a}:target) :is(.{a},.{a} *){rule}" for a in cut)


def _lines(text: str) -> tuple[Span, ...]:
    """Return the lines of the text that hold more than white space."""
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    return tuple(spans)


def _block(html: Markup, line: Span, headlines: list[Span], clutter: tuple[Clutter, ...]) -> Block:
    if any(h.meets(line) for h in headlines):
        return Block(html=html, kind="headline", note="")
    covering = next((c for c in clutter if c.span.holds(line)), None)
    if covering is None:
        return Block(html=html, kind="", note="")
    note = CLUTTER[covering.kind] + (f": {covering.note}" if covering.note else "")
    return Block(html=html, kind=f"clutter {covering.kind}", note=note)


# what was read


def _read(reading: Reading) -> Iterator[Mark]:
    for mention in reading.mentions:
        actor = reading.actors[mention.actor]
        yield Mark(span=mention.span, kinds=("who", f"a{mention.actor}"), title=actor.name)
    for time in reading.times:
        yield Mark(span=time.span, kinds=("date",))
    for event in reading.events:
        yield from _event_marks(event)
    for statement in reading.statements:
        yield from _statement_marks(statement)
    for commitment in reading.commitments:
        conditions = (s for c in commitment.conditions for s in c.spans)
        for span in (*commitment.what, *conditions, *commitment.move_spans):
            yield Mark(span=span)
    for clutter in reading.clutter:
        yield Mark(span=clutter.span, kinds=("aside",))
    for span in (*(t.span for t in reading.topics), *reading.published.spans):
        yield Mark(span=span)


def _event_marks(event: Event) -> Iterator[Mark]:
    yield Mark(span=event.span)
    yield Mark(span=event.trigger, kinds=("act",))
    arguments = event.arguments
    counted = (s for c in event.counts for s in c.spans)
    places = (*arguments.source, *arguments.target, *arguments.where, *arguments.when)
    for span in (*places, *counted, *event.when.spans):
        yield Mark(span=span)


def _statement_marks(statement: Statement) -> Iterator[Mark]:
    for span in statement.content:
        yield Mark(span=span, kinds=("said",))
    tellers = (s for v in statement.via for s in v.spans)
    for span in (*statement.cue, *statement.speaker, *statement.quoted, *tellers):
        yield Mark(span=span)


def _changed(held: Held) -> Iterator[Mark]:
    return (Mark(span=s, kinds=("new",), title="not in the version before") for s in held.changed)


def _noted(notes: Iterable[Note]) -> Iterator[Mark]:
    for note in notes:
        yield Mark(span=_span_of(note.places[0][0]), notes=(note.number,))


def _pointed(article: str, story: Story | None) -> Iterator[Mark]:
    """Yield a bare mark for whatever a story points at in this article."""
    if story is not None:
        lines = [f.proofs for f in lines_of(story)]
        moves = [c.pointers for r in story.ledger for c in (*r.changes, *r.offered)]
        answers = [e.answer_pointers for e in story.events]
        for pointers in (*lines, *moves, *answers):
            yield from (Mark(span=p.span) for p in pointers if p.article == article)


def _span_of(place: str) -> Span:
    start, end = place.removeprefix("c").split("-")
    return Span(int(start), int(end))


# the record beside the text


def _notes(article: str, story: Story | None) -> tuple[Note, ...]:
    """Return the story's lines that rest on this article, in the order of their first words."""
    if story is None:
        return ()
    found: dict[str, tuple[Found, list[tuple[str, str]]]] = {}
    for line in lines_of(story):
        mine = (p for p in line.proofs if p.article == article)
        places = [(anchor(p.span), p.words) for p in outermost(mine)]
        if places:
            found.setdefault(line.line.id, (line, list(dict.fromkeys(places))))
    order = sorted(found.values(), key=lambda f: min(_span_of(a) for a, _ in f[1]))
    return tuple(
        Note(
            number=number,
            line=f.line,
            section=f.section,
            href=line_href(story.id, f.line.id),
            places=tuple(places),
        )
        for number, (f, places) in enumerate(order, start=1)
    )


def _people(reading: Reading, story: Story | None) -> tuple[Person, ...]:
    ident = {m: a.id for a in (story.actors if story else ()) for m in a.members}
    people = []
    for ref, actor in enumerate(reading.actors):
        spans = [m.span for m in reading.mentions if m.actor == ref]
        places = tuple((anchor(s), s.of(reading.article.text)) for s in spans)
        about = ", ".join(w for w in (actor.role,) if w)
        person = Person(
            ref=ref,
            name=actor.name,
            about=about,
            story_actor=ident.get((reading.article.id, ref)),
            places=places,
        )
        people.append(person)
    return tuple(sorted(people, key=lambda p: -len(p.places)))


def _dates(reading: Reading, published: Interval) -> tuple[Dated, ...]:
    calendar = Calendar(reading.times, published)
    text = reading.article.text
    return tuple(
        Dated(words=t.span.of(text), place=anchor(t.span), when=when_of(calendar.interval(i)))
        for i, t in enumerate(reading.times)
    )


# text to HTML: everything that comes from an article passes through `escape`


LINK_END, END = Markup("</a>"), Markup("</span>")


def render(content: Content) -> Iterator[Markup]:
    """Yield the content as HTML. Notes that end inside a link are put after it."""
    waiting: list[int] = []
    for part in content:
        yield from _part(part, waiting, linked=False)


def _part(part: Piece | str, waiting: list[int], *, linked: bool) -> Iterator[Markup]:
    if isinstance(part, str):
        yield escape(part)
        return
    kinds = part.mark.kinds
    actor = next((k for k in kinds if k[0] == "a" and k[1:].isdigit()), None)
    link = actor is not None and not linked
    classes = [k for k in kinds if k != actor] + ([part.anchor] if part.cut else [])
    yield _start("a" if link else "span", part, classes, f"#{actor}" if link else None)
    for inner in part.inside:
        yield from _part(inner, waiting, linked=linked or link)
    yield LINK_END if link else END
    if part.last:
        waiting += part.mark.notes
    if not linked and waiting:
        yield from map(_note, waiting)
        waiting.clear()


def _start(tag: str, part: Piece, classes: list[str], href: str | None) -> Markup:
    attributes = {
        "id": part.anchor if part.first else None,
        "class": " ".join(classes) or None,
        "href": href,
        "title": part.mark.title,
    }
    written = Markup("").join(
        Markup(' {}="{}"').format(name, value)
        for name, value in attributes.items()
        if value is not None
    )
    return Markup("<{}{}>").format(tag, written)


def _note(number: int) -> Markup:
    return Markup(
        '<sup class="note" id="t{0}"><a href="#n{0}" aria-label="line {0} of the record">{0}</a>'
        "</sup>"
    ).format(number)
