"""The act beside words that only say what it was: "closed the port, carrying out its threat"."""

from tidings.readers.commitments.scene import Scene

DONE = frozenset({"VBD", "VBN", "VBZ", "VBP"})


def related_act(scene: Scene, i: int) -> int | None:
    """Return the verb of the act that "carrying out its threat" stands beside, or is joined to."""
    parse = scene.parse
    token = parse.tokens[i]
    after = [c for c in parse.children[i] if c > i and parse.tokens[c].dep == "conj"]
    if token.dep in {"advcl", "conj"}:
        above = parse.tokens[token.head]
        done = above.tag in DONE and not scene.negated(above.i) and scene.modal(above.i) is None
        return above.i if above.pos == "VERB" and done else None
    verbs = [c for c in after if parse.tokens[c].tag in DONE and parse.child(c, "nsubj") is None]
    by = [
        below
        for c in parse.children[i]
        if parse.tokens[c].lower == "by" and (below := parse.child(c, "pcomp")) is not None
    ]
    return next(iter((*by, *verbs)), None)
