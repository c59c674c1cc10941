"""Pages to drafts: main text by trafilatura, the date by htmldate where the page itself says it."""

import re
from logging import CRITICAL, getLogger
from typing import Any

from tidings.errors import UnreadableSource
from tidings.intake.drafts import Draft, kind_of, with_headline
from tidings.intake.markup import plain_line

# Without the far end htmldate asks the clock for today, and a page would read differently tomorrow.
DATES = {"extensive_search": False, "original_date": True, "max_date": "2199-12-31"}
HTML = re.compile(r"<html[\s>]", re.I)
LANGUAGE = re.compile(r"""<html[^>]{0,400}?\slang\s*=\s*["']?([\w-]{2,12})""", re.I)
VIDEO = re.compile(
    r"""<meta[^>]{0,200}?property\s*=\s*["']og:type["'][^>]{0,80}?content\s*=\s*["']video""", re.I
)
HEADING, HEADING_END = re.compile(r"<h1\b[^>]{0,2000}>", re.I), re.compile(r"</h1>", re.I)


def read_page(html: str, where: str, url: str | None = None) -> Draft:
    """Return the draft of one page. Raises UnreadableSource where no main text is found."""
    page = _extract(html, url)
    body = (page.text or "").strip() if page is not None else ""
    if not body:
        raise UnreadableSource(
            f"{where} holds no article text that could be found; save the article itself as text."
        )
    title = plain_line(page.title) or _heading(html)
    language = LANGUAGE.search(html)
    return Draft(
        text=with_headline(title, body),
        title=title,
        outlet=plain_line(page.sitename),
        published=page.date,
        url=url or page.url,
        byline=plain_line(page.author),
        kind="video" if VIDEO.search(html[:50_000]) else kind_of(url or page.url),
        language=language[1] if language else None,
        topics=tuple(t for raw in _labels(page) if (t := plain_line(raw))),
    )


def _labels(page: Any) -> list[str]:
    return [*(page.categories or ()), *(page.tags or ())]


def _heading(html: str) -> str | None:
    opened = HEADING.search(html)
    closed = HEADING_END.search(html, opened.end()) if opened else None
    return plain_line(html[opened.end() : closed.start()]) if opened and closed else None


def _extract(html: str, url: str | None) -> Any:
    from trafilatura import bare_extraction

    for chatty in ("trafilatura", "htmldate"):  # what they find wrong is told by our own error
        getLogger(chatty).setLevel(CRITICAL)
    try:
        return bare_extraction(
            html if HTML.search(html) else f"<html><body>{html}</body></html>",
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params=dict(DATES),
        )
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None
