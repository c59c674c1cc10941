"""What clauses that look ahead commit somebody to, where no rule knows their verb.

"The company will take back 150 workers by summer", "fertiliser could be sent through Somaliland":
whether such a clause is a commitment at all, and no forecast, opinion or hope, is weighed by a
logistic function of its form: who says it, whose act it is, its modal, its day and conditions.
The weights are in `codebook/foretold.toml`, learned by `bench.learn_foretold`.
"""

from collections.abc import Collection, Iterator
from math import exp
from typing import NamedTuple

from tidings.readers.commitments.conditions import condition_kind, hanging
from tidings.readers.commitments.deeds import dated, gathers
from tidings.readers.commitments.hostile import own, ultimatum
from tidings.readers.commitments.scene import FIRST, SECOND, Scene
from tidings.readers.statements.clauses import infinitival
from tidings.readers.statements.voicing import inverted, named_will
from tidings.readers.syntax import Token

MODALS = {
    **dict.fromkeys(("will", "shall"), "will"),
    "would": "would",
    **dict.fromkeys(("could", "might", "may"), "could"),
    **dict.fromkeys(("must", "should"), "must"),
}
"""Modals by what they do; "can" tells what one is able to, not what one will do."""
ARRANGED = frozenset({"expect", "due", "set", "slate", "suppose", "mean", "require", "oblige"})
PAST = frozenset({"was", "were", "had"})
DEFINITE = frozenset({"the", "these", "those", "all", "both", "its", "their", "his", "her", "our"})
INDEFINITE = frozenset({"a", "an", "any", "every", "no", "some", "each"})
DEPS = frozenset({"ROOT", "ccomp", "relcl", "advcl", "parataxis"})
ALONE = ("prt", "prep", "xcomp", "ccomp")
CROSSED = (
    *("day", "if", "until", "reported", "quoted", "outlet", "hard", "gives", "befalls", "be"),
    *("object", "negated", "event", "party speaks", "would", "relcl", "effect"),
)
"""What counts differently by whose act it is."""
BESIDE = 2  # sentences
SHORT = 6  # sentences
MANY = 10  # sentences that an article counts as at least
SHARES = {"some others": 0.05, "more others": 0.12, "many others": 0.2}


class Ahead(NamedTuple):
    """A clause that looks ahead: its act, the verb that has the subject, and its form."""

    act: int
    lead: int
    form: str


def aheads(scene: Scene) -> Iterator[Ahead]:
    """Yield the clauses of an article that look ahead, in order; no headline and no question."""
    headlines = [s.headline for s in scene.parse.sentences]
    for token in scene.parse.tokens:
        if token.pos in {"VERB", "AUX"} and not headlines[token.sentence]:
            ahead = _ahead(scene, token)
            if ahead is not None and not scene.asked(token.i) and not _undone(scene, ahead):
                yield ahead


def likely(scene: Scene, ahead: Ahead, read: Collection[int]) -> float:
    """Return how likely it is, 0 to 1, that a clause commits somebody; see `evidence`."""
    book = scene.book.foretold
    total = book.start + sum(book.weights.get(name, 0.0) for name in evidence(scene, ahead, read))
    return 1 / (1 + exp(-total))


def evidence(scene: Scene, ahead: Ahead, read: Collection[int]) -> frozenset[str]:
    """Return the names of what speaks for or against a clause's being a commitment.

    `read` are the sentences, by number, of commitments that the rules read: who commits himself
    does so in a dispute, where others do.
    """
    found = {ahead.form, *_told(scene, ahead.act), *_deed(scene, ahead), *_place(scene, ahead)}
    found |= _company(scene, ahead, read)
    found |= _subject(scene, ahead)
    whose = whose_act(ahead, found)
    return frozenset({*found, whose, *(f"{whose}: {name}" for name in CROSSED if name in found)})


def whose_act(ahead: Ahead, found: set[str] | frozenset[str]) -> str:
    """Return whose act it is, as far as the form of a clause shows it."""
    if ahead.form in {"must", "has to"}:
        return "asked"
    if ahead.form == "could":
        return "possible"
    if found & {"own", "first person"}:
        return "own act"
    if "passive" in found:
        return "done to"
    return "another's" if found & {"party", "actor", "body"} else "of a thing"


def _ahead(scene: Scene, token: Token) -> Ahead | None:
    parse, i = scene.parse, token.i
    modal = next((c for c in parse.children[i] if parse.tokens[c].tag == "MD"), None)
    if modal is not None:
        form = MODALS.get(scene.modal(i) or "")
        told = token.tag == "VBD" or named_will(parse, modal)  # "of his own will told us"
        return Ahead(i, i, form) if form and not told else None
    above = parse.tokens[token.head]
    if token.dep not in {"xcomp", "ccomp"} or above.i > i or not infinitival(parse, i):
        return None
    lead, form = above.i, _infinitive_form(scene, above)
    if form == "due to" and parse.child(lead, "nsubjpass", "nsubj") is None:
        lead = above.head
    return Ahead(i, lead, form) if form is not None else None


def _infinitive_form(scene: Scene, above: Token) -> str | None:
    """Return how an infinitive looks ahead: "has to", "is to", "going to", "means to", "due to"."""
    finite = above.tag in {"VBZ", "VBP", "VBD", "VBG"}
    if above.lemma in {"have", "need"} and finite:
        return "has to" if scene.parse.child(above.i, "dobj") is None else None
    if above.lemma == "be" and finite:
        return "is to" if scene.parse.child(above.i, "attr", "acomp") is None else None
    if above.lemma == "go" and above.tag == "VBG":
        return "will"
    if above.lemma == "mean" and finite:
        return "means to"
    return "due to" if above.lemma in ARRANGED and above.tag in {"VBN", "JJ"} else None


def _undone(scene: Scene, ahead: Ahead) -> bool:
    """Tell what was to be done, or would have been ("should it fail"), from what is to come."""
    parse = scene.parse
    if inverted(parse, ahead.act):
        return True
    below = [parse.tokens[c] for c in parse.children[ahead.act] if parse.tokens[c].dep == "aux"]
    if any(t.lemma == "have" for t in below):
        return True
    if ahead.form in {"will", "would", "could", "must"} and ahead.lead == ahead.act:
        return False
    near = {parse.tokens[c].lower for c in parse.children[ahead.lead]}
    past = parse.tokens[ahead.lead].lower in PAST or bool(near & PAST)
    aside = parse.tokens[ahead.lead].dep == "advcl"  # "before they were to strike"
    return past and (scene.inside[ahead.act] < 0 or aside)


def _told(scene: Scene, i: int) -> set[str]:
    """Return how and by whom a clause is said."""
    n = scene.inside[i]
    if n < 0:
        return {"reported", "party speaks"} if teller(scene, i) else {"outlet"}
    one = scene.statements[n]
    found = {"quoted" if scene.quoted[i] >= 0 else "reported"}
    if one.actors:
        found.add("party speaks" if scene.party(one.actors) else "person speaks")
    else:
        found.add("body speaks" if scene.body_speaks(i) else "unknown speaks")
    book = scene.book
    cues = {t.lemma for span in one.cue for t in scene.parse.within(span)}
    if any(c in book.hostile_only or book.verbs.get(c) in book.foretold.kinds for c in cues):
        found.add("cue commits")
    if cues & book.foretold.announcing:
        found.add("cue commits")
    if cues & (book.words["own.guessing"] | book.foretold.guessing):
        found.add("cue guesses")
    return found


def teller(scene: Scene, i: int) -> tuple[int, ...]:
    """Return who lets a clause be known that no statement holds ("gave notice that", "made clear").

    It is the party that is the subject of what the clause hangs on.
    """
    parse, token = scene.parse, scene.parse.tokens[i]
    if token.dep not in {"ccomp", "acl"} or scene.marked(i) != "that" or scene.inside[i] >= 0:
        return ()
    for above in parse.ancestors(i):
        if parse.tokens[above].pos == "VERB" and (who := parse.child(above, "nsubj")) is not None:
            found = scene.actors(who)
            if found or parse.tokens[who].pos != "PRON":
                return found if scene.party(found) and not scene.unsure(i) else ()
    return ()


def subject_of(scene: Scene, ahead: Ahead) -> int | None:
    """Return the head of a clause's subject, of that which it is joined to where it has none.

    Of a relative clause it is the noun that the clause tells of.
    """
    parse = scene.parse
    for verb in (ahead.lead, ahead.act):
        found = parse.child(verb, "nsubj", "nsubjpass")
        if found is not None:
            related = parse.tokens[found].tag in {"WDT", "WP"} and parse.tokens[verb].dep == "relcl"
            return parse.tokens[verb].head if related else found
    token = parse.tokens[ahead.act]
    return parse.child(token.head, "nsubj", "nsubjpass") if token.dep == "conj" else None


def _subject(scene: Scene, ahead: Ahead) -> set[str]:
    """Return what kind of noun is to act, or to be acted on."""
    parse = scene.parse
    subject = subject_of(scene, ahead)
    below = [parse.tokens[c] for c in parse.children[ahead.act]]
    passive = any(t.dep in {"nsubjpass", "auxpass"} for t in below)
    found = {"passive"} if passive else set()
    if subject is None:
        return {*found, "no subject"}
    return {*found, _kind(scene, ahead, subject, passive), *_phrase(scene, subject)}


def _kind(scene: Scene, ahead: Ahead, subject: int, passive: bool) -> str:
    token, actors = scene.parse.tokens[subject], scene.actors(subject)
    if token.lower in FIRST:
        return "first person"
    if token.lower in SECOND:
        return "second person"
    if token.lower == "there" or token.tag in {"WDT", "WP"}:
        return "there" if token.lower == "there" else "which"
    if passive:
        return "done to somebody" if actors else "done to a thing"
    by = scene.speakers(ahead.act) or teller(scene, ahead.act)
    if (scene.inside[ahead.act] >= 0 or by) and own(scene, ahead.lead, by):
        return "own"
    if actors:
        return "party" if scene.party(actors) else "actor"
    if scene.agentive(subject):
        return "body"
    return "pronoun" if token.pos == "PRON" else "thing"


def _phrase(scene: Scene, subject: int) -> set[str]:
    """Tell things and people at large, and single ones not told of before."""
    parse, token = scene.parse, scene.parse.tokens[subject]
    below = [parse.tokens[c] for c in parse.children[subject]]
    words = {t.lower for t in below}
    found = {"I"} if token.lower == "i" else set()
    large = token.tag == "NNS" and not words & DEFINITE and not scene.actors(subject)
    if large and not any(t.pos == "NUM" for t in below):
        found.add("at large")
    return {*found, "indefinite"} if words & INDEFINITE else found


def _deed(scene: Scene, ahead: Ahead) -> set[str]:
    """Return what kind of act a verb is."""
    parse, book, i = scene.parse, scene.book, ahead.act
    words = book.words
    hard = words["hostile.verbs"] | words["hostile.undergone"] | words["hostile.conditional"]
    tests = {
        "befalls": parse.tokens[i].lemma in words["own.stative"],
        "effect": parse.tokens[i].lemma in book.foretold.effects,
        "gives": scene.key(i, words["own.promise"] | words["own.owed"]) is not None,
        "ends": scene.key(i, words["own.orders"]) is not None,
        "hard": scene.key(i, hard) is not None or scene.key(i, book.measures) is not None,
        "gathers": gathers(scene, i),
        "agent": parse.child(i, "agent") is not None,
        "object": parse.child(i, "dobj") is not None,
        "event": scene.event_at(i) is not None,
    }
    found = {name for name, true in tests.items() if true}
    if parse.tokens[i].lemma == "be":
        found = found - {"befalls"} | {"be"}
    alone = "object" not in found and parse.child(i, "nsubjpass", *ALONE) is None
    return found | {"alone"} if alone else found


def conditions_of(scene: Scene, i: int) -> tuple[int, ...]:
    """Return what clause `i` hangs on, also where the parser hangs it on an act below the verb.

    "Will stop issuing visas if …", "would have to close unless …".
    """
    found = list(hanging(scene, i))
    for verb in joined_acts(scene, i)[1:]:
        found += [c for c in hanging(scene, verb) if scene.parse.tokens[c].dep == "advcl"]
    return tuple(found)


def joined_acts(scene: Scene, i: int) -> tuple[int, ...]:
    """Return verb `i` and the acts that complete it ("stop issuing")."""
    chain = [i]
    while (below := scene.parse.child(chain[-1], "xcomp")) is not None and below > chain[-1]:
        chain.append(below)
    return tuple(chain)


def _company(scene: Scene, ahead: Ahead, read: Collection[int]) -> set[str]:
    """Return whether other commitments stand beside a clause, and how many its article has.

    A text of a few sentences has no room for others: that none stand beside what is said in it
    tells nothing.
    """
    if len(scene.parse.sentences) < SHORT and scene.inside[ahead.act] >= 0:
        return {"beside another"}
    sentence = scene.parse.tokens[ahead.act].sentence
    near = any(n in read for n in range(sentence - BESIDE, sentence + BESIDE + 1))
    share = len(read) / max(MANY, len(scene.parse.sentences))
    found = {"beside another"} if near else set()
    return found | {name for name, least in SHARES.items() if share >= least}


def _place(scene: Scene, ahead: Ahead) -> set[str]:
    """Return the day, conditions and place in the sentence of a clause."""
    parse, i = scene.parse, ahead.act
    kinds = {condition_kind(scene, c) for c in conditions_of(scene, i)}
    above = parse.tokens[ahead.lead]
    dep = parse.tokens[above.head].dep if above.dep == "conj" else above.dep
    tests = {
        "if": bool(kinds & {"if", "only if", "unless"}),
        "unless": ultimatum(scene, i),
        "until": "until" in kinds,
        "day": dated(scene, i),
        "negated": scene.negated(i) or scene.negated(ahead.lead),
        "unsure": scene.unsure(ahead.lead),
    }
    return {*(n for n, true in tests.items() if true), dep if dep in DEPS else "other place"}
