"""Taking articles in: decide, read, place, and keep, one transaction an article."""

import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tidings.desk.arrival import Arrival, Nearby, decide_arrival, least_shared, sketch, text_key
from tidings.desk.places import Places
from tidings.desk.reader import ReadingRoom
from tidings.desk.records import Records
from tidings.errors import UserError
from tidings.store import Store, View, Writer
from tidings.values import Article, Reading
from tidings.values.desk import Added, AddReport, Copy, Failure, Progress
from tidings.values.sources import FeedSeen, FeedState, Item, Limits, Taken, Trouble

FOREIGN = "not in English"  # no failure: it is kept, and named as such


@dataclass(slots=True)
class Intake:
    """Takes articles in. `now` tells the time as ISO text."""

    store: Store
    room: ReadingRoom
    places: Places
    records: Records
    limits: Limits
    now: Callable[[], str]

    def add(self, sources: Sequence[str], progress: Progress | None = None) -> AddReport:
        """Add every source in turn; what cannot be read becomes a failure, and the rest goes on."""
        if not sources:
            raise UserError("Nothing to add: name a file, an address, or - for the standard input.")
        tally = Tally(self, progress)
        for done, source in enumerate(sources):
            tally.starts(source, done, len(sources))
            for item in self._items(source):
                tally.take(item, source)
        return tally.report()

    def fetch(self, progress: Progress | None = None) -> AddReport:
        """Ask every source what is new."""
        from tidings.intake.http import HttpWeb
        from tidings.intake.pipeline import completed, poll

        web = HttpWeb()
        tally = Tally(self, progress)
        with self.store.view() as view:
            held, known = view.sources(), view.addresses()
        for done, row in enumerate(held):
            address = row.health.address
            tally.starts(address, done, len(held))
            result = poll(address, row.state, limits=self.limits, web=web)
            if result.trouble:
                tally.take(result.trouble, address)
                continue
            tally.take(result.seen, address)
            for entry in completed(result.entries, limits=self.limits, web=web, known=known):
                tally.take(entry, address)
        return tally.report()

    def add_article(self, article: Article) -> Added:
        """Take one article in, settle it, and see to the title of its story."""
        taken = self.take(article)
        self.settle()
        return self.retitled((taken,))[0]

    def settle(self) -> None:
        """Put what came late into its order of publication, and what hangs on it."""
        with self.store.view() as view:
            if not view.unsettled():
                return
        with self.store.write() as writer:
            self.places.settle(writer, at=self.now())

    def retitled(self, added: Sequence[Added]) -> tuple[Added, ...]:
        """List the stories that grew under the titles that they have now, and say so."""
        with self.store.view() as view:
            now = {a.article: view.story_of(a.article) for a in added}
            places = {s for s in self.places.grown if view.leads_to(s) == s}
        self.places.grown.clear()
        came = (now[a.article] for a in added if a.how in ("new", "revision"))
        titles = retitle(self.store, self.records, {*places, *(s for s in came if s)})
        return tuple(
            replace(a, story=story, story_title=titles.get(story or "", a.story_title))
            for a in added
            for story in (now[a.article],)
        )

    def take(self, article: Article) -> Added:
        """Take one article in. Read outside the transaction, decided and kept inside it."""
        marks = sketch(article.text)
        key = text_key(article.text)
        with self.store.view() as view:
            arrival = decide_arrival(article, _nearby(view, article, key, marks))
        reading = None
        if arrival.how in ("new", "revision"):
            reading = self.room.read(arrival.article)
        with self.store.write() as writer:
            # Another process may have added the same while we read: decide again, for good.
            arrival = decide_arrival(article, _nearby(writer, article, key, marks))
            if arrival.how not in ("new", "revision"):
                return self._keep_copy(writer, arrival)
            if reading is None:  # what it was a copy of has been removed meanwhile
                reading = self.room.read(arrival.article)
            reading = _read_as(reading, arrival.article)
            return self._keep(writer, arrival, reading, key, marks)

    def reread(self, progress: Progress | None = None) -> int:
        """Read again what readers of another fingerprint read; return how many articles."""
        with self.store.view() as view:
            old = view.outdated(self.room.fingerprint)
        for done, ident in enumerate(old):
            with self.store.view() as view:
                row = view.article(ident)
            if row is None:
                continue
            if progress:
                progress(done, len(old), title_of(row.article))
            reading = self.room.read(row.article)
            with self.store.write() as writer:
                if writer.article(ident):
                    writer.add_reading(reading, cause="rereading", at=self.now())
        return len(old)

    def _items(self, source: str) -> Iterator[Item]:
        from tidings.intake.http import HttpWeb
        from tidings.intake.pipeline import read_source

        with self.store.view() as view:
            known = view.addresses()
        stdin = sys.stdin.buffer if source == "-" else None
        return read_source(source, limits=self.limits, web=HttpWeb(), stdin=stdin, known=known)

    def _keep_copy(self, writer: Writer, arrival: Arrival) -> Added:
        article, first = arrival.article, arrival.of or ""
        story = writer.story_of(first)
        how = arrival.how
        if how == "copy":
            copy = Copy(outlet=article.outlet, url=article.url, published=article.published)
            if not writer.add_copy(first, copy, at=self.now()):
                how = "known"
        return Added(
            article=first,
            title=title_of(article),
            outlet=article.outlet,
            how=how,
            of=first,
            story=story,
            story_title=writer.story_title(story),
        )

    def _keep(
        self, writer: Writer, arrival: Arrival, reading: Reading, key: str, marks: Sequence[int]
    ) -> Added:
        article, at = reading.article, self.now()  # as read: with its language
        writer.add_article(article, arrived=at, text_key=key, marks=marks)
        if arrival.how == "revision" and arrival.of:
            writer.add_revision(article.id, arrival.of, arrival.changed, arrival.gone)
        story = None
        if not reading.unread:
            story = self.places.put(
                writer, reading, revises=arrival.of, title=title_of(article), at=at
            )
        writer.add_reading(reading, cause="news", at=at)
        if story:
            self.places.done(writer)
        return Added(
            article=article.id,
            title=title_of(article),
            outlet=article.outlet,
            how="unread" if reading.unread else arrival.how,
            of=arrival.of,
            story=story,
            story_title=writer.story_title(story),
            why=reading.unread or "",
        )


class Tally:
    """Takes items one by one, and counts up what became of them."""

    def __init__(self, intake: Intake, progress: Progress | None) -> None:
        """Count from nothing."""
        self._intake = intake
        self._progress = progress
        self._added: list[Added] = []
        self._failures: list[Failure] = []
        self._notes: list[str] = []
        self._sources: dict[str, int] = {}
        self._answered: list[tuple[int, FeedState]] = []
        self._at: tuple[int, int] = (0, 0)

    def starts(self, source: str, done: int, total: int) -> None:
        """Tell that a source is begun; what failed there before is tried again."""
        self._finish_feeds()
        with self._intake.store.write() as writer:
            writer.clear_failures(source)
        self._at = (done, total)
        self._tell(source)

    def take(self, item: Item, source: str) -> None:
        """Keep one item, whatever it is."""
        match item:
            case Taken():
                self._article(item)
            case FeedSeen():
                self._feed(item)
            case Trouble():
                self._trouble(item, source)

    def report(self) -> AddReport:
        """Return all that was done."""
        self._finish_feeds()
        self._intake.settle()
        added = self._intake.retitled(self._added)
        return AddReport(added=added, failures=tuple(self._failures), notes=tuple(self._notes))

    def _tell(self, what: str) -> None:
        if self._progress:
            self._progress(*self._at, what)

    def _article(self, taken: Taken) -> None:
        self._tell(taken.article.title or taken.place or taken.source)
        added = self._intake.take(taken.article)
        self._added.append(added)
        where = f"{taken.source}, {taken.place}" if taken.place else taken.source
        self._notes.extend(f"{where}: {note}" for note in taken.notes)
        if added.how == "unread" and not added.why.startswith(FOREIGN):
            reason = f"{where}: kept, but not read: {added.why}."
            self._trouble(Trouble(address=where, reason=reason), taken.source)
        if taken.feed in self._sources and added.how != "known":
            with self._intake.store.write() as writer:
                writer.count_entry(self._sources[taken.feed], whole=taken.article.whole)

    def _feed(self, seen: FeedSeen) -> None:
        self._notes.extend(f"{seen.address}: {note}" for note in seen.notes)
        if not seen.fetched:
            return
        at = self._intake.now()
        with self._intake.store.write() as writer:
            source = writer.add_source(seen.address, "feed", seen.title, at=at)
        self._sources[seen.address] = source
        self._answered.append((source, seen.state))

    def _finish_feeds(self) -> None:
        """Keep the feeds' ETags, now that all they gave is kept: not before, lest it be lost."""
        at = self._intake.now()
        for source, state in self._answered:
            with self._intake.store.write() as writer:
                writer.source_answered(source, state, at=at)
        self._answered.clear()

    def _trouble(self, trouble: Trouble, source: str) -> None:
        at = self._intake.now()
        failure = Failure(
            address=trouble.address, reason=trouble.reason, at=at, source=trouble.feed or source
        )
        with self._intake.store.write() as writer:
            writer.add_failure(failure)
            if trouble.feed:
                row = writer.add_source(trouble.feed, "feed", None, at=at)
                writer.source_failed(row, trouble.reason, at=at)
        self._failures.append(failure)


def retitle(store: Store, records: Records, stories: Collection[str]) -> dict[str, str]:
    """Give stories that have other articles now the titles that they tell, and return these."""
    titles = {story: records.story(story).title for story in sorted(stories)}
    with store.write() as writer:
        renamed = {(story, writer.story_title(story)): title for story, title in titles.items()}
        for story, title in titles.items():
            writer.title_story(story, title)
        _rename(writer, renamed)
    return titles


def _rename(writer: Writer, renamed: Mapping[tuple[str, str | None], str]) -> None:
    """Call interests that have the title of the one story that they follow by its new one."""
    held = writer.interests()
    taken = {i.name.casefold() for i in held}
    for one in held:
        now = renamed.get((one.followed[0], one.name)) if len(one.followed) == 1 else None
        if now and not one.query and now.casefold() not in taken:
            writer.rename_interest(one.id, now)
            taken = taken - {one.name.casefold()} | {now.casefold()}


def title_of(article: Article) -> str:
    """Return an article's title, or the beginning of its first line."""
    first = article.text.lstrip()[:90].partition("\n")[0]
    return article.title or " ".join(first.split()) or "(no title)"


def _nearby(view: View, article: Article, key: str, marks: Iterable[int]) -> Nearby:
    marks = tuple(marks)
    return Nearby(
        same=view.with_key(key),
        at_address=view.at_address(article.url) if article.url else None,
        near=view.sharing(marks, least_shared(marks)),
        id_taken=view.article(article.id) is not None,
    )


def _read_as(reading: Reading, article: Article) -> Reading:
    return replace(reading, article=replace(article, language=reading.article.language))
