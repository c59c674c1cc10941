"""Nouns for what happens at a time (a vote, a hearing), and the "it" that takes them up."""

from tidings.readers.commitments.accords import meeting_parties
from tidings.readers.commitments.scene import Scene

POINTING = frozenset({"it", "they", "them", "this", "that", "these", "which"})
BACK = 2  # sentences before "it" in which the event may be named


def is_event(scene: Scene, noun: int) -> bool:
    """Tell whether a noun names what happens at a time."""
    words = scene.book.words
    lemma = scene.parse.tokens[noun].lemma
    return any(
        lemma in words[part] for part in ("scheduled.events", "own.gatherings", "own.undertakings")
    )


def taken_up(scene: Scene, noun: int) -> int | None:
    """Return the event that "it" takes up: the last one named before it, just before."""
    parse = scene.parse
    if parse.tokens[noun].lower not in POINTING:
        return None
    start = parse.sentences[max(0, parse.tokens[noun].sentence - BACK)].first
    before = range(noun - 1, start - 1, -1)
    return next((j for j in before if parse.tokens[j].pos == "NOUN" and is_event(scene, j)), None)


def holders(scene: Scene, noun: int) -> tuple[int, ...]:
    """Return whose event a noun names: of a meeting or accord, its parties; else whose it is."""
    words = scene.book.words
    if scene.parse.tokens[noun].lemma in words["own.gatherings"] | words["own.terms"]:
        return meeting_parties(scene, noun)
    return scene.actors(scene.parse.child(noun, "poss"))
