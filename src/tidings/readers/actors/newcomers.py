"""Who came into an office, and who left it: "the new minister" is never the one dismissed."""

from tidings.readers.actors.cast import Description
from tidings.readers.actors.scene import Scene


def is_new(scene: Scene, what: Description) -> bool:
    """Tell whether a description is of somebody who is new in an office."""
    return bool(scene.nouns.changes.get("new", frozenset()) & what.words)


def has_left(scene: Scene, actor: int) -> bool:
    """Tell whether the article so far has told that somebody left an office."""
    changes = scene.nouns.changes
    return any(
        (dep == "nsubj" and verb in changes["left by"])
        or (dep in ("dobj", "nsubjpass") and verb in changes["left of"])
        for dep, verb in _roles(scene, actor)
    )


def newcomer(scene: Scene, what: Description) -> int | None:
    """Return the only person of whom the article so far has told that he came into an office."""
    changes = scene.nouns.changes
    found = {
        r
        for r, a in enumerate(scene.actors)
        if a.kind == "person"
        and not (what.gender and a.gender and what.gender != a.gender)
        and any(
            (dep in ("dobj", "nsubjpass") and verb in changes["given"])
            or (dep == "nsubj" and verb in changes["taken"])
            or (dep == "agent" and verb in changes["taken"])
            for dep, verb in _roles(scene, r)
        )
    }
    return found.pop() if len(found) == 1 else None


def _roles(scene: Scene, actor: int) -> list[tuple[str, str]]:
    """Return how a person's names depend on verbs, and on which; "agent" for "by" after one."""
    found = []
    for point in scene.points:
        if point.actor != actor or point.form not in ("name", "role"):
            continue
        token = scene.tokens[point.i]
        head = scene.tokens[token.head]
        if token.dep == "pobj" and head.dep == "agent":
            found.append(("agent", scene.tokens[head.head].lemma))
        else:
            found.append((token.dep, head.lemma))
    return found
