"""Who speaks: from a cue to the head of the noun phrase that is its subject."""

from tidings.readers.syntax import Parse, Token
from tidings.values import Span

CLIMB = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp"})
RELATIVES = frozenset({"who", "which", "that"})
CUT = frozenset(
    {"relcl", "acl", "appos", "advcl", "punct", "parataxis", "advmod", "cc", "npadvmod"}
)
KEPT_PREPOSITIONS = frozenset({"of", "for", "at", "from", "with"})
STEPS = 5  # how far a verb may stand below the one that has the subject


def find_speaker(parse: Parse, cue: int) -> tuple[int | None, int | None]:
    """Return the speaker's head and, where a relative pronoun stands for it, that pronoun.

    Climbs from participles, infinitives and coordinated verbs to the verb that has a subject;
    never from a passive participle ("Asked whether …, he said"), whose subject is the hearer.
    """
    i = cue
    quoted = quoted_by(parse, cue)
    if quoted is not None:
        return quoted[0], None
    for _ in range(STEPS):
        agent = _agent(parse, i)
        if _passive(parse, i):
            return agent, None
        subject = parse.child(i, "nsubj")
        if subject is not None:
            return _antecedent(parse, i, subject)
        token = parse.tokens[i]
        asked = _subject_of_aside(parse, i) if i == cue else None
        if asked is not None:
            return asked, None
        if token.dep in {"acl", "relcl"} and token.tag in {"VBG", "VBD", "VBZ", "VBP"}:
            return token.head, None
        if (
            token.head == i
            or token.dep not in CLIMB
            or (token.tag == "VBN" and i == cue and token.dep != "conj")
        ):
            return None, None
        i = token.head
        if (
            parse.tokens[i].pos == "ADP" and parse.tokens[i].head != i
        ):  # "by saying", "after saying"
            i = parse.tokens[i].head
        if parse.tokens[i].pos not in {"VERB", "AUX"}:
            return (noun_speaker(parse, i), None)
    return None, None


def _subject_of_aside(parse: Parse, i: int) -> int | None:
    """Return the subject that the parser gives to a participle between commas.

    "X, asked about Y, said …": the participle is read as the verb of X, above or below "said".
    """
    token = parse.tokens[i]
    near = [c for c in parse.children[i] if c < i]
    if token.dep in {"dep", "ccomp", "parataxis"} and parse.tokens[i - 1].text == ",":
        near.append(token.head)
    for c in near:
        verb = parse.tokens[c]
        if verb.tag in {"VBN", "VBD"} and c < i and parse.tokens[c - 1].text == ",":
            subject = parse.child(c, "nsubj", "nsubjpass")
            if subject is not None and subject < c:
                return subject
    return None


def name_before(parse: Parse, i: int) -> int | None:
    """Return the name right before a finite verb that the parser gave no subject.

    "In a letter to Y, X said …" is read with X in apposition to Y.
    """
    token = parse.tokens[i]
    if i == 0 or token.tag not in {"VBD", "VBZ", "VBP"} or parse.tokens[i - 1].pos != "PROPN":
        return None
    first = parse.edges[i - 1][0]
    fresh = first == 0 or parse.tokens[first - 1].text == ","
    return i - 1 if fresh and parse.tokens[i - 1].dep == "appos" else None


def quoted_by(parse: Parse, cue: int) -> tuple[int, int | None] | None:
    """Return speaker and teller of "Tass quoted the minister as saying", passive or active."""
    token = parse.tokens[cue]
    above = parse.tokens[token.head]
    if token.dep != "pcomp" or above.lower != "as":
        return None
    verb = above.head
    if parse.tokens[verb].lemma not in {"quote", "cite", "report", "describe"}:
        return None
    passive = parse.child(verb, "nsubjpass")
    if passive is not None:
        return passive, _agent(parse, verb)
    speaker = parse.child(verb, "dobj")
    return None if speaker is None else (speaker, parse.child(verb, "nsubj"))


def _passive(parse: Parse, i: int) -> bool:
    return any(parse.tokens[c].dep in {"auxpass", "nsubjpass"} for c in parse.children[i])


def _agent(parse: Parse, i: int) -> int | None:
    by = parse.child(i, "agent")
    return parse.child(by, "pobj") if by is not None else None


def _antecedent(parse: Parse, verb: int, subject: int) -> tuple[int | None, int | None]:
    """Return what a relative subject stands for, else the subject itself."""
    token = parse.tokens[subject]
    if token.lower in RELATIVES and token.tag in {"WP", "WDT"}:
        for above in (verb, *parse.ancestors(verb)):
            if parse.tokens[above].dep == "relcl":
                return parse.tokens[above].head, subject
        return None, subject
    if not worded(token):
        return None, None
    named = token.text[:1].isupper()  # "Trump", read as a verb, is still the subject
    if token.pos not in {"NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "X"} and not named:
        return None, None
    return subject, None


def worded(token: Token) -> bool:
    """Tell a word from a mark, which the parser may take for a name ("» said X")."""
    return any(c.isalnum() for c in token.text)


def noun_speaker(parse: Parse, i: int) -> int | None:
    """Return who a noun of saying belongs to: its possessor, or "by X", "from X"; else the subject.

    "Trump made a promise to …" has its speaker in the subject of the verb above.
    """
    owner = parse.child(i, "poss")
    if owner is not None:
        return owner
    for c in parse.children[i]:
        if parse.tokens[c].lower in {"by", "from"}:
            return parse.child(c, "pobj")
    token = parse.tokens[i]
    if token.dep == "dobj" and parse.tokens[token.head].pos == "VERB":
        return find_speaker(parse, token.head)[0]
    return None


def phrase(parse: Parse, head: int) -> Span:
    """Return the noun phrase at `head` without relative clauses, asides and circumstances."""
    first = last = head
    for c in parse.children[head]:
        token = parse.tokens[c]
        if token.dep in CUT or (token.dep == "prep" and token.lower not in KEPT_PREPOSITIONS):
            if token.dep == "cc" and parse.child(head, "conj") is not None:
                continue
            if c > head:
                break
            continue
        first = min(first, parse.edges[c][0])
        last = max(last, parse.edges[c][1] if token.dep != "prep" else _short(parse, c))
    first = _after_place(parse, first, head)
    while first < head and not worded(parse.tokens[first]):
        first += 1
    return parse.span(first, last)


def _after_place(parse: Parse, first: int, head: int) -> int:
    """Return where a name begins that the parser joins to a place ("In Finland Ana Silva")."""
    if parse.tokens[head].ent != "PERSON" or not first or parse.tokens[first - 1].pos != "ADP":
        return first
    i = first
    while i < head and parse.tokens[i].ent in {"GPE", "LOC"}:
        i += 1
    return i if parse.tokens[i].ent == "PERSON" else first


def _short(parse: Parse, prep: int) -> int:
    """Return the last token of a prepositional phrase, cut before any clause in it."""
    last = parse.edges[prep][1]
    for i in range(prep + 1, last + 1):
        if parse.tokens[i].dep in {"relcl", "acl", "advcl", "punct"}:
            return max(prep, parse.edges[i][0] - 1)
    return last
