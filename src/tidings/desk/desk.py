"""The desk itself: every verb that the faces use. What it returns are values."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tidings.desk.actors import Actors
from tidings.desk.acts import Acts
from tidings.desk.adding import Intake
from tidings.desk.annotate import annotated
from tidings.desk.asking import Asking
from tidings.desk.briefs import Briefs, day_given
from tidings.desk.bundling import write_bundle
from tidings.desk.judging import Judging
from tidings.desk.lines import Lines
from tidings.desk.places import Places
from tidings.desk.reader import ReadingRoom
from tidings.desk.records import Records
from tidings.desk.regrouping import Stories
from tidings.desk.setting_right import SettingRight
from tidings.desk.settling import Settling
from tidings.desk.who import Who
from tidings.errors import StoreError, UserError
from tidings.readers.syntax import Parser
from tidings.settings import Settings, load_settings, version
from tidings.store import open_store
from tidings.values import (
    Article,
    Interest,
    Judgement,
    LedgerRow,
    Reading,
    Story,
    StoryActor,
    StoryBrief,
)
from tidings.values.bundle import Bundled
from tidings.values.desk import (
    ActorPage,
    Added,
    AddReport,
    Brief,
    DayNews,
    Failure,
    Held,
    Hit,
    Progress,
    SourceHealth,
    StorySummary,
    Where,
)
from tidings.values.identity import Settled
from tidings.values.moves import Moved, StoryWhy


def local_now() -> datetime:
    """Return the time of this machine, with its zone: the one place where the clock is read."""
    return datetime.now().astimezone()


class Desk(SettingRight):
    """A desk over one store. Use it as a context manager, or close it.

    Every method may raise `tidings.errors.UserError`, whose text says how to mend the request.
    """

    def __init__(
        self, settings: Settings, *, clock: Callable[[], datetime], parser: Parser | None
    ) -> None:
        """Open the store; see `Desk.open`."""
        self.settings = settings
        self._clock = clock
        self._store = open_store(settings.store)
        self._room = ReadingRoom(settings.parser, parser)
        self._records = Records(self._store)
        self._briefs = Briefs(self._store, self._records)
        self._places = Places()
        self._judging = Judging(self._store, self._records, self._places)
        self._lines = Lines(self._store, self._records, self._judging)
        self._acts = Acts(self._lines, self._judging)
        self._settling = Settling(self._lines)
        self._asking = Asking(self._store, self._records)
        self._actors = Actors(self._store, self._records)
        self._who = Who(self._actors, self._judging)
        self._stories = Stories(self._store, self._records, self._places, self._judging)
        self._finish()

    @classmethod
    def open(
        cls,
        path: Path | str | None = None,
        *,
        settings: Settings | None = None,
        clock: Callable[[], datetime] | None = None,
        parser: Parser | None = None,
    ) -> Self:
        """Open the desk whose store is at `path`, by default where the settings say."""
        settings = settings or load_settings()
        if path is not None:
            settings = settings.at(Path(path))
        return cls(settings, clock=clock or local_now, parser=parser)

    def close(self) -> None:
        """Let go of the store."""
        self._store.close()

    def __enter__(self) -> Self:
        """Return the desk."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    # taking in --------------------------------------------------------------------------------

    def add(self, sources: Sequence[str], *, progress: Progress | None = None) -> AddReport:
        """Add files, feeds, lists of feeds, pages, or "-"; what fails is in the report."""
        return self._intake().add(sources, progress)

    def add_article(self, article: Article) -> Added:
        """Add one article."""
        return self._intake().add_article(article)

    def fetch(self, progress: Progress | None = None) -> AddReport:
        """Ask every source what is new."""
        return self._intake().fetch(progress)

    def reread(self, progress: Progress | None = None) -> int:
        """Read again what older readers read; return how many articles."""
        return self._intake().reread(progress)

    def annotate(self, paths: Sequence[str]) -> Iterator[Reading | Failure]:
        """Yield the reading of every article of `paths`, in order, without keeping any."""
        return annotated(paths, self.settings, self._room)

    def sources(self) -> tuple[SourceHealth, ...]:
        """Return how each source does."""
        with self._store.view() as view:
            return tuple(row.health for row in view.sources())

    def failures(self) -> tuple[Failure, ...]:
        """Return what could not be read, the latest first."""
        with self._store.view() as view:
            return view.failures()

    def remove(self, what: str) -> str:
        """Remove a source or an article by number, id or address; return a line that tells it."""
        return self._judging.remove(what, at=self._now())

    # interests --------------------------------------------------------------------------------

    def preview(self, query: str) -> int:
        """Return how many of the articles held `query` matches."""
        return self._briefs.preview(query)

    def follow(self, query: str, name: str | None = None) -> Interest:
        """Follow what `query` finds."""
        return self._briefs.follow(query, name, at=self._now())

    def follow_story(self, story_id: str) -> Interest:
        """Follow one story."""
        return self._briefs.follow_story(story_id, at=self._now())

    def unfollow(self, name_or_id: str) -> Interest:
        """Drop an interest; return it as it was."""
        return self._briefs.unfollow(name_or_id)

    def interests(self) -> tuple[Interest, ...]:
        """Return the interests, in the order they were added."""
        with self._store.view() as view:
            return view.interests()

    def brief(
        self, interest: str | None = None, *, since: str | None = None, as_of: str | None = None
    ) -> tuple[Brief, ...]:
        """Return what is new by interest. It moves no mark: see `brief_done`."""
        return self._briefs.brief(interest, since=since, as_of=as_of)

    def daily(self, interest: str, *, lines: int) -> tuple[DayNews, ...]:
        """Return day by day of publication what was new, the latest first; see `Briefs.daily`."""
        return self._briefs.daily(interest, lines)

    def brief_done(self, interest: str | None = None, *, upto: int | None = None) -> None:
        """Mark as seen all up to log entry `upto` (`Brief.upto`), by default all there is."""
        self._briefs.done(interest, upto)

    # asking -----------------------------------------------------------------------------------

    def stories(self) -> tuple[StorySummary, ...]:
        """Return all stories, the latest first."""
        return self._records.summaries()

    def story(self, words_or_id: str, as_of: str | None = None) -> Story:
        """Return one story by its id, the beginning of it, or words.

        Raises NotFound, and UserError that lists the stories where several fit alike.
        """
        day = day_given(as_of)
        return self._records.story(self._records.find(words_or_id), as_of=day)

    def other_stories(self, words_or_id: str, story_id: str) -> tuple[StorySummary, ...]:
        """Return the stories that some words fit too, but less plainly than the one they found."""
        return self._records.others(words_or_id, story_id)

    def latest(self, story_id: str, as_of: str | None = None) -> StoryBrief | None:
        """Return what the last article of a story brought, none where it has but one."""
        return self._briefs.latest(story_id, as_of)

    def actor(self, name: str) -> tuple[ActorPage, ...]:
        """Return the actors of that name or id. Raises NotFound."""
        return self._actors.pages(name)

    def one_actor(self, name: str) -> ActorPage:
        """Return the one actor of that name or id. UserError lists those who may be meant."""
        return self.actor(self._who.one(name)[0].id)[0]

    def find_actors(self, words: str) -> tuple[StoryActor, ...]:
        """Return all actors one of whose names has all `words`; none where nobody has."""
        return self._actors.named(words)

    def knows_actor(self, name: str) -> bool:
        """Tell whether somebody is held under that name or id."""
        return self._actors.knows(name)

    def ledger(self, story: str | None = None) -> tuple[tuple[StorySummary, LedgerRow], ...]:
        """Return the ledger of one story, or of all."""
        return self._asking.ledger(story)

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Return the articles that hold all `words` ("…" for a phrase), the best first."""
        with self._store.view() as view:
            return view.search(words, limit)

    def article(self, id: str) -> Held:  # noqa: A002
        """Return an article by id, the beginning of it, or address. Raises NotFound."""
        return self._asking.article(id)

    def readings(self) -> Iterator[Reading]:
        """Yield the reading of each article, in order of arrival."""
        with self._store.view() as view:
            yield from view.readings()

    # judging ----------------------------------------------------------------------------------

    def judge(self, judgement: Judgement) -> Judgement:
        """Keep a judgement, and return it with its id and time."""
        return self._judging.judge(judgement, at=self._now())

    def agree(self, offer: str, story_id: str, why: str = "") -> Judgement:
        """Agree to an offered change of the ledger: it moves the state, marked as agreed."""
        return self._judging.offer("agreed", offer, story_id, why, at=self._now())

    def decline(self, offer: str, story_id: str, why: str = "") -> Judgement:
        """Say that an offered change is not so: it is offered no more."""
        return self._judging.offer("declined", offer, story_id, why, at=self._now())

    def merge_actors(self, a: str, b: str, why: str = "", *, anyway: bool = False) -> Judgement:
        """Judge two actors, each by name or id, to be one.

        A person and a body, state or place are joined only `anyway`; what A is told to be holds.
        Raises NotFound; UserError where a name may be several actors', with their ids.
        """
        return self._who.merge(a, b, why, anyway=anyway, at=self._now())

    def split_actor(self, name: str, *parts: str, why: str = "") -> Judgement:
        """Part some of an actor from the rest: numbers of its `parts`, spellings or article ids.

        Raises NotFound, and UserError where a part is not found or nothing would be left.
        """
        return self._who.split(name, parts, why, at=self._now())

    def differ_actors(self, a: str, b: str, why: str = "", *, unsure: bool = False) -> Judgement:
        """Judge two actors to be two, whatever else may be read of them; or leave it `unsure`."""
        return self._who.differ(a, b, why, unsure=unsure, at=self._now())

    def judged_actors(self, judgement: Judgement) -> tuple[StoryActor, ...]:
        """Return whom a judgement on actors concerns, as they are now: one for each side."""
        return self._actors.judged(judgement)

    def settled(self) -> tuple[Settled, ...]:
        """Return all judgements, oldest first: each in force, waiting or overruled."""
        told = (*self._actors.settled(), *self._stories.settled(), *self._settling.settled())
        order = {j.id: n for n, j in enumerate(self.judgements())}
        return tuple(sorted(told, key=lambda t: order.get(t.judgement.id, len(order))))

    def merge_stories(self, a: str, b: str, why: str = "") -> Judgement:
        """Judge two stories, each by id or words, to be one; the address of either leads to it.

        Raises NotFound, and UserError where they are one already.
        """
        return self._stories.merge(a, b, why, at=self._now())

    def split_story(self, story: str, *articles: str, why: str = "") -> Judgement:
        """Judge some articles of a story to be another one, which has an address of its own.

        They are named by their number in order of publication, by id or address. Raises NotFound,
        and UserError where one is not of the story or nothing would be left.
        """
        return self._stories.split(story, articles, why, at=self._now())

    def pin_article(self, article: str, story: str, why: str = "") -> Judgement:
        """Judge an article to be of a story: it goes there, and stays whatever rules say."""
        return self._stories.pin(article, story, why, at=self._now())

    def judged_stories(self, judgement: Judgement) -> tuple[StorySummary, ...]:
        """Return the stories that the articles of a judgement are in now."""
        return self._stories.judged(judgement)

    def why_story(self, words_or_id: str) -> StoryWhy:
        """Return why each article of a story is there, what is near it, and what was moved."""
        return self._stories.why(words_or_id)

    def moves(self, limit: int = 20) -> tuple[Moved, ...]:
        """Return what rules and persons moved from one story to another, the latest first.

        `take_back` undoes a rule's move by its id, and the articles stay where that puts them.
        """
        return self._stories.moves(limit)

    def titles_of(self, moves: Sequence[Moved]) -> dict[str, str]:
        """Return what the stories and articles of some moves are called now, by id."""
        return self._stories.titles_of(moves)

    def take_back(self, id: str) -> Judgement:  # noqa: A002
        """Take a judgement back, and return it. Raises NotFound.

        By the id of a rule's move the move is undone: the judgement that does so is returned.
        """
        return self._judging.take_back(id, at=self._now())

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the judgements in force, the oldest first."""
        with self._store.view() as view:
            return view.judgements()

    # keeping ----------------------------------------------------------------------------------

    def backup(self, path: Path | str) -> Path:
        """Copy the store to a new file, and return where it went."""
        if not str(path).strip():
            raise UserError("Name a new file for the backup.")
        return self._store.backup(Path(path).expanduser())

    def bundle(self, path: Path | str, *, with_text: bool = False) -> Bundled:
        """Write all that the record rests on to a new replication bundle."""
        if not str(path).strip():
            raise UserError("Name a new file for the bundle.")
        target = Path(path).expanduser()
        return write_bundle(self._store, target, with_text=with_text, tidings=version())

    def where(self) -> Where:
        """Return where settings and store are, and the version."""
        return Where(
            settings=str(self.settings.path or ""),
            store=str(self.settings.store),
            home=str(self.settings.store.parent),
            version=version(),
        )

    def _finish(self) -> None:
        """Settle what a process that was ended while it took articles in did not."""
        with suppress(StoreError):  # it is read-only, or busy: the next may do it
            self._intake().settle()

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    def _intake(self) -> Intake:
        return Intake(
            self._store, self._room, self._places, self._records, self.settings.limits, self._now
        )
