"""Articles of several disputes, some nearly alike, some undated, and what a desk made of them."""

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.fake_parser import FakeParser
from tests.support import make_article
from tidings.codec import encode
from tidings.desk import Desk
from tidings.settings import Settings
from tidings.values import Article

SYLLABLES = ("bra", "den", "fol", "gis", "hul", "kem", "lor", "mav", "nid", "pov", "rast", "tul")
WORDS = tuple(a + b + c for a in SYLLABLES for b in SYLLABLES[:5] for c in SYLLABLES[6:9])


def make_articles(number: int, seed: int = 1) -> list[Article]:
    """Return articles of disputes that share some of their words, so that many a case is close."""
    chance = random.Random(seed)
    vocabulary = chance.sample(WORDS, 110)
    disputes = [
        (chance.sample(vocabulary, 14), [w.title() for w in chance.sample(vocabulary, 3)])
        for _ in range(max(3, number // 5))
    ]
    start = date(2021, 1, 4)
    found = []
    for n in range(number):
        words, names = chance.choice(disputes)
        other_words, other_names = chance.choice(disputes)
        said = chance.sample(words, 6) + chance.sample(other_words, 2) + chance.sample(WORDS, 5)
        chance.shuffle(said)
        who = [*chance.sample(names, 2), chance.choice(other_names)]
        told = (
            f"On a day {who[0]} told {who[1]} of the {said[0]}, the {said[1]} and the {said[2]}. "
            f"The {said[3]} of {who[0]} was {said[4]} to {who[2]}, and the {said[5]} and the "
            f"{said[6]} were not. {who[1]} said that {said[7]} or {said[8]} would do. "
            f"Nothing of the {said[9]} in the {said[10]} was {said[11]}, nor was {said[12]} {n}."
        )
        dated = chance.random() < 0.85
        day = (start + timedelta(days=chance.randrange(60))).isoformat() if dated else None
        title = f"{names[0]} and the {words[0]}: {said[0]} {n}"
        found.append(make_article(told, title=title, published=day, outlet=f"Post {n % 3}"))
    return found


def open_desk(path: Path) -> Desk:
    """Open a desk that reads with the parser by hand."""
    return Desk.open(settings=Settings(store=path), parser=FakeParser())


def load(desk: Desk, articles: Sequence[Article], folder: Path, batch: int = 1) -> None:
    """Add articles in their order, one by one or so many at a time."""
    for start in range(0, len(articles), batch):
        some = articles[start : start + batch]
        if batch == 1:
            desk.add_article(some[0])
            continue
        file = folder / f"batch-{start}.jsonl"
        keys = ("id", "title", "text", "outlet", "published")
        file.write_text(
            "".join(json.dumps({k: getattr(a, k) for k in keys}) + "\n" for a in some),
            encoding="utf-8",
        )
        report = desk.add([str(file)])
        assert len(report.added) == len(some)


def partition(desk: Desk) -> set[frozenset[str]]:
    """Return which articles are together."""
    return {frozenset(c.article for c in desk.story(s.id).coverage) for s in desk.stories()}


def told(desk: Desk) -> list[Any]:
    """Return all that the stories tell, but for their ids."""
    folded = (replace(desk.story(s.id), id="") for s in desk.stories())
    return sorted((json.loads(encode(s)) for s in folded), key=repr)


def kept(desk: Desk) -> dict[str, tuple[str, float, str]]:
    """Return where each article is, how like it and why."""
    with desk._store.view() as view:
        return {r.article: (r.story, r.score, r.why) for r in view.placings()}


def whole(desk: Desk) -> None:
    """Check that what the store has of placing agrees with itself and with a fresh look at it."""
    with desk._store.view() as view:
        assert view.unsettled() == frozenset()
        assert set(view.memberships()) == {a for a, _ in view.features()}
        rows = {r.article: r.story for r in view.placings()}
        assert all(r.label for r in view.placings())
    desk._places = type(desk._places)()
    with desk._store.view() as view:
        desk._places.catch_up(view)
    held = desk._places.held
    assert {a: held.story(a) for a in rows} == rows
