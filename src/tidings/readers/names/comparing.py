"""Whether two names may be one person's: spellings, order, initials, particles, generations.

The comparison knows nothing but the two names; who bears them is weighed in `story.identity`.
"""

import math
from dataclasses import dataclass
from itertools import product
from typing import Literal

from tidings.codebook.name_weights import load_weights
from tidings.readers.names.clashing import name_clash
from tidings.readers.names.doubting import doubt
from tidings.readers.names.explaining import explain
from tidings.readers.names.measuring import measure
from tidings.readers.names.organisations import compare_organisations
from tidings.readers.names.pairing import Pairing, pair_names
from tidings.readers.names.parsing import parse_name
from tidings.readers.names.parts import PersonName
from tidings.readers.names.weighing import shares, weigh

Verdict = Literal["same", "different", "unsure"]

PERSONS = frozenset({"Person", ""})
CERTAIN = 6.0
"""Log-odds of what is plain: the same name, a contradiction."""
ALONE = 1.5
"""The most that one word alone tells of a whole name."""
A_WORD = "a word alone tells no person"
DOUBTED = 0.4
"""The most that two names tell for one person where a doubt is open: Ahmed Hassan and Hassan Ahmed
are often two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that was measured: how much of it, what that weighs in log-odds, plain words."""

    name: str
    value: float
    weight: float
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How alike two names are: the probability that they are one person's, and why.

    `log_odds` are natural, above 0 for one person, among pairs of like names half of which are.
    The weights of `features` add up to them where nothing bars.
    """

    score: float
    verdict: Verdict
    why: str
    log_odds: float = 0.0
    features: tuple[Feature, ...] = ()


def compare_names(a: str, b: str, schema: str = "Person") -> Likeness:
    """Tell whether two names may be one's, and what tells it: persons' unless `schema` differs."""
    if schema not in PERSONS:
        return _compare_bodies(a, b, schema)
    left, right = parse_name(a), parse_name(b)
    if not left.parts or not right.parts:
        return Likeness(score=0.0, verdict="unsure", why="no name")
    bar = bar_between(left, right)
    if bar is not None:
        return _plain(-CERTAIN, "different", bar)
    if left == right:
        return _plain(CERTAIN, "same", "the same name")
    forms = _forms(left, right)
    x, y = forms[0] if len(forms) == 1 else max(forms, key=lambda two: name_odds(*two))
    if x.parts == y.parts:
        return _plain(CERTAIN, "same", "the same name, in another script or in brackets")
    return _weighed(x, y)


def _compare_bodies(a: str, b: str, schema: str) -> Likeness:
    """Tell whether two names of bodies, or ships, may be one's."""
    told = compare_organisations(a, b, schema)
    chance = min(max(told.score, 1 - _chance(CERTAIN)), _chance(CERTAIN))
    odds = math.log(chance / (1 - chance))
    feature = Feature(name="bodies", value=told.score, weight=odds, why=told.why)
    return Likeness(
        score=told.score, verdict=told.verdict, why=told.why, log_odds=odds, features=(feature,)
    )


def name_odds(a: PersonName, b: PersonName) -> float:
    """Return the log-odds that two names, of one part at least, are one person's, bars aside."""
    if a.parts == b.parts:
        return CERTAIN
    return weigh(measure(pair_names(a, b), a, b))


def bar_between(a: PersonName, b: PersonName) -> str | None:
    """Return what forbids that two names are one person's: every form of both is barred."""
    bar: str | None = None
    for x, y in _forms(a, b):
        bar = name_clash(x, y)
        if bar is None:
            return None
    return bar


def _forms(a: PersonName, b: PersonName) -> list[tuple[PersonName, PersonName]]:
    """Return the two names as they stand, in other scripts, and with nicknames for given names."""
    return list(product(_written(a), _written(b)))


def _written(name: PersonName) -> list[PersonName]:
    found = [name] if name.also is None else [name, name.also]
    if name.full and name.family:
        last = name.family[-1].text
        found += [parse_name(f"{n} {last}") for n in name.nicknames[:2] if " " not in n]
    return [n for n in found if n.parts]


def _weighed(a: PersonName, b: PersonName) -> Likeness:
    held = pair_names(a, b)
    measured = measure(held, a, b)
    odds = weigh(measured)
    if not (a.readable and b.readable):
        why = "the script does not tell how the name is read"
        return Likeness(score=_chance(min(odds, 0.0)), verdict="unsure", why=why)
    told = list(explain(held, measured, shares(measured)))
    limit, why_not = _limit(a, b, held)
    if odds > limit or (why_not == A_WORD and odds < -limit):
        capped = math.copysign(limit, odds)
        told.append(("limit", limit, capped - odds, why_not))
        odds = capped
    features = tuple(
        Feature(name=name, value=value, weight=weight, why=why) for name, value, weight, why in told
    )
    return Likeness(
        score=_chance(odds),
        verdict=_verdict(odds, held, a, b),
        why=_summed_up(held, features),
        log_odds=odds,
        features=features,
    )


def _limit(a: PersonName, b: PersonName, held: Pairing) -> tuple[float, str]:
    """Return how much, in log-odds, two names can tell that agree in some word, and why no more."""
    if max(t.odds for _, t in held.ties) > 0 and _alone(a, b, held):
        return ALONE, A_WORD
    why = doubt(a, b, held)
    return (math.inf, "") if why is None else (DOUBTED, why)


def _alone(a: PersonName, b: PersonName, held: Pairing) -> bool:
    """Tell whether one name is a single word and the other is not, or one is mere initials."""
    return a.full != b.full or all(w.initial for w in held.shorter)


def _verdict(odds: float, held: Pairing, a: PersonName, b: PersonName) -> Verdict:
    book = load_weights()
    agree = any(t.odds > 0 for _, t in held.ties)
    if agree and _alone(a, b, held):
        return "unsure"
    if not agree or odds < book.different:
        return "different"
    return "same" if odds >= book.same else "unsure"


def _summed_up(held: Pairing, features: tuple[Feature, ...]) -> str:
    """Return in one line how the words answer, and the topic that weighs most beside them."""
    words = next((f.why for f in features if f.name == "words"), "")
    beside = [f for f in features if f.name not in {"words", "in general"}]
    most = max(beside, key=lambda f: (abs(f.weight), f.name), default=None)
    left = ", ".join(held.longer[k].text for k in held.left)
    told = [words, f"only one has {left}" if left else ""]
    if most is not None and most.name != "words only one has":
        told.append(most.why)
    return "; ".join(t for t in told if t)


def _plain(odds: float, verdict: Verdict, why: str) -> Likeness:
    feature = Feature(name=why.partition(":")[0], value=1.0, weight=odds, why=why)
    return Likeness(
        score=_chance(odds), verdict=verdict, why=why, log_odds=odds, features=(feature,)
    )


def _chance(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
