"""The cues of attribution, as the statements room receives them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tidings.codebook.tables import read_table

Frame = Literal[
    "clause", "address", "question", "infinitive", "object", "quotation", "document", "figure",
    "thought clause", "thought infinitive", "thought object",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementsBook:
    """Cue verbs by lemma ("call_for" with its particle) and the frames that each can stand in.

    `nouns` maps a noun of saying to whether it is a thought; `topics` are nouns with the
    preposition after which their matter stands; `voicing` are the verbs whose subject says what
    their object names ("make a promise"); `impressions` are verbs of what seems so to nobody.
    `texts`, `platforms` and `outlets` are lower-case words that name what something is said in, on
    or to; `bodies` are those that hear it assembled.
    """

    verbs: Mapping[str, frozenset[Frame]]
    phrasal: frozenset[str]
    nouns: Mapping[str, bool]
    topics: frozenset[str]
    voicing: frozenset[str]
    impressions: frozenset[str]
    texts: frozenset[str]
    platforms: frozenset[str]
    prepositions: frozenset[str]
    bodies: frozenset[str]
    outlet_nouns: frozenset[str]
    outlets: frozenset[str]


def load_statements() -> StatementsBook:
    """Load `statements.toml`."""
    table = read_table("statements")
    frames: dict[str, set[Frame]] = {}
    for frame, words in table["verbs"].items():
        for word in words.split():
            frames.setdefault(word, set()).add(frame)
    for frame, words in table["thoughts"].items():
        thought: Frame = f"thought {frame}"  # type: ignore[assignment]
        for word in words.split():
            frames.setdefault(word, set()).add(thought)
    media = {key: frozenset(words.split()) for key, words in table["media"].items()}
    nouns = dict.fromkeys(table["nouns"]["said"].split(), False)
    nouns.update((word, True) for word in table["nouns"]["thought"].split())
    return StatementsBook(
        verbs={verb: frozenset(kinds) for verb, kinds in frames.items()},
        phrasal=frozenset(verb.split("_")[0] for verb in frames if "_" in verb),
        nouns=nouns,
        topics=frozenset(table["nouns"]["topic"].split()),
        impressions=frozenset(table["impressions"]["verbs"].split()),
        voicing=frozenset(table["nouns"]["voicing"].split()),
        texts=media["texts"],
        platforms=media["platforms"],
        prepositions=media["prepositions"],
        bodies=media["bodies"],
        outlet_nouns=media["outlet_nouns"],
        outlets=media["outlets"],
    )
