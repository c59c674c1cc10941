"""The tables of actors: states, seats, organisations, offices, titles and given names."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, NamedTuple

from tidings.codebook.named_after import NamedAfter, load_named_after
from tidings.codebook.persons import PersonsBook, load_persons
from tidings.codebook.tables import inverse, read_table

EntryKind = Literal["state", "adjective", "people", "capital", "seat", "organisation", "region"]
PIECE = re.compile(r"'s|’s|-|,|[^\s,-]+?(?=['’]s\b|[\s,-]|$)")


class Entry(NamedTuple):
    """What a name in the tables stands for. `unsure` where it is also a common other name."""

    kind: EntryKind
    label: str
    state: str | None
    sector: str | None
    unsure: bool = False


Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """Nouns by which an article speaks again of those it has named, in lower case.

    `people` maps a plural ("men") to the gender it shows; `covers` a wider noun to the words of
    an office that it stands for; `administrations` heads of state to their state; `pronouns` what
    speaks for a person whom a pronoun may stand for to its weight; `groups` nouns for several to
    their sector; `changes` verbs by which offices change hands, by how; `hearing` are those for a
    body that is told.
    """

    counters: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    commerce: frozenset[str] = frozenset()
    fields: frozenset[str] = frozenset()
    people: Mapping[str, str] = field(default_factory=dict)
    administrations: Mapping[str, str] = field(default_factory=dict)
    covers: Mapping[str, frozenset[str]] = field(default_factory=dict)
    pronouns: Mapping[str, float] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    changes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    hearing: frozenset[str] = frozenset()


NO_NOUNS = Nouns()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorsBook:
    """What actors are read by. Words are in lower case; phrases are kept as they are written.

    `phrases` maps the first token of a name to the names that begin so, the longest first.
    `roles` maps a noun for a person to the sector of those who hold it ("" where the organisation
    beside it tells), `given` a given name to its gender, `borne` a rarer one, which does not show
    that a word is a name.
    """

    phrases: Phrases
    nouns: Nouns
    contextual: Mapping[str, Entry]
    labels: Mapping[str, str]
    shared: Mapping[str, tuple[str, ...]]
    other_ground: Mapping[str, frozenset[str]]
    regional: frozenset[str]
    roles: Mapping[str, str]
    role_modifiers: frozenset[str]
    unnamed: frozenset[str]
    groups: Mapping[str, str]
    parties: Mapping[str, str]
    offices: Mapping[str, str]
    administrations: Mapping[str, str]
    organ_heads: Mapping[str, str]
    organs: Mapping[tuple[str, ...], str]
    organ_fields: frozenset[str]
    named_after: NamedAfter
    titles: Mapping[str, str]
    particles: frozenset[str]
    named_as: frozenset[str]  # "known as" and its like, before a second name
    nicknaming: frozenset[str]
    kunyas: frozenset[str]
    short_titles: Mapping[str, str]  # "gen" → "general"
    generations: dict[str, str]  # "jr." → "jr", "júnior" → "jr"
    family_first: frozenset[str]
    men: frozenset[str]
    women: frozenset[str]
    given: Mapping[str, str]
    borne: Mapping[str, str]
    context: Mapping[str, str]
    governing: frozenset[str]
    civil_generals: frozenset[str]
    uniformed: frozenset[str]
    desk_officers: Mapping[str, str]
    heading: Mapping[str, str]
    representing: frozenset[str]
    prosecuting: frozenset[str]
    waters: frozenset[str]
    placed_not: frozenset[str]
    chambers: frozenset[str]
    compounding: frozenset[str]
    anywhere: frozenset[str]
    counting: frozenset[str]
    after_office: frozenset[str]
    before_to: frozenset[str]
    before_at: frozenset[str]
    bare: frozenset[str]
    collectives: Mapping[str, str]
    armed_words: frozenset[str]
    armed_nouns: frozenset[str]
    place_before: frozenset[str]
    motion: frozenset[str]
    ground: frozenset[str]
    lands: frozenset[str]
    shores: frozenset[str]
    travel: frozenset[str]
    recalling: frozenset[str]
    lying: frozenset[str]
    sent: frozenset[str]
    behalf: frozenset[str]
    acting: frozenset[str]
    speaking: frozenset[str]
    persons: PersonsBook


def _states() -> Iterator[dict[str, Any]]:
    """Yield the rows of the package `countryinfo`: name, codes, capital, demonym."""
    folder = files("countryinfo").joinpath("data")
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.endswith(".json"):
            yield json.loads(file.read_text(encoding="utf-8"))


def _names(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of a state that an English text may carry."""
    yield row["name"].removeprefix("The ")
    for name in row.get("altSpellings") or ():
        if len(name) > 3 and name.isascii() and name[0].isupper() and "," not in name:
            yield name


def _words(value: object) -> list[str]:
    """Return the parts of a cell that holds one name, several with commas, or a list."""
    if isinstance(value, list):
        return [str(v) for v in value]
    return [w.strip() for w in re.split(r"[,/]", str(value or "")) if w.strip()]


def _state_entries(table: Mapping[str, Any]) -> Iterator[tuple[str, Entry]]:
    """Yield the names of states; the first entry of a name holds, so that our table goes first."""
    unsure = set(table["ambiguous_names"])
    seats, doubtful = set(table["ambiguous_capitals"]), set(table["doubtful_capitals"])
    rows = _package_rows(set(table["skip"]))
    ours = {row.get("iso", key): row for key, row in table["states"].items()}
    labels = {
        iso: ours.get(iso, {}).get("label", rows.get(iso, {}).get("label", iso))
        for iso in {**rows, **ours}
    }
    for source in (table["states"], rows):
        for key, row in source.items():
            iso = row.get("iso", key)
            label = labels[iso]
            for name in (label, *row.get("names", ())):
                yield name, Entry("state", label, iso, "GOV", name in unsure)
            for word in row.get("adjectives", ()):
                yield word, Entry("adjective", label, iso, "GOV")
            for word in row.get("people", ()):
                yield from _people(word, Entry("people", label, iso, None))
            for seat in row.get("capitals", ()):
                if seat not in seats:
                    yield seat, Entry("capital", label, iso, "GOV", seat in doubtful)


@cache
def state_words() -> frozenset[str]:
    """Return the words of all names of states, their adjectives, peoples and seats."""
    table = read_table("countries")
    return frozenset(
        word
        for rows in (table["states"], _package_rows(set(table["skip"])))
        for row in rows.values()
        for key in ("names", "adjectives", "people", "capitals")
        for name in (row.get("label", ""), *row.get(key, ()))
        for word in name.split()
    )


def _people(word: str, entry: Entry) -> Iterator[tuple[str, Entry]]:
    plural = word if word.endswith(("men", "s", "ese", "yz")) else word + "s"
    yield plural, entry


def _package_rows(skip: set[str]) -> dict[str, dict[str, Any]]:
    """Return the package's states in the shape of our own table."""
    rows: dict[str, dict[str, Any]] = {}
    for row in _states():
        iso = row.get("ISO", {}).get("alpha3")
        if not iso or iso in skip or not row.get("name") or "(" in row["name"]:
            continue
        names, called = list(_names(row)), _words(row.get("demonym"))
        rows.setdefault(
            iso,
            {
                "label": names[0],
                "names": [n for n in names[1:] if n not in called],  # "Montenegrin" is no state
                "adjectives": called,
                "people": [d for d in called if d.endswith("n")],
                "capitals": _words(row.get("capital")),
            },
        )
    return rows


def _organisation_entries() -> Iterator[tuple[str, Entry]]:
    for name, (state, sector) in read_table("organisations")["names"].items():
        yield name, Entry("organisation", name, state or None, sector)
    metonyms = read_table("metonyms")
    for seat, (state, _, *usual) in metonyms["seats"].items():
        yield seat, Entry("seat", usual[0] if usual else seat, state, "GOV")
    for seat, (_, state, sector) in metonyms["organs"].items():
        yield seat, Entry("organisation", seat, state or None, sector)


def _region_entries() -> Iterator[tuple[str, Entry]]:
    for state, names in read_table("places")["regions"].items():
        for name in names:
            yield name, Entry("region", name, state or None, None)


def _contextual() -> dict[str, Entry]:
    rows = read_table("places")["contextual"].items()
    return {
        word: Entry("organisation", name, state or None, sector)
        for word, (name, state, sector) in rows
    }


def _phrases(entries: Iterable[tuple[str, Entry]]) -> Phrases:
    """Return the entries by their first token; of two of one name the first holds."""
    known: dict[tuple[str, ...], Entry] = {}
    for name, entry in entries:
        words = tuple(PIECE.findall(name.removeprefix("the ")))
        if words:
            known.setdefault(words, entry)
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for words, entry in known.items():
        index.setdefault(words[0], []).append((words, entry))
    return {
        first: tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))
        for first, rows in index.items()
    }


def _nouns(table: Mapping[str, Any]) -> Nouns:
    rows = table["references"]
    people = {"m": rows["people_m"], "f": rows["people_f"], "": rows["people"]}
    return Nouns(
        counters=frozenset(rows["counters"]),
        public=frozenset(rows["public"]),
        weak=frozenset(rows["weak"]),
        states=frozenset(rows["states"]),
        bodies=frozenset(rows["bodies"]),
        commerce=frozenset(rows["commerce"]),
        fields=frozenset(rows["fields"]),
        people=inverse(people),
        administrations=inverse(table["administrations"]),
        covers={noun: frozenset(words) for noun, words in table["covers"].items()},
        pronouns=table["pronouns"],
        groups=inverse(table["group_sectors"]),
        changes={k: frozenset(v) for k, v in table["changes"].items()},
        hearing=frozenset(rows["hearing"]),
    )


@cache
def load_actors() -> ActorsBook:
    """Return the packaged tables."""
    table = read_table("actors")
    organisations = read_table("organisations")
    countries = read_table("countries")
    entries = list(_state_entries(countries))
    labels = {e.state: e.label for _, e in reversed(entries) if e.state}
    persons = load_persons()
    titles = dict(persons.titles) | dict.fromkeys(table["titles"], "")
    titles |= dict.fromkeys(table["titles_m"], "m") | dict.fromkeys(table["titles_f"], "f")
    sectors = inverse(table["group_sectors"])
    names = read_table("given_names")
    return ActorsBook(
        nouns=_nouns(table),
        phrases=_phrases([*_organisation_entries(), *entries, *_region_entries()]),
        contextual=_contextual(),
        labels=labels,
        shared={n: tuple(s) for n, s in countries["shared_names"].items()},
        other_ground={n: frozenset(w) for n, w in countries["other_ground"].items()},
        regional=frozenset(countries["regional"]),
        roles=inverse(table["roles"]),
        role_modifiers=frozenset(table["role_rules"]["modifiers"]),
        unnamed=frozenset(table["role_rules"]["unnamed"]),
        groups={g: sectors.get(g, "") for g in table["role_rules"]["groups"]},
        parties=table["parties"],
        offices=inverse(table["offices"]),
        administrations=inverse(table["administrations"]),
        organ_heads=inverse(organisations["heads"]),
        organs={tuple(k.split()): v for k, v in inverse(organisations["organs"]).items()},
        organ_fields=frozenset(organisations["fields"]["words"]),
        named_after=load_named_after(),
        titles=titles,
        particles=frozenset(table["particles"]),
        named_as=frozenset(table["named_as"]),
        nicknaming=frozenset(table["nicknaming"]),
        kunyas=frozenset(table["kunyas"]),
        short_titles=table["short_titles"],
        generations=inverse(table["generations"]),
        family_first=frozenset(table["family_first"]),
        men=frozenset(table["role_rules"]["men"]),
        women=frozenset(table["role_rules"]["women"]),
        given=inverse({k: v.split() for k, v in names["names"].items()}),
        borne=inverse({k: v.split() for k, v in names["census"].items()}),
        context=inverse(table["context"]),
        governing=frozenset(table["nouns"]["governing"]),
        civil_generals=frozenset(table["nouns"]["civil_generals"]),
        uniformed=frozenset(table["nouns"]["uniformed"]),
        desk_officers=inverse(table["desk_officers"]),
        heading=inverse(table["heading"]),
        prosecuting=frozenset(table["nouns"]["prosecuting"]),
        representing=frozenset(table["nouns"]["representing"]),
        waters=frozenset(table["places"]["waters"]),
        placed_not=frozenset(table["places"]["not_in"]),
        chambers=frozenset(table["nouns"]["chambers"]),
        compounding=frozenset(table["compounding"]),
        anywhere=frozenset(table["nouns"]["anywhere"]),
        counting=frozenset(table["nouns"]["counting"]),
        after_office=frozenset(table["nouns"]["of"]),
        before_to=frozenset(table["nouns"]["to"]),
        before_at=frozenset(table["nouns"]["at"]),
        bare=frozenset(table["nouns"]["bare"]),
        collectives=inverse(table["collectives"]),
        armed_words=frozenset(table["nouns"]["armed_words"]),
        armed_nouns=frozenset(table["nouns"]["armed_nouns"]),
        place_before=frozenset(table["places"]["before"]),
        motion=frozenset(table["places"]["motion"]),
        ground=frozenset(table["places"]["ground"]),
        lands=frozenset(table["places"]["lands"]),
        shores=frozenset(table["places"]["shores"]),
        travel=frozenset(table["places"]["travel"]),
        recalling=frozenset(table["places"]["recalling"]),
        lying=frozenset(table["places"]["lying"]),
        sent=frozenset(table["places"]["sent"]),
        behalf=frozenset(table["places"]["behalf"]),
        acting=frozenset(table["places"]["acting"]),
        speaking=frozenset(table["nouns"]["speaking"]),
        persons=persons,
    )
