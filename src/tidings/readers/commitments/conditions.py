"""The conditions of a commitment: if, only if, unless, until."""

from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.statements.clauses import before_aside
from tidings.readers.syntax import Parse
from tidings.values import ConditionKind

AUXILIARY = frozenset({"aux", "auxpass"})
LOOSE = frozenset({"advcl", "ccomp"})  # how a parser hangs "until …" on the verb of saying
PROVISOS = frozenset({"provided", "providing"})  # read as prepositions where "that" follows


def hanging(scene: Scene, head: int) -> tuple[int, ...]:
    """Return the clauses below a verb, and a condition set before or after what is said of it.

    "If the fines are not paid, he said, they will be sold": it hangs on what is said.
    """
    parse = scene.parse
    below = tuple(parse.children[head])
    aside = [c for c in below if parse.tokens[c].dep == "parataxis" and scene.cue[c] >= 0]
    within = (a for c in aside for a in parse.children[c] if a < c < head)
    below = (*(a for a in within if parse.tokens[a].dep == "advcl"), *below)
    above = parse.tokens[head].head
    if parse.tokens[head].dep != "ccomp" or scene.cue[above] < 0:
        return below
    fronted = (c for c in parse.children[above] if c < above and parse.tokens[c].dep == "advcl")
    after = (c for c in parse.children[above] if c > head and parse.tokens[c].dep in LOOSE)
    return (*fronted, *below, *(c for c in after if _marked(scene, c)))


def _marked(scene: Scene, clause: int) -> bool:
    words = (scene.parse.tokens[c] for c in _openers(scene, clause))
    return any(t.dep == "mark" and t.lower in scene.book.conditions for t in words)


def _openers(scene: Scene, clause: int) -> list[int]:
    """Return what may open a clause: below its verb, or below the auxiliary before it."""
    parse = scene.parse
    below = list(parse.children[clause])
    aux = (c for c in below if parse.tokens[c].dep in AUXILIARY)
    return [*below, *(m for c in aux for m in parse.children[c])]


def add_conditions(scene: Scene, found: Found) -> None:
    """Find the clauses that a commitment hangs on, and cut them from what it is."""
    parse = scene.parse
    heads = set(found.heads)
    for head in found.heads:
        for c in hanging(scene, head):
            token = parse.tokens[c]
            loose = token.dep in LOOSE and token.head != head
            if (token.dep in {"advcl", "prep"} or loose) and c not in heads:
                kind = condition_kind(scene, c)
                if kind is not None:
                    part = _to_the_end(scene, _clause(scene, c), found)
                    found.conditions.append((kind, part))
    for _, part in found.conditions:
        found.what = _without(scene, found.what, part)


def condition_kind(scene: Scene, clause: int) -> ConditionKind | None:
    """Return the kind of condition that the clause at `clause` makes, by its marker."""
    parse = scene.parse
    conditions = scene.book.conditions
    if parse.tokens[clause].dep == "prep":
        lower = parse.tokens[clause].lower
        clausal = lower in PROVISOS and parse.child(clause, "ccomp", "pcomp") is not None
        return conditions[lower] if clausal or lower in {"until", "till"} else None
    for c in _openers(scene, clause):
        token = parse.tokens[c]
        kind = conditions.get(token.lower)
        if kind is None or token.dep not in {"mark", "advmod", "prep"} or c > clause:
            continue
        before = parse.tokens[c - 1] if c else token
        if kind == "if" and before.lower == "even":
            return None
        return "only if" if kind == "if" and before.lower == "only" else kind
    return None


def _clause(scene: Scene, clause: int) -> Range:
    """Return the clause without its marker, comma and quotation marks at the ends."""
    parse = scene.parse
    first, last = parse.edges[clause]
    while first < last and (
        parse.tokens[first].lower in {"only", *scene.book.conditions}
        or parse.tokens[first].pos == "PUNCT"
    ):
        first += 1
    last = _before_sequel(parse, first, before_aside(parse, first, last))
    while last > first and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return first, last


def _before_sequel(parse: Parse, first: int, last: int) -> int:
    """Cut a clause before what the teller says comes of it (", raising fears of …")."""
    for i in range(first + 2, last):
        after = parse.tokens[i + 1]
        if parse.tokens[i].text == "," and after.tag == "VBG" and after.dep in {"advcl", "acl"}:
            return i - 1
    return last


def _to_the_end(scene: Scene, part: Range, found: Found) -> Range:
    """Run a condition on to the end of the clause it closes, where no comma parts them."""
    first, last = part
    end = found.what[1]
    if found.trigger < first and first > found.heads[0] and last < end:
        rest = scene.parse.tokens[last + 1 : end + 1]
        if not any(t.text in {",", ";", "—", "–", "--"} for t in rest):
            return first, end
    return part


def _without(scene: Scene, what: Range, part: Range) -> Range:
    """Cut a condition, with its marker, from the end or the start of a range."""
    parse = scene.parse
    first, last = what
    if first <= part[0] <= last and part[1] >= last - 2:
        last = part[0] - 1
        while last > first and (
            parse.tokens[last].lower in {"only", *scene.book.conditions}
            or parse.tokens[last].pos == "PUNCT"
        ):
            last -= 1
    elif part[0] <= first + 1 and first <= part[1] < last:
        first = part[1] + 1
        while first < last and parse.tokens[first].pos == "PUNCT":
            first += 1
    return first, last
