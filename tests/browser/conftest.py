"""A desk served on a free port, and Debian's Chromium to visit it.

Where there is no Chromium these tests are skipped with a line that says so; where CI is set they
fail instead.
"""

import os
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from tests.fake_desk import FakeDesk
from tidings.faces.web import create_app

CHROMIUM = shutil.which("chromium")
# quiet: nothing but the pages under test is asked for
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Scheme = Literal["light", "dark"]
Opened = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # module, not session: while Playwright runs, no other test in this thread may run a loop
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("CI must drive a browser, and there is no chromium.")
        pytest.skip("there is no chromium here: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def address(desk: FakeDesk) -> Iterator[str]:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        config = uvicorn.Config(create_app(desk), log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(5)


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    """Open a page of the desk: path, width, colour scheme, with or without a script."""
    contexts = []
    troubles: list[str] = []

    def open_page(
        path: str, *, width: int = 1280, scheme: Scheme = "light", script: bool = True
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=script,
            permissions=["clipboard-read", "clipboard-write"],
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: troubles.append(str(e)))
        page.goto(address + path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
