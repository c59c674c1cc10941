"""The real way out, tried on a server of our own on the loopback address."""

import gzip
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpcore
import pytest

from tidings.errors import FetchError, RefusedAddress
from tidings.intake import read_source
from tidings.intake.http import HttpWeb
from tidings.values.sources import FeedState, Limits, Trouble

PRIVATE = Limits(allow_private=True, timeout=5, max_bytes=100_000)
PAGE = b"<p>The two sides met on Monday.</p>"


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        routes: dict[str, Callable[[], None]] = {
            "/page": lambda: self.answer(200, PAGE, {"ETag": '"v1"', "Last-Modified": "yesterday"}),
            "/around": lambda: self.answer(302, b"", {"Location": "/around"}),
            "/on": lambda: self.answer(301, b"", {"Location": "/page"}),
            "/inward": lambda: self.answer(302, b"", {"Location": "http://127.0.0.1:1/secret"}),
            "/file": lambda: self.answer(302, b"", {"Location": "file:///etc/passwd"}),
            "/gone": lambda: self.answer(410, b"", {}),
            "/broken": lambda: self.answer(503, b"", {}),
            "/large": lambda: self.answer(200, b"x" * 200_000, {}),
            "/bomb": lambda: self.answer(
                200, gzip.compress(b"\0" * 50_000_000), {"Content-Encoding": "gzip"}
            ),
            "/torn": lambda: self.answer(200, b"not gzip", {"Content-Encoding": "gzip"}),
            "/packed": lambda: self.answer(200, gzip.compress(PAGE), {"Content-Encoding": "gzip"}),
            "/odd": lambda: self.answer(200, b"x", {"Content-Encoding": "zstd"}),
            "/slow": self.drip,
        }
        if self.headers.get("If-None-Match") == '"v1"':
            self.answer(304, b"", {})
        else:
            routes.get(self.path, lambda: self.answer(404, b"", {}))()

    def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(OSError):  # the reader may have had enough
            self.wfile.write(body)

    def drip(self) -> None:
        """Send one byte of the headers at a time, each well within any single time-out."""
        try:
            for byte in b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200:
                self.wfile.write(bytes([byte]))
                time.sleep(0.05)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_with_its_state(site: str) -> None:
    page = HttpWeb().get(f"{site}/page", PRIVATE)
    assert (page.body, page.media_type, page.charset) == (PAGE, "text/html", "utf-8")
    assert page.state == FeedState(etag='"v1"', modified="yesterday")


def test_asked_again_with_its_state_it_answers_that_nothing_changed(site: str) -> None:
    state = FeedState(etag='"v1"', modified="yesterday")
    page = HttpWeb().get(f"{site}/page", PRIVATE, state)
    assert not page.changed
    assert page.state == state


def test_redirects_are_followed_and_the_last_address_kept(site: str) -> None:
    assert HttpWeb().get(f"{site}/on", PRIVATE).url == f"{site}/page"


def test_packed_pages_are_unpacked(site: str) -> None:
    assert HttpWeb().get(f"{site}/packed", PRIVATE).body == PAGE


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/around", "sends us on more than 5 times"),
        ("/gone", "410"),
        ("/broken", "503 .*try again later"),
        ("/nothing", "404"),
        ("/large", "more than 0.0953674 MB"),
        ("/bomb", "more than 0.0953674 MB"),
        ("/torn", "does not unpack"),
        ("/odd", "packed as 'zstd'"),
    ],
)
def test_what_cannot_be_fetched_says_why(site: str, path: str, words: str) -> None:
    with pytest.raises(FetchError, match=words):
        HttpWeb().get(site + path, PRIVATE)


def test_a_server_that_drips_is_left_when_the_time_is_spent(site: str) -> None:
    start = time.monotonic()
    with pytest.raises(FetchError, match=r"within 0\.3 seconds"):
        HttpWeb().get(f"{site}/slow", Limits(allow_private=True, timeout=0.3))
    assert time.monotonic() - start < 5  # the whole page would take longer


def test_a_loopback_address_is_refused(site: str) -> None:
    with pytest.raises(RefusedAddress, match="loopback"):
        HttpWeb().get(f"{site}/page", Limits())


def test_a_redirect_out_of_the_web_is_refused(site: str) -> None:
    with pytest.raises(RefusedAddress, match="not an http or https address"):
        HttpWeb().get(f"{site}/file", PRIVATE)


OPEN = "93.184.216.34"


class Names:
    """A resolver with a table, which remembers what it was asked."""

    def __init__(self, **names: str) -> None:
        self.names = names
        self.asked: list[str] = []

    def __call__(self, host: str, _port: int) -> list[str]:
        self.asked.append(host)
        return [self.names.get(host, host)]


class Tunnel(httpcore.NetworkBackend):
    """Connects to our own server for the open address, and remembers where it was to connect."""

    def __init__(self) -> None:
        self.dialled: list[str] = []

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        self.dialled.append(host)
        assert host == OPEN
        real = httpcore.SyncBackend()
        return real.connect_tcp("127.0.0.1", port, timeout, local_address, socket_options)


def test_a_redirect_to_loopback_is_refused(site: str) -> None:
    sockets = Tunnel()
    web = HttpWeb(resolver=Names(**{"open.example": OPEN}), sockets=sockets)
    port = site.rpartition(":")[2]
    assert web.get(f"http://open.example:{port}/page", Limits(timeout=5)).body == PAGE
    with pytest.raises(RefusedAddress, match=r"127\.0\.0\.1 is a loopback address"):
        web.get(f"http://open.example:{port}/inward", Limits(timeout=5))
    assert sockets.dialled == [OPEN, OPEN]


def test_the_address_that_was_checked_is_the_one_connected_to(site: str) -> None:
    """A name is resolved once a connection: there is no second answer to be turned."""
    names = Names(**{"open.example": OPEN})
    sockets = Tunnel()
    port = site.rpartition(":")[2]
    page = HttpWeb(resolver=names, sockets=sockets).get(
        f"http://open.example:{port}/page", Limits(timeout=5)
    )
    assert page.body == PAGE
    assert names.asked == ["open.example"]
    assert sockets.dialled == [OPEN]


def test_a_refused_address_is_a_trouble_beside_its_source(site: str) -> None:
    (trouble,) = read_source(f"{site}/page", limits=Limits(), web=HttpWeb())
    assert isinstance(trouble, Trouble)
    assert trouble.address == f"{site}/page"


def test_a_page_is_read_from_the_server(site: str) -> None:
    (taken,) = read_source(f"{site}/page", limits=PRIVATE, web=HttpWeb())
    assert not isinstance(taken, Trouble)
    assert "The two sides met on Monday." in str(taken)
