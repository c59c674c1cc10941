"""What an article says became of a commitment: repeated, softened, met, refused, called off."""

from collections.abc import Iterator

from tidings.readers.commitments.acts import ahead, voiced
from tidings.readers.commitments.frames import infinitive
from tidings.readers.commitments.happenings import is_event, taken_up
from tidings.readers.commitments.nouns import BARE, noun_complement
from tidings.readers.commitments.related import related_act
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.spans import clause, predicate
from tidings.readers.statements.clauses import infinitival
from tidings.readers.syntax import Parse
from tidings.values import CommitmentKind, Move

SHIFTING = frozenset({"move", "shift", "push"})
DASHES = frozenset(["-", "–", "—", "--"])
ANSWERED: frozenset[Move] = frozenset({"met", "refused"})
DONE: frozenset[Move] = frozenset({"carried out", "met"})
OWN: frozenset[CommitmentKind] = frozenset({"promise", "threat", "plan"})  # kept by who made it


def moves(scene: Scene, i: int) -> Iterator[Found]:
    """Yield the commitment that verb `i` moves, with what the article says became of it."""
    key = scene.key(i, scene.book.moves)
    if key is None or not voiced(scene, i):
        return
    move = scene.book.moves[key]
    parse = scene.parse
    thing = parse.child(i, "dobj", "nsubjpass") or _object_after(scene, i, key)
    if "_" in key and thing is not None and _placed(parse, i, thing, key):
        return
    if thing is None:
        thing = next(iter(scene.objects(i, "on", "to", "with", "from")), None)
    if thing is None or any(parse.tokens[c].lower == "no" for c in parse.children[thing]):
        return
    thing = taken_up(scene, thing) or thing
    subject = scene.actors(scene.subject(i)) if parse.tokens[thing].dep != "nsubjpass" else ()
    if move in {"called off", "softened", "postponed"}:
        yield from _ended(scene, i, thing, move, subject)
    if parse.tokens[thing].lemma in scene.book.nouns and parse.tokens[i].lemma not in SHIFTING:
        yield from _moved(scene, i, thing, move, subject)


def _object_after(scene: Scene, i: int, key: str) -> int | None:
    """Return the noun in "making good a warning", which the parser takes for a clause."""
    noun = scene.parse.child(i, "ccomp")
    good = key.endswith("_good") and noun is not None
    return noun if good and scene.parse.tokens[noun or i].pos == "NOUN" else None


def _placed(parse: Parse, i: int, thing: int, key: str) -> bool:
    """Tell "held drills off the coast" from "held the drills off": a word that has an object of its
    own, after the verb's object, is a preposition and no particle.
    """
    last = key.rpartition("_")[2]
    return (
        any(
            parse.tokens[c].lower == last and parse.child(c, "pobj") is not None
            for c in parse.children[i]
            if c > thing
        )
        and parse.tokens[thing].dep == "dobj"
    )


def _ended(
    scene: Scene, i: int, thing: int, move: Move, subject: tuple[int, ...]
) -> Iterator[Found]:
    """Yield a gathering called off, or a measure lifted or eased."""
    parse = scene.parse
    kind: CommitmentKind | None = None
    new_day = _new_day(scene, i) if move == "postponed" else None
    if parse.tokens[i].lemma in SHIFTING and not _is_day(scene, new_day):
        return  # what is moved to a place is not put off
    off = move in {"called off", "postponed"}
    if parse.tokens[i].dep == "ccomp" and parse.tokens[i].tag in {"VB", "VBP"}:
        return  # "demanded that Oman suspend drilling"
    if off and _put_aside(scene, i, thing, move):
        kind = "plan"
    elif _lifted(scene, i, thing):
        kind = "measure"
    if kind == "plan":
        subject = (*subject, *(a for a in scene.parties(thing) if a not in subject))
    passive = parse.tokens[thing].dep == "nsubjpass"
    if kind == "measure" and not subject:
        subject = scene.parties(thing)
    pointed = passive and (kind == "measure" or (kind == "plan" and _definite(scene, thing)))
    if kind is None or not (subject or pointed):
        return
    found = _found(scene, i, (kind, move), subject, unset(scene, thing), (i,))
    found.extent = parse.edges[thing]
    if move == "postponed":
        found.heads = ()  # "until" brings the new day, and no condition
        found.new_day = new_day
    yield found


def _put_aside(scene: Scene, i: int, thing: int, move: Move) -> bool:
    """Tell "cancelled the hearing" from "reopened the inquiry", "ended the sitting"."""
    words = scene.book.words
    known = words["own.gatherings"] | words["own.undertakings"]
    if scene.parse.tokens[thing].lemma in known:
        return True
    gone = move == "postponed" or scene.key(i, words["scheduled.cancels"]) is not None
    return gone and is_event(scene, thing)


def _lifted(scene: Scene, i: int, thing: int) -> bool:
    """Tell "lifted the ban" and "reopened the border": a measure ends, or is eased or put off."""
    book = scene.book
    lemma, noun = scene.parse.tokens[i].lemma, scene.parse.tokens[thing].lemma
    if lemma in book.words["staying.opens"]:
        return noun in book.measures["close"]
    return noun in book.words["staying.measures"] and lemma in book.words["staying.lifts"]


def ceased(scene: Scene, i: int) -> Iterator[Found]:
    """Yield "stopped charging lorries", "the ban ended": a measure that is no longer."""
    parse = scene.parse
    token = parse.tokens[i]
    words = scene.book.words["staying.ends"]
    if token.lemma not in words or scene.modal(i) is not None or not voiced(scene, i):
        return
    if token.tag not in {"VBD", "VBN", "VBZ"} or scene.negated(i):
        return
    act, subject = parse.child(i, "xcomp"), parse.child(i, "nsubj")
    if act is not None and parse.tokens[act].tag == "VBG":
        by = scene.actors(scene.subject(i))
        if scene.party(by) and parse.child(act, "dobj") is not None:
            yield _found(scene, i, ("measure", "called off"), by, parse.edges[act], (i,))
        return
    known = scene.book.words["staying.measures"]
    if subject is None or parse.child(i, "dobj") is not None:
        return
    if parse.tokens[subject].lemma in known:
        what = noun_phrase(scene, subject)
        yield _found(scene, i, ("measure", "called off"), scene.parties(subject), what, (i,))


def _definite(scene: Scene, noun: int) -> bool:
    """Tell "the meeting" from any meeting: it is one that was told of."""
    below = scene.parse.children[noun]
    return any(scene.parse.tokens[c].lower in {"the", "this", "that", "their"} for c in below)


def _new_day(scene: Scene, i: int) -> Range | None:
    """Return where the day stands that something is put off to."""
    parse = scene.parse
    leads = scene.book.words["answers.new_day"]
    particles = [c for c in parse.children[i] if parse.tokens[c].dep in {"advmod", "prt"}]
    below = (c for h in (i, *particles) for c in parse.children[h] if c > i)
    return next((parse.edges[c] for c in below if parse.tokens[c].lower in leads), None)


def _is_day(scene: Scene, part: Range | None) -> bool:
    """Tell whether nothing but a day stands after the preposition of a range."""
    if part is None:
        return False
    span = scene.parse.span(part[0] + 1, part[1]) if part[1] > part[0] else None
    return span is not None and any(
        scene.times[n].span.start == span.start for n in scene.times_in(span)
    )


def _moved(
    scene: Scene, i: int, noun: int, move: Move, subject: tuple[int, ...]
) -> Iterator[Found]:
    parse = scene.parse
    owner = _owner(scene, noun)
    by = owner if move in ANSWERED else subject
    nobody = (
        not by and move in ANSWERED and scene.party(subject) and kind_of(scene, noun) not in OWN
    )
    if not by and not nobody:
        return
    complement = noun_complement(scene, noun) or _infinitive_beside(scene, i, noun)
    kind = scene.book.nouns[parse.tokens[noun].lemma]
    if complement and not ahead(scene, complement[0], kind):
        return
    if kind in OWN and move in ANSWERED:
        # Who accepts a promise has not kept it, and a threat dismissed stands as it stood.
        if move == "refused" or not scene.same_side(owner, subject):
            return
        move, by = "carried out", subject
    elif move == "carried out" and _anothers(scene, owner, subject):
        if kind != "demand":
            return
        move, by = "met", owner
    what = complement[1] if complement else noun_phrase(scene, noun)
    heads = (complement[0],) if complement else (i,)
    found = _found(scene, i, (kind, move), by, what, heads)
    if move in ANSWERED:
        found.to = scene.cast.others(subject, by)
    found.bare = complement is None and _bare(scene, noun)
    act = related_act(scene, i) if complement is None and move in DONE else None
    if act is not None:  # "closed the crossing, carrying out its threat"
        found.what, found.heads, found.bare = predicate(scene, act, None), (), False
        found.move_range = clause(scene, act) if act > i else _from(scene, act, found.move_range)
    yield found


def _anothers(scene: Scene, owner: tuple[int, ...], subject: tuple[int, ...]) -> bool:
    """Tell whether a commitment is another party's; "its prime minister's" is its own."""
    states = {scene.state(a) for a in owner} - {None}
    unnamed = all(scene.cast.actors[a].kind == "unnamed" for a in owner) and not states
    return bool(owner) and not unnamed and not scene.same_side(owner, subject)


def _from(scene: Scene, act: int, part: Range | None) -> Range:
    first = clause(scene, act)[0]
    return first, part[1] if part else act


def _infinitive_beside(scene: Scene, i: int, noun: int) -> tuple[int, Range] | None:
    """Return "to stop buses" where the parser hangs it on the verb, not on "threat" before it."""
    parse = scene.parse
    for c in parse.children[i]:
        beside = parse.edges[c][0] == noun + 1 and parse.tokens[c].dep in {"advcl", "xcomp"}
        if beside and infinitival(parse, c):
            return c, infinitive(scene, c)
    return None


def kind_of(scene: Scene, noun: int) -> CommitmentKind:
    """Return the kind of commitment that a noun names."""
    return scene.book.nouns[scene.parse.tokens[noun].lemma]


def _owner(scene: Scene, noun: int) -> tuple[int, ...]:
    parse = scene.parse
    owner = parse.child(noun, "poss")
    if owner is not None:
        return scene.owners(owner)
    return tuple(a for h in scene.objects(noun, "by", "from") for a in scene.actors(h))


def _bare(scene: Scene, noun: int) -> bool:
    """Tell whether a noun only points at what was told ("that threat")."""
    parse = scene.parse
    below = [c for c in parse.children[noun] if parse.tokens[c].pos != "PUNCT"]
    return all(parse.tokens[c].lower in BARE or parse.tokens[c].dep == "relcl" for c in below)


def noun_phrase(scene: Scene, noun: int) -> Range:
    """Return a noun phrase up to the first clause, dash or comma after its noun."""
    parse = scene.parse
    first, last = parse.edges[noun]
    for c in parse.children[noun]:
        token = parse.tokens[c]
        if c > noun and (token.dep in {"appos", "relcl"} or token.pos == "PUNCT"):
            last = min(last, parse.edges[c][0] - 1)
    for i in range(noun + 1, last):
        if parse.tokens[i].text == "," and parse.tokens[i + 1].tag in {"WDT", "WP"}:
            last = i - 1
            break
    dash = next((i for i in range(noun, last) if _dash(parse, i)), None)
    if dash is not None:
        last = dash
    while last > noun and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return first, last


def unset(scene: Scene, noun: int) -> Range:
    """Return a noun phrase without the day once set for it ("the hearing due on Friday")."""
    parse = scene.parse
    first, last = noun_phrase(scene, noun)
    known = scene.book.words["scheduled.fixed"]
    for c in parse.children[noun]:
        token = parse.tokens[c]
        if noun < c and token.dep in {"acl", "amod"} and token.lemma in known:
            last = min(last, max(noun, parse.edges[c][0] - 1))
    return first, last


def _dash(parse: Parse, i: int) -> bool:
    """Tell a dash between words from a hyphen within one."""
    token = parse.tokens[i]
    return token.text in DASHES and parse.text[token.start - 1 : token.start].isspace()


def _found(
    scene: Scene,
    i: int,
    moved: tuple[CommitmentKind, Move],
    by: tuple[int, ...],
    what: Range,
    heads: tuple[int, ...],
) -> Found:
    subject = scene.parse.child(i, "nsubj", "nsubjpass")
    first = scene.parse.edges[subject][0] if subject is not None and subject < i else i
    return Found(
        kind=moved[0],
        trigger=i,
        by=by,
        what=what,
        heads=heads,
        statement=scene.statement(i),
        move=moved[1],
        move_range=(first, what[1] if what[1] > i else i),
    )
