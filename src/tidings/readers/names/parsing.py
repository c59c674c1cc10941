"""A person's name taken apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from tidings.codebook.names import NamesBook, load_names
from tidings.readers.names.eastern import Order, eastern_order
from tidings.readers.names.folding import fold_letters, spell_out
from tidings.readers.names.keys import PREFIX, further_keys, spelling_key, traditions_of
from tidings.readers.names.scripts import (
    clean,
    is_readable,
    is_unvowelled,
    romanise,
    script_of_word,
)

Tag = Literal["given", "middle", "patronymic", "family", "kunya", "only", "unknown"]
"""What a part is. `middle` stands between given and family name and may be a second given name or
the first of two family names; `only` is the single part of a name."""

MOST_TOKENS = 24
"""Words of a name that are read."""

_PARTS = re.compile(r"[^\W\d_]+\.?", re.UNICODE)
_NICKNAMES = re.compile(
    r"[\"“”„«]([^\"“”„»]{2,40})[\"“”»]|[(（]([^)）]{2,60})[)）]|(?<!\w)[‘']([^’']{2,40})[’'](?!\w)"
)
_APOSTROPHE = re.compile(r"(?<=\w)['’ʻʼ`´ʿʾ‘](?=\w)")
_POSSESSIVE = re.compile(r"['’]s?(?=\s|$)")
_BRACKETS = re.compile(r"[()\"“”„«»（）]")
_DIN = re.compile(r"d+(?:in|een|ine|eine|eyn|yn)$")


@dataclass(frozen=True, slots=True)
class Part:
    """One token of a name, in Latin letters and folded.

    `key` is what it sounds like (`spelling_key`); `keys` are further keys, each begun with its
    tradition ("ko:", "zh:", "ar:"): two parts that share one are one name in two spellings.
    `before` are the particles that stand before it ("van", "al", "bin"); `pieces` are its syllables
    where several were joined ("jong", "un"); `native` is the word in a script without vowels, for
    `keys.sounds_alike`. Two parts are equal by text alone.
    """

    text: str
    key: str
    initial: bool
    tag: Tag = field(default="unknown", compare=False)
    keys: frozenset[str] = field(default=frozenset(), compare=False)
    before: tuple[str, ...] = field(default=(), compare=False)
    pieces: tuple[str, ...] = field(default=(), compare=False)
    native: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name taken apart: its parts in the order written, without titles, and its suffix.

    "Family, Given" is turned round. `order` says where the family name stands and `why_order` what
    tells it ("" where given first is merely usual); `traditions` are those that it may belong to.
    `nicknames` stood in quotation marks or brackets; `also` is the same person's name in another
    script, or a full name in brackets ("Abu Mazen (Mahmoud Abbas)"). `readable` is false where the
    script does not tell how it is read (Japanese names in kanji, Thai): then no unlikeness counts.
    """

    parts: tuple[Part, ...]
    suffix: str | None
    titles: tuple[str, ...] = field(default=(), compare=False)
    nicknames: tuple[str, ...] = field(default=(), compare=False)
    order: Literal["given first", "family first"] = field(default="given first", compare=False)
    why_order: str = field(default="", compare=False)
    traditions: frozenset[str] = field(default=frozenset(), compare=False)
    also: "PersonName | None" = field(default=None, compare=False)
    readable: bool = field(default=True, compare=False)

    @property
    def full(self) -> bool:
        """Tell whether it holds more than a surname."""
        return len(self.parts) > 1

    def tagged(self, *tags: Tag) -> tuple[Part, ...]:
        """Return the parts of these tags, in order."""
        return tuple(p for p in self.parts if p.tag in tags)

    @property
    def family(self) -> tuple[Part, ...]:
        """Return the family name, or the only part of the name."""
        return self.tagged("family", "only")

    @property
    def given(self) -> tuple[Part, ...]:
        """Return the given name (an initial too); empty where there is one part only."""
        return self.tagged("given", "kunya")

    @property
    def patronymic(self) -> tuple[Part, ...]:
        """Return the patronymics: Slavic ones, and what follows bin, ibn, bint, oglu."""
        return self.tagged("patronymic")

    @property
    def particles(self) -> tuple[str, ...]:
        """Return all particles, in order."""
        return tuple(word for part in self.parts for word in part.before)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the name: folded, as written (romanised), and in its own script.

    `bound`: a hyphen binds it to the word before.
    """

    text: str
    written: str
    native: str = ""
    bound: bool = False
    before: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    tag: Tag = "unknown"

    @property
    def initial(self) -> bool:
        return len(self.text) == 1


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
    turned = bool(comma) and fold_letters(after).strip(" .") not in book.suffixes
    if turned:
        text = f"{after} {before}"
    tokens = _tokens(text)
    tokens, titles = _without_titles(tokens, book)
    tokens, suffix = _without_suffix(tokens, book)
    tokens = _joined(_joined_arabic(tokens), book)
    named = _without_particles(tokens, book)
    order = None if turned else _order(named)
    parsed = _tagged(named, order)
    return replace(
        parsed,
        suffix=suffix,
        titles=titles,
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


def _tokens(text: str) -> list[_Token]:
    """Return the words of a name; those of a hyphen are two."""
    text = _APOSTROPHE.sub("", _POSSESSIVE.sub("", re.sub("['’]S(?= |$)", "", text)))
    found: list[_Token] = []
    for word in text.split():
        latin = romanise(word)
        native = word if is_unvowelled(word) else ""
        first = True
        for match in _PARTS.finditer(re.sub(r"['’`]", "", latin)):
            folded = fold_letters(match.group().rstrip("."))
            if folded:
                own = native if folded != "al" else ""
                found.append(_Token(folded, match.group(), own, bound=not first))
                first = " " in latin
        if len(found) >= MOST_TOKENS:
            break
    return found[:MOST_TOKENS]


def _without_titles(tokens: list[_Token], book: NamesBook) -> tuple[list[_Token], tuple[str, ...]]:
    """Take off the titles that stand before a name, and honours after it."""
    found: list[str] = []
    while len(tokens) > 1 and _is_title(tokens, book):
        found.append(tokens[0].text)
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].text in book.honours:
        found.append(tokens[-1].text)
        tokens = tokens[:-1]
    return tokens, tuple(found)


def _is_title(tokens: list[_Token], book: NamesBook) -> bool:
    first, second = tokens[0], tokens[1].text
    if first.text in book.doubtful_titles:
        dotted = first.written.endswith(".") and first.initial
        return not dotted and (second in book.titles or len(tokens) > 2)
    return first.text in book.titles


def _without_suffix(tokens: list[_Token], book: NamesBook) -> tuple[list[_Token], str | None]:
    """Take off what tells generations apart (Jr., III, Elder), in one form each."""
    for at in range(len(tokens) - 1, 0, -1):
        suffix = book.suffixes.get(tokens[at].text)
        if suffix is not None:
            return tokens[:at] + tokens[at + 1 :], suffix
        last = at == len(tokens) - 1
        regnal = tokens[at].text in book.regnal and tokens[at].written.isupper()
        if last and regnal and not all(t.written.isupper() for t in tokens):
            return tokens[:at], tokens[at].text
    return tokens, None


def _joined_arabic(tokens: list[_Token]) -> list[_Token]:
    """Join what is one name: Abd al-Rahman, Abu Bakr, Salah al-Din, Mc Donald."""
    book = load_names()
    found: list[_Token] = []
    at = 0
    while at < len(tokens):
        token, rest = tokens[at], tokens[at + 1 :]
        article = len(rest) > 1 and rest[0].text in book.articles
        if token.text in book.servant and rest:
            size = 3 if article and not token.text.endswith("l") else 2
            found.append(_one(tokens[at : at + size], "", "unknown"))
        elif token.text in book.kunya and rest and len(rest[0].text) > 1:
            size = 3 if article else 2
            found.append(_one(tokens[at : at + size], "", "kunya"))
        elif article and len(token.text) > 2 and _DIN.fullmatch(rest[1].text):
            size = 3
            found.append(
                replace(_one(tokens[at : at + 3], "", "unknown"), text=f"{token.text}uddin")
            )
        elif token.text == "mc" and rest:
            size = 2
            found.append(_one(tokens[at : at + 2], "", "unknown"))
        else:
            size = 1
            found.append(token)
        at += size
    return found


def _one(tokens: list[_Token], between: str, tag: Tag) -> _Token:
    """Return several words as one."""
    return _Token(
        between.join(t.text for t in tokens),
        "".join(t.written for t in tokens),
        "".join(t.native for t in tokens),
        tokens[0].bound,
        pieces=tuple(t.text for t in tokens),
        tag=tag,
    )


def _joined(tokens: list[_Token], book: NamesBook) -> list[_Token]:
    """Join "Haci oglu" (son of Haci) and mark the father's name after bin, ibn, ben, bint."""
    found: list[_Token] = []
    for token in tokens:
        if found and token.text in book.after and not found[-1].initial:
            found[-1] = replace(found[-1], tag="patronymic", before=(token.text,))
        else:
            found.append(token)
    return found


def _without_particles(tokens: list[_Token], book: NamesBook) -> tuple[_Token, ...]:
    """Lay each particle to the part that it stands before; an Eastern name has none."""
    if _eastern(tokens):
        return tuple(tokens)
    found: list[_Token] = []
    waiting: list[str] = []
    for at, token in enumerate(tokens):
        if at < len(tokens) - 1 and _is_particle(token, at, tokens, book):
            waiting.append(token.text)
            continue
        tag: Tag = token.tag
        if set(waiting) & book.fathers and at < len(tokens) - 1 and found:
            tag = "patronymic"
        found.append(replace(token, before=(*waiting, *token.before), tag=tag))
        waiting = []
    return tuple(found)


def _is_particle(token: _Token, at: int, tokens: list[_Token], book: NamesBook) -> bool:
    if token.text in book.articles and token.text not in book.particles:
        return tokens[at + 1].text.startswith(token.text[1:])  # as-Sisi, ash-Shaykh
    if token.text not in book.particles or token.written.endswith("."):
        return False
    if token.initial:
        return token.written.islower() and at > 0
    given_too = token.text in book.given_too and token.written[:1].isupper()
    return not (given_too and at == 0)


def _eastern(tokens: Sequence[_Token]) -> tuple[Order, ...]:
    bound = len(tokens) == 3 and tokens[1].bound and not tokens[2].bound
    return eastern_order(tuple(t.text for t in tokens), family_last=bound)


def _order(tokens: tuple[_Token, ...]) -> Order | tuple[Order, ...] | None:
    """Return where the family name stands, if anything but custom tells it."""
    orders = _eastern(tokens)
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


def _tagged(tokens: tuple[_Token, ...], found: Order | tuple[Order, ...] | None) -> PersonName:
    orders = found if isinstance(found, tuple) else (found,) if found else ()
    traditions = _traditions(tokens, orders)
    order = orders[0] if orders else None
    at = order.family_at if order else len(tokens) - 1
    if order and order.joined and len(tokens) == 3:
        given = tokens[1:] if at == 0 else tokens[:-1]
        family = tokens[at]
        tokens = (
            (family, _one(list(given), "", "given"))
            if at == 0
            else (_one(list(given), "", "given"), family)
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


def _traditions(tokens: tuple[_Token, ...], orders: tuple[Order, ...]) -> frozenset[str]:
    """Return the traditions that a name may belong to: by its order, its words, its particles."""
    found = {o.tradition for o in orders if o.tradition}
    if found & {"chinese", "korean", "vietnamese"}:
        return frozenset(found)
    book = load_names()
    for token in tokens:
        found |= traditions_of(token.text)
        if token.native or token.tag == "kunya" or set(token.before) & book.arabic:
            found.add("arabic")
        if token.text.startswith(("abdul", "abdel", "abdal")):
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


def _tags(tokens: tuple[_Token, ...], family_at: int) -> list[Tag]:
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
    shared = (a.traditions | b.traditions) & PREFIX.keys()
    return _with_traditions(a, shared), _with_traditions(b, shared)


def _with_traditions(name: PersonName, shared: frozenset[str]) -> PersonName:
    if shared <= name.traditions or name.traditions - PREFIX.keys():
        return name
    parts = tuple(
        replace(p, keys=p.keys | further_keys(p.text, p.text, False, shared)) for p in name.parts
    )
    return replace(name, parts=parts, traditions=name.traditions | shared)


def _part(token: _Token, tag: Tag, traditions: frozenset[str]) -> Part:
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
