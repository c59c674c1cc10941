"""Bodies by short forms of their names: factions of one body, and the first words of a name."""

from collections import defaultdict
from functools import lru_cache

from tidings.codebook.organisation_names import load_organisation_names
from tidings.codebook.tree import entry_of, load_tree
from tidings.readers.names.organisations import parse_organisation
from tidings.story.identity.abbreviations import (
    Introduced,
    fits,
    is_short,
    splinter,
    stands_for,
)
from tidings.story.identity.bodies_named import (
    LIKELY,
    Key,
    add_known,
    bare_name,
    is_common,
    named_bodies,
)
from tidings.story.identity.clusters import Cluster


def join_splinters(groups: dict[Key, Cluster], introduced: Introduced) -> None:
    """Join "TVF-Renewal" to "Tamar Valley Front (Renewal)": one faction of what may be one body."""
    factions: dict[str, list[Key]] = defaultdict(list)
    for key in named_bodies(groups):
        split = splinter(groups[key].known[0].actor.name)
        if split is not None:
            factions[split[1]].append(key)
    for keys in factions.values():
        for key in keys[1:]:
            others = [k for k in keys if k in groups and k != key]
            found = [k for k in others if _one_faction(groups, k, key, introduced)]
            if key in groups and len(found) == 1:
                part, whole = groups.pop(key), groups[found[0]]
                why = f"“{part.known[0].actor.name}” is the faction “{whole.known[0].actor.name}”"
                add_known(whole, part.known, "faction", LIKELY, why)


def _one_faction(groups: dict[Key, Cluster], x: Key, y: Key, introduced: Introduced) -> bool:
    a, b = (splinter(groups[k].known[0].actor.name) for k in (x, y))
    if a is None or b is None:
        return False
    short, long = sorted((a[0], b[0]), key=len)
    told = stands_for(short, [long], introduced)
    return bare_name(short) == bare_name(long) or bool(told) or fits(short, long)


def join_begun(groups: dict[Key, Cluster]) -> None:
    """Join "Fjord Ferries" to "Fjord Ferries Holdings": the first words of one name in the story.

    Not where two begin so, nor where an article tells the shorter first: then the longer may be a
    part of it. A word alone is short for a company, or for what is told by its kind of body only.
    """
    begun: dict[tuple[str, ...], list[Key]] = defaultdict(list)
    for key in named_bodies(groups):
        for words in {w for k in groups[key].known for w in [_begin(k.actor.name)] if len(w) > 1}:
            for size in range(1, len(words)):
                if key not in begun[words[:size]]:
                    begun[words[:size]].append(key)
    for key in [k for k in groups if k[0] in ("body", "place") and len(k) == 3]:
        name = groups[key].known[0].actor.name
        words = _begin(name)
        found = [k for k in begun.get(words, ()) if k in groups and k != key]
        fitting = key[2] is None or (len(found) == 1 and key[2] == found[0][2])
        if len(found) != 1 or not fitting or not _may_be_begun(words, name, groups[found[0]]):
            continue
        if _after(groups[key], groups[found[0]]):
            short, whole = groups.pop(key), groups[found[0]]
            why = f"“{name}” are the first words of “{whole.known[0].actor.name}” only"
            add_known(whole, short.known, "first words", LIKELY, why)
            whole.kind = "organisation"


@lru_cache(maxsize=65536)
def _begin(name: str) -> tuple[str, ...]:
    """Return the words of a name in their order, folded, without its legal form."""
    book = load_organisation_names()
    words = parse_organisation(name).written
    return tuple(w for w in words if w not in book.small and w not in book.legal)


def _may_be_begun(words: tuple[str, ...], name: str, whole: Cluster) -> bool:
    """Tell whether some first words of a longer name name the same body."""
    tree, book = load_tree(), load_organisation_names()
    longer = next(
        w for w in (_begin(k.actor.name) for k in whole.known) if w[: len(words)] == words
    )
    rest = longer[len(words) :]
    if is_short(name) or is_common(name) or tree.known(name) or entry_of(name) is not None:
        return False
    if splinter(whole.known[0].actor.name) is not None or not book.telling.isdisjoint(rest):
        return False
    if not {*words} - book.general - tree.common - tree.fields:
        return False
    written = {w for k in whole.known for w in parse_organisation(k.actor.name).written}
    kind = rest[-1] in tree.kinds or not book.legal.isdisjoint(written)
    return len(words) > 1 or kind or all(book.same.get(w, w) in book.general for w in rest)


def _after(short: Cluster, whole: Cluster) -> bool:
    """Tell whether each article that tells both tells the longer name first."""
    longer = {k.member[0]: k.member[1] for k in reversed(whole.known)}
    return all(longer.get(k.member[0], -1) < k.member[1] for k in short.known)
