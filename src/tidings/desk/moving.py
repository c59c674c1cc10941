"""Writing down which articles went to another story, by whose doing, and why."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from tidings.codec import short_id
from tidings.store import Writer
from tidings.store.rows import FormerRow
from tidings.story.settling import Put
from tidings.values.moves import Moved

Cause = Literal["grown", "late", "judged", "taken back", "removed"]

BECAUSE: Mapping[Cause, str] = {
    "grown": "{why}",
    "late": "placed anew, since articles published earlier came: {why}",
    "judged": "placed anew after a person's judgement: {why}",
    "taken back": "placed anew, since a person's judgement was taken back: {why}",
    "removed": "placed anew, since an article was removed: {why}",
}
LINKED = "an article published earlier, “{title}”, links them: {why}"
BY_HAND: Mapping[Cause, str] = {
    "judged": "a person judged so",
    "taken back": "a person took a judgement back",
}
BULK = "most of the story has this address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping:
    """Why articles are placed anew: when, what brought it about, and what came of it.

    `articles` are those that came late, or that the judgement names; `late` those that came late
    in any case; `puts`: article → where it was placed.
    """

    at: str
    cause: Cause = "grown"
    articles: frozenset[str] = frozenset()
    judgement: str | None = None
    late: frozenset[str] = frozenset()
    puts: Mapping[str, Put] = field(default_factory=dict)

    def after(self, puts: Mapping[str, Put]) -> "Regrouping":
        """Return the same with what came of it."""
        return replace(self, puts=puts)


def write_moves(
    writer: Writer,
    groups: Mapping[str, Sequence[str]],
    stories: Mapping[str, str],
    why: Regrouping,
    parted: Collection[str],
) -> set[str]:
    """Write what regrouping changed, and return the stories that have other articles now.

    `groups`: group → its articles; `stories`: group → its address; `parted`: articles that a
    person took out of the story they were in.
    """
    rows = {r.article: r for r in writer.placings()}
    now = {a: r.story for a, r in rows.items()}
    standing = set(now.values())
    for group, story in stories.items():
        if story not in standing:
            _start(writer, story, [(a, now[a]) for a in groups[group]], why, parted)
    book = _Book(writer, why, writer.last_seq())
    touched: set[str] = set()
    for group, articles in groups.items():
        story = stories[group]
        for article in articles:
            old = rows[article]
            put = why.puts.get(article)
            score, reason = (put.score, put.why) if put else (old.score, old.why)
            if (old.story, old.score, old.why) != (story, score, reason):
                writer.put_in_story(article, story, score, reason)
            if old.story != story:
                touched |= {old.story, story}
                writer.add_move(book.move(article, old.story, story, articles))
    _retire(writer, now, set(stories.values()))
    return touched & set(stories.values())


def _start(
    writer: Writer,
    story: str,
    articles: Sequence[tuple[str, str]],
    why: Regrouping,
    parted: Collection[str],
) -> None:
    """Start a story that regrouping brought about, titled by its first article for now.

    `articles` have with them the stories they were in until now.
    """
    writer.drop_former(story)
    writer.start_story(story, _title(writer, articles[0][0]), at=why.at)
    old = Counter(s for _, s in articles).most_common(1)[0][0]
    by_hand = why.cause == "taken back" or any(a in parted for a, _ in articles)
    writer.parted_from(story, None if by_hand else old)  # what stood before a merge stands again


def _retire(writer: Writer, now: Mapping[str, str], standing: set[str]) -> None:
    """Keep the addresses of stories that no article is in any more."""
    held = reversed(list(now.items()))
    gone = {story: article for article, story in held if story not in standing}
    for story, article in sorted(gone.items()):
        title = writer.story_title(story) or _title(writer, article)
        writer.keep_former(FormerRow(id=story, article=article, title=title))
    writer.drop_empty_stories()


class _Book:
    """Tells of one regrouping why each article is where it is, and how it came there."""

    def __init__(self, writer: Writer, why: Regrouping, act: int) -> None:
        self._writer = writer
        self._why = why
        self._act = act
        self._shifts = {a: s for p in why.puts.values() for s in p.shifted for a in s.articles}

    def move(self, article: str, old: str, new: str, beside: Sequence[str]) -> Moved:
        """Return the move of an article that is in one group with those `beside` it now."""
        why = self._why
        by_person = bool(why.judgement) and article in why.articles
        found = self._shifts.get(article) or why.puts.get(article)
        reason = found.why if found else BULK
        linking = next((a for a in beside if a in why.articles and a != article), None)
        if by_person:
            told = BY_HAND[why.cause]
        elif why.cause == "late" and linking and article not in why.articles:
            told = LINKED.format(title=_title(self._writer, linking), why=reason)
        else:
            told = BECAUSE[why.cause].format(why=reason)
        return Moved(
            id=short_id("move", why.at, self._act, old, new),
            at=why.at,
            article=article,
            old=old,
            new=new,
            by="person" if by_person else "rule",
            why=told,
            judgement=why.judgement,
        )


def _title(writer: Writer, article: str) -> str:
    row = writer.article(article)
    return (row.article.title if row else None) or article
