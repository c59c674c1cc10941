"""What a follower was told, and since when: articles, whatever stories they were in then.

A merge brings articles into a followed story that its follower never saw. These are news to him,
on the day on which they came, however long ago they arrived at the desk.
"""

from collections.abc import Collection, Mapping, Sequence

from tidings.store import View
from tidings.store.rows import MoveRow
from tidings.values import Interest

Stay = tuple[str, int, int]
"""A story, and from which entry of the log to which an article was in it."""
ALWAYS = 1 << 62


def untold(view: View, one: Interest, story: str) -> frozenset[str]:
    """Return the articles of a story that arrived before an interest's mark and were not told."""
    told = view.told(one.id)
    return frozenset() if told is None else view.arrived_by(one.mark, story) - told


def told_by(view: View, stories: Collection[str], upto: int) -> frozenset[str]:
    """Return the articles that were in some stories at log entry `upto`, and still are."""
    moved = {m.article for m in view.moved(upto)}
    now = view.memberships()
    return frozenset(a for a in view.arrived_by(upto) - moved if now.get(a) in stories)


def origins(view: View, story: str, articles: Collection[str]) -> tuple[str, ...]:
    """Return the titles of the stories from which articles came into this one, or it to theirs."""
    former = {s: row.title for s, row in view.former_stories().items()}
    born = {r.article: r.born for r in view.placings(sorted(articles))}
    ids = dict.fromkeys(born[a] for a in sorted(articles) if a in born)
    titles = (former.get(s) or view.story_title(s) for s in ids if s != story)
    return tuple(dict.fromkeys(t for t in titles if t))


def came_later(
    view: View, one: Interest, matching: Collection[str], articles: Sequence[str]
) -> dict[str, str]:
    """Return which articles an interest had only by a move, and on which day (ISO) each came.

    `matching`: the articles that its query finds. Where one of them is, or one that arrived in a
    story followed by hand, is what the interest holds.
    """
    moves = view.moved()
    if not moves:
        return {}
    born = {r.article: r.born for r in view.placings()}
    trails = _trails(born, moves)
    by_hand = set(view.followed_by_hand(one.id))
    held = [stay for a, s in born.items() if a in matching or s in by_hand for stay in trails[a]]
    days = {moment: m.at[:10] for m, moment in zip(moves, _moments(moves), strict=True)}
    first = {a: _first_met(trails[a], held) for a in articles if a in trails}
    return {a: days[moment] for a, moment in first.items() if moment in days}


def _moments(moves: Sequence[MoveRow]) -> list[int]:
    """Return of each move the entry of the log with which all that went together began."""
    found: list[int] = []
    for n, moved in enumerate(moves):
        together = n and moves[n - 1].seq == moved.seq - 1
        found.append(found[-1] if together else moved.seq)
    return found


def _trails(born: Mapping[str, str], moves: Sequence[MoveRow]) -> dict[str, tuple[Stay, ...]]:
    """Return in which stories each article was, one after the other."""
    stays: dict[str, list[Stay]] = {a: [(story, 0, ALWAYS)] for a, story in born.items()}
    for moved, moment in zip(moves, _moments(moves), strict=True):
        if trail := stays.get(moved.article):
            story, since, _ = trail.pop()
            trail += [
                (moved.old if not trail else story, since, moment),
                (moved.new, moment, ALWAYS),
            ]
    return {a: tuple(trail) for a, trail in stays.items()}


def _first_met(trail: Sequence[Stay], held: Sequence[Stay]) -> int | None:
    """Return when an article first was where something held was; 0 from the start."""
    met = (
        max(since, begun)
        for story, since, until in trail
        for place, begun, ended in held
        if place == story and since < ended and begun < until
    )
    return min(met, default=None)
