"""A dispute of our own in five articles: two states, a lighthouse and a ship. All is invented."""

from tests.support import make_article
from tidings.codebook import Codebook
from tidings.parsers.spacy import SpacyParser
from tidings.readers.reading import read_article
from tidings.story.changes import story_brief
from tidings.story.fold import fold
from tidings.values import Article, Entry, Story, StoryBrief

PUBLISHED = {
    "seized": (
        "2031-02-04", "North Wire",
        "Norway's coast guard seized a Danish survey ship on Tuesday and brought it to Bergen.\n\n"
        "The ship had measured the sea floor without leave, Fisheries Minister Ola Lund told "
        'reporters in Oslo. "We asked them twice to stop," he said.\n\n'
        "Eleven sailors were aboard, the coast guard said.",
    ),
    "demanded": (
        "2031-02-06", "Aarhus Mail",
        "Denmark demanded on Thursday that Norway give the survey ship back by February 20.\n\n"
        'Foreign Minister Karen Holm called the seizure "theft at sea" and said that Denmark '
        "would recall its ambassador if the ship was not returned.\n\n"
        "The ship was stopped on February 4 by the Norwegian coast guard.",
    ),
    "freed": (
        "2031-02-12", "North Wire",
        "Norway let the crew of the Danish survey ship go on Wednesday but kept the vessel.\n\n"
        "The sailors had been held in Bergen since February 4. They flew home in the evening.\n\n"
        "Foreign Minister Karen Holm repeated the demand that the ship be returned. "
        "A fine of 90,000 euros must be paid first, Ola Lund said.",
    ),
    "reprint": (
        "2031-02-13", "Bergen Post",
        "Crew flies home from Bergen\n\n"
        "Norway let the crew of the Danish survey ship go on Wednesday but kept the vessel.\n\n"
        "The sailors had been held in Bergen since February 4. They flew home in the evening.\n\n"
        "Foreign Minister Karen Holm repeated the demand that the ship be returned. "
        "A fine of 90,000 euros must be paid first, Ola Lund said.",
    ),
    "recalled": (
        "2031-02-21", "Aarhus Mail",
        "Denmark recalled its ambassador to Norway on Friday over the survey ship.\n\n"
        "The crew were set free last week, but the ship has been kept in Bergen since "
        "February 4.\n\n"
        '"It smells of tar here," said a woman on the quay.',
    ),
    "counted": (
        "2031-02-24", "Bergen Post",
        "Dock workers marched to the survey ship in Bergen on Sunday.\n\n"
        "Their union said 300 workers took part. Police put the number at about 120.",
    ),
}  # fmt: skip


def article(name: str) -> Article:
    published, outlet, text = PUBLISHED[name]
    return make_article(text, published=published, outlet=outlet, url=f"https://paper.test/{name}")


def entries(names: tuple[str, ...], parser: SpacyParser, book: Codebook) -> list[Entry]:
    return [
        Entry(
            seq=n, at="2031-03-01", kind="reading", reading=read_article(article(a), parser, book)
        )
        for n, a in enumerate(names, 1)
    ]


def story(names: tuple[str, ...], parser: SpacyParser, book: Codebook) -> Story:
    return fold("ship", entries(names, parser, book))


def brief(
    known: tuple[str, ...], new: tuple[str, ...], parser: SpacyParser, book: Codebook
) -> StoryBrief:
    before = story(known, parser, book) if known else None
    return story_brief(before, story((*known, *new), parser, book))


def texts(told: StoryBrief) -> list[str]:
    return [c.line.text for c in told.lines]
