"""The tables by which two accounts of one thing are compared, from disagreements.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementsBook:
    """The tables of `disagreements.toml`.

    `units` maps a counted noun to its class; `anybody` stand for whoever was there, `part` for
    some of them. `befell` maps words to what befell what is counted, of which `growing` grow with
    the days, and `asked` is the end of a question; `bounds` maps "least", "most" and "near" to
    their phrases; `measures` are units of time and space, `ballots` what is voted on and by whom.
    `denials` are verbs, `back` what they point back at; `modal`, `negative` and `past` sort
    clauses. `naming` are verbs of calling something something, `pointing` words for what is not
    named. `recalling` verbs tell earlier words, `firm` such as bind; `turns` maps verbs to what
    may be refused and then done. `freely` are phrases of terms; `grounds`, `own` and `common` tell
    whose ground it was; `figures`, `blaming` and `wanting` are verbs that make a clause its
    subject's word, `nobody` subjects that are no party, `opposite` words for the other of two;
    `falsehood` are words for an account held to be untrue, `contraries` pairs of words that cannot
    both be so. `acts` maps words to kinds of act, `floating` and `undone` name no day they were
    done.
    """

    units: Mapping[str, str]
    anybody: frozenset[str]
    part: frozenset[str]
    ranks: frozenset[str]
    fallen: frozenset[str]
    befell: Mapping[str, str]
    bounds: Mapping[str, tuple[str, ...]]
    growing: frozenset[str]
    asked: Mapping[str, str]
    measures: frozenset[str]
    ballots: frozenset[str]
    naming: frozenset[str]
    pointing: frozenset[str]
    praise: frozenset[str]
    plain: frozenset[str]
    recalling: frozenset[str]
    firm: frozenset[str]
    refusing: frozenset[str]
    again: frozenset[str]
    turns: Mapping[str, str]
    freely: tuple[str, ...]
    grounds: frozenset[str]
    own: frozenset[str]
    common: frozenset[str]
    acts: Mapping[str, str]
    floating: frozenset[str]
    undone: frozenset[str]
    condemning: frozenset[str]
    denials: frozenset[str]
    back: frozenset[str]
    modal: frozenset[str]
    negative: frozenset[str]
    past: frozenset[str]
    figures: frozenset[str]
    before_noun: frozenset[str]
    finite: frozenset[str]
    verbal: frozenset[str]
    stop: frozenset[str]
    times: frozenset[str]
    owning: frozenset[str]
    blaming: frozenset[str]
    wanting: frozenset[str]
    bidding: frozenset[str]
    nobody: frozenset[str]
    opposite: frozenset[str]
    falsehood: frozenset[str]
    contraries: tuple[tuple[frozenset[str], frozenset[str]], ...]


SETS = {
    "whole": (
        "anybody",
        "part",
        "ranks",
        "fallen",
    ),
    "giving": (
        "measures",
        "stop",
        "times",
    ),
    "denial": (
        "back",
        "modal",
        "negative",
        "past",
    ),
    "naming": (
        "pointing",
        "condemning",
        "praise",
        "plain",
    ),
    "self": (
        "recalling",
        "firm",
        "refusing",
        "again",
    ),
    "grounds": (
        "own",
        "common",
    ),
    "floating": ("undone",),
    "stance": (
        "before_noun",
        "finite",
        "verbal",
        "owning",
        "blaming",
        "wanting",
        "bidding",
        "nobody",
        "opposite",
    ),
}
"""The plain lists of words, by their table, each the field of its name."""


@cache
def load_disagreements() -> DisagreementsBook:
    """Return the packaged tables, read once."""
    table = read_table("disagreements")
    return DisagreementsBook(
        units=_by_word(table["units"]),
        befell=_by_word(table["befell"]),
        ballots=frozenset(table["ballot"]["nouns"].split()),
        denials=frozenset(table["denial"]["verbs"].split()),
        naming=frozenset(table["naming"]["verbs"].split()),
        turns=_by_word(table["turns"]),
        freely=tuple(table["terms"]["freely"]),
        grounds=frozenset(table["grounds"]["nouns"].split()),
        acts=_by_word(table["acts"]),
        floating=frozenset(table["floating"]["words"].split()),
        bounds={k: tuple(v) for k, v in table["bounds"].items() if k != "growing"},
        asked=dict(table["asked"]),
        growing=frozenset(table["bounds"]["growing"]),
        figures=frozenset(table["stance"]["giving"].split()),
        falsehood=frozenset(table["falsehood"]["words"].split()),
        contraries=tuple(
            (frozenset(a.split()), frozenset(b.split())) for a, b in table["contraries"]["pairs"]
        ),
        **{
            name: frozenset(table[section][name].split())
            for section, names in SETS.items()
            for name in names
        },
    )


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    """Return word → the first class that lists it."""
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words.split():
            found.setdefault(word, name)
    return found
