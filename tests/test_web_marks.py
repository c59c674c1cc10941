"""Overlapping spans as nested pieces: no word is lost, every span has its anchor."""

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from tidings.faces.web.articles import render, stylesheet
from tidings.faces.web.marks import Content, Mark, Piece, anchor, cut_anchors, gather, weave
from tidings.values import Span

TEXT = "She said the boats would stay. <b>Nobody</b> & no one left."


def woven(text: str, blocks: list[Span], marks: list[Mark]) -> tuple[Content, ...]:
    return weave(text, blocks, gather(marks))


def words(content: Content) -> str:
    return "".join(p if isinstance(p, str) else words(p.inside) for p in content)


def pieces(content: Content) -> list[Piece]:
    found: list[Piece] = []
    for part in content:
        if isinstance(part, Piece):
            found += [part, *pieces(part.inside)]
    return found


def html(content: Content) -> str:
    return str(Markup("").join(render(content)))


def test_spans_that_nest_become_elements_that_nest() -> None:
    whole = Span(0, len(TEXT))
    content = woven(TEXT, [whole], [Mark(span=Span(9, 18)), Mark(span=Span(13, 18))])[0]
    assert '<span id="c9-18">the <span id="c13-18">boats</span></span>' in html(content)


def test_spans_that_cross_are_cut_and_lit_together() -> None:
    whole = Span(0, len(TEXT))
    content = woven(TEXT, [whole], [Mark(span=Span(0, 12)), Mark(span=Span(9, 18))])
    assert [p.span for p in pieces(content[0]) if p.mark.span == Span(9, 18)] == [
        Span(9, 12),
        Span(12, 18),
    ]
    assert cut_anchors(content) == ("c9-18",)
    assert ".prose:has(#c9-18:target) :is(.c9-18,.c9-18 *){" in stylesheet(cut_anchors(content))
    assert html(content[0]).count('id="c9-18"') == 1
    assert html(content[0]).count('class="c9-18"') == 2


def test_a_span_over_two_paragraphs_has_a_piece_in_each() -> None:
    text = "One said this\n\nand that."
    content = woven(text, [Span(0, 13), Span(15, 24)], [Mark(span=Span(4, 18))])
    assert [len(pieces(c)) for c in content] == [1, 1]
    assert [p.first for c in content for p in pieces(c)] == [True, False]
    assert [p.last for c in content for p in pieces(c)] == [False, True]


def test_markup_in_the_text_is_shown_and_not_obeyed() -> None:
    content = woven(TEXT, [Span(0, len(TEXT))], [Mark(span=Span(31, 44), title='"><script>')])[0]
    assert "&lt;b&gt;Nobody&lt;/b&gt;</span> &amp; no" in html(content)
    assert "<script>" not in html(content)


def test_a_note_at_the_end_of_a_link_stands_behind_it() -> None:
    marks = [Mark(span=Span(9, 18), kinds=("who", "a0")), Mark(span=Span(13, 18), notes=(3,))]
    shown = html(woven(TEXT, [Span(0, len(TEXT))], marks)[0])
    assert shown.index("</a>") < shown.index('id="t3"')


SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: Span(min(p), max(p)))
LETTERS = st.text(alphabet="ab <&\n\"'", min_size=41, max_size=41)


def lines(text: str) -> list[Span]:
    found = [m.span() for m in re.finditer(r"[^\n]+", text)]
    return [Span(start, end) for start, end in found]


@settings(max_examples=150, deadline=None)
@given(text=LETTERS, spans=st.lists(SPANS, max_size=14))
def test_no_word_is_lost_and_every_span_is_anchored_once(text: str, spans: list[Span]) -> None:
    blocks = lines(text)
    marks = [Mark(span=s, notes=(n,)) for n, s in enumerate(spans)]
    content = woven(text, blocks, marks)
    assert [words(c) for c in content] == [b.of(text) for b in blocks]
    every = [p for c in content for p in pieces(c)]
    for span in set(spans):
        mine = [p for p in every if p.mark.span == span]
        reached = [b for b in blocks if b.meets(span) and span.start < span.end]
        covered = "".join(p.span.of(text) for p in mine)
        assert covered == "".join(
            text[max(span.start, b.start) : min(span.end, b.end)] for b in reached
        )
        if reached:
            assert sum(p.first for p in mine) == sum(p.last for p in mine) == 1
    shown = "\n".join(html(c) for c in content)
    for piece in every:
        assert shown.count(f'id="{anchor(piece.mark.span)}"') == 1
    bare = re.sub(r"<sup.*?</sup>|</?(?:span|a)\b[^>]*>", "", shown)
    assert unescape(bare) == "\n".join(b.of(text) for b in blocks)
