"""Which articles a story is made of: the page that says why, and the forms that say otherwise."""

from collections.abc import Iterator
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from tidings.errors import UserError
from tidings.faces.web.desklike import DeskLike
from tidings.faces.web.pages import Visit
from tidings.values import Judgement
from tidings.values.desk import StorySummary

CHOSEN = "article-"  # a form's box for an article is called by this and the article's id
MOST_FOUND = 12


def why(visit: Visit) -> Response:
    """`/story/{id}/why`: why each article is there, what is near, and what was moved."""
    told = visit.desk.why_story(visit.path("story"))
    if told.story.id != visit.path("story"):
        return RedirectResponse(address(told.story.id), status_code=302)
    words = visit.asked("same")
    return visit.page(
        "why_story.html",
        told=told,
        titles=dict(told.titles),
        words=words,
        others=tuple(_others(visit.desk, words, told.story.id)) if words else (),
    )


def _others(desk: DeskLike, words: str, mine: str) -> Iterator[StorySummary]:
    """Yield other stories whose title has all the words, then those with an article that has."""
    held = {s.id: s for s in desk.stories()}
    asked = words.casefold().split()
    found = [s.id for s in held.values() if all(w in s.title.casefold() for w in asked)]
    found += [h.story for h in desk.search(words) if h.story]
    for ident in list(dict.fromkeys(found))[: MOST_FOUND + 1]:
        if ident != mine and ident in held:
            yield held[ident]


def merge(visit: Visit) -> Response:
    """Judge a story to be one with another."""
    other = visit.form.get("other", "").strip()
    if not other:
        raise UserError("Nothing was changed: please say with which story it is one.")
    return shown(visit, visit.desk.merge_stories(visit.path("story"), other, _reason(visit)))


def split(visit: Visit) -> Response:
    """Judge the articles that were ticked to be another story."""
    chosen = [name.removeprefix(CHOSEN) for name in visit.form if name.startswith(CHOSEN)]
    if not chosen:
        raise UserError("Nothing was changed: please tick the articles that are another story.")
    return shown(visit, visit.desk.split_story(visit.path("story"), *chosen, why=_reason(visit)))


def pin(visit: Visit) -> Response:
    """Judge an article to be of a story, and to stay there."""
    article = visit.form.get("pin", "").strip()
    if not article:
        raise UserError("Nothing was changed: please say which article.")
    return shown(visit, visit.desk.pin_article(article, visit.path("story"), _reason(visit)))


def shown(visit: Visit, made: Judgement) -> Response:
    """Return to the story that a judgement concerns: the effect is seen at once."""
    now = visit.desk.judged_stories(made)
    there = address(now[0].id) if now else "/judgements"
    return RedirectResponse(there, status_code=303)


def address(story: str) -> str:
    """Return the address of the page that says why a story has its articles."""
    return f"/story/{quote(story, safe='')}/why"


def _reason(visit: Visit) -> str:
    return visit.form.get("why", "").strip()
