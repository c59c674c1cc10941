"""Feeds and lists of feeds: entries, summaries completed from their pages, and bad feeds."""

import json
from pathlib import Path

import pytest

from tests.fake_web import FakeWeb
from tidings.errors import FetchError
from tidings.intake import Fetched, completed, poll, read_source
from tidings.values.sources import NEVER_ASKED, FeedSeen, FeedState, Item, Limits, Taken, Trouble

FEED = "https://courier.example/feed.xml"
STORY = "https://courier.example/world/1"
CAPS = Limits()
LONG = "The two sides met on Monday and agreed to meet again before the month is out. " * 20

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Courier: World</title><language>en-gb</language>
<item><title>Talks &amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt; resume</title>
 <link>{STORY}</link>
 <description>The two sides met. &lt;a href="x"&gt;Read more&lt;/a&gt;</description>
 <pubDate>Wed, 21 Jun 2017 23:05:00 -0400</pubDate><category>Vienna talks</category>
 <dc:creator>Ann Field</dc:creator></item>
<item><title>Bridge opens</title><link>/world/2</link><description>It opened.</description>
 <content:encoded><![CDATA[<p>{LONG}</p><script>evil()</script><p>The end.</p>]]></content:encoded>
 <pubDate>Sat, 30 Feb 2017 10:00:00 GMT</pubDate></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Orient</title>
<entry><title>Talks resume</title><link href="{STORY}"/><updated>2017-06-21T10:00:00+02:00</updated>
<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>"""

PAGE = f"""<html><head><title>Talks resume</title></head><body><article><h1>Talks resume</h1>
<p>{LONG}</p><p>An official told reporters that the next round is set for July.</p></article>
</body></html>"""


def take(
    source: str | Path, web: FakeWeb | None = None, known: set[str] | None = None
) -> list[Item]:
    return list(read_source(str(source), limits=CAPS, web=web or FakeWeb(), known=known or set()))


def written(folder: Path, content: str, name: str = "feed.xml") -> Path:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    return path


def test_a_summary_has_its_page_read_and_a_whole_entry_has_not() -> None:
    web = FakeWeb({FEED: RSS, STORY: PAGE})
    seen, first, second = take(FEED, web)
    assert isinstance(seen, FeedSeen)
    assert (seen.title, seen.kind, seen.entries, seen.summaries) == (
        "The Courier: World",
        "rss",
        2,
        1,
    )
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert first.article.whole
    assert "the next round is set for July" in first.article.text
    assert first.article.published == "2017-06-21T23:05-04:00"
    assert first.article.topics == ("Vienna talks",)
    assert (first.article.byline, first.article.language) == ("Ann Field", "en")
    assert (first.feed, first.place) == (FEED, "entry 1")
    assert [address for address, _ in web.asked] == [FEED, STORY]


def test_scripts_survive_neither_in_titles_nor_in_bodies() -> None:
    for item in take(FEED, FakeWeb({FEED: RSS, STORY: PAGE})):
        assert "script" not in str(item)
        assert "alert" not in str(item)
        assert "evil" not in str(item)


def test_an_entry_in_full_keeps_its_paragraphs_and_links_are_made_absolute() -> None:
    _, _, second = take(FEED, FakeWeb({FEED: RSS, STORY: PAGE}))
    assert isinstance(second, Taken)
    assert second.article.text == f"Bridge opens\n\n{LONG.strip()}\n\nThe end."
    assert second.article.url == "https://courier.example/world/2"
    assert second.article.published is None
    assert "30 Feb 2017" in second.notes[0]


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (FetchError("the site is closed."), "only a summary: the site is closed."),
        ("<p>Short.</p>", "only a summary: its page tells no more"),
        ("", "is empty"),
    ],
)
def test_what_stays_a_summary_is_marked(page: str | Exception, why: str) -> None:
    _, first, _ = take(FEED, FakeWeb({FEED: RSS, STORY: page}))
    assert isinstance(first, Taken)
    assert not first.article.whole
    assert first.article.text == "Talks resume\n\nThe two sides met. Read more"
    assert why in first.notes[-1]


def test_the_page_of_a_known_summary_is_not_read_again() -> None:
    web = FakeWeb({FEED: RSS, STORY: PAGE})
    items = take(FEED, web, known={STORY})
    assert [i.article.title for i in items if isinstance(i, Taken)] == ["Bridge opens"]
    assert [address for address, _ in web.asked] == [FEED]


def test_polling_sends_what_the_server_told_and_hears_that_nothing_is_new() -> None:
    told = FeedState(etag='"7"', modified="Wed, 21 Jun 2017 10:00:00 GMT")
    web = FakeWeb({FEED: Fetched(url=FEED, body=RSS.encode(), state=told)})
    first = poll(FEED, NEVER_ASKED, limits=CAPS, web=web)
    assert (len(first.entries), first.seen.state) == (2, told)
    again = poll(FEED, first.seen.state, limits=CAPS, web=web)
    assert (again.entries, again.seen.changed, again.seen.state) == ((), False, told)
    assert web.asked == [(FEED, NEVER_ASKED), (FEED, told)]


def test_a_failed_poll_is_a_value_and_keeps_the_state() -> None:
    state = FeedState(etag='"7"')
    result = poll(FEED, state, limits=CAPS, web=FakeWeb())
    assert result.trouble is not None
    assert "404" in result.trouble.reason
    assert result.seen.state == state


def test_polled_summaries_are_completed_on_demand() -> None:
    web = FakeWeb({FEED: RSS, STORY: PAGE})
    result = poll(FEED, NEVER_ASKED, limits=CAPS, web=web)
    assert [e.article.whole for e in result.entries] == [False, True]
    entries = list(completed(result.entries, limits=CAPS, web=web))
    assert [e.article.whole for e in entries] == [True, True]


def test_atom_in_a_file(tmp_path: Path) -> None:
    seen, entry = take(written(tmp_path, ATOM))
    assert isinstance(seen, FeedSeen)
    assert (seen.kind, seen.fetched) == ("atom", False)
    assert isinstance(entry, Taken)
    assert entry.article.whole
    assert entry.article.published == "2017-06-21T10:00+02:00"
    assert entry.article.outlet == "Orient"


def test_json_feed(tmp_path: Path) -> None:
    items = [
        {"title": "Talks resume", "url": STORY, "content_html": f"<p>{LONG}</p>", "tags": ["x"]},
        {"summary": "Short.", "url": "javascript:alert(1)", "date_published": "2017-02-30"},
        "nonsense",
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "J", "items": items}
    seen, first, second = take(written(tmp_path, json.dumps(feed), "feed.json"))
    assert isinstance(seen, FeedSeen)
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    assert (seen.kind, seen.title) == ("json", "J")
    assert first.article.text == f"Talks resume\n\n{LONG.strip()}"
    assert first.article.topics == ("x",)
    assert second.article.url is None
    assert not second.article.whole


def test_a_list_of_feeds_reads_each_and_carries_on_past_a_bad_one(tmp_path: Path) -> None:
    opml = f"""<opml version="2.0"><body><outline text="World">
    <outline type="rss" xmlUrl="https://gone.example/feed"/>
    <outline type="rss" xmlUrl="{FEED}"/><outline type="rss" xmlUrl="{FEED}"/>
    <outline type="rss" xmlUrl="file:///etc/passwd"/></outline></body></opml>"""
    items = take(written(tmp_path, opml, "feeds.opml"), FakeWeb({FEED: RSS, STORY: PAGE}))
    assert [type(i) for i in items] == [Trouble, FeedSeen, Taken, Taken]


def test_a_feed_with_nothing_in_it_is_no_trouble(tmp_path: Path) -> None:
    (seen,) = take(
        written(tmp_path, "<rss version='2.0'><channel><title>T</title></channel></rss>")
    )
    assert isinstance(seen, FeedSeen)
    assert seen.entries == 0
    assert seen.notes == ("the feed is in order, and lists no entry",)


def test_a_feed_that_breaks_off_gives_what_could_be_read_and_a_note(tmp_path: Path) -> None:
    seen, *entries = take(written(tmp_path, ATOM.replace("</entry></feed>", "</entry><ent")))
    assert isinstance(seen, FeedSeen)
    assert "malformed" in seen.notes[0]
    assert len(entries) == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("<rss><channel><title>T</title><item", "not a well-formed feed"),
        ("<rss version='2.0'><channel><item></item><item><tit", "no entry that could be read"),
        ("<?xml version='1.0'?><other/>", "not a well-formed feed"),
        ("no markup at all", "not a well-formed feed"),
        ("<opml><body/></opml>", "names no feed"),
        ('{"version": "https://jsonfeed.org/version/1"}', "without `items`"),
    ],
)
def test_what_is_no_feed_says_so(tmp_path: Path, content: str, words: str) -> None:
    (item,) = take(written(tmp_path, content))
    assert isinstance(item, Trouble)
    assert words in item.reason
    assert item.reason.startswith(str(tmp_path))


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize("root", ["rss", "opml"])
def test_a_billion_laughs_are_refused_before_they_are_told(tmp_path: Path, root: str) -> None:
    xml = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]><{root}>&l9;</{root}>'
    (item,) = take(written(tmp_path, xml))
    assert isinstance(item, Trouble)
    assert "entities" in item.reason
    assert len(item.reason) < 400


def test_polling_what_is_a_page_says_so() -> None:
    result = poll(STORY, NEVER_ASKED, limits=CAPS, web=FakeWeb({STORY: PAGE}))
    assert result.trouble is not None
    assert "is not a feed but html" in result.trouble.reason
