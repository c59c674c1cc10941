"""Bytes to words: byte order marks, declared encodings, guesses; binary is refused.

Order of belief: a byte order mark, what the server or the document declares, UTF-8 where the
bytes are UTF-8, and then charset-normalizer's guess.
"""

import codecs
import re

from tidings.errors import UnreadableSource

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
DECLARED = (
    re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.I),
    re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})""", re.I),
)
AS_WORDS = "give the article as text or HTML"
MAGIC = (  # how it begins, what it is, what to do
    (b"%PDF", "a PDF", AS_WORDS),
    (b"PK\x03\x04", "a ZIP archive or office document", AS_WORDS),
    (b"\x1f\x8b", "packed with gzip", "unpack it first"),
    (b"\x89PNG", "a picture", AS_WORDS),
    (b"\xff\xd8\xff", "a picture", AS_WORDS),
    (b"GIF8", "a picture", AS_WORDS),
    (b"\x7fELF", "a program", AS_WORDS),
    (b"SQLite format 3", "a database", AS_WORDS),
    (b"{\\rtf", "a rich-text document", AS_WORDS),
)
# C0 controls but for tab, line feed, form feed and carriage return; and DEL, and C1 but for NEL
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
MOSTLY_CONTROLS = 0.02
A_FEW_CONTROLS = 4  # stray ones in a short text do not make it binary
ENOUGH_TO_JUDGE = 65536
MOSTLY_ZERO = 0.7
FEW_ACCENTS = 0.5


def decode_text(raw: bytes, where: str, charset: str | None = None) -> tuple[str, str | None]:
    """Return the words of `raw` and a note where some of them had to be guessed.

    Control characters become spaces, one for one, so that offsets stay. Raises UnreadableSource
    for binary and for nothing at all.
    """
    if not raw.strip(b"\x00 \t\r\n"):
        raise UnreadableSource(f"{where} is empty; check that it was saved in full.")
    if found := next((row for row in MAGIC if raw.startswith(row[0])), None):
        raise UnreadableSource(f"{where} is {found[1]}, which cannot be read; {found[2]}.")
    text, note = _decoded(raw, charset)
    head = text[:ENOUGH_TO_JUDGE]
    if len(CONTROLS.findall(head)) > max(A_FEW_CONTROLS, MOSTLY_CONTROLS * len(head)):
        raise UnreadableSource(
            f"{where} is binary or in an encoding that could not be told; save it as UTF-8 text."
        )
    return clean(text), note


def clean(text: str) -> str:
    r"""Return `text`, as long as before, control characters blanked, half characters marked.

    >>> clean("a\x00b\ud800c") == "a b\ufffdc"
    True
    """
    if not text.isascii():
        text = re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    return CONTROLS.sub(" ", text)


def _decoded(raw: bytes, charset: str | None) -> tuple[str, str | None]:
    marked = next((encoding for mark, encoding in BOMS if raw.startswith(mark)), None)
    if marked:
        return raw.decode(marked, "replace"), None
    for encoding in (_wide(raw), charset, "utf-8", _declared(raw)):
        if encoding and (text := _strictly(raw, encoding)) is not None:
            return text, None
    return _guessed(raw)


def _wide(raw: bytes) -> str | None:
    """Return the UTF-16 that has no mark: every other byte of Western text is zero."""
    head = raw[:4096]
    half = len(head) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if half and head[first::2].count(0) > MOSTLY_ZERO * half > 2 * head[1 - first :: 2].count(
            0
        ):
            return encoding
    return None


def _declared(raw: bytes) -> str | None:
    head = raw[:4096]
    found = next((m for pattern in DECLARED if (m := pattern.search(head))), None)
    return found[1].decode("ascii") if found else None


def _strictly(raw: bytes, encoding: str) -> str | None:
    # A page that calls itself Latin-1 is Windows-1252 (the WHATWG Encoding Standard's rule).
    name = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}.get(
        encoding.lower(), encoding
    )
    try:
        return raw.decode(name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _guessed(raw: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    head = raw[:ENOUGH_TO_JUDGE]
    if _latin_with_accents(head):
        encoding = "cp1252"
    else:
        best = from_bytes(head).best()
        encoding = best.encoding if best else "cp1252"
    return (
        raw.decode(encoding, "replace"),
        f"the encoding is not declared and was taken for {encoding.replace('_', '-')}",
    )


def _latin_with_accents(raw: bytes) -> bool:
    """Tell whether letters of ASCII prevail, as in the languages of Western Europe.

    Several single-byte encodings fit such text alike, and a guess among them is often wrong;
    of those, the one that news in English comes in is Windows-1252.
    """
    high = sum(byte > 0x7F for byte in raw)
    plain = sum(byte < 0x80 and chr(byte).isalpha() for byte in raw)
    return high <= FEW_ACCENTS * plain and _strictly(raw, "cp1252") is not None
