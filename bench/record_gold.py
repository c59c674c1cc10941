"""Our own gold of whole stories: articles, and what a careful reader would hold of them.

A folder holds `articles.jsonl` (`id, outlet, published, title, text`) and `labels.json`: stories,
events, commitments with their changes, disagreements, and every sentence as "new", "again" or
"empty". All is labelled by verbatim words, so that whatever a program finds can be laid over it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Place = tuple[str, int, int]
"""An article's id, and a stretch of its text (title, empty line, body)."""


@dataclass(frozen=True, slots=True)
class Gold:
    """The articles of a folder in order of publication, and their labels."""

    rows: tuple[dict[str, Any], ...]
    labels: dict[str, Any]

    @property
    def texts(self) -> dict[str, str]:
        """Each article's text as it is read: the title, an empty line, the body."""
        return {row["id"]: text_of(row) for row in self.rows}

    def place(self, label: Mapping[str, Any]) -> Place:
        """Return where the words of a label stand. Raises KeyError where they do not."""
        words, article = label["words"], label["article"]
        start = self.texts[article].find(words)
        if start < 0:
            raise KeyError(f"{article} has no words {words!r}")
        return (article, start, start + len(words))

    def places(self, labels: Iterable[Mapping[str, Any]]) -> list[Place]:
        """Return where the words of several labels stand."""
        return [self.place(label) for label in labels]

    def story(self, name: str) -> list[str]:
        """Return the ids of a story's articles, in order of publication."""
        return [r["id"] for r in self.rows if self.labels["stories"][r["id"]] == name]


def load_gold(folder: Path) -> Gold:
    """Return what a folder holds. Raises OSError and KeyError."""
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    rows = sorted((json.loads(line) for line in lines if line), key=lambda r: r["published"])
    labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    return Gold(tuple(rows), labels)


def text_of(row: Mapping[str, Any]) -> str:
    """Return an article's text as a page would give it, the headline first."""
    return f"{row['title']}\n\n{row['text']}" if row.get("title") else row["text"]


def shared(a: Place, b: Place) -> int:
    """Return how many characters two stretches share."""
    return max(0, min(a[2], b[2]) - max(a[1], b[1])) if a[0] == b[0] else 0


def touches(a: Place, b: Place) -> bool:
    """Tell whether two stretches share at least half of the shorter one."""
    return 2 * shared(a, b) >= max(1, min(a[2] - a[1], b[2] - b[1]))


def any_touch(some: Iterable[Place], others: Sequence[Place]) -> bool:
    """Tell whether one of some stretches touches one of others."""
    return any(touches(a, b) for a in some for b in others)


def state_after(commitment: Mapping[str, Any], seen: set[str]) -> str | None:
    """Return a commitment's state once those articles are read; none before its first telling.

    An inferred change moves nothing, and a lapse by time is judged at the end alone.
    """
    if not any(t["article"] in seen for t in commitment["tellings"]):
        return None
    state = "open"
    for change in commitment["changes"]:
        if change["how"] == "said" and change["article"] in seen:
            state = change["state"]
    return state


def checkpoints(commitment: Mapping[str, Any], order: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (article, state) where a commitment is first told, where it moves, and at the end."""
    first = next(a for a in order if any(t["article"] == a for t in commitment["tellings"]))
    moved = {c["article"] for c in commitment["changes"] if c["how"] == "said"} - {first}
    for n, article in enumerate(order[:-1]):
        if article == first or article in moved:
            state = state_after(commitment, set(order[: n + 1]))
            if state:
                yield article, state
    yield order[-1], commitment["final"]
