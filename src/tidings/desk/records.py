"""The desk's record: the log as entries, stories as folds of it, each kept until its log grows."""

from threading import Lock

from tidings.errors import NotFound
from tidings.store import LogRow, Store, View
from tidings.story.fold import fold
from tidings.values import Entry, Judgement, Reading, Story
from tidings.values.desk import StorySummary

FOLDS_KEPT = 512

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

        The id of a story that went into others leads to the one that has most of it now. Raises
        NotFound.
        """
        stories = self.summaries()
        asked = words_or_id.strip()
        begins = [s.id for s in stories if asked and s.id.startswith(asked.lower())]
        if len(begins) == 1 or asked in begins:
            return asked if asked in begins else begins[0]
        with self._store.view() as view:
            former = [s for s in view.former_stories() if asked and s.startswith(asked.lower())]
            if (len(former) == 1 or asked in former) and not begins:
                now = view.leads_to(asked if asked in former else former[0])
                if now:
                    return now
        words = asked.casefold().split()
        titled = [s.id for s in stories if words and all(w in s.title.casefold() for w in words)]
        if titled:
            return titled[0]
        with self._store.view() as view:
            hit = next((h.story for h in view.search(asked, 20) if h.story), None)
        if hit:
            return hit
        raise NotFound(f"No story is held under {words_or_id!r}; `tidings stories` lists them all.")
