"""Tables of well-known actors: well formed, and never more than a hint."""

import pytest

from bench.known.merging import merged_bodies
from bench.known.shapes import FoundBody
from tidings.codebook import load_codebook
from tidings.codebook.known_bodies import bodies_named, fold_body, load_bodies

BODIES = load_bodies()
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
