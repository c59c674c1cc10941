"""States of stories: what is taken out leaves no trace, moves, pins, merges; look-alikes; quiet."""

import random

import pytest

from tests.support import make_article
from tidings.codec import decode, encode
from tidings.story.grouping import (
    NOTHING_PLACED,
    Features,
    Placement,
    State,
    features,
    features_of,
    held,
    join,
    leave,
    members,
    merge_proposed,
    move,
    pinned,
    place,
    split_proposed,
    story_of,
)
from tidings.story.grouping.features import headline

QUAKE_NORTH = """Quake of 5.8 kills nine near Salva

A quake of magnitude 5.8 struck the hills above Salva in northern Veland early on Monday, killing
nine people and bringing down the school of Torm, the mayor, Ana Lukić, said. It was felt in the
capital. Rescuers from Brod dug through the night for two teachers. The geological institute put
its centre 12 kilometres under the village of Torm."""
QUAKE_NORTH_AGAIN = """Two teachers found alive in Torm

Rescuers pulled two teachers alive from the school of Torm on Tuesday, a day after the quake of 5.8
that killed nine people in the hills above Salva. Mayor Ana Lukić said the village would be moved
down to the river. The men from Brod had dug for 31 hours."""
QUAKE_SOUTH = """Quake of 6.4 cuts road to Merano Bay

A quake of magnitude 6.4 shook the south coast of Veland on Friday and cut the road to Merano Bay,
where four fishermen were hurt by falling rock. Nobody was killed, said the prefect, Josip Baran.
The geological institute put its centre 30 kilometres under the sea, and warned of waves that did
not come. Ferries from Ulm took 200 people off the beach."""
QUAKE_SOUTH_AGAIN = """Merano Bay waits for its road

Eleven days after the quake of 6.4 the road to Merano Bay is still cut, and ferries from Ulm bring
bread and water. Prefect Josip Baran said army engineers needed three weeks more. One of the four
fishermen hurt by falling rock has died of an infection."""

TRIAL = """Banker Orsini goes on trial in Trieste over lost savings

Carlo Orsini, once head of the savings bank Cassa Litorale, went on trial in Trieste on Thursday
over 140 million euros that 9,000 savers lost. He pleaded not guilty. Judge Livia Manin adjourned
until March."""
TRIAL_AGAIN = """Orsini gets six years

A court in Trieste sentenced the banker Carlo Orsini to six years in prison for hiding the losses of
Cassa Litorale from its 9,000 savers. Judge Livia Manin said he had known for two years. His
lawyers will appeal."""
OTHER_TRIAL = """Banker Haldane goes on trial in Leeds over false accounts

Ruth Haldane, a former director of the Northern Mutual, went on trial in Leeds on Thursday over
accounts that showed 60 million pounds too much. She pleaded not guilty. The hearing will last
eight weeks, said judge Peter Oakes."""


def made(text: str, day: str | None = None) -> Features:
    """Return what a text is placed by."""
    return features(make_article(text, published=day))


def placed(texts: list[str], days: list[str | None] | None = None) -> list[str]:
    """Return for each text the place of the one that its story began with."""
    state: State = NOTHING_PLACED
    found = []
    for at, (text, day) in enumerate(zip(texts, days or [None] * len(texts), strict=True)):
        known = made(text, day)
        story = place(known, state).story or str(at)
        state = join(state, known, story)
        found.append(story)
    return found


def test_two_quakes_of_one_country_are_two_stories() -> None:
    texts = [QUAKE_NORTH, QUAKE_SOUTH, QUAKE_NORTH_AGAIN, QUAKE_SOUTH_AGAIN]
    assert placed(texts) == ["0", "1", "0", "1"]
    assert placed(texts[::-1]) == ["0", "1", "0", "1"]


def test_two_trials_of_bankers_are_two_stories() -> None:
    assert placed([TRIAL, OTHER_TRIAL, TRIAL_AGAIN]) == ["0", "1", "0"]
    assert placed([OTHER_TRIAL, TRIAL, TRIAL_AGAIN]) == ["0", "1", "1"]


@pytest.mark.parametrize("later", ["2031-01-20", "2031-04-20", "2031-12-20"])
def test_a_story_that_was_quiet_for_months_is_found_again(later: str) -> None:
    days: list[str | None] = ["2031-01-10", "2031-01-14", later]
    assert placed([TRIAL, QUAKE_SOUTH, TRIAL_AGAIN], days) == ["0", "1", "0"]


def test_why_tells_the_days_between_and_a_near_rival() -> None:
    state = join(NOTHING_PLACED, made(TRIAL, "2031-01-10"), "s")
    told = place(made(TRIAL_AGAIN, "2031-04-20"), state)
    assert "Orsini" in told.why
    assert "100 days apart" in told.why
    two = join(state, made(TRIAL + " She said so.", "2031-01-11"), "t")
    again = place(made(TRIAL_AGAIN, "2031-04-20"), two)
    assert "another story is nearly as like" in again.why
    assert len(again.rivals) == 1


def test_a_story_that_an_article_is_kept_out_of_is_not_joined() -> None:
    state = join(NOTHING_PLACED, made(TRIAL), "s")
    assert place(made(TRIAL_AGAIN), state, apart=frozenset({"s"})).story is None


TEXTS = [QUAKE_NORTH, QUAKE_SOUTH, TRIAL, OTHER_TRIAL, QUAKE_NORTH_AGAIN, QUAKE_SOUTH_AGAIN]


def _answers(state: State) -> list[Placement]:
    return [place(made(text, "2031-02-01"), state) for text in (TRIAL_AGAIN, *TEXTS)]


@pytest.mark.parametrize("seed", range(4))
def test_neither_the_order_of_coming_nor_what_came_and_went_leaves_a_trace(seed: int) -> None:
    known = [made(text, f"2031-01-0{n}") for n, text in enumerate(TEXTS, 1)]
    stories = ["n", "s", "t", "o", "n", "s"]
    state = NOTHING_PLACED
    for one, story in zip(known, stories, strict=True):
        state = join(state, one, story)
    order = random.Random(seed).sample(range(len(known)), len(known))
    other = join(NOTHING_PLACED, made(TRIAL_AGAIN), "gone")
    for at in order:
        other = join(other, known[at], "x")
    for at in order[::-1]:
        other = move(other, (known[at].article,), stories[at])
    other = leave(other, made(TRIAL_AGAIN).article)
    assert _answers(other) == _answers(state)
    assert members(other, "n") == members(state, "n") == (known[0].article, known[4].article)
    assert held(other) == held(state)


def test_an_older_state_still_answers() -> None:
    one = join(NOTHING_PLACED, made(TRIAL), "s")
    article = made(TRIAL).article
    two = leave(one, article)
    assert (story_of(one, article), story_of(two, article)) == ("s", None)
    assert features_of(one, article) == made(TRIAL)
    with pytest.raises(KeyError):
        leave(two, article)


def test_what_an_article_is_placed_by_can_be_kept() -> None:
    known = made(QUAKE_NORTH, "2031-01-02")
    assert decode(encode(known), Features) == known
    assert len(encode(known)) < 1500


def test_an_article_is_pinned_by_a_move_and_let_go_by_another() -> None:
    known = made(TRIAL)
    state = move(join(NOTHING_PLACED, known, "s"), (known.article,), "t", pin=True)
    assert pinned(state, known.article)
    assert not pinned(move(state, (known.article,), "t"), known.article)


def test_two_stories_in_the_same_words_are_proposed_to_be_merged_the_older_one_stays() -> None:
    texts = [TRIAL, TRIAL + " It had rained.", TRIAL + " He left by a side door."]
    one, two, three = (made(t, f"2031-01-1{n}") for n, t in enumerate(texts))
    state = join(join(NOTHING_PLACED, one, "a"), two, "b")
    merge = merge_proposed(join(state, three, "b"), "b")
    assert merge is not None
    assert (merge.story, merge.into) == ("b", "a")
    assert "Orsini" in merge.why
    assert merge_proposed(join(state, three, "b", pin=True), "b") is None
    assert merge_proposed(join(state, made(QUAKE_NORTH), "c"), "c") is None


def test_look_alikes_are_not_proposed_to_be_merged() -> None:
    state = NOTHING_PLACED
    for text, story in ((QUAKE_NORTH, "n"), (QUAKE_SOUTH, "s"), (QUAKE_SOUTH_AGAIN, "s")):
        state = join(state, made(text), story)
    assert merge_proposed(state, "s") is None


def test_a_story_that_holds_two_matters_is_proposed_to_be_split() -> None:
    texts = [TRIAL, TRIAL_AGAIN, QUAKE_SOUTH, QUAKE_SOUTH_AGAIN]
    known = [made(text, f"2031-01-0{n}") for n, text in enumerate(texts, 1)]
    state = NOTHING_PLACED
    for one in known:
        state = join(state, one, "s")
    split = split_proposed(state, "s")
    assert split is not None
    assert split.articles == (known[2].article, known[3].article)
    assert "hardly like the others" in split.why
    assert split_proposed(move(state, (known[3].article,), "s", pin=True), "s") is None
    assert split_proposed(leave(state, known[3].article), "s") is None


def test_one_matter_is_not_proposed_to_be_split() -> None:
    state = NOTHING_PLACED
    for text in (
        QUAKE_NORTH,
        QUAKE_NORTH_AGAIN,
        QUAKE_NORTH + " It rained.",
        QUAKE_NORTH_AGAIN + "!",
    ):
        state = join(state, made(text), "s")
    assert split_proposed(state, "s") is None


@pytest.mark.parametrize(
    ("given", "left"),
    [
        ("Ferry strike halts crossings | The Evening Mail, Visby", "Ferry strike halts crossings"),
        ("Sport | Ferry strike halts all crossings - Radio 7", "Ferry strike halts all crossings"),
        ("Visby - Nynäshamn", "Visby - Nynäshamn"),
        ("Ferry strike: what we know so far", "Ferry strike: what we know so far"),
    ],
)
def test_a_headline_is_known_without_the_outlets_name(given: str, left: str) -> None:
    assert headline(given) == left
