"""Pronouns and descriptions → actors, within one article."""

from collections.abc import Callable, Sequence

from tidings.readers.actors.cast import Cast, Description
from tidings.readers.actors.descriptions import body_of, resolve_description, two_of
from tidings.readers.actors.mentions import sorted_cast
from tidings.readers.actors.pronouns import (
    ITS,
    SURE,
    THEY,
    resolve_body,
    resolve_person,
    resolve_several,
)
from tidings.readers.actors.scene import HE, SHE, Scene
from tidings.readers.syntax import Parse, Token
from tidings.values import Actor, Span
from tidings.values.reading import ActorKind

AGE = ("the", "24", "-", "year", "-")  # what stands before "old"
MODIFIERS = frozenset(("amod", "compound", "nmod"))
NOUN_ROLES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "poss", "dative"))
Teacher = Callable[[Scene, int], int | None]


def resolve_references(
    parse: Parse,
    cast: Cast,
    speakers: Sequence[Span],
    teacher: Teacher | None = None,
    *,
    hearers: Sequence[int] = (),
) -> Cast:
    """Return the cast with pronouns and descriptions added, resolved in order of position.

    `speakers` are the spans of those who speak: evidence for "he said". Where two candidates are
    alike nothing is added. "The two men" becomes two mentions of one span. A `teacher` says of a
    "he" or "she" whom it means, or that it does not know: for learning and measuring. `hearers`
    are the heads of who is told: several without a name ("reporters") become a group.
    """
    scene = Scene(parse, cast, speakers)
    waiting = {d.head: d for d in cast.descriptions}
    for token in parse.tokens:
        description = waiting.get(token.i)
        if description:
            _describe(scene, description)
        else:
            _refer(scene, token.i, teacher)
    for i in dict.fromkeys(hearers):
        _add_hearers(scene, i)
    for ref, votes in scene.votes.items():
        if len(votes) == 1:  # pronouns that disagree show nothing
            scene.learn(ref, gender=next(iter(votes)))
    return sorted_cast(scene.actors, scene.mentions, scene.nouns)


def _add_hearers(scene: Scene, i: int) -> None:
    """Make an actor of several who are told, or of a body that hears, where none is known."""
    token = scene.tokens[i]
    heard = token.tag == "NNS" or token.lemma in scene.nouns.hearing
    if token.pos != "NOUN" or not heard or any(m.span.meets(_word(token)) for m in scene.mentions):
        return
    inner = [c for c in scene.parse.children[i] if c < i and scene.tokens[c].dep in MODIFIERS]
    first = min((scene.parse.edges[c][0] for c in inner), default=i)
    span = scene.parse.span(first, i)
    if any(m.span.meets(span) for m in scene.mentions):
        return
    name = " ".join(span.of(scene.parse.text).split())
    several = token.tag == "NNS"
    sector = scene.nouns.groups.get(token.lower) or None
    kind: ActorKind = "group" if several else "organisation"
    ref = scene.add(Actor(name=name, kind=kind, sector=sector, plural=several))
    scene.refer(first, i, ref, "nominal")


def _word(token: Token) -> Span:
    return Span(token.start, token.end)


def _describe(scene: Scene, what: Description) -> None:
    scene.advance(what.first)
    ref = resolve_description(scene, what)
    if ref is not None:
        scene.refer(what.first, what.last, ref, "nominal")


def _refer(scene: Scene, i: int, teacher: Teacher | None) -> None:
    """Resolve what the token at `i` refers to, if it refers at all."""
    word = scene.tokens[i].lower
    if word in HE or word in SHE:
        scene.advance(i)
        taught = teacher(scene, i) if teacher is not None else None
        ref, share = (taught, 1.0) if taught is not None else resolve_person(scene, i)
        if ref is not None:
            scene.refer(i, i, ref, "pronoun", share)
        if ref is not None and share >= SURE:
            scene.vote(ref, "m" if word in HE else "f")
    elif word in THEY:
        scene.advance(i)
        for ref in resolve_several(scene, i):
            scene.refer(i, i, ref, "pronoun")
    elif word in ITS:
        scene.advance(i)
        ref = resolve_body(scene, i)
        if ref is not None:
            scene.refer(i, i, ref, "pronoun")
    else:
        _refer_by_noun(scene, i)


def _refer_by_age(scene: Scene, i: int) -> None:
    """Resolve "the 24-year-old", whose "old" is token `i`, if one person in reach stands out."""
    first = i - len(AGE)
    if first < 0 or tuple(t.lower for t in scene.tokens[i - 3 : i]) != AGE[2:]:
        return
    if scene.tokens[first].lower != "the" or not scene.tokens[first + 1].text.isdigit():
        return
    if scene.tokens[i].dep not in NOUN_ROLES:
        return  # "the 24-year-old runner"
    scene.advance(first)
    ref, share = resolve_person(scene, i)
    if ref is not None and scene.actors[ref].kind == "person":
        scene.refer(first, i, ref, "nominal", share)


def _refer_by_noun(scene: Scene, i: int) -> None:
    word = scene.tokens[i].lower
    if word == "old":
        _refer_by_age(scene, i)
        return
    if word in ("two", "both"):
        scene.advance(i)
        found = two_of(scene, i)
        if found:
            first, last, refs = found
            for ref in refs:
                scene.refer(first, last, ref, "nominal")
        return
    if word in scene.nouns.bodies:
        scene.advance(i)
        body = body_of(scene, i)
        if body is not None and all(p.i != i for p in scene.pending[:3]):
            scene.refer(i, i, body, "nominal")
