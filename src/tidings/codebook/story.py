"""The story room's tables: compatible types, agencies, words, verb phrases."""

from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryBook:
    """The tables of `story.toml`. `tell` maps (type, mode, status) to a pattern of a line.

    `past` maps irregular verbs to their past, `spoken` nouns of speech to a verb in the past;
    `steps` the words of a bill's way to the state that the step gives, "awaited" or "aside";
    `neutral` are verbs of saying that add nothing, `denying` those that deny what they take;
    `voting` are words of a vote, `blame` what an accusation is called by the one who denies it,
    `postponing` words by which something is put off and not called off, `formal` of acts of courts
    and embassies; `kindred` words to the head of their near-synonyms.
    """

    compatible: frozenset[frozenset[str]]
    modes: frozenset[frozenset[str]]
    symmetric: frozenset[str]
    agencies: frozenset[str]
    stop: frozenset[str]
    vague: frozenset[str]
    pointing: frozenset[str]
    generic: frozenset[str]
    judging: frozenset[str]
    voting: frozenset[str]
    blame: frozenset[str]
    postponing: frozenset[str]
    formal: frozenset[str]
    tell: dict[tuple[str, str | None, str], str]
    past: dict[str, str]
    spoken: dict[str, str]
    neutral: frozenset[str]
    denying: frozenset[str]
    steps: dict[str, str]
    kindred: dict[str, str]


@lru_cache(maxsize=1)
def load_story() -> StoryBook:
    """Return the packaged tables, read once."""
    table = read_table("story")
    words = table["words"]
    return StoryBook(
        compatible=frozenset(frozenset(pair) for pair in table["merging"]["compatible"]),
        modes=frozenset(frozenset(pair) for pair in table["merging"]["modes"]),
        symmetric=frozenset(table["merging"]["symmetric"]),
        agencies=frozenset(name.casefold() for name in table["origins"]["agencies"]),
        stop=frozenset(words["stop"].split()),
        vague=frozenset(words["vague"]),
        pointing=frozenset(words["pointing"]),
        generic=frozenset(words["generic"]),
        judging=frozenset(words["judging"].split()),
        voting=frozenset(words["voting"].split()),
        blame=frozenset(words["blame"].split()),
        postponing=frozenset(words["postponing"].split()),
        formal=frozenset(words["formal"].split()),
        tell={(r["type"], r.get("mode"), r["status"]): r["line"] for r in table["tell"]},
        past=_pasts(table["past"]["irregular"]),
        spoken=dict(table["spoken"]),
        neutral=frozenset(table["saying"]["neutral"].split()),
        denying=frozenset(table["saying"]["denying"].split()),
        kindred={word: head for head, words in table["kindred"].items() for word in words.split()},
        steps={word: state for state, words in table["steps"].items() for word in words.split()},
    )


def _pasts(listed: str) -> dict[str, str]:
    """Return base → past; a word that stands alone is its own past."""
    pairs = (entry.partition(":") for entry in listed.split())
    return {base: past or base for base, _, past in pairs}
