"""What one says that another did, and the other denies: two accounts, and no verdict."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.acts import Act
from tidings.story.merging import Merged
from tidings.story.parties import BODIES, Actors, likeness, sides
from tidings.story.polarity import negates
from tidings.story.speaking import denied
from tidings.story.stems import words_of
from tidings.story.told import Told
from tidings.story.verbs import base_of_ing, forms
from tidings.values import Span, Statement, StoryStatement

_ALIKE = 0.5
"""Share of a denial's words of content that the accusation has too."""
_HEAD = 4
"""Words at the head of what is said in which its subject stands."""
_OF = re.compile(r"\bof\s+(\w+ing)\b([^,;.\n]*)")


@dataclass(frozen=True, slots=True)
class Dispute:
    """An accusation, and the words in which the one accused denies it."""

    claim: Told
    accused: tuple[str, ...]
    denier: tuple[str, ...]
    account: Account
    words: tuple[Span, ...]


def disputes(
    merged: Merged,
    statements: Sequence[StoryStatement],
    accounts: Mapping[str, Account],
    actors: Actors,
) -> Iterator[Dispute]:
    """Yield accusations with the denial of the one accused.

    The denial stands after it in its article and points at it ("denied responsibility", "called
    the accusation absurd"), or repeats, there or later, what it denies.
    """
    for claim, accused in _claims(merged):
        for found in (
            *_denied_acts(claim, accused, merged, actors),
            *_denied_words(claim, accused, statements, accounts, actors),
        ):
            yield found
            break


def _claims(merged: Merged) -> Iterator[tuple[Told, tuple[str, ...]]]:
    for event in merged.events:
        if event.type == "ACCUSE" and event.mode == "allege" and event.source and event.target:
            act: Act = merged.acts[event.id]
            yield act.tellings[0], event.target


def _denied_acts(
    claim: Told, accused: tuple[str, ...], merged: Merged, actors: Actors
) -> Iterator[Dispute]:
    """Yield rejections of what the claim says, as acts of the same article."""
    for act in merged.acts.values():
        for told in act.tellings:
            if told.event.type != "REJECT" or told.account.id != claim.account.id:
                continue
            span = told.event.span
            if not _answers(claim, accused, told.source, actors) or not _after(claim, span):
                continue
            words = told.account.words(span)
            if _denying(words) and _pointing(words):
                yield Dispute(claim, accused, told.source, told.account, (span,))


def _denied_words(
    claim: Told,
    accused: tuple[str, ...],
    statements: Sequence[StoryStatement],
    accounts: Mapping[str, Account],
    actors: Actors,
) -> Iterator[Dispute]:
    for one in statements:
        account = accounts[one.telling.article]
        if account.order < claim.account.order:
            continue
        if not _answers(claim, accused, one.speakers, actors):
            continue
        statement = account.reading.statements[one.telling.index]
        here = account.id == claim.account.id
        if here and not _after(claim, statement.content[0]):
            continue
        words = " ".join(account.words(s) for s in statement.content)
        said = denied(account, statement)
        told = here and _pointing(words) and (said or _rebuts(words, statement))
        if told or (said and _repeats(claim, account, statement.content)):
            yield Dispute(claim, accused, one.speakers, account, statement.content)


def _answers(claim: Told, accused: Sequence[str], denier: Sequence[str], actors: Actors) -> bool:
    """Tell whether those who deny are those accused, or speak for their side, and not for both."""
    if not denier or sides(actors, denier) & sides(actors, claim.source):
        return False
    return any(likeness(actors[a], actors[d]) >= BODIES for a in accused for d in denier)


def _after(claim: Told, span: Span) -> bool:
    return span.start >= claim.event.span.end


def _denying(words: str) -> bool:
    return bool(set(words_of(words)) & forms(load_story().denying))


def _pointing(words: str) -> bool:
    """Tell whether words name the accusation, or the blame, and nothing more exact."""
    return bool(set(words_of(words)) & load_story().blame)


def _rebuts(words: str, statement: Statement) -> bool:
    """Tell whether words quoted are of the accusation: they begin with it, judge it or say no."""
    first = " ".join(words.split()[:_HEAD])
    judged = set(words_of(words)) & load_story().judging
    return bool(statement.quoted) and (_pointing(first) or negates(words) or bool(judged))


def _repeats(claim: Told, account: Account, spans: Sequence[Span]) -> bool:
    """Tell whether a denial has the words of what it denies."""
    theirs = account.topic(spans)
    mine = claim.account.topic((claim.event.span,))
    return bool(theirs) and len(mine & theirs) >= max(1, _ALIKE * len(theirs))


def question(claim: Told, accused: str) -> str:
    """Return what is asked: "Did X sink the ferry?" from "accused X of sinking the ferry"."""
    found = _OF.search(claim.account.words(claim.event.span))
    if found is not None:
        base = base_of_ing(found.group(1))
        if base is not None:
            return f"Did {accused} {base}{found.group(2).rstrip()}?"
        return f"Did {accused} do it: {found.group(1)}{found.group(2).rstrip()}?"
    return f"Did {accused} do it?"
