"""What leaves it open whether two like names are one person's: with it they are never "same"."""

from tidings.codebook.names import load_names
from tidings.readers.names.pairing import Pairing
from tidings.readers.names.parts import PersonName
from tidings.readers.names.slipping import doubtful_slip, known_given
from tidings.readers.names.words import rarity

COMMON_WORDS = 15.0
"""Nats: a shorter name whose words are together no rarer has many bearers."""
RARE_WORDS = 18.0
"""Nats from which a shorter name is rare enough that a first name before it is its bearer's too."""


def doubt(a: PersonName, b: PersonName, held: Pairing) -> str | None:
    """Return in plain words why two names that agree may yet be two persons', or none."""
    return (
        _slip(held)
        or _generation(a, b, held)
        or _put_in_front(held)
        or _contained(held)
        or _turned(a, b, held)
        or _chain(held)
    )


def _slip(held: Pairing) -> str | None:
    for i, (j, found) in enumerate(held.ties):
        x, y = held.shorter[i], held.longer[j]
        if found.kind == "variant" and doubtful_slip(x, y):
            return f"{x.text} and {y.text} may be two names"
    return None


def _generation(a: PersonName, b: PersonName, held: Pairing) -> str | None:
    if a.suffix == b.suffix or not held.left:
        return None
    return "only one tells a generation, and more is different"


def _put_in_front(held: Pairing) -> str | None:
    """A word before all that the shorter name has: a son with his father's name, often."""
    first = held.longer[0]
    places = [j for j, _ in held.ties]
    if not held.left or held.left[0] != 0 or first.initial or places != sorted(places):
        return None
    size = next(j for j in range(len(held.longer)) if j not in held.left)
    book = load_names()
    named = [w.text for w in held.longer[:size] if w.text not in book.honorifics]
    if all(w in book.before_given for w in named) and (not named or _weight(held) >= RARE_WORDS):
        return None
    return f"{first.text} stands before the other name"


def _weight(held: Pairing) -> float:
    return sum(
        rarity(held.shorter[i].text)
        for i, (_, t) in enumerate(held.ties)
        if t.odds > 0 and t.kind != "initial"
    )


def _contained(held: Pairing) -> str | None:
    """One name has words more, and those that they share are common."""
    titles = load_names().honorifics
    more = [w for j in held.left if not (w := held.longer[j]).initial and w.text not in titles]
    if not more or _weight(held) >= COMMON_WORDS:
        return None
    return f"many bear the shorter name, and only one has {more[0].text}"


def _turned(a: PersonName, b: PersonName, held: Pairing) -> str | None:
    """Words have changed places, and nothing shows which is the given name."""
    places = [j for j, t in held.ties if t.odds > 0]
    if places == sorted(places) or a.why_order or b.why_order:
        return None
    if len(held.ties) > 2 and held.ties[-1][0] == len(held.longer) - 1:
        return "given and father's name have changed places"
    given = all(known_given(w) for w in (a.parts[0].text, a.parts[-1].text))
    if given or "arabic" in a.traditions | b.traditions:
        return "an order that nothing tells"
    return None


def _chain(held: Pairing) -> str | None:
    """Fathers' names that one has in between, before those of the other."""
    fathers = load_names().fathers
    for k in held.left:
        after = held.longer[k + 1] if k + 1 < len(held.longer) else None
        if k and after and fathers & set(held.longer[k].before) and fathers & set(after.before):
            return f"only one has the father's name {held.longer[k].text}"
    return None
