"""JSON lines, or a JSON list of objects: `id, title, text, outlet, published, url, byline, kind,
language`; `text` alone is needed.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from tidings.intake.decoding import clean
from tidings.intake.drafts import Draft

FIELDS = ("title", "outlet", "published", "url", "byline", "kind", "language")


class Record(NamedTuple):
    """One object of a JSON source: where it stands, and what it holds or why it does not.

    `notes` tell which of its fields could not be taken.
    """

    place: str
    draft: Draft | None
    given_id: str | None
    reason: str = ""
    notes: tuple[str, ...] = ()


def read_articles(text: str) -> Iterator[Record]:
    """Yield the records of a JSON source: a list, one object, or one object a line."""
    try:
        whole = json.loads(text)
    except RecursionError:
        yield Record("line 1", None, None, "is nested too deep to be an article")
        return
    except ValueError:
        yield from read_lines(text.split("\n"))
        return
    rows = whole if isinstance(whole, list) else [whole]
    for number, row in enumerate(rows, 1):
        yield _record(row, f"item {number}" if isinstance(whole, list) else "line 1")


def read_lines(lines: Iterable[str]) -> Iterator[Record]:
    """Yield one record for each line that is not empty."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"line {number}"
        try:
            yield _record(json.loads(line), place)
        except RecursionError:
            yield Record(place, None, None, "is nested too deep to be an article")
        except ValueError as cause:
            yield Record(place, None, None, f"is not JSON: {cause}")


def _record(row: Any, place: str) -> Record:
    if not isinstance(row, dict):
        return Record(place, None, None, "is not a JSON object with a `text`")
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        return Record(place, None, None, "has no `text`")
    fields = {key: told for key in FIELDS if (told := _told(row.get(key))) is not None}
    topics = row.get("topics")
    draft = Draft(
        text=text,
        topics=tuple(t for raw in topics if (t := _told(raw))) if isinstance(topics, list) else (),
        **fields,  # type: ignore[arg-type]
    )
    odd = [k for k in ("id", *FIELDS) if row.get(k) is not None and _told(row[k]) is None]
    odd += ["topics"] if topics is not None and not isinstance(topics, list) else []
    notes = tuple(f"its `{key}` is of the wrong type, and was left out" for key in odd)
    return Record(place, draft, _told(row.get("id")), notes=notes)


def _told(value: Any) -> str | None:
    """Return what a field says in words; a number may be given bare, as in ``"id": 7``."""
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return clean(str(value))
    return None
