"""Reading and folding touch no file, process or network once the packaged tables are loaded."""

import sys

from tests.support import make_article
from tidings.codebook import Codebook
from tidings.codec import encode
from tidings.parsers.spacy import SpacyParser
from tidings.readers.reading import published, read_article
from tidings.story.changes import story_brief
from tidings.story.fold import fold
from tidings.values import Entry

TEXTS = (
    "Norway expelled two Danish diplomats on Monday, the foreign ministry in Oslo said.",
    "Denmark will retaliate unless Norway takes two diplomats back, its minister said on Tuesday.",
)
TOUCHING = ("open", "socket.", "subprocess.", "sqlite3.", "urllib.", "os.listdir", "os.scandir")


class Watch:
    """Notes what the interpreter is asked for, while it is on. A hook cannot be taken off again."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self._heard)

    def _heard(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.on and event.startswith(TOUCHING):
            self.seen.append(f"{event} {arguments[:1]}")


def _whole(parser: SpacyParser, book: Codebook) -> tuple[bytes, ...]:
    """Return the bytes of two readings, their published forms, their story and its brief."""
    articles = [
        make_article(text, published=f"2019-05-0{day}") for day, text in enumerate(TEXTS, 7)
    ]
    readings = [read_article(a, parser, book) for a in articles]
    entries = [
        Entry(seq=n, at="2019-05-09T12:00:00+00:00", kind="reading", cause="news", reading=r)
        for n, r in enumerate(readings, 1)
    ]
    story = fold("s", entries)
    brief = story_brief(fold("s", entries[:1]), story)
    return (*map(encode, readings), encode([published(r) for r in readings]),
            encode(story), encode(brief))  # fmt: skip


def test_nothing_is_touched_and_the_bytes_are_the_same(parser: SpacyParser, book: Codebook) -> None:
    first = _whole(parser, book)
    watch = Watch()
    watch.on = True
    second = _whole(parser, book)
    watch.on = False
    assert watch.seen == []
    assert first == second


def test_the_watch_would_see_a_file_opened() -> None:
    watch = Watch()
    watch.on = True
    with open(__file__, encoding="utf-8"):  # noqa: PTH123
        watch.on = False
    assert any(s.startswith("open") and "test_purity" in s for s in watch.seen)
