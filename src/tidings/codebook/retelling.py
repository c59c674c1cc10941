"""By which words two articles tell one act again, from retelling.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tidings.codebook.story import load_story
from tidings.codebook.tables import read_table

_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True, kw_only=True)
class RetellingBook:
    """Families of deeds by their words, and things by what they are called.

    `sure` and `maybe` map a lemma to the families that it names by itself or beside more; `lemmas`
    inflected forms of those words to their lemma; `things` a noun to the head of its near-synonyms.
    `weights` are what speaks for and against two tellings' being of one act, by its name (`given`
    those that are not learned), `start` is what they begin from, and `margin` by how much one that
    is vague must fit one act better.
    """

    sure: Mapping[str, frozenset[str]]
    maybe: Mapping[str, frozenset[str]]
    lemmas: Mapping[str, str]
    things: Mapping[str, str]
    start: float
    margin: float
    weights: Mapping[str, float]
    given: Mapping[str, float]

    def lemma(self, word: str) -> str:
        """Return the lemma of a word that the table knows; the word itself of any other."""
        low = word.lower()
        return self.lemmas.get(low, low)


@cache
def load_retelling() -> RetellingBook:
    """Return the packaged table, read once."""
    table = read_table("retelling")
    sure, maybe = _by_word(table["family"], "sure"), _by_word(table["family"], "maybe")
    lemmas = {form: w for w in (*maybe, *sure) if " " not in w for form in _inflected(w)}
    lemmas |= dict(p.split(":") for p in table["bases"]["participles"].split())
    return RetellingBook(
        sure=sure,
        maybe=maybe,
        lemmas=lemmas,
        things={w: head for head, words in table["thing"].items() for w in words.split()},
        start=table["weigh"]["start"],
        margin=table["weigh"]["margin"],
        given=table["weigh"]["given"],
        weights={**table["weigh"]["given"], **table["weigh"]["learned"]},
    )


def _by_word(families: Mapping[str, Any], column: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for name, row in families.items():
        for word in row.get(column, "").split():
            found.setdefault(word.replace("_", " "), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _inflected(word: str) -> tuple[str, ...]:
    """Return the forms of a word as a verb and as a noun; what no verb has does no harm."""
    irregular = load_story().past.get(word)
    if word.endswith("e"):
        return (word, f"{word}s", irregular or f"{word}d", f"{word[:-1]}ing")
    if word.endswith("y") and word[-2] not in _VOWELS:
        return (word, f"{word[:-1]}ies", irregular or f"{word[:-1]}ied", f"{word}ing")
    ends = "es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
    twice = _doubles(word)
    trunk = word + word[-1] if twice else word
    return (word, f"{word}{ends}", irregular or f"{trunk}ed", f"{trunk}ing")


def _doubles(word: str) -> bool:
    """Tell whether a verb doubles its last letter ("ban", "expel", "refer")."""
    if len(word) < 3 or word[-1] in _VOWELS or word[-1] in "wxy":
        return False
    single = word[-2] in _VOWELS and word[-3] not in _VOWELS
    short = sum(c in _VOWELS for c in word) == 1
    return single and (short or word.endswith(("pel", "fer", "cel", "mit")))
