"""Which address a group of articles has: stories keep theirs while groups come together and part.

An address belongs to the group that has most of the articles which joined the story of that
address when they arrived; what a person took out of the story has no claim to it. So an address
stays where the story's bulk is, and taking a judgement back gives every address back.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from tidings.codec import short_id


def addresses(
    groups: Mapping[str, Sequence[str]],
    born: Mapping[str, str],
    now: Mapping[str, str],
    parted: Collection[str] = (),
) -> dict[str, str]:
    """Return the address of each group of articles.

    `groups`: group → its articles; `born`: article → the story that it joined on arrival, in order
    of arrival; `now`: article → the story that it is in so far; `parted`: articles that a person
    took out of the story they were in.

    >>> addresses({"a": ["a", "b"]}, {"a": "s1", "b": "s1"}, {})
    {'a': 's1'}
    >>> addresses({"a": ["a", "b"], "c": ["c"]}, dict.fromkeys("abc", "s1"), {})["a"]
    's1'
    """
    claims = _claims(groups, born, parted)
    found = _claimed(claims, born)
    used, held = set(found.values()), set(born.values())
    for group, articles in groups.items():
        if group in found:
            continue
        so_far = Counter(now[a] for a in articles if a in now)
        likeliest = sorted(so_far, key=lambda s: (-so_far[s], s))
        homes = (short_id("story", a) for a in articles)
        more = (short_id("story", articles[0], n) for n in range(len(used) + len(held) + 1))
        free = (s for s in likeliest if s not in used and s not in claims)
        fresh = (s for s in (*homes, *more) if s not in used and s not in held)
        found[group] = next(free, None) or next(fresh)
        used.add(found[group])
    return found


def _claims(
    groups: Mapping[str, Sequence[str]], born: Mapping[str, str], parted: Collection[str]
) -> Mapping[str, Counter[str]]:
    """Return for each story how many of its articles each group has."""
    claims: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for group, articles in groups.items():
        for article in articles:
            if article not in parted and article in born:
                claims[born[article]][group] += 1
    return claims


def _claimed(claims: Mapping[str, Counter[str]], born: Mapping[str, str]) -> dict[str, str]:
    """Return the addresses of the groups that have most of some story's articles."""
    age = {story: n for n, story in enumerate(dict.fromkeys(born.values()))}
    best: dict[str, tuple[int, int, str]] = {}
    for story, held in claims.items():
        group, number = min(held.items(), key=lambda c: (-c[1], c[0]))
        best[group] = min(best.get(group, (1, 0, "")), (-number, age[story], story))
    return {group: story for group, (_, _, story) in best.items()}
