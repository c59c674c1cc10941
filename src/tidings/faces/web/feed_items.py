"""What was new day by day, as entries of a feed."""

from collections.abc import Iterator
from urllib.parse import quote

from tidings.faces.feeds import Item, Words
from tidings.faces.web.record import Record
from tidings.faces.web.rows import proofs_of
from tidings.faces.web.words import CHANGE
from tidings.values import Change, Pointer, Story
from tidings.values.desk import DayNews


def items_of(news: DayNews, story: Story) -> Iterator[Item]:
    """Yield an entry for each line that a day brought to a story, the weightiest first."""
    record = Record(story)
    used: dict[str, int] = {}
    for change in news.brief.lines:
        first = _first_words(change, news)
        place = f"{first.article}/{_sentence(story, first)}"
        used[place] = used.get(place, 0) + 1
        published = record.coverage[first.article].published.earliest or news.day
        proofs = tuple(
            Words(href=p.href, words=p.words, source=p.label)
            for p in proofs_of(change.line.pointers, record.coverage)
        )
        sentence = change.line.id.startswith("p-")  # no line of the record: its words are its page
        yield Item(
            key=place if used[place] == 1 else f"{place}/{used[place]}",
            story=quote(story.id, safe=""),
            story_title=story.title,
            kind=CHANGE.get(change.kind, change.kind),
            text=change.line.corrected or change.line.text,
            href=proofs[0].href if sentence and proofs else record.change(change).href,
            day=published,
            heard=news.day if published[:10] < news.day else None,
            proofs=proofs,
        )


def _first_words(change: Change, news: DayNews) -> Pointer:
    """Return the first words that a line rests on in an article of its day."""
    pointers = change.line.pointers
    return next((p for p in pointers if p.article in news.articles), pointers[0])


def _sentence(story: Story, pointer: Pointer) -> int:
    """Return where the sentence begins in which some words stand."""
    start = pointer.span.start
    for passage in story.passages:
        span = passage.line.pointers[-1].span
        if passage.article == pointer.article and span.start <= start < span.end:
            return span.start
    return start
