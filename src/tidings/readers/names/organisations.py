"""Whether two names of bodies may be one's: abbreviations, legal forms, word order, translations.

The comparison knows nothing but the two names. A name that holds another state's name, another
number or another word in the same place is another body's; a longer name of the same words may be a
part of the body (Gazprom Neft), and is unsure.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

from tidings.codebook.organisation_names import BodiesBook, load_organisation_names
from tidings.readers.names.folding import fold_letters, unmarked
from tidings.readers.names.keys import sound_keys, spelling_key
from tidings.readers.names.scripts import clean, romanise, script_of_word

MOST_WORDS = 30
SHORT = 6
"""Letters of the longest abbreviation that is told by its capitals."""

_BRACKETS = re.compile(r"[(\[]([^)\]]{1,60})[)\]]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_ELIDED = re.compile(r"^[ldLD]['’](?=[^\W_]{3})")
_INSIDE = {"un": ("united", "nations"), "eu": ("european", "union")}

Verdict = Literal["same", "different", "unsure"]


@dataclass(frozen=True, slots=True)
class BodyLikeness:
    """How alike two names of bodies are, from 0 to 1, whether they are one's, and why."""

    score: float
    verdict: Verdict
    why: str


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name taken apart.

    `words`: what it is made of, folded, in one language where the table knows the word, without
    articles and legal forms; `states`: ISO 3166-1 alpha-3 of the states named; `letters`: its
    abbreviation, in brackets or as the whole name; `short`: it is nothing but an abbreviation;
    `foreign`: some word is not English; `latin`: it is written in Latin letters.
    """

    words: tuple[str, ...]
    written: tuple[str, ...]
    states: frozenset[str]
    numbers: frozenset[str]
    letters: frozenset[str]
    short: bool
    foreign: bool
    latin: bool


@lru_cache(maxsize=16384)
def parse_organisation(name: str, vessel: bool = False) -> BodyName:
    """Take a body's name apart; any text gives a value, with no words where it names nothing."""
    book = load_organisation_names()
    text = clean(name)
    letters = frozenset(
        fold_letters(found).replace(".", "")
        for found in _BRACKETS.findall(text)
        if _is_short(found.replace(".", ""))
    )
    text = _BRACKETS.sub(lambda m: " " if _is_short(m.group(1)) else f" {m.group(1)} ", text)
    text = _DOTTED.sub(lambda m: m.group().replace(".", "") + " ", text)
    raw = [romanise(w) for w in _WORD.findall(text)[:MOST_WORDS]]
    raw = [_ELIDED.sub("", re.sub(r"['’]s?$", "", w)) for w in raw if w]
    plain, states = _without_states(raw, book)
    folded = [re.sub(r"['’]", "", fold_letters(w)) for w in plain]
    if vessel:
        while len(folded) > 1 and folded[0] in book.vessel:
            folded = folded[1:]
    kept = [w for w in folded if w not in book.small and not w.isdigit()]
    kept = [w for w in kept if w not in book.legal] or kept
    whole = len(raw) == 1 and (_is_short(raw[0]) or fold_letters(raw[0]) in book.abbreviations)
    return BodyName(
        words=_canonical(kept, book),
        written=tuple(fold_letters(w) for w in raw),
        states=states,
        numbers=frozenset(w for w in folded if any(c.isdigit() for c in w)),
        letters=letters | (frozenset({fold_letters(raw[0])}) if whole else frozenset()),
        short=whole,
        foreign=any(w in book.same and w not in book.english for w in kept) or not text.isascii(),
        latin=all(script_of_word(w) == "latin" for w in text.split()),
    )


def _canonical(words: Sequence[str], book: BodiesBook) -> tuple[str, ...]:
    """Return the words as the table has them: translated, "UN" spelt out, "affairs" left out."""
    spelt = tuple(x for w in words for x in _INSIDE.get(w, (book.same.get(w, w),)))
    return tuple(w for w in spelt if w != "affairs") or spelt


def _is_short(word: str) -> bool:
    """Tell whether a word is an abbreviation by its capitals (FARC, BfV)."""
    capitals = sum(c.isupper() for c in word)
    return word.isalnum() and 2 <= len(word) <= SHORT and capitals >= max(2, len(word) - 1)


def _without_states(words: Sequence[str], book: BodiesBook) -> tuple[list[str], frozenset[str]]:
    """Return the words that name no state, and the states that the others name."""
    kept: list[str] = []
    states: set[str] = set()
    at = 0
    while at < len(words):
        size, state = _state_at(words, at, book)
        if state:
            states.add(state)
        else:
            kept.append(words[at])
        at += size
    return kept, frozenset(states)


def _state_at(words: Sequence[str], at: int, book: BodiesBook) -> tuple[int, str | None]:
    foreign = book.states.get(fold_letters(words[at]))
    if foreign:
        return 1, foreign
    plain = unmarked(words[at])
    for first in dict.fromkeys((words[at], words[at].title(), plain)):
        for names, entry in book.phrases.get(first, ()):
            of_state = entry.kind in ("state", "adjective") and bool(entry.state)
            known = of_state and " ".join(names).lower() not in book.telling  # "the North"
            found = [unmarked(w).lower() for w in words[at : at + len(names)]]
            if known and found == [unmarked(w).lower() for w in names]:
                return len(names), entry.state
    return 1, None


def compare_organisations(a: str, b: str, schema: str = "Organization") -> BodyLikeness:
    """Tell whether two names of bodies (or ships: schema "Vessel") may be one's, and why."""
    vessel = schema == "Vessel"
    x, y = sorted((parse_organisation(a, vessel), parse_organisation(b, vessel)), key=_size)
    if not (x.written and y.written):
        return BodyLikeness(0.0, "unsure", "no name")
    if x.written == y.written:
        return BodyLikeness(1.0, "same", "the same name")
    if x.states and y.states and not x.states & y.states:
        return BodyLikeness(0.02, "different", "names of two states in them")
    if x.numbers != y.numbers:
        both = bool(x.numbers and y.numbers)
        verdict: Verdict = "different" if both else "unsure"
        return BodyLikeness(0.05 if both else 0.3, verdict, "other numbers in them")
    by_letters = _by_letters(x, y)
    return by_letters if by_letters else _by_words(x, y)


def _size(name: BodyName) -> tuple[int, tuple[str, ...]]:
    return len(name.words), name.written


def _by_letters(x: BodyName, y: BodyName) -> BodyLikeness | None:
    """Compare by abbreviations, where one name is one or the table knows both."""
    if x.letters & y.letters:
        return BodyLikeness(0.95, "same", "one abbreviation")
    known = _known_as(x) & _known_as(y)
    if known:
        return BodyLikeness(0.95, "same", f"{min(known).upper()} and what it stands for")
    if x.short and y.short:
        return BodyLikeness(0.05, "different", "two abbreviations")
    for short, long in ((x, y), (y, x)):
        if short.short and not set(short.words) & set(long.words):
            letters = min(short.letters)
            if any(letters in spelt for spelt in _initials(long)):
                return BodyLikeness(0.9, "same", "the initials of the longer name")
            return BodyLikeness(0.2, "unsure", "an abbreviation that the other does not spell")
    return None


def _known_as(name: BodyName) -> frozenset[str]:
    """Return the abbreviations of the table that the name is or spells."""
    book = load_organisation_names()
    found = {letters for letters in name.letters if letters in book.abbreviations}
    words = frozenset(name.words)
    for spelling in (words | name.states, words, words - book.loose):
        found |= _expansions().get(spelling, frozenset())
    for letters in list(found):
        for other, expansions in book.abbreviations.items():
            if set(expansions) & set(book.abbreviations[letters]):
                found.add(other)
    return frozenset(found)


@lru_cache(maxsize=1)
def _expansions() -> dict[frozenset[str], frozenset[str]]:
    """Return the words of each expansion, with and without its state, and its abbreviations."""
    found: dict[frozenset[str], set[str]] = {}
    for letters, expansions in load_organisation_names().abbreviations.items():
        for expansion in expansions:
            parsed = parse_organisation(expansion.title())
            bare = frozenset(parsed.words)
            found.setdefault(bare | parsed.states, set()).add(letters)
            if len(bare) > 1 and bare - load_organisation_names().general:
                found.setdefault(bare, set()).add(letters)
    return {words: frozenset(letters) for words, letters in found.items()}


def _initials(name: BodyName) -> list[str]:
    """Return the initials of a name: of all its words, and without the little ones."""
    book = load_organisation_names()
    full = [w for w in name.written if w]
    plain = [w for w in full if w not in book.small]
    bare = [w for w in plain if w not in book.legal]
    return ["".join(w[0] for w in words) for words in (full, plain, bare)]


def _by_words(x: BodyName, y: BodyName) -> BodyLikeness:
    """Compare word by word, in any order: what is left over on one side, and on both."""
    book = load_organisation_names()
    left_x, left_y, alike = _left_over(x.words, y.words)
    if left_x and left_y:
        if "".join(x.words) == "".join(y.words):
            return BodyLikeness(0.9, "same", "the same words, written together")
        if x.latin != y.latin or (x.foreign != y.foreign and alike):
            return BodyLikeness(0.3, "unsure", "words of two languages")
        return BodyLikeness(0.1, "different", "other words in them")
    over = left_x + left_y
    if any(w in book.telling for w in over):
        return BodyLikeness(0.1, "different", f"“{over[0]}” tells them apart")
    special = [w for w in alike if w not in book.general]
    one_state = bool(x.states) != bool(y.states)
    if over and not (special and all(w in book.loose for w in over)):
        return BodyLikeness(0.35, "unsure", "one name says more: perhaps a part of the other")
    if one_state:
        return BodyLikeness(0.45 if special else 0.4, "unsure", "one name tells no state")
    if not alike and not (x.states and y.states):
        return BodyLikeness(0.0, "unsure", "no name")
    if over:
        return BodyLikeness(0.8, "same", f"the same but for “{over[0]}”")
    return BodyLikeness(0.95, "same", "the same words")


def _left_over(x: Sequence[str], y: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """Return the words of each name that the other has not, and those that both have."""
    rest = list(dict.fromkeys(y))
    left: list[str] = []
    alike: list[str] = []
    for word in dict.fromkeys(x):
        found = next((w for w in rest if _one_word(word, w)), None)
        if found is None:
            left.append(word)
        else:
            rest.remove(found)
            alike.append(word)
    return left, rest, alike


def _one_word(a: str, b: str) -> bool:
    """Tell whether two words are one: equal, in the plural, of one key, or with one slip."""
    if a == b or a.rstrip("s") == b.rstrip("s"):
        return True
    shorter = min(len(a), len(b))
    if shorter >= 4 and spelling_key(a) == spelling_key(b):
        return True
    known = load_organisation_names().general
    if shorter >= 5 and not {a, b} & known and sound_keys(a, "arabic") & sound_keys(b, "arabic"):
        return True
    return shorter >= 7 and OSA.distance(a, b, score_cutoff=1) <= 1
