"""A story drawn on a time axis: parties as lanes, acts, statements and commitments on them.

A Vega-Lite chart (Satyanarayan et al., IEEE TVCG 2017), made with Altair and drawn by vl-convert
without a browser. A stylesheet may overrule the colours below, so that one drawing serves light and
dark. Both libraries are loaded when a chart is asked for, not before.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from tidings.faces.dates import interval_in_words
from tidings.story.timeline import Beat, Lane, beats, first_day, lanes, last_day
from tidings.values import Interval, Story

INK, SOFT, RULE, ACCENT = "#211f1b", "#5d574d", "#d9d2c3", "#7a2e1d"
LANE = 40  # pixels of a lane without commitments
SLOT = 7  # pixels of each commitment below it
SLOTS = 6  # commitments of a lane that lie side by side; more share the last place
SAID, OWED = 13, 22  # pixels below an act at which statements and commitments are drawn
WIDTH = 1040  # pixels
MARGIN = 150  # pixels for the names of lanes
BEFORE = 31  # days drawn before the first article
LABEL = 20  # letters of a lane's name
KEY = (
    "Dot: done, ring: awaited, cross: called off, bar: some day in these, tick: a statement. "
    "Below: commitments, dashed while they stand."
)
STANDING = frozenset({"open", "repeated", "hardened", "softened", "postponed"})

MARKS: dict[str, dict[str, Any]] = {  # of acts: a dot, a ring, a cross
    "done": {"filled": True, "color": INK, "size": 80, "shape": "circle"},
    "awaited": {"filled": False, "size": 80, "shape": "circle", "strokeWidth": 2},
    "off": {"filled": False, "size": 70, "shape": "M-1,-1L1,1M-1,1L1,-1", "strokeWidth": 2},
}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A chart as SVG, and how much is not in it.

    `earlier` things stand before the days that it shows, `unplaced` ones have no day or no party.
    """

    svg: str
    earlier: int = 0
    unplaced: int = 0


def draw_story(story: Story, width: int = WIDTH, *, alone: bool = False) -> Drawing | None:
    """Return the drawing of a story up to its last article, none where nothing in it is dated.

    One that stands alone, in a file, has the story's title, a key and what is left out above it.
    """
    first, upto = first_day(story), last_day(story)
    if first is None or upto is None:
        return None
    between = (_moved(first, -BEFORE), upto)
    title = story.title if alone else ""
    return draw(beats(story), lanes(story), width=width, between=between, title=title)


def draw(
    told: Sequence[Beat],
    parties: Sequence[Lane],
    *,
    width: int,
    between: tuple[str, str],
    title: str = "",
) -> Drawing | None:
    """Return the drawing of what is dated, `width` pixels wide; none where nothing is.

    `between`: the first day drawn (what is told as background from before would press all else
    together), and the last that the record knows of: what is open runs to it. Links lead to
    `#l-LINE` of the page that the drawing stands on. With a `title` come a key and what is left
    out.
    """
    first, upto = between
    placed = [b for b in told if _span(b.when) and (b.by or b.to)]
    if not placed or not parties:
        return None
    shown = [b for b in placed if (span := _span(b.when)) and span[1] >= first]
    if not shown:
        return None
    at_work = {lane for b in shown for lane in (*_own(b), *(b.to if b.kind == "act" else ()))}
    ground = _ground(shown, [p for p in parties if p.key in at_work], upto)
    rows = [row for b in shown for row in _rows(b, ground, first, upto)]
    earlier, unplaced = len(placed) - len(shown), len(told) - len(placed)
    head = (title, KEY, *left_out(earlier, unplaced)) if title else ()
    return Drawing(svg=_svg(rows, ground, width, head), earlier=earlier, unplaced=unplaced)


def left_out(earlier: int, unplaced: int) -> tuple[str, ...]:
    """Return what a drawing leaves out, a sentence each."""
    found = []
    if earlier:
        found.append(f"Left out: {_things(earlier)} told as background from earlier days.")
    if unplaced:
        found.append(f"Left out: {_things(unplaced)} without a day, or of nobody known.")
    return tuple(found)


def _things(number: int) -> str:
    return f"{number} thing{'' if number == 1 else 's'}"


def as_file(svg: str, kind: str) -> bytes:
    """Return a drawing as "svg", "png" or "pdf"."""
    import vl_convert

    if kind == "svg":
        return svg.encode()
    draw_as = {"png": vl_convert.svg_to_png, "pdf": vl_convert.svg_to_pdf}[kind]
    made: bytes = draw_as(svg)
    return made


@dataclass(frozen=True, slots=True)
class Ground:
    """Where lanes and commitments lie, in pixels from the top."""

    lanes: tuple[tuple[str, str, int], ...]
    """Key, name and height at which acts are drawn."""
    slots: dict[tuple[str, str], int]
    """By lane and commitment the place below, from 0."""
    height: int

    def at(self, lane: str) -> int | None:
        """Return the height at which a lane's acts are drawn."""
        return next((y for key, _, y in self.lanes if key == lane), None)


def _ground(shown: Sequence[Beat], parties: Sequence[Lane], upto: str) -> Ground:
    slots: dict[tuple[str, str], int] = {}
    placed: list[tuple[str, str, int]] = []
    top = LANE // 2
    for lane in parties:
        ends: list[str] = []
        for beat in shown:
            if beat.kind == "commitment" and lane.key in _own(beat):
                slots[lane.key, beat.about] = _free_slot(ends, beat, upto)
        placed.append((lane.key, shorten(lane.name, LABEL, placeholder=" …"), top))
        top += LANE + SLOT * len(ends)
    return Ground(tuple(placed), slots, top - LANE // 2)


def _free_slot(ends: list[str], beat: Beat, upto: str) -> int:
    """Return the first place where nothing lies any more when a commitment begins."""
    start = beat.when.first_day or upto
    free = next((n for n, end in enumerate(ends) if end < start), len(ends))
    slot = min(free, SLOTS - 1)
    if slot == len(ends):
        ends.append(_until(beat, upto))
    else:
        ends[slot] = max(ends[slot], _until(beat, upto))
    return slot


def _own(beat: Beat) -> tuple[str, ...]:
    """Return the lanes that a beat is drawn on: of those who do, say or owe it."""
    return beat.by or beat.to


def _span(when: Interval) -> tuple[str, str] | None:
    """Return the days between which something lies, or none where an end is open."""
    first, last = when.first_day, when.last_day
    return (first, last) if first and last else None


def _moved(day: str, by: int) -> str:
    given = date.fromisoformat(day)
    return date.fromordinal(max(1, given.toordinal() + by)).isoformat()


def _apart(one: str, other: str) -> int:
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def _rows(beat: Beat, ground: Ground, first: str, upto: str) -> list[Row]:
    """Return what is drawn of one beat: a mark on each lane of its own, a line to one other."""
    span = _span(beat.when)
    if span is None:
        return []
    start, end = max(span[0], first), span[1]
    said = beat.line.corrected or beat.line.text
    common: Row = {
        "kind": beat.kind,
        "look": _look(beat),
        "at": _moved(start, _apart(start, end) // 2),
        "from": start,
        "to": _moved(end, 1),
        "wide": start != end,
        "href": f"#l-{beat.line.id}",
        "told": f"{interval_in_words(beat.when)}: {shorten(said, 160, placeholder=' …')}",
        "until": _until(beat, upto),
    }
    heights = {lane: y for lane in _own(beat) if (y := ground.at(lane)) is not None}
    rows = [{**common, "y": y + _below(beat, lane, ground)} for lane, y in heights.items()]
    others = [y for k in beat.to if k not in heights and (y := ground.at(k)) is not None]
    if rows and others and beat.kind == "act":
        rows.append({**common, "kind": "link", "y": rows[0]["y"], "y2": others[0]})
    return rows


def _below(beat: Beat, lane: str, ground: Ground) -> int:
    if beat.kind == "commitment":
        return OWED + SLOT * ground.slots[lane, beat.about]
    return SAID if beat.kind == "statement" else 0


def _until(beat: Beat, upto: str) -> str:
    """Return the day to which a commitment is drawn: its end, its due day, else the last."""
    last = (beat.until.last_day or beat.until.first_day) if beat.until else None
    start = beat.when.last_day or upto
    return max(start, last or upto)


def _look(beat: Beat) -> str:
    """Return how a mark looks: solid for what is done or ended, hollow for what is awaited."""
    if beat.kind == "act":
        return {"happened": "done", "ongoing": "done", "planned": "awaited"}.get(beat.state, "off")
    return "awaited" if beat.state in STANDING else "done"


def _svg(rows: Sequence[Row], ground: Ground, width: int, head: Sequence[str]) -> str:
    import vl_convert

    spec = _spec(rows, ground, width).to_dict()
    if head:
        spec["title"] = _head(head)
    made: str = vl_convert.vegalite_to_svg(spec)
    # it takes every address for one below its sample files'
    linked = re.sub(r'xlink:href="[^"#]*#', 'href="#', made)
    return linked.replace(' fill="white"', ' fill="none"', 1)


def _head(lines: Sequence[str]) -> Row:
    """Return a title with smaller lines below it, in Vega-Lite's terms."""
    title, *rest = lines
    look = {"anchor": "start", "fontSize": 16, "color": INK, "offset": 12}
    small = {"subtitle": rest, "subtitleColor": SOFT, "subtitlePadding": 5}
    return {"text": shorten(title, 110, placeholder=" …"), **look, **small}


def _spec(rows: Sequence[Row], ground: Ground, width: int) -> Any:
    import altair as alt

    base = _chart(alt, rows)
    axis = alt.Axis(title=None, labelOverlap=True, tickCount=max(4, width // 110))
    x = alt.X("at:T", axis=axis)
    y = alt.Y(
        "y:Q", axis=None, scale=alt.Scale(domain=[0, ground.height], reverse=True, nice=False)
    )

    def of(kind: str, look: str = "") -> Any:
        chosen = f"datum.kind == '{kind}'" + (f" && datum.look == '{look}'" if look else "")
        return base.transform_filter(chosen)

    found = [
        *_names(alt, ground),
        of("link").mark_rule(color=SOFT, opacity=0.5).encode(x=x, y=y, y2="y2:Q"),
        *(
            of("commitment", look)
            .mark_rule(strokeWidth=3, color=ACCENT, opacity=0.55, strokeDash=dash)
            .encode(x=x, x2="until:T", y=y, href="href:N", description="told:N")
            for look, dash in (("awaited", [4, 3]), ("done", [1, 0]))
        ),
        of("commitment", "done")
        .mark_point(shape="square", filled=True, size=28, color=ACCENT, opacity=1)
        .encode(x="until:T", y=y),
        of("act")
        .transform_filter("datum.wide")
        .mark_bar(height=7, color=SOFT, opacity=0.3, cornerRadius=3.5)
        .encode(x=alt.X("from:T", axis=axis), x2="to:T", y=y),
        of("statement")
        .mark_tick(thickness=1.5, size=8, color=SOFT, orient="vertical")
        .encode(x=x, y=y, href="href:N", description="told:N"),
        *(
            of("act", look)
            .mark_point(opacity=1, **{"color": ACCENT, **shape})
            .encode(x=x, y=y, href="href:N", description="told:N")
            for look, shape in MARKS.items()
        ),
    ]
    return (
        alt.layer(*found)
        .properties(width=width - MARGIN, height=ground.height, background="white")
        .configure(font="sans-serif", padding={"left": 14, "right": 8, "top": 4, "bottom": 4})
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=INK, gridColor=RULE, domain=False, ticks=False, labelFontSize=11,
            labelPadding=6,
        )
    )  # fmt: skip


def _chart(alt: Any, rows: Sequence[Row]) -> Any:
    return alt.Chart(alt.Data(values=list(rows)))


def _names(alt: Any, ground: Ground) -> list[Any]:
    """Return the names of the lanes beside a faint line each."""
    named = [{"name": name, "y": y} for _, name, y in ground.lanes]
    lane = _chart(alt, named).encode(y=alt.Y("y:Q", axis=None))
    return [
        lane.mark_rule(color=RULE),
        lane.mark_text(align="right", dx=-12, color=INK, fontSize=12).encode(
            x=alt.value(0), text="name:N"
        ),
    ]
