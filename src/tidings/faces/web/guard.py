"""What stands between the pages and the rest of the world.

The desk listens on a loopback address, but any page open in the same browser can send requests to
it, by name (DNS rebinding) or by form (cross-site request forgery). So: only loopback names are
answered; a POST must come from a page of ours, with a token that only such a page can hold; and no
page of ours loads, frames or is framed by anything else.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "::1")
COOKIE = "tidings_visit"
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # "no-referrer" would make the browser send `Origin: null` with our own forms
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "cache-control": "no-cache",
}


def host_name(host: str) -> str:
    """Return the name in a Host header, without port and brackets, in small letters."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


class OnlyTheseHosts:
    """Middleware: refuse requests to another name, and give every answer the headers above."""

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str] = LOOPBACK) -> None:
        self.app = app
        self.hosts = frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        if host_name(Headers(scope=scope).get("host", "")) in self.hosts:
            await self.app(scope, receive, guarded)
        else:
            text = "This desk answers only to the address that it printed when it started."
            await PlainTextResponse(text, status_code=421)(scope, receive, guarded)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Form tokens: an HMAC of the visit's cookie under a secret of this start of the desk."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def visit(self, request: Request) -> str:
        """Return the visit that the request's cookie names, or a new one."""
        return request.cookies.get(COOKIE) or secrets.token_urlsafe(16)

    def token(self, visit: str) -> str:
        """Return the token that forms of this visit carry."""
        return hmac.new(self.secret, visit.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def refusal(self, request: Request, form: Mapping[str, str]) -> str | None:
        """Return why a POST is refused, as a sentence, or none where it may pass."""
        if not same_origin(request):
            return "That form was sent from another site, so nothing was changed."
        visit = request.cookies.get(COOKIE, "")
        given = form.get("token", "")
        if not visit:
            return "Your browser sent no cookie: allow cookies here, go back, reload and try again."
        if not given:
            return "That form was not sent by a page of this desk, so nothing was changed."
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self.token(visit).encode()):
            return "That page is from an earlier start of the desk: go back, reload and try again."
        return None


def same_origin(request: Request) -> bool:
    """Tell whether a POST was sent by a page of this very address."""
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return False
    sender = request.headers.get("origin") or request.headers.get("referer")
    if not sender:
        return False
    try:
        there = urlsplit(sender)
    except ValueError:
        return False
    return (there.scheme, there.netloc) == (request.url.scheme, request.headers.get("host", ""))
