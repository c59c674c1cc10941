"""Scores of whole stories against our own gold: see `bench.record`."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.record_gold import Gold, Place, any_touch, checkpoints, load_gold, shared, touches
from bench.stories import bcubed

Row = dict[str, Any]
STANDING = frozenset({"open", "repeated", "hardened", "softened", "step"})
ENDED = frozenset({"carried out", "met", "refused", "called off", "superseded"})
DONE = frozenset({"carried out", "met"})
"""A promise kept is "met" in one label and "carried out" in another: the table knows one."""
COVERED = 0.3
"""Share of a new stretch that a brief must point at to have told it."""


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
    fates = {e["id"] for e in gold.labels["events"] if _is_fate(e)}
    for n, fits in fitting.items():
        for among in ([u for u in fits if u[1] in fates], [u for u in fits if u[1] not in fates]):
            if among:
                ident = told[n][0]
                best = max(among, key=lambda u: (votes[ident, u[1]], -_length(units[u]), u))
                found[best].add(ident)
    return found


_FATE = re.compile(r"announc|called off|put off|postpone|cancel|schedul|planned", re.IGNORECASE)


def _is_fate(event: Row) -> bool:
    """Tell whether a label is of an act's announcement or calling off: we hold it as its status."""
    return bool(_FATE.search(f"{event['type']} {event['status']}"))


def _length(places: Sequence[Place]) -> int:
    return min(p[2] - p[1] for p in places)


def score_events(prediction: Row, gold: Gold) -> dict[str, float]:
    """Return pairwise figures: pairs of articles that tell one event.

    Over all gold tellings, and ("read") over those that some event was read in. An act's planning
    or calling off is labelled beside the act, and is its history here: to join them is no error.
    """
    units = event_units(prediction, gold)
    fates = {e["id"] for e in gold.labels["events"] if _is_fate(e)}
    hits = found = wanted = read = 0
    for a, b in combinations(sorted(units), 2):
        same, joined = a[1] == b[1], bool(units[a] & units[b])
        if a[0] == b[0] or (not same and {a[1], b[1]} & fates):
            continue
        wanted, found, hits = wanted + same, found + joined, hits + (same and joined)
        read += same and bool(units[a]) and bool(units[b])
    seen = sum(map(bool, units.values()))
    return {
        **rates("events", hits, found, wanted),
        **rates("events read", hits, found, read),
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

    Open, repeated, hardened and softened are one state: it stands; carried out and met are one: it
    is done. A state is "offered" where the
    act itself is told and nobody says what it is to the commitment: it is for a person to agree to,
    and moves nothing. "false endings" counts rows
    that ended where no gold commitment did; "changes" are moves in the right article.
    """
    right = offered = wanted = read = false = 0
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
            holds = row is not None and _one_state(row["state"], state)
            right += holds
            offered += holds or (row is not None and _is_offered(row, state))
    ends = {c["id"]: c["final"] for c in gold.labels["commitments"]}
    owner = {row["id"]: ident for ident, row in final.items()}
    for row in prediction["ledger"]:
        if row["state"] in ENDED and not _one_state(
            row["state"], ends.get(owner.get(row["id"], ""), "")
        ):
            false += 1
    return {
        "ledger states right": right / max(1, wanted),
        "ledger states right or offered": offered / max(1, wanted),
        "ledger states": float(wanted),
        "ledger rows found": read / max(1, len(ends)),
        "ledger false endings": float(false),
        **_score_changes(gold, final),
    }


def _is_offered(row: Row, state: str) -> bool:
    return any(c["how"] == "inferred" and _one_state(c["state"], state) for c in row["changes"])


def _one_state(mine: str, theirs: str) -> bool:
    return mine == theirs or any({mine, theirs} <= one for one in (STANDING, DONE))


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
