"""The pages: each takes a visit and returns a response; the desk is asked, never changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import quote

from jinja2 import Environment
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from tidings.errors import NotFound, UserError
from tidings.faces.dates import day_in_words
from tidings.faces.exports.calendar import MEDIA_TYPE, calendar
from tidings.faces.feeds import LIMIT, atom
from tidings.faces.judged import judged_in_words
from tidings.faces.web.articles import stylesheet, view_article
from tidings.faces.web.back import JUDGED, UNDONE, without_note
from tidings.faces.web.desklike import DeskLike
from tidings.faces.web.feed_items import items_of
from tidings.faces.web.record import Record
from tidings.faces.web.rows import Row
from tidings.story.changes import story_brief
from tidings.values import Change, Story, StoryActor
from tidings.values.desk import ActorPage, Brief

NEWEST = 8  # stories on the first page of a desk without interests


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What has just been done; by `judgement` it is taken back, and `back` is where one stays."""

    text: str
    judgement: str = ""
    back: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request: who asks, which desk, and what the form said, if it is a POST."""

    request: Request
    desk: DeskLike
    env: Environment
    token: str
    form: dict[str, str] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """Return a part of the path."""
        return str(self.request.path_params[name])

    def asked(self, name: str) -> str:
        """Return a parameter of the address, without white space at its ends."""
        return self.request.query_params.get(name, "").strip()

    def day(self, name: str) -> str | None:
        """Return a day asked for in the address, or none. Raises UserError if it is no day."""
        asked = self.asked(name)
        try:
            return date.fromisoformat(asked).isoformat() if asked else None
        except ValueError as cause:
            raise UserError(f"“{asked}” is not a day; write it as 2017-06-20.") from cause

    def note(self) -> Note | None:
        """Return what has just been done, where the address says so."""
        ident = self.asked(JUDGED)
        if self.asked(UNDONE) and not ident:
            return Note(text="Taken back: the record is as if it had never been judged.")
        told = next((t for t in self.desk.settled() if t.judgement.id == ident), None)
        if not ident or told is None:
            return None
        back = self.request.url.path + (f"?{q}" if (q := self.request.url.query) else "")
        return Note(text=f"{judged_in_words(told)}.", judgement=ident, back=without_note(back))

    def page(self, template: str, status: int = 200, **shown: Any) -> HTMLResponse:
        """Render a page."""
        here = self.request.url.path
        shown = {"left_out": (), **shown, "note": self.note(), "here": here}
        text = self.env.get_template(template).render(token=self.token, **shown)
        return HTMLResponse(text, status_code=status)


Page = Callable[[Visit], Response]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsView:
    """What is new in one story, for the first page."""

    story: str
    title: str
    rows: tuple[Row, ...]
    more: int
    unchanged: str | None
    joined: tuple[str, ...]


def home(visit: Visit) -> Response:
    """`/`: each interest with what is new, and a form to follow."""
    briefs = visit.desk.brief()
    stories = visit.desk.stories()
    query = visit.asked("follow")
    held = sum(s.articles for s in stories)
    return visit.page(
        "home.html",
        briefs=[(b, _news(visit.desk, b)) for b in briefs],
        stories=stories[:NEWEST],
        query=query,
        matches=visit.desk.preview(query) if query else None,
        held=held,
    )


def _news(desk: DeskLike, brief: Brief) -> list[NewsView]:
    views = []
    for part in brief.stories:
        record = Record(desk.story(part.story))
        views.append(
            NewsView(
                story=part.story,
                title=part.title,
                rows=tuple(record.change(c) for c in part.lines),
                more=len(part.more),
                unchanged=part.unchanged,
                joined=part.joined,
            )
        )
    return views


def stories(visit: Visit) -> Response:
    """`/stories`: all stories."""
    return visit.page("stories.html", stories=visit.desk.stories())


def story(visit: Visit) -> Response:
    """`/story/{id}`: the whole record of one story, as of a day if one is asked for."""
    as_of = visit.day("as_of")
    held = visit.desk.story(visit.path("story"), as_of=as_of)
    if held.id != visit.path("story"):  # it went into another, or is asked for by words
        there = visit.request.url.replace(path=f"/story/{quote(held.id, safe='')}")
        return RedirectResponse(f"{there.path}{'?' if there.query else ''}{there.query}")
    record = Record(held)
    changed, since = _changed(visit.desk, held, visit.day("since"), as_of)
    return visit.page(
        "story.html",
        story=held,
        record=record,
        changed=[record.change(c) for c in changed],
        since=since,
        asked_since=visit.asked("since"),
        as_of=as_of,
        followed=[i for i in visit.desk.interests() if held.id in i.followed],
        left_out=visit.desk.left_out(held.id),
    )


def _changed(
    desk: DeskLike, held: Story, since: str | None, as_of: str | None
) -> tuple[tuple[Change, ...], str]:
    """Return what changed in a story, and since when: since a day, or since it was last read.

    Where no interest holds the story, or none has been read yet, it is what the last day brought.
    """
    if since:
        eve = date.fromordinal(max(1, date.fromisoformat(since).toordinal() - 1)).isoformat()
        before = desk.story(held.id, as_of=eve)
        told = story_brief(before if before.coverage else None, held)
        return (*told.lines, *told.more), f"since {day_in_words(since)}"
    for interest in desk.interests() if as_of is None else ():
        briefs = desk.brief(str(interest.id)) if interest.mark else ()
        part = next((s for b in briefs for s in b.stories if s.story == held.id), None)
        if part:
            return (*part.lines, *part.more), "since you last looked"
    latest = desk.latest(held.id, as_of)
    return ((*latest.lines, *latest.more) if latest else ()), "with the last day’s articles"


def actor(visit: Visit) -> Response:
    """`/actor/{name or id}`: an actor's stories, what it did or had done to it, what it said."""
    name = visit.path("name")
    found = visit.desk.actor(name)
    if not found:
        raise NotFound(f"No actor {name!r} is held.")
    told = {story for p in found for story, _ in (*p.events, *p.statements)}
    records = {story: Record(visit.desk.story(story)) for story in sorted(told)}
    words = visit.asked("same")
    return visit.page(
        "actor.html",
        name=name,
        pages=found,
        records=records,
        words=words,
        others=_others(visit.desk, words, found) if words else (),
        known={c.article: c for p in found for c in p.coverage},
    )


def _others(desk: DeskLike, words: str, found: Sequence[ActorPage]) -> tuple[StoryActor, ...]:
    """Return who bears a name and is not on the page already."""
    shown = {m for p in found for m in p.actor.members}
    return tuple(a for a in desk.find_actors(words) if shown.isdisjoint(a.members))


def article(visit: Visit) -> Response:
    """`/article/{id}`: the text with what was read marked in it."""
    held = visit.desk.article(visit.path("article"))
    in_story = visit.desk.story(held.story) if held.story else None
    return visit.page(
        "article.html",
        held=held,
        article=held.article,
        reading=held.reading,
        story=in_story,
        view=view_article(held, in_story),
    )


def article_style(visit: Visit) -> Response:
    """`/article/{id}/marks.css`: light for marks that stand in several pieces."""
    held = visit.desk.article(visit.path("article"))
    in_story = visit.desk.story(held.story) if held.story else None
    return Response(stylesheet(view_article(held, in_story).cut), media_type="text/css")


def search(visit: Visit) -> Response:
    """`/search?q=`: articles that hold the words."""
    words = visit.asked("q")
    hits = visit.desk.search(words) if words else ()
    return visit.page("search.html", words=words, hits=hits)


def judgements(visit: Visit) -> Response:
    """`/judgements`: what has been judged, each with a way to take it back."""
    moves = tuple(m for m in visit.desk.moves() if m.by == "rule")
    return visit.page(
        "judgements.html",
        moves=moves,
        titles=visit.desk.titles_of(moves),
        judgements=visit.desk.judgements(),
        settled={s.judgement.id: s for s in visit.desk.settled()},
    )


def help_page(visit: Visit) -> Response:
    """`/help`: the words and the keys."""
    return visit.page("help.html")


def dated(visit: Visit) -> Response:
    """`/story/{id}/calendar.ics`: the story's dated plans and due days as iCalendar."""
    body = calendar([visit.desk.story(visit.path("story"))])
    return Response(body, media_type=MEDIA_TYPE)


def feed(visit: Visit) -> Response:
    """`/interest/{id}.atom`: what was new day by day, whatever has been marked as read."""
    ident = visit.path("interest")
    interest = next((i for i in visit.desk.interests() if str(i.id) == ident), None)
    if interest is None:
        raise NotFound(f"No interest has the number {ident}.")
    items = [
        item
        for news in visit.desk.daily(ident, lines=LIMIT)
        for item in items_of(news, visit.desk.story(news.brief.story))
    ]
    body = atom(interest, items, str(visit.request.base_url))
    return Response(body, media_type="application/atom+xml")
