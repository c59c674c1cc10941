"""What is measured of two names held together, in a fixed order: the trees go by places."""

from rapidfuzz.distance import JaroWinkler

from tidings.readers.names.edits import edit_cost
from tidings.readers.names.pairing import Pairing
from tidings.readers.names.parts import Part, PersonName
from tidings.readers.names.words import rarity, tie

MEASURES = (
    "words of the shorter",
    "words of the longer",
    "words equal",
    "initials",
    "variants",
    "words at odds",
    "words only one has",
    "worst pair",
    "second worst pair",
    "all pairs",
    "pairs at odds",
    "variant pairs",
    "rarity of what is equal",
    "rarity of what agrees",
    "rarest that agrees",
    "in order",
    "first words",
    "last words",
    "first words of pairs",
    "last words of pairs",
    "first word only one has",
    "last word only one has",
    "rarest that only one has",
    "initials only one has",
    "whole name",
    "letters in order",
    "one has a generation",
    "joined words",
    "length of the worst pair",
    "rarity of the worst pair",
    "place of the worst pair",
    "turned round",
    "given names",
    "family names",
    "fathers' names",
    "middle names only one has",
    "fathers' names only one has",
    "family names only one has",
)
ABSENT = -9.0
"""Stands for the tie of two words that do not answer to one another."""
AN_INITIAL = 2.0
"""What an initial that agrees tells, in nats: one name of seven begins with it."""
PLACES = 4.0


def measure(pairing: Pairing, a: PersonName, b: PersonName) -> list[float]:
    """Return the measures of two names, in the order of `MEASURES`; a and b may change places."""
    return [
        *_of_ties(pairing),
        *_of_rarity(pairing),
        *_of_order(pairing),
        *_of_rest(pairing),
        *_of_letters(pairing),
        float(a.suffix != b.suffix),
        float(pairing.joined),
        *_of_worst(pairing),
        *_of_tags(pairing, a, b),
    ]


def _of_ties(p: Pairing) -> list[float]:
    kinds = [t.kind for _, t in p.ties]
    odds = sorted(t.odds for _, t in p.ties)
    others = [t.odds for _, t in p.ties if t.kind not in ("equal", "initial")]
    return [
        float(len(p.shorter)),
        float(len(p.longer)),
        float(kinds.count("equal")),
        float(kinds.count("initial")),
        float(sum(o > 0 for o in others)),
        float(sum(o < 0 for o in odds)),
        float(len(p.longer) - len(p.shorter)),
        odds[0],
        odds[min(1, len(odds) - 1)],
        sum(odds),
        sum(min(0.0, o) for o in odds),
        sum(others),
    ]


def _of_rarity(p: Pairing) -> list[float]:
    told = [
        (t.kind, AN_INITIAL if t.kind == "initial" else rarity(p.shorter[i].text))
        for i, (_, t) in enumerate(p.ties)
        if t.odds > 0
    ]
    return [
        sum(r for kind, r in told if kind == "equal"),
        sum(r for _, r in told),
        max((r for kind, r in told if kind != "initial"), default=0.0),
    ]


def _of_order(p: Pairing) -> list[float]:
    good = [j for j, t in p.ties if t.odds > 0]
    first, last = p.ties[0], p.ties[-1]
    return [
        float(good == sorted(good)),
        tie(p.shorter[0], p.longer[0]).odds,
        tie(p.shorter[-1], p.longer[-1]).odds,
        first[1].odds if first[0] == 0 else ABSENT,
        last[1].odds if last[0] == len(p.longer) - 1 else ABSENT,
    ]


def _of_rest(p: Pairing) -> list[float]:
    left = p.left
    words = [p.longer[j] for j in left]
    return [
        float(0 in left),
        float(len(p.longer) - 1 in left),
        max((rarity(w.text) for w in words if not w.initial), default=0.0),
        float(sum(w.initial for w in words)),
    ]


def _of_letters(p: Pairing) -> list[float]:
    keys = ["".join(sorted(w.key for w in words)) for words in (p.shorter, p.longer)]
    runs = ["".join(w.text for w in words) for words in (p.shorter, p.longer)]
    letters = (len(runs[0]) + len(runs[1])) / 2
    return [JaroWinkler.similarity(*keys), min(edit_cost(*runs) / letters, PLACES)]


def _of_worst(p: Pairing) -> list[float]:
    i = min(range(len(p.ties)), key=lambda k: p.ties[k][1].odds)
    x, y = p.shorter[i].text, p.longer[p.ties[i][0]].text
    turned = len(p.shorter) > 1 and (
        tie(p.shorter[0], p.longer[-1]).odds > 0 and tie(p.shorter[-1], p.longer[0]).odds > 0
    )
    return [
        float(min(len(x), len(y))),
        max(rarity(x), rarity(y)),
        i / max(1, len(p.shorter) - 1),
        float(turned),
    ]


def _of_tags(p: Pairing, a: PersonName, b: PersonName) -> list[float]:
    left = [p.longer[j].tag for j in p.left]
    return [
        _best(a.given, b.given),
        _best(a.family, b.family),
        _best(a.patronymic, b.patronymic),
        float(left.count("middle")),
        float(left.count("patronymic")),
        float(left.count("family")),
    ]


def _best(a: tuple[Part, ...], b: tuple[Part, ...]) -> float:
    """Return the best tie between parts of one kind; 0 where one name has none."""
    return max((tie(x, y).odds for x in a for y in b), default=0.0)
