"""A visitor of the pages: sends requests to the application, keeps cookies, fills in forms."""

import re
from html import unescape

import anyio
import httpx
from starlette.applications import Starlette

HOME = "http://127.0.0.1:8420"
TOKEN = re.compile(r'name="token" value="([^"]*)"')


class Visitor:
    """Visits an ASGI application without a network, as a browser at the desk's address would."""

    def __init__(self, app: Starlette) -> None:
        self.app = app
        self.cookies: dict[str, str] = {}

    def get(self, path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return self._send("GET", path, headers or {}, None)

    def post(
        self, path: str, form: dict[str, str], headers: dict[str, str] | None = None
    ) -> httpx.Response:
        return self._send("POST", path, {"origin": HOME, **(headers or {})}, form)

    def fill_in(self, page: str, action: str, **fields: str) -> httpx.Response:
        """Open a page and send its form for `action`, token included."""
        found = TOKEN.search(self.get(page).text)
        assert found, f"{page} has no form with a token"
        return self.post(action, {"token": unescape(found[1]), **fields})

    def _send(
        self, method: str, path: str, headers: dict[str, str], form: dict[str, str] | None
    ) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(
                transport=transport, base_url=HOME, cookies=self.cookies
            ) as client:
                answer = await client.request(method, path, headers=headers, data=form)
                self.cookies.update(dict(client.cookies))
                return answer

        return anyio.run(send)
