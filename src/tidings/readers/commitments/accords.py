"""What follows from an accord: its terms, and the next meeting of who made it."""

from collections.abc import Iterator

from tidings.readers.commitments.deeds import deed, tell
from tidings.readers.commitments.scene import NEAR_PAIR, Found, Scene
from tidings.readers.statements.clauses import infinitival

AHEAD = frozenset({"will", "shall", "would", None})
PAIRED = 2
PRESENT = frozenset({"VBZ", "VBP"})


def meeting_parties(scene: Scene, noun: int) -> tuple[int, ...]:
    """Return whose gathering a noun names, else of whom the last act between two parties told."""
    return scene.parties(noun) or _last_pair(scene, noun)


def _last_pair(scene: Scene, noun: int) -> tuple[int, ...]:
    """Return the parties of the nearest act done before a noun that has two."""
    parse = scene.parse
    number = parse.tokens[noun].sentence
    first = parse.tokens[parse.sentences[max(0, number - NEAR_PAIR)].first].start
    at = parse.tokens[noun].start
    before = [e for e in scene.events if first <= e.trigger.start < at and e.status == "happened"]
    pairs = [(e.trigger.start, tuple(dict.fromkeys((*e.source, *e.target)))) for e in before]
    for n in range(max(0, number - NEAR_PAIR), number):
        root = next((t.i for t in parse.tokens_of(parse.sentences[n]) if t.dep == "ROOT"), None)
        subject = parse.child(root, "nsubj") if root is not None else None
        if subject is not None:
            pairs.append((parse.tokens[subject].start, _joint(scene, subject)))
    for _, pair in sorted(pairs, key=lambda p: -p[0]):
        if len(scene.cast.parties(pair)) > 1 and all(_lasting(scene, a) for a in pair):
            return pair
    return ()


def _joint(scene: Scene, subject: int) -> tuple[int, ...]:
    """Return the parties that a subject joins: "X and Y", "ministers of X and Y"."""
    joined = dict.fromkeys(a for h in scene.parse.conjuncts(subject) for a in scene.actors(h))
    span = scene.parse.span(*scene.parse.edges[subject])
    named = dict.fromkeys(m.actor for m in scene.cast.mentions_in(span))
    states = tuple(a for a in named if scene.cast.actors[a].kind == "government")
    return states if len(joined) < PAIRED <= len(states) else tuple(joined)


def _lasting(scene: Scene, actor: int) -> bool:
    """Tell a party that holds talks from men who are taken or freed."""
    return scene.party((actor,)) and scene.cast.actors[actor].sector != "COP"


def _under_which(scene: Scene, i: int) -> bool:
    """Tell the terms of a text: "an accord under which 70 clerks return", "Peru will withdraw"."""
    parse = scene.parse
    token = parse.tokens[i]
    if token.dep != "relcl" or parse.tokens[token.head].lemma not in scene.book.words["own.terms"]:
        return False
    which = [parse.tokens[h].lower for h in scene.objects(i, "under")]
    ahead = scene.modal(i) in AHEAD and (scene.modal(i) is not None or token.tag in PRESENT)
    passive = parse.child(i, "auxpass")
    ahead = ahead or (passive is not None and parse.tokens[passive].tag in PRESENT)
    return which == ["which"] and ahead and parse.child(i, "nsubj", "nsubjpass") is not None


def of_accord(scene: Scene, i: int) -> Iterator[Found]:
    """Yield a term of an accord: of who is to act, where he is a party; else of who made it."""
    parse = scene.parse
    subject = parse.child(i, "nsubj", "nsubjpass")
    if subject is None or scene.asked(i) or not _under_which(scene, i):
        return
    by = scene.actors(subject)
    if not scene.party(by) or parse.tokens[subject].dep == "nsubjpass":
        made = parse.tokens[parse.tokens[i].head].head
        maker = scene.subject(made) if parse.tokens[made].pos == "VERB" else None
        makers = parse.conjuncts(maker) if maker is not None else ()
        by = tuple(dict.fromkeys(a for m in makers for a in scene.actors(m)))
    found = tell(scene, i, "promise", by)
    found.what = parse.edges[subject][0], max(i, found.what[1])
    yield found


def beside_terms(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "X is to free its captives, and Y will …": terms of one bargain, told side by side."""
    if scene.modal(i) == "will" and _beside_terms(scene, i):
        yield tell(scene, i, "promise", scene.actors(scene.parse.child(i, "nsubj")))


def _beside_terms(scene: Scene, i: int) -> bool:
    """Tell "X is to to …, and Y will …" from acts that are merely told in one sentence."""
    parse = scene.parse
    token = parse.tokens[i]
    if token.dep != "conj" or scene.negated(i) or not deed(scene, i):
        return False
    above = token.head
    act = above if infinitival(parse, above) else parse.child(above, "xcomp")
    lead = parse.tokens[above].head if act == above else above
    if act is None or not infinitival(parse, act) or parse.tokens[lead].lemma != "be":
        return False
    return scene.acting(parse.child(i, "nsubj")) and scene.acting(parse.child(lead, "nsubj"))
