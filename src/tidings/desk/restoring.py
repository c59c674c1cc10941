"""A bundle's lines put back into an empty store: checked first, then written in one transaction."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tidings.codec import encode
from tidings.desk import bundle_form as form
from tidings.desk.arrival import sketch, text_key
from tidings.desk.bundle_file import BundleFile
from tidings.desk.places import FORM
from tidings.desk.reader import TRIPS
from tidings.desk.texts import find_texts
from tidings.store import Store, Writer
from tidings.store.rows import FormerRow, Shift
from tidings.story.grouping import features
from tidings.values import Judgement, Reading, Span
from tidings.values.bundle import BundledArticle, BundledStory, BundledText, HistoryEntry
from tidings.values.sources import Limits


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A bundle's lines in their order, all but its readings, and the texts by article."""

    articles: tuple[BundledArticle, ...]
    history: tuple[HistoryEntry, ...]
    judgements: Mapping[str, Judgement]
    stories: tuple[BundledStory, ...]
    texts: Mapping[str, str]


def load(bundle: BundleFile, texts: Path | None, limits: Limits) -> Loaded:
    """Return what a bundle holds, whatever order its lines lie in. Raises BundleError."""
    articles = tuple(sorted(bundle.values(form.ARTICLES, BundledArticle), key=lambda a: a.order))
    history = tuple(sorted(bundle.values(form.HISTORY, HistoryEntry), key=lambda e: e.order))
    judgements = tuple(bundle.values(form.JUDGEMENTS, Judgement))
    stories = tuple(sorted(bundle.values(form.STORIES, BundledStory), key=lambda s: s.id))
    for what, keys in (
        ("article", [a.article.id for a in articles]),
        ("place of an article", [a.order for a in articles]),
        ("place in history", [e.order for e in history]),
        ("judgement", [j.id for j in judgements]),
        ("story", [s.id for s in stories]),
    ):
        _once(bundle, what, keys)
    _check_articles(bundle, articles, {s.id for s in stories})
    _check_history(bundle, history, articles, {j.id for j in judgements})
    found = _texts(bundle, articles) if bundle.manifest.with_text else None
    return Loaded(
        articles=articles,
        history=history,
        judgements={j.id: j for j in judgements},
        stories=stories,
        texts=find_texts(articles, texts, limits) if found is None else found,
    )


def restore(store: Store, bundle: BundleFile, loaded: Loaded) -> None:
    """Put a bundle into an empty store: all of it, or nothing. Raises BundleError."""
    with store.write() as writer:
        _articles(writer, bundle, loaded)
        _readings(writer, bundle, loaded)
        for entry in loaded.history:
            if not _happens(writer, entry, loaded):
                raise bundle.error(f"{form.HISTORY}: entry {entry.order} tells of nothing new")
        try:
            _placings(writer, loaded)
        except TRIPS as cause:
            name = type(cause).__name__
            raise bundle.error(f"its readings do not hold together ({name})") from cause


def _once(bundle: BundleFile, what: str, keys: Sequence[Hashable]) -> None:
    seen: set[Hashable] = set()
    for key in keys:
        if key in seen:
            raise bundle.error(f"it has the {what} {str(key)[:40]!r} twice")
        seen.add(key)


def _check_articles(
    bundle: BundleFile, articles: Sequence[BundledArticle], stories: set[str]
) -> None:
    earlier: set[str] = set()
    for one in articles:
        ident = one.article.id
        if one.story is not None and one.story not in stories:
            raise bundle.error(f"article {ident} is in a story that the bundle has not")
        if one.revises is not None and one.revises not in earlier:
            raise bundle.error(f"article {ident} revises one that did not come before it")
        earlier.add(ident)
    odd = {s.article for a in articles for s in a.shifts} - earlier
    if odd:
        raise bundle.error(f"article {min(odd)[:40]!r}, which a rule moved, is not in it")
    former = [f.id for a in articles for f in a.former]
    _once(bundle, "former story", [*former, *stories])
    if empty := stories - {a.story for a in articles}:
        raise bundle.error(f"no article is in story {min(empty)[:40]!r}")


def _check_history(
    bundle: BundleFile,
    history: Iterable[HistoryEntry],
    articles: Iterable[BundledArticle],
    judgements: set[str],
) -> None:
    held = {a.article.id for a in articles}
    read: set[str] = set()
    judged: set[str] = set()
    for entry in history:
        if entry.kind == "reading" and entry.fingerprint is not None and entry.article in held:
            read.add(entry.article or "")
        elif entry.article in held and _whole(entry):
            continue
        elif entry.kind == "judgement" and entry.judgement in judgements - judged:
            judged.add(entry.judgement or "")
        elif entry.kind != "take back" or entry.judgement not in judged:
            raise bundle.error(f"{form.HISTORY}: entry {entry.order} tells of what is not there")
    if read != held or judged != judgements:
        raise bundle.error(f"{form.HISTORY} does not tell of all that the bundle holds")


def _whole(entry: HistoryEntry) -> bool:
    """Tell whether an entry of a copy or a move says which."""
    return (entry.kind == "copy" and entry.copy is not None) or (
        entry.kind == "move" and entry.moved is not None
    )


def _texts(bundle: BundleFile, articles: Sequence[BundledArticle]) -> dict[str, str]:
    wanted = {a.article.id: a.sha256 for a in articles}
    found: dict[str, str] = {}
    for one in bundle.values(form.TEXTS, BundledText):
        if one.id in found:
            raise bundle.error(f"it has the text of article {one.id[:40]!r} twice")
        if wanted.get(one.id) != form.text_digest(one.text):
            raise bundle.error(
                f"the text of article {one.id[:40]!r} is not the one that was read: its SHA-256 "
                "differs"
            )
        found[one.id] = one.text
    if lacking := wanted.keys() - found.keys():
        raise bundle.error(f"the text of article {min(lacking)[:40]!r} is not in it")
    return found


def _articles(writer: Writer, bundle: BundleFile, loaded: Loaded) -> None:
    for story in loaded.stories:
        writer.start_story(story.id, story.title, at=story.started)
        writer.parted_from(story.id, story.parted_from)
    for one in loaded.articles:
        text = loaded.texts[one.article.id]
        article = replace(one.article, text=text)
        writer.add_article(
            article, arrived=one.arrived, text_key=text_key(text), marks=sketch(text)
        )
        if one.revises is not None:
            old = loaded.texts[one.revises]
            if not _within(one.changed, text) or not _within(one.gone, old):
                raise bundle.error(f"article {article.id}: what it changed lies outside the text")
            gone = form.words_at(one.gone, old)
            writer.add_revision(article.id, one.revises, one.changed, gone)
        if one.story is not None:
            writer.put_in_story(article.id, one.story, one.score, one.why)


def _readings(writer: Writer, bundle: BundleFile, loaded: Loaded) -> None:
    articles = {a.article.id: a.article for a in loaded.articles}
    needed = {(e.article, e.fingerprint) for e in loaded.history if e.kind == "reading"}
    seen: set[tuple[str | None, str | None]] = set()
    for reading in bundle.values(form.READINGS, Reading):
        ident = reading.article.id
        key = (ident, reading.fingerprint)
        if key in seen:
            raise bundle.error(f"it has one reading of article {ident[:40]!r} twice")
        if key not in needed:
            raise bundle.error(f"it has a reading of article {ident[:40]!r} that was never made")
        seen.add(key)
        article = replace(articles[ident], text=loaded.texts[ident])
        writer.put_reading(form.whole_reading(reading, article))
    if lacking := needed - seen:
        ident = min(str(article) for article, _ in lacking)
        raise bundle.error(f"a reading of article {ident[:40]!r} is not in it")


def _placings(writer: Writer, loaded: Loaded) -> None:
    """Keep what placing further articles needs, made from the readings in force."""
    for one in loaded.articles:
        ident = one.article.id
        reading = writer.reading(ident) if one.story is not None else None
        if reading is not None:
            made = features(reading)
            writer.put_features(ident, made.day, FORM, encode(made))
            writer.label_placing(ident, one.label, born=one.born or one.story)
        for former in one.former:
            writer.keep_former(FormerRow(id=former.id, article=ident, title=former.title))
    for one in loaded.articles:
        for s in one.shifts:
            cause = one.article.id
            writer.add_shift(
                Shift(cause=cause, article=s.article, label=s.label, score=s.score, why=s.why)
            )


def _happens(writer: Writer, entry: HistoryEntry, loaded: Loaded) -> bool:
    """Put one step of history into the store; tell whether it changed anything."""
    if entry.kind == "reading" and entry.article and entry.fingerprint:
        writer.log_reading(entry.article, entry.fingerprint, cause=entry.cause, at=entry.at)
    elif entry.kind == "copy" and entry.article and entry.copy:
        return writer.add_copy(entry.article, entry.copy, at=entry.at)
    elif entry.kind == "move" and entry.article and entry.moved:
        writer.add_move(replace(entry.moved, article=entry.article, at=entry.at))
    elif entry.kind == "judgement" and entry.judgement:
        judgement = loaded.judgements[entry.judgement]
        writer.add_judgement(form.whole_judgement(judgement, loaded.texts))
    elif entry.judgement:
        return writer.take_back(entry.judgement, at=entry.at)
    return True


def _within(spans: Iterable[Span], text: str) -> bool:
    return all(s.end <= len(text) for s in spans)
