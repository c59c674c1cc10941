"""What a replication bundle holds, line by line, and what rebuilding from one reports.

`order` is the place in arrival: lines may lie in any order in their file.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tidings.values.dates import Interval
from tidings.values.desk import Copy
from tidings.values.moves import Moved
from tidings.values.story import Cause
from tidings.values.text import Article, Span

HistoryKind = Literal["reading", "copy", "judgement", "take back", "move"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledShift:
    """That a rule moved an article to another group, when one was placed."""

    article: str
    label: str
    score: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerStory:
    """A story that is no more: its id leads to wherever its articles are."""

    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledArticle:
    """One article, without its text: `article.text` is empty.

    `sha256` is that of the text in UTF-8, `characters` its length. `dated` is the publication date
    as the reading in force has it, given or inferred, with its basis. `story`, `score` and `why`
    tell where it stands and how it was placed; `born` is the story that it joined on arrival,
    `label` the group that it joined by order of publication, `shifts` what rules then moved,
    `former` the stories that are no more and are found by this article. `revises` is the article
    that it is a new version of, `changed` the stretches of its own text that are new, `gone` those
    of the old text that are gone.
    """

    order: int
    article: Article
    sha256: str
    characters: int
    arrived: str
    dated: Interval | None = None
    story: str | None = None
    score: float = 0.0
    why: str = ""
    revises: str | None = None
    changed: tuple[Span, ...] = ()
    gone: tuple[Span, ...] = ()
    born: str | None = None
    label: str | None = None
    shifts: tuple[BundledShift, ...] = ()
    former: tuple[FormerStory, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledText:
    """The text of an article."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledStory:
    """A story: the title it is listed by, when it was started, and the SHA-256 of its record.

    `parted_from` is the story that a rule took its articles from.
    """

    id: str
    title: str
    started: str
    sha256: str
    parted_from: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One step of how the record came to be, in order of arrival."""

    order: int
    at: str
    kind: HistoryKind
    cause: Cause
    article: str | None = None
    fingerprint: str | None = None
    judgement: str | None = None
    copy: Copy | None = None
    moved: Moved | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSeal:
    """What proves a file of a bundle: its lines, its bytes, and a SHA-256 that no order moves."""

    lines: int
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a bundle says of itself.

    `fingerprints` are those of the readings in force (readers, models and tables with their
    digests) with how many articles each read; `tables` is the digest of the tables that the
    stories were folded by. `content` stands for all files but this one, `record` for all stories.
    `made_with` is for information: versions of Python and packages.
    """

    format: str
    version: int
    tidings: str
    tables: str
    with_text: bool
    fingerprints: Mapping[str, int]
    content: str
    record: str
    files: Mapping[str, FileSeal]
    made_with: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between the bundled reading of an article and a new one, in words.

    `how`: only the bundle has it ("gone"), only the new reading has it ("new"), or both have it in
    one place and say something else of it ("changed").
    """

    article: str
    kind: str
    how: Literal["gone", "new", "changed"]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What came of reading all texts anew by the readers `fingerprint`.

    `moved` are the articles that would join another story if all were placed again.
    """

    fingerprint: str
    articles: int
    differing: int
    differences: tuple[Difference, ...]
    moved: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Tell whether readings and stories came out the same."""
        return not self.differing and not self.moved

    def counts(self) -> dict[str, dict[str, int]]:
        """Return by kind how many values are gone, new and changed."""
        found: dict[str, dict[str, int]] = {}
        for one in self.differences:
            row = found.setdefault(one.kind, {"gone": 0, "new": 0, "changed": 0})
            row[one.how] += 1
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What came of rebuilding a record. `differing` are the stories whose record is another.

    `other_tables`: the tables that stories are folded by are not those of the bundle. `store` is
    where the record was put; None where nothing was kept.
    """

    manifest: Manifest
    store: str | None
    differing: tuple[str, ...] = ()
    other_tables: bool = False
    reread: Reread | None = None

    @property
    def same(self) -> bool:
        """Tell whether record and, where asked for, readings came out the same."""
        return not self.differing and (self.reread is None or self.reread.same)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundled:
    """What was put into a bundle, and where it is."""

    path: str
    manifest: Manifest
