"""Many articles on several processes: the same readings in the same order."""

import pytest

from tests.support import make_article
from tidings.batch import read_shards
from tidings.codec import encode


def test_two_workers_read_what_one_reads() -> None:
    names = ("Anna Berg", "Peter Hall", "Lars Holm")
    texts = [
        f"{n} met the French envoy on Monday. He left {i} days later."
        for i in range(7)
        for n in names
    ]
    articles = [make_article(t, published="2019-05-07") for t in texts]
    one = [encode(r) for r in read_shards(articles, 1)]
    two = [encode(r) for r in read_shards(iter(articles), 2)]
    assert len(one) == len(texts)
    assert one == two


def test_an_article_in_another_language_comes_back_unread() -> None:
    words = "Le ministre a déclaré hier que les négociations reprendront la semaine prochaine. "
    (read,) = read_shards([make_article(words * 4)], 1)
    assert read.unread == "not in English: fr"


def test_no_articles_and_no_workers() -> None:
    assert list(read_shards([], 2)) == []
    with pytest.raises(ValueError, match="at least one"):
        list(read_shards([], 0))
