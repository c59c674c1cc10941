"""Stories merged, split and pinned by a person: kept, found at every address, and undone."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fake_parser import FakeParser
from tests.grouping_support import kept, load, make_articles, open_desk, partition, told, whole
from tidings.codec import encode
from tidings.desk import Desk
from tidings.desk.reader import ReadingRoom
from tidings.desk.rebuilding import Request, rebuild
from tidings.errors import NotFound, UserError
from tidings.values import Article
from tidings.values.sources import Limits

ARTICLES = sorted(
    make_articles(30, seed=7), key=lambda a: (a.published is None, a.published or "", a.id)
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with open_desk(tmp_path / "desk.sqlite") as opened:
        load(opened, ARTICLES, tmp_path)
        yield opened


def record(desk: Desk) -> bytes:
    """Return all that is told, with the addresses it has."""
    summaries = desk.stories()
    return encode((summaries, [desk.story(s.id) for s in summaries], kept(desk)))


def largest(desk: Desk, number: int = 2) -> list[str]:
    return [s.id for s in sorted(desk.stories(), key=lambda s: (-s.articles, s.id))[:number]]


def articles(desk: Desk, story: str) -> list[str]:
    return [c.article for c in desk.story(story).coverage]


def test_a_merged_story_is_found_at_either_address_and_undone_without_a_trace(desk: Desk) -> None:
    before = record(desk)
    a, b = largest(desk)
    held = {*articles(desk, a), *articles(desk, b)}
    made = desk.merge_stories(a, b, "one dispute")
    (now,) = desk.judged_stories(made)
    assert desk.story(a).id == desk.story(b).id == now.id
    assert set(articles(desk, now.id)) >= held
    moved = [m for m in desk.moves(100) if m.judgement == made.id and m.by == "person"]
    assert {m.article for m in moved} in (set(articles(desk, now.id)) - held, held) or moved
    assert {m.old for m in moved} <= {a, b}
    assert all(m.at and m.why for m in moved)
    assert [s.judgement.id for s in desk.settled() if s.state == "in force"] == [made.id]
    whole(desk)
    with pytest.raises(UserError, match="one story already"):
        desk.merge_stories(a, b)
    desk.take_back(made.id)
    assert record(desk) == before
    whole(desk)


def test_what_is_split_off_has_an_address_of_its_own_and_stays_apart(desk: Desk) -> None:
    before = record(desk)
    (story,) = largest(desk, 1)
    chosen = articles(desk, story)[1:4]
    made = desk.split_story(story, *chosen, why="another matter")
    new = desk.judged_stories(made)[0].id
    assert new != story
    assert set(articles(desk, new)) >= set(chosen)
    assert set(articles(desk, story)).isdisjoint(chosen)
    for late in make_articles(12, seed=9):
        desk.add_article(late)
        assert set(articles(desk, new)) >= set(chosen)
    whole(desk)
    for late in make_articles(12, seed=9):
        desk.remove(late.id)
    desk.take_back(made.id)
    assert desk.story(new).id == story
    assert told(desk) == told_of(before)


def told_of(encoded: bytes) -> list[object]:
    stories = [{**s, "id": ""} for s in json.loads(encoded)[1]]
    return sorted(stories, key=repr)


def test_parts_are_named_by_number_id_or_address_and_must_be_of_the_story(desk: Desk) -> None:
    one, other = largest(desk)
    held = articles(desk, one)
    made = desk.split_story(one, "2", held[2][:12])
    assert {p.article for p in made.subjects[: made.apart]} == {held[1], held[2]}
    desk.take_back(made.id)
    with pytest.raises(UserError, match="not in that story"):
        desk.split_story(one, articles(desk, other)[0])
    with pytest.raises(UserError, match="all the articles"):
        desk.split_story(one, *held)
    with pytest.raises(UserError, match="Name the articles"):
        desk.split_story(one)
    with pytest.raises(NotFound):
        desk.split_story(one, "nothing-of-that-id")


def test_a_pinned_article_stays_whatever_comes(desk: Desk, tmp_path: Path) -> None:
    one, other = largest(desk)
    article = articles(desk, one)[-1]
    made = desk.pin_article(article, other, "it is of that dispute")
    assert article in articles(desk, other)
    chance = random.Random(3)
    late = make_articles(30, seed=7)[:10] + make_articles(20, seed=11)
    chance.shuffle(late)
    load(desk, late, tmp_path, 6)
    assert article in articles(desk, other)
    whole(desk)
    desk.take_back(made.id)
    assert article not in articles(desk, other)


def test_an_article_alone_is_pinned_to_a_story_of_its_own(desk: Desk) -> None:
    (story,) = largest(desk, 1)
    first = articles(desk, story)[0]
    alone = desk.judged_stories(desk.split_story(story, first))[0]
    made = desk.pin_article(first, alone.id)
    assert made.apart == len(made.subjects)
    assert desk.story(alone.id).id == alone.id
    whole(desk)


def test_a_later_judgement_overrules_an_earlier_one(desk: Desk) -> None:
    a, b = largest(desk)
    merged = desk.merge_stories(a, b)
    story = desk.judged_stories(merged)[0].id
    parted = [p.article for p in merged.subjects[: merged.apart]]
    split = desk.split_story(story, *parted)
    states = {s.judgement.id: (s.state, s.by) for s in desk.settled()}
    assert states == {merged.id: ("overruled", split.id), split.id: ("in force", None)}
    assert len({s.id for s in desk.judged_stories(split)}) == 2
    desk.take_back(split.id)
    assert {s.state for s in desk.settled()} == {"in force"}
    assert len(desk.judged_stories(merged)) == 1


def test_a_judgement_waits_for_articles_that_are_gone_and_finds_them_again(desk: Desk) -> None:
    a, b = largest(desk)
    ours = articles(desk, b)
    made = desk.merge_stories(a, b)
    for article in ours:
        desk.remove(article)
    (state,) = desk.settled()
    assert (state.state, len(state.missing)) == ("waiting", len(ours))
    whole(desk)
    for gone in ARTICLES:
        if gone.id in ours:
            desk.add_article(gone)
    assert [s.state for s in desk.settled()] == ["in force"]
    assert len(desk.judged_stories(made)) == 1
    whole(desk)


def test_a_judgement_survives_rereading(desk: Desk) -> None:
    a, b = largest(desk)
    made = desk.merge_stories(a, b)
    before = partition(desk)
    with desk._store.write() as writer:
        for reading in tuple(writer.readings()):
            writer.add_reading(replace(reading, fingerprint="new"), cause="rereading", at="2021")
    assert partition(desk) == before
    assert len(desk.judged_stories(made)) == 1
    whole(desk)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_judged_and_taken_back_leaves_no_trace(desk: Desk, seed: int) -> None:
    chance = random.Random(seed)
    fixed = largest(desk)
    staying = desk.split_story(fixed[0], *articles(desk, fixed[0])[:2])
    before = record(desk)
    made: list[str] = []
    for _ in range(10):
        if made and chance.random() < 0.35:
            desk.take_back(made.pop(chance.randrange(len(made))))
            continue
        stories = [s.id for s in desk.stories()]
        one, other = (*chance.sample(stories, min(2, len(stories))), stories[0])[:2]
        here = articles(desk, one)
        match chance.randrange(3):
            case 0 if one != other:
                made.append(desk.merge_stories(one, other).id)
            case 1 if len(here) > 1:
                some = chance.sample(here, chance.randrange(1, len(here)))
                made.append(desk.split_story(one, *some).id)
            case _:
                made.append(desk.pin_article(chance.choice(here), other).id)
        settled = {s.judgement.id: s.state for s in desk.settled()}
        assert settled[made[-1]] == "in force"
        whole(desk)
    while made:
        desk.take_back(made.pop(chance.randrange(len(made))))
    assert record(desk) == before
    assert [j.id for j in desk.judgements()] == [staying.id]


@pytest.mark.parametrize("seed", range(3))
def test_when_it_was_judged_and_in_which_order_articles_came_plays_no_part(
    desk: Desk, tmp_path: Path, seed: int
) -> None:
    one, other, third = largest(desk, 3)
    merged = desk.merge_stories(one, other)
    split = desk.split_story(third, *articles(desk, third)[:2])
    chance = random.Random(seed)
    mixed: list[Article] = list(ARTICLES)
    chance.shuffle(mixed)
    with open_desk(tmp_path / "other.sqlite") as later:
        load(later, mixed[:12], tmp_path, 4)
        later.judge(merged)
        load(later, mixed[12:20], tmp_path)
        later.judge(split)
        load(later, mixed[20:], tmp_path, 5)
        assert partition(later) == partition(desk)
        assert told(later) == told(desk)
        whole(later)


def test_a_rule_s_move_is_taken_back_by_its_id_for_good(tmp_path: Path) -> None:
    mixed = list(ARTICLES)
    random.Random(2).shuffle(mixed)
    with open_desk(tmp_path / "desk.sqlite") as desk:
        load(desk, mixed, tmp_path)
        moves = [m for m in desk.moves(200) if m.by == "rule" and desk.story(m.new).id == m.new]
        now = {a: s for a, (s, _, _) in kept(desk).items()}
        last = next(m for m in moves if now[m.article] == m.new)
        before = record(desk)
        made = desk.take_back(last.id)
        gone = [p.article for p in made.subjects[: made.apart]]
        assert last.article in gone
        assert all(kept(desk)[a][0] != last.new for a in gone)
        late = make_articles(6, seed=21)
        load(desk, late, tmp_path, 6)
        assert all(kept(desk)[a][0] != last.new for a in gone)
        whole(desk)
        for article in late:
            desk.remove(article.id)
        desk.take_back(made.id)
        assert told(desk) == told_of(before)
        with pytest.raises(NotFound):
            desk.take_back("no-such-id")


def test_what_was_followed_stays_followed(desk: Desk) -> None:
    a, b = largest(desk)
    desk.follow_story(b)
    made = desk.merge_stories(a, b)
    now = desk.judged_stories(made)[0].id
    (interest,) = desk.interests()
    assert interest.followed == (now,)
    desk.brief_done()
    (brief,) = desk.brief()
    assert not brief.stories
    desk.take_back(made.id)
    assert desk.interests()[0].followed == (b,)


def test_moves_are_no_news(desk: Desk) -> None:
    for story in desk.stories():
        desk.follow_story(story.id)
    desk.brief_done()
    a, b = largest(desk)
    desk.merge_stories(a, b)
    desk.split_story(a, *articles(desk, a)[:3])
    assert [s for b in desk.brief() for s in b.stories] == []


def test_why_tells_each_article_and_what_moved(desk: Desk) -> None:
    a, b = largest(desk)
    told = desk.why_story(a)
    assert [m.article for m in told.members] == articles(desk, a)
    assert told.members[0].first
    assert all(m.why for m in told.members)
    assert {m.how for m in told.members} == {"rule"}
    made = desk.merge_stories(a, b)
    told = desk.why_story(b)
    assert [s.judgement.id for s in told.judged] == [made.id]
    assert "person" in {m.how for m in told.members}
    assert told.moves
    assert {*told.addresses, told.story.id} >= {a, b}
    assert {m.old for m in told.moves} | {m.new for m in told.moves} <= dict(told.titles).keys()


def test_versions_of_one_article_go_together(tmp_path: Path) -> None:
    old = replace(ARTICLES[0], url="https://post.example/1")
    text = old.text.replace("Nothing", "Next to nothing")
    new = replace(old, id="0" * 16, text=text)
    with open_desk(tmp_path / "desk.sqlite") as desk:
        load(desk, [old, new, *ARTICLES[1:12]], tmp_path)
        story = desk.article(old.id).story or ""
        assert desk.article(new.id).story == story
        others = [a for a in articles(desk, story) if a not in (old.id, new.id)]
        made = desk.split_story(story, old.id) if others else desk.pin_article(old.id, story)
        assert desk.article(new.id).story == desk.article(old.id).story
        assert {p.article for p in made.subjects[: made.apart]} == {old.id, new.id}
        desk.remove(old.id)
        assert desk.article(new.id).story
        whole(desk)


def test_a_bundle_brings_back_moves_addresses_and_what_is_to_come(
    desk: Desk, tmp_path: Path
) -> None:
    mixed = make_articles(20, seed=11)
    load(desk, mixed[:10], tmp_path, 10)
    one, other, third = largest(desk, 3)
    desk.take_back(desk.merge_stories(one, third).id)
    desk.merge_stories(one, other)
    desk.split_story(third, articles(desk, third)[0])
    desk.bundle(tmp_path / "a.zip", with_text=True)
    request = Request(bundle=tmp_path / "a.zip", into=tmp_path / "new.sqlite", reread=True)
    done = rebuild(request, ReadingRoom("none", FakeParser()), Limits())
    assert done.same
    with open_desk(tmp_path / "new.sqlite") as again:
        assert record(again) == record(desk)
        assert again.moves(500) == desk.moves(500)
        assert again.story(other).id == desk.story(other).id
        again.bundle(tmp_path / "b.zip", with_text=True)
        assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
        for both in (desk, again):
            load(both, mixed[10:], tmp_path, 10)
        assert partition(again) == partition(desk)
        whole(again)


def test_a_store_of_an_older_version_is_made_whole_when_it_is_needed(
    desk: Desk, tmp_path: Path
) -> None:
    before = partition(desk)
    with desk._store.write() as writer:
        writer._db.exec_driver_sql("DELETE FROM placings")
    late = make_articles(12, seed=9)
    with open_desk(tmp_path / "desk.sqlite") as again:
        assert partition(again) == before
        assert again.why_story(largest(again)[0]).members
        load(again, late, tmp_path, 12)
        for article in late:
            again.remove(article.id)
        assert partition(again) == before
