"""Whole stories: events merged, states of the ledger, disagreements, and what a brief tells.

INPUT is a folder of our own gold (see `bench.record_gold`), OUTPUT what the record says, each line
with the stretches that it points at. The stories are the gold's, so that grouping is measured by
itself (BCubed, articles placed in order of publication). A brief is asked after every article.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.record_gold import (
    Gold,
    Place,
    any_touch,
    checkpoints,
    load_gold,
    shared,
    text_of,
    touches,
)
from bench.stories import bcubed
from tidings.codebook import load_codebook
from tidings.desk.arrival import Nearby, decide_arrival, least_shared, sketch, text_key
from tidings.parsers.spacy import default_parser
from tidings.readers.reading import read_articles
from tidings.story.changes import story_brief
from tidings.story.fold import fold
from tidings.story.grouping import NOTHING_PLACED, features, join, place
from tidings.values import Article, Entry, Pointer, Reading, Story

Row = dict[str, Any]
STANDING = frozenset({"open", "repeated", "hardened", "softened", "step"})
ENDED = frozenset({"carried out", "met", "refused", "called off", "superseded"})
COVERED = 0.3
"""Share of a new stretch that a brief must point at to have told it."""


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
    replaced = {e.revises for e in entries if e.revises}
    told |= {"briefs": [], "states": [], "read": sorted({*told["stories"]} - replaced)}
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
    state, found = NOTHING_PLACED, {}
    for entry in entries:
        if entry.reading is None:
            continue
        known = features(entry.reading)
        ident = entry.reading.article.id
        story = place(known, state).story or ident
        state = join(state, known, story)
        found[ident] = story
    return found


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


def score(prediction: Row, source: Path) -> dict[str, float]:
    """Return the figures of the record against the folder's labels; see the functions below."""
    gold = load_gold(source)
    kept = prediction["stories"]
    stories = {k: v for k, v in gold.labels["stories"].items() if k in kept}
    grouped = {f"grouping {k}": v for k, v in bcubed(kept, stories).items()}
    return {
        **grouped,
        **score_events(prediction, gold),
        **score_ledger(prediction, gold),
        **score_disagreements(prediction, gold),
        **score_briefs(prediction, gold),
    }


def rates(name: str, hits: int, found: int, wanted: int) -> dict[str, float]:
    """Return precision, recall and F1 under a name."""
    return {
        f"{name} precision": hits / max(1, found),
        f"{name} recall": hits / max(1, wanted),
        f"{name} f1": 2 * hits / max(1, found + wanted),
    }


def event_units(prediction: Row, gold: Gold) -> dict[tuple[str, str], set[str]]:
    """Return for each (article, gold event) that tells it the ids of events found in its words.

    A telling found stands for the gold event most of whose articles tell it, then the one told in
    fewest words.
    """
    kept = set(prediction["read"])
    units: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for event in gold.labels["events"]:
        for telling in event["tellings"]:
            if telling["article"] in kept:
                units[telling["article"], event["id"]].append(gold.place(telling))
    told = [(e["id"], t[0]) for e in prediction["events"] for t in e["tellings"] if t[0][0] in kept]
    fitting = {
        n: [u for u, places in units.items() if any(touches(p, trigger) for p in places)]
        for n, (_, trigger) in enumerate(told)
    }
    votes = Counter((told[n][0], u[1]) for n, us in fitting.items() for u in us)
    found: dict[tuple[str, str], set[str]] = {u: set() for u in units}
    for n, fits in fitting.items():
        if fits:
            ident = told[n][0]
            best = max(fits, key=lambda u: (votes[ident, u[1]], -_length(units[u]), u))
            found[best].add(ident)
    return found


def _length(places: Sequence[Place]) -> int:
    return min(p[2] - p[1] for p in places)


def score_events(prediction: Row, gold: Gold) -> dict[str, float]:
    """Return pairwise figures: pairs of articles that tell one event, over all gold tellings."""
    units = event_units(prediction, gold)
    hits = found = wanted = 0
    for a, b in combinations(sorted(units), 2):
        if a[0] == b[0]:
            continue
        same, joined = a[1] == b[1], bool(units[a] & units[b])
        wanted, found, hits = wanted + same, found + joined, hits + (same and joined)
    seen = sum(map(bool, units.values()))
    return {
        **rates("events", hits, found, wanted),
        "events tellings found": seen / max(1, len(units)),
    }


def matched_rows(rows: Sequence[Row], gold: Gold) -> dict[str, Row]:
    """Return the ledger row of each gold commitment, one each, by how much they share."""
    pairs = []
    for commitment in gold.labels["commitments"]:
        wanted = gold.places([*commitment["tellings"], *_worded(commitment["changes"])])
        for n, row in enumerate(rows):
            hits = sum(any(touches(w, p) for p in row["tellings"]) for w in wanted)
            if hits:
                kind = row["kind"] == commitment["kind"]
                pairs.append((-kind, -hits, commitment["id"], n))
    found: dict[str, Row] = {}
    used: set[int] = set()
    for _, _, ident, n in sorted(pairs):
        if ident not in found and n not in used:
            found[ident] = rows[n]
            used.add(n)
    return found


def _worded(changes: Iterable[Row]) -> list[Row]:
    return [c for c in changes if c.get("words") and c.get("article")]


def score_ledger(prediction: Row, gold: Gold) -> dict[str, float]:
    """Return the share of states right where a commitment opens, moves and at the end.

    Open, repeated, hardened and softened are one state: it stands. "false endings" counts rows
    that ended where no gold commitment did; "changes" are moves in the right article.
    """
    right = wanted = read = false = 0
    final = matched_rows(prediction["ledger"], gold)
    for commitment in gold.labels["commitments"]:
        read += commitment["id"] in final
        order = [a for a in gold.story(commitment["story"]) if a in prediction["stories"]]
        for article, state in checkpoints(commitment, order):
            rows = [r for r in prediction["states"] if r["after"] == article]
            row = matched_rows([r for r in rows if r["story"] == commitment["story"]], gold).get(
                commitment["id"]
            )
            wanted += 1
            right += row is not None and _one_state(row["state"], state)
    ends = {c["id"]: c["final"] for c in gold.labels["commitments"]}
    owner = {row["id"]: ident for ident, row in final.items()}
    for row in prediction["ledger"]:
        if row["state"] in ENDED and not _one_state(
            row["state"], ends.get(owner.get(row["id"], ""), "")
        ):
            false += 1
    return {
        "ledger states right": right / max(1, wanted),
        "ledger states": float(wanted),
        "ledger rows found": read / max(1, len(ends)),
        "ledger false endings": float(false),
        **_score_changes(gold, final),
    }


def _one_state(mine: str, theirs: str) -> bool:
    return mine == theirs or {mine, theirs} <= STANDING


def _score_changes(gold: Gold, final: dict[str, Row]) -> dict[str, float]:
    hits = wanted = found = 0
    for commitment in gold.labels["commitments"]:
        said = {(c["article"], c["state"]) for c in commitment["changes"] if c["how"] == "said"}
        said -= {(a, s) for a, s in said if s == "open"}
        row = final.get(commitment["id"])
        mine = {
            (c["pointers"][0][0], c["state"])
            for c in (row["changes"] if row else ())
            if c["how"] == "said" and c["pointers"] and c["state"] != "open"
        }
        hits, wanted, found = hits + len(said & mine), wanted + len(said), found + len(mine)
    return rates("ledger changes", hits, found, wanted)


def score_disagreements(prediction: Row, gold: Gold) -> dict[str, float]:
    """Return precision and recall: two sides of one found are two sides of one labelled."""
    labelled = [
        [gold.places([s]) for s in d["sides"] if s["article"] in prediction["read"]]
        for d in gold.labels["disagreements"]
    ]
    labelled = [d for d in labelled if len(d) > 1]
    right = 0
    hit: set[int] = set()
    for one in prediction["disagreements"]:
        sides = [[tuple(p) for p in s["pointers"]] for s in one["sides"]]
        fits = [n for n, d in enumerate(labelled) if _both_sides(sides, d)]
        right += bool(fits)
        hit.update(fits)
    count = len(prediction["disagreements"])
    return {
        "disagreements precision": right / max(1, count),
        "disagreements recall": len(hit) / max(1, len(labelled)),
        "disagreements": float(count),
    }


def _both_sides(found: Sequence[Sequence[Any]], labelled: Sequence[Sequence[Place]]) -> bool:
    return any(
        any_touch(found[i], a) and any_touch(found[j], b)
        for a, b in combinations(labelled, 2)
        for i in range(len(found))
        for j in range(len(found))
        if i != j
    )


def score_briefs(prediction: Row, gold: Gold) -> dict[str, float]:
    """Return the share of lines that are new, and of new things of weight that are told.

    A line is new where most of what it points at in the article just read is labelled new. A new
    stretch is told where a line covers `COVERED` of it; what tells one thing twice counts once.
    """
    lines = fresh = wanted = told = weighty = weighty_told = 0
    for brief in prediction["briefs"]:
        labels = gold.labels["sentences"].get(brief["article"])
        if not labels:
            continue
        places = [
            (gold.place({"article": brief["article"], "words": s["words"]}), s) for s in labels
        ]
        shown = [tuple(p) for line in brief["lines"] for p in line["pointers"]]
        lines += len(brief["lines"])
        fresh += sum(_is_new(line, places) for line in brief["lines"])
        for weight, got in _things(places, shown).values():
            wanted, told = wanted + (weight >= 2), told + (weight >= 2 and got)
            weighty, weighty_told = weighty + (weight >= 3), weighty_told + (weight >= 3 and got)
    return {
        "brief lines new": fresh / max(1, lines),
        "brief lines": float(lines),
        "brief things told": told / max(1, wanted),
        "brief weighty told": weighty_told / max(1, weighty),
    }


def _is_new(line: Row, places: Sequence[tuple[Place, Row]]) -> bool:
    weight: Counter[str] = Counter()
    for pointer in line["pointers"]:
        for place_, label in places:
            weight[label["told"]] += shared(tuple(pointer), place_)
    return weight["new"] > 0 and weight["new"] >= weight["again"] + weight["empty"]


def _things(
    places: Sequence[tuple[Place, Row]], shown: Sequence[Any]
) -> dict[tuple[str, ...], tuple[int, bool]]:
    """Return by what it tells the weight of each new thing, and whether a line tells it."""
    found: dict[tuple[str, ...], tuple[int, bool]] = {}
    for place_, label in places:
        if label["told"] != "new":
            continue
        covered: set[int] = set()
        for pointer in shown:
            if shared(pointer, place_):
                covered.update(range(max(pointer[1], place_[1]), min(pointer[2], place_[2])))
        got = len(covered) >= COVERED * (place_[2] - place_[1])
        key = tuple(sorted(label.get("tells") or ())) or (label["words"],)
        weight, before = found.get(key, (0, False))
        found[key] = max(weight, int(label.get("weight") or 0)), before or got
    return found
