"""Whole stories: events merged, states of the ledger, disagreements, and what a brief tells.

INPUT is a folder of our own gold (see `bench.record_gold`), OUTPUT what the record says, each line
with the stretches that it points at. The stories are the gold's, so that grouping is measured by
itself (BCubed, articles placed in order of publication). A brief is asked after every article.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bench.record_gold import Gold, Place, load_gold, text_of
from bench.record_score import score
from tidings.codebook import load_codebook
from tidings.desk.arrival import Nearby, decide_arrival, least_shared, sketch, text_key
from tidings.parsers.spacy import default_parser
from tidings.readers.reading import read_articles
from tidings.story.by_hand import NOTHING
from tidings.story.changes import story_brief
from tidings.story.fold import fold, told_readings
from tidings.story.grouping import NOTHING_PLACED, features, story_of
from tidings.story.settling import Order, settle
from tidings.values import Article, Entry, Pointer, Reading, Story

Row = dict[str, Any]


def predict(source: Path) -> Row:
    """Return the record of a folder's articles."""
    gold = load_gold(source)
    return record(gold, read(gold))


def read(gold: Gold) -> dict[str, Reading]:
    """Return the reading of each article, by its id in the folder."""
    articles = [
        Article(
            id=row["id"],
            text=text_of(row),
            title=row["title"],
            outlet=row["outlet"],
            published=row["published"][:10],
        )
        for row in gold.rows
    ]
    found = read_articles(articles, default_parser(), load_codebook())
    return {r.article.id: r for r in found}


def record(gold: Gold, readings: dict[str, Reading]) -> Row:
    """Return what the record says, once all articles are read."""
    entries = entries_of([readings[row["id"]] for row in gold.rows])
    told: Row = {"stories": _grouped(entries), "events": [], "ledger": [], "disagreements": []}
    read_on = sorted(r.article.id for r in told_readings(entries))
    told |= {"briefs": [], "states": [], "read": read_on}
    for name in dict.fromkeys(gold.labels["stories"].values()):
        mine = set(gold.story(name))
        log = [e for e in entries if e.reading and e.reading.article.id in mine]
        before: Story | None = None
        for n, entry in enumerate(log):
            after = fold(name, log[: n + 1])
            ident = entry.reading.article.id if entry.reading else ""
            told["states"] += [{"after": ident, **row} for row in _ledger(after, name)]
            if before is not None:
                told["briefs"].append(_brief(before, after, name, ident))
            before = after
        if before is not None:
            told["events"] += _events(before, name)
            told["ledger"] += _ledger(before, name)
            told["disagreements"] += _disagreements(before, name)
    return told


def entries_of(readings: Sequence[Reading]) -> list[Entry]:
    """Return readings as they would stand in a log: copies with their first, revisions marked."""
    held: list[Reading] = []
    copies: dict[str, list[str]] = defaultdict(list)
    marked: list[Entry] = []
    for n, reading in enumerate(readings):
        article, key = reading.article, text_key(reading.article.text)
        marks = sketch(article.text)
        near = tuple(
            h.article
            for h in held
            if len(set(marks) & set(sketch(h.article.text))) >= least_shared(marks)
        )
        same = tuple(h.article for h in held if text_key(h.article.text) == key)
        arrival = decide_arrival(article, Nearby(same=same, near=near))
        if arrival.how in ("copy", "known"):
            copies[arrival.of or ""].append(article.outlet or "")
            continue
        held.append(reading)
        revises = arrival.of if arrival.how == "revision" else None
        marked.append(
            Entry(
                seq=n + 1,
                at=article.published or "",
                kind="reading",
                reading=reading,
                revises=revises,
                changed=arrival.changed,
            )
        )
    return marked


def _grouped(entries: Sequence[Entry]) -> dict[str, str]:
    """Return the story of each article: placed in turn, with the merges and splits of rules."""
    read = [features(e.reading) for e in entries if e.reading is not None]
    order = Order(
        days={f.article: f.day for f in read},
        first={f.article: f.article for f in read},
        hand=NOTHING,
    )
    state = NOTHING_PLACED
    for _, then in settle(sorted(read, key=lambda f: order.key(f.article)), state, order):
        state = then
    return {f.article: story_of(state, f.article) or f.article for f in read}


def _places(pointers: Iterable[Pointer]) -> list[Place]:
    return [(p.article, p.span.start, p.span.end) for p in pointers]


def _events(story: Story, name: str) -> list[Row]:
    return [
        {
            "story": name,
            "id": e.id,
            "type": e.type,
            "status": e.status,
            "when": [e.when.earliest, e.when.latest],
            "line": e.line.text,
            "tellings": [_places(t.pointers) for t in e.tellings],
        }
        for e in story.events
    ]


def _ledger(story: Story, name: str) -> list[Row]:
    return [
        {
            "story": name,
            "id": r.id,
            "kind": r.kind,
            "state": r.state,
            "line": r.what.text,
            "tellings": [p for t in r.tellings for p in _places(t.pointers)],
            "changes": [
                {"state": c.state, "how": c.how, "pointers": _places(c.pointers)}
                for c in (*r.changes, *r.offered)
            ],
        }
        for r in story.ledger
    ]


def _disagreements(story: Story, name: str) -> list[Row]:
    return [
        {
            "story": name,
            "kind": d.kind,
            "question": d.question,
            "sides": [
                {"who": s.who, "line": s.line.text, "pointers": _places(s.line.pointers)}
                for s in d.sides
            ],
        }
        for d in story.disagreements
    ]


def _brief(before: Story, after: Story, name: str, article: str) -> Row:
    told = story_brief(before, after)
    lines = [
        {"kind": c.kind, "line": c.line.text, "pointers": _places(c.line.pointers)}
        for c in told.lines
    ]
    return {"story": name, "article": article, "lines": lines, "unchanged": told.unchanged}


__all__ = ["entries_of", "predict", "read", "record", "score"]
