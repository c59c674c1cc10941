"""Who is named in an article: persons, offices, states, seats, organisations, groups."""

import pytest

from tests.support import needs_seeds, parse, seed
from tidings.codebook.actors import load_actors
from tidings.readers.actors import Cast, read_mentions
from tidings.values import Actor, Span

BOOK = load_actors()


def cast(text: str) -> Cast:
    return read_mentions(parse(text), BOOK)


def actor(text: str, name: str) -> Actor:
    found = [a for a in cast(text).actors if a.name == name]
    assert len(found) == 1, [a.name for a in cast(text).actors]
    return found[0]


def named(text: str, kind: str = "person") -> list[str]:
    return [a.name for a in cast(text).actors if a.kind == kind]


@pytest.mark.parametrize(
    ("text", "name", "role", "country", "sector"),
    [
        (
            "Norwegian Deputy Defense Minister Ingrid Dahl met reporters.",
            "Ingrid Dahl",
            "Deputy Defense Minister",
            "NOR",
            "GOV",
        ),
        (
            "Anna Berg, the Swedish undersecretary of state for trade, spoke on Monday.",
            "Anna Berg",
            "undersecretary of state for trade",
            "SWE",
            "GOV",
        ),
        (
            "Treasury Department spokesman Peter Hall denied it.",
            "Peter Hall",
            "Treasury Department spokesman",
            "USA",
            "GOV",
        ),
        (
            "Kremlin adviser Pavel Orlov denied it.",
            "Pavel Orlov",
            "Kremlin adviser",
            "RUS",
            "GOV",
        ),
        (
            "Secretary of State John Hall said talks would go on.",
            "John Hall",
            "Secretary of State",
            "USA",
            "GOV",
        ),
        (
            "Under Secretary of State John Hall said talks would go on.",
            "John Hall",
            "Under Secretary of State",
            "USA",
            "GOV",
        ),
        (
            "Mark Stone, a deputy assistant to the president, said so.",
            "Mark Stone",
            "deputy assistant to the president",
            None,
            None,
        ),
        (
            "Japan's foreign minister, Kenji Mori, left.",
            "Kenji Mori",
            "foreign minister",
            "JPN",
            "GOV",
        ),
        ("Gen. Paul Reed of Canada resigned.", "Paul Reed", "Gen.", "CAN", "MIL"),
        (
            "Peter Hall, president of the Rotary Club, spoke.",
            "Peter Hall",
            "president of the Rotary Club",
            None,
            None,
        ),
    ],
)
def test_offices(text: str, name: str, role: str, country: str | None, sector: str | None) -> None:
    found = actor(text, name)
    assert (found.role, found.country, found.sector) == (role, country, sector)


def test_a_seat_in_congress_shows_state_and_sector() -> None:
    found = actor("Hartwell, D-Ohio, is against the bill.", "Hartwell")
    assert (found.country, found.sector) == ("USA", "LEG")


def test_one_person_across_full_name_title_and_surname() -> None:
    text = (
        "Foreign Minister Anna Berg left Oslo. Berg was tired.\n"
        "Anna Berg, the Swedish foreign minister, will return, Ms. Berg said."
    )
    found = cast(text)
    assert named(text) == ["Anna Berg"]
    ref = [a.name for a in found.actors].index("Anna Berg")
    words = [m.span.of(text) for m in found.mentions if m.actor == ref and m.form == "name"]
    assert words == ["Anna Berg", "Berg", "Anna Berg", "Berg"]
    assert found.actors[ref].country == "SWE"
    assert found.actors[ref].gender == "f"


def test_two_given_names_of_one_surname_are_two_persons() -> None:
    assert named("John Hall met Mary Hall. Peter Smith watched.") == [
        "John Hall", "Mary Hall", "Peter Smith",
    ]  # fmt: skip


def test_a_surname_goes_to_the_bearer_its_title_fits() -> None:
    text = "John Hall met Mary Hall.\nMrs. Hall left early."
    found = cast(text)
    last = found.mentions[-1]
    assert found.actors[last.actor].name == "Mary Hall"


def test_family_names_that_stand_first() -> None:
    text = "Kim Sung Ho met Moon Jae Won. Kim smiled. Moon did not."
    assert named(text) == ["Kim Sung Ho", "Moon Jae Won"]
    assert named("President Han Myeong-sook left. Han was tired.") == ["Han Myeong-sook"]


def test_a_state_its_capital_and_its_seat_are_actors_of_their_own_and_one_party() -> None:
    text = (
        "Russia protested. The Kremlin said the Russian note was clear. Moscow warned Oslo. "
        "Moscow and the Russian government repeated it."
    )
    found = cast(text)
    russia = {a.name: n for n, a in enumerate(found.actors) if a.country == "RUS"}
    assert set(russia) == {"Russia", "Kremlin", "Moscow", "Russian government"}
    forms = {m.span.of(text): (m.form, m.actor) for m in found.mentions}
    assert forms["Russia"] == ("name", russia["Russia"]) == forms["Russian"]
    assert forms["Kremlin"] == ("metonym", russia["Kremlin"])
    assert forms["Moscow"] == ("metonym", russia["Moscow"])
    assert found.parties(russia.values()) == {"RUS"}
    assert len(found.parties(range(len(found.actors)))) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Moscow rejected the offer.", "government"),
        ("The envoys met in Moscow.", "place"),
        ("Relations with Moscow are poor.", "government"),
        ("She flew to Moscow.", "place"),
        ("Moscow's answer came late.", "government"),
    ],
)
def test_a_capital_is_a_government_only_where_it_acts(text: str, kind: str) -> None:
    found = cast(text)
    at = found.at(text.index("Moscow"))
    assert [found.actors[r].kind for r in at] == [kind]


def test_pro_russian_is_not_russian() -> None:
    text = "The ministry listed 38 pro-Russian individuals."
    assert [a.name for a in cast(text).actors if a.country == "RUS"] == []


def test_administrations_are_governments_and_no_persons() -> None:
    found = actor("The Obama administration expelled them.", "Obama administration")
    assert (found.kind, found.country) == ("government", "USA")
    assert named("The Obama administration expelled them.") == []


def test_organisations_take_the_state_beside_them() -> None:
    assert actor("The French Senate passed the bill.", "Senate").country == "FRA"
    assert actor("The Senate passed the bill.", "Senate").country == "USA"
    ministry = actor("The Turkish Foreign Ministry protested.", "Turkish Foreign Ministry")
    assert (ministry.country, ministry.sector) == ("TUR", "GOV")
    agency = actor("He told the Russian news agency Tass so.", "Tass")
    assert (agency.kind, agency.country, agency.sector) == ("organisation", "RUS", "MED")


def test_the_house_needs_other_words_of_its_state() -> None:
    assert (
        actor("The Senate agreed. The House did not.", "House of Representatives").country == "USA"
    )
    assert "House of Representatives" not in named(
        "The house burned. The House fell.", "organisation"
    )


def test_groups_are_of_a_state_or_party() -> None:
    forces = actor("Syrian rebels fired at Russian forces.", "Russian forces")
    assert (forces.kind, forces.country, forces.sector) == ("group", "RUS", "MIL")
    assert actor("Republican senators refused.", "Republican senators").country == "USA"
    assert named("The two forces of nature met many people.", "group") == []


def test_unnamed_officials_are_each_their_own() -> None:
    text = "A senior French official agreed. Another French official did not."
    assert named(text, "unnamed") == ["senior French official", "French official"]
    official = actor("A Kremlin official said so.", "Kremlin official")
    assert (official.kind, official.country, official.sector) == ("unnamed", "RUS", "GOV")


def test_nobody_is_nobody() -> None:
    assert named("No French official came, nor any Spanish minister.", "unnamed") == []


def test_a_line_of_capitals_proves_no_name() -> None:
    text = "Teen Arrested In Shooting Of Hero Mom\nThe shooting shocked the town."
    assert named(text) == []


def test_within_counts_only_the_outermost() -> None:
    text = "Russian Foreign Minister Pavel Orlov left."
    found = cast(text)
    assert [found.actors[r].name for r in found.within(Span(0, len(text)))] == ["Pavel Orlov"]
    assert [found.actors[r].name for r in found.within(Span(0, 7))] == ["Russia"]


def test_headed_by_follows_and_apposition_and_counting() -> None:
    text = "A group of Republican senators met Anna Berg and Peter Hall."
    read = parse(text)
    found = read_mentions(read, BOOK)

    def headed(word: str) -> list[str]:
        token = next(t for t in read.tokens if t.text == word)
        return [found.actors[r].name for r in found.headed_by(read, token.i)]

    assert headed("group") == ["Republican senators"]
    assert headed("Berg") == ["Anna Berg", "Peter Hall"]
    assert headed("met") == []


@needs_seeds
@pytest.mark.parametrize(
    ("number", "name", "country", "kind"),
    [
        ("000", "Sergey Rybakov", None, "person"),
        ("000", "Heather Nauert", "USA", "person"),
        ("004", "Sergei Ryabkov", "RUS", "person"),
        ("004", "Tom Shannon", "USA", "person"),
        ("004", "Sergey Lavrov", "RUS", "person"),
        ("004", "Dmitry Peskov", "RUS", "person"),
        ("004", "Tass", "RUS", "organisation"),
        ("004", "senior White House official", "USA", "unnamed"),
        ("004", "Obama administration", "USA", "government"),
    ],
)
def test_seed_actors(number: str, name: str, country: str | None, kind: str) -> None:
    found = actor(seed(number), name)
    assert (found.country, found.kind) == (country, kind)


def test_organs_of_one_name_are_each_of_their_state() -> None:
    text = "France's military denied it. Poland's military did not."
    armies = [a for a in cast(text).actors if a.kind == "organisation"]
    assert [(a.name, a.country) for a in armies] == [
        ("France's military", "FRA"),
        ("Poland's military", "POL"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("President Cho Min-jae met Park Eun-hye.", ["Cho Min-jae", "Park Eun-hye"]),
        ("Lee Wei-ming will write to Tsai Mei-ling.", ["Lee Wei-ming", "Tsai Mei-ling"]),
        ("Jean-Luc Moreau met Anne-Sophie Keller.", ["Jean-Luc Moreau", "Anne-Sophie Keller"]),
        ("Hassan al-Masri met Mary Ford-Jones.", ["Hassan al-Masri", "Mary Ford-Jones"]),
        ("The party lost. Peter Hall-backed bills passed.", ["Peter Hall"]),
    ],
)
def test_names_with_a_hyphen_are_whole(text: str, names: list[str]) -> None:
    assert named(text) == names


def test_a_place_set_before_a_name_is_no_part_of_it() -> None:
    assert named("In Finland Vladimir Orlov said he would stay.") == ["Vladimir Orlov"]
    assert named("In Omaha Peter Hall spoke to farmers.") == ["Peter Hall"]


@pytest.mark.parametrize(
    ("text", "name", "role", "country", "sector"),
    [
        ("Pavel Orlov, who heads the trade committee of Russia's parliament, spoke.",
         "Pavel Orlov", "head of the trade committee of Russia's parliament", "RUS", "LEG"),
        ("Anna Berg, who chairs the Senate Intelligence Committee, disagreed.",
         "Anna Berg", "chair of the Senate Intelligence Committee", "USA", "LEG"),
        ("Peter Hall is Norway's premier.", "Peter Hall", "premier", "NOR", "GOV"),
        ("A French government spokeswoman, Anne Moreau, denied it.",
         "Anne Moreau", "government spokeswoman", "FRA", "GOV"),
        ("President Jan Maes of Belgium met his Dutch counterpart, Piet Visser, in Ghent.",
         "Piet Visser", "President", "NLD", "GOV"),
        ("Trade Representative Peter Hall agreed.",
         "Peter Hall", "Trade Representative", None, "GOV"),
        ("Haldorsen, its spokesman, denied it.", "Haldorsen", "spokesman", None, None),
        ("Republican presidential candidate Peter Hall agreed.",
         "Peter Hall", "Republican presidential candidate", "USA", None),
        ("Hugo Stein, the company's chief financial officer, left.",
         "Hugo Stein", "chief financial officer", None, "BUS"),
        ("Press officer Anna Hall did not answer.", "Anna Hall", "Press officer", None, None),
        ("The French president and the Swedish envoy, Nils Lund, met.",
         "Nils Lund", "envoy", "SWE", "GOV"),
        ("Anna Berg wrote. Berg, the Dutch foreign minister, left.",
         "Anna Berg", "foreign minister", "NLD", "GOV"),
    ],
)  # fmt: skip
def test_offices_told_beside_a_name(
    text: str, name: str, role: str, country: str | None, sector: str | None
) -> None:
    found = actor(text, name)
    assert (found.role, found.country, found.sector) == (role, country, sector)


def test_who_is_not_something_does_not_hold_it() -> None:
    assert actor("Peter Hall is not Norway's foreign minister.", "Peter Hall").role is None
    assert actor("Peter Hall was Norway's foreign minister.", "Peter Hall").role is None


def test_the_office_of_a_person_is_a_body_of_its_state() -> None:
    text = "The office of Norwegian President Anna Berg agreed. Berg's office gave no date."
    offices = [a for a in cast(text).actors if a.kind == "organisation"]
    assert [(a.country, a.sector) for a in offices] == [("NOR", "GOV")]
    found = cast(text)
    ref = found.actors.index(offices[0])
    words = [m.span.of(text) for m in found.mentions if m.actor == ref]
    assert words == ["office of Norwegian President Anna Berg", "Berg's office"]


def test_commands_and_organs_may_have_their_owner_after_them() -> None:
    command = actor("The command of the French forces in Mali denied it.",
                    "command of the French forces")  # fmt: skip
    assert (command.kind, command.country, command.sector) == ("organisation", "FRA", "MIL")
    army = actor("The army of Chad crossed the river.", "army of Chad")
    assert (army.country, army.sector) == ("TCD", "MIL")


def test_a_headline_names_whom_the_body_names_and_no_verb() -> None:
    text = "Anna Berg Defends Norway Tax Bill Vote\nThe senator Anna Berg spoke for the bill."
    assert named(text) == ["Anna Berg"]


def test_the_halls_are_no_person() -> None:
    assert named("John Hall met Mary Hall. The Halls left early.") == ["John Hall", "Mary Hall"]


def test_an_adviser_to_a_president_is_not_the_president() -> None:
    text = "A former adviser to President John Hall said so."
    assert actor(text, "John Hall").role == "President"
    assert named(text, "unnamed") == ["former adviser to President John Hall"]


def test_towns_that_no_table_knows_are_places() -> None:
    text = "Shells fell in Brezovo. The rebels took Brezovo, and trucks left Brezovo at dawn."
    assert named(text) == []
    assert named(text, "organisation") == []
    assert named("He has a stake in Microsoft. Shares fell.", "place") == []


def test_seas_are_no_states() -> None:
    assert [a for a in cast("The ship crossed the Indian Ocean.").actors if a.country] == []


def test_rebels_of_a_name_are_that_body() -> None:
    body = actor("The Tavar rebels took the town. Tavar said it would stay.", "Tavar")
    assert (body.kind, body.sector) == ("organisation", "REB")


def test_a_senate_beside_another_states_chamber_is_not_washingtons() -> None:
    text = "Canada's House of Commons passed the bill. It now goes to the Senate."
    assert actor(text, "Senate").country == "CAN"
    assert actor("The Senate voted for sanctions on Iran.", "Senate").country == "USA"


def test_an_attorney_is_no_government_unless_he_prosecutes() -> None:
    assert actor("Her attorney Peter Hall agreed.", "Peter Hall").sector == "CVL"
    assert actor("District Attorney Peter Hall agreed.", "Peter Hall").sector == "JUD"
    assert actor("Attorney General Peter Hall agreed.", "Peter Hall").sector == "GOV"


def test_an_agency_called_administration_is_no_government() -> None:
    text = "The National Oceanic and Atmospheric Administration warned of storms."
    assert named(text, "government") == []


def test_church_officials_are_no_government() -> None:
    assert actor("American church officials agreed.", "American church officials").sector == "REL"


def test_a_headlines_surname_is_the_one_the_article_is_about() -> None:
    text = (
        "Hall Wins Vote in Norway at Last\n"
        "Anna Hall won. Hall spoke. Anna Hall wept. Anna Hall left. Her brother Peter Hall stayed."
    )
    assert named(text) == ["Anna Hall", "Peter Hall"]


def test_a_foreign_secretary_is_of_the_state_that_the_text_tells() -> None:
    alone = read_mentions(parse("Foreign Secretary Ana Reyes told reporters so."), load_actors())
    told = read_mentions(parse("Indian Foreign Secretary Ana Reyes told them so."), load_actors())
    assert [a.country for a in alone.actors if a.name == "Ana Reyes"] == [None]
    assert [a.country for a in told.actors if a.name == "Ana Reyes"] == ["IND"]
