"""How fast persons are told apart as mentions come one by one, and how well, on made-up actors.

    python -m bench.identity_speed [--actors 100000] [--mentions 1000000] [--seed 7]

Names are put together from the words of the packaged table of known persons, each nation's from
its own; an actor has a state, an office and a few ways in which it is written (another spelling of
the given name, an initial, a middle name left out, a slip, the order turned). Mentions come in a
random order, an actor's number of them falling off like a power law. Written are the seconds per
1,000 mentions over the run, the ratio of the last tenth to the first, the peak memory in MiB, and
pairwise precision and recall against the actors that were made up: pairs of mentions of one actor
told apart count against recall, of two told as one against precision.
"""

import argparse
import json
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tidings.codebook.known import load_known
from tidings.codebook.names import load_names
from tidings.readers.names import parse_name
from tidings.story.identity.clusters import Known
from tidings.story.identity.register import Register
from tidings.values import Actor

OFFICES = (
    "foreign minister", "defence minister", "senator", "deputy", "general", "spokesman", "mayor",
    "governor", "judge", "ambassador", "prosecutor", "party leader", "finance minister", "analyst",
    "chief of staff", "lawmaker", "economist", "journalist", "opposition leader", "commander",
)  # fmt: skip
STEPS = 10
DESK = 100_000


@dataclass(frozen=True, slots=True)
class Made:
    """One made-up actor: how it is written, where it is from and what it is."""

    forms: tuple[str, ...]
    country: str
    office: str


def main() -> None:
    """Write the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--actors", type=int, default=100_000)
    parser.add_argument("--mentions", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    actors = make_actors(asked.actors, chance)
    print(json.dumps(run(actors, asked.mentions, chance), indent=1))


def make_actors(number: int, chance: random.Random) -> list[Made]:
    """Return that many actors of names that all differ."""
    given, family = _words()
    states = sorted(given)
    weights = [len(family[s]) for s in states]
    found: dict[tuple[str, str, str], Made] = {}
    while len(found) < number:
        state = chance.choices(states, weights)[0]
        first, second = chance.choice(given[state]), chance.choice(given[state])
        last = chance.choice(family[state])
        if (state, first, last) in found or len({first, second, last}) < 3:
            continue
        middle = second if chance.random() < 0.3 else ""
        forms = tuple(dict.fromkeys(_forms(first, middle, last, chance)))
        found[state, first, last] = Made(forms, state, chance.choice(OFFICES))
    return list(found.values())


def _words() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return each state's given names and family names, as often as its persons bear them."""
    given: dict[str, list[str]] = defaultdict(list)
    family: dict[str, list[str]] = defaultdict(list)
    for person in load_known().people():
        parts = [p for p in parse_name(person.name).parts if not p.initial]
        states = {s.state for s in person.spells if s.state}
        if len(parts) in (2, 3) and len(states) == 1:
            state = states.pop()
            given[state].append(parts[0].text.title())
            family[state].append(parts[-1].text.title())
    full = [s for s in given if len(set(given[s])) >= 20]
    return {s: given[s] for s in full}, {s: family[s] for s in full}


def _forms(first: str, middle: str, last: str, chance: random.Random) -> Iterator[str]:
    """Yield ways in which a name is written, the usual one first."""
    yield " ".join(w for w in (first, middle, last) if w)
    yield f"{first} {last}"
    groups = load_names().groups
    others = [n for n, g in groups.items() if g == groups.get(first.lower()) and n != first.lower()]
    if others:
        yield f"{chance.choice(others).title()} {last}"
    if middle:
        yield f"{first} {middle[0]}. {last}"
    if chance.random() < 0.2:
        yield f"{first[0]}. {last}"
    if chance.random() < 0.1 and len(last) > 6:
        at = chance.randrange(2, len(last) - 2)
        yield f"{first} {last[:at]}{last[at + 1]}{last[at]}{last[at + 2 :]}"


def mentions(
    actors: Sequence[Made], number: int, chance: random.Random
) -> Iterator[tuple[int, Known]]:
    """Yield (actor, mention) in random order; one mention an article."""
    weights = [1 / (1 + n) ** 0.5 for n in range(len(actors))]
    drawn = chance.choices(range(len(actors)), weights, k=number)
    for order, which in enumerate(drawn):
        made = actors[which]
        form = made.forms[0] if chance.random() < 0.6 else chance.choice(made.forms)
        actor = Actor(
            name=form,
            kind="person",
            role=made.office if chance.random() < 0.6 else None,
            country=made.country if chance.random() < 0.8 else None,
        )
        article = f"a{order}"
        yield which, Known((article, 0), order, actor, parse_name(form), story=f"s{order}")


def run(actors: Sequence[Made], number: int, chance: random.Random) -> dict[str, object]:
    """Return the figures of one run."""
    register = Register(DESK)
    told: list[int] = []
    truth: list[int] = []
    spent: list[float] = []
    step = max(1, number // STEPS)
    batch: list[Known] = []
    for which, known in mentions(actors, number, chance):
        truth.append(which)
        batch.append(known)
        if len(batch) == step:
            begun = time.process_time()
            told += [register.add(k) for k in batch]
            spent.append(time.process_time() - begun)
            batch = []
    told += [register.add(k) for k in batch]
    per_thousand = [round(1000 * s / step, 4) for s in spent]
    return {
        "actors": len(actors),
        "mentions": number,
        "seconds per 1,000 mentions": per_thousand,
        "last tenth against the first": round(per_thousand[-1] / per_thousand[0], 2),
        "mentions per second": round(number / sum(spent)),
        "memory MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "persons told": len(register.persons),
        **pairwise(told, truth),
    }


def pairwise(told: Sequence[int], truth: Sequence[int]) -> dict[str, float]:
    """Return precision and recall over pairs of mentions."""
    both = Counter(zip(told, truth, strict=False))
    shared, said, true = (_pairs(c) for c in (both, Counter(told), Counter(truth)))
    return {
        "pairs precision": round(shared / max(1, said), 4),
        "pairs recall": round(shared / max(1, true), 4),
    }


def _pairs(counts: Counter[int] | Counter[tuple[int, int]]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


if __name__ == "__main__":
    main()
