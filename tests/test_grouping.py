"""Which story an article belongs to: likeness, days, headlines, and states that are values."""

import json
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from bench.stories import bcubed, in_order, predict
from tests.fake_web import FakeWeb
from tests.support import make_article, needs_seeds, seed
from tidings.intake import read_source
from tidings.story.grouping import (
    NOTHING_PLACED,
    Features,
    State,
    features,
    join,
    merge_proposed,
    place,
)
from tidings.story.terms import stem, terms_of
from tidings.values import Actor, Article, Clutter, Event, Interval, Reading, Span, When
from tidings.values.sources import Limits, Taken

CAPS, WEB = Limits(), FakeWeb()

FERRY = """Ferry strike halts crossings to Gotland

Crews of the Gotland ferries walked out on Monday after talks with the owner, Baltic Lines, broke
down over night shifts. The union's chairwoman, Karin Ekholm, said crossings from Visby and
Nynashamn would stop until the owner put the old rota back. Baltic Lines called the walkout
unlawful and said it would go to the labour court."""
FERRY_AGAIN = """Gotland ferries to sail again

Baltic Lines and the union of its crews agreed on a new rota early on Thursday, and ferries from
Visby will sail from noon. Karin Ekholm said the walkout had been worth it. The owner withdrew its
case from the labour court."""
PORT = """Dockers in Gdansk refuse overtime

Dockers at the port of Gdansk said on Tuesday that they would work no overtime in July because the
port had not hired the sixty men it promised in spring. Containers were piling up, the harbour
master, Piotr Zielinski, said."""
ARMS = """Washington and Moscow resume talks on missile treaty

American and Russian officials met in Geneva on Tuesday to discuss the treaty on medium-range
missiles, which each accuses the other of breaking. President Trump said the treaty favoured
Russia. Inspectors have not visited launch sites at Kapustin Yar for nine years, the American
delegation said."""
TRADE = """Trump threatens tariffs on French wine

President Trump said on Tuesday that the United States would put a tariff of 25 percent on French
wine unless Paris dropped its tax on digital firms. The French finance minister, Bruno Le Maire,
said the tax would stay. American officials gave producers in Bordeaux until autumn."""


def story_of(texts: Sequence[str], dates: Sequence[str | None] | None = None) -> list[str]:
    """Place texts one by one; a new story is named by the place of its first article."""
    days = dates or [None] * len(texts)
    return stories([make_article(t, published=d) for t, d in zip(texts, days, strict=True)])


def stories(articles: Sequence[Article]) -> list[str]:
    """Place articles one by one; a new story is named by the place of its first article."""
    state: State = NOTHING_PLACED
    found: list[str] = []
    for at, article in enumerate(articles):
        known = features(article)
        story = place(known, state).story or str(at)
        state = join(state, known, story)
        found.append(story)
    return found


def test_a_dispute_and_what_became_of_it_are_one_story_and_another_strike_is_not() -> None:
    assert story_of([FERRY, PORT, FERRY_AGAIN]) == ["0", "1", "0"]
    assert story_of([FERRY_AGAIN, PORT, FERRY]) == ["0", "1", "0"]


def test_two_disputes_that_share_a_country_and_its_president_stay_apart() -> None:
    assert story_of([ARMS, TRADE]) == ["0", "1"]
    assert story_of([TRADE, FERRY, ARMS]) == ["0", "1", "2"]


ENVOY = """Estonia sends home Tunisian attache

Estonia expelled a Tunisian military attache on Monday over what the foreign ministry in Tallinn
called spying on the naval exercise Grey Heron. The Tunisian embassy in Tallinn said the charge was
false and that Tunisia would answer. Colonel Slim Gharbi, the attache, had photographed the harbour
of Paldiski during the exercise, the Estonian minister told reporters."""
OLIVES = """Tunisia bars Estonian timber

Tunisia stopped all imports of Estonian timber on Thursday after inspectors in Tunis found beetles
in two shiploads. Estonian sawmills, which sell Tunisia a fifth of their planks, said the wood was
clean. The Tunisian farm minister told reporters that the ministry in Tallinn had not replied."""
ENVOY_AGAIN = """Tunis orders Estonian attache out

Tunisia expelled an Estonian military attache on Friday, days after Tallinn sent home Colonel Slim
Gharbi over spying on the naval exercise Grey Heron. The charge that he had photographed the harbour
of Paldiski was false, the Tunisian foreign minister said."""


def test_two_quarrels_of_the_same_two_states_stay_apart_and_an_answer_joins_its_own() -> None:
    dates = ["2031-05-05", "2031-05-08", "2031-05-09"]
    assert story_of([ENVOY, OLIVES, ENVOY_AGAIN], dates) == ["0", "1", "0"]


def test_a_copy_joins_its_original_whatever_stands_between() -> None:
    assert story_of([ARMS, TRADE, FERRY, PORT, ARMS]) == ["0", "1", "2", "3", "0"]


def test_why_tells_the_words_shared() -> None:
    state = join(NOTHING_PLACED, features(make_article(FERRY)), "s")
    placed = place(features(make_article(FERRY_AGAIN)), state)
    assert placed.story == "s"
    assert "Gotland" in placed.why
    assert "Ekholm" in placed.why
    assert 0 < placed.score <= 1
    assert place(features(make_article(PORT)), state).why.startswith("nothing held is like it")


def test_headlines_fade_within_days_and_articles_within_months() -> None:
    first, later = "Quake shakes Lisbon, no one hurt", "Lisbon counts cost of quake"
    near = story_of([first, later], ["2021-07-01", "2021-07-01"])
    far = story_of([first, later], ["2021-07-01", "2021-08-20"])
    assert near == ["0", "0"]
    assert far == ["0", "1"]
    assert story_of([FERRY, FERRY_AGAIN], ["2021-07-01", "2021-08-20"]) == ["0", "0"]


def test_a_state_is_a_value() -> None:
    ferry, port = features(make_article(FERRY)), features(make_article(PORT))
    one = join(NOTHING_PLACED, ferry, "a")
    two = join(one, port, "b")
    other = join(one, port, "c")
    assert (len(NOTHING_PLACED), len(one), len(two)) == (0, 1, 2)
    assert place(port, one).story is None
    assert place(port, two).story == "b"
    assert place(port, other).story == "c"
    assert place(ferry, NOTHING_PLACED).story is None


def test_the_same_articles_give_the_same_scores() -> None:
    known = [features(make_article(t)) for t in (FERRY, PORT, ARMS)]
    last = features(make_article(FERRY_AGAIN))
    placed = set()
    for _ in range(3):
        state = NOTHING_PLACED
        for at, one in enumerate(known):
            state = join(state, one, str(at))
        placed.add(place(last, state))
    assert len(placed) == 1


def test_an_article_without_words_starts_a_story_of_its_own() -> None:
    assert story_of([FERRY, "...", "— —"]) == ["0", "1", "2"]


def test_of_a_reading_clutter_is_left_out_and_parties_are_taken_in() -> None:
    text = "Follow Ferries\nChile and Peru met."
    span = Span(15, len(text))
    read = Reading(
        article=make_article(text),
        fingerprint="test",
        published=Interval(earliest="2021-07-01", latest="2021-07-03", basis="inferred"),
        clutter=(Clutter(span=Span(0, 14), kind="promo"),),
        actors=(
            Actor(name="Chile", kind="government", country="CHL"),
            Actor(name="Peru", kind="government", country="PER"),
        ),
        events=(
            Event(
                span=span,
                trigger=span,
                type="CONSULT",
                source=(1,),
                target=(0,),
                when=When(basis="x"),
                coder="x",
                confidence=1,
            ),
        ),
    )
    known = features(read)
    assert known.parties == ("CHL-PER", "CONSULT CHL-PER")
    words = set(known.terms.split())
    assert {"Chile", "Peru"} <= words
    assert "Ferries" not in words
    assert known.day == features(make_article(text, published="2021-07-02")).day


def named(number: int, text: str, *people: str, state: str | None = None) -> Features:
    article = Article(id=str(number), text=text)
    actors = tuple(Actor(name=name, kind="person", country=state) for name in people)
    when = Interval(earliest=None, latest=None, basis="unknown")
    return features(Reading(article=article, fingerprint="x", published=when, actors=actors))


WHARF = "Harbour engineers closed the eastern wharf at Oru after cracks, said Mira Tolvane."
CRANES = (
    "A year ago the cranes stood still. Yesterday Tolvane told an inquiry in the old customs house "
    "that nobody had read her reports about the closed wharf, that repairs began too late and "
    "that it had been known for years how thin the concrete was."
)
GRAIN = (
    "Farmers dumped grain outside the agriculture office on Monday over subsidies that came late, "
    "as they had in each of three bad summers. Wheat costs more to grow than mills pay for it, and "
    "many have sold their tractors, Tolvane said at the market."
)


def test_a_person_named_by_both_ties_what_shares_few_words_one_of_a_state_does_not() -> None:
    first = named(1, WHARF, "Mira Tolvane")
    assert first.people == ("tolvan",)
    state = join(NOTHING_PLACED, first, "wharf")
    tied = place(named(2, CRANES, "Tolvane"), state)
    assert tied.story == "wharf"
    assert "both name Tolvane" in tied.why
    official = named(2, CRANES, "Tolvane", state="ORU")
    assert official.people == ()
    assert place(official, state).story is None


REPAIR = (
    "Repairs of the eastern wharf at Oru began on Monday after a winter of delay. Mira Tolvane, an "
    "engineer, said that divers would fill the cracks before May, and Ferrin, who owns two of the "
    "cranes, that he would wait no longer than that for his ships."
)


def test_two_stories_that_name_two_persons_are_proposed_to_be_merged_on_less() -> None:
    for people, merged in (("Mira Tolvane", "Abel Ferrin"), True), (("Mira Tolvane",), False):
        state = join(NOTHING_PLACED, named(1, WHARF, *people), "wharf")
        state = join(state, named(2, REPAIR, *people), "repair")
        assert (merge_proposed(state, "repair") is not None) is merged


def test_a_person_named_by_both_is_not_enough_where_all_else_differs() -> None:
    state = join(NOTHING_PLACED, named(1, WHARF, "Mira Tolvane"), "wharf")
    assert place(named(3, GRAIN, "Tolvane"), state).story is None


def test_a_date_that_may_be_any_in_a_year_fades_nothing() -> None:
    wide = Interval(earliest="2021-01-01", latest="2021-12-31", granularity="year", basis="x")
    read = Reading(article=make_article(FERRY), fingerprint="test", published=wide)
    assert features(read).day is None


def test_names_are_what_is_never_written_small() -> None:
    terms = terms_of("Reading is a town. They were reading in Reading, and in Slough.")
    assert not terms["read"].name
    assert terms["slough"].name


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("talks", "talk"),
        ("parties", "party"),
        ("Ekholm's", "Ekholm"),
        ("accused", "accuse"),
        ("É", "e"),
    ],
)
def test_stems(a: str, b: str) -> None:
    assert stem(a) == stem(b)


def test_the_bench_goes_by_time_and_by_place_where_there_is_none() -> None:
    rows = [{"id": i, "ts": ts} for i, ts in enumerate((None, 30.0, None, 10.0, 20.0))]
    assert [row["id"] for row in in_order(rows)] == [0, 3, 4, 1, 2]


def test_the_bench_names_a_story_for_each_article(tmp_path: Path) -> None:
    texts = [FERRY, PORT, FERRY_AGAIN]
    rows = [
        {"id": i, "title": t.split("\n")[0], "text": t, "ts": None} for i, t in enumerate(texts)
    ]
    path = tmp_path / "stories.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    assert predict(path) == {"0": "1", "1": "2", "2": "1"}


def test_bcubed_is_that_of_the_paper() -> None:
    """Two stories of two; one article strays: worked by hand."""
    gold = {"a": "x", "b": "x", "c": "y", "d": "y"}
    found = {"a": "1", "b": "1", "c": "1", "d": "2"}
    assert bcubed(gold, gold)["f1"] == 1
    assert bcubed(found, gold)["precision"] == round((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4, 4)
    assert bcubed(found, gold)["recall"] == round((1 + 1 + 1 / 2 + 1 / 2) / 4, 4)


def test_the_stories_of_the_sample_are_never_mixed() -> None:
    folder = Path(str(files("tidings") / "sample"))
    items = [
        i for p in sorted(folder.glob("*.txt")) for i in read_source(str(p), limits=CAPS, web=WEB)
    ]
    articles = [item.article for item in items if isinstance(item, Taken)]
    found = stories(articles)
    korean = {s for a, s in zip(articles, found, strict=True) if "Kim" in a.text}
    others = {s for a, s in zip(articles, found, strict=True) if "Kim" not in a.text}
    assert (len(articles), len(korean), korean & others) == (29, 1, set())
    assert len(others) <= 3


@needs_seeds
@pytest.mark.seeds
@pytest.mark.parametrize("dates", [None, ["2017-06-21", "2017-07-18"]])
def test_the_seeds_are_one_story_in_either_order(dates: list[str | None] | None) -> None:
    texts = [seed("000"), seed("004")]
    assert story_of(texts, dates) == ["0", "0"]
    assert story_of(texts[::-1], dates[::-1] if dates else None) == ["0", "0"]
    assert story_of([*texts, TRADE, ARMS], None)[2:] == ["2", "3"]
