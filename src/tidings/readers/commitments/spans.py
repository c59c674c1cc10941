"""The words of a clause inside the statement that holds it."""

from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.statements.clauses import SPOKEN, before_aside, own_subject
from tidings.readers.syntax import Parse
from tidings.values import Span


def _holds(content: tuple[Span, ...], parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return any(s.start <= token.start and token.end <= s.end for s in content)


def clause(scene: Scene, i: int) -> Range:
    """Return the clause at verb `i`, inside the statement that holds it, without what is joined."""
    parse = scene.parse
    first, last = parse.edges[i]
    n = scene.inside[i]
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep == "conj" and c > i and parse.child(c, "nsubj", "nsubjpass") is not None:
            last = min(last, parse.edges[c][0] - 1)
        elif token.dep in {"ccomp", "parataxis"} and parse.edges[c][0] == first and c < i:
            first = parse.edges[c][1] + 1
        elif token.dep in {"mark", "cc"} and c == first:
            first = c + 1
    if n >= 0:
        content = tuple(s for s in scene.statements[n].content if _holds((s,), parse, i))
        while first < i and not _holds(content, parse, first):
            first += 1
        while last > i and not _holds(content, parse, last):
            last -= 1
    last = max(i, before_aside(parse, first, last))
    while last > i and parse.tokens[last].pos in {"PUNCT", "CCONJ"}:
        last -= 1
    while first < i and parse.tokens[first].pos in {"PUNCT", "CCONJ"}:
        first += 1
    return first, last


def predicate(scene: Scene, i: int, passive: int | None) -> Range:
    """Return the act without its subject and without acts joined to it."""
    parse = scene.parse
    first, last = clause(scene, i)
    for c in parse.children[i]:
        if parse.tokens[c].dep == "conj" and c > i:
            last = min(last, parse.edges[c][0] - 1)
    for j in range(i + 1, last + 1):
        start = parse.edges[j][0]  # ", two days after the House approved it": another's act
        if parse.tokens[j].dep == "advcl" and i < start and parse.tokens[start - 1].text == ",":
            last = min(last, start - 1) if own_subject(parse, j) else last
    while last > i and parse.tokens[last].pos in {"PUNCT", "CCONJ"}:
        last -= 1
    if passive is not None:
        return first, last
    subject = parse.child(i, "nsubj")
    return (max(first, parse.edges[subject][1] + 1) if subject is not None else first), last


def to_the_point(scene: Scene, found: Found) -> None:
    """Cut from what is committed to what the teller adds: who said so, what was done beside it.

    "Close the well, releasing photographs of it", "free its captives, its spokesman told us".
    """
    first, last = found.what
    head = max((h for h in found.heads if first <= h <= last), default=last)
    for i in range(head + 2, last + 1):
        if scene.parse.tokens[i - 1].text == "," and _beside(scene, head, i):
            found.what = first, i - 2
            return


def _beside(scene: Scene, head: int, i: int) -> bool:
    """Tell whether a participle or an attribution begins at token `i`."""
    parse = scene.parse
    token = parse.tokens[i]
    if token.tag == "VBG" and token.dep in {"advcl", "acl"} and parse.edges[i][0] == i:
        return True
    above = next((a for a in parse.ancestors(i) if parse.tokens[a].tag == "VBD"), None)
    return (
        above is not None
        and above > i
        and parse.tokens[above].lemma in SPOKEN
        and parse.tokens[above].dep in {"advcl", "parataxis", "conj", "ccomp"}
        and head in parse.ancestors(above)
        and (subject := parse.child(above, "nsubj")) is not None
        and parse.edges[subject][0] == i
    )
