"""Cue verbs, nouns and phrases, and the clause that each governs."""

from collections.abc import Iterator

from tidings.codebook.statements import StatementsBook
from tidings.readers.statements.clauses import (
    before_aside,
    clause_below,
    clause_range,
    infinitival,
    infinitive_below,
    marked,
    out_of_reach,
    skip_mark,
)
from tidings.readers.statements.speakers import find_speaker, name_before, noun_speaker
from tidings.readers.statements.values import Cue, Range
from tidings.readers.syntax import Parse, Token

LONGEST_ASIDE = 14  # tokens of "…, he told reporters on Monday, …"
CLAUSES = ("clause", "address", "question", "thought clause", "document")
INFINITIVES = ("infinitive", "address", "thought infinitive")
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
                cues.extend(_copular(parse, token, book))
            cues.extend(_topic_cues(parse, token, book))
        elif token.text == ":":
            cues.extend(_colon(parse, token))
    return cues


def _verb_cues(parse: Parse, token: Token, key: str, book: StatementsBook) -> Iterator[Cue]:
    frame, ranges = next(_governed(parse, token, key, book.verbs[key]), ("", ()))
    speaker, relative = find_speaker(parse, token.i)
    speaker = name_before(parse, token.i) if speaker is None else speaker
    # "X, asked about Y, said …": a clause before the cue that holds the speaker is not said.
    said = tuple(
        r for r in ranges if speaker is None or r[1] > token.i or not r[0] <= speaker <= r[1]
    )
    if said:
        first, last = cue_words(parse, token.i)
        yield Cue(token.i, first, last, frame, said, speaker, relative)


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
    if "figure" in frames:
        figure = _figure_below(parse, i)
        if figure is not None:
            yield "figure", (figure,)
    spoken = next((f for f in OBJECTS if f in frames), None)
    if spoken:
        topic = _object_below(parse, i, key.partition("_")[2])
        if topic is not None:
            yield spoken, (topic,)


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
    around = (_trim(parse, before), _trim(parse, after))
    return tuple(r for r in around if r[1] >= r[0] and not out_of_reach(parse, token.i, *r)) or None


def _trim(parse: Parse, part: Range) -> Range:
    """Drop punctuation at the ends of a range."""
    first, last = part
    while first <= last and parse.tokens[first].pos == "PUNCT":
        first += 1
    while last >= first and parse.tokens[last].pos == "PUNCT":
        last -= 1
    return first, last


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


def _figure_below(parse: Parse, i: int) -> Range | None:
    """Return what is counted with the number that somebody puts it at ("the toll at eight")."""
    thing = parse.child(i, "dobj")
    at = next((c for c in parse.children[i] if parse.tokens[c].lower == "at"), None)
    if thing is None or at is None or not i < thing < at:
        return None
    last = parse.edges[at][1]
    counted = any(t.pos == "NUM" for t in parse.tokens[at : last + 1])
    return (parse.edges[thing][0], before_aside(parse, i, last)) if counted else None


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
        yield Cue(i, i, i, frame, ((skip_mark(parse, first, c), last),), speaker)
        return


def _copular(parse: Parse, token: Token, book: StatementsBook) -> Iterator[Cue]:
    """Yield a noun of saying that is what a clause says ("X's answer was that …")."""
    verb = token.head
    if token.dep != "nsubj" or parse.tokens[verb].lemma != "be":
        return
    for c in parse.children[verb]:
        if c > verb and parse.tokens[c].dep == "ccomp" and marked(parse, c):
            owner = parse.child(token.i, "poss")
            frame = "thought noun" if book.nouns[token.lemma] else "noun"
            ranges = (clause_range(parse, verb, c),)
            yield Cue(token.i, token.i, verb, frame, ranges, owner)
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
