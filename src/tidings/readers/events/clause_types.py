"""What the kind of clause says of an act: questions, imperatives, "do this or else", denials.

These are marked by the form of a whole clause and not by a word above the act; the walk up the
tree (stance.py) sees them not. Kinds of clauses: Cambridge Grammar of the English Language, ch. 10.
"""

from tidings.readers.events.stance import DONE, Stances
from tidings.readers.events.triggers import Deed
from tidings.readers.events.verb_form import SUBJECTS, helpers_of, own_form
from tidings.readers.syntax import Parse, Token
from tidings.values import Status

# acts by which one can threaten somebody
HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "REJECT", "RETREAT"})
BLOWS = frozenset({"ASSAULT", "COERCE"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "would", "'d", "’d"})
QUOTES = frozenset({'"', "“", "”", "''", "``", "‘", "’", "'"})
OFTEN = 6  # how many words before an act may open its clause ("what about a …")


def by_clause(parse: Parse, deed: Deed, stances: Stances) -> Status | None:
    """Return the status that the kind of an act's clause gives it; none where it gives none."""
    at = deed.head if deed.verb is None else deed.its_verb
    if deed.noun is not None:
        if opened(stances, deed.its_noun):
            return "proposed"
        if deed.frame.type in HOSTILE and _held_out(stances, deed.its_noun):
            return "threatened"
    if opened(stances, at):
        return "proposed"
    if parse.tokens[at].pos not in {"VERB", "AUX"} and parse.tokens[at].tag[:2] != "VB":
        return None
    if disputed(stances, at) or answered_no(stances, at):
        return "denied"
    if deed.frame.type in HOSTILE and threatened(stances, at, deed.frame.type):
        return "threatened"
    if demanded(stances, at):
        return "demanded"
    return "hypothetical" if asked(stances, at) or _were_to(stances, at) else None


def _sentence(parse: Parse, i: int) -> tuple[Token, ...]:
    return tuple(parse.tokens_of(parse.sentences[parse.tokens[i].sentence]))


def opened(stances: Stances, at: int) -> bool:
    """Tell whether words open a clause that propose what it tells ("what about a truce")."""
    parse = stances.parse
    first = parse.sentences[parse.tokens[at].sentence].first
    before = [t.lower for t in parse.tokens[max(first, at - OFTEN) : at]]
    return any(
        tuple(before[k : k + 2]) in stances.words.openings for k in range(len(before) - 1)
    ) and not any(t in {",", ";", ":"} for t in before[-2:])


def asked(stances: Stances, verb: int) -> bool:
    """Tell whether a question asks whether an act is done ("will the governor pardon them?")."""
    parse = stances.parse
    tokens = _sentence(parse, verb)
    who = parse.child(verb, *SUBJECTS)
    helpers = helpers_of(parse, verb)
    clause = [t.lower for t in tokens if t.i <= verb]
    if "what" in clause and clause[clause.index("what") :][1:2] == ["if"]:
        return True
    if not any(t.text == "?" for t in tokens if t.i > verb) or who is None or not helpers:
        return False
    wh = any(
        parse.tokens[c].tag in {"WP", "WRB", "WDT", "WP$"} and c < verb
        for c in (*parse.children[verb], who)
    )
    return helpers[0].i < who and not wh


def _were_to(stances: Stances, verb: int) -> bool:
    """Tell "were the dam to be bombed, …", which parsers hang on the subject."""
    parse = stances.parse
    were = parse.tokens[_first(parse, parse.tokens[verb])]
    between = parse.tokens[were.i + 1 : verb]
    return (
        were.lower == "were"
        and stances.is_infinitive(verb)
        and not any(t.text in {",", "?"} for t in between)
        and _sentence(parse, verb)[-1].text != "?"
    )


def _that(parse: Parse, verb: int) -> int | None:
    """Return where a that-clause begins; none where a verb stands in none."""
    return next(
        (c for c in parse.children[verb] if parse.tokens[c].lower == "that" and c < verb), None
    )


def disputed(stances: Stances, verb: int) -> bool:
    """Tell whether a sentence calls untrue what a that-clause tells.

    "It is a fairy tale, said X, that …", "untrue, said X of a claim that …", "rumours that … are
    baseless", "the story that … was made up".
    """
    parse, words = stances.parse, stances.words
    that = _that(parse, verb)
    if that is None or that == 0:
        return False
    lemma = parse.tokens[that - 1].lemma.lower()
    claim = lemma in words.claims
    last = parse.edges[verb][1]
    return any(
        _untrue(stances, t) and (claim or _of_it(parse, t))
        for t in _sentence(parse, verb)
        if not that <= t.i <= min(last, _end(parse, that))
    )


def _end(parse: Parse, that: int) -> int:
    """Return the last word of a that-clause that stands inside a noun's phrase."""
    holder = parse.tokens[that - 1]
    up = parse.tokens[holder.head]
    return up.i - 1 if holder.dep == "nsubj" and up.i > that else len(parse.tokens)


def _untrue(stances: Stances, token: Token) -> bool:
    """Tell whether a word says in its predicate that something is untrue."""
    parse = stances.parse
    above = parse.tokens[token.head]
    near = {parse.tokens[c].lower for c in (*parse.children[token.i], *parse.children[above.i])}
    near |= {t.lower for t in parse.tokens[max(0, token.i - 5) : token.i]}
    negated = bool(near & {"not", "n't", "n’t", "never", "hardly", "no"})
    if token.dep in {"amod", "compound", "nmod"} and token.i != _first(parse, token):
        return False
    if token.lower in {"true", "truth"} or token.lemma.lower() == "truth":
        return negated
    return token.lower in stances.words.untrue and not negated


def _first(parse: Parse, token: Token) -> int:
    return next((t.i for t in _sentence(parse, token.i) if t.text not in QUOTES), token.i)


def _of_it(parse: Parse, token: Token) -> bool:
    """Tell whether "it" is what a predicate is said of ("it is a lie, she said, that")."""
    above = parse.tokens[token.head]
    return any(
        parse.tokens[c].lower == "it" for c in parse.children[above.i] if c < token.i
    ) and above.lemma in {"be", "call"}


def answered_no(stances: Stances, verb: int) -> bool:
    """Tell whether somebody asked about an act said no ("asked whether it had, … said no")."""
    parse = stances.parse
    asking = parse.tokens[parse.tokens[verb].head]
    marked = any(parse.tokens[c].lower in {"whether", "if"} for c in parse.children[verb])
    if not marked or asking.lemma not in {"ask", "question", "press", "quiz"}:
        return False
    if asking.tag != "VBN" or own_form(parse, verb, stances.words) not in DONE:
        return False
    after = {t.lower for t in _sentence(parse, verb) if t.i > parse.edges[verb][1]}
    return bool(after & stances.words.noes) or {"shook", "head"} <= after


def threatened(stances: Stances, verb: int, type_: str) -> bool:
    """Tell whether an act is held out to somebody: "or we …", "unless …, it will", "any … will"."""
    parse = stances.parse
    told = stances.is_told(verb) or _quoted(parse, verb)
    return (
        _or_else(parse, verb)
        or (told and _on_terms(stances, verb))
        or (type_ in BLOWS and (_whoever(stances, verb) or _sworn(stances, verb)))
    )


def _or_else(parse: Parse, verb: int) -> bool:
    """Tell "hand it over or we …", "to surrender or be shelled": the second of two."""
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    if token.dep != "conj" or above.tag != "VB":
        return False
    or_ = any(parse.tokens[c].lower == "or" for c in parse.children[above.i] if c < verb)
    who = parse.child(verb, *SUBJECTS)
    imperative = parse.child(above.i, *SUBJECTS) is None and not helpers_of(parse, above.i)
    suffered = any(h.lower == "be" for h in helpers_of(parse, verb)) and who is None
    passive = any(parse.tokens[c].dep == "auxpass" for c in parse.children[above.i])
    speaker = who is not None and parse.tokens[who].lower in {"we", "i", "they"}
    return or_ and ((imperative and speaker) or (suffered and not passive))


def _on_terms(stances: Stances, verb: int) -> bool:
    """Tell whether a speaker sets terms for an act of his own ("unless …, it will")."""
    parse = stances.parse
    if not any(h.lower in WILL for h in helpers_of(parse, verb)) or stances.is_negated(verb):
        return False
    marks = _terms(parse, verb)
    who = parse.child(verb, *SUBJECTS)
    own = who is not None and parse.tokens[who].lower in stances.words.selves
    above = parse.tokens[parse.tokens[verb].head]
    warned = stances.governor(above.i, stances.words.verbs) == "threaten"
    return "unless" in marks or (bool(marks & {"if", "until"}) and (own or warned))


def _terms(parse: Parse, verb: int) -> set[str]:
    """Return the markers of the clauses beside a verb and beside the verb that tells of it."""
    token = parse.tokens[verb]
    tellers = [c for c in parse.children[verb] if parse.tokens[c].dep == "parataxis"]
    if token.dep == "ccomp":
        tellers.append(token.head)
    return {
        parse.tokens[g].lower
        for over in (verb, *tellers)
        for c in parse.children[over]
        if parse.tokens[c].dep == "advcl" and c != verb
        for g in parse.children[c]
        if parse.tokens[g].dep in {"mark", "advmod"}
    }


def _held_out(stances: Stances, noun: int) -> bool:
    """Tell "hit them with duties if …, he warned", "every trader faces arrest, he warned"."""
    parse = stances.parse
    token = parse.tokens[noun]
    up = parse.tokens[token.head]
    verb = up.head if token.dep == "pobj" else up.i
    if token.dep not in {"dobj", "pobj"} or parse.tokens[verb].pos != "VERB":
        return False
    told = stances.is_told(verb) or _quoted(parse, verb)
    if parse.tokens[verb].lemma != "face":
        return told and _on_terms(stances, verb)
    who = parse.child(verb, *SUBJECTS)
    named = who is not None and (
        {parse.tokens[c].lower for c in (who, *parse.children[who])} & stances.words.whoever
    )
    terms = _terms(parse, verb) & {"unless", "if", "until"}
    return told and bool(named or terms)


def _whoever(stances: Stances, verb: int) -> bool:
    """Tell "any ship that enters will be sunk, the navy warned"."""
    parse = stances.parse
    above = parse.tokens[parse.tokens[verb].head]
    who = parse.child(verb, *SUBJECTS)
    if who is None or stances.governor(above.i, stances.words.verbs) != "threaten":
        return False
    those = {parse.tokens[who].lower, *(parse.tokens[c].lower for c in parse.children[who])}
    return bool(those & stances.words.whoever) and any(
        h.lower in WILL for h in helpers_of(parse, verb)
    )


def _sworn(stances: Stances, verb: int) -> bool:
    """Tell whether a blow is sworn ("vowed to hang", "swore that … would be killed")."""
    parse = stances.parse
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    if token.dep not in {"xcomp", "ccomp"} or above.lemma not in {"vow", "swear"}:
        return False
    to_come = {h.lower for h in helpers_of(parse, verb)} & (WILL | {"to"})
    return bool(to_come) and not stances.is_negated(verb) and not stances.is_negated(above.i)


def _quoted(parse: Parse, verb: int) -> bool:
    """Tell whether a verb stands between quotation marks."""
    opened_ = sum(t.text in QUOTES - {"'", "’", "‘"} for t in _sentence(parse, verb) if t.i < verb)
    return opened_ % 2 == 1


def demanded(stances: Stances, verb: int) -> bool:
    """Tell whether somebody says that another must act, or bids him to in so many words."""
    parse = stances.parse
    who = parse.child(verb, *SUBJECTS)
    told = stances.is_told(verb) or _quoted(parse, verb) or _bidden(stances, verb)
    if _needs(stances, verb):
        return True
    if who is None:
        bare = parse.tokens[verb].tag == "VB" and not helpers_of(parse, verb)
        above = parse.tokens[parse.tokens[verb].head]
        return bare and told and above.tag in {"VBD", "VBZ", "VBP", "VB"} and _leads(parse, verb)
    own = parse.tokens[who].lower in stances.words.selves | {"you", "one", "there"}
    return told and not own and stances.is_obliged(verb) and not stances.is_negated(verb)


def _needs(stances: Stances, verb: int) -> bool:
    """Tell "the premier needs to quit, said X", "has to"."""
    parse = stances.parse
    token = parse.tokens[verb]
    over = parse.tokens[token.head]
    who = parse.child(over.i, *SUBJECTS)
    if token.dep != "xcomp" or over.lemma not in {"need", "have"} or who is None:
        return False
    own = parse.tokens[who].lower in stances.words.selves | {"you", "one", "there"}
    now = over.tag in {"VBZ", "VBP"} and not stances.is_negated(over.i)
    return now and not own and (stances.is_told(over.i) or _quoted(parse, over.i))


def _leads(parse: Parse, verb: int) -> bool:
    """Tell whether nothing but quotation marks and "please" stands before an imperative."""
    at = parse.edges[verb][0]
    before = parse.tokens[at:verb]
    start = _first(parse, parse.tokens[verb])
    opens = verb in {start, start + 1} or (verb > 0 and parse.tokens[verb - 1].text in QUOTES)
    return opens and not any(t.dep in {"mark", "advmod"} for t in before)


def _bidden(stances: Stances, verb: int) -> bool:
    """Tell whether a verb of saying follows what was said ("…, the council told Asmara")."""
    parse = stances.parse
    token = parse.tokens[verb]
    above = parse.tokens[token.head]
    said = stances.governor(above.i, stances.words.clause_verbs) == "told"
    demand = stances.governor(above.i, stances.words.verbs) == "demand"
    return token.dep in {"ccomp", "advcl"} and above.i > verb and (said or demand)
