"""What makes words a threat: acts, answers and consequences that a party says will come."""

from tidings.readers.commitments.conditions import condition_kind, hanging
from tidings.readers.commitments.deeds import gathers
from tidings.readers.commitments.scene import FIRST, Scene

FUTURE = frozenset({"will", "would", "shall"})
UNANSWERED = frozenset({"unanswered", "unpunished"})
LOSSES = frozenset({"cut", "cut_off", "suspend"})  # what may come without anybody doing it
OTHERWISE = "otherwise"
NONE = frozenset({"no", "not", "none"})
OWNED = frozenset({"our", "its", "his", "her", "their"})
THIRD = frozenset({"it", "they", "he", "she"})


def hostile(scene: Scene, head: int, by: tuple[int, ...], *, promised: bool = False) -> bool:
    """Tell whether the clause at `head`, said by `by`, threatens somebody.

    An infinitive does so only where it is `promised` ("vowed to strike back").
    """
    parse = scene.parse
    words = scene.book.words
    lemma = parse.tokens[head].lemma
    if lemma == "reserve":
        right = parse.child(head, "dobj")
        return right is not None and parse.tokens[right].lemma == "right" and own(scene, head, by)
    infinitive = promised and any(parse.tokens[c].tag == "TO" for c in parse.children[head])
    lead = _lead(scene, head)
    if lemma == "risk" and conditional(scene, head) and not own(scene, head, by):
        return names_of(scene, parse.child(head, "dobj"), "hostile.suffered")
    if scene.modal(head) in FUTURE and _there_will_be(scene, head):
        return True
    if not infinitive and scene.modal(lead) not in FUTURE:
        return False
    if scene.negated(head):
        if lemma == "hesitate":
            return own(scene, head, by)
        return lemma in words["hostile.stay"] and _without_answer(scene, head)
    if lemma in words["hostile.follow"] and scene.key(head, words["hostile.verbs"]) is None:
        return names_of(scene, parse.child(head, "nsubj"), "hostile.nouns")
    if conditional(scene, head) and (_recurs(scene, head) or _barred(scene, head)):
        return True
    if ultimatum(scene, head) and _undergone(scene, head):
        return True
    if lemma in words["hostile.suffer"]:
        suffered = names_of(scene, parse.child(head, "dobj"), "hostile.suffered")
        return suffered and not own(scene, lead, by)
    if not (infinitive or own(scene, lead, by)):
        return False
    if not infinitive and ultimatum(scene, head) and unfriendly(scene, head):
        return True
    known = scene.key(head, words["hostile.verbs"]) is not None
    return known or _steps(scene, head) or _to_law(scene, head)


def _to_law(scene: Scene, head: int) -> bool:
    """Tell "take the matter to court", "file suit", "go on strike"."""
    words = scene.book.words
    parse = scene.parse
    for verbs, prepositions, nouns in (
        ("taking", ("to", "before", "into"), "courts"),
        ("going", ("on",), "stoppages"),
    ):
        if parse.tokens[head].lemma in words[f"law.{verbs}"]:
            below = scene.objects(head, *prepositions)
            if any(parse.tokens[n].lemma in words[f"law.{nouns}"] for n in below):
                return True
    return parse.tokens[head].lemma in words["law.filing"] and names_of(
        scene, parse.child(head, "dobj"), "law.suits"
    )


def ultimatum(scene: Scene, head: int) -> bool:
    """Tell whether a clause hangs on something that is not done: an act announced lest it be so."""
    below = hanging(scene, head)
    return any(_undone(scene, c) or scene.parse.tokens[c].lower == OTHERWISE for c in below)


def _there_will_be(scene: Scene, head: int) -> bool:
    """Tell "there will be consequences"."""
    parse = scene.parse
    return (
        parse.tokens[head].lemma == "be"
        and parse.child(head, "expl") is not None
        and names_of(scene, parse.child(head, "attr", "nsubj"), "hostile.grave")
    )


def _lead(scene: Scene, head: int) -> int:
    """Return the verb with the modal and the subject: "would have to retaliate", "is forced to"."""
    token = scene.parse.tokens[head]
    above = scene.parse.tokens[token.head]
    if token.dep == "xcomp" and above.lemma in {"have", "force", "oblige", "compel"}:
        return above.i
    return head


def _steps(scene: Scene, head: int) -> bool:
    """Tell "take measures against …" and an own withdrawal under a condition from neutral acts."""
    parse = scene.parse
    words = scene.book.words
    thing = parse.child(head, "dobj")
    if thing is not None and parse.tokens[thing].lemma in words["hostile.steps"]:
        if parse.tokens[head].lemma not in {"take", "adopt", "introduce"}:
            return False
        if parse.tokens[thing].lemma in words["hostile.nouns"] - words["hostile.neutral"]:
            return True
        near = {parse.tokens[c].lower for c in parse.children[thing]}
        return bool(near & (words["hostile.qualities"] | {"against"}))
    key = scene.key(head, words["hostile.conditional"])
    return (key is not None or imposes(scene, head)) and conditional(scene, head)


def _recurs(scene: Scene, head: int) -> bool:
    """Tell a levy or ban that comes (back), or a border that is shut, unless something is done.

    Nobody is told to do it ("the tariff would return if …", "the border will be closed unless
    …"); that it is the speaker's to do is taken from an ultimatum's form: an act left undone.
    """
    parse = scene.parse
    if not any(_undone(scene, c) for c in hanging(scene, head)):
        return False
    subject = parse.child(head, "nsubj")
    if subject is not None:
        comes = scene.key(head, scene.book.words["hostile.recur"]) is not None
        return comes and names_of(scene, subject, "staying.measures")
    key = scene.key(head, scene.book.measures)
    passive = parse.child(head, "nsubjpass")
    if key is None or passive is None or parse.child(head, "agent") is not None:
        return False
    return key not in LOSSES and parse.tokens[passive].lemma in scene.book.measures[key]


def unfriendly(scene: Scene, head: int) -> bool:
    """Tell an own act announced lest something be left undone from help, talks and mere states."""
    words = scene.book.words
    if gathers(scene, head) or scene.parse.tokens[head].lemma in words["own.stative"]:
        return False
    return scene.key(head, words["own.promise"] | words["own.owed"]) is None


def _undergone(scene: Scene, head: int) -> bool:
    """Tell "the boats would be sold": what is done to another's, nobody being told to do it."""
    parse = scene.parse
    passive = parse.child(head, "nsubjpass")
    if passive is None or parse.child(head, "agent") is not None:
        return False
    return scene.key(head, scene.book.words["hostile.undergone"]) is not None


def _barred(scene: Scene, head: int) -> bool:
    """Tell "no lorry will pass", "not one crate will cross" under a condition."""
    parse = scene.parse
    subject = parse.child(head, "nsubj")
    if subject is None or parse.tokens[head].lemma not in scene.book.words["hostile.barred"]:
        return False
    first = parse.edges[subject][0]
    return any(t.lower in NONE for t in parse.tokens[first : subject + 1])


def _undone(scene: Scene, clause: int) -> bool:
    """Tell a condition that something is not done: "unless X does", "if X does not"."""
    kind = condition_kind(scene, clause)
    return kind == "unless" or (kind == "if" and scene.negated(clause))


def conditional(scene: Scene, head: int) -> bool:
    """Tell whether the clause at `head` hangs on "if" or "unless"."""
    below = hanging(scene, head)
    return any(condition_kind(scene, c) in {"if", "unless"} for c in below)


def imposes(scene: Scene, i: int) -> bool:
    """Tell whether verb `i` is a measure ("close the border", "expel diplomats")."""
    key = scene.key(i, scene.book.measures)
    below = scene.parse.child(i, "dobj")
    return (
        key is not None
        and below is not None
        and bool({"*", scene.parse.tokens[below].lemma} & scene.book.measures[key])
    )


def own(scene: Scene, verb: int, by: tuple[int, ...]) -> bool:
    """Tell whether the subject of `verb` is the speaker's own side.

    In reported speech a pronoun that stands for nobody else is taken for who speaks.
    """
    subject = scene.subject(verb)
    if subject is None:
        return False
    actors = scene.actors(subject)
    if actors and (scene.same_side(actors, by) or _for_its_state(scene, actors, by)):
        return True
    if speaks_for(scene, subject, by):
        return True
    if actors:
        return False
    if scene.parse.tokens[subject].lower in FIRST:
        return True
    return scene.parse.tokens[subject].lower in THIRD and scene.quoted[subject] < 0


def speaks_for(scene: Scene, subject: int | None, by: tuple[int, ...]) -> bool:
    """Tell whether who speaks does so for the body that a noun describes.

    "The army will answer", said by a minister; "the company will sue", said by its chief
    executive; "the Movement will …", said by the spokesman for the Movement.
    """
    if subject is None or not by:
        return False
    if _its_speaker(scene, subject):
        return True
    parse = scene.parse
    speakers = [scene.cast.actors[a] for a in by]
    named = [scene.cast.actors[a] for a in scene.actors(subject)]
    roles = " ".join(s.role or "" for s in speakers).casefold()
    if any(n.kind == "organisation" and n.name.casefold() in roles for n in named):
        return True
    if any(n.kind not in {"unnamed", "group"} or n.country is not None for n in named):
        return False
    below = {parse.tokens[c].lower for c in parse.children[subject]}
    if parse.tokens[subject].lemma in scene.book.words["bodies.owned"] and below & OWNED:
        return True
    if not below & {"the", *OWNED}:
        return False
    owner = parse.child(subject, "poss", "amod", "compound")
    if owner is not None and scene.actors(owner) and not scene.same_side(scene.actors(owner), by):
        return False
    sectors = {s.sector for s in speakers} - {None}
    known = scene.book.words
    return any(
        parse.tokens[subject].lemma in known[f"bodies.{s}"]
        for s in sectors
        if f"bodies.{s}" in known
    )


def _its_speaker(scene: Scene, subject: int) -> bool:
    """Tell "the League will …, its spokesman said": who speaks is named by what he speaks for."""
    n = scene.inside[subject]
    spans = scene.statements[n].speaker if n >= 0 else ()
    if scene.quoted[subject] >= 0 or not scene.actors(subject):
        return False
    first = next((t for s in spans for t in scene.parse.within(s)), None)
    start = scene.statements[n].content[0].start
    opens = scene.parse.tokens[scene.parse.edges[subject][0]].start == start
    return first is not None and first.i > subject and opens and first.lower in {"its", "their"}


def _for_its_state(scene: Scene, subject: tuple[int, ...], by: tuple[int, ...]) -> bool:
    """Tell whether an official whose state is not named speaks of what a government will do."""
    officials = all(scene.cast.actors[a].sector == "GOV" and scene.state(a) is None for a in by)
    return bool(by) and officials and scene.cast.actors[subject[0]].kind == "government"


def _without_answer(scene: Scene, head: int) -> bool:
    parse = scene.parse
    for c in parse.children[head]:
        token = parse.tokens[c]
        if token.lower == "without" and names_of(scene, parse.child(c, "pobj"), "hostile.nouns"):
            return True
        if token.lower in UNANSWERED:
            return True
    return False


def names_of(scene: Scene, noun: int | None, part: str) -> bool:
    """Tell whether a noun, or one that is compounded or joined with it, is in a word list."""
    if noun is None:
        return False
    parse = scene.parse
    words = scene.book.words[part]
    near = [noun, *(c for c in parse.children[noun] if parse.tokens[c].dep in {"compound", "conj"})]
    return any(parse.tokens[n].lemma in words or parse.tokens[n].lower in words for n in near)
