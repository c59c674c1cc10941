"""One act told again: months later, in other words, by a clause that no coder types."""

from itertools import permutations

import pytest

from tests.support import lines_run, session_parser
from tidings.codebook import load_codebook
from tidings.readers.reading import read_article
from tidings.story.accounts import Account, accounts_of
from tidings.story.fold import fold
from tidings.story.identity import link_actors
from tidings.story.merging import merge
from tidings.values import Article, Entry, Reading, Story, StoryEvent

Told = tuple[str, str]
"""A publication day, and what the article of that day says."""


def read(n: int, day: str, text: str, outlet: str) -> Reading:
    article = Article(id=f"a{n}", text=text, published=day, outlet=outlet)
    return read_article(article, session_parser(), load_codebook())


def story(*told: Told) -> Story:
    readings = [read(n, *t, f"Outlet {n}") for n, t in enumerate(told)]
    return folded(readings)


def folded(readings: list[Reading]) -> Story:
    entries = [
        Entry(seq=n, at="2040-01-01", kind="reading", reading=r) for n, r in enumerate(readings, 1)
    ]
    return fold("s", entries)


def tellers(*told: Told) -> list[list[str]]:
    """Return for each act the articles that tell it."""
    return [sorted({t.article for t in e.tellings}) for e in story(*told).events]


def act_with(found: Story, words: str) -> StoryEvent:
    """Return the act that the words stand in a telling of."""
    acts = [
        e for e in found.events if any(words in p.words for t in e.tellings for p in t.pointers)
    ]
    assert acts, f"no act is told by {words!r}"
    return acts[0]


SEIZED = (
    "2034-04-04",
    "Finland's navy seized two Estonian tankers in the Gulf of Finland on Tuesday.",
)
RETOLD = [
    pytest.param(SEIZED, ("2034-05-20", "The ships were seized on April 4."), id="no parties"),
    pytest.param(SEIZED, ("2034-06-11", "Finland took the tankers on April 4."), id="other verb"),
    pytest.param(
        SEIZED, ("2034-06-11", "Estonia wants the vessels that were impounded in April."),
        id="other words, a month",
    ),
    pytest.param(
        ("2034-03-02", "Latvia banned the import of Belarusian timber on Thursday."),
        ("2034-07-15", "Latvia has barred Belarusian wood since March 2."),
        id="since the day on which it began",
    ),
    pytest.param(
        ("2034-03-02", "Latvia freed five Belarusian truckers on Thursday."),
        ("2034-03-30", "The five truckers were let go on March 2."),
        id="let go",
    ),
    pytest.param(
        ("2034-10-05", "Norway's parliament passed the seabed bill on Thursday by 91 votes to 70."),
        ("2034-11-20", "Deputies had approved it on October 5 by 91 votes to 70."),
        id="a vote by its numbers",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("first", "later"), RETOLD)
def test_an_act_told_again_is_one(first: Told, later: Told) -> None:
    assert ["a0", "a1"] in tellers(first, later)


TWO = [
    pytest.param(SEIZED, ("2034-05-20", "The ships were seized on May 9."), id="another day"),
    pytest.param(
        SEIZED, ("2034-05-20", "Finland took the fishing permits on April 4."), id="another thing"
    ),
    pytest.param(
        ("2034-03-02", "Latvia expelled four Russian diplomats on Thursday."),
        ("2034-03-09", "Latvia closed two Russian consulates on March 2."),
        id="two measures of one day",
    ),
    pytest.param(
        ("2034-03-02", "Latvia freed five Belarusian truckers on Thursday."),
        ("2034-03-30", "If the truckers are let go on April 2, talks may begin."),
        id="under a condition",
    ),
    pytest.param(
        ("2034-03-02", "Russian forces shelled the port of Mykolaiv on Thursday."),
        ("2034-03-03", "Russian forces shelled the town of Nikopol."),
        id="violence comes often",
    ),
]


@pytest.mark.parametrize(("first", "later"), TWO)
def test_two_acts_of_a_kind_are_two(first: Told, later: Told) -> None:
    assert ["a0", "a1"] not in tellers(first, later)


MINISTERS = (
    "2034-06-13",
    "Foreign Minister Jaana Roth of Finland met Foreign Minister Uku Mets of Estonia "
    "in Tartu on Monday.",
)


def test_the_two_ministers_are_those_of_whom_the_story_tells() -> None:
    later = ("2034-09-20", "The foreign ministers of Finland and Estonia met in Tartu in June.")
    found = story(MINISTERS, later)
    (meeting,) = [e for e in found.events if e.type == "CONSULT"]
    assert {t.article for t in meeting.tellings} == {"a0", "a1"}
    assert (meeting.when.first_day, meeting.when.last_day) == ("2034-06-12", "2034-06-12")


def test_a_headline_is_news_and_no_old_meeting() -> None:
    later = (
        "2034-09-20",
        "Roth and Mets meet over gas prices\n\n"
        "Foreign Minister Jaana Roth of Finland and Foreign Minister Uku Mets of Estonia met in "
        "Riga on Tuesday. They had last met in Tartu in June.",
    )
    found = story(MINISTERS, later)
    old, new = (e for e in found.events if e.type == "CONSULT" and e.status == "happened")
    assert old.when.first_day == "2034-06-12"
    assert new.when.first_day == "2034-09-19"
    assert not any("gas prices" in p.words for t in old.tellings for p in t.pointers)


def test_an_act_that_no_coder_types_is_one_where_it_has_its_day_and_party() -> None:
    found = story(("2034-03-03", "Latvia sealed the road to Pskov on Thursday."))
    act = act_with(found, "sealed the road")
    assert (act.type, act.when.first_day) in {("", "2034-03-02"), ("SANCTION", "2034-03-02")}


def test_what_two_articles_tell_alike_is_an_act_though_nobody_is_named() -> None:
    one = ("2034-03-03", "The ferry terminal at Ventspils was reopened on Thursday.")
    other = ("2034-05-01", "The terminal was opened again on March 2, after a winter of repairs.")
    assert ["a0", "a1"] in tellers(one, other)


def test_a_plain_act_stands_by_itself_and_scenery_does_not() -> None:
    told = (
        "2034-03-03",
        "Lithuania opens ferry terminal\n\n"
        "The ferry terminal at Ventspils was reopened on Thursday.",
        "Gulls circled over the quay. The mayor wore a blue coat and smiled at the cameras.",
    )
    words = [e.line.text for e in story((told[0], "\n\n".join(told[1:]))).events]
    assert any("terminal" in w for w in words)
    assert not any("Gulls" in w or "wore" in w or "smiled" in w for w in words)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_loading_plays_no_part(order: tuple[int, ...]) -> None:
    told = [
        SEIZED,
        ("2034-05-20", "The ships were seized on April 4."),
        MINISTERS,
        ("2034-09-20", "The foreign ministers of Finland and Estonia met in Tartu in June."),
    ]
    readings = [read(n, *t, f"Outlet {n}") for n, t in enumerate(told)]
    assert folded([readings[n] for n in order]).events == folded(readings).events


def test_a_denied_shot_is_no_telling_of_it() -> None:
    said = ("2034-04-05", "Estonia's navy said no tanker was seized on April 4.")
    found = story(SEIZED, said)
    act = act_with(found, "seized two Estonian tankers")
    assert {t.article for t in act.tellings if t.status == "happened"} == {"a0"}


def crowded(days: int) -> list[Reading]:
    """Return readings of seizures, one a day, each told by two articles."""
    found: list[Reading] = []
    for n in range(days):
        month, day = divmod(n, 28)
        when = f"2034-{month + 1:02d}-{day + 1:02d}"
        for outlet in ("The Courier", "The Mail"):
            text = f"Finland seized {n % 7 + 3} Estonian tankers on {when}."
            found.append(read(len(found), when, text, outlet))
    return found


def test_twice_the_articles_cost_little_more_than_twice_the_work() -> None:
    readings = crowded(56)
    half, whole = accounts(readings[:56]), accounts(readings)
    once = lines_run(lambda: merge(half, half[0].identity.by_id))
    twice = lines_run(lambda: merge(whole, whole[0].identity.by_id))
    assert len(merge(whole, whole[0].identity.by_id).events) == 56
    assert twice < 2.6 * once


def accounts(readings: list[Reading]) -> tuple[Account, ...]:
    return accounts_of([(r, (), None) for r in readings], link_actors(readings), {})


def test_two_who_condemn_one_thing_on_one_day_are_two() -> None:
    one = ("2034-04-04", "Norway's foreign minister, Per Dahl, condemned the seizure on Tuesday.")
    other = ("2034-04-04", "Iceland's premier, Jon Berg, condemned the seizure on Tuesday.")
    assert ["a0", "a1"] not in tellers(one, other)


def test_what_recurs_since_a_day_did_not_begin_on_it() -> None:
    (act,) = story(
        ("2034-05-20", "Latvia has expelled nine Russian diplomats since March 2.")
    ).events
    assert act.when.last_day != "2034-03-02"


def test_the_counterpart_is_who_holds_the_office_on_the_other_side() -> None:
    later = (
        "2034-09-20",
        "Foreign Minister Jaana Roth of Finland met her Estonian counterpart in Tartu on June 12.",
    )
    found = story(MINISTERS, later)
    (meeting,) = [e for e in found.events if e.type == "CONSULT"]
    assert {t.article for t in meeting.tellings} == {"a0", "a1"}


MEETING = (
    "2034-03-02",
    "Norway's foreign minister, Per Dahl, met his Danish counterpart, Lise Krog, in Oslo on "
    "Thursday.",
)
LOOKED_BACK_ON = [
    (
        ("2034-03-02", "Troops detained two Chilean pilots, Ana Roja and Luis Pena, on Thursday."),
        ("2034-07-09", "The two have been held since early March."),
    ),
    (
        ("2034-03-02", "Latvia closed its border with Belarus on Thursday."),
        ("2034-07-09", "The crossing was shut in March."),
    ),
    (
        ("2034-03-02", "Peru imposed a duty of 18 per cent on Bolivian timber on Thursday."),
        ("2034-07-09", "The dispute began in March, when Peru imposed a tariff."),
    ),
    (MEETING, ("2034-07-09", "The Norwegian and Danish ministers met in March.")),
]


@pytest.mark.parametrize(("first", "later"), LOOKED_BACK_ON)
def test_the_one_act_known_of_its_kind_and_month_is_meant(first: Told, later: Told) -> None:
    assert ["a0", "a1"] in tellers(first, later)


NOT_LOOKED_BACK_ON = [
    (
        ("2034-03-02", "Russian forces shelled the port of Mykolaiv on Thursday."),
        ("2034-07-03", "Russian forces shelled the town of Nikopol in March."),
    ),
    (
        ("2034-03-02", "Parliament passed the seabed bill on Thursday."),
        ("2034-07-09", "Deputies passed a pension law in March."),
    ),
    (
        ("2034-03-02", "Police arrested the editor Jon Berg on Thursday."),
        ("2034-07-09", "Police arrested two students in March."),
    ),
    (
        ("2034-03-02", "Peru imposed a duty on Bolivian timber on Thursday."),
        ("2034-07-09", "Peru imposed a curfew in March."),
    ),
    (
        ("2034-03-02", "Teachers in Malta went on strike on Thursday."),
        ("2034-07-09", "Nurses walked out in March."),
    ),
    (MEETING, ("2034-07-09", "The Norwegian and Swedish premiers met in March.")),
    (MEETING, ("2034-07-09", "The Norwegian and Danish defence ministers met in March.")),
]


@pytest.mark.parametrize(("first", "later"), NOT_LOOKED_BACK_ON)
def test_another_act_of_the_kind_and_month_is_another(first: Told, later: Told) -> None:
    assert ["a0", "a1"] not in tellers(first, later)


def test_of_two_acts_of_a_kind_and_month_neither_is_meant() -> None:
    acts = tellers(
        ("2034-03-02", "Latvia closed its border with Belarus on Thursday."),
        ("2034-03-23", "Latvia closed its border with Belarus again on Thursday."),
        ("2034-07-09", "The crossing was shut in March."),
    )
    assert not any("a2" in a and len(a) > 1 for a in acts)


def test_a_meeting_put_back_before_its_day_is_one_with_that_held_later() -> None:
    (act,) = story(
        ("2034-02-03", "Talks between Oman and Yemen are to open in Libreville on March 2."),
        (
            "2034-02-27",
            "The talks between Oman and Yemen in Libreville have been put back to March 16.",
        ),
        ("2034-03-20", "Oman and Yemen held talks in Libreville on March 16."),
    ).events
    assert [s for s, _ in act.history] == ["planned", "happened"]
    assert act.when.first_day == act.when.last_day == "2034-03-16"
