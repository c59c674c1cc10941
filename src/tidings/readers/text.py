"""Article → Layout: paragraphs, the headline, page clutter and the outlet's own topic labels."""

import re
from collections.abc import Iterator
from itertools import pairwise

from tidings.codebook.text import ClutterRule, TextBook
from tidings.values import Article, Clutter, Layout, Paragraph, Span, Topic

LINE = re.compile(r"[^\n\r\u2028\u2029]+")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)")
CLOSED = re.compile(r"[.!…:;,][\"”’')\]]*$")
SHORT_LINE = 30  # characters: a line shorter than that was not broken by width
WIDE, WIDEST = 45, 100  # characters that lines broken by width have at most
FEWEST_BROKEN, MOSTLY = 3, 0.75  # of the breaks in a text, those that are for want of room
TOPIC_SEPARATOR = re.compile(r"\s*[,|;•·]\s*")
LETTER = re.compile(r"[^\W\d_]")


def read_layout(article: Article, book: TextBook) -> Layout:
    """Return what of an article is to be read, what is clutter, and which topics it names.

    A paragraph is a line. Lines that look like clutter by the table are kept as such; a dateline
    is clutter at the head of its paragraph. A page that is all clutter has no paragraphs.
    """
    paragraphs: list[Paragraph] = []
    clutter: list[Clutter] = []
    topics: list[Topic] = []
    lines = list(lines_of(article.text))
    for n, span in enumerate(lines):
        line = span.of(article.text)
        found = _clutter(line, book)
        if found:
            rule, match = found
            clutter.append(Clutter(span=span, kind=rule.kind, note=rule.note))
            topics.extend(_topics(match, span.start))
        elif not paragraphs and _is_headline(article, lines, n, book):
            paragraphs.append(Paragraph(span=span, headline=True))
        else:
            head = _dateline(line, book)
            if head:
                clutter.append(Clutter(span=Span(span.start, span.start + head), kind="dateline"))
            body = Span(span.start + head, span.end)
            paragraphs.extend(_cut(article.text, body, book.longest_paragraph))
    return Layout(
        paragraphs=tuple(paragraphs), clutter=tuple(clutter), topics=tuple(_first_of_each(topics))
    )


def lines_of(text: str) -> Iterator[Span]:
    """Yield the lines that hold something, without the blanks at their ends.

    Lines that were broken by width, as in old agency copy and in mail, are yielded as one.
    """
    lines = list(_lines(text))
    width = _width(text, lines)
    at = 0
    while at < len(lines):
        last = at
        while last + 1 < len(lines) and _goes_on(text, lines[last], lines[last + 1], width):
            last += 1
        yield Span(lines[at].start, lines[last].end)
        at = last + 1


def _width(text: str, lines: list[Span]) -> int | None:
    """Return the width in characters at which a text was broken, or None where it was not."""
    width = max((span.end - span.start for span in lines), default=0)
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    if len(pairs) < FEWEST_BROKEN or not WIDE <= width <= WIDEST:
        return None
    full = sum(not _fits(text, a, b, width) for a, b in pairs)
    return width if full >= MOSTLY * len(pairs) else None


def _fits(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the first word of the next line would have found room on a line."""
    word = following.of(text).split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) <= width


def _goes_on(text: str, line: Span, following: Span, width: int | None) -> bool:
    """Tell whether a line was broken where its next word did not fit, or in the midst of words."""
    if text.count("\n", line.end, following.start) != 1:
        return False
    if width is not None and not _fits(text, line, following, width):
        return True
    words = line.of(text)
    midst = following.of(text)[0].islower() and not CLOSED.search(words)
    return midst and len(words) >= SHORT_LINE


def _lines(text: str) -> Iterator[Span]:
    """Yield each line that holds something."""
    for match in LINE.finditer(text):
        line = match.group()
        words = line.strip()
        if words:
            start = match.start() + line.index(words[0])
            yield Span(start, start + len(words))


def _clutter(line: str, book: TextBook) -> tuple[ClutterRule, re.Match[str]] | None:
    for rule in book.lines:
        match = rule.match(line)
        if match:
            return rule, match
    return None


def _topics(match: re.Match[str], offset: int) -> Iterator[Topic]:
    """Yield the labels that a clutter line names: one, or a list after "Topics:"."""
    groups = match.groupdict()
    if groups.get("topic"):
        yield Topic(
            name=groups["topic"].strip(),
            span=Span(offset + match.start("topic"), offset + match.end("topic")),
        )
    if groups.get("topics"):
        at = offset + match.start("topics")
        for name in TOPIC_SEPARATOR.split(groups["topics"]):
            start = match.string.index(name, at - offset) + offset
            at = start + len(name)
            if LETTER.search(name):
                yield Topic(name=name.strip(), span=Span(start, at))


def _first_of_each(topics: list[Topic]) -> Iterator[Topic]:
    seen: set[str] = set()
    for topic in topics:
        if topic.name.casefold() not in seen:
            seen.add(topic.name.casefold())
            yield topic


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _is_headline(article: Article, lines: list[Span], n: int, book: TextBook) -> bool:
    """Tell whether line `n`, the first that is no clutter, is the article's title.

    It is where it repeats the title given; where none is given, where it is short, does not end
    as a sentence does, and stands apart from a text that follows.
    """
    line = lines[n].of(article.text)
    if article.title is not None:
        return _plain(line) == _plain(article.title)
    if n + 1 >= len(lines) or len(line) > book.longest_headline:
        return False
    gap = article.text[lines[n].end : lines[n + 1].start]
    return (
        gap.count("\n") > 1 and len(line.split()) <= book.headline_words and not CLOSED.search(line)
    )


def _dateline(line: str, book: TextBook) -> int:
    """Return how many characters of the line are a dateline."""
    for pattern in book.datelines:
        match = pattern.match(line)
        if match:
            return match.end()
    return 0


def _cut(text: str, span: Span, longest: int) -> Iterator[Paragraph]:
    """Yield the paragraph whole, or in stretches cut where a sentence ends.

    A parser's memory grows with the stretch it is given, so that none may be longer than
    `longest` characters, and a stretch without a letter is none: rows of marks cost most.
    """
    start = span.start
    while start < span.end:
        whole = span.end - start <= longest
        end = span.end if whole else _last_break(text, start, start + longest)
        if LETTER.search(text, start, end):
            yield Paragraph(span=Span(start, end))
        start = end
        while start < span.end and text[start].isspace():
            start += 1


def _last_break(text: str, start: int, limit: int) -> int:
    """Return where to cut: after the last sentence, else the last word, else at the limit."""
    ends = [m.end() for m in SENTENCE_END.finditer(text, start, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, limit)
    return space if space > start else limit
