"""Decisions on their way through the houses: the steps taken, and the step awaited."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import voiced
from tidings.readers.commitments.frames import infinitive
from tidings.readers.commitments.moves import noun_phrase
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.spans import clause, predicate
from tidings.readers.commitments.states import made
from tidings.readers.statements.clauses import infinitival, marked
from tidings.readers.statements.speakers import find_speaker

PRONOUNS = frozenset({"it", "them"})
COUNTING = frozenset({"by", "to", "of", "against", "with"})  # what stands in a count of votes
LONGEST_COUNT = 16  # tokens of "by a vote of 98 to two the bipartisan bill"
LONGEST_NAME = 25  # tokens of a bill's name with the clause that says which
CHAIN = 3  # how often "it" may take up an "it" before


def decision(scene: Scene, i: int) -> Iterator[Found]:
    """Yield a step of a bill, law or treaty that verb `i` tells of, or the step awaited."""
    words = scene.book.words
    lemma = scene.parse.tokens[i].lemma
    if lemma in words["decisions.awaited"]:
        yield from _awaited(scene, i)
    elif lemma == "vote":
        if voiced(scene, i) and _vote(scene, i):
            yield from _resolved(scene, i)
    elif scene.key(i, words["decisions.steps"]) is not None and (
        (text := _acted_on(scene, i)) is not None
    ):
        yield from (_step if voiced(scene, i) else _to_come)(scene, i, text)
    elif lemma in words["decisions.onward"]:
        yield from _onward(scene, i)


def _acted_on(scene: Scene, i: int) -> int | None:
    """Return the bill, law or treaty that verb `i` acts on."""
    below = scene.parse.child(i, "dobj", "nsubjpass")
    if below is None:
        return _shifted(scene, i)
    return below if _text(scene, below) else None


def _shifted(scene: Scene, i: int) -> int | None:
    """Return an object put off behind the count of votes ("passed by 98 votes to two the bill")."""
    tokens = scene.parse.tokens
    last = min(i + LONGEST_COUNT, scene.parse.sentences[tokens[i].sentence].last)
    counted = False
    for j in range(i + 1, last):
        token = tokens[j]
        counted = counted or token.tag == "CD"
        if counted and token.pos == "NOUN" and token.lemma in scene.book.words["decisions.texts"]:
            return j
        if token.pos in {"VERB", "AUX"} or token.text in {",", ";"}:
            return None
        if token.pos == "ADP" and token.lower not in COUNTING:
            return None
    return None


def _text(scene: Scene, noun: int) -> bool:
    """Tell whether a noun is a bill or law; "it" is, where one was spoken of just before."""
    token = scene.parse.tokens[noun]
    if token.lower in PRONOUNS:
        return spoken_of(scene, noun) is not None
    return token.lemma in scene.book.words["decisions.texts"] and token.ent != "PERSON"


def spoken_of(scene: Scene, pronoun: int) -> int | None:
    """Return the noun for the bill that "it" takes up: before it in its sentence or the one before.

    Where the sentence before speaks of it as "it" too, that one's.
    """
    parse = scene.parse
    texts = scene.book.words["decisions.texts"]
    for _ in range(CHAIN):
        number = parse.tokens[pronoun].sentence
        sentence = parse.sentences[max(0, number - 1)]
        before = range(pronoun - 1, sentence.first - 1, -1)
        for j in before:
            token = parse.tokens[j]
            if token.pos == "NOUN" and token.lemma in texts and token.ent != "PERSON":
                return j
        taken_up = next((j for j in before if parse.tokens[j].lower in PRONOUNS), None)
        if taken_up is None:
            return None
        pronoun = taken_up
    return None


def _vote(scene: Scene, i: int) -> bool:
    parse = scene.parse
    texts = scene.book.words["decisions.texts"]
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep == "xcomp" and infinitival(parse, c):
            return _is_body(scene, scene.subject(i))
        if token.dep == "prep" and token.lower in {"in", "for", "against", "on"}:
            first, last = parse.edges[c]
            if any(t.lemma in texts for t in parse.tokens[first : last + 1]):
                return True
    return False


def _is_body(scene: Scene, subject: int | None) -> bool:
    if subject is None:
        return False
    words = scene.book.words["decisions.bodies"]
    first, last = scene.parse.edges[subject]
    return any(t.lower in words for t in scene.parse.tokens[first : last + 1])


def _step(scene: Scene, i: int, text: int | None) -> Iterator[Found]:
    passive = scene.parse.child(i, "nsubjpass")
    head = scene.subject(i) if passive is None else find_speaker(scene.parse, i)[0]
    by = scene.actors(head)
    bare = (
        not by
        and (scene.agentive(head) or _is_body(scene, head))
        and scene.parse.tokens[i].tag in {"VBD", "VBN"}
    )
    if scene.party(by) or (bare and scene.parse.tokens[i].dep not in {"relcl", "advcl"}):
        yield _of_text(scene, made(scene, i, "decision", by, predicate(scene, i, passive)), text)


def _resolved(scene: Scene, i: int) -> Iterator[Found]:
    """Yield a vote; of "voted to leave the court", what was voted for."""
    act = scene.parse.child(i, "xcomp")
    for found in _step(scene, i, None):
        if act is not None and act > i and infinitival(scene.parse, act):
            found.what = infinitive(scene, act)
            found.heads = (i, act)
        yield found


def _of_text(scene: Scene, found: Found, text: int | None) -> Found:
    """Add the bill's own words to a step that only says "it"."""
    if text is not None and scene.parse.tokens[text].lower in PRONOUNS:
        noun = spoken_of(scene, text)
        if noun is not None and not found.what[0] <= noun <= found.what[1]:
            found.also = _named(scene, noun)
    return found


def _named(scene: Scene, noun: int) -> Range:
    """Return the words that name a bill: from its article on, with the clause that says which."""
    parse = scene.parse
    first, last = noun_phrase(scene, noun)
    article = parse.child(noun, "det", "poss")
    if article is not None and article < noun:
        first = parse.edges[article][0]
    clause = next((c for c in parse.children[noun] if parse.tokens[c].dep == "relcl"), None)
    if clause is not None and parse.edges[clause][0] == last + 1:
        end = parse.edges[clause][1]
        last = end if end - noun <= LONGEST_NAME else last
    return first, last


def _awaited(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "is awaiting a vote in the House": by whom the step will be taken."""
    parse = scene.parse
    step = parse.child(i, "dobj")
    subject = scene.subject(i)
    if step is None or subject is None or scene.negated(i) or _over(scene, i):
        return
    if parse.tokens[step].lemma not in scene.book.words["decisions.await"]:
        return
    if not _text(scene, subject):
        return
    owner = parse.child(step, "poss")
    heads = [*scene.objects(step, "in", "by", "from", "of"), *scene.objects(i, "in", "by", "from")]
    if owner is not None:
        heads.insert(0, owner)
    by = next((a for h in heads if (a := scene.actors(h))), ())
    if by:
        yield _of_text(scene, made(scene, i, "decision", by, clause(scene, i)), subject)


def _over(scene: Scene, i: int) -> bool:
    """Tell whether what verb `i` tells of lies back ("went to the House")."""
    verbs = (i, *scene.parse.children[i])
    finite = {scene.parse.tokens[v].tag for v in verbs if scene.parse.tokens[v].dep != "conj"}
    return "VBD" in finite and scene.speakers(i) == ()


def _onward(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "now goes to the House": who has the next step."""
    subject = scene.subject(i)
    if subject is None or scene.negated(i) or _over(scene, i) or not _text(scene, subject):
        return
    for head in scene.objects(i, "to", "before"):
        by = scene.actors(head)
        if by and scene.party(by):
            yield _of_text(scene, made(scene, i, "decision", by, clause(scene, i)), subject)
            return


def _to_come(scene: Scene, i: int, text: int) -> Iterator[Found]:
    """Yield a step not yet taken: "has not said whether he would sign", "must be ratified by"."""
    parse = scene.parse
    passive = parse.child(i, "nsubjpass")
    if passive is not None:
        by = scene.actors(find_speaker(parse, i)[0])
        lead = parse.tokens[i].head if parse.tokens[i].dep == "xcomp" else i
        due = scene.modal(i) == "must" or parse.tokens[lead].lemma in {"have", "need", "remain"}
        if by and due and not scene.negated(i):
            yield _of_text(scene, made(scene, i, "decision", by, clause(scene, i)), text)
        return
    if scene.modal(i) == "must" and not scene.negated(i):
        by = scene.actors(scene.subject(i))
        if (by and scene.party(by)) or _is_body(scene, scene.subject(i)):
            yield _of_text(scene, made(scene, i, "decision", by, clause(scene, i)), text)
        return
    above = parse.tokens[parse.tokens[i].head]
    clausal = parse.tokens[i].dep in {"ccomp", "advcl"}  # "has not said if" is read as a condition
    if not clausal or not marked(parse, i) or scene.asked(i):
        return
    lead = above.head if above.dep == "xcomp" else above.i
    silent = scene.negated(above.i) or parse.tokens[lead].lemma in {"decline", "refuse"}
    if above.lemma in {"say", "decide", "indicate", "know", "disclose"} and silent:
        silent_one = scene.actors(scene.subject(lead))
        by = scene.actors(scene.subject(i)) or silent_one
        # Who keeps silent on what another will do has told nothing of the other's mind.
        if by and scene.party(by) and (not silent_one or scene.same_side(by, silent_one)):
            found = made(scene, lead, "decision", by, predicate(scene, lead, None))
            found.heads = ()  # "if" brings no condition here
            yield _of_text(scene, found, text)
