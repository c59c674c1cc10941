"""What a model sees of a phrase that may be a party: features by name, from the parse alone.

Those of the head (its place in the clause, its verb, what kind of thing it is) are shared by all
its stretches; those of a stretch tell where it is cut. No codebook is asked, so that the features
of a sentence stay what they were when the model learned them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tidings.readers.events.phrases import Stretch
from tidings.readers.syntax import Parse, Sentence, Token

# verbs that tell of another act; their clause is the better one
SPEECH = frozenset({"say", "tell", "add", "report", "announce", "state", "declare", "claim"})
PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
STEPS = 6  # how far up the tree a path goes
FAR = 6  # counts are not told apart from here
START, END = "^", "$"


@dataclass(frozen=True, slots=True)
class Clause:
    """The sentence's act as the features see it: its verb, object, and how deep each noun is."""

    parse: Parse
    sentence: Sentence
    verb: int | None
    lemma: str
    thing: str  # lemma of the object
    joins: str  # "with", "between" at the verb or its object: what both sides do
    heads: Sequence[int]

    def side(self, i: int) -> str:
        """Tell whether a token stands left or right of the act's verb."""
        if self.verb is None:
            return "-"
        return "L" if i < self.verb else "R"


def clause_of(parse: Parse, sentence: Sentence, stretches: Sequence[Stretch]) -> Clause:
    """Return the act of a sentence: the verb with most of its parties, the highest first."""
    heads = sorted({s.head for s in stretches})
    verb = max(
        (t.i for t in parse.tokens_of(sentence) if _may_act(t)),
        key=lambda i: _fullness(parse, i),
        default=None,
    )
    if verb is None:
        return Clause(parse, sentence, None, "-", "-", "-", heads)
    thing = parse.child(verb, "dobj")
    below = [*parse.children[verb], *(() if thing is None else parse.children[thing])]
    joins = {parse.tokens[c].lower for c in below} & {"with", "between"}
    return Clause(
        parse,
        sentence,
        verb,
        parse.tokens[verb].lemma.lower(),
        "-" if thing is None else parse.tokens[thing].lemma.lower(),
        "+".join(sorted(joins)) or "-",
        heads,
    )


def _may_act(token: Token) -> bool:
    return token.pos in {"VERB", "AUX"} and token.dep not in {"aux", "auxpass", "amod"}


def _fullness(parse: Parse, verb: int) -> tuple[int, int, int]:
    deps = {parse.tokens[c].dep for c in parse.children[verb]}
    full = 2 * bool(deps & {*SUBJECTS, "agent"}) + bool(deps & {"dobj", "prep", "agent"})
    full -= 2 * (parse.tokens[verb].lemma in SPEECH)
    return full, -sum(1 for _ in parse.ancestors(verb)), -verb


def _label(token: Token) -> str:
    return f"{token.dep}:{token.lower}" if token.dep in PREPOSITIONAL else token.dep


def _path(parse: Parse, head: int) -> tuple[list[str], int]:
    """Return the labels from a noun up to the verb above it, and that verb."""
    labels: list[str] = []
    i = head
    while len(labels) < STEPS:
        token = parse.tokens[i]
        if token.head == i:
            labels.append("ROOT")
            break
        labels.append(_label(token))
        i = token.head
        if parse.tokens[i].pos in {"VERB", "AUX"}:
            break
    return labels, i


def _relation(clause: Clause, verb: int) -> str:
    """Tell how the verb above a noun stands to the act's verb."""
    parse, act = clause.parse, clause.verb
    if act is None:
        return "-"
    if verb == act:
        return "act"
    if act in parse.ancestors(verb):
        return "below"
    return "above" if verb in parse.ancestors(act) else "off"


def head_features(clause: Clause, head: int) -> list[str]:
    """Return the features of a head, shared by its stretches."""
    tokens = clause.parse.tokens
    token, above = tokens[head], tokens[tokens[head].head].lemma.lower()
    labels, over = _path(clause.parse, head)
    path, verb, up = ">".join(labels), tokens[over], labels[0]
    lemma, kind = token.lemma.lower(), token.ent or "-"
    side, relation = clause.side(head), _relation(clause, over)
    rank = clause.heads.index(head)
    depth = sum(1 for _ in clause.parse.ancestors(head))
    found = [
        f"path {path}",
        f"path {path} {relation}",
        f"relation {relation} {side} {token.dep}",
        f"verb {verb.lemma.lower()} {path}",
        f"verb's place {verb.dep} {up}",
        f"verb's place {verb.dep} {path}",
        f"act {clause.lemma} {relation} {side} {up}",
        f"act {clause.lemma} {side}",
        f"act's object {clause.thing} {side}",
        f"act's object {clause.thing} {clause.joins} {side} {token.dep}",
        f"act joins {clause.lemma} {clause.joins} {side}",
        f"head {lemma}",
        f"head {lemma} {side}",
        f"kind {kind} {side}",
        f"kind {kind} {path}",
        f"tag {token.tag} {side}",
        f"above {above} {up}",
        f"above {above} {token.dep}",
        f"rank {min(rank, FAR)}",
        f"rank from the end {min(len(clause.heads) - rank, FAR)}",
        f"first {rank == 0} {token.dep}",
        f"dep {token.dep}",
        f"dep {token.pos} {token.dep}",
        f"depth {min(depth, FAR)} {side}",
        f"side {side}",
        "joined" if clause.parse.child(head, "conj") is not None else "alone",
    ]
    found.extend(_of_place(clause, token, labels, verb, relation))
    return found


def _of_place(
    clause: Clause, token: Token, labels: Sequence[str], verb: Token, relation: str
) -> Iterator[str]:
    """Yield what depends on the kind of place: under a preposition, a subject, joined."""
    tokens, side = clause.parse.tokens, clause.side(token.i)
    above = tokens[token.head]
    lemma = above.lemma.lower()
    if len(labels) > 1:
        yield f"up {labels[0]} {labels[1]} {lemma}"
    if labels[-1] in SUBJECTS:
        yield f"subject {verb.lemma.lower()} {verb.dep}"
    if token.dep == "conj":
        yield f"joined to {above.dep}"
    if token.dep == "pobj":
        over = tokens[above.head]
        yield f"preposition {above.lower} {side}"
        yield f"preposition {above.lower} {over.lemma.lower()}"
        yield f"preposition {above.lower} {over.dep} {over.pos} {relation}"
        if over.pos == "NOUN":
            yield f"preposition {above.lower} noun {verb.lemma.lower()}"


def stretch_features(clause: Clause, stretch: Stretch) -> list[str]:
    """Return the features of a stretch: how it begins, how it ends, what is left out."""
    return [
        *_edges(clause, stretch),
        *_followers(clause, stretch),
    ]


def _edges(clause: Clause, stretch: Stretch) -> Iterator[str]:
    first, last, head = stretch
    parse, tokens, side = clause.parse, clause.parse.tokens, clause.side(head)
    low, high = parse.edges[head]
    a, z = tokens[first], tokens[last]
    before = tokens[first - 1] if first > clause.sentence.first else None
    after = tokens[last + 1] if last + 1 < clause.sentence.last else None
    cut = "cut" if before is not None and low < first else "whole"
    short = "cut" if after is not None and high > last else "whole"
    yield f"begins {a.lower}"
    yield f"begins {a.dep} {a.tag}"
    yield f"before {before.lower if before else START} {cut}"
    yield f"before {before.tag if before else START} {cut} {a.tag}"
    yield f"before {before.dep if before else START} {cut}"
    yield f"ends {z.lower} {short}"
    yield f"ends {z.pos} {last == head}"
    yield f"ends {z.dep} {tokens[z.head].dep if z.head >= first else START}"
    yield f"after {after.lower if after else END} {short}"
    yield f"after {after.tag if after else END} {short} {z.tag}"
    yield f"after {after.dep if after else END} {short}"
    yield f"kinds at the end {z.ent or '-'} {(after.ent if after else '') or '-'}"
    yield f"kinds at the start {a.ent_start}{a.ent or '-'} {(before.ent if before else '') or '-'}"
    yield f"length {_length(last - first + 1)} {side}"
    yield f"whole {first == low} {last == high} {side}"
    yield f"verbs {min(sum(t.pos == 'VERB' for t in tokens[first : last + 1]), 2)} {side}"


def _length(count: int) -> str:
    return str(count) if count < 5 else "5" if count < 8 else "8" if count < 12 else "12"


def _followers(clause: Clause, stretch: Stretch) -> Iterator[str]:
    """Yield what of the things that hang on the head is in the stretch and what is not."""
    first, last, head = stretch
    parse, tokens, side = clause.parse, clause.parse.tokens, clause.side(head)
    after = [c for c in parse.children[head] if c > head and tokens[c].dep != "punct"]
    held = [_follower(parse, c, last) for c in after if c <= last]
    commas = sum(t.text == "," for t in tokens[first : last + 1])
    yield f"holds {'+'.join(held[:3])} {side}"
    yield f"holds {min(len(held), FAR)}"
    yield f"commas {min(commas, FAR)} {bool(held)}"
    left = [f"{tokens[c].dep}:{tokens[c].tag}" for c in parse.children[head] if c < first]
    yield f"leaves before {'+'.join(left[-2:])}"
    for label in held:
        yield f"holds a {label} {side}"
        yield f"holds a {label} of {tokens[head].lemma.lower()}"
    for c in after:
        if c <= last and tokens[c].dep == "prep":
            yield f"holds {tokens[c].lower} {_kind_below(parse, c)} {side}"
    out = next((c for c in after if c > last), None)
    if out is not None:
        label = _follower(parse, out, parse.edges[out][1])
        yield f"leaves {label} {side}"
        yield f"leaves {label} {_kind_below(parse, out)} {side}"
        yield f"leaves {label} {tokens[head].pos}"


def _follower(parse: Parse, i: int, last: int) -> str:
    token = parse.tokens[i]
    word = f":{token.lower}" if token.dep in {"prep", "cc"} else ""
    return f"{token.dep}{word}{'' if parse.edges[i][1] <= last else '~'}"


def _kind_below(parse: Parse, i: int) -> str:
    return next((parse.tokens[c].ent or "-" for c in parse.children[i]), "-")
