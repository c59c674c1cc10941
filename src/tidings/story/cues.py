"""Sentences that say what became of a commitment: "made good on its threat", "was put off".

The words are a table (`codebook/ledger.toml`, [[cue]]). Which commitment a sentence is of, it often
leaves to the reader: `story/ties.py` finds it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tidings.codebook.ledger import Cue, load_ledger
from tidings.story.accounts import Account
from tidings.story.kinds import things
from tidings.story.passages import sentences
from tidings.story.pieces import quotations
from tidings.story.stems import content
from tidings.values import Interval, LedgerState, Mention, Span

_UNREAL = re.compile(
    r"\b(?:if|unless|whether|denied|denies|nobody|not|never)\b"
    r"|\b(?:would|could|might|may|will|shall|should|must|cannot|to|no|once|until|n[’']t)"
    r"(?:\W+\w+){0,2}\W*$",
    re.IGNORECASE,
)
_IF = re.compile(r"\b(?:if|unless|whether|until)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[,;:–—]\s|\bbut\b|\bwhile\b|\band (?=(?:it|he|she|they|has|have|had|was|were|will)\b)"
    r"|\b(?:say|says|said|saying|complain(?:ed|s)|claim(?:ed|s)) that\b"
)
_AHEAD = re.compile(r"\b(?:to|once|until|would)\b", re.IGNORECASE)
"""What may stand before a day that did pass: "to act once the term had run out"."""
_REACH = 60
"""Characters before the words in which "would" or "not" makes them no fact."""
_WHERE = re.compile(r"\b(?:in|at|near|outside) (?:the )?$", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:it|they|this|that|which|he|she)\b", re.IGNORECASE)
_BACK = re.compile(r"\b(?:it|them|this|these|that|those|such)\b", re.IGNORECASE)
_MEETING = re.compile(r" (?:meeting|talks|summit|round|conference|negotiations|session)\b")
"""What a name that stands before it is but the place of: "the Vienna talks"."""
_BARE = re.compile(r"\W*(?:(?:has|have|had|then|later|also)\W+)*(?:was|were|is|are|been)\b.*")
"""What may stand before the words in a clause without a subject: "was to open, but was put off"."""
_OF = 8
"""Characters after the words: " by the ", " of "."""
_WHOLE = frozenset({"carried out", "met"})
"""What is said of the whole sentence: the deed stands beside the words that say what it is."""


_BESIDE = re.compile(r"breaking|despite|in (?:spite|breach|violation|defiance) of", re.IGNORECASE)
"""What hangs on a deed that the sentence tells: "closed two lines, breaking a promise"."""


class Hit(NamedTuple):
    """A cue found in a sentence, the kinds that it may be of, its noun, and where it stands."""

    cue: Cue
    kinds: frozenset[str]
    noun: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A sentence that says what became of a commitment of one of some kinds.

    `span` is the part of it that says so. `who` are those named before the words, `after` those
    named in them or after them, `of` those right after them ("a warning by the president"); `stems`
    is what the part is about, `before` what the sentence before it is about, `days` those that it
    names. `unsure` where the words may tell of something less, `noun` where they name the
    commitment ("the demand stood").
    """

    account: Account
    heard: LedgerState
    kinds: frozenset[str]
    span: Span
    sentence: Span
    cue: Span
    who: tuple[str, ...]
    after: tuple[str, ...]
    of: tuple[str, ...]
    stems: frozenset[str]
    before: frozenset[str]
    days: frozenset[str]
    statement: int | None
    unsure: bool = False
    noun: bool = False

    @property
    def new_day(self) -> Interval | None:
        """The day that something is put off to: the first named after the words."""
        if self.heard != "postponed":
            return None
        times = enumerate(self.account.reading.times)
        after = (
            n for n, t in times if t.span.start >= self.cue.start and t.span.end <= self.span.end
        )
        found = (self.account.calendar.interval(n) for n in after)
        return next((i for i in found if i.known), None)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands among all that is told."""
        return (self.account.order, self.cue.start)


def outcomes_of(account: Account) -> Iterator[Outcome]:
    """Yield what an article's sentences say became of commitments, in order."""
    clutter = [c.span for c in account.reading.clutter]
    quoted = quotations(account.article.text)
    before: frozenset[str] = frozenset()
    for paragraph in account.reading.paragraphs:
        for span in sentences(account, paragraph.span):
            if any(s.holds(span) for s in clutter):
                continue
            bare = _bare(account, span, quoted)
            for hit in heard_in(bare):
                yield _outcome(account, span, hit, before)
            before = things(content(account.words(span)))


def _outcome(
    account: Account,
    sentence: Span,
    hit: Hit,
    before: frozenset[str],
) -> Outcome:
    cue = Span(sentence.start + hit.first, sentence.start + hit.last)
    span = sentence if hit.cue.heard in _WHOLE else _clause(account, sentence, cue)
    if _BESIDE.match(account.words(cue)):
        span = sentence
    elif _BARE.match(account.words(Span(span.start, cue.end))):
        span = Span(sentence.start, span.end)
    who, after, of = _named(account, span, cue)
    pronoun = _PRONOUN.match(account.words(span).strip())
    points_back = (
        _BACK.search(account.words(cue))
        or pronoun
        or (hit.noun and not hit.kinds & {"plan", "measure"})
    )
    return Outcome(
        account=account,
        heard=hit.cue.heard,
        kinds=hit.kinds,
        span=span,
        sentence=sentence,
        cue=cue,
        who=who,
        after=after,
        of=of,
        stems=_stems(account, sentence if pronoun else span, hit, cue),
        before=before if points_back else frozenset(),
        days=_days(account, sentence),
        statement=account.said_in(cue),
        unsure=hit.cue.unsure,
        noun=bool(hit.noun),
    )


def _stems(account: Account, span: Span, hit: Hit, cue: Span) -> frozenset[str]:
    """Return what a part of a sentence is about, without the verb that says what became of it."""
    words = account.words(span)
    if hit.cue.heard not in _WHOLE:
        first, last = cue.start - span.start, cue.end - span.start
        told = words[first:last].split()
        by_noun = hit.noun and told[0].lower() == hit.noun.split()[0].lower()
        verb = told[-1] if by_noun or not hit.noun else told[0]
        rest = " ".join(w for w in told if w != verb)
        words = f"{words[:first]} {rest} {words[last:]}"
    return things(content(words))


def _bare(account: Account, span: Span, quoted: Sequence[Span]) -> str:
    """Return a sentence with blanks for what it quotes."""
    words = account.words(span)
    for quote in quoted:
        inside = account.words(quote)[1:2]
        if quote.meets(span) and not inside.islower():  # part of a sentence is the article's too
            first, last = max(quote.start, span.start), min(quote.end, span.end)
            blank = " " * (last - first)
            words = words[: first - span.start] + blank + words[last - span.start :]
    return words


@lru_cache(maxsize=16384)
def heard_in(words: str) -> tuple[Hit, ...]:
    """Return the cues of a sentence, one for each thing heard."""
    found: dict[LedgerState, Hit] = {}
    for cue in load_ledger().cues:
        match = cue.pattern.search(words)
        if match is not None and cue.heard not in found and _real(cue, match, words):
            noun = " ".join(w for w in match.groupdict().values() if w)
            found[cue.heard] = Hit(cue, _kinds(cue, match), noun, *match.span())
    return tuple(found.values())


def _real(cue: Cue, match: re.Match[str], words: str) -> bool:
    """Tell whether the words tell a fact: no "would", "if" or "not" before them in the clause."""
    if cue.negative:
        return not _IF.search(match.group())
    before = _CLAUSE.split(words[max(0, match.start() - _REACH) : match.start()])[-1]
    if cue.heard == "lapsed":
        before = _AHEAD.sub(" ", before)
    return not _UNREAL.search(before)


def _kinds(cue: Cue, match: re.Match[str]) -> frozenset[str]:
    if cue.kinds:
        return cue.kinds
    named = {k: w for k, w in match.groupdict().items() if w}
    if "verb" in named:
        return load_ledger().cue_verbs[named["verb"].lower()]
    return frozenset(named)


def _clause(account: Account, sentence: Span, cue: Span) -> Span:
    """Return the part of a sentence between commas in which the words stand."""
    text = account.article.text
    first, last = sentence.start, sentence.end
    for joint in _CLAUSE.finditer(text, sentence.start, sentence.end):
        if joint.end() <= cue.start:
            first = joint.end()
        elif joint.start() >= cue.end:
            last = joint.start()
            break
    return Span(first, last)


def _named(account: Account, span: Span, cue: Span) -> tuple[tuple[str, ...], ...]:
    """Return those named before the words, those in or after them, and those in or right after."""
    text = account.article.text
    named = [
        m
        for m in account.reading.mentions
        if span.holds(m.span) and not _WHERE.search(text, max(0, m.span.start - _OF), m.span.start)
    ]
    named = [m for m in named if not _whose(account, m)]
    named = [m for m in named if not _MEETING.match(text, m.span.end)]
    before = [m.actor for m in named if m.span.end <= cue.start]
    after = [m.actor for m in named if m.span.end > cue.start]
    of = [m.actor for m in named if cue.start < m.span.end and m.span.start <= cue.end + _OF]
    return account.actors(before), account.actors(after), account.actors(of)


def _whose(account: Account, named: Mention) -> bool:
    """Tell whether a name only says whose somebody is: "the captain's lawyer" is another."""
    people = account.reading.actors
    after = named.span.end + len("'s ")
    return people[named.actor].kind == "person" and any(
        m.span.start == after and people[m.actor].kind == "unnamed"
        for m in account.reading.mentions
    )


def _days(account: Account, span: Span) -> frozenset[str]:
    """Return the days that a sentence names, each as one day."""
    times = enumerate(account.reading.times)
    found = (account.calendar.interval(n) for n, t in times if span.holds(t.span))
    return frozenset(i.last_day for i in found if i.last_day and i.last_day == i.first_day)
