"""Files, pages and JSON lines to articles; what cannot be read is a trouble with one sentence."""

import json
from io import BytesIO
from pathlib import Path

import pytest

from tests.fake_web import FakeWeb
from tidings.codec import article_id
from tidings.intake import Fetched, read_source
from tidings.intake.dates import read_date
from tidings.intake.pages import _heading
from tidings.intake.sniff import holds
from tidings.values.sources import Item, Limits, Taken, Trouble

BODY = "The two sides met on Monday in Vienna.\n\nThey will meet again next week.\n"
PAGE = """<!doctype html><html lang="en-GB"><head>
<title>Talks <script>alert('title')</script>resume</title>
<meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2017-06-21T10:00:00Z">
<meta name="author" content="Ann Field"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Talks resume</h1>
<p>The two sides met on Monday in Vienna to talk about the bridge, an official said.</p>
<script>document.write('body')</script>
<p>They agreed to meet again next week, after the ministers return from the summit.</p>
<p onclick="steal()">The first round ended without a result, and neither side would say why.</p>
</article><footer>Copyright 2031</footer></body></html>"""


def take(
    source: str | Path, web: FakeWeb | None = None, max_bytes: int = Limits().max_bytes
) -> list[Item]:
    caps = Limits(max_bytes=max_bytes)
    return list(read_source(str(source), limits=caps, web=web or FakeWeb()))


def one(source: str | Path, web: FakeWeb | None = None) -> Taken:
    (item,) = take(source, web)
    assert isinstance(item, Taken), item
    return item


def trouble(source: str | Path, max_bytes: int = Limits().max_bytes) -> str:
    (item,) = take(source, max_bytes=max_bytes)
    assert isinstance(item, Trouble), item
    assert item.address == str(source)
    assert item.reason.startswith(str(source))
    assert item.reason.endswith(".")
    assert "\n" not in item.reason
    return item.reason


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_without_headers_is_kept_to_the_letter(tmp_path: Path) -> None:
    text = "  \tThe two sides met.\r\n\r\n“Well,” he said.  \n \n"
    article = one(write(tmp_path, "a.txt", text)).article
    assert article.text == text
    assert article.title is None
    assert article.id == article_id(text)


def test_header_lines_are_taken_off_the_top(tmp_path: Path) -> None:
    head = "Title: Talks resume\nDate: 21 June 2017\nSource: The Courier\n"
    more = "URL: https://courier.example/1\nKind: Analysis\n\n"
    article = one(write(tmp_path, "a.txt", head + more + BODY)).article
    assert article.text == BODY
    assert (article.title, article.outlet) == ("Talks resume", "The Courier")
    assert (article.published, article.kind) == ("2017-06-21", "analysis")
    assert article.url == "https://courier.example/1"


def test_a_colon_in_the_text_is_no_header(tmp_path: Path) -> None:
    text = "Source: The Courier\nWarning: this is text.\nSource: so is this.\n"
    article = one(write(tmp_path, "a.txt", text)).article
    assert article.text == "Warning: this is text.\nSource: so is this.\n"
    assert article.outlet == "The Courier"


def test_a_first_line_that_is_a_headline_gives_the_title_and_stays(tmp_path: Path) -> None:
    text = f"Talks resume in Vienna\n\n{BODY}"
    article = one(write(tmp_path, "a.txt", text)).article
    assert article.title == "Talks resume in Vienna"
    assert article.text == text


def test_an_impossible_date_is_left_out_with_a_note(tmp_path: Path) -> None:
    taken = one(write(tmp_path, "a.txt", f"Date: 2017-02-30\n\n{BODY}"))
    assert taken.article.published is None
    assert taken.notes == ("the date '2017-02-30' is not one, and was left out",)


def test_an_address_that_is_not_of_the_web_is_left_out(tmp_path: Path) -> None:
    taken = one(write(tmp_path, "a.txt", f"URL: javascript:alert(1)\n\n{BODY}"))
    assert taken.article.url is None
    assert "javascript" in taken.notes[0]


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("2017-06-21", "2017-06-21"),
        ("2017-06-21T18:05:09Z", "2017-06-21T18:05+00:00"),
        ("2017-06-21 18:05", "2017-06-21T18:05"),
        ("Wed, 21 Jun 2017 23:05:00 -0400", "2017-06-21T23:05-04:00"),
        ("21 Jun 2017 23:05 GMT", "2017-06-21T23:05+00:00"),
        ("June 21st, 2017", "2017-06-21"),
        ("21 September 2017", "2017-09-21"),
        ("Sept. 3, 2017", "2017-09-03"),
        ("2017-13-01", None),
        ("31 April 2017", None),
        ("Fri, 31 Feb 2017 10:00:00 GMT", None),
        ("03/04/2017", None),
        ("0000-00-00", None),
        ("9999-01-01", None),
        ("yesterday", None),
        ("", None),
        (20170621, None),
    ],
)
def test_dates(raw: object, read: str | None) -> None:
    assert read_date(raw) == read


def test_a_page_gives_its_words_and_what_it_says_of_itself(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.html", PAGE)).article
    assert article.title == "Talks resume"
    assert article.text.startswith("Talks resume\n")
    assert "neither side would say why." in article.text
    assert (article.outlet, article.byline) == ("The Courier", "Ann Field")
    assert (article.published, article.language) == ("2017-06-21", "en")


@pytest.mark.parametrize("word", ["script", "alert", "document", "onclick", "<", "Home", "2031"])
def test_scripts_and_menus_do_not_survive(tmp_path: Path, word: str) -> None:
    article = one(write(tmp_path, "a.html", PAGE)).article
    assert word not in f"{article.title} {article.text} {article.byline}"


def test_a_page_that_does_not_say_its_date_has_none(tmp_path: Path) -> None:
    html = PAGE.replace("2017-06-21T10:00:00Z", "")
    assert one(write(tmp_path, "a.html", html)).article.published is None


def test_a_page_is_known_by_its_content_not_its_name(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.txt", PAGE)).article.outlet == "The Courier"


def test_a_page_at_an_address() -> None:
    address = "https://courier.example/video/1"
    web = FakeWeb({address: Fetched(url=address, body=PAGE.encode("utf-16"), charset="utf-16")})
    article = one(address, web).article
    assert (article.url, article.kind) == (address, "video")


def test_json_lines(tmp_path: Path) -> None:
    row = {"id": "n1", "title": "T", "text": BODY, "published": "2017-06-21", "kind": "video"}
    lines = [json.dumps(row), "", "{broken", '{"title": "no text"}', '{"text": "a \\ud800 b"}']
    path = write(tmp_path, "a.jsonl", "\n".join(lines))
    first, second, third, fourth = take(path)
    assert isinstance(first, Taken)
    assert (first.given_id, first.place, first.article.text) == ("n1", "line 1", BODY)
    assert first.article.kind == "video"
    assert isinstance(second, Trouble)
    assert "line 3: it is not JSON" in second.reason
    assert isinstance(third, Trouble)
    assert "line 4: it has no `text`" in third.reason
    assert isinstance(fourth, Taken)
    assert fourth.article.text == "a \ufffd b"


def test_fields_of_json_that_are_of_the_wrong_type_are_left_out_and_told(tmp_path: Path) -> None:
    row = {"text": BODY, "title": 7, "outlet": True, "published": ["x"], "id": {}, "topics": "a"}
    taken = one(write(tmp_path, "a.json", json.dumps(row)))
    assert (taken.article.title, taken.article.outlet, taken.given_id) == ("7", None, None)
    assert [n.split()[1] for n in taken.notes] == ["`id`", "`outlet`", "`published`", "`topics`"]


def test_a_json_list_and_copies_in_it_keep_their_order(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", json.dumps([{"text": "One."}, {"text": "Two."}] * 2))
    texts = [i.article.text for i in take(path) if isinstance(i, Taken)]
    assert texts == ["One.", "Two.", "One.", "Two."]


def test_standard_input() -> None:
    (item,) = read_source("-", limits=Limits(), web=FakeWeb(), stdin=BytesIO(BODY.encode()))
    assert isinstance(item, Taken)
    assert item.article.text == BODY
    (nothing,) = read_source("-", limits=Limits(), web=FakeWeb(), stdin=BytesIO(b""))
    assert isinstance(nothing, Trouble)
    assert nothing.reason.startswith("the standard input is empty")


@pytest.mark.parametrize("content", [b"", b" \n\n\t", b"\xef\xbb\xbf", b"\x00\x00"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = write(tmp_path, "a.txt", content)
    assert "empty" in trouble(path) or "no text" in trouble(path)


def test_header_lines_and_nothing_else(tmp_path: Path) -> None:
    assert "no text below" in trouble(write(tmp_path, "a.txt", "Title: Talks\n\n"))


def test_a_file_of_fifty_megabytes(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    assert "larger than 20 MB" in trouble(path)


def test_the_cap_can_be_moved(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "word " * 100)
    assert "max_mb" in trouble(path, max_bytes=400)
    assert take(path, max_bytes=500)


def test_binary(tmp_path: Path) -> None:
    assert "binary" in trouble(write(tmp_path, "a.txt", bytes(range(256)) * 40))
    assert "a PDF" in trouble(write(tmp_path, "b.txt", b"%PDF-1.7 ..."))
    assert "binary" in trouble(write(tmp_path, "c.jsonl", b"\x7f\x00\x01\x02" * 50))


def test_a_stray_control_character_becomes_a_space(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.txt", "One\x00two.\x1f")).article.text == "One two. "


@pytest.mark.parametrize(
    "encoding", ["cp1252", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "utf-32"]
)
def test_encodings_that_can_be_told(tmp_path: Path, encoding: str) -> None:
    text = "“Café closed,” the mayor said. It was déjà vu for the élite.\n"
    assert one(write(tmp_path, "a.txt", text.encode(encoding))).article.text == text


def test_an_encoding_that_was_guessed_is_noted(tmp_path: Path) -> None:
    taken = one(
        write(tmp_path, "a.txt", "Le café du coin est fermé depuis mardi, dit-il.".encode("cp1252"))
    )
    assert taken.notes == ("the encoding is not declared and was taken for cp1252",)


def test_a_page_in_another_encoding_than_it_declares_is_still_read(tmp_path: Path) -> None:
    html = PAGE.replace("<head>", '<head><meta charset="ascii">').replace("bridge", "café")
    assert "café" in one(write(tmp_path, "a.html", html)).article.text
    assert "café" in one(write(tmp_path, "b.html", html.encode("cp1252"))).article.text


def test_sources_that_are_not_there(tmp_path: Path) -> None:
    assert "does not exist" in trouble(tmp_path / "nowhere.txt")
    assert "does not exist" in trouble(tmp_path / "nowhere.jsonl")
    assert "is a folder" in trouble(tmp_path)
    assert "http or https" in trouble("file:///etc/passwd")
    assert "404" in trouble("https://courier.example/none")
    assert trouble("a\0b")


@pytest.mark.parametrize("content", ['{"text":' * 90_000, "[" * 90_000])
def test_json_that_is_nested_too_deep(tmp_path: Path, content: str) -> None:
    assert "nested too deep" in trouble(write(tmp_path, "a.json", content))


def test_a_page_without_an_article(tmp_path: Path) -> None:
    path = write(tmp_path, "a.html", "<html><body><script>x()</script></body></html>")
    assert "no article text" in trouble(path)


def test_one_bad_source_does_not_stop_the_next(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        write(tmp_path, f"{name}.txt", b"" if name == "b" else BODY)
    kinds = [type(take(tmp_path / f"{name}.txt")[0]) for name in ("a", "b", "c")]
    assert kinds == [Taken, Trouble, Taken]


def test_blanks_and_headings_without_end_take_no_time(tmp_path: Path) -> None:
    path = tmp_path / "wide.txt"
    path.write_text(f"Title:{' ' * 2_000_000}Ferry\n\nIt runs again.")  # was quadratic: an hour
    (item,) = read_source(str(path), limits=Limits(), web=FakeWeb())
    assert isinstance(item, Taken)
    assert (item.article.title, item.article.text) == ("Ferry", "It runs again.")
    assert _heading("<h1>" * 500_000) is None
    assert _heading('<H1 class="x">One &amp;\n two</H1>') == "One & two"


def test_a_paragraph_of_two_hundred_thousand_characters_is_taken(tmp_path: Path) -> None:
    text = "word " * 40_000
    assert one(write(tmp_path, "a.txt", text)).article.text == text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Plain words.", "text"),
        ("<3 hearts, he wrote", "text"),
        ("{curly} words", "text"),
        ("[Editor's note] words", "text"),
        ("<!-- x --><!DOCTYPE html><p>", "html"),
        ('<?xml version="1.0"?><!-- a --><rss version="2.0">', "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "feed"),
        ("<opml version='2.0'>", "opml"),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', "json feed"),
        ('{"text": "a"}\n{"text": "b"}', "articles"),
        ('[{"text": "a"}]', "articles"),
    ],
)
def test_what_a_source_holds(text: str, kind: str) -> None:
    assert holds(text) == kind
