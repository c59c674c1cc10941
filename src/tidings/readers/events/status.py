"""The status of an act: from tense, modality, negation, the words above it, conditionals.

`None` means that the words assert nothing that belongs in a record (a purpose, a question, a
generic infinitive).
"""

from tidings.codebook.events import EventsBook
from tidings.codebook.status import Stance
from tidings.readers.events.clause_types import by_clause
from tidings.readers.events.not_done import not_done
from tidings.readers.events.phrase_words import prepositions
from tidings.readers.events.stance import DONE, Stances, plain, weaker
from tidings.readers.events.triggers import Deed
from tidings.readers.syntax import Parse
from tidings.values import Status

# types done by saying so: a plain present ("condemns") tells one act
WORDS = frozenset({"ACCUSE", "SUPPORT", "REJECT", "REQUEST", "THREATEN", "AGREE", "CONCEDE"})
# what adjectives say of a deed that is done after all ("the planned talks took place")
BEFOREHAND = frozenset({"planned", "proposed", "threatened", "hypothetical"})
# verbs by which some deeds are only set in motion
ORDERED = frozenset({"announce", "pledge", "order", "approve"})
SET_IN_MOTION = frozenset({"RETREAT", "AID", "MOBILIZE"})


def status_of(parse: Parse, deed: Deed, book: EventsBook) -> Status | None:
    """Return a deed's status; none where nothing is asserted.

    What is demanded or threatened has that status; where the demand or threat is itself an act,
    it is told as that (tellings.py).
    """
    stances = Stances(parse, book)
    said = by_clause(parse, deed, stances) if deed.frame.status is None else None
    if said is not None:
        return said
    if deed.manner == "alone" or deed.verb is None:
        return plain(_nominal(stances, deed))
    verb = deed.its_verb
    found = stances.affirmed(verb)
    denied = stances.is_negated(verb)
    if deed.noun is not None and stances.is_none(deed.noun):
        denied = True
    elif _nobody(stances, verb):
        return None
    if denied and deed.frame.status is None and found is not None:
        return not_done(parse, deed, found, stances)
    if denied:
        found = book.status.negated(found, told=stances.is_told(verb))
    if deed.frame.status is not None:
        return _spoken(deed.frame.status, found)
    if deed.noun is not None and found is not None:
        return plain(_light(stances, deed, found))
    if deed.frame.type == "AGREE" and found in DONE and _offers(stances, verb):
        return "proposed"
    if found in {"happened", "now"} and _goes_on(parse, deed):
        return "ongoing"
    return plain(found)


def verb_status(parse: Parse, verb: int, book: EventsBook) -> Status | None:
    """Return the status of a verb's act, none where the words do not assert one."""
    stances = Stances(parse, book)
    return None if _nobody(stances, verb) else plain(stances.of_verb(verb))


def _spoken(said: Status, found: Stance | None) -> Status | None:
    """Return the status of a demand, threat or proposal: its own, unless it is denied."""
    if found in DONE:
        return said
    return "denied" if found == "denied" else None


def _offers(stances: Stances, verb: int) -> bool:
    return stances.parse.tokens[verb].lemma.lower() in stances.words.offers


def _nobody(stances: Stances, verb: int) -> bool:
    """Tell whether nobody does it: "no president has met him" is no one's act."""
    who = stances.parse.child(verb, "nsubj", "nsubjpass")
    return who is not None and stances.is_none(who)


def _goes_on(parse: Parse, deed: Deed) -> bool:
    """Tell whether a plain present tells what goes on; in a headline it tells one act."""
    token = parse.tokens[deed.its_verb]
    helped = any(parse.tokens[c].dep in {"aux", "auxpass"} for c in parse.children[token.i])
    if token.tag not in {"VBZ", "VBP"} or helped:
        return False
    sentence = parse.sentences[token.sentence]
    title = sentence.headline or parse.tokens[sentence.last - 1].pos != "PUNCT"
    return deed.frame.state or (deed.frame.type not in WORDS and not title)


def _light(stances: Stances, deed: Deed, found: Stance) -> Stance | None:
    """Return the status of a deed noun by the verb that tells of it."""
    lemma = stances.parse.tokens[deed.its_verb].lemma.lower()
    if deed.manner == "cancel":
        off = _cancelled(found)
        return "planned" if off and deed.postponed and _by_how_long(stances, deed) else off
    if deed.manner == "plan":
        proposes = lemma == "propose" and found in DONE
        return "proposed" if proposes else "planned" if found in DONE else found
    if deed.frame.type in SET_IN_MOTION and lemma in ORDERED:
        return "planned" if found in DONE else found
    operator = stances.over_light(deed.its_verb, deed.manner == "occur")
    if operator is not None:
        found = stances.words.apply(operator, found) or found
    said = stances.modified(deed.its_noun)
    if said is None or (said in BEFOREHAND and found in DONE):
        return found
    if said == "called off" and found in DONE and _held(stances, deed):
        return found  # "held their delayed meeting"
    return found if said == "planned" else weaker(found, said)


def _held(stances: Stances, deed: Deed) -> bool:
    """Tell whether a verb in the past says that a meeting, once put off, was held after all."""
    tag = stances.parse.tokens[deed.its_verb].tag
    return deed.frame.type == "CONSULT" and deed.manner in {"do", "occur"} and tag in {"VBD", "VBN"}


def _by_how_long(stances: Stances, deed: Deed) -> bool:
    """Tell whether words say to when, or by how long, a deed is put off."""
    parse = stances.parse
    return (
        any(
            prep in {"by", "to", "until", "till", "for"}
            and parse.tokens[obj].ent in {"DATE", "TIME"}
            for head in {deed.its_verb, deed.its_noun}
            for prep, obj in prepositions(parse, head)
        )
        and deed.frame.type != "CONSULT"
    )


def _cancelled(found: Stance) -> Stance | None:
    """Return what becomes of a deed that is cancelled; a threat to cancel is another act."""
    return "called off" if found in DONE or found in {"planned", "called off"} else None


def _nominal(stances: Stances, deed: Deed) -> Stance | None:
    """Return the status of a deed noun that no light verb governs."""
    noun = deed.noun if deed.noun is not None else deed.head
    if deed.manner == "cancel":
        above = stances.of_noun(deed.head)
        return "called off" if above in DONE else None
    above = stances.of_noun(noun)
    if above is None:
        return None
    said = stances.modified(noun)
    if said is not None and above in DONE:
        return said
    if deed.frame.status is not None:
        return _spoken(deed.frame.status, above)
    return above
