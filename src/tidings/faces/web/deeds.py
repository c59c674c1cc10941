"""The deeds: what a form may change. Each does one thing and sends the reader back to a page."""

from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from tidings.errors import OtherKinds, UserError
from tidings.faces.web import regrouping
from tidings.faces.web.back import JUDGED, UNDONE, inside, with_note
from tidings.faces.web.pages import Visit
from tidings.values import Judgement
from tidings.values.story import Field

MOST_DIGITS = 15  # of a log entry's number
FIELDS: tuple[Field, ...] = ("text", "date", "status", "state", "due")


def _go(address: str) -> Response:
    return RedirectResponse(address, status_code=303)


def _said(visit: Visit, name: str, what: str) -> str:
    value = visit.form.get(name, "").strip()
    if not value:
        raise UserError(f"Nothing was changed: please write {what}.")
    return value


def follow(visit: Visit) -> Response:
    """Follow a query, or a story."""
    story = visit.form.get("story", "").strip()
    if story:
        visit.desk.follow_story(story)
        return _go(f"/story/{quote(story, safe='')}")
    query = _said(visit, "query", "what to follow")
    interest = visit.desk.follow(query, visit.form.get("name", "").strip() or None)
    return _go(f"/#interest-{interest.id}")


def unfollow(visit: Visit) -> Response:
    """Drop an interest."""
    visit.desk.unfollow(_said(visit, "interest", "which interest"))
    return _go("/")


def done(visit: Visit) -> Response:
    """Mark an interest's brief as read, up to what the page showed: never what came after it."""
    interest = visit.form.get("interest", "").strip()
    upto = _said(visit, "upto", "up to which entry")
    if not (upto.isascii() and upto.isdecimal() and len(upto) <= MOST_DIGITS):
        raise UserError("Nothing was changed: the page does not say up to where it was read.")
    visit.desk.brief_done(interest or None, upto=int(upto))
    return _go(f"/#interest-{quote(interest)}" if interest else "/")


def wrong(visit: Visit) -> Response:
    """Mark a line as wrong."""
    story, line = visit.path("story"), visit.path("line")
    made = visit.desk.mark_wrong(line, story, visit.form.get("why", "").strip())
    return _back(visit, made)


def correct(visit: Visit) -> Response:
    """Say what a line should say, or set one of its fields."""
    story, line = visit.path("story"), visit.path("line")
    text = _said(visit, "text", "what the line should say")
    field = next((f for f in FIELDS if f == visit.form.get("field", "text")), None)
    if field is None:
        raise UserError("Nothing was changed: the form does not say what to set.")
    made = visit.desk.correct(line, story, text, visit.form.get("why", "").strip(), field=field)
    return _back(visit, made, f"l-{line}")


def same_act(visit: Visit) -> Response:
    """Judge an event to be one act with another, or never to be."""
    story, line = visit.path("story"), visit.path("line")
    other_line, why = _said(visit, "other", "which event"), visit.form.get("why", "")
    judge = visit.desk.differ_events if visit.form.get("never") else visit.desk.merge_events
    return _acts(visit, judge(story, line, other_line, why))


def part_act(visit: Visit) -> Response:
    """Part tellings off an event."""
    story, line = visit.path("story"), visit.path("line")
    parts = [v for k, v in visit.form.items() if k.startswith("part-")]
    if not parts:
        raise UserError("Nothing was changed: tick the tellings that are of another act.")
    made = visit.desk.split_event(story, line, *parts, why=visit.form.get("why", ""))
    return _acts(visit, made)


def _acts(visit: Visit, made: Judgement) -> Response:
    """Return to where one was, at the act as it is now."""
    now = visit.desk.judged_events(made)
    return _back(visit, made, f"l-{now[0][1].line.id}" if now else "")


def _back(visit: Visit, made: Judgement, anchor: str = "") -> Response:
    """Return to the page that led to the form, with a note of what was judged."""
    there = inside(visit.form.get("back", "")) or f"/story/{quote(visit.path('story'), safe='')}"
    on_story = there.partition("?")[0].partition("#")[0].count("/") == 2
    return _go(with_note(there, JUDGED, made.id, anchor if on_story else ""))


def offer(visit: Visit) -> Response:
    """Agree to an offered change of the ledger, or decline it; the story's ledger shows which."""
    story, asked = visit.path("story"), visit.path("offer")
    why = visit.form.get("why", "").strip()
    if _said(visit, "is", "whether it is so") == "so":
        visit.desk.agree(asked, story, why)
    else:
        visit.desk.decline(asked, story, why)
    return _go(f"/story/{quote(story, safe='')}#ledger")


def same(visit: Visit) -> Response:
    """Judge an actor to be one with another; where they are of two kinds, ask first."""
    name, other = visit.path("name"), _said(visit, "other", "whom it is one with")
    why, anyway = visit.form.get("why", ""), bool(visit.form.get("anyway"))
    try:
        made = visit.desk.merge_actors(name, other, why, anyway=anyway)
    except OtherKinds as asked:
        return visit.page("anyway.html", name=name, other=other, why=why, told=asked.told)
    return _shown(visit, made)


def other(visit: Visit) -> Response:
    """Judge an actor not to be another, or leave it unsure."""
    whom = _said(visit, "other", "whom it is not")
    why, unsure = visit.form.get("why", ""), bool(visit.form.get("unsure"))
    made = visit.desk.differ_actors(visit.path("name"), whom, why, unsure=unsure)
    return _shown(visit, made)


def part(visit: Visit) -> Response:
    """Part some of an actor from the rest."""
    words = _said(visit, "part", "which part")
    why = visit.form.get("why", "")
    return _shown(visit, visit.desk.split_actor(visit.path("name"), words, why=why), last=True)


def take_back(visit: Visit) -> Response:
    """Take a judgement back."""
    taken = visit.desk.take_back(_said(visit, "judgement", "which judgement"))
    if taken.about == "actor" and visit.form.get("actor"):
        return _shown(visit, taken)
    if taken.about == "story" and visit.form.get("story"):
        return regrouping.shown(visit, taken)
    back = inside(visit.form.get("back", ""))
    return _go(with_note(back, UNDONE, "1") if back else "/judgements")


def _shown(visit: Visit, made: Judgement, *, last: bool = False) -> Response:
    """Return to the page of whom a judgement concerns: the effect is seen at once."""
    now = visit.desk.judged_actors(made)
    if not now:
        return _go("/judgements")
    return _go(f"/actor/{quote((now[-1] if last else now[0]).id, safe='')}#who")
