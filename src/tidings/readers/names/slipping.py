"""Whether two words a few letters apart are one word mistyped or respelt, or two names."""

from functools import lru_cache

from rapidfuzz.distance import OSA, Levenshtein

from tidings.codebook.identity import load_commonness
from tidings.codebook.name_weights import load_given
from tidings.codebook.names import load_names
from tidings.readers.names.forms import given_relation
from tidings.readers.names.keys import sounds_alike, spelling_key
from tidings.readers.names.parts import Part

GIVEN = frozenset({"given", "middle", "patronymic", "kunya"})
ONE_SOUND = frozenset(
    frozenset(two)
    for two in (
        *("ae", "ei", "ou", "ao", "iy", "jy", "ij"),
        *("bp", "bv", "dt", "fv", "gj", "gk", "cj", "cs", "sj"),
        *("sx", "kx", "hk", "sz", "vu", "vw", "uw"),
    )
)
"""Letters that systems of writing put for one another, beside those that keys make one."""
ONE_IN_ANY = frozenset(frozenset(two) for two in ("ae", "ei", "ou", "iy"))
"""Those that do so in nearly all languages: two known given names differ by the others."""
VOWELS = frozenset("aeiouy")
LONG = 9
"""Letters from which a surname is rather mistyped in a letter than another name."""


def known_given(word: str) -> bool:
    """Tell whether a folded word is known as a given name."""
    return word in load_given()


@lru_cache(maxsize=65536)
def other_letters(x: str, y: str) -> bool:
    """Tell whether two folded words differ by letters that never spell one sound.

    Letters that changed places, vowels left out and doubled letters are slips or spellings, and
    so are letters that look like others (rn, m).
    """
    if x == y or _one_slip(x, y) or x.replace("rn", "m") == y.replace("rn", "m"):
        return False
    if len(x) == len(y) and Levenshtein.distance(x, y) == 1:
        return _strange(x, y)
    return _strange(x, y) and _strange(spelling_key(x), spelling_key(y))


def _one_slip(x: str, y: str) -> bool:
    """Tell whether two neighbouring letters have changed places."""
    return OSA.distance(x, y) < Levenshtein.distance(x, y)


def _strange(x: str, y: str) -> bool:
    for op in Levenshtein.editops(x, y):
        i, j = op.src_pos, op.dest_pos
        if op.tag == "replace":
            last = i == len(x) - 1 and j == len(y) - 1 and {x[i], y[j]} == {"a", "o"}
            if last or frozenset((x[i], y[j])) not in ONE_SOUND:
                return True
        elif _added(x, i) if op.tag == "delete" else _added(y, j):
            return True
    return False


def _added(word: str, at: int) -> bool:
    """Tell whether a letter at either end of a word makes another word of it."""
    letter, last = word[at], len(word) - 1
    if letter in (word[at - 1 : at] + word[at + 1 : at + 2]):
        return False
    if at == 0:
        return letter not in "hyjn"
    return at == last and letter not in "ehsy"


def two_names(a: Part, b: Part) -> bool:
    """Tell whether two unlike words, both known as given names, are two names (Kamal, Jamal)."""
    if a.native or b.native or not (known_given(a.text) and known_given(b.text)):
        return False
    return other_letters(a.text, b.text) and not _related(a, b)


def doubtful_slip(a: Part, b: Part) -> bool:
    """Tell whether two like words may be two names: another letter in a given or short surname."""
    x, y = a.text, b.text
    if a.initial or b.initial or a.native or b.native or x == y or _related(a, b):
        return False
    if known_given(x) and known_given(y) and not _one_slip(x, y):
        return not _in_any_language(x, y)
    if _both_common(x, y):
        return True
    if not other_letters(x, y):
        return False
    if {a.tag, b.tag} & GIVEN:
        return True
    return min(len(x), len(y)) < LONG and not _by_vowels(x, y)


def _in_any_language(x: str, y: str) -> bool:
    """Tell whether two words differ by an h, a doubled letter or vowels near to one another."""
    a, b = spelling_key(x), spelling_key(y)
    return all(
        op.tag == "replace" and frozenset((a[op.src_pos], b[op.dest_pos])) in ONE_IN_ANY
        for op in Levenshtein.editops(a, b)
    )


def _by_vowels(x: str, y: str) -> bool:
    """Tell whether two words of one beginning and end differ by vowels alone."""
    keys = spelling_key(x), spelling_key(y)
    bare = ["".join(c for c in key if c not in VOWELS) for key in keys]
    both_end_in_vowels = {*x[-1], *y[-1]} <= VOWELS
    one_end = keys[0][-1] == keys[1][-1] or not (both_end_in_vowels or "i" in {x[-1], y[-1]})
    return x[0] == y[0] and one_end and bare[0] == bare[1] and len(bare[0]) > 2


def _related(a: Part, b: Part) -> bool:
    return sounds_alike(a, b) or given_relation(a.text, b.text) is not None


def _both_common(x: str, y: str) -> bool:
    """Tell whether many bear either word (Petkov, Petrov)."""
    counted = load_commonness().shares
    return x in counted and y in counted and other_letters(x, y)


@lru_cache(maxsize=8192)
def father_of(word: str) -> str | None:
    """Return the father's name within a folded patronymic (Petrovich: petr), or none."""
    found = load_names().patronymic.search(word) if len(word) > 5 else None
    return word[: found.start()] if found and found.start() > 2 else None
