"""Who is whom across articles: JSON `{topic, doc, text, mentions}` → `actor` on each mention.

One desk a topic: its articles are read and linked as one story's. A mention that the readers did
not find is given the actor of the same words in its article, or an actor of its own.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

from tidings.codebook import load_codebook
from tidings.codec import article_id
from tidings.parsers.spacy import default_parser
from tidings.readers.names import fold_letters
from tidings.readers.reading import read_articles
from tidings.story.identity import Identity, link_actors
from tidings.values import Article, Reading, Span

Docs = list[dict[str, Any]]
NAMED = 3
"""Letters that a mention must begin in capitals with to be scored as a name."""


def predict(input_path: Path) -> Docs:
    """Return the list with `actor`, unique within its topic, on each mention."""
    docs: Docs = json.loads(input_path.read_text(encoding="utf-8"))
    topics: dict[Any, Docs] = defaultdict(list)
    for doc in docs:
        topics[doc["topic"]].append(doc)
    for topic in topics.values():
        _link(topic)
    return docs


def _link(docs: Docs) -> None:
    articles = [_article(d) for d in docs]
    readings = list(read_articles(articles, default_parser(), load_codebook()))
    identity = link_actors(readings)
    for doc, reading in zip(docs, readings, strict=True):
        for number, mention in enumerate(doc["mentions"]):
            found = _found(reading, identity, Span(mention["start"], mention["end"]))
            found = found or _by_words(reading, identity, mention["text"])
            mention["actor"] = found or f"{doc['doc']}/{number}"


def _article(doc: dict[str, Any]) -> Article:
    told = {k: doc[k] for k in ("title", "outlet", "published") if doc.get(k)}
    return Article(id=article_id(doc["text"], doc["doc"]), text=doc["text"], **told)


def _found(reading: Reading, identity: Identity, span: Span) -> str | None:
    """Return the actor of the mention that fits a span best: same, else the one it ends with.

    A mention counts that shares half of its words with the span: "Bucharest" alone is not the
    "foreign ministry in Bucharest", nor "LSS" the "LSS chief executive".
    """
    meeting = [m for m in reading.mentions if 2 * _shared(m.span, span) >= _longer(m.span, span)]
    if not meeting:
        return None
    best = min(meeting, key=lambda m: (abs(m.span.end - span.end), abs(m.span.start - span.start)))
    return identity.of(reading.article.id, best.actor)


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))


def _longer(a: Span, b: Span) -> int:
    return max(a.end - a.start, b.end - b.start)


def _by_words(reading: Reading, identity: Identity, words: str) -> str | None:
    for ref, actor in enumerate(reading.actors):
        if actor.kind == "person" and fold_letters(words) in fold_letters(actor.name).split():
            return identity.of(reading.article.id, ref)
    return None


def score(prediction: Docs, input_path: Path) -> dict[str, float]:
    """Return F1, precision and recall over pairs of persons named in two articles of a topic.

    An article's gold person is linked where one of its named mentions has the other's actor; and
    BCubed over all mentions of a topic. `wrong merges` counts the pairs of gold actors of a topic
    that share an actor; `variants found` is the share of one gold actor's pairs of unlike names in
    two articles that share one (names unlike but for case and marks; offices left out).
    """
    gold: Docs = json.loads(input_path.read_text(encoding="utf-8"))
    truth: set[tuple[Any, ...]] = set()
    said: set[tuple[Any, ...]] = set()
    for entities in _by_topic(prediction, gold).values():
        for a, b in combinations(sorted(entities), 2):
            if a[0] == b[0]:
                continue
            if a[1] == b[1]:
                truth.add((a, b))
            if entities[a] & entities[b]:
                said.add((a, b))
    hits = len(truth & said)
    pairs = {
        "pairs f1": 2 * hits / max(1, len(truth) + len(said)),
        "pairs precision": hits / max(1, len(said)),
        "pairs recall": hits / max(1, len(truth)),
        "pairs": float(len(truth)),
    }
    return {**pairs, **_bcubed(prediction, gold), **_traps(prediction, gold)}


def _traps(prediction: Docs, gold: Docs) -> dict[str, float]:
    actors: dict[tuple[Any, str], set[str]] = defaultdict(set)
    forms: dict[tuple[Any, str], dict[tuple[str, str], set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for mine, theirs in zip(prediction, gold, strict=True):
        for m, g in zip(mine["mentions"], theirs["mentions"], strict=True):
            key = (theirs["topic"], g["person"])
            actors[key].add(m["actor"])
            if g.get("form") != "office" and _is_name(g["text"]):
                forms[key][(theirs["doc"], fold_letters(g["text"]))].add(m["actor"])
    merges = sum(
        a[0] == b[0] and bool(actors[a] & actors[b]) for a, b in combinations(sorted(actors), 2)
    )
    unlike = [
        bool(x & y)
        for told in forms.values()
        for ((doc, name), x), ((other, variant), y) in combinations(sorted(told.items()), 2)
        if doc != other and name != variant
    ]
    return {
        "wrong merges": float(merges),
        "variants found": sum(unlike) / max(1, len(unlike)),
        "variants": float(len(unlike)),
    }


def _by_topic(prediction: Docs, gold: Docs) -> dict[Any, dict[tuple[str, str], set[str]]]:
    """Return, by topic, the actors that each article's gold persons' names were given."""
    topics: dict[Any, dict[tuple[str, str], set[str]]] = defaultdict(lambda: defaultdict(set))
    for mine, theirs in zip(prediction, gold, strict=True):
        for m, g in zip(mine["mentions"], theirs["mentions"], strict=True):
            if _is_name(g["text"]):
                topics[theirs["topic"]][(theirs["doc"], g["person"])].add(m["actor"])
    return topics


def _is_name(words: str) -> bool:
    return words[:1].isupper() and len(words) >= NAMED and words.lower() not in _NO_NAMES


_NO_NAMES = frozenset(
    {"she", "her", "his", "him", "they", "their", "police", "the", "hers", "them"}
)


def _bcubed(prediction: Docs, gold: Docs) -> dict[str, float]:
    mine: dict[Any, Counter[str]] = defaultdict(Counter)
    both: Counter[tuple[Any, str, str]] = Counter()
    theirs: dict[Any, Counter[str]] = defaultdict(Counter)
    for topic, actor, person in _mentions(prediction, gold):
        mine[topic][actor] += 1
        theirs[topic][person] += 1
        both[(topic, actor, person)] += 1
    total = sum(both.values())
    precision = sum(n * n / mine[t][a] for (t, a, _), n in both.items()) / max(1, total)
    recall = sum(n * n / theirs[t][p] for (t, _, p), n in both.items()) / max(1, total)
    return {
        "bcubed f1": 2 * precision * recall / max(1e-9, precision + recall),
        "bcubed precision": precision,
        "bcubed recall": recall,
    }


def _mentions(prediction: Docs, gold: Docs) -> Iterable[tuple[Any, str, str]]:
    for mine, theirs in zip(prediction, gold, strict=True):
        for m, g in zip(mine["mentions"], theirs["mentions"], strict=True):
            yield theirs["topic"], m["actor"], g["person"]


def write(prediction: Docs, output: Path) -> None:
    """Write the list as JSON."""
    output.write_text(json.dumps(prediction, ensure_ascii=False, indent=1), encoding="utf-8")
