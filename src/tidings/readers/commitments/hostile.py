"""What makes words a threat: acts, answers and consequences that a party says will come."""

from tidings.readers.commitments.scene import Scene

FUTURE = frozenset({"will", "would", "shall"})
UNANSWERED = frozenset({"unanswered", "unpunished"})
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
    if not infinitive and scene.modal(head) not in FUTURE:
        return False
    negated = scene.negated(head)
    if negated:
        return lemma in words["hostile.stay"] and _without_answer(scene, head)
    if lemma in words["hostile.follow"]:
        return _names(scene, parse.child(head, "nsubj"), "hostile.nouns")
    if lemma in words["hostile.suffer"]:
        return _names(scene, parse.child(head, "dobj"), "hostile.suffered") and not own(
            scene, head, by
        )
    if scene.key(head, words["hostile.verbs"]) is not None:
        return infinitive or own(scene, head, by)
    return False


def own(scene: Scene, verb: int, by: tuple[int, ...]) -> bool:
    """Tell whether the subject of `verb` is the speaker's own side.

    In reported speech a pronoun that stands for nobody else is taken for who speaks.
    """
    subject = scene.subject(verb)
    if subject is None:
        return False
    actors = scene.actors(subject)
    if actors:
        return scene.same_side(actors, by)
    return scene.parse.tokens[subject].lower in THIRD and scene.quoted[subject] < 0


def _without_answer(scene: Scene, head: int) -> bool:
    parse = scene.parse
    for c in parse.children[head]:
        token = parse.tokens[c]
        if token.lower == "without" and _names(scene, parse.child(c, "pobj"), "hostile.nouns"):
            return True
        if token.lower in UNANSWERED:
            return True
    return False


def _names(scene: Scene, noun: int | None, part: str) -> bool:
    """Tell whether a noun, or one that is compounded or joined with it, is in a word list."""
    if noun is None:
        return False
    parse = scene.parse
    words = scene.book.words[part]
    near = [noun, *(c for c in parse.children[noun] if parse.tokens[c].dep in {"compound", "conj"})]
    return any(parse.tokens[n].lemma in words or parse.tokens[n].lower in words for n in near)
