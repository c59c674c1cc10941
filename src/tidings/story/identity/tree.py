"""The tree of states and organisations: what each actor of a story belongs to and stands for.

State → government → presidency, ministry, agency; state → parliament → chamber; state → armed
forces → branch; organisation → branch. Related is not equal: each is an actor of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tidings.codebook.tree import load_tree
from tidings.readers.actors import acting_state
from tidings.story.identity.bodies import government_part
from tidings.values import StoryActor

Node = tuple[str, str]
"""A part of a state: (state, part); an organisation: ("", its usual name)."""


@dataclass(frozen=True, slots=True)
class Post:
    """An actor's place: what it is, what is above it, nearest first, and what it stands for."""

    own: Node | None
    above: tuple[Node, ...] = ()
    stands_for: str | None = None


def placed(actors: Sequence[StoryActor]) -> tuple[StoryActor, ...]:
    """Return the actors of a story with their nearest superiors and what they stand for."""
    posts = [_post(a) for a in actors]
    index: dict[Node, str] = {}
    for actor, post in zip(actors, posts, strict=True):
        if post.own is not None:
            index.setdefault(post.own, actor.id)
    return tuple(
        replace(a, within=_nearest(a, p, index), stands_for=p.stands_for)
        for a, p in zip(actors, posts, strict=True)
    )


def _nearest(actor: StoryActor, post: Post, index: Mapping[Node, str]) -> str | None:
    found = (index.get(node) for node in post.above)
    return next((ident for ident in found if ident not in (None, actor.id)), None)


def _post(actor: StoryActor) -> Post:
    state = acting_state(actor)
    if state:
        return _governing(state, government_part_of(actor))
    if actor.kind == "government" and actor.country:
        return Post(None, _parts(actor.country, "administration"))
    if actor.kind == "group" and actor.country:
        part = load_tree().groups.get(actor.sector or "")
        return Post(None, ((actor.country, part), *_parts(actor.country, part)) if part else ())
    if actor.kind == "organisation":
        return _organisation(actor)
    return Post(None)


def government_part_of(actor: StoryActor) -> str:
    """Return what of its state a government of the story is, by any of its names."""
    parts = [government_part(name, actor.country) for name in _all_names(actor)]
    return next((p for p in parts if p), "")


def _governing(state: str, part: str) -> Post:
    if not part:
        return Post((state, "state"))
    if part == "government":
        return Post((state, part), _parts(state, part))
    stands = load_tree().seats.get(part, "government")
    above = ((state, stands), *_parts(state, stands))
    return Post((state, f"seat: {part}"), above, stands)


def _parts(state: str, part: str) -> tuple[Node, ...]:
    """Return what lies above a part of a state."""
    return tuple((state, above) for above in load_tree().chain(part))


def _organisation(actor: StoryActor) -> Post:
    tree, state = load_tree(), actor.country
    usual = tree.usual(actor.name, state)
    stands = tree.organs.get(actor.name)
    if stands is not None:
        return Post(("", usual), tuple(_above_named(stands, state)), stands or None)
    part = tree.part(actor.name, state) if state else None
    if state and part:
        return Post((state, part), _parts(state, part))
    above = list(_over(actor.name, state))
    if state and actor.sector in tree.sectors:
        above += _of_sector(actor, state)
    return Post(("", usual), tuple(above))


def _above_named(name: str, state: str | None) -> Iterator[Node]:
    """Yield an organisation by name, as a part of its state too, and what is above it."""
    tree = load_tree()
    part = tree.part(name, state) if state else None
    if state and part:
        yield (state, part)
        yield from _parts(state, part)
    yield ("", tree.usual(name, state))


def _over(name: str, state: str | None) -> Iterator[Node]:
    """Yield the organisations that one belongs to: by the tables, or as its name begins."""
    tree = load_tree()
    for above in tree.over(name, state):
        yield from _above_named(above, state)
        yield from (("", over) for over in tree.over(above, state))
    words = name.removeprefix("the ").removeprefix("The ").split()
    for size in range(len(words) - 1, 0, -1):
        head = " ".join(words[:size]).replace("’", "'").removesuffix("'s").removesuffix("'")
        yield ("", tree.usual(head, state))


def _of_sector(actor: StoryActor, state: str) -> Iterator[Node]:
    """Yield the parts of its state above a body that only its sector tells of."""
    tree = load_tree()
    part = tree.sectors[actor.sector or ""]
    words = tree.own_words(actor.name, state)
    chamber = tree.parts.get(frozenset(words[:1]))  # "Senate Intelligence Committee"
    if part == "committee" and chamber:
        yield (state, chamber)
    yield from _parts(state, part)


def _all_names(actor: StoryActor) -> tuple[str, ...]:
    return (actor.name, *(n for n, _ in actor.names if n != actor.name))


def below(ident: str, actors: Sequence[StoryActor]) -> tuple[StoryActor, ...]:
    """Return the actors of a story that belong to one, directly or through others, in order."""
    inside = {ident}
    grown = True
    while grown:
        more = {a.id for a in actors if a.within in inside} - inside
        grown = bool(more)
        inside |= more
    return tuple(a for a in actors if a.id in inside and a.id != ident)


def above(ident: str, actors: Sequence[StoryActor]) -> tuple[StoryActor, ...]:
    """Return the actors of a story that one belongs to, the nearest first."""
    by_id = {a.id: a for a in actors}
    found: list[StoryActor] = []
    here = by_id[ident].within if ident in by_id else None
    while here is not None and here in by_id and by_id[here] not in found:
        found.append(by_id[here])
        here = by_id[here].within
    return tuple(found)


__all__ = ["Post", "above", "below", "placed"]
