"""From what a source gives to an Article: fields cleaned, dates made ISO, what was odd noted."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from tidings.codec import article_id
from tidings.intake.addresses import web_address
from tidings.intake.dates import read_date
from tidings.intake.decoding import clean
from tidings.values import Article

# Folders of news sites' addresses that tell the kind of what lies in them.
KIND_OF_FOLDER = {
    "video": "video",
    "videos": "video",
    "watch": "video",
    "analysis": "analysis",
    "opinion": "opinion",
    "opinions": "opinion",
    "commentisfree": "opinion",
    "editorial": "opinion",
    "editorials": "opinion",
    "live": "live",
}
MAX_FIELD = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An article's fields as the source gives them, not yet cleaned."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    url: str | None = None
    byline: str | None = None
    kind: str | None = None
    language: str | None = None
    topics: tuple[str, ...] = ()
    whole: bool = True


def finish(draft: Draft) -> tuple[Article, tuple[str, ...]]:
    """Return the article and notes on what could not be taken as given."""
    notes = []
    published = read_date(draft.published)
    if draft.published and draft.published.strip() and not published:
        notes.append(f"the date {draft.published.strip()[:60]!r} is not one, and was left out")
    url = web_address(draft.url)
    if draft.url and draft.url.strip() and not url:
        notes.append(f"the address {draft.url.strip()[:60]!r} is not of the web, and was left out")
    text = clean(draft.text)
    title = one_line(draft.title)
    article = Article(
        id=article_id(text, title),
        text=text,
        title=title,
        url=url,
        outlet=one_line(draft.outlet),
        byline=one_line(draft.byline),
        kind=(one_line(draft.kind) or kind_of(url)).lower(),
        topics=tuple(dict.fromkeys(t for raw in draft.topics if (t := one_line(raw)))),
        language=_language(draft.language),
        published=published,
        whole=draft.whole,
    )
    return article, tuple(notes)


def retold(article: Article, text: str, title: str | None, *, whole: bool) -> Article:
    """Return `article` with a new text and title, and the id that goes with them."""
    return replace(article, id=article_id(text, title), text=text, title=title, whole=whole)


def one_line(raw: str | None) -> str | None:
    """Return `raw` on one line without control characters, or none where nothing is left."""
    return " ".join(clean(raw).split())[:MAX_FIELD] or None if raw else None


def with_headline(title: str | None, body: str) -> str:
    """Return the text of an article: its headline, then its body, unless it begins with it.

    The headline tells news of its own, and every value must rest on words of the text.
    """
    if not title or body.lstrip()[: len(title)].casefold() == title.casefold():
        return body
    return f"{title}\n\n{body}"


def kind_of(url: str | None) -> str:
    """Return what an address tells of its kind: "news" unless a folder says otherwise."""
    folders = urlsplit(url).path.lower().split("/")[:-1] if url else []
    return next((KIND_OF_FOLDER[f] for f in folders if f in KIND_OF_FOLDER), "news")


def _language(raw: str | None) -> str | None:
    code = (raw or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if code.isalpha() and len(code) in (2, 3) else None
