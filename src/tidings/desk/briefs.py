"""Interests and their briefs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from tidings.desk.records import Records
from tidings.desk.told import came_later, origins, told_by, untold
from tidings.errors import NotFound, UserError
from tidings.store import Store, View
from tidings.story.changes import story_brief
from tidings.story.compared import day_in_words
from tidings.story.interests import matches, parse_query
from tidings.values import Cause, Interest, Story, StoryBrief
from tidings.values.desk import Brief, DayNews

STORIES_A_FEED = 40
"""Stories of an interest, the latest, that its feed tells of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Between which days of publication a brief is told, where a person says so."""

    since: str | None
    as_of: str | None


@dataclass(slots=True)
class Briefs:
    """Follows interests, and tells what is new in their stories."""

    store: Store
    records: Records
    _matched: dict[str, tuple[int, frozenset[str]]] = field(default_factory=dict)

    def preview(self, query: str) -> int:
        """Return how many of the articles held the query matches."""
        asked = parse_query(query)
        with self.store.view() as view:
            return sum(matches(asked, r) for r in view.readings())

    def follow(self, query: str, name: str | None, *, at: str) -> Interest:
        """Add an interest. Raises UserError where the query is empty or the name is taken."""
        parse_query(query)
        return self._new(name or query, query, at=at)

    def follow_story(self, story: str, *, at: str) -> Interest:
        """Follow one story as an interest of its own."""
        ident = self.records.find(story)
        with self.store.view() as view:
            title = view.story_title(ident) or ident
        return self._new(title, "", at=at, story=ident)

    def unfollow(self, name_or_id: str) -> Interest:
        """Drop an interest and return it as it was."""
        with self.store.write() as writer:
            interest = find_interest(writer, name_or_id)
            writer.remove_interest(interest.id)
        return interest

    def brief(
        self, interest: str | None, *, since: str | None, as_of: str | None
    ) -> tuple[Brief, ...]:
        """Return what is new by interest: after its mark, or published since a day.

        As of a day alone: what that day brought.
        """
        day = day_given(as_of)
        moment = Moment(since=day_given(since) or day, as_of=day)
        with self.store.view() as view:
            held = view.interests() if interest is None else (find_interest(view, interest),)
            upto = view.last_seq()
            stories = {one.id: self._stories_of(view, one) for one in held}
        return tuple(self._brief(one, stories[one.id], moment, upto) for one in held)

    def latest(self, ident: str, as_of: str | None) -> StoryBrief | None:
        """Return what the last day of publication brought; where days are unsure, what came last.

        None where a story has but one such step.
        """
        day = day_given(as_of)
        after = self.records.story(ident, as_of=day)
        published = [(c.published.first_day, c.published.last_day) for c in after.coverage]
        days = {first for first, last in published if first and first == last}
        sure = all(first and first == last for first, last in published)
        if sure and len(days) > 1:
            before = self.records.story(ident, as_of=day_before(max(days)))
        else:
            with self.store.view() as view:
                seqs = [row.seq for row in view.log(story=ident) if row.kind == "reading"]
            before = self.records.story(ident, upto=max(seqs, default=1) - 1, as_of=day)
        return story_brief(before, after) if before.coverage else None

    def daily(self, interest: str, lines: int) -> tuple[DayNews, ...]:
        """Return day by day what was new in an interest's stories, the latest first.

        An article tells on the day of its publication or, where a merge brought it in, on the day
        of that. It goes back until so many `lines` are told, whatever was marked as seen. Raises
        NotFound.
        """
        with self.store.view() as view:
            one = find_interest(view, interest)
            ids = self._stories_of(view, one)[:STORIES_A_FEED]
            days = {ident: self._days(view, one, ident) for ident in ids}
        found: list[DayNews] = []
        told = 0
        for day, ident in sorted({(d, i) for i in ids for d in days[i].values()}, reverse=True):
            if told >= lines:
                break
            news = self._day(ident, days[ident], day)
            if news.brief.lines:
                found.append(news)
                told += len(news.brief.lines)
        return tuple(found)

    def _days(self, view: View, one: Interest, ident: str) -> dict[str, str]:
        """Return the day on which each article of a story told something to an interest."""
        spans = {c.article: c.published for c in self.records.story(ident).coverage}
        days = {a: d for a, p in spans.items() if (d := p.first_day or p.last_day)}
        matching = self._matching(view, one.query) if one.query else frozenset()
        came = came_later(view, one, matching, tuple(days))
        return {a: max(day, came.get(a, day)) for a, day in days.items()}

    def _day(self, ident: str, days: Mapping[str, str], day: str) -> DayNews:
        """Return what a day brought to a story; `days`: when each of its articles told."""
        spans = {c.article: c.published for c in self.records.story(ident).coverage}
        mine = tuple(a for a, d in days.items() if d == day)
        brought = {a for a in days if days[a] > (spans[a].first_day or spans[a].last_day or "")}
        late = frozenset(a for a in brought if days[a] > day)
        after = self.records.story(ident, as_of=day, without=late)
        before, earlier = None, max((d for d in days.values() if d < day), default=None)
        if earlier is not None:
            late = frozenset(a for a in brought if days[a] > earlier)
            before = self.records.story(ident, as_of=earlier, without=late)
        return DayNews(day=day, brief=story_brief(before, after), articles=mine)

    def _brief(self, one: Interest, stories: tuple[str, ...], moment: Moment, upto: int) -> Brief:
        found, quiet = [], []
        for story in stories:
            told = self._told(story, one, moment)
            if told is None:
                continue
            if told.lines:
                found.append(told)
            else:
                quiet.append(_quiet(told, self.records.story(story, as_of=moment.as_of)))
        return Brief(
            interest=one,
            stories=tuple(found),
            quiet=tuple(quiet),
            since=moment.since,
            as_of=moment.as_of,
            seen=one.mark > 0,
            upto=upto,
        )

    def _told(self, story: str, one: Interest, moment: Moment) -> StoryBrief | None:
        after = self.records.story(story, as_of=moment.as_of)
        if not after.coverage:
            return None
        before, fresh = None, frozenset[str]()
        joined: tuple[str, ...] = ()
        with self.store.view() as view:
            causes = causes_since(view, story, 0 if moment.since else one.mark)
            if moment.since is None and one.mark:
                fresh = untold(view, one, story)
                joined = origins(view, story, fresh) if fresh else ()
        if moment.since is not None:
            before = self.records.story(story, as_of=day_before(moment.since))
        elif one.mark:
            before = self.records.story(story, upto=one.mark, as_of=moment.as_of, without=fresh)
        if before is not None and not before.coverage:
            before, joined = None, ()
        news = {a: c for a, c in causes.items() if a not in fresh}
        return replace(story_brief(before, after, news), joined=joined)

    def _stories_of(self, view: View, one: Interest) -> tuple[str, ...]:
        """Return the stories that an interest holds, the latest first."""
        found = set(one.followed)
        if one.query:
            now = view.memberships()
            found |= {now[a] for a in self._matching(view, one.query) if a in now}
        return tuple(s.id for s in view.stories() if s.id in found.difference(one.dropped))

    def _matching(self, view: View, query: str) -> frozenset[str]:
        """Return the articles that match, asked anew only once the log grows."""
        last = view.last_seq()
        held = self._matched.get(query)
        if held is None or held[0] != last:
            asked = parse_query(query)
            found = frozenset(
                r.article.id for r, _ in view.readings_with_stories() if matches(asked, r)
            )
            held = self._matched[query] = last, found
        return held[1]

    def done(self, interest: str | None, upto: int | None) -> None:
        """Move the marks to log entry `upto`, by default to the last there is."""
        with self.store.write() as writer:
            last = writer.last_seq()
            seq = last if upto is None else min(upto, last)  # what is to come is not seen yet
            held = writer.interests() if interest is None else (find_interest(writer, interest),)
            for one in held:
                writer.tell(one.id, told_by(writer, self._stories_of(writer, one), seq))
                writer.mark_interest(one.id, seq)

    def _new(self, name: str, query: str, *, at: str, story: str | None = None) -> Interest:
        name = " ".join(name.split())
        with self.store.write() as writer:
            if any(i.name.casefold() == name.casefold() for i in writer.interests()):
                raise UserError(f"{name!r} is followed already; `tidings interests` lists them.")
            ident = writer.add_interest(name, query, at=at)
            if story:
                writer.follow_story(ident, story, followed=True)
            return find_interest(writer, str(ident))


def causes_since(view: View, story: str, mark: int) -> dict[str, Cause]:
    """Return by article why it stands in the log after entry `mark`: news where it was first."""
    causes: dict[str, Cause] = {}
    for row in view.log(after=mark, story=story):
        if row.kind == "reading" and row.article:
            causes.setdefault(row.article, "rereading" if row.cause == "rereading" else "news")
    return causes


def _quiet(told: StoryBrief, story: Story) -> str:
    days = [d for c in story.coverage if (d := c.published.last_day)]
    last = f" (last article {day_in_words(max(days)[:10])})" if days else ""
    return f"{told.title}{last}"


def day_given(text: str | None) -> str | None:
    """Return a day as ISO text. Raises UserError where `text` is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError as cause:
        raise UserError(f"{text!r} is not a day; write it as in 2017-07-18.") from cause


def day_before(day: str) -> str:
    """Return the day before an ISO day (the first day there is has none before it)."""
    given = date.fromisoformat(day)
    return (given - timedelta(1)).isoformat() if given > date.min else day


def find_interest(view: View, name_or_id: str) -> Interest:
    """Return the interest of that number or name. Raises NotFound."""
    asked = name_or_id.strip().casefold()
    held = view.interests()
    for interest in held:
        if asked in (str(interest.id), interest.name.casefold()):
            return interest
    near = [i for i in held if asked and asked in i.name.casefold()]
    if len(near) == 1:
        return near[0]
    raise NotFound(f"No interest is held under {name_or_id!r}; `tidings interests` lists them.")
