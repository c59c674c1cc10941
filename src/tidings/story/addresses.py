"""Which address a group of articles has: stories keep theirs while groups come together and part.

An address belongs to the group that has most of the articles which joined the story of that
address when they arrived; what a person took out of a story claims an address of its own. So an
address stays where the story's bulk is, and taking a judgement back gives every address back.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from tidings.codec import short_id


def addresses(
    groups: Mapping[str, Sequence[str]],
    born: Mapping[str, str],
    now: Mapping[str, str],
    own: Collection[Sequence[str]] = (),
) -> dict[str, str]:
    """Return the address of each group of articles.

    `groups`: group → its articles; `born`: article → the story that it joined on arrival, in order
    of arrival; `now`: article → the story that it is in so far; `own`: sets of articles that a
    person made a story of their own.

    >>> addresses({"a": ["a", "b"]}, {"a": "s1", "b": "s1"}, {})
    {'a': 's1'}
    >>> addresses({"a": ["a", "b"], "c": ["c"]}, dict.fromkeys("abc", "s1"), {})["a"]
    's1'
    >>> addresses({"a": ["a", "b"], "c": ["c"]}, dict.fromkeys("abc", "s1"), {}, [("a", "b")])["c"]
    's1'
    """
    belongs = dict(born) | _made(own, born)
    claims = _claims(groups, belongs)
    found = _claimed(claims, belongs)
    used, held = set(found.values()), {*born.values(), *belongs.values()}
    for group, articles in groups.items():
        if group in found:
            continue
        so_far = Counter(now[a] for a in articles if a in now)
        likeliest = sorted(so_far, key=lambda s: (-so_far[s], s))
        free = (s for s in likeliest if s not in used and s not in claims)
        fresh = (s for s in _homes(articles) if s not in used and s not in held)
        found[group] = next(free, None) or next(fresh)
        used.add(found[group])
    return found


def _homes(articles: Sequence[str]) -> Iterator[str]:
    """Yield addresses for some articles without end, the same ones for the same articles."""
    yield from (short_id("story", a) for a in articles)
    number = 0
    while True:
        yield short_id("story", articles[0], number)
        number += 1


def _made(own: Collection[Sequence[str]], born: Mapping[str, str]) -> dict[str, str]:
    """Return the address of each article of a story that a person made.

    It is that of a story which had no other articles, or else one that no story had.
    """
    found: dict[str, str] = {}
    of_story: defaultdict[str, set[str]] = defaultdict(set)
    for article, story in born.items():
        of_story[story].add(article)
    for articles in own:
        whole = (s for a in articles if (s := born.get(a)) and of_story[s] <= set(articles))
        fresh = (s for s in _homes(articles) if s not in of_story and s not in found.values())
        story = next(whole, None) or next(fresh)
        found.update(dict.fromkeys(articles, story))
    return found


def _claims(
    groups: Mapping[str, Sequence[str]], born: Mapping[str, str]
) -> Mapping[str, Counter[str]]:
    """Return for each story how many of its articles each group has."""
    claims: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for group, articles in groups.items():
        for article in articles:
            if article in born:
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
