"""Measures that stand until something is done or a day comes, and truces for a time.

"It has suspended credit until the arrears are cleared", "the ban will stand until …", "no lorry
may cross from Monday", "a truce of sixty days from May 20".
"""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.conditions import condition_kind, hanging
from tidings.readers.commitments.days import lead_word
from tidings.readers.commitments.moves import noun_phrase
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.spans import clause, predicate
from tidings.readers.commitments.states import made, stays
from tidings.readers.statements.clauses import infinitival

LIMITS = frozenset({"until", "till", "since", "from"})
FORCE = frozenset({"force", "place", "effect"})
BARRING = frozenset({"may", "can"})
PRONOUNS = frozenset({"it", "they", "this"})
PENDING = "pending"
NAMED = frozenset({"nsubj", "nsubjpass", "dobj", "ROOT"})
BACK = 2  # sentences before "it" in which a measure, or who took it, may be named


def standing(scene: Scene, i: int) -> Iterator[Found]:
    """Yield the measure that the clause at verb `i` says stands until something, or from a day."""
    if scene.asked(i) or scene.doubtful(i) or scene.marked(i) in {"if", "whether", "unless"}:
        return
    for rule in (_lasts, _restricts, _bars, _in_force):
        what = rule(scene, i)
        if what is not None:
            found = made(scene, i, "measure", _imposers(scene, i), what)
            found.extent, found.heads = scene.parse.edges[i], _verbs(scene, i)[::-1]
            pending = _pending(scene, i)
            if pending is not None:
                found.conditions.append(("until", pending))
                found.what = what[0], min(what[1], pending[0] - 2)
            subject = scene.parse.child(i, "nsubj")
            named = _named_before(scene, subject) if subject is not None else None
            if named is not None:
                found.also = noun_phrase(scene, named)
            yield found
            return


def _lasts(scene: Scene, i: int) -> Range | None:
    """Return "it will stay in force until …", "the ban stands until the inspectors get in"."""
    if scene.negated(i) or not (_stays(scene, i) and _until(scene, i)):
        return None
    return clause(scene, i)


def _stays(scene: Scene, i: int) -> bool:
    subject = scene.parse.child(i, "nsubj")
    if subject is None:
        return False
    verb = scene.parse.tokens[i].lemma in scene.book.words["staying.verbs"]
    if _named_before(scene, subject) is not None:
        return verb
    return _is_measure(scene, subject) and (verb or stays(scene, i))


def _is_measure(scene: Scene, noun: int) -> bool:
    words = scene.book.words
    return scene.parse.tokens[noun].lemma in words["staying.measures"] | words["staying.charges"]


def _named_before(scene: Scene, pronoun: int) -> int | None:
    """Return the measure that "it" takes up: the last one named before it, just before."""
    parse = scene.parse
    if parse.tokens[pronoun].lower not in PRONOUNS:
        return None
    start = parse.sentences[max(0, parse.tokens[pronoun].sentence - BACK)].first
    before = range(pronoun - 1, start - 1, -1)
    named = (j for j in before if parse.tokens[j].dep in NAMED)
    return next((j for j in named if _is_measure(scene, j)), None)


def _until(scene: Scene, i: int) -> bool:
    kinds = {condition_kind(scene, c) for v in _verbs(scene, i) for c in hanging(scene, v) if c > i}
    return "until" in kinds or _pending(scene, i) is not None


def _verbs(scene: Scene, i: int) -> tuple[int, ...]:
    """Return a verb, and with "voted to freeze" the verb above, on which its end may hang."""
    return (i, scene.parse.tokens[i].head) if infinitival(scene.parse, i) else (i,)


def _pending(scene: Scene, i: int) -> Range | None:
    """Return what follows "pending": "frozen pending payment"."""
    parse = scene.parse
    last = parse.edges[i][1]
    at = next((t.i for t in parse.tokens[i + 1 : last + 1] if t.lower == PENDING), None)
    if at is None or at >= last or parse.tokens[at + 1].pos in {"PUNCT", "CCONJ"}:
        return None
    after = (t.i for t in parse.tokens[at + 1 : last + 1] if t.text in {",", ";", "."})
    return at + 1, next(after, last + 1) - 1


def _restricts(scene: Scene, i: int) -> Range | None:
    """Return "has suspended credit until …", "halted the mine until", "has been frozen since"."""
    parse = scene.parse
    if scene.key(i, scene.book.words["staying.restricts"]) is None or scene.negated(i):
        return None
    passive = parse.child(i, "nsubjpass")
    if passive is None and parse.child(i, "dobj") is None:
        return None
    if infinitival(parse, i):
        above = parse.tokens[i].head
        decided = parse.tokens[above].lemma in scene.book.words["staying.decides"]
        if not (decided and parse.tokens[above].tag in {"VBD", "VBN"} and voiced(scene, above)):
            return None
    elif not voiced(scene, i) or parse.tokens[i].tag not in {"VBD", "VBN", "VBZ"}:
        return None
    since = passive is not None and any(_limit(scene, i, {"since"}))
    if not (_until(scene, i) or since):
        return None
    return predicate(scene, i, passive) if not infinitival(parse, i) else parse.edges[i]


def _bars(scene: Scene, i: int) -> Range | None:
    """Return "since Thursday no aircraft may enter", "lorries may not cross from Monday"."""
    subject = scene.parse.child(i, "nsubj", "nsubjpass")
    if subject is None or scene.modal(i) not in BARRING or scene.quoted[i] >= 0:
        return None
    none = any(scene.parse.tokens[c].lower == "no" for c in scene.parse.children[subject])
    timed = any(_limit(scene, i, LIMITS)) or _until(scene, i)
    return clause(scene, i) if (none or scene.negated(i)) and timed else None


def _in_force(scene: Scene, i: int) -> Range | None:
    """Return "a curfew has been in force since Friday"."""
    subject = scene.parse.child(i, "nsubj")
    if subject is None or scene.parse.tokens[i].lemma != "be" or scene.negated(i):
        return None
    held = any(scene.parse.tokens[n].lower in FORCE for n in scene.objects(i, "in"))
    if not (held and _is_measure(scene, subject) and any(_limit(scene, i, LIMITS))):
        return None
    joined = scene.parse.child(i, "conj")
    if joined is not None and stays(scene, joined):
        return None  # "and will remain until …" tells more
    return clause(scene, i)


def _limit(scene: Scene, i: int, leads: set[str] | frozenset[str]) -> Iterator[int]:
    """Yield a position (from 1) for each day below verb `i` that one of these words brings."""
    for n in scene.times_in(scene.parse.subtree(i)):
        if scene.times[n].type in {"DATE", "TIME"} and lead_word(scene, n) in leads:
            yield n + 1


def _imposers(scene: Scene, i: int) -> tuple[int, ...]:
    """Return who has taken a measure: its subject, its owner, who says so, who acted before."""
    parse = scene.parse
    lead = parse.tokens[i].head if infinitival(parse, i) else i
    subject = parse.child(lead, "nsubj")
    agent = parse.child(i, "agent")
    if agent is not None:
        return scene.actors(parse.child(agent, "pobj"))
    if subject is None or scene.modal(i) in BARRING:
        return ()
    if not (_is_measure(scene, subject) or parse.tokens[subject].lower in PRONOUNS):
        return scene.actors(subject)
    return scene.actors(subject) or scene.speakers(i) or _before(scene, i)


def _before(scene: Scene, i: int) -> tuple[int, ...]:
    """Return the party whose act the sentences just before tell."""
    parse = scene.parse
    number = parse.tokens[i].sentence
    for n in range(number - 1, max(-1, number - 1 - BACK), -1):
        root = next((t.i for t in parse.tokens_of(parse.sentences[n]) if t.dep == "ROOT"), None)
        by = scene.actors(parse.child(root, "nsubj")) if root is not None else ()
        if by and scene.party(by):
            return by
    return ()


def truce(scene: Scene, i: int) -> Iterator[Found]:
    """Yield a truce agreed for a time: "a ceasefire of sixty days", "a truce from May 20"."""
    parse = scene.parse
    words = scene.book.words
    if parse.tokens[i].lemma not in words["staying.truces"]:
        return
    phrase = parse.edges[i]
    timed = [n for n in scene.times_in(parse.span(*phrase)) if scene.times[n].type != "SET"]
    above = next((a for a in parse.ancestors(i) if parse.tokens[a].pos in {"VERB", "AUX"}), None)
    if not timed or above is None or not voiced(scene, above):
        return
    if parse.tokens[above].lemma not in words["staying.agrees"] or parse.tokens[i].dep == "nsubj":
        return
    subject = scene.subject(above)
    by = (
        tuple(dict.fromkeys(a for h in parse.conjuncts(subject) for a in scene.actors(h)))
        if subject is not None
        else ()
    )
    found = made(scene, i, "promise", by, (noun_phrase(scene, i)[0], phrase[1]))
    found.extent = i, max(phrase[1], parse.edges[above][1])
    yield found
