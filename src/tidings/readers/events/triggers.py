"""Finds the words that tell an act: verbs, light verbs with a deed noun, deed nouns alone."""

from dataclasses import dataclass
from typing import Literal

from tidings.codebook.events import EventsBook, Frame, Light, Pattern
from tidings.errors import ReaderError
from tidings.readers.events.fitting import (
    asked_for,
    is_verb,
    naming_word,
    noun_pattern,
    verb_pattern,
    verbs_over,
)
from tidings.readers.events.grammar import below, is_passive
from tidings.readers.events.phrase_words import prepositions
from tidings.readers.syntax import Parse

Kind = Literal["verb", "light", "noun"]
# what the verb above a deed noun says of it
Manner = Literal["do", "undergo", "cancel", "plan", "occur", "alone"]
# types whose acts are words, or may be made in words
SPEECH = frozenset({"REQUEST", "THREATEN", "ACCUSE", "AGREE", "CONCEDE"})
# types whose acts are held on a day set before
SET_FOR_A_DAY = frozenset({"CONSULT", "PROTEST", "MOBILIZE", "COOPERATE"})
# prepositions before the day to which a deed is put off
NEW_DAY = frozenset({"to", "until", "till"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Words that may tell an act. `head` is the trigger; `verb` the verb whose parties count."""

    head: int
    frame: Frame
    kind: Kind
    manner: Manner = "do"
    verb: int | None = None
    noun: int | None = None
    postponed: bool = False  # put off, not given up
    sure: bool = False  # the words tell a political act whoever does it
    word: int | None = None  # the noun that names the act, where its verb says little

    @property
    def trigger(self) -> int:
        """The word that names the act: the noun of "cancelled the talks", "put on alert"."""
        if self.word is not None:
            return self.word
        return self.head if self.noun is None else self.noun

    @property
    def its_verb(self) -> int:
        """The verb; the reader is to blame where a deed noun alone is asked for one."""
        if self.verb is None:
            raise ReaderError("a deed noun alone has no verb")
        return self.verb

    @property
    def its_noun(self) -> int:
        """The deed noun; the reader is to blame where a verb alone is asked for one."""
        if self.noun is None:
            raise ReaderError("a verb alone has no deed noun")
        return self.noun


def find_deeds(parse: Parse, book: EventsBook) -> list[Deed]:
    """Return every deed in order of its trigger; one verb tells one act."""
    verbs: dict[int, Deed] = {}
    thin: set[int] = set()  # verbs whose frame does not name their object: a meeting decides
    for token in parse.tokens:
        fits = verb_pattern(parse, token.i, book) if is_verb(parse, token.i) else None
        if fits is not None:
            verbs[token.i] = _verb_deed(parse, token.i, fits, book)
            if verbs[token.i].kind == "verb" and not asked_for(parse, token.i, fits.frame):
                thin.add(token.i)
    nouns: list[Deed] = []
    for token in parse.tokens:
        named = noun_pattern(parse, token.i, book) if token.pos in {"NOUN", "PROPN"} else None
        deed = None if named is None else noun_deed(parse, token.i, named, book)
        if deed is None:
            continue
        if deed.verb in verbs:
            if not _noun_tells(parse, deed, deed.verb in thin, book):
                continue
            del verbs[deed.its_verb]
        nouns.append(deed)
    return sorted((*verbs.values(), *nouns), key=lambda d: d.head)


def _verb_deed(parse: Parse, verb: int, fits: Pattern, book: EventsBook) -> Deed:
    return _gerund(parse, verb, fits.frame, book) or Deed(
        head=verb,
        frame=fits.frame,
        kind="verb",
        verb=verb,
        sure=fits.sure,
        word=naming_word(parse, verb, fits),
    )


def _noun_tells(parse: Parse, deed: Deed, thin: bool, book: EventsBook) -> bool:
    """Tell whether a deed noun tells the act rather than the verb it hangs on."""
    if deed.manner == "occur":
        return _results(parse, deed.its_verb, deed.frame, book)
    if deed.manner == "cancel" and _to_come(parse, deed, book):
        return True
    return thin and deed.manner in {"plan", "cancel"}


def _to_come(parse: Parse, deed: Deed, book: EventsBook) -> bool:
    """Tell whether what a verb cancels was set for a day: "cancelled the visit", "Monday's strike".

    "Suspended aid" and "ended a strike" are acts of their own.
    """
    words, noun = book.status, deed.its_noun
    rests = words.sure_cancels.get(parse.tokens[deed.its_verb].lemma.lower(), ())
    if deed.frame.type in SET_FOR_A_DAY and any(
        below(parse, deed.its_verb, rest) for rest, _ in rests
    ):
        return True
    return any(
        words.modifiers.get(parse.tokens[c].lower) in {"planned", "proposed"}
        or (parse.tokens[c].ent == "DATE" and parse.tokens[c].dep in {"compound", "poss", "nmod"})
        for c in parse.children[noun]
    )


def _gerund(parse: Parse, verb: int, frame: Frame, book: EventsBook) -> Deed | None:
    """Read "cancels meeting with" as a deed noun: without an article it is tagged as a verb."""
    token = parse.tokens[verb]
    if token.tag != "VBG" or token.dep not in {"xcomp", "ccomp", "dobj"} or frame.id != "meet":
        return None
    lemma = parse.tokens[token.head].lemma.lower()
    rests = book.light.cancel.get(lemma, ())
    if not any(below(parse, token.head, rest) for rest in rests):
        return None
    return Deed(
        head=token.head, frame=frame, kind="light", manner="cancel", verb=token.head, noun=verb
    )


def noun_deed(parse: Parse, noun: int, named: Pattern, book: EventsBook) -> Deed | None:
    """Say what the words round a deed noun make of it."""
    frame, sure = named.frame, named.sure
    if parse.tokens[noun].dep in {"compound", "nmod", "npadvmod"}:
        return None
    for above, place in verbs_over(parse, noun):
        verb = _to_be_done(parse, above) if place == "subject" else above
        manner = _manner(parse, verb, place, frame, book)
        if manner is not None:
            head = verb if manner == "cancel" else noun
            return Deed(
                head=head, frame=frame, kind="light", manner=manner, verb=verb, noun=noun,
                postponed=manner == "cancel" and _puts_off(parse, verb, book), sure=sure,
            )  # fmt: skip
    cancelling = _cancelling(parse, noun, book)
    if cancelling is not None:
        later = parse.tokens[cancelling].lemma.lower() in book.light.postpone_nouns
        return Deed(
            head=cancelling, frame=frame, kind="noun", manner="cancel", noun=noun, postponed=later,
            sure=sure,
        )  # fmt: skip
    return Deed(head=noun, frame=frame, kind="noun", manner="alone", noun=noun, sure=sure)


def _to_be_done(parse: Parse, verb: int) -> int:
    """Return the infinitive under a verb that says that it is to be: "talks are to open"."""
    if parse.tokens[verb].lemma.lower() != "be":
        return verb
    return next(
        (
            c
            for c in parse.children[verb]
            if parse.tokens[c].dep == "xcomp" and parse.tokens[c].tag == "VB"
        ),
        verb,
    )


def _manner(parse: Parse, verb: int, place: str, frame: Frame, book: EventsBook) -> Manner | None:
    if place == "subject":
        return _as_subject(parse, verb, frame, book)
    if place != "object":
        return _behind(parse, verb, place, frame, book.light)
    light = book.light
    if frame.type == "CONSULT" and _moved(parse, verb, book):
        return "cancel"
    if _stands(parse, verb, light.cancel):
        return "cancel"
    if frame.type == "CONSULT" and _stands(parse, verb, light.plan):
        return "plan"
    if _apt(parse.tokens[verb].lemma.lower(), frame, light) and _stands(parse, verb, light.do):
        return "do"
    suffered = frame.type != "CONSULT" and _stands(parse, verb, light.undergo)
    return "undergo" if suffered else None


def _stands(parse: Parse, verb: int, table: dict[str, tuple[tuple[str, ...], ...]]) -> bool:
    """Tell whether a verb stands in a table, with the words that must be below it."""
    rests = table.get(parse.tokens[verb].lemma.lower(), ())
    return any(below(parse, verb, rest) for rest in rests)


def _as_subject(parse: Parse, verb: int, frame: Frame, book: EventsBook) -> Manner | None:
    """Read "talks began", "the shelling killed nine", "the summit is on again"."""
    lemma = parse.tokens[verb].lemma.lower()
    if lemma == "be":
        return _on_or_off(parse, verb, frame)
    occurs = lemma in book.light.occur and not is_passive(parse, verb)
    return "occur" if occurs or _results(parse, verb, frame, book) else None


def _behind(parse: Parse, verb: int, place: str, frame: Frame, light: Light) -> Manner | None:
    """Read a deed noun behind a preposition: "took part in talks", "came under attack"."""
    if frame.type != "CONSULT" and _suffers(parse, verb, place, light):
        return "undergo"
    lemma = parse.tokens[verb].lemma.lower()
    for rest in light.prepositional.get(lemma, ()):
        if place in rest and below(parse, verb, rest):
            return "do"
    for rest in light.cancel.get(lemma, ()):
        if place in rest and below(parse, verb, rest):
            return "cancel"
    return None


def _suffers(parse: Parse, verb: int, place: str, light: Light) -> bool:
    """Tell whether a deed noun behind a preposition is suffered: "came under attack"."""
    rests = light.undergo_at.get(parse.tokens[verb].lemma.lower(), ())
    if any(place in rest and below(parse, verb, rest) for rest in rests):
        return True
    return any(
        parse.tokens[c].dep in {"attr", "dobj", "acomp", "oprd"}
        and parse.tokens[c].lemma.lower() in light.undergo_as
        for c in parse.children[verb]
        if place in {"of", "to"}
    )


def _results(parse: Parse, verb: int, frame: Frame, book: EventsBook) -> bool:
    """Tell whether a verb tells only what a blow did: "the shelling killed nine"."""
    word = parse.tokens[verb].lemma.lower()
    return frame.type == "ASSAULT" and word in book.light.results and not is_passive(parse, verb)


def _puts_off(parse: Parse, verb: int, book: EventsBook) -> bool:
    """Tell whether a verb puts a deed off, and does not give it up."""
    rests = book.light.postpone.get(parse.tokens[verb].lemma.lower(), ())
    return any(below(parse, verb, rest) for rest in rests) or _moved(parse, verb, book)


def _moved(parse: Parse, verb: int, book: EventsBook) -> bool:
    """Tell whether a verb moves a deed to a new day: "was moved to Friday", not "to Bonn"."""
    rests = book.light.move.get(parse.tokens[verb].lemma.lower(), ())
    return any(below(parse, verb, rest) for rest in rests) and any(
        prep in NEW_DAY and parse.tokens[obj].ent == "DATE"
        for prep, obj in prepositions(parse, verb)
    )


def _on_or_off(parse: Parse, verb: int, frame: Frame) -> Manner | None:
    """Read "the summit is on again", "the talks are back on", "the visit is off"."""
    if frame.type != "CONSULT":
        return None
    words: set[str] = set()
    for c in parse.children[verb]:
        below_it = parse.children[c]
        if parse.tokens[c].dep in {"prep", "advmod", "prt", "acomp"} and not any(
            parse.tokens[g].dep == "pobj" for g in below_it
        ):
            words.add(parse.tokens[c].lower)
            words.update(parse.tokens[g].lower for g in below_it)
    if "off" in words:
        return "cancel"
    return "plan" if "on" in words else None


def _apt(lemma: str, frame: Frame, light: Light) -> bool:
    """Tell whether so thin a verb tells the deed at all ("have talks", not "have sanctions")."""
    if lemma in light.only_talks:
        return frame.type in {"CONSULT", "PROTEST"}
    if lemma in light.announcing and frame.type == "REQUEST":
        return False  # "announced the request": somebody else's
    return lemma not in light.only_words or frame.type in SPEECH


def _cancelling(parse: Parse, noun: int, book: EventsBook) -> int | None:
    """Return the noun of cancelling that a deed noun stands under ("cancellation of the talks")."""
    token = parse.tokens[noun]
    above = token.head
    if token.dep == "pobj" and parse.tokens[above].lower == "of":
        above = parse.tokens[above].head
    elif token.dep not in {"poss", "compound"}:
        return None
    return above if parse.tokens[above].lemma.lower() in book.light.cancel_nouns else None
