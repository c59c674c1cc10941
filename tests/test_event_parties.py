"""Who does what to whom: sources and targets, in many constructions. Sentences of our own."""

from dataclasses import replace

import pytest

from tests.events_support import Told, told
from tests.support import parse
from tidings.codebook.actors import load_actors
from tidings.codebook.events import load_events
from tidings.codebook.times import load_times
from tidings.readers.actors import read_mentions, resolve_references
from tidings.readers.events import read_acts
from tidings.readers.times import read_times
from tidings.values import Event


def parties(found: Told, event: Event) -> tuple[str, str]:
    """Return the words of source and target, those of several with "+"."""
    spans = (event.arguments.source, event.arguments.target)
    source, target = ("+".join(s.of(found.text) for s in side) for side in spans)
    return source if event.source else "", target if event.target else ""


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Two Sudanese envoys were expelled by Kenya.", "Kenya", "Sudanese"),
        ("It was Kenya that expelled two Sudanese envoys.", "Kenya", "Sudanese"),
        ("It was Kenya which accused Sudan of lying.", "Kenya", "Sudan"),
        ("It was Sudan that Kenya accused of lying.", "Kenya", "Sudan"),
        ("The envoys whom Kenya expelled on Friday have left.", "Kenya", "envoys"),
        ("The envoys Kenya expelled on Friday have left.", "Kenya", "envoys"),
        ("The envoys expelled by Kenya on Friday have left.", "Kenya", "envoys"),
        ("The envoys who were expelled by Kenya have left.", "Kenya", "envoys"),
        ("The town that rebels shelled on Friday lies near the border.", "rebels", "town"),
        ("The town shelled by rebels on Friday lies near the border.", "rebels", "town"),
        ("The rebels who shelled the town have fled.", "rebels", "town"),
        ("Sudan, which Kenya accused of lying, has recalled its envoy.", "Kenya", "Sudan"),
        ("Sudan, accused by Kenya of lying, stayed silent.", "Kenya", "Sudan"),
        ("Tear gas was used against the strikers by riot police.", "riot police", "strikers"),
        (
            "The king of Jordan was visited by the president of Kenya.",
            "president of Kenya",
            "king of Jordan",
        ),
        ("What Kenya imposed on the junta were sanctions.", "Kenya", "junta"),
        ("The sanctions Kenya imposed on the junta were lifted.", "Kenya", "junta"),
    ],
)
def test_passives_clefts_and_relative_clauses(text: str, source: str, target: str) -> None:
    found = told(text)
    assert (source, target) in [parties(found, event) for event in found.events]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Having arrested the mayor, police searched his office.", "police", "mayor"),
        ("Police stormed the mosque, arresting 12 worshippers.", "Police", "12 worshippers"),
        ("After arresting the mayor, police left the town hall.", "police", "mayor"),
        ("Rebels attacked a convoy and kidnapped three drivers.", "Rebels", "three drivers"),
        ("Kenya's decision to expel two Sudanese envoys angered Khartoum.", "Kenya", "Sudanese"),
        (
            "Gunmen on motorbikes shot dead 12 villagers on Sunday and burned their crops.",
            "Gunmen",
            "dead 12 villagers",
        ),
        ("A gunman killed the mayor before police arrested him.", "gunman", "mayor"),
        ("Kenya threatened to expel Sudan's ambassador.", "Kenya", "Sudan's ambassador"),
        ("The opposition asked the court to free the mayor.", "opposition", "court"),
        (
            "The junta closed the border on Friday. It also expelled two French envoys.",
            "junta",
            "French",
        ),
        (
            "Soldiers loyal to the general surrounded the palace and arrested the president.",
            "Soldiers",
            "president",
        ),
    ],
)
def test_who_stands_in_another_clause(text: str, source: str, target: str) -> None:
    found = told(text)
    assert (source, target) in [parties(found, event) for event in found.events]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("The army came under attack by rebels on Sunday.", "rebels", "army"),
        ("The minister drew condemnation from Poland over the raid.", "Poland", "minister"),
        ("The mayor faced criticism from the opposition over the curfew.", "opposition", "mayor"),
        ("The village fell victim to an attack by rebels.", "rebels", "village"),
        ("The base was the target of an attack by militants on Monday.", "militants", "base"),
        ("The base was the target of a rebel attack on Monday.", "rebel", "base"),
        ("Kenya won praise from Sudan for its help.", "Sudan", "Kenya"),
        ("Kenya earned a rebuke from Sudan over the arrests.", "Sudan", "Kenya"),
        ("Peru was hit with sanctions by Chile.", "Chile", "Peru"),
        ("Chile hit Peru with sanctions.", "Chile", "Peru"),
        ("Chile slapped sanctions on Peru.", "Chile", "Peru"),
        ("Peru was subjected to sanctions by Chile.", "Chile", "Peru"),
        ("The rebels came in for criticism from the bishops.", "bishops", "rebels"),
        ("Sudan was threatened with sanctions by Kenya.", "Kenya", "Sudan"),
    ],
)
def test_what_somebody_undergoes(text: str, source: str, target: str) -> None:
    found = told(text)
    assert (source, target) in [parties(found, event) for event in found.events]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Rebels carried out an attack on a police station.", "Rebels", "police station"),
        ("An attack by rebels on a police station killed nine.", "rebels", "police station"),
        ("The rebels' attack on a police station killed nine.", "rebels", "police station"),
        ("A rebel attack on a police station killed nine.", "rebel", "police station"),
        ("Turkish strikes on militant positions killed nine.", "Turkish", "militant positions"),
        ("The killing of two monks by soldiers shocked the town.", "soldiers", "two monks"),
        (
            "The arrest of the ombudsman by border guards on Monday angered lawyers.",
            "border guards",
            "ombudsman",
        ),
        (
            "The expulsion by Kenya of two Sudanese envoys angered Khartoum.",
            "Kenya",
            "Sudanese envoys",
        ),
        ("Kenya's expulsion of two Sudanese envoys angered Khartoum.", "Kenya", "Sudanese"),
        ("An air strike by Turkey killed two shepherds in Duhok.", "Turkey", "two shepherds"),
        ("Sanctions were imposed on the junta by Kenya.", "Kenya", "junta"),
        ("Talks between Kenya and Sudan were held in Rome.", "Kenya+Sudan", "Kenya+Sudan"),
    ],
)
def test_deed_nouns(text: str, source: str, target: str) -> None:
    found = told(text)
    assert (source, target) in [parties(found, event) for event in found.events]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Mortar crews shelled the bus station.", "Mortar crews", "bus station"),
        ("Bailiffs seized the embassy on Friday.", "Bailiffs", "embassy"),
        (
            "Police detained eleven members of the teachers' league.",
            "Police",
            "eleven members of the teachers' league",
        ),
        ("Rebels burned granaries and a school.", "Rebels", "granaries+school"),
        ("Squatters clashed with bailiffs in Lisbon.", "Squatters", "bailiffs"),
        ("Hill tribes ambushed an army patrol on Friday.", "Hill tribes", "army patrol"),
        (
            "The ombudsman criticised the interior ministry for the raids.",
            "ombudsman",
            "interior ministry",
        ),
        (
            "The interior ministry was criticised by the ombudsman for the raids.",
            "ombudsman for the raids",
            "interior ministry",
        ),
        ("The union sued the electoral commission in August.", "union", "electoral commission"),
        ("The militia, backed by Sudan, attacked a refugee camp.", "militia", "refugee camp"),
        (
            "Rebels opened fire on a patrol of the national guard.",
            "Rebels",
            "patrol of the national guard",
        ),
        ("Riot police used tear gas against the strikers.", "police", "strikers"),
    ],
)
def test_phrases_that_no_name_stands_beside(text: str, source: str, target: str) -> None:
    found = told(text)
    assert (source, target) in [parties(found, event) for event in found.events]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("The junta handed the rebels three prisoners.", "junta", "rebels"),
        ("Poland gave Ukraine 12 tanks.", "Poland", "Ukraine"),
        ("Ukraine was given 12 tanks by Poland.", "Poland", "Ukraine"),
        ("The tanks that Poland gave Ukraine have arrived.", "Poland", "Ukraine"),
        ("Poland supplied the rebels with rifles.", "Poland", "rebels"),
        ("The rebels were supplied with rifles by Poland.", "Poland", "rebels"),
        ("Kenya called on the rebels to lay down their arms.", "Kenya", "rebels"),
        ("The rebels were urged by Kenya to lay down their arms.", "Kenya", "rebels"),
        ('"Kenya has expelled two Sudanese envoys," a Ugandan official said.', "Kenya", "Sudanese"),
        ("According to Uganda, Kenya has expelled two Sudanese envoys.", "Kenya", "Sudanese"),
    ],
)
def test_who_is_given_and_told(text: str, source: str, target: str) -> None:
    found = told(text)
    assert (source, target) in [parties(found, event) for event in found.events]


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("The two sides signed a truce on Monday.", "two sides", "two sides"),
        ("Both governments signed a treaty on Monday.", "Both governments", "Both governments"),
        ("Kenya and Sudan signed a truce on Monday.", "Kenya+Sudan", "Kenya+Sudan"),
        ("Peru and Chile met on Monday.", "Peru+Chile", "Peru+Chile"),
        ("Peru met with Chile on Monday.", "Peru", "Chile"),
        ("Chad and Mali exchanged prisoners on Sunday.", "Chad+Mali", "Chad+Mali"),
        ("Kenyan troops and rebels clashed.", "Kenyan troops+rebels", "Kenyan troops+rebels"),
        ("Police clashed with protesters outside the parliament.", "Police", "protesters"),
        (
            "The president of Kenya met the king of Jordan in Amman.",
            "president of Kenya",
            "king of Jordan",
        ),
    ],
)
def test_acts_on_each_other(text: str, source: str, target: str) -> None:
    found = told(text)
    assert (source, target) in [parties(found, event) for event in found.events]


@pytest.mark.parametrize(
    "text",
    [
        "The move angered Kenya.",
        "The sanctions hit Kenya hard on Monday.",
        "Prices hit Kenya hard in May.",
        "Kenya criticised the decision.",
        "Kenya welcomed the talks.",
        "Kenya rejected the plan on Friday.",
        "Kenya protested against the curfew on 3 May.",
    ],
)
def test_what_cannot_act_is_nobody(text: str) -> None:
    kinds = {actor.name for actor in told(text).cast.actors}
    assert kinds <= {"Kenya"}


def test_a_phrase_told_again_is_the_same_actor() -> None:
    found = told(
        "Hooded gunmen attacked a refugee camp near Kano on Monday. "
        "Soldiers said the gunmen had killed nine villagers. "
        "Two gunmen attacked the camp again on Friday."
    )
    first, _, last = (event.source for event in found.events if event.type == "ASSAULT")
    names = [actor.name for actor in found.cast.actors]
    assert names.count("Hooded gunmen") == 1
    assert first != last
    camps = {event.target for event in found.events if event.trigger.of(found.text) == "attacked"}
    assert len(camps) == 1


def test_words_round_a_noun_tell_state_and_sector() -> None:
    found = told("Armenian gunners shelled Azerbaijani trenches. Riot officers arrested squatters.")
    told_of = {actor.name: actor for actor in found.cast.actors}
    gunners, officers = told_of["Armenian gunners"], told_of["Riot officers"]
    assert (gunners.country, gunners.sector, gunners.kind) == ("ARM", "MIL", "group")
    assert officers.plural
    assert told_of["squatters"].kind == "unnamed"


def test_actors_of_the_cast_keep_their_places() -> None:
    text = (
        "Bailiffs seized the embassy of Peru. Chile condemned Peru. Paramilitaries attacked Lima."
    )
    parsed = parse(text)
    cast = resolve_references(parsed, read_mentions(parsed, load_actors()), ())
    acts = read_acts(parsed, cast, (), read_times(parsed, load_times()), load_events())
    assert acts.cast.actors[: len(cast.actors)] == cast.actors
    assert set(cast.mentions) <= set(acts.cast.mentions)
    spans = [(m.span.start, -m.span.end, m.actor) for m in acts.cast.mentions]
    assert spans == sorted(spans)
    added = range(len(cast.actors), len(acts.cast.actors))
    assert {m.actor for m in acts.cast.mentions} >= set(added)


def test_nobody_is_added_whom_no_act_tells_of() -> None:
    found = told("Gardeners watered the roses. Chile condemned Peru.")
    assert [actor.name for actor in found.cast.actors] == ["Chile", "Peru"]
    assert replace(found.cast) == found.cast


def test_forty_names_are_forty_parties() -> None:
    states = (
        "Chile, Peru, Kenya, Sudan, Ghana, Malta, Spain, Italy, Greece, Norway, Sweden, Finland, "
        "Poland, Austria, Hungary, Romania, Bulgaria, Albania, Serbia, Croatia, Slovenia, Ukraine, "
        "Moldova, Egypt, Libya, Algeria, Morocco, Mali, Niger, Nigeria, Togo, Benin, Angola, "
        "Zambia, Malawi, Rwanda, Uganda, Ethiopia, Japan and India"
    )
    event = told(f"Russia condemned {states}.").one("ACCUSE")
    assert len(event.target) == 40


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen, bailiffs, squatters, the ombudsman, two envoys.",
        "Bailiffs " * 400,
        "attacked attacked attacked by by by of of of.",
        "Rebels attacked " + "the camp of " * 300 + "Kano.",
        "It was " * 300 + "Kenya that expelled two envoys.",
        "the envoys whom " * 200 + "Kenya expelled left.",
        "Rebels and " * 700 + "squatters attacked a camp.",
    ],
)
def test_odd_sentences_are_read_in_bounded_work(text: str) -> None:
    for event in told(text).events:
        assert event.source or event.target


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Turkish shells hit a Syrian village on Tuesday.", "Turkish", "Syrian"),
        ("An Ethiopian rocket killed six villagers in Asmara.", "Ethiopian", "six villagers"),
        ("Indian missiles struck Karachi on Monday.", "Indian", "Karachi"),
    ],
)
def test_whose_weapon_strikes_is_who_strikes(text: str, source: str, target: str) -> None:
    found = told(text)
    assert (source, target) in [parties(found, event) for event in found.events]
    assert found.one("ASSAULT").mode == "heavy-weapons"


def test_who_expels_is_named_by_by_and_never_by_from() -> None:
    by = told("The expulsion of two Peruvian diplomats by Chile angered Lima.")
    assert by.lines == ["SANCTION happened CHL>PER"]
    out = told("The expulsion of two Peruvian diplomats from Santiago angered Lima.")
    assert out.lines == ["SANCTION happened >PER"]
