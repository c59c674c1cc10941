"""Stories of a desk: the same whatever the order of arrival; merged, split, pinned, undone."""

import random
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from tests.grouping_support import kept, load, make_articles, open_desk, partition, told, whole
from tidings.desk import Desk
from tidings.desk.reader import ReadingRoom
from tidings.parsers.spacy import SpacyParser
from tidings.story import settling
from tidings.story.grouping import Merge, Split, State, held, members, pinned, story_of
from tidings.values import Article, Reading

ARTICLES = make_articles(40)
IN_ORDER = sorted(ARTICLES, key=lambda a: (a.published is None, a.published or "", a.id))


@pytest.fixture(scope="module")
def ordered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("ordered")
    with open_desk(folder / "desk.sqlite") as desk:
        load(desk, IN_ORDER, folder)
        yield desk


def shuffled(seed: int) -> list[Article]:
    articles = list(ARTICLES)
    random.Random(seed).shuffle(articles)
    return articles


def test_in_order_of_publication_a_decision_is_final(ordered: Desk) -> None:
    assert 3 < len(ordered.stories()) < 30
    assert ordered.moves() == ()
    whole(ordered)


def reasons(desk: Desk) -> dict[str, tuple[float, str]]:
    return {article: (score, why) for article, (_, score, why) in kept(desk).items()}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("batch", [1, 7, 40])
def test_the_order_of_arrival_plays_no_part(
    ordered: Desk, tmp_path: Path, seed: int, batch: int
) -> None:
    with open_desk(tmp_path / "desk.sqlite") as desk:
        load(desk, shuffled(seed), tmp_path, batch)
        assert partition(desk) == partition(ordered)
        assert told(desk) == told(ordered)
        assert reasons(desk) == reasons(ordered)
        assert desk.moves()
        whole(desk)


def eager_merge(state: State, story: str) -> Merge | None:
    """Merge whatever begins with the same digit, the later story into the earlier."""
    alike = {g for a in held(state) if (g := story_of(state, a)) and g[0] == story[0]}
    first, *rest = sorted(alike, key=lambda g: (members(state, g)[0], g))
    if not rest or (len(members(state, first)) + len(members(state, rest[0]))) % 3:
        return None
    if any(pinned(state, a) for a in members(state, rest[0])):
        return None
    return Merge(story=rest[0], into=first, score=0.9, why="the same digit")


def eager_split(state: State, story: str) -> Split | None:
    """Split off the articles whose id begins with an even digit, where four stand together."""
    there = members(state, story)
    even = tuple(a for a in there if int(a[0], 16) % 2 == 0)
    if len(there) % 4 or not 0 < len(even) < len(there) or any(pinned(state, a) for a in even):
        return None
    return Split(story=story, articles=even, score=0.8, why="the even ones")


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "merge_proposed", eager_merge)
    monkeypatch.setattr(settling, "split_proposed", eager_split)


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("seed", range(3))
def test_what_rules_merge_and_split_does_not_hang_on_the_order_either(
    tmp_path: Path, seed: int
) -> None:
    found = []
    orders = (IN_ORDER, shuffled(seed), shuffled(seed))
    for number, (articles, batch) in enumerate(zip(orders, (1, 1, 9), strict=True)):
        with open_desk(tmp_path / f"{number}.sqlite") as desk:
            load(desk, articles, tmp_path, batch)
            assert {m.why.partition(": ")[2] or m.why for m in desk.moves()} & {
                "the same digit",
                "the even ones",
            }
            found.append((partition(desk), told(desk), reasons(desk)))
            whole(desk)
    assert found[0] == found[1] == found[2]


@pytest.mark.usefixtures("eager")
def test_a_desk_opened_anew_for_each_article_comes_to_the_same(tmp_path: Path) -> None:
    found = []
    for fresh in (False, True):
        path = tmp_path / f"{fresh}.sqlite"
        desk = open_desk(path)
        for article in shuffled(5)[:25]:
            if fresh:
                desk.close()
                desk = open_desk(path)
            desk.add_article(article)
        found.append((partition(desk), told(desk), reasons(desk)))
        desk.close()
    assert found[0] == found[1]


# the sample, as it is read


class Shelf:
    """A reading room that has read everything already."""

    def __init__(self, room: ReadingRoom) -> None:
        self._room = room
        self._read: dict[str, Reading] = {}
        self.fingerprint = room.fingerprint

    def read(self, article: Article) -> Reading:
        if article.id not in self._read:
            self._read[article.id] = self._room.read(article)
        return self._read[article.id]


@pytest.fixture(scope="module")
def shelf(parser: SpacyParser) -> Shelf:
    return Shelf(ReadingRoom("none", parser))


def dispatches() -> list[str]:
    """Return the files of the sample, without copies and corrections: these go by arrival."""
    names = (f for f in files("tidings").joinpath("sample").iterdir() if f.name.endswith(".txt"))
    return sorted(str(f) for f in names if "cop" not in f.name and "corrected" not in f.name)


def test_the_sample_tells_the_same_in_any_order(shelf: Shelf, tmp_path: Path) -> None:
    found = []
    for seed in range(3):
        paths = dispatches()
        random.Random(seed).shuffle(paths)
        with open_desk(tmp_path / f"{seed}.sqlite") as desk:
            desk._room = shelf  # type: ignore[assignment]
            for start in range(0, len(paths), (1, 6, 40)[seed]):
                desk.add(paths[start : start + (1, 6, 40)[seed]])
            stories = [desk.story(s.id) for s in desk.stories()]
            assert all(s.events and s.ledger for s in stories)
            assert any(s.disagreements for s in stories)
            found.append((partition(desk), told(desk)))
            whole(desk)
    assert found[0] == found[1] == found[2]
