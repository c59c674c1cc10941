"""The application: routes, and the one way from a request to the desk and back."""

from collections.abc import Awaitable, Callable, Sequence
from threading import Lock

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from tidings.errors import NotFound, TidingsError, UserError
from tidings.faces.web import deeds, line_page, pages, regrouping, timeline
from tidings.faces.web.desklike import DeskLike
from tidings.faces.web.guard import COOKIE, HEADERS, LOOPBACK, OnlyTheseHosts, Tokens
from tidings.faces.web.pages import Page, Visit
from tidings.faces.web.views import environment
from tidings.faces.web.words import clicked

BIGGEST_FORM = 64_000  # bytes; a correction is a line or two
MOST_FIELDS = 2_000  # a box for each article of a story

PAGES: tuple[tuple[str, Page], ...] = (
    ("/", pages.home),
    ("/stories", pages.stories),
    ("/story/{story}", pages.story),
    ("/story/{story}/calendar.ics", pages.dated),
    ("/story/{story}/timeline", timeline.timeline),
    ("/story/{story}/timeline.{kind}", timeline.drawn),
    ("/story/{story}/why", regrouping.why),
    ("/story/{story}/line/{line}", line_page.line),
    ("/actor/{name:path}", pages.actor),
    ("/article/{article}", pages.article),
    ("/article/{article}/marks.css", pages.article_style),
    ("/search", pages.search),
    ("/judgements", pages.judgements),
    ("/help", pages.help_page),
    ("/interest/{interest}.atom", pages.feed),
)

DEEDS: tuple[tuple[str, Page], ...] = (
    ("/follow", deeds.follow),
    ("/unfollow", deeds.unfollow),
    ("/done", deeds.done),
    ("/story/{story}/line/{line}/wrong", deeds.wrong),
    ("/story/{story}/offer/{offer}", deeds.offer),
    ("/story/{story}/line/{line}/correct", deeds.correct),
    ("/story/{story}/line/{line}/same", deeds.same_act),
    ("/story/{story}/line/{line}/part", deeds.part_act),
    ("/story/{story}/merge", regrouping.merge),
    ("/story/{story}/split", regrouping.split),
    ("/story/{story}/pin", regrouping.pin),
    ("/actor/{name:path}/same", deeds.same),
    ("/actor/{name:path}/other", deeds.other),
    ("/actor/{name:path}/part", deeds.part),
    ("/judgements/undo", deeds.take_back),
)

Endpoint = Callable[[Request], Awaitable[Response]]


class Office:
    """A desk behind a counter: one request at a time, each in a worker thread.

    The desk's verbs are synchronous, and its store has one writer; a lock keeps them in line
    while the event loop stays free to answer.
    """

    def __init__(self, desk: DeskLike) -> None:
        self.desk = desk
        self.lock = Lock()
        self.tokens = Tokens()
        self.env = environment()

    def page(self, work: Page) -> Endpoint:
        """Return the endpoint of a page."""

        async def endpoint(request: Request) -> Response:
            return await self.answer(request, work, {})

        return endpoint

    def deed(self, work: Page) -> Endpoint:
        """Return the endpoint of a form, which first must prove that it is ours."""

        async def endpoint(request: Request) -> Response:
            form = await _form(request)
            refused = self.tokens.refusal(request, form)
            if refused:
                return self.sorry(request, refused, 403)
            return await self.answer(request, work, form)

        return endpoint

    async def answer(self, request: Request, work: Page, form: dict[str, str]) -> Response:
        """Do the work in a thread and give the answer its cookie."""
        visit = self.visit(request, form)
        response = await run_in_threadpool(self._in_turn, work, visit)
        if request.cookies.get(COOKIE) is None and response.media_type == "text/html":
            name = request.state.visit
            response.set_cookie(COOKIE, name, samesite="strict", httponly=True, path="/")
        return response

    def visit(self, request: Request, form: dict[str, str] | None = None) -> Visit:
        """Return the visit that a request makes."""
        name = getattr(request.state, "visit", None) or self.tokens.visit(request)
        request.state.visit = name
        return Visit(
            request=request,
            desk=self.desk,
            env=self.env,
            token=self.tokens.token(name),
            form=form or {},
        )

    def _in_turn(self, work: Page, visit: Visit) -> Response:
        with self.lock:
            try:
                return work(visit)
            except NotFound as error:
                return self.sorry(visit.request, clicked(str(error)), 404)
            except UserError as error:
                return self.sorry(visit.request, clicked(str(error)), 400)
            except TidingsError as error:
                return self.sorry(visit.request, str(error), 500)

    def sorry(self, request: Request, sentence: str, status: int) -> Response:
        """Return a page that says what went wrong, in a sentence."""
        return self.visit(request).page("sorry.html", status=status, sentence=sentence, code=status)

    async def lost(self, request: Request, error: Exception) -> Response:
        """Answer addresses and methods that are not ours."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        sentence = {
            404: "There is no page at this address.",
            405: "That can only be done with one of the desk's own forms.",
            413: "That form is too large.",
        }.get(status, "The desk could not answer that.")
        return self.sorry(request, sentence, status)

    async def broken(self, request: Request, error: Exception) -> Response:
        """Answer where we ourselves are at fault; the trace goes to the terminal, not the page."""
        del error
        sentence = "Something went wrong in Tidings itself; what is held was not touched."
        response = self.sorry(request, sentence, 500)
        response.headers.update(HEADERS)
        return response


async def _form(request: Request) -> dict[str, str]:
    """Return the form's fields. Nothing that is too large or holds files is read."""
    declared = request.headers.get("content-length", "")
    if not declared.isdigit() or int(declared) > BIGGEST_FORM:
        raise HTTPException(413)
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        raise HTTPException(400)
    async with request.form(max_fields=MOST_FIELDS) as form:
        return {k: v for k, v in form.items() if isinstance(v, str)}


async def _icon(request: Request) -> Response:
    del request
    return PlainTextResponse("", status_code=204)


def create_app(desk: DeskLike, *, allowed_hosts: Sequence[str] = LOOPBACK) -> Starlette:
    """Return the ASGI application that shows `desk`; it answers only to `allowed_hosts`."""
    from pathlib import Path

    office = Office(desk)
    static = StaticFiles(directory=Path(__file__).parent / "static")
    routes = [
        *(Route(path, office.page(work)) for path, work in PAGES),
        *(Route(path, office.deed(work), methods=["POST"]) for path, work in DEEDS),
        Route("/favicon.ico", _icon),
        Mount("/static", static),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(OnlyTheseHosts, hosts=tuple(allowed_hosts))],
        exception_handlers={HTTPException: office.lost, 500: office.broken},
    )
