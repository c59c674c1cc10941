"""The table of scripts: how letters of other scripts are written in Latin ones."""

from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.tables import read_table


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptsBook:
    """Letters by script. `sounds` gives an unvowelled letter the Latin spellings it may have."""

    lookalikes: dict[str, str]
    cyrillic: dict[str, str]
    variants: tuple[tuple[frozenset[str], dict[str, str]], ...]
    greek_first: dict[str, str]
    greek: dict[str, str]
    plain: dict[str, str]
    sounds: dict[str, str]
    dropped: frozenset[str]


@lru_cache(maxsize=1)
def load_scripts() -> ScriptsBook:
    """Return the packaged table, read once."""
    table = read_table("scripts")
    unvowelled = table["arabic"] | table["hebrew"]
    alike = table["lookalikes"]
    return ScriptsBook(
        lookalikes=dict(zip(alike["cyrillic"], alike["latin"], strict=True)),
        cyrillic=table["cyrillic"],
        variants=tuple(
            (frozenset(table[name]["tell"]), table[name]["letters"])
            for name in ("ukrainian", "serbian")
        ),
        greek_first=table["greek"]["first"],
        greek=table["greek"]["pairs"] | table["greek"]["letters"],
        plain={letter: row[0] for letter, row in unvowelled.items()},
        sounds={letter: row[1] for letter, row in unvowelled.items()},
        dropped=frozenset(table["dropped"]["letters"]),
    )
