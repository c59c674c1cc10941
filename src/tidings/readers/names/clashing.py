"""What two names alone tell against their being one person's. High precision: a doubt is none."""

from tidings.codebook.names import load_names
from tidings.readers.names.keys import sounds_alike
from tidings.readers.names.pairing import Pairing, pair_names
from tidings.readers.names.parts import Part, PersonName
from tidings.readers.names.slipping import GIVEN, father_of, two_names
from tidings.readers.names.words import genders_apart, tie

SURE = 1.0
"""Log-odds from which two words are held to be one."""
OTHER = -2.0
"""Log-odds below which two words are held to be two names, in any spelling."""
KINDS = {
    "given": "given name",
    "kunya": "given name",
    "patronymic": "father's name",
    "middle": "middle name",
}


def name_clash(a: PersonName, b: PersonName) -> str | None:
    """Return in plain words what bars two names from being one person's, or none.

    Another generation, gender, middle initial, father's, middle or given name, beside a part that
    they share. It tells nothing of names of one part, nor of two that share no part at all.
    """
    if a.suffix and b.suffix and a.suffix != b.suffix:
        return f"other generation: {a.suffix}, {b.suffix}"
    if not (a.full and b.full and a.readable and b.readable):
        return None
    initials = _other_initials(a, b)
    if initials is not None:
        return initials
    held = pair_names(a, b)
    return (
        _other_gender(held)
        or _other_father(a, b)
        or _other_patronymic(held)
        or _father_and_son(held)
        or _changed_places(a, b)
        or _other_known(held)
        or _other_word(held)
    )


def middles_clash(a: PersonName, b: PersonName) -> bool:
    """Tell whether middle initials clash: the first of both differ (H. W., W.), or none fits."""
    if len(a.parts) < 3 or len(b.parts) < 3:
        return False
    x, y = a.parts[1:-1], b.parts[1:-1]
    if not (x[0].initial or y[0].initial):
        return False
    if all(p.initial for p in (*x, *y)):
        return x[0].text != y[0].text
    return not any(p.text[0] == q.text[0] for p in x for q in y)


def _other_initials(a: PersonName, b: PersonName) -> str | None:
    """Middle initials that differ, between given names and surnames that agree."""
    if not middles_clash(a, b):
        return None
    ends = (a.parts[0], b.parts[0]), (a.parts[-1], b.parts[-1])
    if any(tie(x, y).odds < 0 for x, y in ends):
        return None
    return f"other middle name: {a.parts[1].text}, {b.parts[1].text}"


def _other_gender(held: Pairing) -> str | None:
    """One name has a man's form where the other has a woman's (Petrov, Petrova; Paul, Paula)."""
    told = [(held.shorter[i], held.longer[j]) for i, (j, _) in enumerate(held.ties)]
    apart = [(x, y) for x, y in told if genders_apart(x, y)]
    rest = [t for i, (_, t) in enumerate(held.ties) if told[i] not in apart]
    if not apart or len(held.shorter) < 2 or any(t.odds < 0 for t in rest):
        return None
    return f"other gender: {apart[0][0].text}, {apart[0][1].text}"


def _other_father(a: PersonName, b: PersonName) -> str | None:
    """Both names have a father's name, and no two of them may be one."""
    x, y = a.patronymic, b.patronymic
    if not x or not y or any(tie(p, q).odds > OTHER / 2 for p in x for q in y):
        return None
    return f"other father's name: {x[0].text}, {y[0].text}"


def _other_patronymic(held: Pairing) -> str | None:
    """Two patronymics a letter or two apart (Petrovich, Pavlovich; Jónsdóttir, Jónasdóttir)."""
    for i, (j, found) in enumerate(held.ties):
        x, y = held.shorter[i], held.longer[j]
        if found.kind != "variant":
            continue
        fathers = father_of(x.text), father_of(y.text)
        if all(fathers) and fathers[0] != fathers[1] and not sounds_alike(x, y):
            return f"other father's name: {x.text}, {y.text}"
    return None


def _father_and_son(held: Pairing) -> str | None:
    """One name begins at the father's name of the other (Walid bin Talal, Talal)."""
    before = next((j for j, _ in sorted(held.ties)), 0)
    fathers = load_names().fathers & set(held.longer[before].before)
    if before == 0 or not fathers or any(t.odds < SURE for _, t in held.ties):
        return None
    if fathers & set(held.shorter[0].before):
        return None
    return f"other given name: {held.longer[0].text}, {held.shorter[0].text}"


def _changed_places(a: PersonName, b: PersonName) -> str | None:
    """The one's given name is the other's father's (Rustam Azimbek uulu, Azimbek Rustam uulu)."""
    x, y = _father(a), _father(b)
    if x is None or y is None or tie(a.parts[0], b.parts[0]).odds >= SURE:
        return None
    if min(tie(a.parts[0], y).odds, tie(b.parts[0], x).odds) < SURE:
        return None
    return f"other father's name: {x.text}, {y.text}"


def _father(name: PersonName) -> Part | None:
    """Return the first word that particles (bin, uulu) or its form show as the father's name."""
    book = load_names()
    marks = book.fathers | book.after
    told = (p for p in name.parts[1:] if p.tag == "patronymic" or marks & set(p.before))
    return next(told, None)


def _other_known(held: Pairing) -> str | None:
    """Two known given names a letter or two apart (Kamal, Jamal), beside a part shared."""
    if len(held.shorter) < 2 or not any(t.odds >= SURE for _, t in held.ties):
        return None
    for i, (j, found) in enumerate(held.ties):
        x, y = held.shorter[i], held.longer[j]
        if found.kind not in {"variant", "other"} or not {x.tag, y.tag} & GIVEN:
            continue
        like = _has_like(x, held.longer, found.odds) or _has_like(y, held.shorter, found.odds)
        if two_names(x, y) and not like and not _within(x.text, y.text):
            return f"other given name: {x.text}, {y.text}"
    return None


def _other_word(held: Pairing) -> str | None:
    """A given, middle or father's name that answers to another one, beside the same surname."""
    if not any(t.odds >= SURE and t.kind != "initial" for _, t in held.ties):
        return None
    for i, (j, found) in enumerate(held.ties):
        x, y = held.shorter[i], held.longer[j]
        if found.odds > OTHER or x.tag not in KINDS or y.tag not in KINDS:
            continue
        if not _within(x.text, y.text) and not (
            _has_like(x, held.longer) or _has_like(y, held.shorter)
        ):
            return f"other {KINDS[x.tag] if x.tag == y.tag else 'name'}: {x.text}, {y.text}"
    return None


def _has_like(word: Part, words: tuple[Part, ...], least: float = OTHER) -> bool:
    return any(tie(word, w).odds > least for w in words)


def _within(x: str, y: str) -> bool:
    """Tell whether one word may be cut from the other (Emeka, Chukwuemeka; Navi, Navanethem)."""
    shorter, longer = sorted((x, y), key=len)
    if len(shorter) < 3 or len(longer) - len(shorter) < 2:
        return False
    return shorter[:3] == longer[:3] or longer.endswith(shorter)
