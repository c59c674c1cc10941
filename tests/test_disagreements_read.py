"""Articles of our own, read and folded: which accounts are at odds, and which only differ."""

import re
from functools import cache
from itertools import permutations
from typing import Any

import pytest

from tests.support import lines_run, make_article, session_parser
from tidings.codebook import load_codebook
from tidings.readers.reading import read_articles
from tidings.story.disagreements import find_disagreements
from tidings.story.fold import fold
from tidings.values import Disagreement, Entry, Reading, Side, Story

Piece = tuple[str, str, str, str]
"""Outlet, day, headline, text."""


@cache
def readings(pieces: tuple[Piece, ...]) -> tuple[Reading, ...]:
    articles = [
        make_article(f"{title}\n\n{text}", title=title, outlet=outlet, published=day)
        for outlet, day, title, text in pieces
    ]
    return tuple(read_articles(articles, session_parser(), load_codebook()))


def log(found: tuple[Reading, ...]) -> list[Entry]:
    return [
        Entry(seq=n, at=r.article.published or "", kind="reading", reading=r)
        for n, r in enumerate(found, 1)
    ]


def told(*pieces: Piece) -> Story:
    return fold("story", log(readings(pieces)))


def bare(name: str) -> str:
    return name.casefold().removeprefix("the ").removeprefix("a ")


def sides(one: Disagreement) -> list[tuple[str, str]]:
    return [(s.who, s.line.text) for s in one.sides]


DEPOT = (
    ("The Gulf Herald", "2033-02-03", "Blast at Port Anselm depot",
     "PORT ANSELM - An explosion at a fuel depot in Port Anselm on Tuesday killed nine workers, "
     "the fire brigade said. The cause was not known."),
    ("The Northern Mail", "2033-02-04", "Families mourn after depot blast",
     "The dock union said that fourteen workers died in the explosion at the fuel depot in Port "
     "Anselm on Tuesday. The fire brigade speaks of nine."),
)  # fmt: skip
MARCH = (
    ("The Gulf Herald", "2033-05-02", "May Day march in Lima",
     "Crowds marched through Lima on Saturday. Organisers put the turnout at 60,000; the police "
     "counted 18,000."),
)  # fmt: skip
STUDENTS = (
    ("The Gulf Herald", "2033-04-11", "Students held",
     "Police detained about 40 students at a rally in Minsk on Sunday, the interior ministry "
     "said. The rights group Viasna said 112 students had been arrested."),
)  # fmt: skip
FLOODS = (
    ("The Gulf Herald", "2033-04-11", "Flood bill",
     "The government puts the damage of the floods at 2.1 billion pesos. Farmers say the floods "
     "cost them 5 billion pesos."),
)  # fmt: skip
PRISONERS = (
    ("The Gulf Herald", "2033-06-04", "Prisoners", "Sudan said it had freed 200 prisoners on "
     "Friday."),
    ("The Northern Mail", "2033-06-05", "Prisoners", "Rebels said only 140 prisoners had been "
     "released by Sudan on Friday."),
)  # fmt: skip
MINING = (
    ("The Gulf Herald", "2033-04-10", "Senate passes bill",
     "MANILA - The Senate passed the mining bill on Friday by 14 votes to 9."),
    ("The Northern Mail", "2033-04-11", "Mining bill through",
     "The mining bill passed the Senate on Friday, 15-9, after a long debate."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("pieces", "values"),
    [
        (DEPOT, ("nine", "fourteen")),
        (MARCH, ("60,000", "18,000")),
        (STUDENTS, ("40", "112")),
        (FLOODS, ("2.1 billion", "5 billion")),
        (PRISONERS, ("200", "140")),
        (MINING, ("14", "15")),
    ],
)
def test_two_numbers_for_one_thing(pieces: tuple[Piece, ...], values: tuple[str, str]) -> None:
    (one,) = (d for d in told(*pieces).disagreements if d.kind == "number")
    assert len(one.sides) == len(values)
    for value in values:
        (side,) = (s for s in one.sides if _gives(s, value))
        assert side.outlet


def _gives(side: Side, value: str) -> bool:
    """Tell whether a side points at a number itself."""
    return any(re.match(rf"{value}\b(?! \w+ \w+ \w+ )", p.words) for p in side.line.pointers)


def test_who_gives_a_number_is_named() -> None:
    (one,) = told(*MARCH).disagreements
    assert [s.who for s in one.sides] == ["Organisers", "The police"]


EXPULSION = (
    ("The Gulf Herald", "2033-06-01", "Turkey recalls envoy",
     "ANKARA - Turkey expelled the Dutch consul on Monday. The Dutch foreign minister, Jan de "
     'Wit, called the expulsion "a slap in the face". Turkish Foreign Minister Kemal Aydin '
     "described it as a reciprocal step."),
)  # fmt: skip
DAM = (
    ("The Gulf Herald", "2033-06-01", "India closes dam gates",
     "NEW DELHI - India shut the gates of the Baglur dam on Monday, cutting the flow into "
     "Pakistan. Indian Water Minister Arun Mehta said the closure was routine maintenance."),
    ("The Lahore Post", "2033-06-02", "Water minister protests",
     "LAHORE - Pakistani Water Minister Sana Malik on Tuesday called the closure of the Baglur "
     'dam "an act of aggression".'),
)  # fmt: skip
DRILL = (
    ("The Gulf Herald", "2033-06-03", "Drill at sea",
     "SEOUL - North Korea denounced the drill as a rehearsal for war. South Korea said the drill "
     "was purely defensive."),
)  # fmt: skip
SOLDIERS = (
    ("The Gulf Herald", "2033-03-12", "Clash on the Kenyan border",
     "NAIROBI - Kenyan and Somali soldiers exchanged fire near Mandera on Friday. Kenya said that "
     "Somali troops had opened fire first. Somalia said that Kenyan soldiers fired first and that "
     "its men had only answered."),
)  # fmt: skip
BRIDGE = (
    ("The Gulf Herald", "2033-06-03", "Bridge at Orly gone",
     "KYIV - Ukraine said Russian forces had blown up the bridge at Orly on Sunday. Russia said "
     "the bridge had been blown up by Ukrainian saboteurs."),
)  # fmt: skip
DRONES = (
    ("The Gulf Herald", "2033-03-12", "Peru accuses Chile",
     "LIMA - Peru said on Friday that Chilean drones had flown over its naval base at Matarani. "
     "Chile denied that any of its drones had crossed the border."),
)  # fmt: skip
HOSPITAL = (
    ("The Gulf Herald", "2033-03-15", "Hospital hit in Darvo",
     "Two shells hit the hospital in Darvo on Monday, killing a nurse, doctors said."),
    ("The Northern Mail", "2033-03-16", "Army rejects blame",
     "The army said on Tuesday that it had not shelled the hospital in Darvo."),
)  # fmt: skip
FIRE = (
    ("The Gulf Herald", "2033-06-03", "Fire at the mill",
     "The union said the fire had been set on purpose. The company disputed that."),
)  # fmt: skip
CROSSING = (
    ("The Gulf Herald", "2033-07-01", "Talks on the engineers stall",
     "Egypt said it would reopen the Rafa crossing only after the two engineers were freed. Libya "
     "said the engineers would be freed once the crossing was reopened."),
)  # fmt: skip
SHIP = (
    ("The Gulf Herald", "2033-07-04", "Survey ship stays",
     "Greece demanded on Monday that Turkey withdraw its survey ship unconditionally. Turkey said "
     "the ship would leave only if Greece dropped its claim to the shelf."),
)  # fmt: skip
FUEL = (
    ("The Gulf Herald", "2033-01-11", "Minister rules out tax",
     'PARIS - "We will never raise the tax on fuel," French Finance Minister Luc Morel said on '
     "Monday."),
    ("The Gulf Herald", "2033-04-11", "France to raise tax on fuel",
     "PARIS - The tax on fuel will rise by four cents in May, French Finance Minister Luc Morel "
     "said on Sunday."),
)  # fmt: skip
BANK = (
    ("The Gulf Herald", "2033-04-11", "Morel and the bank",
     '"There was no meeting with the bank," Finance Minister Luc Morel said on Sunday. In January '
     "he had told parliament that he met the bank twice."),
)  # fmt: skip
REBELS = (
    ("The Gulf Herald", "2033-06-20", "No talks, then talks",
     "President Omar Sy said on Friday he was ready to talk to the rebels. Two weeks ago he had "
     "ruled out any talks with them."),
)  # fmt: skip
BOARDED = (
    ("The Gulf Herald", "2033-04-10", "Boat stopped",
     "HANOI - A Chinese patrol boarded a Vietnamese fishing boat on Saturday. Vietnam said the "
     "boat was stopped in Vietnamese waters. China said that it had been taken inside Chinese "
     "waters."),
)  # fmt: skip
BERN = (
    ("The Gulf Herald", "2033-04-10", "Ministers met",
     "BERN - The foreign ministers of Iran and Oman met in Bern on Thursday, diplomats said."),
    ("The Northern Mail", "2033-04-12", "Thaw in Bern",
     "The foreign ministers of Iran and Oman met in Bern on Friday, April 8, an official said."),
)  # fmt: skip

RAILWAY = (
    ("The Gulf Herald", "2033-06-03", "Trains stand still",
     "The railway union said that 85 percent of drivers had stopped work. The company spoke of "
     "30 percent."),
)  # fmt: skip
SPEAKER = (
    ("The Gulf Herald", "2033-06-03", "Deal passes", "The vote was 210 to 180, the speaker said. "
     "The opposition said it was 208 to 182."),
)  # fmt: skip
FENCE = (
    ("The Gulf Herald", "2033-06-03", "A wall by any name",
     "Israel calls the structure a security fence. Jordan calls it an annexation wall."),
)  # fmt: skip
JETS = (
    ("The Gulf Herald", "2033-06-03", "Village bombed",
     "Iraq said on Friday that Turkish jets had bombed a village. Turkey said no such strike had "
     "taken place."),
)  # fmt: skip
QUARRY = (
    ("The Gulf Herald", "2033-06-03", "Blast in a quarry",
     "The police said that three people had been injured by the blast. Nobody was hurt, the "
     "company, Ostrava Stone, said."),
)  # fmt: skip
ARMS = (
    ("The Gulf Herald", "2033-03-03", "Kral on arms",
     '"We have never sold arms to the rebels," Foreign Minister Ivo Kral said on Thursday.'),
    ("The Northern Mail", "2033-09-03", "Kral owns up",
     "Foreign Minister Ivo Kral admitted on Friday that his country had sold arms to the rebels."),
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "pieces", "who"),
    [
        ("characterisation", EXPULSION, {"Jan de Wit", "Kemal Aydin"}),
        ("characterisation", DAM, {"Arun Mehta", "Sana Malik"}),
        ("characterisation", DRILL, {"North Korea", "South Korea"}),
        ("actor", SOLDIERS, {"Kenya", "Somalia"}),
        ("actor", BRIDGE, {"Ukraine", "Russia"}),
        ("occurrence", DRONES, {"Peru", "Chile"}),
        ("occurrence", HOSPITAL, {"doctors", "The army"}),
        ("occurrence", FIRE, {"The union", "The company"}),
        ("terms", CROSSING, {"Egypt", "Libya"}),
        ("terms", SHIP, {"Greece", "Turkey"}),
        ("self", FUEL, {"Luc Morel"}),
        ("self", BANK, {"Luc Morel"}),
        ("self", REBELS, {"Omar Sy"}),
        ("place", BOARDED, {"Vietnam", "China"}),
        ("number", RAILWAY, {"The railway union", "The company"}),
        ("number", SPEAKER, {"A speaker", "The opposition"}),
        ("characterisation", FENCE, {"Israel", "Jordan"}),
        ("occurrence", QUARRY, {"The police", "Ostrava Stone"}),
        ("occurrence", JETS, {"Iraq", "Turkey"}),
        ("self", ARMS, {"Ivo Kral"}),
        ("date", BERN, {"The Gulf Herald", "The Northern Mail"}),
    ],
)
def test_two_accounts_at_odds(kind: str, pieces: tuple[Piece, ...], who: set[str]) -> None:
    found = told(*pieces).disagreements
    assert [d.kind for d in found] == [kind]
    assert {bare(s.who) for s in found[0].sides} == {bare(w) for w in who}
    assert found[0].question.endswith("?")


def piece(text: str, day: str = "2033-06-03", outlet: str = "The Gulf Herald") -> Piece:
    return (outlet, day, "News of the day", text)


AGREE = {
    "a toll that grew": (
        piece("An earthquake killed 12 people in the Orv valley on Wednesday, officials said.",
              "2033-06-02"),
        piece("At least 19 people were killed in the earthquake that struck the Orv valley on "
              "Wednesday, officials said.", "2033-06-04", "The Northern Mail"),
    ),
    "at least so many": (
        piece("At least 12 people were killed in the blast in Omsk on Monday, police said."),
        piece("The blast in Omsk on Monday killed 14 people, a hospital said.", "2033-06-04",
              "The Northern Mail"),
    ),
    "a round number": (
        piece("Some 4,000 people fled the town on Monday, the Red Cross said."),
        piece("The UN said 4,120 people had fled the town on Monday.", "2033-06-04",
              "The Northern Mail"),
    ),
    "a part of the whole": (
        piece("A bus crash in Peru on Sunday killed 20 people, police said. Six children died, a "
              "hospital said."),
    ),
    "a district of a country": (
        piece("Floods killed 40 people in the country on Monday, the government said. In Tula "
              "province 12 people died, the governor said."),
    ),
    "another number of another thing": (
        piece("The mine cut its staff from 900 to 400, the company said. The union said 500 "
              "workers had lost their jobs."),
    ),
    "a vaguer day": (
        piece("BERN - The foreign ministers of Iran and Oman met in Bern on Thursday."),
        piece("The foreign ministers of Iran and Oman met in Bern last month, an official said.",
              "2033-07-12", "The Northern Mail"),
    ),
    "a second day of talks": (
        piece("BERN - The ministers met in Bern on Wednesday and will meet again on Thursday."),
        piece("The ministers met in Bern on Thursday for a second day.", "2033-06-04",
              "The Northern Mail"),
    ),
    "two who praise": (
        piece("OSLO - Norway and Chad signed an accord on Monday. Norwegian Foreign Minister Kari "
              'Berg called it "a milestone". Chadian Foreign Minister Ali Deby said it was a '
              "historic step."),
    ),
    "two who condemn": (
        piece("Bombs killed nine people in a market in Tunis on Monday. French President Jean Roy "
              'called the attack "a crime". Italian President Aldo Neri called the attack "an act '
              'of terrorism".'),
    ),
    "a denial of something else": (
        piece("The minister said that the bridge had been closed for repairs. The mayor denied "
              "that he had taken money from builders."),
    ),
    "the same said again": (
        piece('"The tax stays," Finance Minister Luc Morel said on Sunday. In January he had said '
              "the tax would stay."),
    ),
    "a threat recalled": (
        piece('"We shall close the port," Interior Minister Dan Roos said on Monday. In May he had '
              "said that the port would be closed if the strike went on."),
    ),
    "two boats in two months": (
        piece("The boat was taken off Cape Orn on Monday, the navy said."),
        piece("Another boat was taken off Port Sel on Friday, the navy said.", "2033-09-03",
              "The Northern Mail"),
    ),
    "terms for two things": (
        piece("France said it would send aid once the road was open. Mali said the election would "
              "be held only after the rains."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", AGREE)
def test_no_disagreement(name: str) -> None:
    found = told(*AGREE[name]).disagreements
    assert not found, [(d.kind, sides(d)) for d in found]


def test_what_is_owned_up_to_stands_beside_its_denial() -> None:
    story = told(
        piece(
            "Kenya said on Friday that Somali troops had entered Mandera. Somalia denied that its "
            "troops had entered the town."
        ),
        piece(
            "Somalia's defence minister, Abdi Warsame, admitted that troops had entered the town, "
            "which his ministry had denied.",
            "2033-06-06",
            "The Northern Mail",
        ),
    )
    (one,) = (d for d in story.disagreements if d.kind == "occurrence")
    assert [s.who for s in one.sides] == ["Kenya", "Somalia", "Abdi Warsame"]


def test_the_order_of_loading_plays_no_part() -> None:
    pieces = (*DEPOT, *FUEL)
    whole = [d.id for d in told(*pieces).disagreements]
    assert len(whole) == 2
    for order in permutations(readings(pieces)):
        assert [d.id for d in fold("story", log(order)).disagreements] == whole


def test_a_disagreement_keeps_its_id_when_articles_are_added() -> None:
    (before,) = told(*DEPOT).disagreements
    later = piece("The fire brigade confirmed that nine workers had been killed.", "2033-02-20")
    assert before.id in {d.id for d in told(*DEPOT, *BERN, later).disagreements}


def test_a_correction_ends_a_disagreement() -> None:
    correction = (
        "The Northern Mail", "2033-04-12", "Correction: mining bill",
        "The mining bill passed the Senate on Friday by 14 votes to 9, not by 15 to 9.",
    )  # fmt: skip
    assert told(*MINING).disagreements
    assert not told(*MINING, correction).disagreements


def test_a_denial_reads_as_one() -> None:
    (one,) = told(*DRONES).disagreements
    assert one.sides[1].line.text.startswith("denied this: ")


def arguments(monkeypatch: pytest.MonkeyPatch, entries: list[Entry]) -> tuple[Any, ...]:
    """Return what the fold hands on to be compared."""
    held: list[tuple[Any, ...]] = []

    def hold(*given: Any) -> tuple[()]:
        held.append(given)
        return ()

    monkeypatch.setattr("tidings.story.fold.find_disagreements", hold)
    fold("story", entries)
    return held[0]


def test_work_grows_with_the_articles_and_not_with_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def work(copies: int) -> int:
        pieces = tuple(
            (f"Paper {n % 5}", f"2033-{n // 28 + 1:02}-{n % 28 + 1:02}", f"Report {n}",
             f"Ship {n} was stopped. Peru said {n + 20} men were held on Monday. Chile denied "
             f"that ship {n} had crossed the border.")
            for n in range(copies)
        )  # fmt: skip
        given = arguments(monkeypatch, log(readings(pieces)))
        return lines_run(lambda: find_disagreements(*given))

    assert work(60) < 3.6 * work(20)
