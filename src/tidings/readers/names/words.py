"""How likely two words of names are one word: equal, one key, a variant, an initial, or another."""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA, JaroWinkler

from tidings.codebook.identity import load_commonness
from tidings.codebook.name_weights import load_genders, load_weights
from tidings.readers.names.edits import edit_cost
from tidings.readers.names.forms import Relation, given_relation
from tidings.readers.names.keys import sounds_alike, spelling_key
from tidings.readers.names.parts import Part, Tag

TieKind = Literal["equal", "spelling", "short form", "initial", "variant", "other"]

EQUAL = 6.0
"""Log-odds of two equal words, and the most that any two get."""
INITIAL = 1.5
SAME_INITIAL = 2.0
OTHER_INITIAL = -5.0
AS_READ = 3.5
"""Of a word in a script without vowels and one of its Latin spellings."""
NOT_AS_READ = -2.5
FAR_OFF = 0.55
"""Two words whose likeness (Jaro-Winkler) is below it are not compared edit by edit."""
FAR = -4.5
TWO_NAMES = 1.5
"""What it takes from two given names that both are known, and not as forms of one."""
FORMS: dict[Relation, float] = {
    "spelling": 3.0,
    "short form": 2.5,
    "two short forms": 1.0,
    "other language": 0.5,
}
"""Log-odds of two given names that stand for one another (Sergei, Serhiy; Bill, William)."""
OTHER_SYLLABLE = -3.5
WITH_PARTICLES = 4.0
LONG = 7
LONG_SOUND = 1.0
"""The least of two words of so many letters that one sound spells (Yanukovych, Janukowitsch)."""
EASTERN_FAMILY = 2.5
"""Of two spellings of a Chinese or Korean family name: each has few, and many bear it."""
SYLLABLE = 6
"""Letters of a syllable at the most: longer pieces are words that were joined."""
COMMON = 1.1e-4
"""Words that fewer persons bear count as borne by so many: rarer ones were not counted well."""
_VOWELS = str.maketrans("", "", "aeiouy")
WOMENS = (
    *((e, e + "a") for e in ("ov", "ev", "iev", "yev", "in", "yn")),
    *((e, h) for e in ("sky", "ski", "skiy", "skyi", "skii") for h in ("skaya", "ska", "skaia")),
    *((e, e + "ova") for e in ("k", "l", "r", "n", "d", "t", "s", "c", "v")),
    *((e, h) for e in ("as", "is", "us", "ys") for h in ("iene", "aite", "yte", "ute")),
    ("opoulos", "opoulou"),
    ("idis", "idou"),
    ("ovs", "ova"),
)
"""How a woman's surname ends where her brother's ends so: Slavic, Lithuanian, Greek, Latvian."""
PLACES = 4.0  # a cost per letter beyond it says no more
SPREAD = 25.0  # nor a cost


@dataclass(frozen=True, slots=True)
class Tie:
    """Two words held against each other: log-odds that they are one, and of what kind."""

    kind: TieKind
    odds: float


_jw = JaroWinkler.similarity


def forget() -> None:
    """Forget the ties held so far: the learned table has changed."""
    _told.cache_clear()


def rarity(word: str) -> float:
    """Return how rare a folded word is, in nats: minus the logarithm of its bearers' share."""
    return -math.log(max(load_commonness().share(word), COMMON))


def tie(a: Part, b: Part) -> Tie:
    """Return how two words of names hold together."""
    if a.text == b.text:
        return Tie("initial", SAME_INITIAL) if a.initial else Tie("equal", EQUAL)
    if a.initial or b.initial:
        if a.text[0] == b.text[0] or a.key[:1] == b.key[:1]:
            return Tie("initial", INITIAL)
        return Tie("other", OTHER_INITIAL)
    return _told(_heard(a), _heard(b)) if a.text < b.text else _told(_heard(b), _heard(a))


Heard = tuple[str, str, Tag, frozenset[str], tuple[str, ...], tuple[str, ...], str]
"""All that a tie rests on: parts are equal by their text alone, and cannot be looked up by."""


def _heard(part: Part) -> Heard:
    return part.text, part.key, part.tag, part.keys, part.before, part.pieces, part.native


@lru_cache(maxsize=1 << 17)
def _told(one: Heard, other: Heard) -> Tie:
    a, b = _part(one), _part(other)
    relation = given_relation(a.text, b.text)
    if relation is not None and (relation == "spelling" or not a.tag == b.tag == "family"):
        return Tie("short form", FORMS[relation])
    if _with_particles(a) == b.text or _with_particles(b) == a.text:
        return Tie("spelling", WITH_PARTICLES)
    alike = sounds_alike(a, b)
    if genders_apart(a, b) or (not alike and _readings_apart(a, b)):
        return Tie("other", OTHER_SYLLABLE)
    if bool(a.native) != bool(b.native):
        return Tie("spelling", AS_READ) if alike else Tie("other", NOT_AS_READ)
    if a.tag == b.tag == "family" and _one_eastern(a.keys & b.keys):
        return Tie("spelling", EASTERN_FAMILY)
    if not alike and a.pieces and b.pieces and _pieces_apart(a, b):
        return Tie("other", OTHER_SYLLABLE)
    return _unlike(a.text, b.text, a.key, b.key, alike)


def _part(heard: Heard) -> Part:
    text, key, tag, keys, before, pieces, native = heard
    return Part(text, key, False, tag, keys, before, pieces, native)


def _with_particles(part: Part) -> str:
    """Return a word with its particles before it as one (van der Meulen, Vandermeulen)."""
    return "".join((*part.before, part.text))


def _readings_apart(a: Part, b: Part) -> bool:
    """Tell whether two Chinese names can be read, and none of their readings is one."""
    chinese = [{k for k in part.keys if k.startswith("zh:")} for part in (a, b)]
    return bool(chinese[0] and chinese[1])


def genders_apart(a: Part, b: Part) -> bool:
    """Tell whether one part is a man's and one a woman's form (Samir, Samira; Petrov, Petrova)."""
    if differ_by_gender(a.text, b.text):
        return True
    man, woman = sorted((a.text, b.text), key=len)
    given = a.tag == b.tag == "given" and len(man) >= 3
    return given and woman == man + "a" and man[-1] not in "aeiouy"


def _one_eastern(shared: frozenset[str]) -> bool:
    """Tell whether two words spell one Chinese or Korean family name (Lee, Yi; Tsai, Choi)."""
    return any(key.startswith(("zh:", "ko:")) for key in shared)


def _pieces_apart(a: Part, b: Part) -> bool:
    """Tell whether two names of as many syllables differ in one (Jong Un, Jong Il)."""
    if len(a.pieces) != len(b.pieces) or max(map(len, (*a.pieces, *b.pieces))) > SYLLABLE:
        return False
    return any(spelling_key(x) != spelling_key(y) for x, y in zip(a.pieces, b.pieces, strict=True))


def _unlike(x: str, y: str, key_x: str, key_y: str, alike: bool) -> Tie:
    """Return how two unlike words hold together; `alike`: they share a sound."""
    if not alike and max(_jw(x, y), _jw(key_x, key_y)) < FAR_OFF:
        return Tie("other", FAR)
    weights = load_weights().words
    odds = weights["bias"]
    for name, value in word_measures(x, y, key_x, key_y, alike).items():
        odds += weights[name] * value
    if not alike and x in load_genders() and y in load_genders():
        odds -= TWO_NAMES
    least = LONG_SOUND if alike and min(len(x), len(y)) >= LONG else -EQUAL
    odds = max(least, min(EQUAL, odds))
    if odds < 0:
        return Tie("other", odds)
    return Tie("spelling" if alike else "variant", odds)


def word_measures(x: str, y: str, key_x: str, key_y: str, alike: bool) -> dict[str, float]:
    """Return what the log-odds of two unlike words rest on, each by its name in the table."""
    cost, key_cost = edit_cost(x, y), edit_cost(key_x, key_y)
    letters, slips = (len(x) + len(y)) / 2, OSA.distance(x, y)
    shorter, longer = sorted((x, y), key=len)
    known = -math.log(COMMON) - max(rarity(x), rarity(y))
    part = min(cost / letters, PLACES)
    return {
        "cost": min(cost, SPREAD),
        "cost a letter": part,
        "key cost a letter": min(key_cost / letters, PLACES),
        "one slip": float(slips == 1),
        "two slips": float(slips == 2),
        "slips a letter": slips / len(longer),
        "slip in a short word": float(slips == 1 and len(shorter) < 5),
        "likeness": max(_jw(key_x, key_y), 0.5),
        "one key": float(key_x == key_y),
        "one sound": float(alike),
        "one skeleton": float(key_x.translate(_VOWELS) == key_y.translate(_VOWELS)),
        "beginning of the other": float(len(shorter) >= 3 and longer.startswith(shorter)),
        "same first sound": float(key_x[:1] == key_y[:1]),
        "same last sound": float(key_x[-1:] == key_y[-1:]),
        "both common": known,
        "both common and apart": known * part,
        "length": math.log(len(shorter)),
        "a man's and a woman's": float(differ_by_gender(x, y)),
        "same beginning": _shared(x, y) / len(longer),
        "same end": _shared(x[::-1], y[::-1]) / len(longer),
        "one key, a common": float(alike) * known,
        "another consonant": float(slips == 1 and _another_consonant(x, y)),
        "another first letter": float(slips <= 2 and x[0] != y[0] and not alike),
    }


def differ_by_gender(x: str, y: str) -> bool:
    """Tell whether one word is a man's and one a woman's form (Petrov, Petrova; Daniel, Danielle).

    Surnames by their Slavic endings, given names where both are known and begin alike.
    """
    if x[:3] != y[:3]:
        return False
    man, woman = sorted((x, y), key=len)
    for ending, hers in WOMENS:
        if man.endswith(ending) and woman == man.removesuffix(ending) + hers:
            return True
    genders = load_genders()
    return {genders.get(x), genders.get(y)} == {"m", "f"}


def _another_consonant(x: str, y: str) -> bool:
    """Tell whether two words as long differ by consonants where they differ."""
    apart = [c + d for c, d in zip(x, y, strict=False) if c != d]
    return len(x) == len(y) and not any(set(pair) & set("aeiouyh") for pair in apart)


def _shared(x: str, y: str) -> int:
    """Return how many letters two words begin with in common."""
    return next(
        (i for i, (c, d) in enumerate(zip(x, y, strict=False)) if c != d), min(len(x), len(y))
    )
