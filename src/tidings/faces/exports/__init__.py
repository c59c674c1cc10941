"""The record for other programs.

Readings as JSON lines, a story as JSON; events as PLOVER records (JSON lines, `plover`), as a table
in PLOVER's terms (`polecat`) or under GDELT's column names (`gdelt`), in CSV or Parquet.
"""

from collections.abc import Iterable, Iterator

from tidings.codec import encode
from tidings.faces.exports.lines import json_line
from tidings.readers.reading import published
from tidings.values import Reading, Story


def published_line(reading: Reading) -> str:
    """Return the published form of a reading as one line of JSON."""
    return json_line(published(reading))


def readings(found: Iterable[Reading]) -> Iterator[str]:
    """Yield each reading in its published form, one line of JSON each."""
    return map(published_line, found)


def story_json(story: Story) -> str:
    """Return a whole story as JSON, every field kept."""
    return encode(story).decode()
