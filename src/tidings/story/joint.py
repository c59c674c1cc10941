"""Who is meant by "the two ministers" and "both sides": those of whom the article tells."""

import re
from collections.abc import Sequence

from tidings.story.accounts import Account
from tidings.story.parties import side
from tidings.story.stems import words_of
from tidings.values import StoryActor

_STATES = frozenset(
    {"side", "country", "government", "neighbour", "neighbor", "state", "nation", "capital",
     "party", "delegation", "team", "negotiator", "diplomat", "official", "representative", "envoy"}
)  # fmt: skip
_OFFICES = frozenset({"minister", "president", "premier", "leader", "chancellor", "chief", "king"})
_PEERS = frozenset({"counterpart", "colleague", "peer", "opposite"})
_AND = re.compile(r"\b(?:and|both|two)\b")
_TWO = frozenset({"two", "both"})
_BOTH = _TWO | {"their", "the", "all", "respective", "of", "feuding", "rival"}


def meant(
    account: Account, ids: Sequence[str], others: Sequence[str], *, joint: bool
) -> tuple[str, ...]:
    """Return parties with a plural that names nobody put for the two persons or states it means.

    Where the article, else the story, knows two bearers of the office on two sides, it is they;
    where it names two states, those who are called by an office or as sides stand for them. Of
    an act that is not done together ("joint") only "two" and "both" mean a pair. "His Norland
    counterpart" is who has the office there that one of the `others` has here.
    """
    found: list[str] = []
    for ident in ids:
        actor = account.identity.by_id[ident]
        several = actor.kind in ("unnamed", "group") and (
            joint or bool(_TWO & set(words_of(actor.name)))
        )
        pair = _pair(account, actor) if several else ()
        found += pair or _counterpart(account, actor, others) or (ident,)
    return tuple(dict.fromkeys(found))


def _pair(account: Account, actor: StoryActor) -> tuple[str, ...]:
    words = [w for w in words_of(actor.name.split(" of ", maxsplit=1)[0]) if w not in _BOTH]
    if not words or not words[-1].endswith("s") or (actor.country and not _AND.search(actor.name)):
        return ()
    head = _singular(words[-1])
    if head in _OFFICES:
        role = frozenset((*words[:-1], head))
        near = [a for a in _persons(account) if _bears(a, role)]
        every = [a for a in account.identity.actors if a.kind == "person" and _bears(a, role)]
        for persons in (near, every):
            if len(persons) == 2 and side(persons[0]) != side(persons[1]):
                return tuple(a.id for a in persons)
    return _states(account) if head in _STATES | _OFFICES else ()


def _counterpart(account: Account, actor: StoryActor, others: Sequence[str]) -> tuple[str, ...]:
    words = words_of(actor.name)
    if actor.kind != "unnamed" or not actor.country or not words or words[-1] not in _PEERS:
        return ()
    by_id = account.identity.by_id
    roles = {frozenset(words_of(r)) for i in others for r in (by_id[i].role or "", *by_id[i].roles)}
    there = [a for a in account.identity.actors if a.country == actor.country]
    for role in sorted(filter(None, roles), key=lambda r: (-len(r), sorted(r))):
        peers = [a for a in there if a.kind == "person" and _bears(a, role)]
        if len({frozenset(words_of(a.name)) for a in peers}) == 1:
            return (max(peers, key=lambda a: (len(a.members), a.id)).id,)
    return ()


def _singular(word: str) -> str:
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


def _bears(actor: StoryActor, role: frozenset[str]) -> bool:
    return any(role <= frozenset(words_of(r)) for r in (actor.role or "", *actor.roles))


def _here(account: Account) -> list[StoryActor]:
    ids = account.actors(range(len(account.reading.actors)))
    return [account.identity.by_id[i] for i in dict.fromkeys(ids)]


def _persons(account: Account) -> list[StoryActor]:
    return [a for a in _here(account) if a.kind == "person"]


def _states(account: Account) -> tuple[str, ...]:
    """Return the two states that an article names, none where it names more or fewer."""
    first: dict[str, str] = {}
    for actor in _here(account):
        if actor.kind == "government" and actor.country:
            first.setdefault(actor.country, actor.id)
    return tuple(first.values()) if len(first) == 2 else ()
