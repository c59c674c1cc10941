"""The deeds: what a form may change. Each does one thing and sends the reader back to a page."""

from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from tidings.errors import UserError
from tidings.faces.web.pages import Visit
from tidings.faces.web.rows import line_href

MOST_DIGITS = 15  # of a log entry's number


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
    visit.desk.mark_wrong(line, story, visit.form.get("why", "").strip())
    return _go("/judgements")


def correct(visit: Visit) -> Response:
    """Say what a line should say."""
    story, line = visit.path("story"), visit.path("line")
    text = _said(visit, "text", "what the line should say")
    visit.desk.correct(line, story, text, visit.form.get("why", "").strip())
    return _go(line_href(story, line))


def take_back(visit: Visit) -> Response:
    """Take a judgement back."""
    visit.desk.take_back(_said(visit, "judgement", "which judgement"))
    return _go("/judgements")
