"""Events that a day ahead is set for: "is to take place on", "is due", "resumes on May 12".

Whose they are may stay unknown: a hearing, a vote, a shipment or a bill's reading is waited for
whoever holds it. Forecasts of weather, prices and sport are no plans (`[scheduled] idle`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tidings.readers.commitments.conditions import condition_kind
from tidings.readers.commitments.days import day_ahead, days_ahead, lead_word
from tidings.readers.commitments.happenings import holders, is_event, taken_up
from tidings.readers.commitments.moves import noun_phrase
from tidings.readers.commitments.postponed import put_off
from tidings.readers.commitments.scene import Found, Range, Scene
from tidings.readers.commitments.spans import clause
from tidings.readers.statements.clauses import infinitival
from tidings.values import Span

PRESENT = frozenset({"VBZ", "VBP"})
RELATIVE = frozenset({"WDT", "WP"})
FINITE = frozenset({"ROOT", "ccomp", "conj", "parataxis", "relcl"})
NOBODY = frozenset({"no", "any", "every", "each", "neither"})
HANGING = frozenset({"if", "unless", "only if"})
COMING = frozenset({"will", "shall"})


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An act to come: the verb that tells it, its subject, and the words that set it.

    `lead` is the verb or adjective that says that it is set ("is *due* to open"), the act itself
    where nothing else does; `day` the time expression that says when.
    """

    act: int
    lead: int
    subject: int
    day: int | None


def scheduled(scene: Scene, i: int) -> Iterator[Found]:
    """Yield the event or act that the clause at token `i` sets a day for, as a plan."""
    moved = list(put_off(scene, i))
    found = _arrangement(scene, i) if not moved else None
    yield from moved
    if found is None or _no_news(scene, found):
        return
    by = _whose(scene, found)
    if not by and _any_round(scene, found.subject):
        return
    plan = Found(
        kind="plan",
        trigger=found.act,
        by=by,
        what=_words(scene, found, by),
        heads=tuple(dict.fromkeys((found.subject, found.lead, found.act))),
        statement=scene.statement(i),
    )
    plan.day = found.day
    named = taken_up(scene, found.subject) or _counted(scene, found.subject)
    if named is not None and not by:
        plan.also = noun_phrase(scene, named)
    yield plan


def _arrangement(scene: Scene, i: int) -> Arrangement | None:
    token = scene.parse.tokens[i]
    words = scene.book.words
    if token.pos == "NOUN":
        return _mistaken(scene, i) or _reduced(scene, i) or _granted(scene, i)
    if scene.modal(i) in {"will", "shall", "would"}:
        return _will(scene, i)
    if token.lemma == "expect" and token.tag in PRESENT and not _passive(scene, i):
        return _expected(scene, i)
    if token.lemma == "be" or token.lemma in words["scheduled.fixed"]:
        return _set(scene, i)
    if token.lemma == "have":
        return _has_days(scene, i)
    if token.tag in PRESENT:
        return _futurate(scene, i)
    return None


def _set(scene: Scene, i: int) -> Arrangement | None:
    """Return what "is to be signed", "is due to open", "is set for May 12", "was due on Monday"."""
    parse = scene.parse
    token = parse.tokens[i]
    lead = _adjective(scene, i) if token.lemma == "be" else i
    if lead is None or scene.negated(i) or (token.lemma != "be" and not _passive(scene, i)):
        return None
    subject = parse.child(i, "nsubj", "nsubjpass")
    act = next((c for c in _below(scene, i, lead) if infinitival(parse, c)), None)
    if subject is None or subject > i or parse.tokens[subject].tag in RELATIVE:
        return None
    if act is None and not _set_for(scene, lead):
        return None
    if act is not None and (_perfect(scene, act) or _is_state(scene, act)):
        return None  # "were to have been held", "is expected to be Latino"
    now = _now(scene, i)
    day = day_ahead(scene, act if act is not None else lead, i, lead, sure=not now)
    if day is None or not (now or scene.inside[i] >= 0):
        return None
    return Arrangement(act if act is not None else lead, lead, subject, day)


def _set_for(scene: Scene, lead: int) -> bool:
    """Tell "is set for May 12", "is due" from "is set in stone", "is meant", "is"."""
    token = scene.parse.tokens[lead]
    if token.lemma in {"set", "time", "book", "mean", "fix"}:
        return any(scene.parse.tokens[c].lower == "for" for c in scene.parse.children[lead])
    return token.lemma != "be"


def _is_state(scene: Scene, act: int) -> bool:
    """Tell what one may be or come to be from what is to be done."""
    done = scene.parse.child(act, "auxpass") is not None
    lemma = scene.parse.tokens[act].lemma
    return lemma in scene.book.words["own.stative"] and not done and not _to_court(scene, act)


def _expected(scene: Scene, i: int) -> Arrangement | None:
    """Return "X expects a truce to be signed in January", "expects to begin work in May"."""
    parse = scene.parse
    act = next((c for c in _below(scene, i, i) if infinitival(parse, c)), None)
    if act is None or scene.negated(i) or _is_state(scene, act):
        return None
    subject = parse.child(act, "nsubj", "nsubjpass") or parse.child(i, "nsubj")
    day = day_ahead(scene, act, i)
    if subject is None or day is None:
        return None
    acts = is_event(scene, subject) or scene.acting(subject)
    return Arrangement(act, act, subject, day) if acts else None


def _has_days(scene: Scene, i: int) -> Arrangement | None:
    """Return "the president has 21 days to sign": what one is given time to do, and by when."""
    parse = scene.parse
    subject, thing = parse.child(i, "nsubj"), parse.child(i, "dobj")
    if subject is None or thing is None or not _now(scene, i) or not scene.acting(subject):
        return None
    below = (*parse.children[thing], *parse.children[i])
    act = next((c for c in below if c > thing and infinitival(parse, c)), None)
    length = next(scene.times_in(parse.span(parse.edges[thing][0], thing)), None)
    if act is None or length is None or scene.times[length].type != "DURATION":
        return None
    return None if scene.speakers(i) else Arrangement(act, i, subject, length)


def _adjective(scene: Scene, i: int) -> int | None:
    """Return "due" in "is due"; "is" itself in "is to be held"."""
    below = scene.parse.child(i, "acomp", "attr")
    if below is None:
        return i
    return below if scene.parse.tokens[below].lemma in scene.book.words["scheduled.fixed"] else None


def _below(scene: Scene, i: int, lead: int) -> Iterator[int]:
    for head in dict.fromkeys((lead, i)):
        for c in scene.parse.children[head]:
            if c > head and scene.parse.tokens[c].dep in {"xcomp", "advcl", "ccomp"}:
                yield c


def _passive(scene: Scene, i: int) -> bool:
    """Tell "is planned for", "has been fixed for" from "plans", "fixed"."""
    return (
        scene.parse.tokens[i].tag == "VBN"
        and scene.parse.child(i, "auxpass") is not None
        and scene.parse.child(i, "dobj") is None
    )


def _now(scene: Scene, i: int) -> bool:
    """Tell whether what is set at `i` is set now: "is", "has been set", not "was", "had been"."""
    parse = scene.parse
    verbs = [i, *(c for c in parse.children[i] if parse.tokens[c].dep in {"aux", "auxpass"})]
    return any(parse.tokens[v].tag in PRESENT for v in verbs)


def _perfect(scene: Scene, i: int) -> bool:
    below = scene.parse.children[i]
    return any(
        scene.parse.tokens[c].dep == "aux" and scene.parse.tokens[c].lemma == "have" for c in below
    )


def _will(scene: Scene, i: int) -> Arrangement | None:
    """Return what will be on a day named: an event, something done, an act of those who act."""
    parse = scene.parse
    subject = parse.child(i, "nsubj", "nsubjpass")
    coming = scene.modal(i) in COMING or scene.inside[i] >= 0
    if subject is None or not coming or scene.negated(i) or _perfect(scene, i):
        return None
    if parse.tokens[i].dep not in FINITE or scene.unsure(i) or _hangs(scene, i):
        return None
    if parse.tokens[subject].tag in RELATIVE:
        return None
    if not _comes_about(scene, i, subject):
        return None
    day = day_ahead(scene, i)
    return None if day is None else Arrangement(i, i, subject, day)


def _comes_about(scene: Scene, i: int, subject: int) -> bool:
    """Tell an event that comes, and an act that those who do it have a day for, from a guess."""
    words = scene.book.words
    if is_event(scene, subject):
        return True
    if scene.parse.tokens[subject].dep == "nsubjpass":
        return scene.parse.tokens[i].lemma not in words["own.stative"]
    return (
        _occurs(scene, i)
        or scene.parse.tokens[i].lemma in words["scheduled.sits"]
        or _to_court(scene, i)
    )


def _occurs(scene: Scene, i: int) -> bool:
    known = scene.book.words["scheduled.occurs"]
    token = scene.parse.tokens[i]
    below = [scene.parse.tokens[c].lower for c in scene.parse.children[i] if c > i]
    return token.lemma in known or any(f"{token.lemma}_{b}" in known for b in below)


def _to_court(scene: Scene, i: int) -> bool:
    """Tell "will face a judge", "appears before a court": a day in court."""
    parse = scene.parse
    if parse.tokens[i].lemma not in scene.book.words["scheduled.appears"]:
        return False
    near = (parse.child(i, "dobj"), *scene.objects(i, "before", "in", "at", "on"))
    known = scene.book.words["law.courts"] | scene.book.words["scheduled.trials"]
    return any(parse.tokens[n].lemma in known for n in near if n is not None)


def _futurate(scene: Scene, i: int) -> Arrangement | None:
    """Return what "resumes on May 12", "return on Monday": in the present, with a day ahead."""
    parse = scene.parse
    subject = parse.child(i, "nsubj")
    denied = scene.negated(i) or scene.negated(parse.tokens[i].head)  # "that does not mean he goes"
    if subject is None or denied or parse.tokens[i].dep not in FINITE:
        return None
    if parse.tokens[subject].tag in RELATIVE or scene.unsure(i) or _hangs(scene, i):
        return None
    acts = scene.acting(subject) and parse.tokens[i].lemma not in scene.book.words["own.stative"]
    if not (
        acts or _occurs(scene, i) or parse.tokens[i].lemma in scene.book.words["scheduled.sits"]
    ):
        return None
    if scene.key(i, scene.book.frames) is not None:
        return None  # "asks X to leave by Monday" is an act of now
    day = day_ahead(scene, i, sure=True)
    return None if day is None else Arrangement(i, i, subject, day)


def _mistaken(scene: Scene, i: int) -> Arrangement | None:
    """Return what "moves to May 22": a verb that the parser takes for a noun, with its subject."""
    parse = scene.parse
    token = parse.tokens[i]
    subject = parse.child(i, "nsubj")
    if token.dep != "ROOT" or subject is None or not _occurs(scene, i):
        return None
    day = day_ahead(scene, i)
    return None if day is None else Arrangement(i, i, subject, day)


def _reduced(scene: Scene, i: int) -> Arrangement | None:
    """Return "a truce to be signed in January", "talks due on Tuesday": set by what follows it.

    Not where its verb tells what becomes of it, or sets its day itself.
    """
    parse = scene.parse
    for c in parse.children[i]:
        token = parse.tokens[c]
        if c < i or token.dep not in {"acl", "relcl", "amod"}:
            continue
        done = parse.child(c, "auxpass") is not None and infinitival(parse, c)
        fixed = token.lemma in scene.book.words["scheduled.fixed"] and token.tag in {"VBN", "JJ"}
        if not (done or (fixed and is_event(scene, i) and parse.child(c, "nsubj") is None)):
            continue
        if not done and (token.lemma == "expect" or _told_of(scene, i)):
            continue
        day = day_ahead(scene, c, sure=True)
        if day is not None:
            return Arrangement(c, c, i, day)
    return None


def _granted(scene: Scene, i: int) -> Arrangement | None:
    """Return "authorised the admission of inspectors on May 5": an event decided on for a day."""
    parse = scene.parse
    above = parse.tokens[i].head
    if parse.tokens[above].dep in {"prep", "prt"} or parse.tokens[above].pos == "ADP":
        above = parse.tokens[above].head
    if not is_event(scene, i) or parse.tokens[above].pos != "VERB" or i < above:
        return None
    if scene.key(above, scene.book.words["scheduled.grants"]) is None or scene.negated(above):
        return None
    day = next(
        (n for n in days_ahead(scene, i) if lead_word(scene, n) in {"on", "by", "for", "in"}), None
    )
    return None if day is None else Arrangement(i, i, i, day)


def _told_of(scene: Scene, noun: int) -> bool:
    """Tell whether a noun is what its verb tells of: what is put off, held, or set for a day."""
    parse = scene.parse
    above = parse.tokens[noun].head
    subject = parse.tokens[noun].dep in {"nsubj", "nsubjpass"}
    return subject or scene.key(above, scene.book.moves) is not None


def _hangs(scene: Scene, i: int) -> bool:
    """Tell whether a clause is a condition, or hangs on one."""
    return any(condition_kind(scene, c) in HANGING for c in scene.parse.children[i])


def _no_news(scene: Scene, found: Arrangement) -> bool:
    """Tell weather, prices, fixtures and shows, what is anybody's, and what "it" does not name."""
    parse = scene.parse
    noun = found.subject
    near = [noun, *(c for c in parse.children[noun] if parse.tokens[c].dep in {"compound", "amod"})]
    idle = scene.book.words["scheduled.idle"] | scene.book.words["scheduled.shows"]
    if any(parse.tokens[n].lemma in idle or parse.tokens[n].lower in idle for n in near):
        return True
    if scene.marked(found.act) in {"if", "whether"} or _shows(scene, found.act):
        return True
    if any(parse.tokens[c].lower in NOBODY for c in parse.children[noun]):
        return True
    if parse.tokens[noun].pos == "PRON" and not scene.actors(noun):
        return taken_up(scene, noun) is None
    if parse.tokens[found.act].lemma == "do":
        return True  # "will do so on the 16th"
    return scene.asked(found.act) or scene.doubtful(found.act) or scene.doubtful(found.lead)


def _shows(scene: Scene, act: int) -> bool:
    """Tell an act whose object is a match or a show."""
    first, last = scene.parse.edges[act]
    shows = scene.book.words["scheduled.shows"]
    return any(t.lemma in shows and t.pos == "NOUN" for t in scene.parse.tokens[first : last + 1])


def _whose(scene: Scene, found: Arrangement) -> tuple[int, ...]:
    """Return whose act it is: its subject's; of an event, whose name it bears; else nobody's."""
    parse = scene.parse
    noun = taken_up(scene, found.subject) or found.subject
    if found.act == found.subject:
        return scene.actors(scene.subject(parse.tokens[noun].head))
    if is_event(scene, noun):
        return holders(scene, noun)
    if parse.child(found.act, "nsubjpass", "auxpass") is None or found.act != found.lead:
        undergone = parse.child(found.act, "auxpass") is not None
        return () if undergone else scene.actors(found.subject)
    agent = parse.child(found.act, "agent")
    by = scene.actors(parse.child(agent, "pobj")) if agent is not None else ()
    said = scene.speakers(found.act)  # "the accounts would be published", said by who has them
    return by or (said if scene.party(said) else ())


def _words(scene: Scene, found: Arrangement, by: tuple[int, ...]) -> Range:
    """Return what is to be: with its subject, where that is not who acts."""
    if found.act == found.subject:
        return noun_phrase(scene, found.act)
    first, last = clause(scene, found.act)
    if found.act == found.lead and _only_day(scene, found):
        return noun_phrase(scene, found.subject)
    start = scene.parse.edges[found.subject][0]
    named = scene.actors(found.subject)
    known = bool(named) and set(named) <= set(by)
    return (first if known else min(first, start)), last


def _counted(scene: Scene, noun: int) -> int | None:
    """Return what "two more" counts on: the last noun before it that is counted."""
    parse = scene.parse
    if parse.tokens[noun].pos != "NUM":
        return None
    start = parse.sentences[max(0, parse.tokens[noun].sentence - 2)].first
    before = range(parse.sentences[parse.tokens[noun].sentence].first - 1, start - 1, -1)
    return next((j for j in before if parse.child(j, "nummod") is not None), None)


def _any_round(scene: Scene, noun: int) -> bool:
    """Tell "the next round", which may be a sport's, from "a round of talks"."""
    vague = scene.parse.tokens[noun].lemma in scene.book.words["scheduled.vague"]
    return vague and not any(is_event(scene, n) for n in scene.objects(noun, "of"))


def _only_day(scene: Scene, found: Arrangement) -> bool:
    """Tell whether a clause only says that a day is set ("is pencilled in for May 12")."""
    if (
        found.day is None
        or scene.parse.tokens[found.lead].lemma not in (scene.book.words["scheduled.fixed"])
    ):
        return False
    at = scene.times[found.day].span
    last = scene.parse.edges[found.lead][1]
    after = scene.parse.tokens[found.lead + 1 : last + 1]
    return all(at.holds(Span(t.start, t.end)) or t.dep in {"prt", "prep", "punct"} for t in after)
