"""What an article says, sentence by sentence, and whose word it is: the outlet's or a speaker's."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tidings.story.accounts import Account
from tidings.story.parties import Actors, parties
from tidings.story.pieces import content_pieces, make_line, plain, sentence_pieces
from tidings.story.revisions import chains
from tidings.story.speaking import denied
from tidings.story.stems import content
from tidings.story.telling import names
from tidings.story.told import days
from tidings.values import Interval, Pointer, Side, Span, Statement

_END = re.compile(r"[.!?][\"”’')\]]*(?=\s+[\"“‘'(\[]?[^\W_a-z])|(?<=[^\s]{2}) [.?!](?= )")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Gov|Sen|Rep|St|No|vs|[A-Z])|\.[A-Za-z])\.$"
)
_PRONOUN = frozenset({"he", "she", "it", "they", "one", "who"})
_OURSELVES = frozenset({"we", "i"})
_HEAD = re.compile(r"[^,;:.\"“”—]*?(?=,|;|:|\s(?:said|says|denied|told|has|had|was|is|were|are)\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of an article, or what of it one speaker says.

    `voice` are the story's actors whose word it is, `who` their names, or words for one who is
    not known; both are empty where the outlet itself says it. `spans` are the words said, `again`
    the same words in copies of the article.
    """

    account: Account
    spans: tuple[Span, ...]
    sentence: Span
    number: int
    paragraph: int
    voice: tuple[str, ...] = ()
    who: str = ""
    statement: int | None = None
    again: tuple[Pointer, ...] = ()
    left: tuple[Span, ...] = ()
    """Of the outlet's own sentence: what is left of it without what others say in it."""
    verb: str = ""
    """The verb by which a clause is its subject's word ("put", "blamed"), the first word said."""

    @property
    def text(self) -> str:
        """The words said."""
        return " ".join(self.account.words(s) for s in (self.left or self.spans))

    @property
    def span(self) -> Span:
        """The first stretch of the words said."""
        return self.spans[0]

    @property
    def said(self) -> Statement | None:
        """The statement that it is part of."""
        if self.statement is None:
            return None
        return self.account.reading.statements[self.statement]

    @property
    def key(self) -> tuple[int, int]:
        """Where it stands: by order of publication, then within its article."""
        return (self.account.order, self.span.start)

    def side(self, spans: Sequence[Span] = (), more: Sequence[Pointer] = ()) -> Side:
        """Return the claim as one side of a disagreement.

        `spans` are words that it turns on, `more` further words of the same speaker.
        """
        account = self.account
        said = self.said
        if said is None:
            pieces = sentence_pieces(account, self.span)
        else:
            lead = (plain("denied this: "),) if denied(account, said) else ()
            pieces = (*lead, *content_pieces(account, self.spans, said.quoted))
        pointers = (*account.pointers((*self.spans, *spans, self.sentence)), *self.again, *more)
        line = make_line("d", pieces, pointers, account.pointer(self.span))
        outlet = account.article.outlet
        return Side(who=self.who or outlet or "an article", outlet=outlet, line=line)


def all_claims(accounts: Sequence[Account], actors: Actors) -> tuple[Claim, ...]:
    """Return what all articles say, in order; what a near-copy repeats is no claim of its own."""
    revised = dict(chains({a.id: a.revises for a in accounts if a.revises}))
    found: dict[tuple[str, str, str], Claim] = {}
    for account in accounts:
        root = revised.get(account.id, account.id)
        for claim in claims_of(account, actors):
            key = (root, claim.who, " ".join(claim.text.split()))
            known = found.setdefault(key, claim)
            if known is not claim:
                spans = (*claim.spans, claim.sentence)
                found[key] = replace(known, again=(*known.again, *account.pointers(spans)))
    return tuple(found.values())


def claims_of(account: Account, actors: Actors) -> tuple[Claim, ...]:
    """Return what an article says, sentence by sentence: each speaker's part, and the outlet's."""
    found: list[Claim] = []
    number = 0
    for place, paragraph in enumerate(account.reading.paragraphs):
        if any(c.span.holds(paragraph.span) for c in account.reading.clutter):
            continue
        for sentence in sentences(account, paragraph.span):
            found += _in_sentence(account, actors, sentence, (number, place))
            number += 1
    return tuple(found)


def sentences(account: Account, paragraph: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph; those of a quotation stand alone too."""
    text = account.article.text
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if _ABBREVIATED.search(text[max(start, end.start() - 6) : end.start() + 1]):
            continue
        yield _trimmed(text, start, end.end())
        start = end.end()
    if text[start : paragraph.end].strip():
        yield _trimmed(text, start, paragraph.end)


def sentence_of(account: Account, span: Span) -> Span:
    """Return the sentence that a stretch of an article begins in, the stretch itself if in none."""
    for paragraph in account.reading.paragraphs:
        if paragraph.span.start <= span.start < paragraph.span.end:
            for sentence in sentences(account, paragraph.span):
                if sentence.start <= span.start < sentence.end:
                    return sentence
    return span


def _trimmed(text: str, start: int, end: int) -> Span:
    body = text[start:end]
    return Span(start + len(body) - len(body.lstrip()), start + len(body.rstrip()))


def _in_sentence(
    account: Account, actors: Actors, sentence: Span, place: tuple[int, int]
) -> Iterator[Claim]:
    """Yield each statement's part of a sentence, then what is left to the outlet's own word."""
    said: list[Span] = []
    number, paragraph = place
    for index, statement in enumerate(account.reading.statements):
        spans = tuple(_meeting(s, sentence) for s in statement.content if s.meets(sentence))
        spans = tuple(s for s in spans if s.end - s.start > 2)
        if not spans:
            continue
        said += spans
        voice, who = voice_of(account, actors, index)
        yield Claim(account=account, spans=spans, sentence=sentence, number=number,
                    paragraph=paragraph, voice=voice, who=who, statement=index)  # fmt: skip
    covered = sum(s.end - s.start for s in said)
    if 2 * covered < sentence.end - sentence.start:
        yield Claim(account=account, spans=(sentence,), sentence=sentence, number=number,
                    paragraph=paragraph, left=_without(sentence, said))  # fmt: skip


def _without(sentence: Span, said: Sequence[Span]) -> tuple[Span, ...]:
    """Return what is left of a sentence."""
    kept: list[Span] = []
    at = sentence.start
    for gone in sorted(said):
        if gone.start > at:
            kept.append(Span(at, gone.start))
        at = max(at, gone.end)
    return (*kept, Span(at, sentence.end)) if at < sentence.end else tuple(kept)


def _meeting(a: Span, b: Span) -> Span:
    return Span(max(a.start, b.start), min(a.end, b.end))


def voice_of(account: Account, actors: Actors, index: int) -> tuple[tuple[str, ...], str]:
    """Return whose word a statement is: actors and their names, else words for the speaker.

    "A spokesman for the minister" speaks for the minister; "it", not known, is what the sentence
    before began with.
    """
    statement = account.reading.statements[index]
    known = account.actors(statement.actors)
    if known:
        return known, names([actors[i] for i in known])
    words = " ".join(account.words(s) for s in statement.speaker).strip()
    inside = [
        m.actor for m in account.reading.mentions if any(s.holds(m.span) for s in statement.speaker)
    ]
    for_whom = account.actors(sorted(set(inside)))
    if words.lower() in _OURSELVES and not statement.quoted:
        return (), ""
    if words.lower() in _PRONOUN or not words:
        words = _subject_before(account, statement) or words
    return for_whom, words or "a speaker not named"


def _subject_before(account: Account, statement: Statement) -> str:
    """Return what the sentence before a statement begins with, within its paragraph."""
    text = account.article.text
    at = min(s.start for s in (*statement.content, *statement.speaker))
    paragraph = next(
        (p.span for p in account.reading.paragraphs if p.span.start <= at < p.span.end), None
    )
    if paragraph is None:
        return ""
    before = [s for s in sentences(account, paragraph) if s.end <= at]
    if not before or text[before[-1].start] in '"“':
        return ""
    found = _HEAD.match(text, before[-1].start, before[-1].end)
    return found.group().strip() if found else ""


def rivals(a: Claim, b: Claim, homes: Mapping[str, str], actors: Actors) -> bool:
    """Tell whether two claims are two parties' words: two known speakers of two sides."""
    if (
        not a.who
        or not b.who
        or any(x.meets(y) for x in a.spans for y in b.spans if a.account is b.account)
    ):
        return False
    if a.voice and b.voice:
        if set(a.voice) & set(b.voice) or parties(actors, a.voice) & parties(actors, b.voice):
            return False
        mine, theirs = ({homes.get(i, i) for i in v} for v in (a.voice, b.voice))
        return not mine & theirs
    return a.who.casefold() != b.who.casefold()


def of_two_states(a: Claim, b: Claim, homes: Mapping[str, str]) -> bool:
    """Tell whether it is known that two speakers are of two states."""
    known = [{homes[i] for i in c.voice if i in homes} for c in (a, b)]
    return all(known) and not known[0] & known[1]


def days_in(claim: Claim) -> tuple[Interval, ...]:
    """Return the single days that a claim's sentence names."""
    account = claim.account
    found = [
        account.calendar.interval(n)
        for n, t in enumerate(account.reading.times)
        if claim.sentence.holds(t.span)
    ]
    return tuple(i for i in found if days(i) == 1)


def topic(claim: Claim) -> frozenset[str]:
    """Return the stems of a claim's words that are no names."""
    return content(claim.text) - claim.account.named
