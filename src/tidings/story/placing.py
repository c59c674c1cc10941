"""Where an act took place, and who did it, in two accounts that cannot both be right.

Places: whose waters or ground it was ("in Albanian waters", "on our side of the line"), or two
points at sea or on land named for one act. Doers: each of two parties names the other's side.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim, days_in, rivals
from tidings.story.homes import states_named, states_of
from tidings.story.parties import Actors
from tidings.story.quantities import befell_in
from tidings.story.stems import content
from tidings.story.told import days
from tidings.values import Interval, Side

_OFF = re.compile(
    r"\boff\s+(?:the\s+(?:coast|mouth|shore)\s+of\s+(?:the\s+)?(?:river\s+"
    r")?)?(?P<name>[A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
)
_OUR_SIDE = re.compile(
    r"\b(?:our|their|its)\s+(?:own\s+)?side\s+of\s+the\s+(?:\w+\s+)?(?:line|border|"
    r"frontier|boundary)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:inside|into|within|onto)\s+(?P<where>(?:the\s+"
    r")?[A-Z][\w'’-]*(?:\s[A-Z][\w'’-]*)*)"
)
_ELLIPTIC = re.compile(
    r"\b(?:in|inside|within|over|on)\s+(?:(?P<whose>[A-Z][\w-]*['’]s)(?:\s+own)?|"
    r"theirs|ours|its\s+own)(?=\s*(?:[.,;\"”]|$))"
)
_DAYS = 4
"""Days between two articles that tell where one act of a day they do not name took place."""
_SHARED = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a claim says that something befell something: on whose ground, or off which point."""

    claim: Claim
    ground: str | None
    point: str | None
    befell: frozenset[str]
    about: frozenset[str]

    def side(self) -> Side:
        """Return the place as one side of a disagreement."""
        return self.claim.side()


def places_at_odds(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[Place, Place]]:
    """Yield two accounts of where one act took place, by two parties or outlets, each once."""
    told = [c for c in claims if not _headline(c)]
    placed = [p for c in told if (p := _place(c, homes)) is not None]
    blocks: dict[str, list[Place]] = defaultdict(list)
    for place in placed:
        for what in place.befell:
            blocks[what].append(place)
    used: set[tuple[int, int]] = set()
    for block in blocks.values():
        for n, later in enumerate(block):
            for earlier in (block[k] for k in range(n - 1, -1, -1)):
                if later.claim.account.order - earlier.claim.account.order > _MANY:
                    break
                if later.claim.key in used or earlier.claim.key in used:
                    continue
                if _contrary(earlier, later, homes, actors):
                    used |= {earlier.claim.key, later.claim.key}
                    yield earlier, later


def _headline(claim: Claim) -> bool:
    return claim.account.reading.paragraphs[claim.paragraph].headline


_MANY = 60
"""Articles that are looked back on."""


@lru_cache(maxsize=1)
def _ground() -> re.Pattern[str]:
    book = load_disagreements()
    nouns = "|".join(sorted(book.grounds))
    whose = "|".join(sorted(book.own | book.common))
    return re.compile(
        rf"\b(?:in|inside|within|into|over|on|from)\s+(?:the\s+)?"
        rf"(?P<whose>[A-Z][\w-]*(?:['’]s)?|its|their|{whose})\s+(?:territorial\s+)?(?:{nouns})\b"
    )


def _place(claim: Claim, homes: Mapping[str, str]) -> Place | None:
    """Return where a claim places what befell something, none where it does not."""
    account = claim.account
    words = account.words(claim.sentence)
    befell = befell_in(words)
    text = claim.text
    ground = _whose(claim, text, homes)
    point = _OFF.search(text)
    if not befell or (ground is None and point is None):
        return None
    return Place(
        claim=claim, ground=ground, point=point.group("name") if point else None, befell=befell,
        about=content(words) | content(account.article.title or ""),
    )  # fmt: skip


def ground_of(claim: Claim, homes: Mapping[str, str]) -> str | None:
    """Return the state on whose ground or waters a claim puts something, none where it does not."""
    return _whose(claim, claim.text, homes)


def _whose(claim: Claim, text: str, homes: Mapping[str, str]) -> str | None:
    """Return the state whose waters or ground are named; "our side" is the speaker's."""
    mine = next(iter(states_of(claim.voice, homes)), None)
    if _OUR_SIDE.search(text):
        return mine
    bare = _ELLIPTIC.search(text)
    if bare is not None:
        named = states_named(bare.group("whose") or "")
        return next((state for _, state, _ in named), mine)
    found = _ground().search(text)
    if found is None:
        inside = _INSIDE.search(text)
        return (
            next((s for _, s, _ in states_named(inside.group("where"))), None) if inside else None
        )
    whose = found.group("whose")
    if whose.lower() in ("its", "their"):
        return mine
    if whose.lower() in load_disagreements().own:
        return mine
    if whose.lower() in load_disagreements().common:
        return whose.lower()
    return next((state for _, state, _ in states_named(whose)), None)


def _contrary(a: Place, b: Place, homes: Mapping[str, str], actors: Actors) -> bool:
    """Tell whether two places for one act cannot both be right."""
    if a.claim.account is b.claim.account and a.claim.who == b.claim.who:
        return False
    grounds = a.ground is not None and b.ground is not None and a.ground != b.ground
    if not (grounds or _two_points(a, b)) or not _one_day(a.claim, b.claim):
        return False
    if len(a.about & b.about) < _SHARED:
        return False
    if rivals(a.claim, b.claim, homes, actors):
        return True
    outlets = a.claim.account.article.outlet != b.claim.account.article.outlet
    parties = bool(a.claim.who or b.claim.who)
    return outlets and (parties or bool(days_in(a.claim) and days_in(b.claim)))


def _two_points(a: Place, b: Place) -> bool:
    """Tell whether two points off a coast differ, and neither is a state."""
    if a.point is None or b.point is None or (a.ground and a.ground == b.ground):
        return False
    return not content(a.point) & content(b.point) and not any(
        True for p in (a.point, b.point) for _ in states_named(p)
    )


def _one_day(a: Claim, b: Claim) -> bool:
    """Tell whether two claims may be of one day: that they name, else that of their articles."""
    mine, theirs = days_in(a), days_in(b)
    if mine and theirs:
        return any(x.meets(y) for x in mine for y in theirs)
    span = Interval(
        earliest=a.account.published.first_day, latest=b.account.published.last_day, basis=""
    )
    gap = days(span)
    return gap is not None and gap <= _DAYS
