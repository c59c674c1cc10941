"""Weighs what cues may govern by the trained model, and keeps for each cue what is likeliest.

The rules propose, the model weighs what they propose beside everything else that a cue may govern
in its sentence. What is kept does not cross what is likelier; what one cue holds may lie inside
what another holds, but two cues do not share one content.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from tidings.readers.statements.candidates import LONGEST, VERBAL, Candidate, propose, trim
from tidings.readers.statements.clauses import CONCESSIVE, SPOKEN, before_aside, out_of_reach
from tidings.readers.statements.cues import cue_words
from tidings.readers.statements.drafts import split_ranges
from tidings.readers.statements.features import TELLING, Proposed, cue_features, stretch_features
from tidings.readers.statements.page import Draft, Page
from tidings.readers.statements.speakers import find_speaker, name_before, noun_speaker
from tidings.readers.statements.values import Cue, Range
from tidings.readers.syntax import Parse, Token, Weigher

HELD = 0.5  # confidence from which something is held for an attribution
NEARLY = 0.4  # of a stretch and what the rules have together: more, and the rules bound it
BARELY = 0.49  # what the rules found and the model has better words for
GATE = 0.12  # likelihood of a cue below which nothing is looked for below it
SHARED = 0.5  # of two contents together: more, and they are one
STEPS = 4  # words above a cue among which the verb is looked for that has its subject
LEARNED = "learned"  # the frame of a cue that no rule knows


class Weighed(NamedTuple):
    """A stretch with its cue and its confidence."""

    confidence: float
    i: int
    stretch: Candidate


def weigh(page: Page, drafts: Sequence[Draft], weigher: Weigher) -> list[Draft]:
    """Return the drafts with their confidence, their contents as the model has them, and new ones.

    Nothing that the rules found is lost: what the model throws out has a confidence below `HELD`.
    """
    rules = read_proposed(page, drafts)
    parse = page.parse
    near = [t.i for t in parse.tokens if may_be_cue(t, rules, weigher.words)]
    cues = {i: cue_features(page, rules, i) for i in near}
    chances = weigher.cues([cues[i] for i in near])
    rows = [
        (i, stretch)
        for i, chance in zip(near, chances, strict=True)
        if chance >= GATE or i in rules.frames
        for stretch in stretches_of(parse, rules, i)
    ]
    order, features = rows_of(page, rules, rows)
    weights = weigher.stretches([cues[i] for i in order], features)
    weighed = [Weighed(w, i, stretch) for (i, stretch), w in zip(rows, weights, strict=True)]
    speakers = {d.cue.i: d.speaker for d in drafts if d.cue is not None}
    held = _choose(page.parse, [w for w in weighed if not _barred(page, w, speakers.get(w.i))])
    every = {(w.i, w.stretch.first, w.stretch.last): w.confidence for w in weighed}
    return _drafts(page, drafts, held, every)


def read_proposed(page: Page, drafts: Iterable[Draft]) -> Proposed:
    """Return what the rules propose, as the features need it."""
    frames: dict[int, str] = {}
    ranges: dict[int, list[Range]] = {}
    claims: dict[Range, int] = {}
    depth = [0] * (len(page.parse.tokens) + 1)
    for draft in drafts:
        i = draft.cue.i if draft.cue is not None else -1
        if draft.cue is not None:
            frames.setdefault(i, draft.cue.frame)
        for part in split_ranges(page, draft):
            first, last = trim(page.parse, *part)
            if first <= last:
                ranges.setdefault(i, []).append((first, last))
                claims[first, last] = claims.get((first, last), 0) + 1
                depth[first] += 1
                depth[last + 1] -= 1
    for n in range(1, len(depth)):
        depth[n] += depth[n - 1]
    return Proposed(frames, ranges, depth, claims)


def may_be_cue(token: Token, rules: Proposed, words: frozenset[str]) -> bool:
    """Tell whether a word is weighed at all: a full verb, a cue of the rules, a word learned."""
    if token.i in rules.frames:
        return True
    if token.pos in VERBAL:
        return token.dep not in {"aux", "auxpass"}
    return f"{token.lemma.lower()}/{token.pos}" in words


def stretches_of(parse: Parse, rules: Proposed, i: int) -> list[Candidate]:
    """Return what the word at `i` may govern, what the rules propose for it included."""
    found = propose(parse, i)
    known = {(c.first, c.last) for c in found}
    for first, last in dict.fromkeys(rules.ranges.get(i, ())):
        if (first, last) not in known:
            found.append(Candidate("rule", first, last))
    return found


def rows_of(
    page: Page, rules: Proposed, rows: Sequence[tuple[int, Candidate]]
) -> tuple[list[int], list[tuple[int, list[str]]]]:
    """Return the cues of some stretches, and the features of each with the place of its cue."""
    kinds: dict[int, set[str]] = {}
    for i, stretch in rows:
        kinds.setdefault(i, set()).add(stretch.kind)
    place = {i: n for n, i in enumerate(kinds)}
    telling = {i: tuple(sorted(TELLING & found)) for i, found in kinds.items()}
    features = [
        (place[i], stretch_features(page, rules, i, stretch, telling[i])) for i, stretch in rows
    ]
    return list(kinds), features


def _choose(parse: Parse, weighed: Iterable[Weighed]) -> dict[int, list[Weighed]]:
    """Return by cue what is held: the likeliest first, none that crosses or repeats another."""
    order = sorted(
        (w for w in weighed if w.confidence >= HELD),
        key=lambda w: (-w.confidence, w.stretch.first, w.stretch.last, w.i),
    )
    chosen: dict[int, list[Weighed]] = {}
    near: dict[int, list[Weighed]] = {}  # by sentence
    for w in order:
        tokens = parse.tokens
        sentences = range(tokens[w.stretch.first].sentence, tokens[w.stretch.last].sentence + 1)
        if all(_apart(parse, w, other) for n in sentences for other in near.get(n, ())):
            chosen.setdefault(w.i, []).append(w)
            for n in sentences:
                near.setdefault(n, []).append(w)
    return chosen


def _barred(page: Page, w: Weighed, speaker: int | None) -> bool:
    """Tell what no cue can govern: who speaks, the clause above its own, what the teller adds."""
    first, last = w.stretch.first, w.stretch.last
    if speaker is not None and first <= speaker <= last and page.inside[speaker] < 0:
        return True
    return out_of_reach(page.parse, w.i, first, last) or _tellers_own(page.parse, w.stretch)


def _apart(parse: Parse, w: Weighed, other: Weighed) -> bool:
    """Tell whether a stretch may be held beside another that is likelier."""
    a, b = parse.span(*w.stretch[1:]), parse.span(*other.stretch[1:])
    shared = min(a.end, b.end) - max(a.start, b.start)
    if shared <= 0:
        return True
    if w.i == other.i or shared > SHARED * (max(a.end, b.end) - min(a.start, b.start)):
        return False
    return a.holds(b) or b.holds(a)


def _drafts(
    page: Page,
    drafts: Iterable[Draft],
    held: dict[int, list[Weighed]],
    every: dict[tuple[int, int, int], float],
) -> list[Draft]:
    """Return the rules' drafts as the model has them, then those of cues that are new."""
    known: set[int] = set()
    made: list[Draft] = []
    for draft in drafts:
        i = draft.cue.i if draft.cue is not None else -1
        made.append(_mended(page, draft, [] if i in known else held.get(i, []), every))
        known.add(i)
    for i, stretches in held.items():
        if i not in known:
            made.append(_learned(page, i, stretches))
    return made


def _mended(
    page: Page, draft: Draft, held: list[Weighed], every: dict[tuple[int, int, int], float]
) -> Draft:
    """Return a draft of the rules with the contents that the model holds for its cue."""
    if draft.cue is None:
        return draft
    i = draft.cue.i
    parts = [(part, trim(page.parse, *part)) for part in split_ranges(page, draft)]
    if not held:
        found = max((every.get((i, *inner), 0.0) for _, inner in parts), default=0.0)
        draft.confidence = min(found, BARELY)
        return draft
    draft.confidence = max(w.confidence for w in held)
    ranges = sorted({_bounded(page.parse, w.stretch, parts) for w in held})
    if ranges != sorted(part for part, _ in parts):
        draft.ranges = ranges
        draft.quotes = _touched(page, ranges)
    return draft


def _bounded(parse: Parse, stretch: Candidate, parts: Iterable[tuple[Range, Range]]) -> Range:
    """Return a stretch as the rules bound it, where they have it nearly so."""
    first, last = stretch.first, stretch.last
    for part, (a, b) in parts:
        shared = min(b, last) - max(a, first) + 1
        if shared > NEARLY * (max(b, last) - min(a, first) + 1):
            return part
    return _bare(parse, first, last)


def _bare(parse: Parse, first: int, last: int) -> Range:
    """Return a clause without its "that" and the day before it ("on Tuesday that …")."""
    for i in range(first, min(first + 4, last)):
        token = parse.tokens[i]
        if token.lower == "that" and token.dep == "mark":
            first = i + 1
            break
        if token.ent not in {"DATE", "TIME"} and token.pos != "ADP":
            break
    return first, (before_aside(parse, first, last) if last - first <= LONGEST else last)


def _tellers_own(parse: Parse, stretch: Candidate) -> bool:
    """Tell what the teller sets against words said (", though nobody would say so")."""
    token = parse.tokens[stretch.first]
    return token.lower in CONCESSIVE and parse.tokens[token.head].lemma in SPOKEN


def _touched(page: Page, ranges: Iterable[Range]) -> list[int]:
    """Return the quotations that lie in one of the ranges, or hold it."""
    found = dict.fromkeys(
        n for first, last in ranges for n in page.inside[first : last + 1] if n >= 0
    )
    return list(found)


def _learned(page: Page, i: int, held: list[Weighed]) -> Draft:
    """Return a draft of a cue that no rule knows."""
    parse = page.parse
    speaker, relative = _speaker(page, i)
    ranges = sorted(_bare(parse, w.stretch.first, w.stretch.last) for w in held)
    if speaker is not None and any(first <= speaker <= last for first, last in ranges):
        speaker, relative = None, None
    cue = Cue(i, *cue_words(parse, i), LEARNED, tuple(ranges), speaker, relative)
    return Draft(
        cue, list(ranges), speaker, _touched(page, ranges), max(w.confidence for w in held)
    )


def _speaker(page: Page, i: int) -> tuple[int | None, int | None]:
    """Return whose a learned cue is, and the relative pronoun that stands for him, if any."""
    parse = page.parse
    token = parse.tokens[i]
    if token.lemma in page.book.impressions:
        return None, None
    if token.pos in VERBAL:
        speaker, relative = find_speaker(parse, i)
        if speaker is not None:
            return speaker, relative
        speaker = name_before(parse, i)
        passive = any(parse.tokens[c].dep in {"auxpass", "nsubjpass"} for c in parse.children[i])
        bare = token.tag == "VBN" and token.dep != "conj"
        return (None if passive or bare else _subject_above(parse, i)) or speaker, None
    owner = noun_speaker(parse, i) if token.pos == "NOUN" else None
    return _subject_above(parse, i) if owner is None else owner, None


def _subject_above(parse: Parse, i: int) -> int | None:
    """Return the subject of the nearest verb above that has one."""
    for above in islice(parse.ancestors(i), STEPS):
        subject = parse.child(above, "nsubj", "nsubjpass")
        if subject is not None and subject != i:
            return subject
    return None
