"""What a person says of who is whom: two names are one actor, parts of one are another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tidings.codebook.actors import load_actors
from tidings.desk.actors import Actors, Scene
from tidings.desk.judging import Judging
from tidings.errors import OtherKinds, UserError
from tidings.readers.names import fold_letters
from tidings.story.identity.parts import parts_of
from tidings.values import Judgement, Pointer, StoryActor
from tidings.values.identity import Part
from tidings.values.reading import ActorKind
from tidings.values.story import Verdict

NAMED = 12
"""Words given for each spelling of an actor: enough that some are still there after years."""
PERSON = frozenset({"person", "unnamed"})
BODIES = frozenset({"organisation", "government", "place", "group", "unnamed"})
"""Kinds that one actor may be told as; to join a person to a body takes insistence."""


KIND: Mapping[ActorKind, str] = {
    "person": "a person",
    "organisation": "an organisation",
    "government": "a state or its government",
    "place": "a place",
    "group": "a group",
    "unnamed": "somebody without a name",
}


@dataclass(slots=True)
class Who:
    """Makes judgements on actors out of names, ids, spellings and numbers of parts."""

    actors: Actors
    judging: Judging

    def merge(self, a: str, b: str, why: str, *, anyway: bool, at: str) -> Judgement:
        """Judge two actors to be one; the first named says what kind of actor it is."""
        (one, here), (other, there) = self.one(a), self.one(b)
        if self._same(one, other):
            raise UserError(f"{a!r} and {b!r} are one actor already: {one.name} ({one.id}).")
        kinds = {one.kind, other.kind}
        if not (kinds <= PERSON or kinds <= BODIES or anyway):
            told = f"{one.name} is {KIND[one.kind]}, {other.name} {KIND[other.kind]}"
            raise OtherKinds(f"{told}: if they are one all the same, say so with --anyway.", told)
        return self._judge("same", named(one, here), named(other, there), why, at)

    def differ(self, a: str, b: str, why: str, *, unsure: bool, at: str) -> Judgement:
        """Judge two actors to be two, or that it is not known whether they are."""
        (one, here), (other, there) = self.one(a), self.one(b)
        if self._same(one, other):
            raise UserError(
                f"{a!r} and {b!r} are one actor: {one.name}. To part what is in it: "
                f"tidings actor split {one.id}"
            )
        verdict: Verdict = "unsure" if unsure else "different"
        return self._judge(verdict, named(one, here), named(other, there), why, at)

    def split(self, name: str, parts: Sequence[str], why: str, *, at: str) -> Judgement:
        """Part some of an actor from the rest. A part is a number, a spelling or an article."""
        actor, scene = self.one(name)
        held = parts_of(actor, scene.readings, scene.identity.rulings.get(actor.id, ()))
        everyone = [p for part in held for p in part.pointers]
        if len(everyone) < 2:
            raise UserError(f"{actor.name} is told by one article once: there is nothing to part.")
        whole = " ".join(parts)  # a spelling of several words, given without quotation marks
        meant = [whole] if any(_folded(p) == fold_letters(whole) for p in held) else parts
        chosen = {p for words in meant for p in _chosen(words, held, actor)}
        rest = [p for p in everyone if p not in chosen]
        if not rest:
            raise UserError(
                f"Those are all the parts of {actor.name}: name those that are another actor's."
            )
        names = {p: _folded(part) for part in held for p in part.pointers}
        both = {names[p] for p in chosen} & {names[p] for p in rest}
        parted = _enough([p for p in everyone if p in chosen], names, both)
        return self._judge("different", parted, _enough(rest, names, both), why, at)

    def one(self, name: str) -> tuple[StoryActor, Scene]:
        """Return the one actor meant. Raises NotFound, or UserError that lists who may be.

        One word that is also part of another person's name may be either's.
        """
        scene = self.actors.scene(name)
        found = (*scene.found, *_bearers(name, scene))
        if len(found) > 1:
            listed = "; ".join(_listed(a) for a in found[:12])
            more = f"; and {len(found) - 12} more" if len(found) > 12 else ""
            raise UserError(
                f"{name!r} may be any of {len(found)} actors: {listed}{more}. Name one by its id."
            )
        return found[0], scene

    def _same(self, a: StoryActor, b: StoryActor) -> bool:
        return not set(a.members).isdisjoint(b.members)

    def _judge(
        self,
        verdict: Verdict,
        first: Sequence[Pointer],
        second: Sequence[Pointer],
        why: str,
        at: str,
    ) -> Judgement:
        made = Judgement(
            id="", verdict=verdict, about="actor", subjects=(*first, *second), at=at,
            why=" ".join(why.split()), apart=len(first),
        )  # fmt: skip
        return self.judging.judge(made, at=at)


def _bearers(name: str, scene: Scene) -> tuple[StoryActor, ...]:
    """Return the persons who bear one word as part of their name, where a state does not.

    "Okello" alone may be Peter Okello; "China" is no person's.
    """
    alone = len(name.split()) == 1 and all(a.kind != "government" for a in scene.found)
    return tuple(a for a in scene.others if alone and a.kind == "person")


def named(actor: StoryActor, scene: Scene) -> tuple[Pointer, ...]:
    """Return words that name an actor: some of every spelling, its full name first."""
    parts = parts_of(actor, scene.readings)
    pointers = [p for part in parts for p in part.pointers]
    names = {p: _folded(part) for part in parts for p in part.pointers}
    full = fold_letters(actor.name)
    return tuple(sorted(_enough(pointers, names, set()), key=lambda p: names[p] != full))


def _enough(
    pointers: Sequence[Pointer], names: dict[Pointer, str], both: set[str]
) -> tuple[Pointer, ...]:
    """Return the first few words of every spelling; all of a spelling that both sides have."""
    count: dict[str, int] = {}
    kept = []
    for pointer in pointers:
        name = names[pointer]
        count[name] = count.get(name, 0) + 1
        if name in both or count[name] <= NAMED:
            kept.append(pointer)
    return tuple(kept)


def _folded(part: Part) -> str:
    return fold_letters(part.name)


def _chosen(words: str, parts: Sequence[Part], actor: StoryActor) -> tuple[Pointer, ...]:
    """Return the words of the part meant by a number, a spelling or an article. UserError."""
    asked = words.strip()
    if asked.isascii() and asked.isdecimal() and len(asked) < 6:
        found = [p for part in parts if part.number == int(asked) for p in part.pointers]
    else:
        found = [p for part in parts if _folded(part) == fold_letters(asked) for p in part.pointers]
        if not found and len(asked) >= 4:
            found = [p for part in parts for p in part.pointers if p.article.startswith(asked)]
    if not found:
        raise UserError(
            f"{actor.name} has no part {asked!r}; `tidings actor split {actor.id}` lists the parts."
        )
    return tuple(found)


def _listed(actor: StoryActor) -> str:
    land = load_actors().labels.get(actor.country or "", actor.country)
    what = actor.role or (None if actor.kind == "person" else actor.kind)
    told = ", ".join(t for t in (what, None if land == actor.name else land) if t)
    return f"{actor.name}{f', {told}' if told else ''} ({actor.id})"
