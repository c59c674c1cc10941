"""Sources to articles. What can be decided without the world is decided elsewhere; this does it.

`read_source` takes whatever a person names (a file, an address, `-`) and yields what it finds.
Troubles are yielded as values, so that one bad source never stops the next.
"""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from tidings.errors import RefusedAddress, SourceError, UnreadableSource
from tidings.intake.addresses import is_web
from tidings.intake.decoding import decode_text
from tidings.intake.drafts import Draft, finish, retold, with_headline
from tidings.intake.feeds import FeedRead, read_feed, read_json_feed, read_opml
from tidings.intake.jsonlines import Record, read_articles, read_lines
from tidings.intake.pages import read_page
from tidings.intake.sniff import holds
from tidings.intake.texts import read_text_file
from tidings.intake.web import Fetched, Web
from tidings.values.sources import (
    NEVER_ASKED,
    FeedResult,
    FeedSeen,
    FeedState,
    Item,
    Limits,
    Taken,
    Trouble,
)

LINES = (".jsonl", ".ndjson")  # read line by line: an archive may be larger than memory
NOTHING_KNOWN: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A source's bytes with what its server or its file name tells of them."""

    raw: bytes
    where: str
    url: str | None = None
    media_type: str = ""
    charset: str | None = None
    state: FeedState = NEVER_ASKED


def read_source(
    source: str,
    *,
    limits: Limits,
    web: Web,
    stdin: BinaryIO | None = None,
    known: Container[str] = NOTHING_KNOWN,
) -> Iterator[Item]:
    """Yield all that `source` gives: a feed seen before its articles, troubles in their places.

    `source` is a file, an address or "-" for `stdin`. A feed's entries that carry only a summary
    have their pages read, but for those whose address is `known`, which are left out.
    """
    try:
        if Path(source).suffix.lower() in LINES and not is_web(source):
            yield from _lines(Path(source), limits)
        else:
            yield from _items(_load(source, limits, web, stdin), limits, web, known)
    except SourceError as error:
        yield Trouble(address=source, reason=str(error))


def poll(feed: str, state: FeedState, *, limits: Limits, web: Web) -> FeedResult:
    """Ask a feed what is new. Its summaries are not yet completed: see `completed`."""
    try:
        fetched = web.get(feed, limits, state)
        if not fetched.changed:
            return FeedResult(seen=FeedSeen(address=feed, changed=False, state=fetched.state))
        return _feed_result(_of_fetched(fetched, feed), feed)
    except SourceError as error:
        trouble = Trouble(address=feed, reason=str(error), feed=feed)
        return FeedResult(seen=FeedSeen(address=feed, changed=False, state=state), trouble=trouble)


def completed(
    entries: Iterable[Taken], *, limits: Limits, web: Web, known: Container[str] = NOTHING_KNOWN
) -> Iterator[Taken]:
    """Yield a feed's entries, pages read for summaries; summaries of `known` addresses left out."""
    for entry in entries:
        if entry.article.whole:
            yield entry
        elif entry.article.url not in known:
            yield fetch_page(entry, limits=limits, web=web)


def fetch_page(entry: Taken, *, limits: Limits, web: Web) -> Taken:
    """Return `entry` with the text of its page where that tells more; else marked as a summary."""
    url = entry.article.url
    if url is None:
        return _noted(entry, "only a summary, and no address to read the rest at")
    try:
        fetched = web.get(url, limits)
        text, _ = decode_text(fetched.body, url, fetched.charset)
        page = read_page(text, url, fetched.url)
    except SourceError as error:
        return _noted(entry, f"only a summary: {error}")
    if len(page.text) <= len(entry.article.text):
        return _noted(entry, "only a summary: its page tells no more")
    return _merged(entry, page)


def _merged(entry: Taken, page: Draft) -> Taken:
    """Return a feed's entry with its page's text; what the feed said of it stands."""
    article = entry.article
    told, _ = finish(page)
    title = article.title or told.title
    text = told.text if told.title == title else with_headline(title, told.text)
    fuller = replace(
        article,
        outlet=article.outlet or told.outlet,
        byline=article.byline or told.byline,
        published=article.published or told.published,
        language=article.language or told.language,
        kind=told.kind if article.kind == "news" else article.kind,
        topics=tuple(dict.fromkeys((*article.topics, *told.topics))),
    )
    return replace(entry, article=retold(fuller, text, title, whole=True))


def _noted(entry: Taken, note: str) -> Taken:
    return replace(entry, notes=(*entry.notes, note))


def _load(source: str, limits: Limits, web: Web, stdin: BinaryIO | None) -> Loaded:
    if source == "-":
        raw = stdin.read(limits.max_bytes + 1) if stdin else b""
        return Loaded(raw=_capped(raw, "the standard input", limits), where="the standard input")
    if is_web(source):
        return _of_fetched(web.get(source, limits), source)
    if "://" in source:
        raise RefusedAddress(f"{source} is not an http or https address; give one of those.")
    return Loaded(raw=_read_file(Path(source), limits), where=source)


def _of_fetched(fetched: Fetched, where: str) -> Loaded:
    return Loaded(
        raw=fetched.body,
        where=where,
        url=fetched.url,
        media_type=fetched.media_type,
        charset=fetched.charset,
        state=fetched.state,
    )


def _read_file(path: Path, limits: Limits) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableSource(f"{path} is a folder; name the files in it.")
        with path.open("rb") as file:
            return _capped(file.read(limits.max_bytes + 1), str(path), limits)
    except FileNotFoundError as cause:
        raise UnreadableSource(f"{path} does not exist; check its spelling.") from cause
    except (OSError, ValueError) as cause:
        why = getattr(cause, "strerror", None) or cause
        raise UnreadableSource(f"{path} cannot be read: {why}.") from cause


def _capped(raw: bytes, where: str, limits: Limits) -> bytes:
    if len(raw) > limits.max_bytes:
        raise UnreadableSource(
            f"{where} is larger than {limits.max_bytes / 2**20:g} MB; split it, or raise `max_mb` "
            "in the settings."
        )
    return raw


def _items(loaded: Loaded, limits: Limits, web: Web, known: Container[str]) -> Iterator[Item]:
    text, note = decode_text(loaded.raw, loaded.where, loaded.charset)
    kind = holds(text, loaded.url or loaded.where, loaded.media_type)
    match kind:
        case "feed" | "json feed":
            result = _feed_result(loaded, loaded.where)
            yield result.seen
            yield from completed(result.entries, limits=limits, web=web, known=known)
        case "opml":
            for feed in read_opml(text, loaded.where):
                yield from _polled(
                    poll(feed, NEVER_ASKED, limits=limits, web=web), limits, web, known
                )
        case "articles":
            yield from _records(read_articles(text), loaded.where)
        case "html":
            yield _taken(read_page(text, loaded.where, loaded.url), loaded.where, note)
        case "text":
            draft = read_text_file(text)
            if not draft.text.strip():
                raise UnreadableSource(f"{loaded.where} holds no text below its header lines.")
            draft = replace(draft, url=draft.url or loaded.url)
            yield _taken(draft, loaded.where, note)


def _polled(result: FeedResult, limits: Limits, web: Web, known: Container[str]) -> Iterator[Item]:
    if result.trouble:
        yield result.trouble
        return
    yield result.seen
    yield from completed(result.entries, limits=limits, web=web, known=known)


def _feed_result(loaded: Loaded, address: str) -> FeedResult:
    text, _ = decode_text(loaded.raw, loaded.where, loaded.charset)
    base = loaded.url or None
    kind = holds(text, base or loaded.where, loaded.media_type)
    if kind not in {"feed", "json feed"}:
        raise UnreadableSource(f"{loaded.where} is not a feed but {kind}; add it as an article.")
    reader = read_json_feed if kind == "json feed" else read_feed
    return _of_feed(reader(text, loaded.where, base), loaded, address)


def _of_feed(feed: FeedRead, loaded: Loaded, address: str) -> FeedResult:
    entries = tuple(
        replace(_taken(draft, loaded.where, None), place=f"entry {number}", feed=address)
        for number, draft in enumerate(feed.entries, 1)
        if draft.text.strip()
    )
    if feed.broken and not entries:
        raise UnreadableSource(
            f"{loaded.where} is a malformed feed with no entry that could be read "
            f"({feed.broken}); check the address, or tell its publisher."
        )
    seen = FeedSeen(
        address=address,
        title=feed.title,
        kind=feed.kind,
        fetched=loaded.url is not None,
        state=loaded.state,
        entries=len(entries),
        summaries=sum(not e.article.whole for e in entries),
        notes=_feed_notes(feed, len(entries)),
    )
    return FeedResult(seen=seen, entries=entries)


def _feed_notes(feed: FeedRead, read: int) -> tuple[str, ...]:
    left_out = len(feed.entries) - read
    rows = (
        (feed.broken, f"the feed is malformed ({feed.broken}); what could be read was read"),
        (not feed.entries, "the feed is in order, and lists no entry"),
        (left_out, f"entries without words, left out: {left_out}"),
    )
    return tuple(note for told, note in rows if told)


def _taken(draft: Draft, source: str, note: str | None) -> Taken:
    article, notes = finish(draft)
    return Taken(article=article, source=source, notes=(note, *notes) if note else notes)


def _records(records: Iterable[Record], where: str) -> Iterator[Taken | Trouble]:
    for record in records:
        if record.draft is None:
            yield Trouble(address=where, reason=f"{where}, {record.place}: it {record.reason}.")
        else:
            taken = _taken(record.draft, where, None)
            yield replace(
                taken,
                place=record.place,
                given_id=record.given_id,
                notes=(*record.notes, *taken.notes),
            )


def _lines(path: Path, limits: Limits) -> Iterator[Taken | Trouble]:
    """Read JSON lines one by one; the cap holds for each line."""
    try:
        with path.open("rb") as file:
            head = file.read(4096)
            if not head.strip():
                raise UnreadableSource(f"{path} is empty; check that it was saved in full.")
            decode_text(head.rpartition(b"\n")[0] or head, str(path))  # refuses binary
            file.seek(0)
            wide = TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="\n")
            yield from _records(read_lines(_capped_lines(wide, path, limits)), str(path))
    except FileNotFoundError as cause:
        raise UnreadableSource(f"{path} does not exist; check its spelling.") from cause
    except OSError as cause:
        raise UnreadableSource(f"{path} cannot be read: {cause.strerror}.") from cause


def _capped_lines(wide: TextIOWrapper, path: Path, limits: Limits) -> Iterator[str]:
    while line := wide.readline(limits.max_bytes + 1):
        if len(line) > limits.max_bytes:
            raise UnreadableSource(
                f"{path} has a line longer than {limits.max_bytes / 2**20:g} MB; is it JSON lines?"
            )
        yield line
