"""What a word may attribute: the stretches that it may govern.

Permissive on purpose. What is no attribution is thrown out by the trained model, which can choose
only among what is proposed here and what the rules propose.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tidings.readers.statements.clauses import before_aside, skip_mark
from tidings.readers.statements.values import Range
from tidings.readers.syntax import Parse

VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
PREPOSITIONAL = frozenset({"prep", "agent"})
CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "parataxis", "conj"})
PHRASAL = frozenset({"dobj", "attr", "acomp", "oprd", "dative", "appos", "dep", "npadvmod", "pobj"})
WHOLE = CLAUSAL | PHRASAL
LOOSE = frozenset({"advcl", "relcl", "prep", "conj", "acl", "parataxis", "appos", "ccomp", "dep"})
TRAILING = frozenset({"relcl", "acl", "advcl", "prep", "xcomp", "npadvmod", "advmod"})
MODIFYING = frozenset({"amod", "advmod", "compound", "nmod"})
BESIDE_SUBJECT = SUBJECTS | {"aux", "neg", "mark", "advmod"}
BREAKS = frozenset({",", "—", "–", ";", "-"})
LONGEST = 160  # tokens of a stretch: longer ones come of parses gone wrong


class Candidate(NamedTuple):
    """A stretch that a cue may govern: how it hangs there, its first and its last token."""

    kind: str
    first: int
    last: int


def propose(parse: Parse, i: int) -> list[Candidate]:
    """Return the stretches that the word at `i` may attribute, each once."""
    found: dict[Range, str] = {}
    for kind, start, stop in _proposed(parse, i):
        if stop - start > LONGEST:
            continue
        first, last = trim(parse, start, stop)
        if first <= last and not first <= i <= last and (first, last) not in found:
            found[first, last] = kind
    return [Candidate(kind, first, last) for (first, last), kind in found.items()]


def trim(parse: Parse, first: int, last: int) -> Range:
    """Drop punctuation at the ends of a range, and a conjunction at its end."""
    tokens = parse.tokens
    while first <= last and tokens[first].pos == "PUNCT":
        first += 1
    while last >= first and tokens[last].pos in {"PUNCT", "CCONJ"}:
        last -= 1
    return first, last


def _proposed(parse: Parse, i: int) -> Iterator[tuple[str, int, int]]:
    token = parse.tokens[i]
    if token.pos == "PUNCT":
        yield "after", i + 1, parse.sentences[token.sentence].last - 1
        return
    yield from _below(parse, i)
    if token.pos in VERBAL:
        yield from _around(parse, i)
        if token.dep in {"relcl", "acl"}:
            start = parse.edges[i][0] if token.dep == "relcl" else i
            yield "antecedent", parse.edges[token.head][0], start - 1
    elif token.dep in MODIFYING:
        first, last = parse.edges[token.head]
        yield "modified", i + 1, last
        yield "modified", first, i - 1
    if token.pos in {"NOUN", "ADJ"} and parse.tokens[token.head].lemma == "be":
        for c in parse.children[token.head]:
            if c != i and parse.tokens[c].dep in {"ccomp", "xcomp", "attr", "advcl"}:
                first, last = _side(parse, i, c)
                yield "equated", skip_mark(parse, first, c), last


def _below(parse: Parse, i: int) -> Iterator[tuple[str, int, int]]:
    """Yield what hangs on the cue: whole, cut short, and run on to the end of the cue's phrase."""
    end = parse.edges[i][1]
    for c in parse.children[i]:
        dep = parse.tokens[c].dep
        if dep in SUBJECTS:
            yield dep, *_side(parse, i, c)
        elif dep in PREPOSITIONAL:
            first, last = _side(parse, i, c)
            yield f"in {dep}", (c + 1 if c == first else first), last
            yield dep, first, last
            yield f"cut {dep}", c + 1, _cut(parse, c, first, last)
            if c > i:
                yield "on prep", c + 1, end
        elif dep in WHOLE:
            first, last = _side(parse, i, c)
            start = skip_mark(parse, first, c) if dep in CLAUSAL else first
            yield dep, start, last
            yield f"cut {dep}", start, _cut(parse, c, first, last)
            yield f"short {dep}", start, _short(parse, c, last)
            if c > i and last < end:
                yield f"on {dep}", start, end
        elif dep in {"mark", "advmod"} and c > i:
            yield dep, c, end
    yield "rest", i + 1, end


def _side(parse: Parse, i: int, c: int) -> Range:
    """Return the phrase of `c`, on its own side of the cue at `i`."""
    first, last = parse.edges[c]
    if not first < i <= last:
        return first, last
    return (first, i - 1) if c < i else (i + 1, last)


def _cut(parse: Parse, c: int, first: int, last: int) -> int:
    """Return where the phrase of `c` ends before what is loosely joined to it by a comma."""
    if last - first <= LONGEST:
        last = min(last, before_aside(parse, first, last))
    for g in parse.children[c]:
        if g > c and parse.tokens[g].dep in LOOSE:
            start = parse.edges[g][0]
            if start > first and parse.tokens[start - 1].text in BREAKS:
                return min(last, start - 1)
    return last


def _short(parse: Parse, c: int, last: int) -> int:
    """Return where the phrase of `c` ends without the clause or phrase that trails it."""
    for g in reversed(parse.children[c]):
        if g > c and parse.tokens[g].dep in TRAILING and parse.edges[g][0] > c:
            return parse.edges[g][0] - 1
    return last


def _around(parse: Parse, i: int) -> Iterator[tuple[str, int, int]]:
    """Yield the words of the sentence before and after the clause of the cue."""
    tokens = parse.tokens
    sentence = parse.sentences[tokens[i].sentence]
    last = parse.edges[i][1]
    near = [c for c in parse.children[i] if tokens[c].dep in BESIDE_SUBJECT]
    own = min((parse.edges[c][0] for c in near), default=i)
    if own > sentence.first:
        yield "before", sentence.first, own - 1
        for j in range(own - 2, max(sentence.first, own - LONGEST) - 1, -1):
            if tokens[j].text in {",", "—", ";", ":"}:
                yield "before comma", j + 1, own - 1
                break
    yield "afterwards", last + 1, sentence.last - 1
    yield "to the end", i + 1, sentence.last - 1
    if near and near[-1] > i:
        yield "past subject", near[-1] + 1, sentence.last - 1
