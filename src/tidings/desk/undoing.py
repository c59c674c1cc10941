"""What a person judges by taking back what a rule moved."""

from collections.abc import Iterable

from tidings.errors import UserError
from tidings.store import View
from tidings.values import Judgement, Pointer, Span


def contrary_to(view: View, ident: str) -> Judgement | None:
    """Return the judgement that undoes the move of that id; none where a rule made no such move.

    What was moved stays where it was from now on; where that story is no more, it is a story of
    its own. Raises UserError where nothing of the move is left, or the id may be one of several.
    """
    moves = [m for m in view.moves(ident=ident) if m.by == "rule"]
    if not moves:
        return None
    if len({m.id for m in moves}) > 1:
        raise UserError(f"Several moves have an id that begins with {ident!r}; give all of it.")
    last = moves[0]
    stories, now = view.memberships(), view.leads_to(last.new)
    moved = [m.article for m in reversed(moves) if stories.get(m.article) == now]
    if not moved or now is None:
        raise UserError("Nothing of that move is left: its articles are in other stories now.")
    there = [a for a, story in stories.items() if story == last.old]
    rest = [a for a, story in stories.items() if story == now and a not in moved]
    return Judgement(
        id="",
        verdict="pinned" if there or not rest else "different",
        about="story",
        subjects=articles_named(view, (*moved, *sorted(there or rest))),
        apart=len(moved),
        at="",
        why="a rule\u2019s move taken back",
    )


def articles_named(view: View, articles: Iterable[str]) -> tuple[Pointer, ...]:
    """Return articles as a judgement on stories names them: by id, with their titles for words."""
    rows = ((a, view.article(a)) for a in articles)
    return tuple(
        Pointer(article=a, span=Span(0, 0), words=(row.article.title if row else None) or "")
        for a, row in rows
    )
