"""Well-known bodies, their abbreviations and what they belong to, from known_bodies.tsv.

A hint only: what an article says of a body comes first. Sources are told in the table's head and
in docs/decisions/075-known-actors.md; the table is made by bench/make_known.py.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

WITHIN = "; "  # stands between two names of one body
_DOTS = re.compile(r"[.'’ʻʼ`]")
_GAPS = re.compile(r"[\W_]+")


class KnownBody(NamedTuple):
    """A body: `kind` is a sector as organisations.toml has them, `state` ISO3 or empty.

    `parent` is the name of the body that it belongs to, or empty; `source` the letter of its
    source in the table's head.
    """

    name: str
    abbreviations: tuple[str, ...]
    others: tuple[str, ...]
    kind: str
    state: str
    parent: str
    source: str


KnownBodies = Mapping[str, tuple[KnownBody, ...]]


def fold_body(name: str) -> str:
    """Return a body's name in plain lower-case letters, without dots, marks and "the"."""
    plain = unicodedata.normalize("NFKD", _DOTS.sub("", name.casefold()))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _GAPS.sub(" ", plain).strip().removeprefix("the ")


@cache
def load_bodies() -> KnownBodies:
    """Return the packaged bodies by each of their folded names and abbreviations."""
    text = files("tidings.codebook").joinpath("known_bodies.tsv").read_text(encoding="utf-8")
    found: dict[str, list[KnownBody]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        name, short, others, *rest = line.split("\t")
        body = KnownBody(name, _several(short), _several(others), *rest)
        for key in dict.fromkeys(map(fold_body, (name, *body.abbreviations, *body.others))):
            found.setdefault(key, []).append(body)
    return {key: tuple(held) for key, held in found.items()}


def bodies_named(name: str, bodies: KnownBodies) -> tuple[KnownBody, ...]:
    """Return the bodies that a name or an abbreviation may stand for, the best known first.

    An abbreviation counts only as written in capitals ("WHO", "U.N.") or, from four letters on,
    with a first capital ("Nato"): "who" and "It" are no bodies.
    """
    key = fold_body(name)
    found = bodies.get(key, ())
    if " " in key or sum(map(str.isupper, name)) > 1 or (len(key) > 3 and name[:1].isupper()):
        return found
    return tuple(b for b in found if key in map(fold_body, (b.name, *b.others)))


def _several(part: str) -> tuple[str, ...]:
    return tuple(part.split(WITHIN)) if part else ()
