"""Tables of well-known actors: well formed, and never more than a hint."""

from itertools import pairwise

import pytest

from bench.known.factbook_persons import spells as factbook_spells
from bench.known.merging import merged_bodies
from bench.known.own import own_bodies, own_spells
from bench.known.people import People, person_line
from bench.known.phoenix import FILED, day, persons, rows, spell
from bench.known.shapes import FoundBody, FoundSpell
from tidings.codebook import load_codebook
from tidings.codebook.known import KnownPersons, Spell, load_known
from tidings.codebook.known_bodies import bodies_named, fold_body, load_bodies

BODIES = load_bodies()
PERSONS = load_known()
KINDS = frozenset({"IGO", "NGO", "PRM", "SOC", "CRM", "LAB", "BUS"})
"""Sectors of bodies that belong to no state's government."""


def test_bodies_are_well_formed() -> None:
    book = load_codebook()
    names = {b.name for held in BODIES.values() for b in held}
    assert len(names) > 2_000
    for key, held in BODIES.items():
        assert key == fold_body(key)
        for body in held:
            assert body.name and body.source and set(body.source) <= set("OFW")
            assert not body.state or body.state in book.actors.labels
            assert body.kind in book.events.plover.sectors or body.kind in KINDS
            assert not body.parent or body.parent in names


@pytest.mark.parametrize(
    ("short", "name"),
    [
        ("U.N.", "United Nations"),
        ("WHO", "World Health Organization"),
        ("Nato", "North Atlantic Treaty Organization"),
        ("the IAEA", "International Atomic Energy Agency"),
        ("Northern Atlantic Treaty", ""),
        ("who", ""),
        ("fed", ""),
        ("Is", ""),
    ],
)
def test_an_abbreviation_stands_for_a_body(short: str, name: str) -> None:
    found = [b.name for b in bodies_named(short, BODIES)]
    assert found[:1] == ([name] if name else [])


def test_an_abbreviation_of_several_bodies_tells_them_all() -> None:
    found = {(b.name, b.state) for b in bodies_named("AFP", BODIES)}
    assert {("Agence France-Presse", "FRA"), ("Armed Forces of the Philippines", "PHL")} <= found


def test_the_first_source_rules_a_body() -> None:
    ours = FoundBody("Free Army", ("FA",), ("Army of the Free",), "REB", "NOR", "", "O")
    theirs = [
        FoundBody("Free Army", (), ("Some Other Army",), "REB", "", "", "W"),
        FoundBody("Free Army", ("FA",), (), "MIL", "SWE", "", "F"),
        FoundBody("Red Front", ("RF",), (), "REB", "", "", "F"),
        FoundBody("Red Fronts", ("RF",), (), "REB", "", "", "W"),
        FoundBody("Rural Fund", ("RF",), (), "REB", "", "", "W"),
    ]
    rows = merged_bodies([ours, *theirs])
    assert [(r.name, r.others, r.state, r.source) for r in rows] == [
        ("Free Army", ("Army of the Free",), "NOR", "O"),
        ("Free Army", (), "SWE", "F"),
        ("Red Front", ("Red Fronts",), "", "FW"),
        ("Rural Fund", (), "", "W"),
    ]


def test_persons_are_well_formed() -> None:
    book = load_codebook()
    people = list(PERSONS.people())
    assert len(people) > 15_000
    for person in people:
        assert person.name.strip() and person.sources and set(person.sources) <= set("OFGP")
        assert person.spells
        for one in person.spells:
            assert not one.state or one.state in book.actors.labels
            assert one.sector in book.events.plover.sectors or one.sector in KINDS
            assert one.state or one.office
            assert "1900" < one.first <= one.last < "2027"
            assert len(one.first) == len(one.last) == len("2001-01-01")


SEVERAL = ("deputy", "vice", "commander", "leader", "ambassador", "died", "first")
"""Offices of which a state may have several holders at a time."""


def test_no_two_hold_one_office_beyond_a_months_handover() -> None:
    terms: dict[tuple[str, str], set[tuple[str, str, str]]] = {}
    for one in own_spells({b.name: b.kind for b in own_bodies()}):
        if not one.office.startswith(SEVERAL):
            held = terms.setdefault((one.state, one.office), set())
            held.add((one.first[:7], one.last[:7], one.names[0]))
    for office, held in terms.items():
        for before, after in pairwise(sorted(held)):
            assert after[0] >= before[1], (office, before, after)


def known(*lines: str) -> KnownPersons:
    return KnownPersons("# head\n" + "".join(f"{line}\n" for line in lines))


LUND = "Ána Lund\tanna lund\tNORELI 199001-199912;NORGOV 200503-20090615 prime minister\tO"
TWO = (
    "Ivan Petrenko\tivan petrenco\tUKRGOV 200001-200412 president\tO",
    "Ivan Petrenko\t\tRUSGOV 200001-200412\tP",
)


def test_a_name_is_found_whatever_its_spelling_in_the_table() -> None:
    table = known(LUND, *TWO)
    (ana,) = table.named("ANA LUND")
    assert ana.spells == (
        Spell("NOR", "ELI", "1990-01-01", "1999-12-31"),
        Spell("NOR", "GOV", "2005-03-01", "2009-06-15", "prime minister"),
    )
    assert table.named("Anna Lund") == (ana,)
    assert len(table.alike("Petrennko Iwan")) == 2
    assert table.alike("Lund Ana") == ()  # too few consonants
    assert table.named("Lund") == table.alike("Lund") == ()
    assert table.holding("NOR", "prime minister", "2008-02-29") == (ana,)
    assert table.holding("NOR", "prime minister", "2010-02-28") == ()


def test_a_name_of_two_persons_is_no_ones() -> None:
    table = known(*TWO)
    assert len(table.named("Ivan Petrenko")) == 2
    assert "ivan petrenko" not in table
    assert list(table) == ["ivan petrenco"] and len(table) == 1
    with pytest.raises(KeyError):
        table["ivan petrenko"]


def held(
    name: str, term: str, office: str = "", source: str = "P", state: str = "NOR"
) -> FoundSpell:
    first, last = term.split()
    return FoundSpell((name,), state, "GOV", office, first, last, source)


def lines(*found: FoundSpell) -> list[str]:
    people = People()
    for one in found:
        people.add([one], own=one.source == "O")
    return [person_line(row) for row in people.rows]


@pytest.mark.parametrize(
    "other",
    [
        held("ana maria lund", "2005-01-01 2008-01-01"),
        held("lund ana", "2005-01-01 2008-01-01"),
        held("Ana M. Lund", "2006-01 2011-01", "president", "F"),
        held("Annah Lundh", "2006-01 2011-01", "president", "F"),
    ],
)
def test_sources_tell_of_one_person(other: FoundSpell) -> None:
    assert len(lines(held("Ana Lund", "2005-01 2011-01", "president", "O"), other)) == 1


@pytest.mark.parametrize(
    "other",
    [
        held("ana lund", "2005-01-01 2008-01-01", state="SWE"),
        held("ana lund", "1970-01-01 1978-01-01"),
        held("ana maria berit lund", "2005-01-01 2008-01-01"),
        held("Ana Lund", "2005-01 2011-01", "president", "O"),
        held("Per Hall", "2005-01 2011-01", "president", "F"),
    ],
)
def test_sources_tell_of_two_persons(other: FoundSpell) -> None:
    assert len(lines(held("Ana Lund", "2005-01 2011-01", "president", "O"), other)) == 2


def test_a_term_without_office_is_left_out_beside_the_office() -> None:
    found = lines(
        held("Ana Lund", "2005-01 2011-01", "president", "O"),
        held("ana lund", "2005-01-20 2011-01-20"),
        held("ana lund", "2012-02-01 2014-01-30"),
        held("Ana Lund", "2013-05 2013-05", "died", "F"),
    )
    assert found == ["Ana Lund\t\tNORGOV 200501-201101 president;NORGOV 201202-201305\tOPF"]


FACTBOOK = {
    "Government": {
        "Executive branch": {
            "chief of state": {
                "text": "President Ana Maria LUND (since 7 May 2012); Vice President Per HALL"
                " (since May 2013); note - the president is elected"
            },
            "head of government": {"text": "Interim Prime Minister O'HARA Lee (since 3 May 2014)"},
        },
        "Diplomatic representation in the US": {
            "chief of mission": {"text": "Ambassador Siv MCDAHL III (since 1 June 2013)"}
        },
        "Diplomatic representation from the US": {
            "chief of mission": {"text": "Ambassador (vacant); Charge Tom ROE (since 1 June 2013)"}
        },
    }
}


def test_the_factbook_tells_names_and_offices() -> None:
    found = factbook_spells("NOR", "Norway", FACTBOOK, "F", "2015-11")
    assert [(s.names[0], s.state, s.office, s.first, s.last) for s in found] == [
        ("Ana Maria Lund", "NOR", "president", "2012-05-07", "2015-11"),
        ("Per Hall", "NOR", "vice president", "2013-05", "2015-11"),
        ("O'Hara Lee", "NOR", "prime minister", "2014-05-03", "2015-11"),
        ("Siv McDahl III", "NOR", "ambassador to the United States", "2013-06-01", "2015-11"),
    ]


PHOENIX = """# a comment
NORWAY_ [NOR]
ANA_LUND_  # list
+CHANCELLOR_LUND_
+ÁNA_B._LUND_
\t[NORGOV 050301-050630]
\t[NORGOVMIL 050801-090630]
\t[NORELI]
EL_LUND_
\t[NORGOV >060101]
BAD_DAY_
\t[NORGOV 051301-060101]
"""


def test_the_dictionary_tells_names_and_terms() -> None:
    (found,) = persons(PHOENIX, frozenset({"NOR"}))
    assert [s.names for s in found] == [("ana lund", "ana b lund")] * 2
    assert [(s.first, s.last) for s in found] == [
        ("2005-03-01", "2005-06-30"),
        ("2005-08-01", "2009-06-30"),
    ]
    people = People()
    people.add(found)
    assert person_line(people.rows[0]) == "Ana Lund\tana b lund\tNORGOV 200503-200906\tP"
    assert len(list(rows(PHOENIX))) == 4


def test_codes_and_days() -> None:
    states = frozenset({"NOR", "TLS"})
    assert spell("TMPGOV >20060101", states) == ("TLS", "GOV", "2006-01-01", FILED)
    for code in ("NOR", "NORGOV", "NORGOV <060101", "XXXGOV >060101", "NORBUS >060101", "[[["):
        assert spell(code, states) is None
    assert day("991231") == "1999-12-31"
    assert day("001301") is None
