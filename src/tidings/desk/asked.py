"""A name as a person asks for it: whom it names, in whichever script, and its surnames."""

from collections.abc import Iterable
from functools import lru_cache

from tidings.codec import short_id
from tidings.readers.names import fold_letters, parse_name, spelling_key
from tidings.store.rows import CastRow
from tidings.story.identity.persons import all_keys, surnames
from tidings.story.identity.pointing import actor_id
from tidings.values import Actor, StoryActor

IDENT = 10  # hex digits of an actor's id
LAST_LATIN = 0x24F


class Asked:
    """A name or id as a person asks for it."""

    def __init__(self, name: str) -> None:
        """Fold the name's letters, and take what its parts sound like in any script."""
        self.raw = name.strip()
        self._words = fold_letters(self.raw).split()
        self._foreign = _foreign(self.raw)
        self._sounds = [all_keys(p) | {p.key} for p in parse_name(self.raw).parts]
        self._folded: dict[str, bool] = {}

    def names(self, row: CastRow) -> bool:
        """Tell whether an article's actor has that id, or its name all the words."""
        if row.name not in self._folded:
            self._folded[row.name] = self._in(row.name)
        return self._folded[row.name] or self._identifies(row)

    def fits(self, actor: StoryActor, members: frozenset[tuple[str, int]]) -> bool:
        """Tell whether the actor has that id or one of `members`, or a name with all the words."""
        of_it = actor.id == self.raw or not members.isdisjoint(actor.members)
        return of_it or any(self._in(n) for n, _ in actor.names)

    def exactly(self, actor: StoryActor) -> bool:
        """Tell whether one of the actor's names is the name asked for, and no more."""
        return any(fold_letters(n).split() == self._words for n, _ in actor.names)

    def identified(self, rows: Iterable[CastRow]) -> frozenset[tuple[str, int]]:
        """Return the articles' actors that bear the id asked for."""
        return frozenset((r.article, r.ref) for r in rows if self._identifies(r))

    def _identifies(self, row: CastRow) -> bool:
        if len(self.raw) != IDENT:
            return False
        made = Actor(name=row.name, kind=row.kind)  # type: ignore[arg-type]
        first = actor_id(row.article, made)
        return self.raw in (first, short_id(first, row.ref))

    def _in(self, name: str) -> bool:
        """Tell whether a name has all the words, or is of another script and sounds like them."""
        if self._foreign != _foreign(name):
            held = sounds(name)
            return bool(self._sounds) and all(not held.isdisjoint(s) for s in self._sounds)
        words = fold_letters(name).split()
        return bool(self._words) and all(w in words for w in self._words)


def families(names: Iterable[str]) -> frozenset[str]:
    """Return what the surnames of some persons sound like: who shares one is linked with them."""
    found = (surnames(parse_name(name)) for name in names)
    return frozenset(held[0].key for held in found if held)


@lru_cache(maxsize=1 << 16)
def sounds(name: str) -> frozenset[str]:
    """Return what each word of a name sounds like."""
    if _foreign(name):
        return frozenset(k for p in parse_name(name).parts for k in (p.key, *all_keys(p)))
    return frozenset(spelling_key(word) for word in fold_letters(name).split())


@lru_cache(maxsize=1 << 16)
def _foreign(name: str) -> bool:
    """Tell whether a name is written in another script than the Latin one."""
    return not name.isascii() and any(
        c.isalpha() and ord(c) > LAST_LATIN for c in fold_letters(name)
    )
