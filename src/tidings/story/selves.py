"""A speaker against an earlier self: what he said then, and what he says now, with their days.

An article often says so itself ("In March he had insisted that …"); else a refusal stands against
what is later promised or done with the same thing. A position that only hardens is the ledger's.
"""

import re
from calendar import month_name
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.contraries import asserts, clauses_of, first_denied, negates, words_in
from tidings.story.parties import Actors
from tidings.story.speaking import denied
from tidings.story.stems import akin, content, specific, words_of
from tidings.story.told import days
from tidings.story.verbs import forms
from tidings.values import Span

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|spring|summer|autumn|winter|\d{4})"
)
_UNITS = r"(?:days|weeks|months|years)"
_WHEN = (
    rf"(?:(?:in|last|since)\s+{_MONTH}|earlier(?:\s+this\s+\w+)?|last\s+(?:week|month|year)"
    rf"|\w+\s+{_UNITS}\s+(?:ago|earlier|before)|previously|originally|at\s+first"
    r"|until\s+now)"
)
_BESIDE = 3
_YEAR = 400
"""Days: a time wider than a year tells nothing of when somebody spoke."""
_LEAD = 2

Turn = tuple[Claim, Claim]


def turns(claims: Sequence[Claim], actors: Actors) -> Iterator[Turn]:
    """Yield what a speaker said before and what he says now, where the two do not agree."""
    spoken: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        for ident in (
            claim.voice if len(claim.voice) == 1 and actors[claim.voice[0]].kind == "person" else ()
        ):
            spoken[_named(ident, actors)].append(claim)
    seen: set[object] = set()
    found = (*_recalled(claims, spoken, actors), *_flipped(spoken), *_owned(spoken))
    for then, now in found:
        key = (then.key, now.key[0])
        if key not in seen and not any(k in seen for k in ((now.key, then.key[0]),)):
            seen.add(key)
            yield then, now


def then_and_now(then: Claim, now: Claim) -> str:
    """Return what is asked, with the days of the two articles."""
    days_ = [_said_on(c.account.published.last_day) for c in (then, now)]
    if all(days_) and days_[0] != days_[1]:
        return f"What did {now.who} say on {days_[0]}, and what on {days_[1]}?"
    return f"What does {now.who} say, and what before?"


def _said_on(day: str | None) -> str:
    if day is None:
        return ""
    when = date.fromisoformat(day[:10])
    return f"{when.day} {month_name[when.month]} {when.year}"


def _named(ident: str, actors: Actors) -> str:
    """Return what a speaker is known by here: his surname, so that two spellings are one."""
    return actors[ident].name.split()[-1].casefold()


@lru_cache(maxsize=1)
def _recall() -> re.Pattern[str]:
    """Return what recalls words of another day: "he said in June", "in June he had said"."""
    book = load_disagreements()
    verbs = "|".join(sorted(forms(book.recalling)))
    firm = "|".join(sorted(forms(book.firm)))
    name = r"(?:he|she|[A-Z][\w’'-]+)"
    leading = _WHEN.replace("in|", "[Ii]n|").replace("last|", "[Ll]ast|")
    leading = leading.replace("earlier", "[Ee]arlier")
    before = rf"had\s+(?:{_WHEN}\s+)?(?:{firm})|(?:had\s+)?(?:{verbs})\s+{_WHEN}"
    return re.compile(
        rf"\b(?P<who>{name}|who)\s+(?:{before})\b(?P<what>[^.;]*)"
        rf"|\b(?:{leading})[,\s]+(?P<who2>{name})\s+(?:had\s+)?(?:\w+\s+)?(?:{verbs})\b"
        r"(?P<what2>[^.;]*)"
    )


def _recalled(
    claims: Sequence[Claim], spoken: Mapping[str, Sequence[Claim]], actors: Actors
) -> Iterator[Turn]:
    """Yield what an article recalls of a speaker beside what it quotes him with."""
    done: set[tuple[str, int, int]] = set()
    for claim in claims:
        account, sentence = claim.account, claim.sentence
        found = _recall().search(account.article.text, sentence.start, sentence.end)
        if found is None or (account.id, *sentence_key(sentence)) in done:
            continue
        done.add((account.id, *sentence_key(sentence)))
        part = "who" if found.group("who") else "who2"
        speaker = _meant(claim, Span(found.start(part), found.end(part)), actors)
        if speaker is None:
            continue
        what = Span(*found.span("what" if part == "who" else "what2"))
        said = [
            c for c in spoken.get(speaker, ())
            if c.account is account and 0 < abs(c.number - claim.number) <= _BESIDE
        ]  # fmt: skip
        now = next((c for c in _nearest(said, claim) if _other(found.group(), c, claim)), None)
        if now is None:
            continue
        recalled = replace(
            claim, spans=(sentence,), left=(what,), voice=now.voice, who=now.who, statement=None
        )
        yield _original(recalled, spoken[speaker]), now


def sentence_key(span: Span) -> tuple[int, int]:
    """Return where a sentence stands."""
    return (span.start, span.end)


def _nearest(said: Sequence[Claim], to: Claim) -> list[Claim]:
    return sorted(
        said,
        key=lambda c: (
            abs(c.number - to.number),
            c.said is None or c.said.manner != "direct",
            c.key,
        ),
    )


def _meant(claim: Claim, span: Span, actors: Actors) -> str | None:
    """Return the speaker whom a pronoun or surname means."""
    account = claim.account
    word = account.words(span)
    inside = [m for m in account.reading.mentions if m.span.meets(span)]
    for mention in inside:
        for ident in account.actors([mention.actor]):
            if actors[ident].kind == "person":
                return _named(ident, actors)
    if word.lower() in ("he", "she", "who"):
        before = [
            m
            for m in account.reading.mentions
            if m.span.end <= span.start and m.span.start >= span.start - 160
        ]
        for mention in reversed(before):
            for ident in account.actors([mention.actor]):
                if actors[ident].kind == "person":
                    return _named(ident, actors)
        return None
    return word.casefold()


def _other(before: str, now: Claim, recall: Claim) -> bool:
    """Tell whether what is recalled is of the same matter, and not the same again."""
    words = set(words_of(recall.account.words(recall.sentence))) | set(
        words_of(now.account.words(now.sentence))
    )
    if words & load_disagreements().again:
        return False
    named = now.account.named
    if now.said is not None and denied(now.account, now.said):
        return False
    shared = _akin(specific(content(now.text)) - named, specific(content(before)) - named)
    book = load_disagreements()
    no = book.negative | forms(book.refusing)
    then, today = (bool(words_in(t) & no) for t in (before, now.text))
    turned = negates(now.text) and not negates(before) and "never" in words_in(now.text)
    if then == today and shared and shared == len(specific(content(now.text)) - named):
        return False  # all that is said now was said then
    return shared > 1 or (shared > 0 and then != today) or turned


def _akin(some: frozenset[str], others: frozenset[str]) -> int:
    """Return how many stems of one set the other has too, or a longer or shorter form of it."""
    return sum(any(akin(s, o) for o in others) for s in some)


def _original(recalled: Claim, spoken: Sequence[Claim]) -> Claim:
    """Return the speaker's own earlier words that an article recalls, the recalled ones added."""
    wanted = content(recalled.text)
    spans = [
        interval
        for n, t in enumerate(recalled.account.reading.times)
        if recalled.sentence.holds(t.span)
        and (days(interval := recalled.account.calendar.interval(n)) or _YEAR) <= _YEAR
    ]
    scored = [
        (len(wanted & content(c.text)), -c.key[0], -c.key[1], c)
        for c in spoken
        if c.account.order < recalled.account.order
        and (not spans or any(c.account.published.meets(i) for i in spans))
    ]
    best = max(scored, key=lambda s: s[:3], default=None)
    if best is None or best[0] < min(2, len(wanted)) or best[0] == 0:
        return recalled
    return replace(best[3], again=(*best[3].again, *recalled.account.pointers(recalled.spans)))


@lru_cache(maxsize=1)
def _turning() -> dict[str, str]:
    return {
        f: name
        for word, name in load_disagreements().turns.items()
        for f in forms(frozenset({word}))
    }


def _flipped(spoken: Mapping[str, Sequence[Claim]]) -> Iterator[Turn]:
    """Yield a refusal to do something, and the later word that it is done or will be."""
    table = _turning()
    for said in spoken.values():
        refused: dict[str, Claim] = {}
        for claim in sorted(said, key=lambda c: c.key):
            kinds = {table[w] for w in words_in(claim.text) if w in table}
            for kind in sorted(kinds):
                if _refuses(claim.text, kind):
                    refused[kind] = claim
                elif kind in refused and _may_turn(refused[kind], claim):
                    yield refused.pop(kind), claim


def _owned(spoken: Mapping[str, Sequence[Claim]]) -> Iterator[Turn]:
    """Yield what a speaker said did not happen, and on a later day says did."""
    for said in spoken.values():
        denials: list[tuple[Claim, str, frozenset[str]]] = []
        for claim in sorted(said, key=lambda c: c.key):
            clauses = [content(c) for c in clauses_of(claim.text) if asserts(c)]
            for then, first, wanted in denials:
                least = max(2, (2 * len(wanted) + 2) // 3)
                fits = any(first in c and len(c & wanted) >= least for c in clauses)
                if fits and _later(then, claim):
                    yield then, claim
                    break
            if not (claim.said and denied(claim.account, claim.said)):
                denials += [
                    (claim, first, content(c))
                    for c in clauses_of(claim.text)
                    if negates(c) and words_in(c) & load_disagreements().past
                    and (first := first_denied(c))
                ]  # fmt: skip


def _later(then: Claim, now: Claim) -> bool:
    a, b = then.account.published.last_day, now.account.published.first_day
    return bool(a and b and a < b)


def _refuses(text: str, kind: str) -> bool:
    """Tell whether somebody says that he will not or never do a thing of a kind."""
    verbs = "|".join(sorted(w for w, k in _turning().items() if k == kind))
    return bool(re.search(
        rf"\b(?:(?:will|would|shall)\s*(?:not|never)|won['’]t|wouldn['’]t|never)\s+(?:\w+\s+){{0,2}}(?:{verbs})\b",
        text, re.IGNORECASE,
    ))  # fmt: skip


def _may_turn(then: Claim, now: Claim) -> bool:
    """Tell whether what is said now, on a later day, is of the thing that was refused."""
    words = words_in(now.text)
    if (
        not _later(then, now)
        or now.text.startswith("to ")
        or words & {"not", "no", "never", "if", "unless", "only", "until", "n't"}
        or "?" in now.text
    ):
        return False
    about = _about(then) & _about(now)
    return len(about) >= _SHARED


_SHARED = 3


def _about(claim: Claim) -> frozenset[str]:
    """Return what a claim's article and sentence are about: stems of the headline and its words."""
    account = claim.account
    opening = account.article.text[:400]
    return (content(claim.text) | content(opening)) - account.named
