"""Learns what tells that two tellings are of one act: `python -m bench.learn_retelling FOLDER…`.

Each FOLDER given is a set of our own gold of stories. For every telling that is labelled the deed
nearest in its words is taken, typed or not. Of all pairs of such deeds of one story a logistic
regression learns which are of one act, every set counting the same. Prints the table
`[weigh.learned]` of `retelling.toml`, and how well pairs are told by what was learned on the other
sets. Refused: pairs with deeds that nobody labelled as others; what is told by the way ("the boats
seized in March") is often an act that the labels pass over.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.learn_grouping import fit
from bench.record import entries_of, read
from bench.record_gold import Gold, load_gold, touches
from bench.record_score import _is_fate
from tidings.codebook import load_codebook
from tidings.codebook.retelling import load_retelling
from tidings.parsers.spacy import default_parser
from tidings.readers.reading import read_articles
from tidings.story.accounts import Account
from tidings.story.bars import barred
from tidings.story.evidence import EVIDENCE, evidence
from tidings.story.fold import accounts_in
from tidings.story.kinds import alike, kind_of
from tidings.story.lore import Lore, lore_of
from tidings.story.stems import content
from tidings.story.told import Told, tellings_of
from tidings.story.uncoded import uncoded
from tidings.values import Article, Entry, Reading

Floats = NDArray[np.float64]
LEASTS = (-0.5, 0.0, 0.5, 1.0)  # log odds tried
WRITTEN = "pairs"
PAIRS = Path(__file__).parent / "gold" / "retold_pairs.tsv"
"""Plain sentences of our own: one act told again, and two acts of a kind."""
EVEN = 20
"""Pairs of one act that a set is given beside its own, so that a small one counts for less."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A story's deeds, and which gold act each is nearest to.

    `fates` are acts that are the announcement or the calling off of another.
    """

    name: str
    lore: Lore
    told: tuple[Told, ...]
    acts: Mapping[int, str]
    fates: frozenset[str]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Evidence of pairs, whether they are of one act, whether that is barred, and their set."""

    evidence: Floats
    same: Floats
    barred: NDArray[np.bool_]
    sets: NDArray[np.str_]


def stories(name: str, gold: Gold, readings: Mapping[str, Reading]) -> Iterator[Labelled]:
    """Yield each story of a set with its deeds labelled."""
    entries = entries_of([readings[row["id"]] for row in gold.rows])
    for story in dict.fromkeys(gold.labels["stories"].values()):
        mine = set(gold.story(story))
        accounts = accounts_in([e for e in entries if e.reading and e.reading.article.id in mine])
        yield labelled(name, gold, story, accounts)


def labelled(name: str, gold: Gold, story: str, accounts: Sequence[Account]) -> Labelled:
    """Return a story's deeds, each labelled telling given to the deed nearest to it."""
    told = tuple(t for a in accounts for t in (*tellings_of(a), *uncoded(a)))
    found: dict[tuple[str, str, int], list[int]] = {}
    for act in gold.labels["events"]:
        for telling in act["tellings"] if act["story"] == story else ():
            place = gold.place(telling)
            found[act["id"], place[0], place[1]] = [
                n
                for n, t in enumerate(told)
                if touches(place, (t.account.id, t.event.trigger.start, t.event.trigger.end))
            ]
    what = {e["id"]: f"{e['what']} {e['type']}" for e in gold.labels["events"]}
    acts: dict[int, str] = {}
    for (act, article, _), deeds in found.items():
        others = [d for (a, b, _), d in found.items() if a == act and b != article]
        if deeds:
            acts.setdefault(min(deeds, key=lambda n: -_near(told, n, what[act], others)), act)
    actors = accounts[0].identity.by_id
    return Labelled(
        name=name,
        lore=lore_of(told, actors),
        told=told,
        acts=acts,
        fates=frozenset(e["id"] for e in gold.labels["events"] if _is_fate(e)),
    )


def _near(told: Sequence[Told], n: int, what: str, others: Sequence[Sequence[int]]) -> float:
    """Return how near a deed is to an act, by its label and by the other tellings of it."""
    kind = told[n].kind
    like = sum(max((alike(kind, told[m].kind) for m in some), default=0.0) for some in others)
    named = max((alike(kind, kind_of(word)) for word in what.split()), default=0.0)
    trigger = content(told[n].account.words(told[n].event.trigger))
    return like + 1.5 * named + bool(trigger & content(what)) + 0.3 * told[n].coded


def pairs_of(story: Labelled) -> Iterator[tuple[Told, Told, bool]]:
    """Yield pairs of labelled deeds, and whether they are of one act.

    An act and its announcement, or its calling off, are no pair.
    """
    for m, n in combinations(sorted(story.acts), 2):
        one, other = story.acts[m], story.acts[n]
        if one == other or not {one, other} & story.fates:
            yield story.told[m], story.told[n], one == other


def pairs_written(path: Path) -> Iterator[tuple[Lore, Told, Told, bool]]:
    """Yield the pairs of deeds of short texts that are marked as telling one act, or two.

    Of one act those are that are most alike; of two all are. What a text tells besides is left out.
    """
    for line in path.read_text(encoding="utf-8").splitlines():
        verdict, *rest = line.split("\t")
        articles = [
            Article(id=ident, text=text, published=day, outlet=ident)
            for ident, day, text in zip("ab", rest[::2], rest[1::2], strict=True)
        ]
        readings = read_articles(articles, default_parser(), load_codebook())
        accounts = accounts_in(
            [
                Entry(seq=n, at=day, kind="reading", reading=r)
                for n, (r, day) in enumerate(zip(readings, rest[::2], strict=True))
            ]
        )
        told = [(*tellings_of(a), *uncoded(a)) for a in accounts]
        lore = lore_of([t for some in told for t in some], accounts[0].identity.by_id)
        found = [(a, b) for a in told[0] for b in told[1]]
        found.sort(
            key=lambda p: -alike(p[0].kind, p[1].kind) - (p[0].event.type == p[1].event.type)
        )
        for a, b in found[: 1 if verdict == "one" else len(found)]:
            yield lore, a, b, verdict == "one"


def learned_from(
    found: Sequence[Labelled], written: Sequence[tuple[Lore, Told, Told, bool]]
) -> Pairs:
    """Return all pairs of some stories, and those written as pairs."""
    rows, same, bars, sets = [], [], [], []
    pairs = [(s.name, s.lore, *p) for s in found for p in pairs_of(s)]
    pairs += [(WRITTEN, *p) for p in written]
    for name, lore, a, b, one in pairs:
        known = evidence(lore, a, b)
        rows.append([known.get(kind, 0.0) for kind in EVIDENCE])
        bars.append(barred(lore.actors, a, b))
        same.append(float(one))
        sets.append(name)
    return Pairs(np.array(rows), np.array(same), np.array(bars), np.array(sets))


def weights(pairs: Pairs, without: str = "") -> Floats:
    """Return what is learned of pairs that nothing bars, those of one set left out; start last.

    What is given by hand stays as it is.
    """
    given = load_retelling().given
    kept = ~pairs.barred & (pairs.sets != without)
    fixed = np.array([given.get(name, np.nan) for name in EVIDENCE])
    free = np.isnan(fixed)
    counts = np.zeros(len(pairs.same))
    for name in sorted(set(pairs.sets[kept])):
        mine = kept & (pairs.sets == name)
        counts[mine] = 1 / (pairs.same[mine].sum() + EVEN)
    counts *= SCALE * len(set(pairs.sets[kept])) / max(counts.sum(), 1e-9)
    got = fit(pairs.evidence[np.ix_(kept, free)], pairs.same[kept], counts[kept])
    fixed[free] = got[:-1]
    return np.append(fixed, got[-1])


SCALE = 300.0
"""What all pairs of a set together count, beside the ridge."""


def report(pairs: Pairs, names: Sequence[str]) -> None:
    """Print precision and recall of pairs of each set by what was learned on the others."""
    odds = np.full(len(pairs.same), -99.0)
    for name in names:
        learned = weights(pairs, name)
        mine = (pairs.sets == name) & ~pairs.barred
        odds[mine] = pairs.evidence[mine] @ learned[:-1] + learned[-1]
    for least in LEASTS:
        told = []
        for name in names:
            mine = pairs.sets == name
            joined = mine & (odds >= least)
            hits = pairs.same[joined].sum()
            told.append(
                f"{name} P {hits / max(1, joined.sum()):.2f} "
                f"R {hits / max(1, pairs.same[mine].sum()):.2f}"
            )
        print(f"# least {least}: {' | '.join(told)}")


def main() -> None:
    """Learn from the folders named."""
    found = []
    for folder in map(Path, sys.argv[1:]):
        gold = load_gold(folder)
        found += list(stories(folder.name, gold, read(gold)))
    pairs = learned_from(found, list(pairs_written(PAIRS)))
    report(pairs, sorted(set(pairs.sets.tolist())))
    learned = weights(pairs)
    print(f"# start = {learned[-1]:.2f} less the odds that are asked for")
    given = load_retelling().given
    for name, weight in zip(EVIDENCE, learned[:-1], strict=True):
        if name not in given:
            print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    main()
