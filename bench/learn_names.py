"""Learns what tells one person's names from two persons': `python -m bench.learn_names FOLDER OUT`.

FOLDER holds the Phoenix dictionaries (`phoenix_*_actors.txt`, MIT), OUT is
`src/tidings/codebook/name_weights.toml`, which is written in steps, each read by the next: costs
of edits, weights of two words, trees. `--check` cross-validates the trees by country as well.
The same files give the same bytes. No evaluation set is read: docs/models/names.md.
"""

import argparse
import random
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz.distance import JaroWinkler

from bench import name_pairs as made
from bench.boosting import Boosted, Floats, Growth, boost, logistic
from bench.edit_costs import Edit, learn_costs
from bench.name_pairs import NamePair
from bench.phoenix import Person, persons
from tidings.codebook import name_weights
from tidings.readers.names import edits, words
from tidings.readers.names.forms import given_relation
from tidings.readers.names.keys import sounds_alike
from tidings.readers.names.measuring import MEASURES, measure
from tidings.readers.names.pairing import pair_names
from tidings.readers.names.parsing import parse_name
from tidings.readers.names.parts import Part

SEED = 20140130
CHANGES: dict[str, tuple[made.Change, int]] = {
    "middle dropped": (made.drop_middle, 250),
    "last dropped": (made.drop_last, 300),
    "first dropped": (made.drop_first, 150),
    "turned": (made.turn, 200),
    "given initial": (made.cut_given, 120),
    "middle initial": (made.cut_middle, 120),
    "short form": (made.shorten, 250),
    "slip": (made.slip, 250),
    "joined": (made.join_two, 150),
}
RESPELT = 500
TRAPS = 900
SHARES = {
    "at one time": 0.30,
    "some words shared": 0.10,
    "all words shared": 0.06,
    "other order": 0.06,
    "sibling": 0.11,
    "namesake": 0.11,
    "one letter": 0.08,
    "other middle": 0.06,
    "common words": 0.12,
}
"""What part of the weight of two persons' pairs each kind has."""
ALIASES = 0.5
"""What part of the weight of one person's pairs the aliases have; those made share the rest."""
RISING = frozenset(
    {"worst pair", "second worst pair", "all pairs", "pairs at odds", "rarity of what agrees"}
    | {"rarest that agrees", "whole name", "in order"}
    | {"given names", "family names", "fathers' names"}
)
FALLING = frozenset({"words at odds", "letters in order", "one has a generation"})
GROWTH = Growth(trees=70, depth=3, step=0.18, ridge=4.0, least=12.0)
SAME, DIFFERENT = 1.0, -0.6
FOLDS = 5
OTHER_ENTRY = -3.0
"""An alias with a word of lower log-odds than this is another person's, or no name."""


def word_pairs(pairs: Sequence[NamePair]) -> Iterator[tuple[Part, Part, float]]:
    """Yield the unlike words that answer to one another, with the likeness of their keys."""
    for told in pairs:
        x, y = parse_name(told.a).parts, parse_name(told.b).parts
        ranked = sorted(
            (-JaroWinkler.similarity(p.key, q.key) + 0.001 * abs(i - j), i, j)
            for i, p in enumerate(x)
            for j, q in enumerate(y)
        )
        left, right = set(range(len(x))), set(range(len(y)))
        for unlike, i, j in ranked:
            if i in left and j in right:
                left.remove(i)
                right.remove(j)
                if not x[i].initial and not y[j].initial:
                    yield x[i], y[j], -unlike


def spellings(found: Sequence[NamePair]) -> list[Edit]:
    """Return pairs of spellings of one word, each once, and as many words that are equal."""
    alike = [(p.text, q.text) for p, q, likeness in word_pairs(found) if likeness > 0.6]
    unlike = sorted({(a, b) for a, b in alike if a != b})
    equal = sorted(a for a, b in alike if a == b)
    random.Random(SEED).shuffle(equal)
    return unlike + [(w, w) for w in equal[: len(unlike)]]


def learn_words(
    same: Sequence[NamePair], other: Sequence[NamePair], near: Sequence[tuple[Part, Part]]
) -> dict[str, float]:
    """Return the weights of what is measured of two words, and the constant ("bias")."""
    rows: dict[tuple[str, str, str, str, bool], float] = {}
    answered = [(p, q, 1.0) for p, q, likeness in word_pairs(same) if likeness > 0.5]
    answered += [(p, q, 0.0) for p, q in near]
    answered += [(p, q, 0.0) for p, q, _ in word_pairs(other)]
    for p, q, answer in answered:
        if p.text != q.text and given_relation(p.text, q.text) is None:
            a, b = (p, q) if p.text < q.text else (q, p)
            rows.setdefault((a.text, b.text, a.key, b.key, sounds_alike(a, b)), answer)
    measured = [words.word_measures(*row) for row in rows]
    names = list(measured[0])
    x = np.array([[m[n] for n in names] for m in measured])
    y = np.array(list(rows.values()))
    w = np.where(y == 1, 0.5 / y.sum(), 0.5 / (len(y) - y.sum())) * 2 * y.sum()
    found = [round(float(v), 4) for v in logistic(x, y, w)]
    return dict(zip((*names, "bias"), found, strict=True))


def table_of(pairs: Sequence[NamePair]) -> tuple[Floats, Floats, Floats]:
    """Return measures, answers and weights of the pairs."""
    rows = []
    for told in pairs:
        a, b = parse_name(told.a), parse_name(told.b)
        rows.append(measure(pair_names(a, b), a, b))
    y = np.array([float(told.same) for told in pairs])
    return np.array(rows), y, _weights(pairs)


def _weights(pairs: Sequence[NamePair]) -> Floats:
    many = Counter(p.kind for p in pairs)
    rest = sum(n for kind, n in many.items() if kind not in SHARES and kind != "alias")
    whole = many["alias"] + rest
    each = {kind: whole * share / max(1, many[kind]) for kind, share in SHARES.items()}
    each["alias"] = whole * ALIASES / max(1, many["alias"])
    made_each = whole * (1 - ALIASES) / max(1, rest)
    return np.array([each.get(p.kind, made_each) for p in pairs])


def ways() -> Any:
    """Return +1 for a measure that may only raise the score, -1 for one that may only lower it."""
    return np.array([(m in RISING) - (m in FALLING) for m in MEASURES])


def gather(people: Sequence[Person], respelt: made.Change) -> list[NamePair]:
    """Return all pairs to learn trees from: found and made."""
    rnd = random.Random(SEED)
    changes = {**CHANGES, "respelt": (respelt, RESPELT)}
    found = [
        *made.aliases(people),
        *made.at_one_time(people),
        *made.of_two_countries(people),
        *made.made_of_one(people, changes, rnd),
        *made.made_of_two(people, TRAPS, rnd),
    ]
    unique = {frozenset((p.a.lower(), p.b.lower())): p for p in found}
    usable = [p for p in unique.values() if parse_name(p.a) != parse_name(p.b)]
    return [p for p in usable if parse_name(p.a).parts and parse_name(p.b).parts and _sound(p)]


def _sound(told: NamePair) -> bool:
    """Tell whether an alias is one by the rules for two words (syllables, initials)."""
    held = pair_names(parse_name(told.a), parse_name(told.b))
    return told.kind != "alias" or all(t.odds > OTHER_ENTRY for _, t in held.ties)


def cross_validate(pairs: Sequence[NamePair], x: Floats, y: Floats, w: Floats) -> Floats:
    """Return the log-odds of each pair by trees that saw no name of its countries."""
    fold = np.array([zlib.crc32(p.country.encode()) % FOLDS for p in pairs])
    found = np.zeros(len(y))
    for k in range(FOLDS):
        model = boost(x[fold != k], y[fold != k], w[fold != k], ways(), GROWTH)
        found[fold == k] = model.scores(x[fold == k])
    return found


def report(pairs: Sequence[NamePair], scores: Floats, y: Floats, w: Floats) -> None:
    """Print precision and recall (as weighted) at some thresholds, and what is said by kind."""
    for cut in (-1.0, 0.0, SAME, 1.0, 2.0):
        said = scores >= cut
        hits = (w * (said & (y == 1))).sum()
        precision, recall = hits / (w * said).sum(), hits / (w * y).sum()
        print(f"log-odds >= {cut:4.1f}: precision {precision:.3f} recall {recall:.3f}")
    kinds: dict[str, list[float]] = defaultdict(list)
    for told, score in zip(pairs, scores, strict=True):
        kinds[told.kind].append(float(score >= SAME))
    for kind, said_same in sorted(kinds.items()):
        print(f"  {kind:20} {len(said_same):6} said same {sum(said_same) / len(said_same):.3f}")


HEAD = """# What was learned of names, for readers/names. Made by `python -m bench.learn_names`, not
# by hand; what from, and how good: docs/models/names.md. Learned from the aliases and names of
# the PETRARCH2 dictionaries (MIT, (c) 2014 Open Event Data Alliance: docs/notices.md).
"""


def write(output: Path, costs: Any, word_weights: dict[str, float], model: Boosted) -> None:
    """Write the table and forget what was read of the last one."""
    edit, other, lone = costs
    by_cost: dict[float, list[str]] = defaultdict(list)
    for (x, y), cost in sorted(edit.items()):
        by_cost[cost].append(f"{x}>{y}")
    lines = [HEAD, "# Nats; of an unseen swap, of an unseen letter more or less.", "[edit]"]
    lines += [f"other = {other}", f"lone = {lone}", ""]
    lines += ["# What turns into what, either way, by its cost.", "[edits]"]
    lines += [f'"{cost}" = "{" ".join(pairs)}"' for cost, pairs in sorted(by_cost.items())]
    lines += ["", "# Log-odds that two words of names are one.", "[words]"]
    lines += [f'"{name}" = {value}' for name, value in word_weights.items()]
    lines += ["", "# Nodes: measure (-1: a leaf), threshold or value, left, right.", "[names]"]
    lines += [f"base = {model.base:.4f}", f"same = {SAME}", f"different = {DIFFERENT}", "trees = ["]
    for tree in model.trees:
        nodes = " ".join(f"{m},{v:g},{lo},{hi}" for m, v, lo, hi in tree)
        lines.append(f'  "{nodes}",')
    output.write_text("\n".join([*lines, "]", ""]), encoding="utf-8")
    name_weights.load_weights.cache_clear()
    edits.edit_cost.cache_clear()
    words.forget()


def main() -> None:
    """Learn in three steps and write the table after each."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("output", type=Path)
    asked.add_argument("--check", action="store_true")
    args = asked.parse_args()
    people = persons(sorted(args.folder.glob("phoenix_*_actors.txt")))
    same, other = list(made.aliases(people)), list(made.at_one_time(people))
    costs = learn_costs(spellings(same))
    none = Boosted(0.0, [])
    write(args.output, costs, {}, none)
    weights = learn_words(same, other, list(made.near_words(people)))
    write(args.output, costs, weights, none)
    cheap = [e for e, c in costs[0].items() if c <= 5 and min(map(len, e)) and e[0] != e[1]]
    pairs = gather(people, made.respell(cheap + [(y, x) for x, y in cheap]))
    x, y, w = table_of(pairs)
    if args.check:
        report(pairs, cross_validate(pairs, x, y, w), y, w)
    write(args.output, costs, weights, boost(x, y, w, ways(), GROWTH))


if __name__ == "__main__":
    main()
