"""What the trained model sees of a cue, and of a stretch that it may govern: features by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tidings.readers.statements.candidates import SUBJECTS, VERBAL, Candidate
from tidings.readers.statements.cues import verb_key
from tidings.readers.statements.page import Page
from tidings.readers.statements.values import Range
from tidings.readers.syntax import Parse, Token

LENGTHS = (1, 2, 3, 4, 6, 9, 15, 25, 40)  # tokens, the upper ends of the steps
QUOTES = frozenset("\"'“”‘’«»„‚`") | {"''", "``"}
OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd"})
AUXILIARIES = frozenset({"aux", "auxpass", "neg"})
FIRST_AND_SECOND = frozenset({"i", "we", "you"})
THINGS = frozenset({"it", "that", "which", "this", "there", "what"})
NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
TELLING = frozenset(
    {"ccomp", "xcomp", "dobj", "in prep", "parataxis", "advcl", "acomp", "attr", "oprd"}
)
OVERLAPS = ("apart", "crossing", "narrower", "wider", "near")
LOOKED_AT = 60  # tokens of a stretch or a sentence


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the rules propose: frame and ranges by cue, how many contents lie over each token.

    `claims` tells of each range how many cues the rules give it to.
    """

    frames: Mapping[int, str]
    ranges: Mapping[int, Sequence[Range]]
    depth: Sequence[int]
    claims: Mapping[Range, int]


def cue_features(page: Page, rules: Proposed, i: int) -> list[str]:
    """Return the features of the word at `i` as a cue."""
    parse = page.parse
    token = parse.tokens[i]
    lemma = token.lemma.lower()
    found, subject, voice = _below(parse, i, lemma)
    who, kind = _who(parse, subject)
    key = verb_key(parse, token, page.book) if token.pos in VERBAL else None
    frames = _frames(page, token, key)
    all_frames = "+".join(frames)
    rule = rules.frames.get(i, "-")
    quoted = "q" if page.inside[i] >= 0 else ""
    dep, tag = token.dep, token.tag
    found += [
        f"L={lemma}", f"W={token.lower}", f"P={tag}", f"D={dep}", f"F={all_frames}",
        f"L{lemma} D={dep}", f"L{lemma} P={tag}", f"L{lemma} V={voice}", f"F{all_frames} V={voice}",
        f"F{all_frames} D={dep}", f"V={voice}", f"s={who}", f"sk={kind}", f"L{lemma} sk={kind}",
        f"F{all_frames} sk={kind}", f"q={quoted}", f"L{lemma} q={quoted}", f"rule={rule}",
        f"L{lemma} rule={rule}", f"rule={rule} sk={kind}", f"rule={rule} V={voice} {quoted}",
        f"key={key}", f"P{tag} D={dep} {kind}", f"{all_frames} {quoted} {kind}",
        f"X={lemma[:4]}", f"Z={lemma[-3:]}",
    ]  # fmt: skip
    for frame in frames:
        found += (f"f={frame}", f"f={frame} sk={kind}")
    return found + _place(page, rules, token, lemma)


def _frames(page: Page, token: Token, key: str | None) -> list[str]:
    if key is not None:
        return sorted(page.book.verbs[key])
    lemma = token.lemma.lower()
    if token.pos == "NOUN" and lemma in page.book.nouns:
        return ["thought noun" if page.book.nouns[lemma] else "noun"]
    return []


def _below(parse: Parse, i: int, lemma: str) -> tuple[list[str], int | None, str]:
    """Return features of what hangs on a cue, its subject, and its voice."""
    subject, voice = None, "active"
    found: list[str] = []
    auxiliaries: list[str] = []
    deps: list[str] = []
    for c in parse.children[i]:
        below = parse.tokens[c]
        dep = below.dep
        if dep == "punct":
            continue
        side = ">" if c > i else "<"
        if dep in SUBJECTS and subject is None:
            subject = c
        if dep in {"auxpass", "nsubjpass"}:
            voice = "passive"
        if dep in AUXILIARIES:
            auxiliaries.append(below.lower)
            found.append(f"ax={below.lower}")
        elif dep in {"prep", "agent", "prt"}:
            found += (f"pr={below.lower}{side}", f"L{lemma} pr={below.lower}{side}")
        elif dep in OBJECTS:
            found += (f"L{lemma} o={below.lemma.lower()}", f"ot={below.ent or below.tag}")
        elif dep in {"advmod", "amod", "mark"}:
            found.append(f"{dep}={below.lower}")
        elif dep == "poss":
            found.append(f"poss={_who(parse, c)[1]}")
        found += (f"c={dep}{side}", f"L{lemma} c={dep}{side}")
        deps.append(dep + side)
    found += (f"deps={' '.join(deps)}", f"axs={' '.join(auxiliaries)}")
    return found, subject, voice


def _who(parse: Parse, head: int | None) -> tuple[str, str]:
    """Return who a noun is, and of which kind: pronoun, person, organisation, some noun, nobody."""
    if head is None:
        return "none", "none"
    token = parse.tokens[head]
    if token.pos == "PRON" or token.tag in {"WP", "WDT"}:
        lower = token.lower
        if lower in FIRST_AND_SECOND:
            return lower, "speech"
        return lower, "it" if lower in THINGS else "pronoun"
    if token.ent:
        return token.ent, token.ent if token.ent in NAMED else "nominal"
    if token.pos == "PROPN":
        return "name", "name"
    return token.lemma, "nominal"


def _place(page: Page, rules: Proposed, token: Token, lemma: str) -> list[str]:
    """Return features of where a cue stands: its neighbours, its head, its sentence."""
    parse, i = page.parse, token.i
    tokens = parse.tokens
    head = tokens[token.head]
    sentence = parse.sentences[token.sentence]
    before = tokens[i - 1].lower if i else "^"
    after = tokens[i + 1].lower if i + 1 < len(tokens) else "$"
    later = tokens[i + 2].lower if i + 2 < len(tokens) else "$"
    depth = min(2, rules.depth[i])
    seen = page.inside[sentence.first : min(sentence.last, sentence.first + LOOKED_AT)]
    found = [
        f"H={head.lemma.lower()}", f"HD={head.pos} {token.dep}", f"b={before}", f"a={after}",
        f"L{lemma} a={after}", f"aa={after} {later}", f"held={depth}", f"L{lemma} h={depth}",
        f"hl={sentence.headline}", f"sl={_step(sentence.last - sentence.first)}",
        f"sq={max(seen) >= 0}",
    ]  # fmt: skip
    if token.dep == "conj":
        found += (f"cj={head.lemma.lower()}", f"cj {rules.frames.get(head.i)}")
    if i == sentence.first:
        found.append("first")
    return found


def _step(n: int) -> int:
    for step, most in enumerate(LENGTHS):
        if n <= most:
            return step
    return len(LENGTHS)


def stretch_features(
    page: Page, rules: Proposed, i: int, stretch: Candidate, kinds: Sequence[str]
) -> list[str]:
    """Return the features of one stretch that the word at `i` may govern, of those of `kinds`."""
    parse = page.parse
    cue = parse.tokens[i]
    lemma = cue.lemma.lower()
    kind, first, last = stretch
    frames = "+".join(sorted(page.book.verbs.get(lemma, ())))
    head = parse.tokens[_top(parse, first, last)]
    size = _step(last - first + 1)
    fit, other = _fit(rules, i, first, last)
    rule = fit + rules.frames.get(i, "-")
    found = [
        f"k={kind}", f"k{kind} L={lemma}", f"k{kind} F={frames}", f"k{kind} P={cue.tag}",
        f"k{kind} hd={head.dep}", f"k{kind} ht={head.tag}", f"hl={head.lemma.lower()}",
        f"hp={head.pos} L{lemma}", f"k{kind} n={size}", f"n={size} hp={head.pos}",
        f"fit={fit}", f"fit={rule}", f"fit={fit} k{kind}", f"fit={rule} n={size}", f"oth={other}",
    ]  # fmt: skip
    found += [f"k{kind} +{k}" for k in kinds]
    found += _inside(parse, head, stretch, lemma)
    return found + _ends(page, cue, stretch, fit)


def _fit(rules: Proposed, i: int, first: int, last: int) -> tuple[str, int]:
    """Return how a stretch lies to what the rules propose for its cue, and for others."""
    mine = rules.ranges.get(i, ())
    claims = rules.claims.get((first, last), 0)
    if (first, last) in mine:
        return "same", min(claims - 1, 2)
    fit = max((_overlap(first, last, *m) for m in mine), key=OVERLAPS.index, default="none")
    return fit, min(claims, 2)


def _overlap(a: int, b: int, c: int, d: int) -> str:
    """Return how the range a-b lies to the range c-d."""
    shared = min(b, d) - max(a, c) + 1
    if shared <= 0:
        return "apart"
    if shared / (max(b, d) - min(a, c) + 1) > 0.8:
        return "near"
    if a <= c and b >= d:
        return "wider"
    return "narrower" if a >= c and b <= d else "crossing"


def _top(parse: Parse, first: int, last: int) -> int:
    """Return the first token of a stretch whose head lies outside."""
    for j in range(first, min(last, first + LOOKED_AT) + 1):
        head = parse.tokens[j].head
        if (head == j or not first <= head <= last) and parse.tokens[j].dep != "punct":
            return j
    return first


def _inside(parse: Parse, head: Token, stretch: Candidate, lemma: str) -> list[str]:
    """Return features of a stretch as a clause or phrase: subject, tense, first and last words."""
    kind, first, last = stretch
    tokens = parse.tokens
    below = [tokens[c] for c in parse.children[head.i]]
    own = any(b.dep in SUBJECTS for b in below)
    auxiliaries = " ".join(b.lower for b in below if b.dep in AUXILIARIES and first <= b.i <= last)
    before = tokens[first - 1]
    mark = before.lower if first and before.dep in {"mark", "prep", "aux"} else ""
    seen = tokens[first : min(last, first + LOOKED_AT) + 1]
    return [
        f"fw={tokens[first].lower}", f"fw={tokens[first].lower} k{kind}", f"fp={tokens[first].tag}",
        f"lp={tokens[last].tag}", f"own={own} ax={auxiliaries}", f"own={own} {head.tag} k{kind}",
        f"mk={mark} k{kind}", f"mk={mark} L{lemma}",
        f"verb={any(t.pos in VERBAL for t in seen)} k{kind}",
    ]  # fmt: skip


def _ends(page: Page, cue: Token, stretch: Candidate, fit: str) -> list[str]:
    """Return features of what stands beside a stretch: marks, words, the cue, the sentence."""
    parse, inside = page.parse, page.inside
    kind, first, last = stretch
    tokens = parse.tokens
    sentence = parse.sentences[cue.sentence]
    left = tokens[first - 1].lower if first > sentence.first else "^"
    right = tokens[last + 1].lower if last + 1 < sentence.last else "$"
    after = first > cue.i
    side = ">" if after else "<"
    gap = first - cue.i - 1 if after else cue.i - last - 1
    between = tokens[cue.i + 1].lower if first == cue.i + 2 else ""
    marks = sum(inside[j] >= 0 for j in (first, (first + last) // 2, last))
    quotes = f"q={marks}{left in QUOTES}{right in QUOTES}"
    split = inside[first] != inside[last]
    in_quotation = inside[cue.i] >= 0
    size = _step(last - first + 1)
    deep = after and last < parse.edges[cue.i][1]
    return [
        f"lt={left}", f"rt={right}", f"k{kind} lt={left}", f"k{kind} rt={right}",
        f"n={size} {side}", f"gap={_step(gap) if gap > 0 else 0}{side}",
        f"gw={between}", quotes, f"{quotes} fit={fit}",
        f"{quotes} k{kind}", f"split={split}", f"split={split} {in_quotation}",
        f"edge={first == sentence.first}{last >= sentence.last - 2} k{kind}",
        f"deep={deep} k{kind}", f"inq={in_quotation} fit={fit} {marks}",
    ]  # fmt: skip
