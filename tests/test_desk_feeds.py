"""Feeds at the desk: polled with what the server gave, summaries completed, health kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.fake_parser import FakeParser
from tidings.desk import Desk
from tidings.settings import Settings

WORDS = " ".join(f"The harbour board of Lerna met for the {n}th time on Monday." for n in range(9))
PAGE = " ".join(f"Ana Holt told the mayor of Brindal of {n} boats on Tuesday." for n in range(20))


@dataclass
class Site:
    """A small site: what it answers, and what it was asked."""

    address: str = ""
    broken: bool = False
    entries: list[str] = field(default_factory=list)
    asked: list[tuple[str, str | None]] = field(default_factory=list)

    def entry(self, number: int, *, whole: bool) -> str:
        body = f"<p>{WORDS} It is number {number}.</p>" if whole else "Boats were told of."
        tag = "content:encoded" if whole else "description"
        return (
            f"<item><title>Harbour news {number}</title><link>{self.address}/{number}</link>"
            "<pubDate>Mon, 03 May 2021 10:00:00 GMT</pubDate>"
            f"<{tag}><![CDATA[{body}]]></{tag}></item>"
        )

    def feed(self) -> str:
        return (
            '<?xml version="1.0"?><rss version="2.0" '
            'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
            f"<title>The Quay</title>{''.join(self.entries)}</channel></rss>"
        )


@pytest.fixture
def site() -> Iterator[Site]:
    held = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            tag = self.headers.get("If-None-Match")
            held.asked.append((self.path, tag))
            etag = f'"{len(held.entries)}"'
            if held.broken:
                self.send_error(500)
            elif self.path == "/feed" and tag == etag:
                self.send_response(304)
                self.end_headers()
            elif self.path == "/feed":
                self.give(held.feed(), "application/rss+xml", etag)
            else:
                title = f"Harbour news {self.path[1:]}"
                body = f"<article><h1>{title}</h1><p>{PAGE}</p></article>"
                self.give(f"<html lang='en'><body>{body}</body></html>", "text/html", None)

        def give(self, text: str, kind: str, etag: str | None) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            if etag:
                self.send_header("ETag", etag)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    held.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield held
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    settings = Settings(store=tmp_path / "desk.sqlite", allow_private=True, timeout=20)
    with Desk.open(settings=settings, parser=FakeParser()) as opened:
        yield opened


def test_a_feed_is_read_polled_and_its_health_told(desk: Desk, site: Site) -> None:
    feed = f"{site.address}/feed"
    site.entries = [site.entry(1, whole=True), site.entry(2, whole=False)]
    report = desk.add([feed])
    assert [a.how for a in report.added] == ["new", "new"]
    assert "20" not in desk.article(f"{site.address}/1").article.text
    assert "19 boats" in desk.article(f"{site.address}/2").article.text  # its page was read
    (health,) = desk.sources()
    assert (health.title, health.full, health.summaries, health.failures) == ("The Quay", 2, 0, 0)
    assert health.last_success is not None

    assert desk.fetch().added == ()
    assert site.asked[-1] == ("/feed", '"2"')

    site.entries.append(site.entry(3, whole=True))
    before = len(site.asked)
    assert [a.title for a in desk.fetch().added if a.how != "known"] == ["Harbour news 3"]
    assert [path for path, _ in site.asked[before:]] == ["/feed"]  # known pages are left alone

    site.broken = True
    report = desk.fetch()
    assert len(report.failures) == 1
    (health,) = desk.sources()
    assert (health.failures, health.full) == (1, 3)
    assert "500" in (health.error or "")
    assert desk.failures()[0].address == feed

    site.broken = False
    desk.fetch()
    assert desk.sources()[0].failures == 0
    assert desk.failures() == ()
    assert "no longer polled" in desk.remove(feed)
    assert desk.sources() == ()


def test_a_page_that_cannot_be_had_leaves_a_summary_marked_so(desk: Desk, site: Site) -> None:
    entry = site.entry(4, whole=False).replace(f"{site.address}/4", "http://192.0.2.1:1/4")
    site.entries = [entry]
    report = desk.add([f"{site.address}/feed"])
    assert [a.how for a in report.added] == ["new"]
    assert desk.article(report.added[0].article).article.whole is False
    assert desk.sources()[0].summaries == 1
    assert any("only a summary" in note for note in report.notes)


def test_an_address_that_leads_home_is_refused(tmp_path: Path, site: Site) -> None:
    settings = Settings(store=tmp_path / "desk.sqlite")
    with Desk.open(settings=settings, parser=FakeParser()) as desk:
        report = desk.add([f"{site.address}/feed"])
        assert report.added == ()
        assert len(report.failures) == 1
        assert site.asked == []
