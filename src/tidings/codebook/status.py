"""What words make of an act's status: operators and the words that carry them, from status.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from tidings.codebook.tables import inverse, read_table
from tidings.values import Status

# a status as governors have it: a plain present ("plans", "is able") is neither done nor going on
Stance = Status | Literal["now"]
STANCES: tuple[Stance, ...] = (*get_args(Status), "now")
GROUPS: Mapping[str, tuple[Stance, ...]] = {
    "any": STANCES,
    "done": ("happened", "ongoing", "now"),
    "not": ("denied", "counterfactual"),
    "said": ("threatened", "demanded", "proposed"),
}
Operator = Mapping[Stance, Stance | None]
Words = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, kw_only=True)
class StatusBook:
    """Operators by name, and which words carry which: lemma to (words below it, operator)."""

    operators: Mapping[str, Operator]
    negation: Operator
    verbs: Words
    clause_verbs: Words
    infinitive_verbs: Words
    others_verbs: Words
    object_verbs: Words
    subject_verbs: Words
    claim_verbs: Words
    adjectives: Mapping[str, str]
    nouns: Mapping[str, str]
    claims: frozenset[str]
    prepositions: Mapping[str, str]
    marks: frozenset[str]
    ahead: frozenset[str]
    conditional: frozenset[str]
    modals: Mapping[str, Status]
    modifiers: Mapping[str, Status]
    states: Words
    openings: frozenset[tuple[str, str]]
    untrue: frozenset[str]
    noes: frozenset[str]
    whoever: frozenset[str]
    taking: frozenset[str]
    staying: frozenset[str]
    bearing: frozenset[str]
    talking: frozenset[str]
    adverbs: Mapping[str, Status]
    never: frozenset[str]
    unreal: frozenset[str]
    drafts: frozenset[str]
    offers: frozenset[str]
    spans: frozenset[str]
    nth: frozenset[str]
    again: frozenset[str]
    answers: Mapping[str, frozenset[str]]
    answer_verbs: Words
    sure_cancels: Words
    pointing: frozenset[str]
    duties: frozenset[str]
    selves: frozenset[str]
    definite: frozenset[str]
    complements: frozenset[str]

    def apply(self, operator: str, above: Stance | None) -> Stance | None:
        """Return what a governor of that status makes of what it governs; none if unasserted."""
        return None if above is None else self.operators[operator][above]

    def negated(self, stance: Stance | None, *, told: bool) -> Stance | None:
        """Return the opposite of a status; what somebody says did not happen is denied."""
        if stance is None:
            return None
        found = self.negation[stance]
        return "denied" if told and found == "counterfactual" else found


def _operator(row: Mapping[str, str]) -> Operator:
    """Return status → status with groups spelled out; the narrower key wins."""
    found: dict[Stance, Stance | None] = {name: name for name in STANCES}
    for key in sorted(row, key=lambda k: -len(GROUPS.get(k, ("",)))):
        made: Any = row[key] or None
        found.update(dict.fromkeys(GROUPS.get(key, (key,)), made))  # type: ignore[arg-type]
    return found


def _words(table: Mapping[str, list[str]]) -> Words:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for operator, entries in table.items():
        for entry in entries:
            head, *rest = entry.split()
            found.setdefault(head, []).append((tuple(rest), operator))
    return {head: tuple(sorted(rows, key=lambda r: -len(r[0]))) for head, rows in found.items()}


def _pair(words: str) -> tuple[str, str]:
    first, second = words.split()
    return first, second


@cache
def load_status() -> StatusBook:
    """Return the packaged operators of status."""
    table = read_table("status")
    adverbs = {k: v for k, v in table["adverbs"].items() if k != "never"}
    return StatusBook(
        operators={name: _operator(row) for name, row in table["operators"].items()},
        negation=_operator(table["negation"]),
        verbs=_words(table["verbs"]),
        clause_verbs=_words(table["clause_verbs"]),
        infinitive_verbs=_words(table["infinitive_verbs"]),
        others_verbs=_words(table["others_verbs"]),
        object_verbs=_words(table["object_verbs"]),
        subject_verbs=_words(table["subject_verbs"]),
        claim_verbs=_words(table["claim_verbs"]),
        adjectives=inverse(table["adjectives"]),
        nouns=inverse(table["nouns"]),
        claims=frozenset(table["claims"]["nouns"]),
        prepositions=inverse(table["prepositions"]),
        marks=frozenset(table["marks"]["doubt"]),
        ahead=frozenset(table["marks"]["ahead"]),
        conditional=frozenset(table["marks"]["conditional"]),
        modals=inverse(table["modals"]),
        modifiers=inverse(table["modifiers"]),
        states=_words(table["states"]),
        openings=frozenset(_pair(words) for words in table["clauses"]["openings"]),
        **{
            name: frozenset(table["clauses"][name])
            for name in (
                "untrue",
                "noes",
                "whoever",
                "taking",
                "staying",
                "bearing",
                "talking",
            )
        },
        adverbs=inverse(adverbs),
        never=frozenset(table["adverbs"]["never"]),
        unreal=frozenset(table["unreal"]["places"]),
        drafts=frozenset(table["drafts"]["nouns"]),
        offers=frozenset(table["speech"]["offers"]),
        spans=frozenset(table["speech"]["spans"]),
        nth=frozenset(table["speech"]["nth"]),
        again=frozenset(table["retelling"]["again"]),
        sure_cancels=_words({"cancel": table["cancelling"]["verbs"]}),
        answers={name: frozenset(words) for name, words in table["answering"].items()},
        answer_verbs=_words({"answer": table["answering"]["verbs"]}),
        pointing=frozenset(table["retelling"]["pointing"]),
        **{
            name: frozenset(table["grammar"][name])
            for name in ("duties", "selves", "definite", "complements")
        },
    )
