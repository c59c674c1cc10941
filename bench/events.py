"""The task `events`: political acts in sentences and articles of our own, with their parties.

INPUT is JSON lines with `id` and `text`, and `published` where it is known. OUTPUT is
`{id: [{trigger, clause, type, mode, status, source, target, coder}]}`: `source` and `target` hold,
for each actor, the spans of all words that stand for it, those of the act first. What a line's
gold is, tells what is scored (see bench/gold/README.md):

- `events`: every act of an article with `trigger`, `type`, `status`, `source`, `target`, `same_as`
  (the fuller telling of the same act). One prediction serves one act, whichever telling it hits.
- `source` and `target`: one act with both; is it found, and in the right direction?
- `trigger` and `status`: one act; is its status right?
- `style`: a sentence that tells no political act; each event is a false alarm.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from tidings.codebook import load_codebook
from tidings.codec import article_id
from tidings.parsers.spacy import default_parser
from tidings.readers.reading import read_articles
from tidings.values import Article, Event, Reading, Span

Row = dict[str, Any]
Spans = list[list[int]]
SPOKEN = frozenset({"threatened", "demanded", "proposed"})
PARTS = ("found", "type", "status", "source", "target")
"""What must be right for a predicted act to count, each with all before it."""


def predict(input_path: Path) -> dict[str, list[Row]]:
    """Return the acts read in each text."""
    rows = _rows(input_path)
    articles = [
        Article(
            id=article_id(row["text"], row["id"]), text=row["text"], published=row.get("published")
        )
        for row in rows
    ]
    readings = read_articles(articles, default_parser(), load_codebook())
    return {
        row["id"]: [_act(reading, event) for event in reading.events]
        for row, reading in zip(rows, readings, strict=True)
    }


def _rows(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def _act(reading: Reading, event: Event) -> Row:
    return {
        "trigger": [event.trigger.start, event.trigger.end],
        "clause": [event.span.start, event.span.end],
        "type": event.type,
        "mode": event.mode,
        "status": event.status,
        "source": [_words(reading, ref, event.arguments.source) for ref in event.source],
        "target": [_words(reading, ref, event.arguments.target) for ref in event.target],
        "coder": event.coder,
    }


def _words(reading: Reading, ref: int, own: Sequence[Span]) -> Spans:
    """Return the spans of all words that stand for an actor, those of the act first."""
    mine = {m.span for m in reading.mentions if m.actor == ref}
    first = [s for s in own if any(s.meets(m) for m in mine)] or list(own)
    return [[s.start, s.end] for s in (*first, *sorted(mine - set(first)))]


# ------------------------------------------------------------------------------------- scores


def score(prediction: dict[str, list[Row]], input_path: Path) -> dict[str, float]:
    """Return the figures that the gold of `input_path` allows; F1 and shares from 0 to 1."""
    rows = _rows(input_path)
    if "events" in rows[0]:
        return score_articles(prediction, rows)
    if "source" in rows[0]:
        return score_direction(prediction, rows)
    if "status" in rows[0]:
        return score_status(prediction, rows)
    alarms = sum(len(prediction[row["id"]]) for row in rows)
    return {"sentences": len(rows), "events per 1,000 sentences": 1000 * alarms / len(rows)}


def score_articles(prediction: dict[str, list[Row]], rows: Sequence[Row]) -> dict[str, float]:
    """Return F1, precision and recall of acts for each of PARTS with all before it."""
    hits = dict.fromkeys(PARTS, 0)
    said = held = 0
    for row in rows:
        acts = acts_of(row)
        found = prediction[row["id"]]
        said, held = said + len(found), held + len(acts)
        for one, act in served(found, acts):
            for depth, part in enumerate(PARTS):
                if any(_right(one, telling, PARTS[: depth + 1]) for telling in act):
                    hits[part] += 1
    figures = {}
    for part, hit in hits.items():
        name = "found" if part == "found" else f"and {part}"
        figures[f"F1 {name}"] = 2 * hit / max(said + held, 1)
    whole = hits[PARTS[-1]]
    return {
        **figures,
        "precision whole": whole / max(said, 1),
        "recall whole": whole / max(held, 1),
        "said": said,
        "acts": held,
    }


def acts_of(row: Row) -> list[list[Row]]:
    """Return the acts of an article, each as its tellings, the fullest first."""
    acts: dict[int, list[Row]] = defaultdict(list)
    for i, event in enumerate(row["events"]):
        whole = i if event["same_as"] is None else event["same_as"]
        if whole == i:
            acts[whole].insert(0, event)
        else:
            acts[whole].append(event)
    return list(acts.values())


def served(found: Sequence[Row], acts: Sequence[list[Row]]) -> Iterator[tuple[Row, list[Row]]]:
    """Pair each act with at most one prediction: the one with most of it right, first come first.

    A prediction may hit the trigger of any telling of the act.
    """
    pairs = sorted(
        (-max(grades), i, j)
        for i, one in enumerate(found)
        for j, act in enumerate(acts)
        if (grades := [_grade(one, t) for t in act if _meet(one["trigger"], t["trigger"])])
    )
    used: set[int] = set()
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            yield found[i], acts[j]


def _grade(one: Row, telling: Row) -> int:
    return sum(_right(one, telling, (part,)) for part in PARTS)


def _right(one: Row, telling: Row, parts: Iterable[str]) -> bool:
    return all(
        part == "found"
        or (_same_party(one[part], telling[part]) if part in {"source", "target"} else False)
        or (part in {"type", "status"} and one[part] == telling[part])
        for part in parts
    )


def _same_party(found: Sequence[Spans], gold: Spans) -> bool:
    """Tell whether a party is right: nobody where gold names nobody, else one of those named."""
    if not found or not gold:
        return not found and not gold
    return any(_meet(span, held) for spans in found for span in spans for held in gold)


def _meet(one: Sequence[int], other: Sequence[int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def score_direction(prediction: dict[str, list[Row]], rows: Sequence[Row]) -> dict[str, float]:
    """Return how many acts have both parties at their places, have them swapped, or are missed."""
    right = swapped = typed = coded = 0
    for row in rows:
        found = prediction[row["id"]]
        gold, turned = (row["source"], row["target"]), (row["target"], row["source"])
        hits = [one for one in found if _stands(one, *gold)]
        right += bool(hits)
        typed += any(one["type"] == row["type"] for one in hits)
        swapped += not hits and any(_stands(one, *turned) for one in found)
        coded += bool(found)
    return {
        "direction right, of all": right / len(rows),
        "direction right, of those with an event": right / max(coded, 1),
        "swapped": swapped / len(rows),
        "no event": 1 - coded / len(rows),
        "direction and type right": typed / len(rows),
    }


def _stands(one: Row, source: Sequence[int], target: Sequence[int]) -> bool:
    return _same_party(one["source"], [list(source)]) and _same_party(one["target"], [list(target)])


def score_status(prediction: dict[str, list[Row]], rows: Sequence[Row]) -> dict[str, float]:
    """Return macro F1 over the statuses, and the share right; an act not found is wrong.

    Gold's trigger is the act itself ("threatened to [expel]"); a speech act that we code in its
    stead (the threat) serves where no event has that trigger and its clause holds it.
    """
    pairs = []
    for row in rows:
        found = prediction[row["id"]]
        hit = [o for o in found if _meet(o["trigger"], row["trigger"])]
        hit += [o for o in found if o["status"] in SPOKEN and _meet(o["clause"], row["trigger"])]
        pairs.append((hit[0]["status"] if hit else "", row["status"]))
    figures = {}
    for name in sorted({gold for _, gold in pairs}):
        both = sum(p == g == name for p, g in pairs)
        either = sum(p == name for p, _ in pairs) + sum(g == name for _, g in pairs)
        figures[name] = 2 * both / max(either, 1)
    return {
        "macro F1": sum(figures.values()) / len(figures),
        "right": sum(p == g for p, g in pairs) / len(pairs),
        "not found": sum(not p for p, _ in pairs) / len(pairs),
        **{f"F1 {name}": value for name, value in figures.items()},
    }
