"""The day ahead that a clause names for what it tells."""

from collections.abc import Iterator

from tidings.readers.commitments.scene import Scene
from tidings.values import SymbolicDate

WITHIN = frozenset({"within", "in"})
OF_NOUNS = frozenset({"of", "since", "after", "following"})  # "the accord of May 12" is not ahead
STRETCHES = frozenset({"week", "month", "end", "beginning", "start", "middle", "course", "day"})
CLAUSAL = frozenset({"VERB", "AUX"})


def day_ahead(scene: Scene, i: int, *also: int, sure: bool = False) -> int | None:
    """Return the time expression that says when the clause at `i` is to be, if any.

    `also` are further heads of the clause ("is due *to open*"). Where `sure`, the words must
    themselves look ahead ("next week", "on May 12" of a verb in the present): a day that may as
    well lie back does not count.
    """
    return next(days_ahead(scene, i, *also, sure=sure), None)


def days_ahead(scene: Scene, i: int, *also: int, sure: bool = False) -> Iterator[int]:
    """Yield each time expression that says when the clause at `i` is to be, in their order."""
    parse = scene.parse
    heads = {i, *also}
    first = min(parse.edges[h][0] for h in heads)
    last = max(parse.edges[h][1] for h in heads)
    for n in scene.times_in(parse.span(first, last)):
        if _of_clause(scene, n, heads) and looks_ahead(scene, n, sure=sure):
            yield n


def _of_clause(scene: Scene, n: int, heads: set[int]) -> bool:
    """Tell whether a time hangs on a clause itself, and not on one within it."""
    parse = scene.parse
    within = parse.within(scene.times[n].span)
    if not within:
        return False
    at = within[0].i
    if lead_word(scene, n) in OF_NOUNS and not _part_of_it(scene, at):
        return False
    if at in heads:
        return True
    for above in parse.ancestors(at):
        if above in heads:
            return True
        token = parse.tokens[above]
        if token.pos in CLAUSAL or token.dep in {"appos", "relcl", "acl"}:
            return False
    return False


def _part_of_it(scene: Scene, at: int) -> bool:
    """Tell "the week of April 12", "the end of May": a stretch that the day only names."""
    return at > 1 and scene.parse.tokens[at - 2].lemma in STRETCHES


def looks_ahead(scene: Scene, n: int, *, sure: bool = False) -> bool:
    """Tell whether a time expression may lie ahead of the article, or (`sure`) must."""
    time = scene.times[n]
    if time.type == "DURATION":
        return lead_word(scene, n) in WITHIN and not sure
    if time.type not in {"DATE", "TIME"} or time.date is None:
        return False
    way = _way(time.date)
    return way > 0 or (way == 0 and not sure)


def _way(date: SymbolicDate) -> int:
    """Return 1 for a day told as to come, -1 for one told as gone, 0 where the words leave it."""
    if date.anchor == "vague":
        return {"FUTURE_REF": 1, "PAST_REF": -1}.get(date.reference or "", -1)
    if date.anchor == "calendar":
        return date.direction
    if date.anchor == "time" and not date.offset:
        return max(0, date.direction)
    return (date.offset or 0) or date.direction


def lead_word(scene: Scene, n: int) -> str:
    """Return the word before a time expression, the day's article left out."""
    token = next(iter(scene.parse.within(scene.times[n].span)), None)
    at = token.i - 1 if token is not None else -1
    while at > 0 and scene.parse.tokens[at].dep in {"det", "amod"}:
        at -= 1
    return scene.parse.tokens[at].lower if at >= 0 else ""
