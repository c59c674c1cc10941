"""A person's name taken apart."""

import re
from dataclasses import replace
from functools import lru_cache

from tidings.codebook.names import load_names
from tidings.readers.names.eastern import Order
from tidings.readers.names.folding import fold_letters, spell_out
from tidings.readers.names.keys import PREFIX, further_keys, spelling_key, traditions_of
from tidings.readers.names.parts import Part, PersonName, Tag
from tidings.readers.names.scripts import clean, is_readable, script_of_word
from tidings.readers.names.tokens import Token, eastern, one_token, read_tokens

__all__ = ["Part", "PersonName", "Tag", "in_one_tradition", "is_patronymic", "parse_name"]

_NICKNAMES = re.compile(
    r"[\"“”„«]([^\"“”„»]{2,40})[\"“”»]|[(（]([^)）]{2,60})[)）]|(?<!\w)[‘']([^’']{2,40})[’'](?!\w)"
)
_BRACKETS = re.compile(r"[()\"“”„«»（）]")


@lru_cache(maxsize=65536)
def parse_name(name: str) -> PersonName:
    """Take a person's name apart; any text gives a value, with no parts where it names nobody.

    Particles are kept as parts only where nothing else would be left.
    """
    text = clean(name)
    nicknames = tuple(g.strip() for m in _NICKNAMES.finditer(text) for g in m.groups() if g)
    text = _NICKNAMES.sub(" ", text)
    text, other = _other_script(text)
    book = load_names()
    before, comma, after = text.partition(",")
    behind = fold_letters(after).replace(".", "").replace(",", " ").split()
    turned = bool(comma) and not all(w in book.suffixes or w in book.honours for w in behind)
    if turned:
        text = f"{after} {before}"
    read = read_tokens(text)
    order = None if turned else _order(read.named)
    parsed = _tagged(read.named, order)
    return replace(
        parsed,
        suffix=read.suffix,
        titles=read.titles,
        nicknames=nicknames,
        why_order="a comma stands after the family name" if turned else parsed.why_order,
        also=_also(other, nicknames),
        readable=all(is_readable(w) for w in text.split()),
    )


def _also(other: str, nicknames: tuple[str, ...]) -> PersonName | None:
    """Return the name in another script, or the full name that stood in brackets."""
    for text in (other, *nicknames[:2]):
        parsed = parse_name(_BRACKETS.sub(" ", text)) if text else None
        if parsed is not None and (text == other or parsed.full):
            return parsed
    return None


def _other_script(text: str) -> tuple[str, str]:
    """Return the name in its first script, and what repeats it in another ("Xi Jinping 习近平")."""
    words = text.split()
    if text.isascii() or len(words) < 2:
        return text, ""
    latin = [w for w in words if script_of_word(w) == "latin" and any(c.isalpha() for c in w)]
    other = [w for w in words if w not in latin and script_of_word(w) != "latin"]
    whole = len(other) > 1 or any(
        len(w) > 1 and script_of_word(w) in {"han", "hangul"} for w in other
    )
    if len(latin) > 1 and whole:
        return " ".join(latin), " ".join(other)
    return text, ""


def _order(tokens: tuple[Token, ...]) -> Order | tuple[Order, ...] | None:
    """Return where the family name stands, if anything but custom tells it."""
    orders = eastern(tokens)
    if orders:
        return orders
    capitals = [i for i, t in enumerate(tokens) if len(t.text) > 2 and t.written.isupper()]
    if len(capitals) == 1 and len(tokens) > 1:
        return Order("", capitals[0], "the family name is in capitals")
    if len(tokens) == 3 and is_patronymic(tokens[2].text) and not is_patronymic(tokens[1].text):
        first = tokens[0].text
        if not first.endswith(("ovich", "evich")) and _slavic_family(first):
            return Order("slavic", 0, "a patronymic stands last")
    return None


def is_patronymic(text: str) -> bool:
    """Tell whether a folded word has the form of a Slavic or Icelandic patronymic."""
    return len(text) > 5 and load_names().patronymic.search(text) is not None


def _slavic_family(text: str) -> bool:
    return load_names().slavic_family.search(text) is not None


def _tagged(tokens: tuple[Token, ...], found: Order | tuple[Order, ...] | None) -> PersonName:
    orders = found if isinstance(found, tuple) else (found,) if found else ()
    traditions = _traditions(tokens, orders)
    order = orders[0] if orders else None
    at = order.family_at if order else len(tokens) - 1
    if order and order.joined and len(tokens) == 3:
        given = tokens[1:] if at == 0 else tokens[:-1]
        family = tokens[at]
        tokens = (
            (family, one_token(list(given), "", "given"))
            if at == 0
            else (one_token(list(given), "", "given"), family)
        )
        at = 0 if at == 0 else 1
    if order and order.tradition == "vietnamese":
        tags = _vietnamese_tags(len(tokens))
    else:
        tags = _tags(tokens, at)
    parts = tuple(_part(t, tag, traditions) for t, tag in zip(tokens, tags, strict=True))
    return PersonName(
        parts,
        None,
        order="family first" if order and at == 0 and len(tokens) > 1 else "given first",
        why_order=order.why if order else "",
        traditions=traditions,
    )


def _traditions(tokens: tuple[Token, ...], orders: tuple[Order, ...]) -> frozenset[str]:
    """Return the traditions that a name may belong to: by its order, its words, its particles."""
    found = {o.tradition for o in orders if o.tradition}
    if found & {"chinese", "korean", "vietnamese"}:
        return frozenset(found)
    book = load_names()
    for token in tokens:
        found |= traditions_of(token.text)
        if token.native or token.tag == "kunya" or set(token.before) & book.arabic:
            found.add("arabic")
        if token.text.startswith(("abdul", "abdel", "abdal")) or token.text.endswith("uddin"):
            found.add("arabic")
        if token.text.endswith(("yan", "ian", "iants", "yants")):
            found.add("armenian")
    if tokens and all(book.japanese.fullmatch(t.text) for t in tokens):
        found.add("japanese")
    if tokens and (_slavic_family(tokens[-1].text) or any(is_patronymic(t.text) for t in tokens)):
        found.add("slavic")
    return frozenset(found)


def _vietnamese_tags(size: int) -> list[Tag]:
    middle: list[Tag] = ["middle"] * (size - 2)
    return ["family", *middle, "given"]


def _tags(tokens: tuple[Token, ...], family_at: int) -> list[Tag]:
    if len(tokens) == 1:
        return ["only"]
    found: list[Tag] = []
    given = False
    for at, token in enumerate(tokens):
        if at == family_at:
            found.append("family")
        elif token.tag != "unknown":
            found.append(token.tag)
            given = given or token.tag in {"given", "kunya"}
        elif given and is_patronymic(token.text):
            found.append("patronymic")
        elif not given:
            found.append("given")
            given = True
        else:
            found.append("middle")
    return found


def in_one_tradition(a: PersonName, b: PersonName) -> tuple[PersonName, PersonName]:
    """Return two names with the keys of each other's traditions, where one of them tells none.

    "Sa'ib Uraiqat" alone does not look Arabic; beside "Saeb Erekat" its keys are Arabic ones too.
    """
    shared = frozenset((a.traditions | b.traditions) & PREFIX.keys())
    return _with_traditions(a, shared), _with_traditions(b, shared)


def _with_traditions(name: PersonName, shared: frozenset[str]) -> PersonName:
    if shared <= name.traditions or name.traditions - PREFIX.keys():
        return name
    parts = tuple(
        replace(p, keys=p.keys | further_keys(p.text, p.text, False, shared)) for p in name.parts
    )
    return replace(name, parts=parts, traditions=name.traditions | shared)


def _part(token: Token, tag: Tag, traditions: frozenset[str]) -> Part:
    return Part(
        token.text,
        spelling_key(token.text),
        token.initial,
        tag=tag,
        keys=further_keys(
            token.text,
            token.text if token.written.isascii() else spell_out(token.written.replace(".", "")),
            tag in {"family", "only"},
            traditions,
        ),
        before=token.before,
        pieces=token.pieces,
        native=token.native,
    )
