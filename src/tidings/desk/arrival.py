"""What an arriving article is beside those held: new, a copy, a revision or known. Pure.

Near-copies are found by a sketch: one-permutation MinHash (Li, Owen and Zhang, 2012) over runs of
three words, and proved by the share of words that two texts have in common, in order.
"""

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import pairwise

from rapidfuzz.distance import Indel

from tidings.codec import article_id
from tidings.values import Article, Span
from tidings.values.desk import Arrived

WORD = re.compile(r"\w+(?:['’.,]\w+)*")
BINS = 64
SHINGLE = 3  # words
NEAR = 0.9  # share of words in common that makes a near-copy
SHARED_MARKS = 0.35  # of a sketch: what is below cannot reach NEAR but by a fluke
FEWEST_WORDS = 20  # a shorter text is near a copy of too much
DAYS_APART = 7  # a text of a form (prices, weather) comes again; a revision comes soon
BRIDGE = 2  # unchanged words between two changes that belong to one


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearby:
    """What is held that an arriving article may be the same as.

    `same`: the same words; `at_address`: the version held of its address; `near`: perhaps
    near-copies; `id_taken`: whether another article has its id already.
    """

    same: tuple[Article, ...] = ()
    at_address: Article | None = None
    near: tuple[Article, ...] = ()
    id_taken: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What to do with an article: `how` it arrived, `of` which one, and what differs from it."""

    article: Article
    how: Arrived
    of: str | None = None
    changed: tuple[Span, ...] = ()
    gone: tuple[str, ...] = ()


def decide_arrival(article: Article, held: Nearby) -> Arrival:
    """Return what `article` is beside what is held. A known one and a copy are not read again."""
    if held.same:
        first = held.same[0]
        known = any(_same_place(article, h) for h in held.same)
        return Arrival(article=article, how="known" if known else "copy", of=first.id)
    old = held.at_address
    if old and old.whole and not article.whole:
        return Arrival(article=article, how="known", of=old.id)  # a feed's summary of what we have
    if held.id_taken:
        article = replace(article, id=article_id(article.text, article.title))
    old = old or next((h for h in held.near if _near_copy(article, h)), None)
    if old is None:
        return Arrival(article=article, how="new")
    changed, gone = differences(old.text, article.text)
    return Arrival(article=article, how="revision", of=old.id, changed=changed, gone=gone)


def text_key(text: str) -> str:
    """Return what is the same for texts of the same words, however they are spaced."""
    return sha256(" ".join(text.split()).encode()).hexdigest()[:32]


def sketch(text: str) -> tuple[int, ...]:
    """Return up to 64 numbers; texts that share most of them are near-copies."""
    words = [w.lower() for w in WORD.findall(text)]
    least: dict[int, int] = {}
    for i in range(len(words) - SHINGLE + 1):
        run = " ".join(words[i : i + SHINGLE]).encode()
        number = zlib.crc32(run) | zlib.adler32(run) << 32 & 0x7FFF_FFFF_0000_0000
        slot = number % BINS
        if slot not in least or number < least[slot]:
            least[slot] = number
    return tuple(sorted(least.values()))


def least_shared(marks: Sequence[int]) -> int:
    """Return how many marks of a sketch a near-copy shares at the least."""
    return max(2, int(len(marks) * SHARED_MARKS))


def differences(old: str, new: str) -> tuple[tuple[Span, ...], tuple[str, ...]]:
    """Return the stretches of `new` that `old` has not, and the words of `old` that are gone."""
    before, after = list(WORD.finditer(old)), list(WORD.finditer(new))
    codes = Indel.opcodes([m.group() for m in before], [m.group() for m in after])
    changed, gone = [], []
    for code in codes:
        if code.tag in ("insert", "replace"):
            changed.append((code.dest_start, code.dest_end))
        if code.tag in ("delete", "replace"):
            gone.append((code.src_start, code.src_end))
    spans = tuple(Span(after[a].start(), after[b - 1].end()) for a, b in _bridged(changed))
    lost = (old[before[a].start() : before[b - 1].end()] for a, b in _bridged(gone))
    return spans, tuple(" ".join(words.split()) for words in lost)


def _bridged(runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join runs that only a word or two keeps apart."""
    joined = list(runs[:1])
    for (_, _), (start, end) in pairwise(runs):
        if start - joined[-1][1] <= BRIDGE:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _words(text: str) -> list[str]:
    return [w.lower() for w in WORD.findall(text)]


def _same_place(article: Article, held: Article) -> bool:
    other_outlet = article.outlet and article.outlet != held.outlet
    other_url = article.url and article.url != held.url
    return not (other_outlet or other_url)


def _near_copy(article: Article, held: Article) -> bool:
    if _days_apart(article.published, held.published) > DAYS_APART:
        return False
    ours, theirs = _words(article.text), _words(held.text)
    if min(len(ours), len(theirs)) < FEWEST_WORDS:
        return False
    return Indel.normalized_similarity(ours, theirs, score_cutoff=NEAR) >= NEAR


def _days_apart(one: str | None, other: str | None) -> int:
    if not one or not other:
        return 0
    try:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0
