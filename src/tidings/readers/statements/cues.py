"""Cue verbs, nouns and phrases, and the clause that each governs."""

from collections.abc import Iterator

from tidings.codebook.statements import StatementsBook
from tidings.readers.statements.speakers import find_speaker, name_before, noun_speaker
from tidings.readers.statements.values import Cue, Range
from tidings.readers.syntax import Parse, Token

LONGEST_ASIDE = 14  # tokens of "…, he told reporters on Monday, …"
CLAUSES = ("clause", "address", "question", "thought clause", "document")
INFINITIVES = ("infinitive", "address", "thought infinitive")
CONCESSIVE = frozenset({"although", "though", "while", "whereas"})
SPOKEN = frozenset({"say", "tell", "add", "insist", "argue", "deny", "maintain", "claim", "warn"})
SUMMARIES = frozenset(
    {
        *("threat", "demand", "claim", "charge", "accusation", "promise", "pledge", "offer"),
        *("proposal", "condition", "plan", "position", "decision", "remark", "comment", "figure"),
        *("view", "idea", "warning", "allegation", "step", "move"),
    }
)
OBJECTS = ("object", "thought object")


def verb_key(parse: Parse, token: Token, book: StatementsBook) -> str | None:
    """Return the table's key for a verb: its lemma, with its particle where the table has it."""
    lemma = token.lemma
    if lemma in book.phrasal:
        for c in parse.children[token.i]:
            below = parse.tokens[c]
            if below.dep in {"prt", "prep", "advmod", "dobj"} and c > token.i:
                key = f"{lemma}_{below.lower}"
                if key in book.verbs:
                    return key
    return lemma if lemma in book.verbs else None


def find_cues(parse: Parse, book: StatementsBook) -> list[Cue]:
    """Return every cue that governs content by its syntax, in order of position."""
    cues: list[Cue] = []
    for token in parse.tokens:
        if token.lower == "according":
            cues.extend(_according(parse, token))
        elif token.pos in {"VERB", "AUX"}:
            key = verb_key(parse, token, book)
            if key is not None:
                cues.extend(_verb_cues(parse, token, key, book))
        elif token.pos == "NOUN":
            if token.lemma in book.nouns:
                cues.extend(_noun_cues(parse, token, book))
            cues.extend(_topic_cues(parse, token, book))
        elif token.text == ":":
            cues.extend(_colon(parse, token))
    return cues


def _verb_cues(parse: Parse, token: Token, key: str, book: StatementsBook) -> Iterator[Cue]:
    for frame, ranges in _governed(parse, token, key, book.verbs[key]):
        speaker, relative = find_speaker(parse, token.i)
        speaker = name_before(parse, token.i) if speaker is None else speaker
        # "X, asked about Y, said …": a clause before the cue that holds the speaker is not said.
        said = tuple(
            r for r in ranges if speaker is None or r[1] > token.i or not r[0] <= speaker <= r[1]
        )
        if not said:
            return
        first, last = cue_words(parse, token.i)
        yield Cue(token.i, first, last, frame, said, speaker, relative)
        return


def _governed(
    parse: Parse, token: Token, key: str, frames: frozenset[str]
) -> Iterator[tuple[str, tuple[Range, ...]]]:
    """Yield the frames that hold of this verb here, with the token ranges of what is said."""
    i = token.i
    clause = next((f for f in CLAUSES if f in frames), None)
    if clause:
        below = clause_below(parse, i)
        if below is not None:
            yield clause, (clause_range(parse, i, below),)
        aside = _around(parse, token)
        if aside is not None and "thought clause" not in frames:
            yield clause, aside
    infinitive = next((f for f in INFINITIVES if f in frames), None)
    if infinitive:
        act = infinitive_below(parse, i)
        if act is not None:
            yield infinitive, (act,)
    spoken = next((f for f in OBJECTS if f in frames), None)
    if spoken:
        topic = _object_below(parse, i, key.partition("_")[2])
        if topic is not None:
            yield spoken, (topic,)


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
    """Tell a complement before its verb from a clause that merely comes before a semicolon."""
    last = parse.edges[head][1]
    if last > cue or last + 1 >= len(parse.tokens):
        return True
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
    first = _skip_mark(parse, first, head)
    if head > cue:
        last = max(last, _sequel(parse, cue, last))
    return first, before_aside(parse, first, last)


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


def _skip_mark(parse: Parse, first: int, head: int) -> int:
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
            (after.lower in {"a", "an"} and _summary(parse, after, last))
            or (after.lower in CONCESSIVE and parse.tokens[after.head].lemma in SPOKEN)
        ):
            return i - 1
    return last


def _summary(parse: Parse, article: Token, last: int) -> bool:
    """Tell whether a noun phrase in apposition to a clause sums it up ("a threat that …")."""
    noun = article.head
    return (
        article.i < noun < last
        and parse.tokens[noun].lemma in SUMMARIES
        and any(parse.tokens[c].dep in {"relcl", "acl"} for c in parse.children[noun])
    )


def _around(parse: Parse, token: Token) -> tuple[Range, ...] | None:
    """Return the sentence around an aside such as ", he told reporters, "."""
    if token.dep not in {"parataxis", "ccomp", "conj", "advcl", "dep", "relcl"}:
        return None
    first, last = parse.edges[token.i]
    sentence = parse.sentences[token.sentence]
    if last - first > LONGEST_ASIDE:
        return None
    if not any(parse.tokens[c].dep == "nsubj" for c in parse.children[token.i]):
        return None
    if parse.tokens[first].text in {",", "—", "–"}:
        first += 1
    while last > token.i and parse.tokens[last].pos == "PUNCT":
        last -= 1
    left = parse.tokens[first - 1].text if first > sentence.first else ""
    right = parse.tokens[last + 1].text if last + 1 < sentence.last else "."
    if left not in {",", "—", "–", "-", '"', "”"} or right not in {",", ".", "—", "–", "-", ";"}:
        return None
    if parse.tokens[first].lower in {"as", "which", "who", "and", "but", "because", "when", "if"}:
        return None
    before, after = (sentence.first, first - 1), (last + 1, sentence.last - 1)
    return tuple(r for r in (_trim(parse, before), _trim(parse, after)) if r[1] >= r[0])


def _trim(parse: Parse, part: Range) -> Range:
    """Drop punctuation at the ends of a range."""
    first, last = part
    while first <= last and parse.tokens[first].pos == "PUNCT":
        first += 1
    while last >= first and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return first, last


def infinitive_below(parse: Parse, i: int) -> Range | None:
    """Return the infinitive that is the complement of the verb at `i`."""
    for c in parse.children[i]:
        token = parse.tokens[c]
        if c > i and token.dep in {"xcomp", "ccomp", "advcl"} and infinitival(parse, c):
            first, last = parse.edges[c]
            return max(first, i + 1), before_aside(parse, first, last)
    return None


def _object_below(parse: Parse, i: int, particle: str) -> Range | None:
    """Return the object and what is said of it ("the plan as reckless")."""
    passive = any(parse.tokens[c].dep == "auxpass" for c in parse.children[i])
    if passive and not any(parse.tokens[c].dep == "agent" for c in parse.children[i]):
        return None
    found: Range | None = None
    for c in parse.children[i]:
        below = parse.tokens[c]
        edges = parse.edges[c]
        if particle and below.dep == "prep":
            if below.lower == particle and edges[1] > c > i:
                found = (c + 1, edges[1])
        elif below.dep == "dobj" and c > i:
            found = (found[0] if found else edges[0], edges[1])
        elif found and (
            below.dep in {"oprd", "ccomp", "xcomp"}
            or (below.dep == "prep" and below.lower in {"as", "for", "of", "to"})
        ):
            found = (found[0], max(found[1], edges[1]))
        elif not found and c > i and below.dep == "prep" and below.lower in {"for", "on"}:
            found = (edges[0] + 1, edges[1])
    if found is None or found[0] > found[1]:
        return None
    return found[0], before_aside(parse, *found)


def cue_words(parse: Parse, i: int) -> Range:
    """Return the verb with the auxiliaries, negation and particle that stand right beside it."""
    first = last = i
    beside = {"aux", "auxpass", "neg", "prt", "advmod"}
    while first > 0 and parse.tokens[first - 1].head == i and parse.tokens[first - 1].dep in beside:
        first -= 1
    if last + 1 < len(parse.tokens):
        following = parse.tokens[last + 1]
        if following.head == i and following.dep == "prt":
            last += 1
    return first, last


def _noun_cues(parse: Parse, token: Token, book: StatementsBook) -> Iterator[Cue]:
    """Yield a noun of saying with its that-clause or infinitive ("its threat to retaliate")."""
    i = token.i
    for c in parse.children[i]:
        below = parse.tokens[c]
        if c <= i or below.dep not in {"acl", "ccomp", "relcl", "xcomp"}:
            continue
        that = marked(parse, c)
        if not that and not (below.dep in {"acl", "xcomp"} and infinitival(parse, c)):
            continue
        speaker = noun_speaker(parse, i)
        if speaker is None or not _voices(parse, token, book):
            return
        first, last = parse.edges[c]
        frame = "thought noun" if book.nouns[token.lemma] else "noun"
        yield Cue(i, i, i, frame, ((_skip_mark(parse, first, c), last),), speaker)
        return


def _voices(parse: Parse, token: Token, book: StatementsBook) -> bool:
    """Tell whether a noun of saying is its subject's: who dismisses a claim has not made it."""
    if token.dep != "dobj" or parse.child(token.i, "poss") is not None:
        return True
    if any(parse.tokens[c].lower in {"by", "from"} for c in parse.children[token.i]):
        return True
    return parse.tokens[token.head].lemma in book.voicing


def _topic_cues(parse: Parse, token: Token, book: StatementsBook) -> Iterator[Cue]:
    """Yield a noun with what it is about ("her criticism of the deal"); only with an owner."""
    for c in parse.children[token.i]:
        key = f"{token.lower}_{parse.tokens[c].lower}"
        if c > token.i and key in book.topics and parse.edges[c][1] > c:
            owner = parse.child(token.i, "poss")
            if owner is not None:
                ranges = ((c + 1, parse.edges[c][1]),)
                yield Cue(token.i, token.i, c, "topic", ranges, owner)
            return


def _according(parse: Parse, token: Token) -> Iterator[Cue]:
    """Yield "according to X": what it says is the rest of its sentence."""
    to = next((c for c in parse.children[token.i] if parse.tokens[c].lower == "to"), None)
    if to is None:
        return
    speaker = parse.child(to, "pobj")
    if speaker is None:
        return
    first, last = parse.edges[token.i]
    sentence = parse.sentences[token.sentence]
    ranges = []
    if first > sentence.first:
        stops = [i + 1 for i in range(sentence.first, first) if parse.tokens[i].text == ";"]
        ranges.append(_trim(parse, (max(stops, default=sentence.first), first - 1)))
    if last + 1 < sentence.last:
        stops = [i - 1 for i in range(last + 1, sentence.last) if parse.tokens[i].text == ";"]
        ranges.append(_trim(parse, (last + 1, min(stops, default=sentence.last - 1))))
    kept = tuple(r for r in ranges if r[1] >= r[0])
    if kept:
        yield Cue(token.i, token.i, to, "according", kept, speaker)


def _colon(parse: Parse, token: Token) -> Iterator[Cue]:
    """Yield "NAME: what they say", as headlines and transcripts have it."""
    sentence = parse.sentences[token.sentence]
    before = range(sentence.first, token.i)
    if not 1 <= len(before) <= 6 or sentence.last - token.i < 4:
        return
    named = [i for i in before if parse.tokens[i].ent in {"PERSON", "ORG", "GPE", "NORP"}]
    plain = all(
        parse.tokens[i].pos in {"PROPN", "NOUN", "ADJ", "DET", "ADP", "PART"} for i in before
    )
    if named and plain and parse.tokens[before[-1]].pos in {"PROPN", "NOUN"}:
        content = _trim(parse, (token.i + 1, sentence.last - 1))
        yield Cue(token.i, token.i, token.i, "colon", (content,), before[-1])
