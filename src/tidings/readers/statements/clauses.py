"""The clause that a cue governs: where the words said begin and end."""

from tidings.readers.statements.values import Range
from tidings.readers.syntax import Parse, Token

SUMMARIES = frozenset(
    {
        *("threat", "demand", "claim", "charge", "accusation", "promise", "pledge", "offer"),
        *("proposal", "condition", "plan", "position", "decision", "remark", "comment", "figure"),
        *("view", "idea", "warning", "allegation", "step", "move"),
    }
)
SPOKEN = frozenset({"say", "tell", "add", "insist", "argue", "deny", "maintain", "claim", "warn"})
CONTRADICTING = frozenset({"deny", "reject", "dispute", "dismiss", "contest", "refute", "rebut"})
CONCESSIVE = frozenset({"although", "though", "while", "whereas"})
TEMPORAL = frozenset({"before", "after", "until", "till", "since"})
SUBORDINATING = TEMPORAL | CONCESSIVE | {"when", "because", "once", "whenever"}
CLIMB = frozenset({"conj", "xcomp", "ccomp"})
CLOSING = frozenset("\"'”’“»«") | {"''"}
PURPOSE = frozenset({"in", "so"})  # "in order to", "so as to"


def clause_below(parse: Parse, i: int) -> int | None:
    """Return the head of the clause that is the verb's complement."""
    for c in parse.children[i]:
        token = parse.tokens[c]
        if token.dep == "ccomp" and not infinitival(parse, c) and _joined(parse, i, c):
            if token.tag == "VBG" and parse.tokens[c - 1].text == "," and i < c:
                continue  # "he said, laughing"
            return c
        if (
            token.dep == "xcomp"
            and c > i
            and token.tag == "VBG"
            and parse.tokens[i].lemma == "deny"
        ):
            return c
    for c in parse.children[i]:  # "told X that …", "said in a letter that …", read as about X
        for noun in _nouns_below(parse, c):
            for g in parse.children[noun]:
                if parse.tokens[g].dep in {"relcl", "acl", "ccomp"} and marked(parse, g):
                    return g
    return None


def _nouns_below(parse: Parse, c: int) -> tuple[int, ...]:
    dep = parse.tokens[c].dep
    if dep in {"dobj", "dative", "pobj"}:
        return (c,)
    noun = parse.child(c, "pobj") if dep == "prep" else None
    return () if noun is None else (noun,)


def _joined(parse: Parse, cue: int, head: int) -> bool:
    """Tell a complement before its verb from a clause that merely comes before a semicolon.

    So does what another says before a full stop, where the parser makes one sentence of two.
    """
    last = parse.edges[head][1]
    if last > cue or last + 1 >= len(parse.tokens):
        return True
    if parse.tokens[head].lemma in SPOKEN and own_subject(parse, head):
        stops = (i for i in range(head, min(last + 2, cue - 1)) if parse.tokens[i].text == ".")
        if any(parse.tokens[i + 1].text not in CLOSING for i in stops):
            return False
    return not any(parse.tokens[i].text == ";" for i in range(last, min(last + 2, cue)))


def marked(parse: Parse, i: int) -> bool:
    """Tell whether the clause at `i` opens with "that", "whether" or "if"."""
    return any(
        parse.tokens[c].dep == "mark" and parse.tokens[c].lower in {"that", "whether", "if"}
        for c in parse.children[i]
    )


def infinitival(parse: Parse, i: int) -> bool:
    """Tell whether the clause at `i` is an infinitive ("them not to close the port")."""
    return any(
        parse.tokens[c].tag == "TO" and parse.tokens[c].dep == "aux" for c in parse.children[i]
    )


def clause_range(parse: Parse, cue: int, head: int) -> Range:
    """Return the clause at `head`, without its "that" and without what is told of it by another."""
    first, last = parse.edges[head]
    if first < cue <= last:
        last = cue - 1
    if first <= cue < head:
        first = cue + 1
    first = skip_mark(parse, first, head)
    if head > cue:
        last = max(last, _sequel(parse, cue, last))
        first = _whole_start(parse, cue, head, first)
        last = _run_on(parse, last)
    return first, before_aside(parse, first, last)


def _whole_start(parse: Parse, cue: int, head: int, first: int) -> int:
    """Return where a clause after its cue begins: with its subject, after the cue's own day.

    "Said the road, which it shut on Monday, would stay closed" is read with "the road" for the
    object of the cue; "said on Wednesday they would go" with the day in the clause.
    """
    before = parse.child(cue, "dobj")
    bare = not (own_subject(parse, head) or marked(parse, head) or infinitival(parse, head))
    if bare and before is not None and cue < before < first:
        return parse.edges[before][0]
    subject = parse.child(head, "nsubj", "nsubjpass", "expl")
    for c in parse.children[head]:
        start, end = parse.edges[c]
        if start != first or first != cue + 1 or subject is None:
            continue
        day = all(
            t.ent in {"DATE", "TIME"} for t in parse.tokens[start : end + 1] if t.pos != "ADP"
        )
        if (
            day
            and parse.tokens[c].dep in {"prep", "npadvmod"}
            and end + 1 == parse.edges[subject][0]
        ):
            return end + 1
    return first


def _run_on(parse: Parse, last: int) -> int:
    """Run words that end in "before the year" on, where a finite verb follows ("… is out").

    The preposition is then a conjunction, which the parser missed.
    """
    tokens = parse.tokens
    if last + 1 >= len(tokens) or tokens[last + 1].tag not in {"VBZ", "VBP", "VBD", "MD"}:
        return last
    if not any(t.lower in TEMPORAL for t in tokens[max(0, last - 3) : last]):
        return last
    end = parse.sentences[tokens[last].sentence].last
    while last + 1 < end and tokens[last + 1].pos not in {"PUNCT", "CCONJ"}:
        last += 1
    return last


def _sequel(parse: Parse, cue: int, last: int) -> int:
    """Return the end of a clause that goes on what was said, though the parser ties it to the cue.

    After a cue in the past ("said"), a coordinated clause with a subject of its own that is not in
    the past ("…, but the ban will stay") belongs to what was said: sequence of tenses.
    """
    if parse.tokens[cue].tag not in {"VBD", "VBN", "VBG"}:
        return last
    for c in parse.children[cue]:
        token = parse.tokens[c]
        if token.dep != "conj" or c < last or not own_subject(parse, c):
            continue
        if token.lemma in SPOKEN:
            continue  # "X said …, but Y have told Z …": another's words, told beside them
        verbs = [token, *(parse.tokens[g] for g in parse.children[c])]
        if marked(parse, c) or any(
            t.tag in {"MD", "VBZ", "VBP"} for t in verbs if t.pos in {"VERB", "AUX"}
        ):
            last = parse.edges[c][1]
    return last


def own_subject(parse: Parse, i: int) -> bool:
    """Tell whether the verb at `i` has a subject of its own."""
    return parse.child(i, "nsubj", "nsubjpass", "expl") is not None


def skip_mark(parse: Parse, first: int, head: int) -> int:
    """Return where a clause begins after its "that"."""
    token = parse.tokens[first]
    if first < head and token.lower == "that" and token.dep in {"mark", "det", "nsubj", "dobj"}:
        # "told X by telephone that Y would …": the parser may take "that" for an object.
        subject = parse.child(head, "nsubj", "nsubjpass") if token.dep == "dobj" else None
        return first + (token.dep == "mark" or (subject is not None and subject > first))
    return first


def before_aside(parse: Parse, first: int, last: int) -> int:
    """Cut a clause before what the teller adds of his own.

    "— which X rejected", ", a demand that Y has refused", ", although Z said otherwise".
    """
    for i in range(first + 2, last):
        text = parse.tokens[i].text
        if parse.tokens[i].lower == "according" and parse.edges[i][1] >= last - 1:
            return i - 1 - (parse.tokens[i - 1].text in {",", "—", "–"})
        after = parse.tokens[i + 1]
        if text in {"—", "–", "--"}:
            if after.lower in {"which", "who"}:
                return i - 1
        elif text == "," and (
            _rivals(parse, after, last)
            or (after.lower in {"a", "an"} and _summary(parse, after, last))
            or (after.lower in CONCESSIVE and parse.tokens[after.head].lemma in SPOKEN)
        ):
            return i - 1
    return last


def _rivals(parse: Parse, relative: Token, last: int) -> bool:
    """Tell ", which X denied" from what the speaker himself adds with "which"."""
    verb = parse.tokens[relative.head]
    subject = parse.child(verb.i, "nsubj")
    return (
        relative.lower == "which"
        and verb.lemma in CONTRADICTING
        and subject is not None
        and relative.i < subject < verb.i <= last
        and parse.edges[verb.i][1] >= last - 1
    )


def _summary(parse: Parse, article: Token, last: int) -> bool:
    """Tell whether a noun phrase in apposition to a clause sums it up ("a threat that …")."""
    noun = article.head
    return (
        article.i < noun < last
        and parse.tokens[noun].lemma in SUMMARIES
        and any(parse.tokens[c].dep in {"relcl", "acl"} for c in parse.children[noun])
    )


def subordinate(parse: Parse, i: int) -> int | None:
    """Return the verb of the adverbial clause that the word at `i` tells in ("after X said …").

    None where it stands in none. "As X said" is an aside, which governs what is around it.
    """
    while True:
        token = parse.tokens[i]
        above = parse.tokens[token.head]
        if token.dep == "pcomp" and above.lower in TEMPORAL:
            return i
        if token.dep == "advcl" and _subordinating(parse, i):
            return i
        if token.dep not in CLIMB or not above.i < i:
            return None
        i = above.i


def _subordinating(parse: Parse, i: int) -> bool:
    return any(
        parse.tokens[c].dep in {"mark", "advmod"} and parse.tokens[c].lower in SUBORDINATING
        for c in parse.children[i]
        if c < i
    )


def out_of_reach(parse: Parse, i: int, first: int, last: int) -> bool:
    """Tell whether a range takes in the clause above the adverbial clause of the cue at `i`."""
    verb = subordinate(parse, i)
    if verb is None:
        return False
    above = parse.tokens[verb].head
    if parse.tokens[above].pos == "ADP":
        above = parse.tokens[above].head
    return first <= above <= last or first < parse.edges[verb][0]


def infinitive_below(parse: Parse, i: int) -> Range | None:
    """Return the infinitive that is the complement of the verb at `i`."""
    for c in parse.children[i]:
        token = parse.tokens[c]
        if c > i and token.dep in {"xcomp", "ccomp", "advcl"} and infinitival(parse, c):
            first, last = parse.edges[c]
            if token.dep == "advcl" and parse.tokens[first].lower in PURPOSE:
                continue
            return max(first, i + 1), before_aside(parse, first, _run_on(parse, last))
    return None
