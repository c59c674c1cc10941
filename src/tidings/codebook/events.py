"""Frames of political acts and the words around them: events.toml, frames_*.toml, word_classes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tidings.codebook.gate import GateBook, load_gate
from tidings.codebook.party_nouns import PartyNouns, load_party_nouns
from tidings.codebook.plover import Plover, load_plover
from tidings.codebook.status import StatusBook, load_status
from tidings.codebook.tables import inverse, read_table
from tidings.codebook.times import DatingVerbs, load_times
from tidings.codebook.uncoded import UncodedBook, load_uncoded
from tidings.values import Status

ANY = "*"  # any object or clause will do
NONE = ""  # no object is needed
# one table for each quad class, then idioms: of two frames of a word that fit, the first is taken
FRAMES = (
    "frames_verbal_cooperation",
    "frames_material_cooperation",
    "frames_verbal_conflict",
    "frames_material_conflict",
    "frames_idioms",
    "frames_idioms_conflict",
    "frames_traffic",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One way of telling an act: its type, and where its parties stand (see events.toml)."""

    id: str
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    objects: frozenset[str] = frozenset()
    not_objects: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    not_subjects: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    under: frozenset[str] = frozenset()
    doers: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    not_modifiers: frozenset[str] = frozenset()
    via: frozenset[str] = frozenset()
    lacks: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    inner_objects: frozenset[str] = frozenset()
    source: tuple[str, ...] = ("subject",)
    target: tuple[str, ...] = ("object",)
    nsource: tuple[str, ...] = ("own", "by")
    ntarget: tuple[str, ...] = ("of", "on", "against", "with", "to")
    needs: str = "source"
    otherwise: str | None = None
    complement: str = ""
    status: Status | None = None
    reciprocal: bool = False
    weak: bool = False
    state: bool = False
    place_target: bool = False
    person: bool = False
    crowd: bool = False
    no_place: bool = False
    bare: bool = False
    sure: bool | tuple[str, ...] = False
    trigger: str = ""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A frame's entry under its first word: the words that must stand below it."""

    rest: tuple[str, ...]
    frame: Frame
    sure: bool = False  # the words tell a political act whoever does it


@dataclass(frozen=True, kw_only=True)
class Light:
    """Verbs whose act is their object: lemma → the words that must stand below it."""

    do: dict[str, tuple[tuple[str, ...], ...]]
    undergo: dict[str, tuple[tuple[str, ...], ...]]
    undergo_at: dict[str, tuple[tuple[str, ...], ...]]
    undergo_as: frozenset[str]
    cancel: dict[str, tuple[tuple[str, ...], ...]]
    plan: dict[str, tuple[tuple[str, ...], ...]]
    prepositional: dict[str, tuple[tuple[str, ...], ...]]
    postpone: dict[str, tuple[tuple[str, ...], ...]]
    move: dict[str, tuple[tuple[str, ...], ...]]
    occur: frozenset[str]
    results: frozenset[str]
    only_talks: frozenset[str]
    only_words: frozenset[str]
    announcing: frozenset[str]
    cancel_nouns: frozenset[str]
    postpone_nouns: frozenset[str]


@dataclass(frozen=True, kw_only=True)
class EventsBook:
    """All that the event reader knows of words."""

    dating: DatingVerbs
    plover: Plover
    frames: tuple[Frame, ...]
    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    light: Light
    attending: frozenset[str]
    status: StatusBook
    standing: frozenset[str]
    causal: frozenset[str]
    deed_words: frozenset[str]
    causal_prepositions: frozenset[str]
    causal_marks: frozenset[str]
    hedges: frozenset[str]
    habits: frozenset[str]
    devices: frozenset[str]
    party_nouns: PartyNouns
    political: frozenset[str]
    crowd: frozenset[str]
    hostile: frozenset[str]
    wrongs: frozenset[str]
    scorn: frozenset[str]
    modes: dict[str, dict[str, str]]
    confidence: dict[str, float]
    gate: GateBook
    uncoded: UncodedBook


# keys of a frame that hold words asked for, and may name a class of words ("@people")
OF_VERBS = frozenset(
    {"objects", "not_objects", "subjects", "not_subjects", "via", "lacks", "inner"}
)
OF_NOUNS = frozenset({"modifiers", "not_modifiers", "after", "under", "doers"})
WORD_SETS = OF_VERBS | OF_NOUNS | {"inner_objects"}


def _frame(row: dict[str, Any], classes: dict[str, list[str]]) -> Frame:
    plain: dict[str, Any] = {
        key: frozenset(_members(value, classes))
        if key in WORD_SETS
        else tuple(value)
        if isinstance(value, list)
        else value
        for key, value in row.items()
    }
    return Frame(**plain)


def _members(words: Iterable[str], classes: dict[str, list[str]]) -> Iterator[str]:
    """Yield words, and for "@name" those of the class; a class that is not there is an error."""
    for word in words:
        if word.startswith("@"):
            yield from _members(classes[word[1:]], classes)
        else:
            yield word


def _index(
    pairs: Iterable[tuple[str, Frame]], *, head_last: bool, misread: dict[str, str] | None = None
) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = defaultdict(list)
    for words, frame in pairs:
        head, *rest = words.split()[:: -1 if head_last else 1]
        said = {words, words.replace(" ", "-")} if head_last else {words}
        sure = bool(said & set(frame.sure)) if isinstance(frame.sure, tuple) else frame.sure
        for lemma in _read_as(head, misread):
            found[lemma].append(Pattern(tuple(rest), frame, sure))
    return {head: tuple(patterns) for head, patterns in found.items()}


def _noun_entries(frames: Iterable[Frame]) -> Iterator[tuple[str, Frame]]:
    """Yield nouns with their frames; the parser takes "build-up" apart, and so do we."""
    for frame in frames:
        for noun in frame.nouns:
            yield noun, frame
            if "-" in noun:
                yield noun.replace("-", " "), frame


def _read_as(lemma: str, misread: dict[str, str] | None) -> tuple[str, ...]:
    """Return a verb's lemma, and the one that the parser gives some of its forms."""
    other = (misread or {}).get(lemma)
    return (lemma,) if other is None else (lemma, other)


def _phrases(entries: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    misread = read_table("word_classes")["misread"]
    for entry in entries:
        head, *rest = entry.split()
        for lemma in _read_as(head, misread):
            found[lemma].append(tuple(rest))
    return {head: tuple(rests) for head, rests in found.items()}


def _light(table: dict[str, list[str]]) -> Light:
    return Light(
        do=_phrases(table["do"]),
        undergo=_phrases(table["undergo"]),
        undergo_at=_phrases(table["undergo_at"]),
        undergo_as=frozenset(table["undergo_as"]),
        cancel=_phrases(table["cancel"]),
        plan=_phrases(table["plan"]),
        postpone=_phrases(table["postpone"]),
        move=_phrases(table["move"]),
        prepositional=_phrases(table["prepositional"]),
        occur=frozenset(entry.split()[0] for entry in table["occur"]),
        results=frozenset(table["results"]),
        only_talks=frozenset(table["only_talks"]),
        only_words=frozenset(table["only_words"]),
        announcing=frozenset(table["announcing"]),
        cancel_nouns=frozenset(table["cancel_nouns"]),
        postpone_nouns=frozenset(table["postpone_nouns"]),
    )


@cache
def load_events() -> EventsBook:
    """Return the packaged frames and word lists."""
    table = read_table("events")
    words = read_table("word_classes")
    rows = (row for name in FRAMES for row in read_table(name)["frame"])
    frames = tuple(_frame(row, words["classes"]) for row in rows)
    political = table["political"]
    clauses = table["clauses"]
    return EventsBook(
        dating=load_times().dating,
        plover=load_plover(),
        frames=frames,
        verbs=_index(
            ((v, f) for f in frames for v in f.verbs), head_last=False, misread=words["misread"]
        ),
        nouns=_index(_noun_entries(frames), head_last=True),
        light=_light(table["light"]),
        attending=frozenset(table["light"]["attending"]),
        status=load_status(),
        standing=frozenset(clauses["standing"]),
        causal=frozenset(clauses["causal"]),
        deed_words=frozenset(clauses["deed_words"]),
        causal_prepositions=frozenset(clauses["causal_prepositions"]),
        causal_marks=frozenset(clauses["causal_marks"]),
        hedges=frozenset(clauses["hedges"]),
        habits=frozenset(clauses["habits"]),
        devices=frozenset(clauses["devices"]),
        party_nouns=load_party_nouns(),
        political=frozenset(political["nouns"]),
        crowd=frozenset(political["crowd"]),
        hostile=frozenset(table["hostile"]["verbs"]),
        wrongs=frozenset(words["clauses"]["wrongs"]),
        scorn=frozenset(words["clauses"]["scorn"]),
        modes={name: inverse(rows) for name, rows in read_table("modes").items()},
        confidence=table["confidence"],
        gate=load_gate(),
        uncoded=load_uncoded(),
    )
