"""The desk's record: the log as entries, stories as folds of it, each kept until its log grows."""

from collections.abc import Sequence
from threading import Lock

from tidings.errors import NotFound, UserError
from tidings.store import LogRow, Store, View
from tidings.story.compared import day_in_words
from tidings.story.fold import fold
from tidings.values import Entry, Judgement, Reading, Story
from tidings.values.desk import StorySummary

FOLDS_KEPT = 512
HITS = 60  # articles looked at for words that no title has
LISTED = 12  # stories that are named where words may mean several

_Key = tuple[str, tuple[int, int], str | None, bool, frozenset[str]]


def entries_of(view: View, story: str | None = None, upto: int | None = None) -> tuple[Entry, ...]:
    """Return the log of one story (or all) as entries, as it stood at entry `upto`.

    Of each article only the reading in force then is given.
    """
    judged = {j.id: j for j in view.judgements(taken_back=True)}
    found: dict[str, Entry] = {}
    for row in view.log(upto=upto, story=story):
        if row.kind == "reading" and row.article and (reading := row.reading()):
            found[row.article] = _reading_entry(view, row, reading)
        elif row.judgement and (judgement := judged.get(row.judgement)):
            found[f"log {row.seq}"] = _judgement_entry(row, judgement)
    return tuple(sorted(found.values(), key=lambda e: e.seq))


def _reading_entry(view: View, row: LogRow, reading: Reading) -> Entry:
    revision = view.revision(reading.article.id)
    also = (c.outlet for c in view.copies(reading.article.id) if c.outlet)
    return Entry(
        seq=row.seq,
        at=row.at,
        kind="reading",
        cause="rereading" if row.cause == "rereading" else "news",
        reading=reading,
        also=tuple(dict.fromkeys(also)),
        revises=revision.revises if revision else None,
        changed=revision.changed if revision else (),
    )


def _judgement_entry(row: LogRow, judgement: Judgement) -> Entry:
    return Entry(
        seq=row.seq,
        at=row.at,
        kind="take back" if row.kind == "take back" else "judgement",
        cause="judgement",
        judgement=judgement,
    )


def _article(entry: Entry) -> str | None:
    return entry.reading.article.id if entry.reading else None


def _leaves_out(entry: Entry) -> bool:
    judged = entry.judgement
    return judged is not None and (judged.about, judged.verdict) == ("line", "wrong")


class Records:
    """Folds stories, and keeps each fold while the log of its story stays as it is."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._folds: dict[_Key, Story] = {}

    def story(
        self,
        ident: str,
        *,
        upto: int | None = None,
        as_of: str | None = None,
        with_wrong: bool = False,
        without: frozenset[str] = frozenset(),
    ) -> Story:
        """Return a story as it stood at log entry `upto`, on day `as_of`.

        `with_wrong`: it is told as if nobody had judged a line to be wrong. `without`: as if it had
        not these articles.
        """
        with self._store.view() as view:
            key = (ident, view.extent(ident, upto), as_of, with_wrong, without)
            with self._lock:
                if key in self._folds:
                    return self._folds[key]
            entries = entries_of(view, ident, upto)
        if with_wrong:
            entries = tuple(e for e in entries if not _leaves_out(e))
        if without:
            entries = tuple(e for e in entries if _article(e) not in without)
        story = fold(ident, entries, as_of=as_of)
        with self._lock:
            if len(self._folds) >= FOLDS_KEPT:
                del self._folds[next(iter(self._folds))]
            self._folds[key] = story
        return story

    def all(self, *, as_of: str | None = None) -> tuple[Story, ...]:
        """Return all stories, the latest first."""
        return tuple(self.story(s.id, as_of=as_of) for s in self.summaries())

    def summaries(self) -> tuple[StorySummary, ...]:
        """Return one line for each story, the latest first."""
        with self._store.view() as view:
            return view.stories()

    def find(self, words_or_id: str) -> str:
        """Return the id of the story meant by an id, its beginning, or words of its title or text.

        The id of a story that went into others leads to the one that has most of it now. Words mean
        the story whose title they are; else the one that alone has them in its title; else the one
        that alone has them in its articles. Raises NotFound, and UserError that lists the stories
        where several fit alike.
        """
        asked = words_or_id.strip()
        if found := self._by_id(asked):
            return found
        whole = [s for s in self.summaries() if s.title.casefold() == asked.casefold()]
        fitting = whole or self._titled(asked) or self._telling(asked)
        if len(fitting) > 1:
            raise UserError(_which(asked, fitting))
        if fitting:
            return fitting[0].id
        raise NotFound(f"No story is held under {words_or_id!r}; `tidings stories` lists them all.")

    def others(self, words_or_id: str, ident: str) -> tuple[StorySummary, ...]:
        """Return the stories that have some words too, but less plainly than the one found."""
        asked = words_or_id.strip()
        if self._by_id(asked):
            return ()
        found = {s.id: s for s in (*self._titled(asked), *self._telling(asked))}
        return tuple(s for s in found.values() if s.id != ident)

    def _by_id(self, asked: str) -> str | None:
        stories = self.summaries()
        begins = [s.id for s in stories if asked and s.id.startswith(asked.lower())]
        if len(begins) == 1 or asked in begins:
            return asked if asked in begins else begins[0]
        with self._store.view() as view:
            former = [s for s in view.former_stories() if asked and s.startswith(asked.lower())]
            if (len(former) == 1 or asked in former) and not begins:
                return view.leads_to(asked if asked in former else former[0])
        return None

    def _titled(self, asked: str) -> list[StorySummary]:
        words = asked.casefold().split()
        return [
            s for s in self.summaries() if words and all(w in s.title.casefold() for w in words)
        ]

    def _telling(self, asked: str) -> list[StorySummary]:
        with self._store.view() as view:
            hits = {h.story for h in view.search(asked, HITS)}
        return [s for s in self.summaries() if s.id in hits]


def _which(asked: str, fitting: Sequence[StorySummary]) -> str:
    """Return which stories some words may mean, and how to say which."""
    shown = "".join(f"\n  {_listed(s)}" for s in fitting[:LISTED])
    more = f"\n  and {len(fitting) - LISTED} more" if len(fitting) > LISTED else ""
    return (
        f"{asked!r} may be any of {len(fitting)} stories; give the id of one (its beginning is "
        f"enough), or more words of its title:{shown}{more}"
    )


def _listed(story: StorySummary) -> str:
    last = f", last {day_in_words(story.last[:10])}" if story.last else ""
    number = f"{story.articles} article{'s' if story.articles != 1 else ''}"
    return f"{story.id}  {story.title} ({number}{last})"
