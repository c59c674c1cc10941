"""Names in other scripts, written in Latin letters.

Cyrillic, Greek, Arabic and Hebrew go by our own table (near BGN/PCGN and what newspapers write),
Korean by the Revised Romanization, Chinese by pinyin; every other script by `anyascii`.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from anyascii import anyascii

from tidings.codebook.names_eastern import load_eastern
from tidings.codebook.scripts import load_scripts

Script = Literal[
    "latin", "cyrillic", "greek", "arabic", "hebrew", "han", "hangul", "kana", "indic", "other"
]

LONGEST = 400
"""Characters of a name that are read; what lies beyond is no name's."""

_RANGES: tuple[tuple[int, int, Script], ...] = (
    (0x0041, 0x024F, "latin"),
    (0x0250, 0x02FF, "latin"),
    (0x0370, 0x03FF, "greek"),
    (0x0400, 0x052F, "cyrillic"),
    (0x0590, 0x05FF, "hebrew"),
    (0x0600, 0x077F, "arabic"),
    (0x08A0, 0x08FF, "arabic"),
    (0x0900, 0x0DFF, "indic"),
    (0x1100, 0x11FF, "hangul"),
    (0x1E00, 0x1EFF, "latin"),
    (0x1F00, 0x1FFF, "greek"),
    (0x3040, 0x30FF, "kana"),
    (0x31F0, 0x31FF, "kana"),
    (0x3400, 0x4DBF, "han"),
    (0x4E00, 0x9FFF, "han"),
    (0xAC00, 0xD7AF, "hangul"),
    (0xF900, 0xFAFF, "han"),
    (0x20000, 0x323AF, "han"),
)
_COMPOUND = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 夏侯 皇甫 尉迟 公孙 慕容".split()  # noqa: SIM905
)
"""Chinese family names of two characters."""
_UNVOWELLED: frozenset[Script] = frozenset({"arabic", "hebrew"})
_SPACED = re.compile(r"[^\S ]|[·・‧•＝=_/|\\]")
_UNJOINED = re.compile("(?<=[\u0600-\u06ff])\u200c(?=[\u0600-\u06ff])")
"""Between two words of a Persian name."""
_ARTICLE = re.compile(r"(?:ال|אל־)(?=\w{2})")


def clean(name: str) -> str:
    """Return a name of at most 400 characters without marks of direction and control.

    Full-width and composed forms are made plain (NFKC); marks above or below letters of scripts
    without vowels (harakat, nikkud) are left out. Half a surrogate pair is a space.
    """
    text = unicodedata.normalize("NFKC", _UNJOINED.sub(" ", name[: 8 * LONGEST]))
    dropped = load_scripts().dropped
    kept = "".join(_plain(c) for c in text if c not in dropped)
    return " ".join(_SPACED.sub(" ", kept).split())[:LONGEST].strip()


def _plain(char: str) -> str:
    if char.isascii() and char.isprintable():
        return char
    kind = unicodedata.category(char)
    if kind == "Cf" or (kind == "Mn" and script_of(char) in _UNVOWELLED):
        return ""
    return " " if kind in {"Cc", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"} else char


@lru_cache(maxsize=8192)
def script_of(char: str) -> Script:
    """Return the script of one letter."""
    code = ord(char)
    return next((name for low, high, name in _RANGES if low <= code <= high), "other")


def script_of_word(word: str) -> Script:
    """Return the script of most letters of a word; Latin where it has none."""
    found = [script_of(c) for c in word if c.isalpha()]
    return max(dict.fromkeys(found), key=found.count) if found else "latin"


def is_unvowelled(word: str) -> bool:
    """Tell whether a word is written without its short vowels (Arabic, Persian, Hebrew)."""
    return script_of_word(word) in _UNVOWELLED


def is_readable(word: str) -> bool:
    """Tell whether the letters tell how a word is read.

    They do not in Thai and its neighbours, nor in Chinese characters that begin with no Chinese
    family name: those may be Japanese.
    """
    script = "latin" if word.isascii() else script_of_word(word)
    if script == "han":
        first = anyascii(word[0]).strip().lower()
        return word[:2] in _COMPOUND or (len(word) <= 3 and first in load_eastern().chinese)
    return script != "other" or ord(word[0]) > 0x1200 or not 0x0E00 <= ord(word[0]) <= 0x109F


def romanise(word: str) -> str:
    """Return one word in Latin letters; a Chinese or Korean full name as `Family Given-name`."""
    if word.isascii():
        return word
    scripts = {script_of(c) for c in word if c.isalpha()} or {"latin"}
    if scripts <= {"latin"}:
        return word
    if "latin" in scripts and scripts & {"cyrillic", "greek"}:
        word = _unmasked(word)
    match script_of_word(word):
        case "latin":
            return word
        case "cyrillic":
            return _cyrillic(word)
        case "greek":
            return _greek(word)
        case "arabic" | "hebrew":
            return _consonants(word)
        case "han":
            return _syllables(word)
        case "hangul":
            return _syllables(word)
        case "kana":
            return _kana(word)
        case "indic":
            return _indic(word)
    return re.sub(r"[^A-Za-z' -]", "", anyascii(word))


def _unmasked(word: str) -> str:
    """Return a word that mixes Latin and Cyrillic with the look-alikes as Latin letters."""
    alike = load_scripts().lookalikes
    return "".join(alike.get(c, c) for c in word)


def _cyrillic(word: str) -> str:
    book = load_scripts()
    lowered = word.casefold()
    letters = dict(book.cyrillic)
    for tells, own in book.variants:
        if tells & set(lowered):
            letters |= own
    text = "".join(letters.get(c, anyascii(c) if not c.isascii() else c) for c in lowered)
    return text.title() if word[:1].isupper() else text


def _greek(word: str) -> str:
    book = load_scripts()
    text = "".join(
        c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c)
    )
    found = [book.greek_first[text[:2]]] if text[:2] in book.greek_first else []
    at = 2 if found else 0
    while at < len(text):
        size = 2 if text[at : at + 2] in book.greek else 1
        found.append(book.greek.get(text[at : at + size], text[at]))
        at += size
    return "".join(found).title()


def _consonants(word: str) -> str:
    """Return an unvowelled word letter by letter, the article set apart."""
    plain = load_scripts().plain
    bare = _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word
    text = "".join(plain.get(c, "" if not c.isascii() else c) for c in bare)
    return f"al-{text}" if bare != word else text


@lru_cache(maxsize=16384)
def sounds_of(word: str) -> re.Pattern[str] | None:
    """Return a pattern that the Latin spellings of an unvowelled word match in full, folded.

    Short vowels may stand anywhere between the letters; a written one (alif, waw, ya) must be
    there. None where the word is not Arabic, Persian or Hebrew. A word has 40 letters at most.
    """
    if not is_unvowelled(word):
        return None
    sounds = load_scripts().sounds
    bare = _ARTICLE.sub("", word, count=1) if _ARTICLE.match(word) else word
    heads = [f"(?:{sounds[c]})" for c in bare[:40] if c in sounds]
    if len(heads) < 2:
        return None
    return re.compile("[aeiou]?" + "[aeiou]?".join(heads) + "[aeiou]?h?")


def _syllables(word: str) -> str:
    """Return a Chinese or Korean word: 2 to 4 characters are a family name and a given one."""
    bare = [c for c in word if script_of(c) in {"han", "hangul"}]
    read = [anyascii(c).strip() for c in bare]
    size = 2 if "".join(bare[:2]) in _COMPOUND or len(bare) > 3 else 1
    if not 2 <= len(bare) <= 4:
        return "-".join(read)
    family = "".join(read[:size]).capitalize()
    return f"{family} {'-'.join(read[size:])}".strip()


def _kana(word: str) -> str:
    """Return kana in Hepburn, long vowels short (Shōhei, Shohei)."""
    text = ""
    for char in word:
        name = unicodedata.name(char, "")
        latin = anyascii(char)
        if "SMALL Y" in name and text.endswith("i"):
            text = text[:-1] + (latin[-1] if text[:-1].endswith(("sh", "ch", "j")) else latin)
        elif "SMALL TU" in name:
            text += "-"
        else:
            text += latin[:1] + latin if text.endswith("-") and latin else latin
        text = re.sub(r"-(.)", r"\1", text)
    return re.sub("([aeiou])[-ー]+", r"\1", text.rstrip("-")).title()


def _indic(word: str) -> str:
    """Return an Indic word with the vowel that each bare consonant holds, but not its last."""
    found: list[str] = []
    for at, char in enumerate(word):
        after = word[at + 1] if at + 1 < len(word) else ""
        found.append(anyascii(char))
        bare = 0x15 <= ord(char) % 0x80 <= 0x39
        signed = bool(after) and 0x3E <= ord(after) % 0x80 <= 0x4D
        joined = at > 0 and ord(word[at - 1]) % 0x80 == 0x4D
        if bare and not signed and (after or joined):
            found.append("a")
    return re.sub("m(?=[tdnkgcjszylrh])", "n", "".join(found)).title()
