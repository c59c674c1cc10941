"""Acts told as done, coded or not, with their days: what ties two articles' tellings of one act."""

from collections.abc import Iterator, Sequence

from tidings.codebook.deeds import DeedsBook
from tidings.codebook.times import DatingVerbs
from tidings.readers.syntax import Parse, Token
from tidings.readers.times.clause import date_act
from tidings.readers.times.telling import Telling
from tidings.readers.times.tense import PREDICATES, tense
from tidings.readers.times.ties import PAST
from tidings.values import Deed, Span, TimeExpression, When

# Words that make another verb of a verb ("step down", "run aground"), and nouns that do without an
# article ("give way", "catch fire").
PARTICLES = frozenset(
    {"down", "away", "off", "up", "out", "over", "aground", "ashore", "dead", "apart"}
)
BARE = frozenset({"way", "fire", "place", "office", "hold", "trial"})
# Verbs that say no more than the noun after them: "go on strike".
LIGHT = frozenset({"go", "come", "be", "put", "set", "take"})
CLAUSES = ("acl", "relcl")
NAMING = frozenset({"compound", "amod", "nummod", "nmod"})
OWNERS = frozenset({"of", "by", "on", "against", "at", "in"})
PLACING = frozenset({"in", "at", "near", "outside", "off"})
# "Since Monday" tells the day on which what is told began.
USABLE = frozenset({"on", "since"})
DAYS = frozenset(
    {"yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
     "sunday"}
)  # fmt: skip
HELPING = frozenset({"aux", "auxpass", "amod"})
# Verbs that tell of no act, or of words.
EMPTY = frozenset({"be", "have", "do", "become", "seem", "appear"})


def read_deeds(
    parse: Parse, times: Sequence[TimeExpression], verbs: DatingVerbs, book: DeedsBook
) -> tuple[Deed, ...]:
    """Return the acts told as done, in the order of the text.

    Those without a day that is named are `loose` unless the table knows their kind; so are those
    of headlines.
    """
    telling = Telling(parse, times, verbs)
    firm = {i: deed for i in _heads(telling) if (deed := _deed(telling, i, book)) is not None}
    loose = {i: _loose(telling, i) for i in _told(telling) if i not in firm}
    return tuple(deed for _, deed in sorted({**loose, **firm}.items()))


def _told(telling: Telling) -> Iterator[int]:
    """Yield the verbs by which something is told as done: in headlines those of the present too.

    A verb of speech tells of a deed only where it has an object and no clause: "rejected the bill".
    """
    parse = telling.parse
    for token in parse.tokens:
        if token.pos != "VERB" or token.lemma in EMPTY or not token.lemma.isalpha():
            continue
        if token.dep in HELPING or not _in_past(parse, token) or _is_nobodys(parse, token):
            continue
        if token.lemma not in telling.verbs.speech or _does(parse, token.i):
            yield token.i


def _is_nobodys(parse: Parse, token: Token) -> bool:
    """Tell "Saturday came", "yesterday brought rain", "whoever fired": a day does it, or nobody."""
    subject = parse.child(token.i, "nsubj", "nsubjpass")
    if subject is None:
        day = parse.tokens[token.i - 1] if token.i else token
        first = day.i == parse.sentences[token.sentence].first
        return first and token.tag == "VBD" and day.dep == "npadvmod"
    who = parse.tokens[subject]
    asked = who.tag in ("WP", "WDT") and token.dep not in CLAUSES
    return asked or (who.ent in ("DATE", "TIME") and who.pos != "PROPN") or who.lower in DAYS


def _in_past(parse: Parse, token: Token) -> bool:
    """Tell whether a verb has a tense that tells: a past, a participle, a headline's present."""
    told = tense(parse, token.i)
    if parse.sentences[token.sentence].headline:
        return told in PAST or told == "present" or (not told and token.tag in ("VBN", "VBD"))
    return told in PAST or (not told and token.tag == "VBN" and token.dep in CLAUSES)


def _does(parse: Parse, v: int) -> bool:
    below = {parse.tokens[c].dep for c in parse.children[v]}
    return not below & {"ccomp", "xcomp"} and bool(below & {"dobj", "nsubjpass"})


def _loose(telling: Telling, i: int) -> Deed:
    when = _day(telling, i)
    return _made(telling.parse, i, when or date_act(telling, i), loose=True)


def _heads(telling: Telling) -> Iterator[int]:
    """Yield verbs that tell of what was done and nouns that have a date of their own."""
    parse, verbs = telling.parse, telling.verbs
    tied = {t.governor for ties in telling.ties.values() for t in ties if t.relation == "on"}
    for token in parse.tokens:
        if token.pos in PREDICATES:
            told = token.lemma in EMPTY or token.lemma in verbs.speech
            told = told or _is_nobodys(parse, token)
            if not told and _is_done(parse, token.i) and not _is_ahead(telling, token.i):
                yield token.i
        elif token.pos == "NOUN" and token.i in tied and token.lemma not in verbs.things:
            yield token.i


def _is_ahead(telling: Telling, v: int) -> bool:
    token = telling.parse.tokens[v]
    return telling.verbs.lies_ahead(token.lemma, token.lower)


def _is_done(parse: Parse, v: int) -> bool:
    token = parse.tokens[v]
    if token.dep in ("aux", "auxpass") or parse.child(v, "neg") is not None:
        return False
    if parse.sentences[token.sentence].headline:
        return False
    participle = token.tag == "VBN" and token.dep in CLAUSES and parse.child(v, "aux") is None
    return tense(parse, v) in PAST or (participle and not tense(parse, v))


def _deed(telling: Telling, i: int, book: DeedsBook) -> Deed | None:
    parse, when = telling.parse, _day(telling, i)
    word = _word(parse, i)
    if when is None or not (when.times or book.knows(word) or word in book.retold):
        return None
    return _made(parse, i, when)


def _made(parse: Parse, i: int, when: When, *, loose: bool = False) -> Deed:
    who, whom = parties_of(parse, i)
    return Deed(
        trigger=parse.span(i, i),
        word=_word(parse, i),
        clause=_clause(parse, i),
        who=tuple(_named(parse, j) for w in who for j in _renamed(parse, w)),
        whom=tuple(_named(parse, j) for w in whom for j in _renamed(parse, w)),
        where=tuple(_named(parse, p) for j in (i, *who, *whom) for p in _places(parse, j)),
        when=when,
        loose=loose,
    )


def _clause(parse: Parse, i: int) -> Span:
    """Return all that is told with a deed, without clauses beside it that have their own subject.

    "They came on Monday; the rest stayed": a semicolon and "and" before another subject end it.
    """
    tokens = parse.tokens
    first, last = parse.edges[i]
    before = [k for k in range(first, i) if tokens[k].text == ";"]
    after = [k for k in range(i, last) if tokens[k].text == ";"]
    after += [
        parse.edges[c][0]
        for c in parse.children[i]
        if c > i
        and tokens[c].dep == "conj"
        and parse.child(c, "nsubj", "nsubjpass") is not None
        and tokens[parse.edges[c][0] - 1].dep == "cc"
    ]
    first = before[-1] + 1 if before else first
    last = min((last, *(k - 1 for k in after)))
    while last > i and (tokens[last].dep == "cc" or tokens[last].text == ","):
        last -= 1
    return parse.span(first, last)


def _renamed(parse: Parse, i: int) -> Iterator[int]:
    """Yield a noun and what names it beside it: "the chief of the bank, Ann Lee"."""
    yield i
    yield from _below(parse, i, "appos")
    if parse.tokens[i].ent == "PERSON":
        return
    for of in _below(parse, i, "prep"):
        for owner in _below(parse, of, "pobj"):
            named = _below(parse, owner, "appos")  # parsers hang the name on the last noun
            yield from (c for c in named if parse.tokens[c].ent == "PERSON")


def _below(parse: Parse, i: int, dep: str) -> Iterator[int]:
    return (c for c in parse.children[i] if parse.tokens[c].dep == dep)


def _places(parse: Parse, i: int) -> Iterator[int]:
    """Yield the names after "in", "at" and the like below the word of a deed or a party."""
    for prep in _below(parse, i, "prep"):
        if parse.tokens[prep].lower in PLACING:
            named = _below(parse, prep, "pobj")
            yield from (c for c in named if parse.tokens[c].pos == "PROPN" and _is_place(parse, c))


def _is_place(parse: Parse, i: int) -> bool:
    return parse.tokens[i].ent not in ("DATE", "TIME", "PERSON", "EVENT")


def _day(telling: Telling, i: int) -> When | None:
    """Return the date of an act that lies behind; None for what may lie ahead or all along."""
    when = date_act(telling, i)
    if not when.times:
        when = _within(telling, i) or when
    if when.undated or when.moved:
        return None
    if when.times:
        usable = when.relation in USABLE and not any(_is_open(telling, t) for t in when.times)
        return when if usable else None
    return when if when.relation in ("before", "onward") else None


def _within(telling: Telling, i: int) -> When | None:
    """Return the date of the verb within whose time a past verb is told.

    "She was cooking on Tuesday when they came and led him away": what is joined to the clause
    shares its day too.
    """
    parse = telling.parse
    tokens = parse.tokens
    while tokens[i].dep == "conj" and tokens[tokens[i].head].pos in PREDICATES:
        i = tokens[i].head
        if tense(parse, i) != "past":
            return None
        found = date_act(telling, i)
        if found.times:
            return found
    return None


def _is_open(telling: Telling, at: int) -> bool:
    """Tell whether an expression lies ahead, or names no day at all ("recently")."""
    what = telling.times[at].date
    return what is None or what.direction > 0 or what.anchor == "vague"


def _word(parse: Parse, i: int) -> str:
    """Return the lemma, with the word that makes another verb of it."""
    token = parse.tokens[i]
    for c in parse.children[i] if token.pos in PREDICATES else ():
        below = parse.tokens[c]
        particle = below.dep in ("prt", "advmod") and below.lower in PARTICLES
        bare = below.dep == "dobj" and below.lower in BARE and not parse.children[c]
        if particle or bare:
            return f"{token.lemma} {below.lower}".lower()
        noun = parse.child(c, "pobj") if below.dep == "prep" else None
        if token.lemma in LIGHT and noun == c + 1 and parse.tokens[noun].pos == "NOUN":
            return f"{token.lemma} {below.lower} {parse.tokens[noun].lemma}".lower()
    return token.lemma.lower()


def parties_of(parse: Parse, i: int) -> tuple[list[int], list[int]]:
    """Return the heads of those that do an act and of those that it is done to."""
    if parse.tokens[i].pos not in PREDICATES:
        owners = list(_owners(parse, i))
        return owners, owners
    who = [c for c in parse.children[i] if parse.tokens[c].dep == "nsubj"]
    whom = [c for c in parse.children[i] if parse.tokens[c].dep in ("dobj", "nsubjpass")]
    token = parse.tokens[i]
    before = parse.tokens[max(0, parse.edges[i][0] - 1)]
    if not who and not whom and before.pos not in ("NOUN", "PROPN", "PRON"):
        who, whom = _lent(parse, i)
    if token.dep in CLAUSES:
        who = [token.head if parse.tokens[w].tag.startswith("W") else w for w in who]
        whom = [token.head if parse.tokens[w].tag.startswith("W") else w for w in whom]
        if token.tag == "VBN" and not who and not whom:
            whom = [token.head]
    elif not who and token.dep == "conj" and not parse.child(i, "nsubjpass"):
        who = _lent(parse, i)[0]
    return _joined(parse, who), _joined(parse, whom)


def _lent(parse: Parse, i: int) -> tuple[list[int], list[int]]:
    """Return the subject of the verb that a verb is joined to, as who acts or is acted on."""
    tokens = parse.tokens
    passive = parse.child(i, "auxpass") is not None
    while tokens[i].dep == "conj" and tokens[tokens[i].head].pos in PREDICATES:
        i = tokens[i].head
        subject = parse.child(i, "nsubj", "nsubjpass")
        if subject is not None:
            done_to = passive or tokens[subject].dep == "nsubjpass"
            return ([], [subject]) if done_to else ([subject], [])
    return [], []


def _joined(parse: Parse, heads: Sequence[int]) -> list[int]:
    return [j for h in heads for j in parse.conjuncts(h)]


def _owners(parse: Parse, n: int) -> Iterator[int]:
    """Yield whose act a noun tells of: "the arrest of Lee", "Lee's arrest", "the Vale collapse"."""
    for c in parse.children[n]:
        token = parse.tokens[c]
        if token.dep in ("poss", "compound") and token.ent not in ("DATE", "TIME"):
            yield c
        elif token.dep == "prep" and token.lower in OWNERS:
            yield from (
                d
                for d in parse.children[c]
                if parse.tokens[d].dep == "pobj" and parse.tokens[d].ent not in ("DATE", "TIME")
            )


def _named(parse: Parse, i: int) -> Span:
    """Return a noun with the words right before it that name it, without whose it is."""
    first = i
    while first and _names(parse.tokens[first - 1], first, i):
        first -= 1
    return parse.span(first, i)


def _names(token: Token, first: int, i: int) -> bool:
    return token.dep in NAMING and first <= token.head <= i
