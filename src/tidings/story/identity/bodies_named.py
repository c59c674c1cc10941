"""Bodies by their keys while linking, and their names as they are compared."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from tidings.codebook.tree import load_tree
from tidings.readers.names import fold_letters
from tidings.story.identity.clusters import Cluster, Known, Link
from tidings.values import Reason

Key = tuple[object, ...]
CERTAIN = 9.0
LIKELY = 3.0
"""Log-odds that two bodies are one: by their table or code, and by evidence in the articles."""


def add_known(
    cluster: Cluster, known: Sequence[Known], feature: str, weight: float, why: str
) -> None:
    """Add actors to a cluster, with the reason in words and as a link."""
    first = cluster.known[0].member
    link = Link(
        verdict="same",
        first=first,
        second=known[0].member,
        reasons=(Reason(feature=feature, weight=weight, why=why),),
    )
    fresh = why not in cluster.why
    if fresh:
        cluster.why.append(why)
    name = known[0].actor.name
    if fresh or not any(k.actor.name == name for k in cluster.known):
        cluster.links.append(link)
    cluster.known.extend(known)


@lru_cache(maxsize=65536)
def is_common(name: str) -> bool:
    """Tell whether every state has a body of that name: "the Foreign Ministry", "parliament"."""
    words = load_tree().spelled(name)
    tree = load_tree()
    kept = [w for w in words if w not in tree.dropped]
    small = all(w in tree.common or w in tree.fields for w in kept)
    return bool(kept) and (frozenset(kept) in tree.parts or small)


@lru_cache(maxsize=65536)
def bare_name(name: str) -> str:
    """Return an organisation's name as it is compared: folded, spelled one way."""
    spelled = load_tree().spelled(fold_letters(name).removesuffix("'s"))
    words = [w.strip(".,") for w in spelled if w not in ("the", "of", "for", "a", "an")]
    return " ".join(words) or fold_letters(name)


def named_bodies(groups: Iterable[Key]) -> Iterator[Key]:
    """Yield the keys of bodies that go by a name of their own or a state's."""
    return (k for k in groups if k[0] == "body" and len(k) == 3)
