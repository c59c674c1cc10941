"""Which entry of the codebook fits a verb or a deed noun, by the words round it."""

from collections.abc import Iterator
from functools import cached_property

from tidings.codebook.events import ANY, NONE, EventsBook, Frame, Pattern
from tidings.readers.events.complements import governs, inner_fits
from tidings.readers.events.grammar import is_passive, objects, subject, words_below
from tidings.readers.events.phrase_words import core, lemmas, prepositions
from tidings.readers.syntax import Parse

# what a name may be that the parser has no label for
UNKNOWN = frozenset({"PERSON", "GPE", "ORG", "NORP"})


def is_verb(parse: Parse, i: int) -> bool:
    """Tell whether a word stands as a verb; "a threat to storm it" is tagged as a noun."""
    token = parse.tokens[i]
    if token.pos == "VERB":  # "tended the wounded" holds one verb
        return token.dep != "amod" and not (
            token.dep in {"dobj", "pobj"} and parse.child(i, "det") is not None
        )
    return (
        token.tag in {"NN", "NNP"}
        and token.dep in {"acl", "xcomp", "advcl", "ROOT"}
        and any(parse.tokens[c].tag == "TO" for c in parse.children[i] if c < i)
    )


def verb_entry(parse: Parse, i: int, book: EventsBook) -> str:
    """Return the word under which a verb stands in the codebook: "test-fired" is "test-fire"."""
    lemma = parse.tokens[i].lemma.lower()
    if i >= 2 and parse.tokens[i - 1].text == "-":
        joined = f"{parse.tokens[i - 2].lower}-{lemma}"
        if joined in book.verbs:
            return joined
    if lemma == "go" and any(parse.tokens[c].lemma == "let" for c in parse.children[i] if c < i):
        return "let-go"  # "let go three of them": the parser's helper verb
    return lemma


def verb_frame(parse: Parse, verb: int, book: EventsBook) -> Frame | None:
    """Return the frame whose entry fits a verb most closely, or none."""
    pattern = verb_pattern(parse, verb, book)
    return None if pattern is None else pattern.frame


def verb_pattern(parse: Parse, verb: int, book: EventsBook) -> Pattern | None:
    """Return the entry that fits a verb most closely, or none."""
    best: tuple[int, Pattern] | None = None
    around = _Around(parse, verb)
    for pattern in book.verbs.get(verb_entry(parse, verb, book), ()):
        score = _fit(around, pattern, book)
        if score is not None and (best is None or score > best[0]):
            best = score, pattern
    return best[1] if best else None


def fits(parse: Parse, verb: int, frame: Frame, book: EventsBook) -> bool:
    """Tell whether an entry of a frame fits a verb, closely or not."""
    around = _Around(parse, verb)
    entries = book.verbs.get(verb_entry(parse, verb, book), ())
    mine = (p for p in entries if p.frame.id == frame.id)
    return any(_fit(around, p, book) is not None for p in mine)


def _object_names(parse: Parse, verb: int) -> set[str]:
    """Return the words by which a verb's object may be asked for.

    Of "Chad was sent two hospitals" both objects count: the parser has the hospitals as object.
    """
    things = objects(parse, verb)[:1]
    kept = parse.child(verb, "dobj") if is_passive(parse, verb) else None
    heads = things if kept is None else (*things, kept)
    if not heads:  # "gave the envoy three days to leave": the days are no object to the parser
        heads = tuple(c for c in parse.children[verb] if _is_dative(parse, c))
    found: set[str] = set()
    for head in heads:
        counted = {"CARDINAL"} if core(parse, head) != head else set()  # "five of the balloons"
        found |= lemmas(parse, head) - counted
        if parse.tokens[head].pos == "PROPN" and not parse.tokens[head].ent:
            found |= UNKNOWN
    return found


def _is_small(parse: Parse, i: int) -> bool:
    """Tell whether a word says what an object is made: "declared him persona non grata"."""
    return parse.tokens[i].dep in {"ccomp", "oprd", "xcomp"} or parse.tokens[i].lower == "persona"


def _is_dative(parse: Parse, i: int) -> bool:
    return parse.tokens[i].dep == "dative" and parse.tokens[i].pos in {"NOUN", "PROPN", "PRON"}


def _things(parse: Parse, verb: int) -> tuple[int, ...]:
    """Return the objects of a verb; of "Kyiv was thrown a lifeline" the lifeline, too."""
    kept = parse.child(verb, "dobj") if is_passive(parse, verb) else None
    return objects(parse, verb) if kept is None else (*objects(parse, verb), kept)


def _object_words(parse: Parse, verb: int) -> set[str]:
    """Return the words of a verb's object: "used chlorine gas", "declared martial law"."""
    return {
        parse.tokens[c].lemma.lower()
        for thing in _things(parse, verb)
        for c in (thing, *parse.children[thing])
        if c == thing or parse.tokens[c].dep in {"amod", "compound", "nmod"}
    }


class _Around:
    """The words round a verb, each part of them looked for once, by whichever entry asks first."""

    def __init__(self, parse: Parse, verb: int) -> None:
        self.parse, self.verb = parse, verb
        self.below = words_below(parse, verb)

    @cached_property
    def names(self) -> set[str]:
        return _object_names(self.parse, self.verb)

    @cached_property
    def things(self) -> list[str]:
        return [self.parse.tokens[i].lemma.lower() for i in _things(self.parse, self.verb)]

    @cached_property
    def of_object(self) -> set[str]:
        small = (c for c in self.parse.children[self.verb] if _is_small(self.parse, c))
        return _object_words(self.parse, self.verb) | {self.parse.tokens[c].lower for c in small}

    @cached_property
    def behind_objects(self) -> set[str]:
        return _behind_objects(self.parse, self.verb)

    @cached_property
    def prepositions(self) -> tuple[tuple[str, int], ...]:
        return tuple(prepositions(self.parse, self.verb))

    @cached_property
    def subject(self) -> tuple[set[str], set[str]]:
        """The names of the subject, and its titles."""
        who = subject(self.parse, self.verb)
        return {n for s in who for n in lemmas(self.parse, s)}, _titles(self.parse, who)

    @cached_property
    def particles(self) -> list[str]:
        tokens = self.parse.tokens
        return [tokens[c].lower for c in self.parse.children[self.verb] if tokens[c].dep == "prt"]


def _behind_objects(parse: Parse, verb: int) -> set[str]:
    """Return prepositions on a verb's objects and what they hold: "took them off the list"."""
    return {
        word
        for thing in _things(parse, verb)
        for prep, obj in prepositions(parse, thing)
        for word in (prep, parse.tokens[obj].lemma.lower())
    }


def asked_for(parse: Parse, verb: int, frame: Frame) -> bool:
    """Tell whether a verb's object is one that its frame names, not just any."""
    return bool(_object_names(parse, verb) & frame.objects)


def _fit(around: _Around, pattern: Pattern, book: EventsBook) -> int | None:
    """Return how closely an entry fits a verb, none where it does not."""
    parse, verb, frame = around.parse, around.verb, pattern.frame
    if not _words_there(around, pattern.rest):
        return None
    score = 2 * len(pattern.rest)
    if frame.complement and not governs(parse, verb, pattern, book):
        return None
    if frame.complement == "blow":
        score += 3
    if frame.inner:
        if not inner_fits(parse, verb, frame):
            return None
        score += 3
    if any(
        p in frame.lacks and parse.tokens[obj].ent not in {"DATE", "TIME"}
        for p, obj in (around.prepositions if frame.lacks else ())
    ):
        return None
    by_whom = _subject_score(around, frame)
    if by_whom is None:
        return None
    score += by_whom
    if frame.via:
        if not _via(parse, verb, frame.via, around.names):
            return None
        score += 3
    by_what = _object_score(around.names, frame)
    if by_what is None and any(word in pattern.rest for word in around.things):
        by_what = 0
    return None if by_what is None else score + by_what


def _words_there(around: _Around, rest: tuple[str, ...]) -> bool:
    """Tell whether the words that an entry asks for stand round its verb, and no other particle.

    A particle makes another verb of it: "shot up" is not "shot". An entry may name the object
    itself: "throw weight behind", "bury hatchet".
    """
    if any(particle not in rest for particle in around.particles):
        return False
    missing = [word for word in rest if word not in around.below]
    if not missing:
        return True
    fixed = any(word in rest for word in around.things)
    far = fixed or len(rest) > 1 or around.parse.tokens[around.verb].lemma == "let"
    return all(
        word in around.of_object or (far and word in around.behind_objects) for word in missing
    )


def naming_word(parse: Parse, verb: int, pattern: Pattern) -> int | None:
    """Return the noun that names the act with its verb: "put on alert", "reached a deal"."""
    if pattern.frame.trigger == "verb":
        return None
    if pattern.frame.trigger == "object":
        return next((i for i in objects(parse, verb)), None)
    below_it = [c for child in parse.children[verb] for c in (child, *parse.children[child])]
    return next(
        (
            c
            for c in below_it
            if parse.tokens[c].pos == "NOUN" and parse.tokens[c].lemma.lower() in pattern.rest
        ),
        None,
    )


def _object_score(names: set[str], frame: Frame) -> int | None:
    """Return how closely the object is the one asked for, none where it is another."""
    if names & frame.not_objects:
        return None
    if frame.not_objects and not names and not frame.objects & {ANY, NONE}:
        return None
    if names & frame.objects:
        return 2
    if frame.objects and ANY not in frame.objects and (names or NONE not in frame.objects):
        return None
    return 0


def _subject_score(around: _Around, frame: Frame) -> int | None:
    """Return how closely the subject is the one asked for, none where it is another."""
    if not frame.subjects and not frame.not_subjects:
        return 0
    names, titles = around.subject
    if names & frame.not_subjects:
        return None
    if not frame.subjects or (not names and is_passive(around.parse, around.verb)):
        return 0
    return 1 if (names | titles) & frame.subjects else None


def _titles(parse: Parse, heads: tuple[int, ...]) -> set[str]:
    """Return the titles before names, and labels for names that the parser gives none."""
    found = {
        parse.tokens[c].lemma.lower()
        for head in heads
        for c in parse.children[head]
        if parse.tokens[c].dep in {"compound", "nmod"} and parse.tokens[head].pos == "PROPN"
    }
    if any(parse.tokens[h].pos == "PROPN" and not parse.tokens[h].ent for h in heads):
        found |= UNKNOWN
    return found


def _via(parse: Parse, verb: int, words: frozenset[str], names: set[str]) -> bool:
    heads = (verb, *objects(parse, verb))  # "declared a state of emergency"
    return bool(names & words) or any(
        lemmas(parse, obj) & words for head in heads for _, obj in prepositions(parse, head)
    )


def noun_frame(parse: Parse, noun: int, book: EventsBook) -> Frame | None:
    """Return the frame of a deed noun, longest entry first."""
    pattern = noun_pattern(parse, noun, book)
    return None if pattern is None else pattern.frame


def noun_pattern(parse: Parse, noun: int, book: EventsBook) -> Pattern | None:
    """Return the entry of a deed noun: the longest, and of these the one that asks for most."""
    before = {
        name
        for c in parse.children[noun]
        if parse.tokens[c].dep in {"compound", "amod", "nmod", "poss", "nummod"}
        for name in (parse.tokens[c].lemma.lower(), parse.tokens[c].ent)
        if name
    }
    best: tuple[int, Pattern] | None = None
    for pattern in book.nouns.get(parse.tokens[noun].lemma.lower(), ()):
        if not all(word in before for word in pattern.rest):
            continue
        frame = pattern.frame
        if before & (
            frame.not_modifiers if frame.verbs else frame.not_modifiers | frame.not_objects
        ):
            continue
        score = 4 * len(pattern.rest) + _noun_score(parse, noun, frame, before)
        if score < 0 and not pattern.rest:
            continue
        if best is None or score > best[0]:
            best = score, pattern
    return best[1] if best else None


def _noun_score(parse: Parse, noun: int, frame: Frame, before: set[str]) -> int:
    """Return how many of the signs that a frame asks of its nouns are there, -1 for none."""
    signs = []
    if frame.modifiers:
        signs.append(bool(before & frame.modifiers))
    if frame.after:
        signs.append(any(prep in frame.after for prep, _ in prepositions(parse, noun)))
    if frame.under or frame.doers:
        over = [verb for verb, _ in verbs_over(parse, noun)]
        if frame.under:
            signs.append(any(parse.tokens[v].lemma.lower() in frame.under for v in over))
        if frame.doers:
            signs.append(_done_by(parse, noun, over, before, frame.doers))
    return sum(signs) if any(signs) else -1 if signs else 0


def _done_by(
    parse: Parse, noun: int, over: list[int], before: set[str], doers: frozenset[str]
) -> bool:
    """Tell whether a deed noun is done by one of a class of words."""
    if before & doers:
        return True
    who = [s for v in over for s in subject(parse, v) if s != noun]
    who += [obj for prep, obj in prepositions(parse, noun) if prep in {"by", "of", "from"}]
    return any(lemmas(parse, s) & doers for s in who)


def verbs_over(parse: Parse, noun: int) -> Iterator[tuple[int, str]]:
    """Yield the verbs that a noun is an argument of, with its place ("object", a preposition)."""
    i = noun
    while parse.tokens[i].dep == "conj":
        i = parse.tokens[i].head
    token = parse.tokens[i]
    if token.dep in {"dobj", "nsubjpass"}:
        yield token.head, "object"
    elif token.dep == "nsubj":
        yield token.head, "subject"
    elif token.dep == "pobj":
        prep = parse.tokens[token.head]
        if prep.head != prep.i and parse.tokens[prep.head].pos == "VERB":
            yield prep.head, prep.lower
        elif prep.dep == "prep" and parse.tokens[prep.head].dep in {"dobj", "attr", "acomp"}:
            yield parse.tokens[prep.head].head, prep.lower  # "take part in", "be the target of"
    elif token.dep == "attr" and (clause := parse.child(token.head, "csubj")) is not None:
        yield clause, "object"  # "what Oslo imposed were sanctions"
    for c in parse.children[noun]:
        below_it = parse.tokens[c]
        if below_it.dep in {"acl", "relcl"} and noun in objects(parse, c):
            yield c, "object"
