"""Make the table of given names of the world.

    python -m bench.make_given_names CENSUS_FOLDER src/tidings/codebook/given_names_world.toml

Sources: the lists of given names of all locales of Faker (MIT; installed beside, no dependency of
ours), romanised, and the first words of the names in known_persons.tsv. Left out is what is short,
what is as often a surname (in Faker, in known_persons.tsv or, from CENSUS_FOLDER, `dist.all.last`
of the United States Census of 1990, as the package `names` 0.3.0 carries it), and states' names.
"""

import importlib
import pkgutil
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from anyascii import anyascii

from tidings.codebook.actors import load_actors
from tidings.codebook.known import load_known
from tidings.readers.names import fold_letters

SHORTEST = 3
HELD = 3
"""Office holders who must bear a word as the first of their names."""
FAMILIAR = 0.002
"""Percent of the people of the United States from which on a surname is a common one."""
SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN")
"""Scripts that write vowels, and so are romanised letter by letter."""
WORDS = """
amber amor angel april august blue chance chase crystal dawn diamond earth faith fortune heaven
honest honesty hope iris jewel joy justice july june liberty lord lucky magic mercedes merit messiah
miracle morgan noble ocean opal pearl precious promise river royal ruby saga santa sir sky star
storm summer sunday thursday true trust unity universe victory wise world
"""
"""What is also a plain word, a house's name ("Morgan Stanley") or a town's ("Santa Marta")."""
HEAD = """\
# Given names of the world, by the gender that they mark ("" = both, or not known). They show a
# person only where something else does too. From the locales of Faker 40.54 (MIT, see
# docs/notices.md) and the first words of known_persons.tsv; words as often a surname are left
# out; made by bench/make_given_names.py.
[names]
"""


def locales() -> Iterator[object]:
    """Yield the providers of person names."""
    person = importlib.import_module("faker.providers.person")
    for found in pkgutil.iter_modules(person.__path__):
        yield importlib.import_module(f"faker.providers.person.{found.name}").Provider


def words(provider: object, kind: str) -> set[str]:
    """Return the folded names of a kind ("first_names_male") of one locale."""
    found: set[str] = set()
    for attribute in (kind, kind.replace("names", "romanized_names")):
        listed = getattr(provider, attribute, None)
        for name in listed if isinstance(listed, tuple | list | dict) else ():
            if not all(_voweled(c) for c in str(name)):
                continue
            plain = fold_letters(anyascii(str(name)))
            for part in (plain, *plain.split("-")):
                if part.isascii() and part.isalpha() and len(part) >= SHORTEST:
                    found.add(part)
    return found


def _voweled(letter: str) -> bool:
    return not letter.isalpha() or unicodedata.name(letter, "").startswith(SCRIPTS)


def main(census: Path, output: Path) -> None:
    """Write the table."""
    borne: dict[str, Counter[str]] = {k: Counter() for k in ("m", "f", "", "last")}
    kinds = {"m": "first_names_male", "f": "first_names_female", "": "first_names"}
    for provider in locales():
        for gender, kind in {**kinds, "last": "last_names"}.items():
            borne[gender].update(words(provider, kind))
    names = [n.split() for n in load_known()]
    first = Counter(n[0] for n in names if len(n) > 1)
    last = Counter(w for n in names if len(n) > 1 for w in n[1:])
    surnames = {}
    for line in (census / "dist.all.last").read_text(encoding="ascii").splitlines():
        word, percent = line.split()[:2]
        surnames[word.lower()] = float(percent)
    book = load_actors()
    rows: dict[str, list[str]] = {"m": [], "f": [], "": []}
    held = {w for w, n in first.items() if n >= HELD and n > 2 * last[w] and len(w) >= SHORTEST}
    for word in sorted({*borne["m"], *borne["f"], *borne[""], *held}):
        given = borne["m"][word] + borne["f"][word] + borne[""][word]
        asks = borne["last"][word] + last[word] + (2 if surnames.get(word, 0) > FAMILIAR else 0)
        place = word.capitalize() in book.phrases
        if (
            place
            or word in book.family_first
            or asks >= given + first[word]
            or word in WORDS.split()
        ):
            continue
        m, f = borne["m"][word], borne["f"][word]
        rows["m" if m > 4 * f else "f" if f > 4 * m else ""].append(word)
    body = "".join(f'"{k}" = "{" ".join(v)}"\n' for k, v in rows.items())
    output.write_text(HEAD + body, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
