"""Which complements a verb of commitment counts with, and their words."""

from collections.abc import Callable, Iterator

from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.spans import predicate
from tidings.readers.statements.clauses import clause_below, clause_range, infinitival

Complement = tuple[int, Range]
OBJECT_PREPOSITIONS = ("for", "on")
FEW = frozenset({"few", "no", "any"})
NOTHING = frozenset({"much", "nothing", "little", "anything", "everything", "something", "more"})
# Letters of a frame that let an object count only where its noun is of these classes.
CLASSES = {
    "a": ("own.aid",),
    "n": ("own.sought",),
    "p": ("own.aid", "own.promised", "hostile.nouns"),
    "h": ("hostile.nouns", "staying.measures"),
    "i": ("own.ideas",),
    "r": ("own.rejected", "own.promised", "own.sought"),
    "m": ("own.gatherings",),
}
# Nouns that only say that what follows "of" is thought of ("the idea of a joint patrol").
VAGUE = frozenset({"idea", "prospect", "possibility", "notion", "option"})


def complements(scene: Scene, i: int, frame: str) -> Iterator[Complement]:
    """Yield the complements that count for verb `i`, the fullest first; see `[frames]`."""
    for letters, rule in RULES:
        if any(letter in frame for letter in letters):
            found = rule(scene, i, frame)
            if found is not None:
                yield found
                return


def _infinitive_of(scene: Scene, i: int, _: str) -> Complement | None:
    parse = scene.parse
    for c in parse.children[i]:
        if c > i and parse.tokens[c].dep in {"xcomp", "ccomp"} and infinitival(parse, c):
            return c, infinitive(scene, c)
    return None


def _made_to(scene: Scene, i: int, _: str) -> Complement | None:
    """Return what another is wanted to do ("want the government to withdraw the bill")."""
    found = _infinitive_of(scene, i, "x")
    if found is None:
        return _made_so(scene, i)
    other = scene.parse.child(found[0], "nsubj", "nsubjpass")
    if other is None and scene.parse.child(i, "dobj", "dative") is None:
        return None
    return found


def _made_so(scene: Scene, i: int) -> Complement | None:
    """Return what is wanted done ("want the blockade lifted")."""
    parse = scene.parse
    for c in parse.children[i]:
        token = parse.tokens[c]
        thing = parse.child(c, "nsubj", "nsubjpass")
        done = token.tag in {"VBN", "VBD"} and parse.child(c, "aux", "mark", "dobj") is None
        if c > i and token.dep == "ccomp" and done and thing is not None and i < thing < c:
            return c, parse.edges[c]
    return None


def _warned_of(scene: Scene, i: int, _: str) -> Complement | None:
    for head in scene.objects(i, "of"):
        if scene.parse.tokens[head].lemma in scene.book.words["hostile.nouns"]:
            return head, scene.parse.edges[head]
    return None


def _clause_of(scene: Scene, i: int, _: str) -> Complement | None:
    head = clause_below(scene.parse, i)
    if head is None or head < i:
        return None
    if scene.parse.tokens[head].tag == "VBG" and scene.parse.child(head, "nsubj") is None:
        return None
    return head, _before_raised(scene, i, clause_range(scene.parse, i, head))


def _before_raised(scene: Scene, i: int, part: Range) -> Range:
    """Cut a clause before a verb of saying that goes on from the verb above ("and threatened")."""
    for j in range(part[0] + 1, part[1] + 1):
        if scene.raised(j) == i:
            end = j - 1
            while end > part[0] and scene.parse.tokens[end].pos in {"CCONJ", "PUNCT", "ADV"}:
                end -= 1
            return part[0], end
    return part


def _gerund(scene: Scene, i: int, _: str) -> Complement | None:
    """Return a gerund ("recommended swapping", "is considering leaving", "ruled out joining")."""
    parse = scene.parse
    for c in parse.children[i]:
        token = parse.tokens[c]
        if c > i and token.tag == "VBG" and token.dep in {"xcomp", "ccomp", "dobj", "advcl"}:
            if any(t.text == "," for t in parse.tokens[max(i, c - 2) : c]):
                continue
            return c, parse.edges[c]
        if c > i and token.dep == "prep" and (head := parse.child(c, "pcomp")) is not None:
            return head, (c + 1, parse.edges[head][1])
    return None


def _after_to(scene: Scene, i: int, _: str) -> Complement | None:
    parse = scene.parse
    for c in parse.children[i]:
        if c > i and parse.tokens[c].dep == "prep" and parse.tokens[c].lower == "to":
            head = parse.child(c, "pcomp", "pobj")
            if head is not None:
                return head, (c + 1, parse.edges[c][1])
    return None


def _threatened_with(scene: Scene, i: int, _: str) -> Complement | None:
    """Return what somebody is threatened with; who it is stands as the object."""
    parse = scene.parse
    if parse.child(i, "dobj") is None:
        return None
    head = next((h for h in scene.objects(i, "with") if h > i), None)
    return None if head is None else (head, parse.edges[head])


def _object_of(scene: Scene, i: int, frame: str) -> Complement | None:
    parse = scene.parse
    if parse.child(i, "nsubjpass") is not None:
        noun = parse.child(i, "nsubjpass")
        if "o" in frame and noun is not None and _counts(scene, noun, frame):
            return noun, parse.edges[noun]
        return None
    for head in (parse.child(i, "dobj"), *scene.objects(i, *OBJECT_PREPOSITIONS)):
        if head is not None and head > i and _counts(scene, head, frame):
            return _thing(scene, head)
    return None


def _thing(scene: Scene, head: int) -> Complement:
    """Return a noun phrase; of "the idea of X", X."""
    parse = scene.parse
    if parse.tokens[head].lemma in VAGUE:
        for c in parse.children[head]:
            below = parse.child(c, "pobj", "pcomp")
            if parse.tokens[c].lower == "of" and below is not None:
                return below, (c + 1, parse.edges[below][1])
    return head, parse.edges[head]


def _counts(scene: Scene, head: int, frame: str) -> bool:
    """Tell whether a noun is one that the frame lets count."""
    parse = scene.parse
    token = parse.tokens[head]
    if token.pos == "PRON" and token.lower not in {"it", "them"}:
        return False  # "endorsed her", "who was recommended"
    if token.tag in {"WDT", "WP"} or any(
        parse.tokens[c].lower in FEW for c in parse.children[head]
    ):
        return False
    if "o" in frame:
        return token.lemma not in scene.book.words["own.idle"] and token.lower not in NOTHING
    near = [token, *(parse.tokens[c] for c in parse.children[head])]
    known = [scene.book.words[part] for key in frame for part in CLASSES.get(key, ())]
    return any(t.lemma in words or t.lower in words for t in near for words in known)


def _verb_with_object(scene: Scene, i: int, _: str) -> Complement | None:
    """Return the verb with what it is about ("chose Almaty over Doha")."""
    if scene.parse.child(i, "dobj", "nsubjpass") is None:
        return None
    return i, predicate(scene, i, scene.parse.child(i, "nsubjpass"))


Rule = Callable[[Scene, int, str], Complement | None]
RULES: tuple[tuple[str, Rule], ...] = (
    ("x", _infinitive_of),
    ("b", _made_to),
    ("c", _clause_of),
    ("g", _gerund),
    ("d", _warned_of),
    ("t", _after_to),
    ("w", _threatened_with),
    ("o" + "".join(CLASSES), _object_of),
    ("k", _verb_with_object),
)


def infinitive(scene: Scene, head: int) -> Range:
    """Return an infinitive with its negation, from "not" or "to" to its end.

    What the words answer (", in response to …") is the reason for saying them, not part of them.
    """
    first, last = scene.parse.edges[head]
    tokens = scene.parse.tokens
    for i in range(head + 1, last):
        if tokens[i - 1].text == ",":
            lead = "_".join(t.lower for t in tokens[i : i + 3])
            if any(lead.startswith(p) for p in scene.book.words["answers.phrases"]):
                last = i - 2
                break
    for i in range(first, head):
        token = scene.parse.tokens[i]
        if token.tag == "TO" and token.head == head:
            before = scene.parse.tokens[i - 1]
            return (i - 1 if before.dep == "neg" else i), last
    return first, last


def act_alone(scene: Scene, found: Found, *, negation: bool = True) -> None:
    """Cut from a clause who is to act, where `by` or `to` names them, and the modal.

    "Turkey will retaliate" is kept as "retaliate" of Turkey; the subject of a passive stays, and
    so does "not" unless it is the act itself (`negation` false: a refusal).
    """
    parse = scene.parse
    for head in reversed(found.heads):
        subject = parse.child(head, "nsubj")
        if subject is None or not found.what[0] <= parse.edges[subject][1] < head <= found.what[1]:
            continue
        named = scene.actors(subject)
        known = {*found.by, *found.to}
        if named and not set(named) <= known:
            continue
        if not named and not scene.stands_for_party(subject):
            continue
        first = _after_modal(scene, head, subject, negation)
        found.what = (first, found.what[1]) if first <= found.what[1] else found.what
        return


def _after_modal(scene: Scene, head: int, subject: int, negation: bool) -> int:
    parse = scene.parse
    first = parse.edges[subject][1] + 1
    while first < head:
        token = parse.tokens[first]
        skipped = token.tag == "MD" or (token.dep in {"neg", "aux"} and not negation)
        if token.head == head and token.dep == "aux" and not skipped:
            return parse.edges[subject][0]  # "are discussing a date" is no act to be done
        if token.head != head or not skipped:
            break
        first += 1
    return first
