"""The reading room: one article that trips a reader costs neither the others nor its reason."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fake_parser import FakeParser
from tests.support import make_article
from tidings.desk import Desk
from tidings.desk.reader import ReadingRoom
from tidings.errors import ReaderError, SettingsError
from tidings.readers.syntax import Page, Parse
from tidings.settings import Settings

NEWS = "The ferry to Lerna will run again from June, said the harbour board on Monday."


class Tripping(FakeParser):
    """Raises what it is given."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def parse(self, pages: Iterable[Page]) -> Iterator[Parse]:
        del pages
        raise self.error


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (OverflowError("date value out of range"), "OverflowError date value out of range"),
        (AttributeError("no 'head'"), "AttributeError no 'head'"),
        (ReaderError("the model is damaged"), "the model is damaged"),
    ],
)
def test_an_article_that_trips_a_reader_comes_back_unread_with_the_reason(
    error: Exception, why: str
) -> None:
    reading = ReadingRoom("none", Tripping(error)).read(make_article(NEWS))
    assert reading.unread == f"the reader failed: {why}"
    assert reading.article.text == NEWS


@pytest.mark.parametrize("error", [SettingsError("name another"), MemoryError()])
def test_what_no_article_is_to_blame_for_is_not_hidden(error: Exception) -> None:
    with pytest.raises(type(error)):
        ReadingRoom("none", Tripping(error)).read(make_article(NEWS))


def test_a_copy_whose_first_is_removed_while_it_arrives_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Settings(store=tmp_path / "desk.sqlite")

    def noon() -> datetime:
        return datetime(2021, 5, 4, 12, tzinfo=UTC)

    with Desk.open(settings=store, clock=noon, parser=FakeParser()) as desk:
        first = desk.add_article(make_article(NEWS, outlet="The Quay"))
        write = desk._store.write

        def write_after_the_removal() -> object:
            monkeypatch.undo()
            desk.remove(first.article)
            return write()

        monkeypatch.setattr(desk._store, "write", write_after_the_removal)
        again = desk.add_article(make_article(NEWS, outlet="The Bell"))
        assert again.how == "new"
        assert desk.article(again.article).article.outlet == "The Bell"
