"""The day by which, from which or on which a commitment is due."""

from tidings.readers.commitments.days import looks_ahead
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.values import Span, When

PUT_OFF_TO = "the day it is put off to"
FROM = frozenset({"from", "since", "starting", "beginning"})
FROM_THEN = "the day from which"


def due_day(scene: Scene, f: Found) -> When | None:
    """Return the day by or from which, or for a plan the day on which, it is to be done."""
    if f.kind == "measure":
        return _in_force_from(scene, f)
    if f.kind == "denial" or (f.kind == "decision" and not _resolves(f)):
        return None  # the step of a bill has the day on which it was taken
    return next((day for rule in RULES if (day := rule(scene, f)) is not None), None)


def _in_force_from(scene: Scene, f: Found) -> When | None:
    """Return the day from which a measure holds, where its own clause names it."""
    for n in scene.times_in(scene.parse.span(*f.extent)) if f.extent else ():
        if scene.times[n].type in {"DATE", "TIME"} and lead(scene, n) in FROM:
            return When(times=(n,), relation="since", basis=FROM_THEN, spans=(scene.times[n].span,))
    return None


def _for_a_time(scene: Scene, f: Found) -> When | None:
    """Return the end of a truce for a time: so long from the day that it counts from."""
    if scene.parse.tokens[f.trigger].lemma not in scene.book.words["staying.truces"]:
        return None
    times = list(scene.times_in(scene.parse.span(*(f.extent or f.what))))
    long = next((n for n in times if scene.times[n].duration), None)
    if long is None:
        return None
    days = (n for n in times if scene.times[n].type == "DATE" and looks_ahead(scene, n))
    start = tuple(n for n in days if lead(scene, n) in FROM)[:1]
    spans = tuple(scene.times[n].span for n in (long, *start))
    basis = "its length from the day from which"
    length = scene.times[long].duration
    return When(times=start, moved=length, relation="until", basis=basis, spans=spans)


def _put_off_to(scene: Scene, f: Found) -> When | None:
    if f.new_day is None:
        return None
    for n in scene.times_in(scene.parse.span(*f.new_day)):
        if not _lies_back(scene, n):
            return When(times=(n,), basis=PUT_OFF_TO, spans=(scene.times[n].span,))
    return None


def _within_words(scene: Scene, f: Found) -> When | None:
    for n in scene.times_in(scene.parse.span(*(f.extent or f.what))):
        day = _limit(scene, n)
        if day is not None:
            return day
        if (
            f.extent is not None and f.kind == "demand"
        ):  # "gave them ten days to", "a deadline of Friday"
            return _until(scene, n)
        if f.kind == "plan" and scene.times[n].type != "DURATION" and looks_ahead(scene, n):
            return When(times=(n,), basis="the day planned", spans=(scene.times[n].span,))
    return None


def _beside(scene: Scene, f: Found) -> When | None:
    """Return a last or first day beside the verb ("promised an inquiry within a week")."""
    parse = scene.parse
    for c in parse.children[f.trigger] if f.kind != "threat" else ():
        if c > f.trigger and parse.tokens[c].dep == "prep":
            for n in scene.times_in(parse.subtree(c)):
                if (day := _limit(scene, n)) is not None:
                    return day
    return None


def _of_condition(scene: Scene, f: Found) -> When | None:
    """Return the last day for what a threat asks."""
    for _, part in f.conditions:
        for n in scene.times_in(scene.parse.span(*part)):
            if _by_then(scene, n):
                return _until(scene, n)
    return None


def _set_for(scene: Scene, f: Found) -> When | None:
    """Return the day that the rule itself found."""
    if f.day is None:
        return None
    if scene.times[f.day].type == "DURATION":
        return _until(scene, f.day)
    limit = _limit(scene, f.day)
    spans = (scene.times[f.day].span,)
    return limit or When(times=(f.day,), basis="the day planned", spans=spans)


RULES = (_put_off_to, _set_for, _for_a_time, _within_words, _beside, _of_condition)


def _limit(scene: Scene, n: int) -> When | None:
    """Return a day that is the last or the first, by the word before it."""
    if _by_then(scene, n):
        return _until(scene, n)
    if _from_then(scene, n):
        return When(times=(n,), relation="since", basis=FROM_THEN, spans=(scene.times[n].span,))
    return None


def without_day(scene: Scene, f: Found, due: When | None) -> Range:
    """Cut the day that is due, with its preposition, from the end of what is to be done."""
    first, last = f.what
    if due is None or not due.spans:
        return f.what
    tokens = scene.parse.tokens
    end = last
    while end > first and tokens[end].pos == "PUNCT":
        end -= 1
    if tokens[end].end != due.spans[-1].end:
        return f.what
    start = next(i for i in range(end, first - 1, -1) if tokens[i].start <= due.spans[0].start)
    while start > first and tokens[start - 1].pos == "ADP":
        start -= 1
    return (first, start - 1) if start - 1 > first and start > max(f.heads, default=0) else f.what


def _resolves(f: Found) -> bool:
    """Tell a decision to do something from a step of a bill."""
    return any(h != f.trigger for h in f.heads)


def _from_then(scene: Scene, n: int) -> bool:
    """Tell a day from which something is to hold ("from 1 July", "as of Monday")."""
    time = scene.times[n]
    before = lead(scene, n)
    if before == "of" and lead(scene, n, back=2) != "as":
        return False  # "the week of April 12"
    return time.type in {"DATE", "TIME"} and before in scene.book.words["answers.from"]


def _lies_back(scene: Scene, n: int) -> bool:
    """Tell a day that was read as the last of its name: nothing is put off to the past."""
    date = scene.times[n].date
    return date is not None and date.year is None and (date.direction or 0) < 0


def _by_then(scene: Scene, n: int) -> bool:
    """Tell whether a day is the last: "by", "before" or "until" stands before it."""
    before = lead(scene, n)
    if scene.times[n].type == "DURATION":
        return before == "within"
    return scene.times[n].type in {"DATE", "TIME"} and before in scene.book.words["answers.due"]


def lead(scene: Scene, n: int, back: int = 1) -> str:
    """Return the word before a time expression, the one before that with `back` 2."""
    start = scene.times[n].span.start
    near = scene.parse.within(Span(max(0, start - 12 * back), start))
    return near[-back].lower if len(near) >= back else ""


def _until(scene: Scene, n: int) -> When:
    spans = (scene.times[n].span,)
    length = scene.times[n].duration
    if scene.times[n].type == "DURATION" and length is not None:
        basis = "that long from the day it is told"
        return When(moved=length, relation="until", basis=basis, spans=spans)
    return When(times=(n,), relation="until", basis="the day by which", spans=spans)
