"""Events whose day moves: "the review has slipped to March", "set for today, opens on Friday"."""

from collections.abc import Iterator

from tidings.readers.commitments.days import days_ahead, lead_word
from tidings.readers.commitments.happenings import holders, is_event
from tidings.readers.commitments.moves import unset
from tidings.readers.commitments.scene import Found, Range, Scene

TO = frozenset({"to", "until", "till", "into"})
INSTEAD = "instead"


def put_off(scene: Scene, i: int) -> Iterator[Found]:
    """Yield the event that verb `i` moves to another day by itself, as a plan put off."""
    parse = scene.parse
    subject = parse.child(i, "nsubj")
    if subject is None or not is_event(scene, subject) or scene.negated(i) or scene.asked(i):
        return
    if scene.modal(i) not in {None, "will"} or scene.doubtful(i):
        return
    day = _new_day(scene, i, subject)
    if day is None:
        return
    yield Found(
        kind="plan",
        trigger=i,
        by=holders(scene, subject),
        what=unset(scene, subject),
        heads=(),
        statement=scene.statement(i),
        move="postponed",
        move_range=(parse.edges[subject][0], day[1]),
        new_day=day,
    )


def _new_day(scene: Scene, i: int, subject: int) -> Range | None:
    """Return where the day stands that an event moves to, or is to be on instead of another."""
    slips = scene.parse.tokens[i].lemma in scene.book.words["scheduled.slips"]
    instead = any(scene.parse.tokens[c].lower == INSTEAD for c in scene.parse.children[i])
    if not slips and not (instead and _was_set(scene, subject)):
        return None
    for n in days_ahead(scene, i):
        within = scene.parse.within(scene.times[n].span)
        if not slips or lead_word(scene, n) in TO:
            return within[0].i, within[-1].i
    return None


def _was_set(scene: Scene, noun: int) -> bool:
    """Tell "the trial, set for this morning,": an event with a day of its own."""
    known = scene.book.words["scheduled.fixed"]
    below = (scene.parse.tokens[c] for c in scene.parse.children[noun])
    return any(t.lemma in known and t.dep in {"acl", "amod", "relcl"} for t in below)
