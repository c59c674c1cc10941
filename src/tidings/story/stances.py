"""Whose word a clause is by its own subject and verb: "Organisers put the crowd at 6,000".

What is said with "said that" the reader of statements finds. Much else is a party's word too: a
figure it gives or owns to, a name it has for something, what it denies, blames, wants or offers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from tidings.codebook.disagreements import load_disagreements
from tidings.story.claims import Claim
from tidings.story.verbs import forms
from tidings.values import Span

_NP = r"[^\s,;:.\"“”()]+(?:\s[^\s,;:.\"“”()]+){0,8}?"
_LEAD = (
    r"(?:(?:on|in|at|since|last|by|after|before|for|earlier|yesterday|today|separately|"
    r"however|meanwhile)\b[^,;.\"“]{0,45},\s+)?"
)
_START = re.compile(
    r"(?:,\s(?=which\s(?-i:[A-Z]))|[;:—–]\s+|,?\s(?:but|while|whereas|although|though|"
    r"and|yet)\s+)[\"“]?",
    re.IGNORECASE,
)
_AUX = (
    r"(?:(?:has|have|had|is|are|was|were|also|now|still|only|long|always|later|since|"
    r"itself|themselves|publicly|repeatedly|flatly|firmly|quickly|angrily|immediately|"
    r"again|meanwhile|however|earlier|previously|originally|first|once|[a-z]+ly)\s+){0,3}"
)
_NO_SUBJECT = re.compile(
    r"(?:if|when|after|before|as|that|because|since|until|unless|where|which|who|"
    r"whose|to|not|no|nobody|with|by|for|from|in|on|at|of|there|asked|saying|adding)\b",
    re.IGNORECASE,
)


_ACCORDING = "according"
_EMPTY = re.compile(r"[\s,:.\"“”]*(?:that|saying|adding|of|it)?[\s,:.\"“”]*")
_AFTER = re.compile(
    r"\s*[;–—]\s*(?:but\s+|and\s+|while\s+)?(?P<whole>(?P<who>[^,;:.\"“]{3,50}?)\s+"
    r"(?:said|says|say)\s+(?P<what>(?:it\s+(?:was|is)\s+)?[^;.]{1,40}))(?=[.;])"
)
_SAYS = re.compile(
    r"[;,]\s(?:and\s|but\s|while\s)?(?P<whole>(?P<who>(?:the|its|their)\s[^,;:.\"“]{3,50}?)\s(?:says?|said)\s"
    r"(?P<what>(?:it\s(?:was|is)\s)?(?:[a-z]+\s){0,3}?(?:\d[\d,.]*\d|\d|[a-z]+)))(?=[.;,])"
)
_PIECE = re.compile(
    r"(?:[,;]\s+(?:and|but|or|while)?\s*)(?P<whole>(?P<what>[^,;.\"“]{1,60}?(?:,\s(?!and|but)[^,;.\"“]{3,40}?)?)(?:,?\s+"
    r"according\s+to|,\s+(?:says|said))\s+(?P<who>[^,;.\"“]{3,60}?))(?=\s*(?:[,;.]|$))"
)
_GAPPED = re.compile(
    r"[^;.\"“]*?\b(?P<by>at|of|to)\s[^;,.]{1,40}?(?:,|,?\s+(?:and|but|while|whereas))\s+"
    r"(?P<whole>(?P<who>[^,;.]{3,50}?)\s+(?P<at>(?P=by)\s+(?:\d|about\s|some\s|only\s|less\s|"
    r"fewer\s|more\s|[$€£]|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)[^,;.]*))"
)


@lru_cache(maxsize=1)
def _verbs() -> str:
    book = load_disagreements()
    verbs = book.figures | book.blaming | book.wanting | book.naming | book.denials
    return "|".join(
        sorted(forms(verbs) - {"rating", "setting", "cost", "costs"}, key=len, reverse=True)
    )


@lru_cache(maxsize=1)
def _clause() -> re.Pattern[str]:
    return re.compile(
        rf"{_LEAD}(?P<who>{_NP})(?:,\s[^,;.\"“]{{3,60}}(?:,\s[^,;.\"“]{{3,60}})?,)?\s+{_AUX}"
        rf"(?P<verb>{_verbs()})\b(?P<rest>[^;]*)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _second() -> re.Pattern[str]:
    return re.compile(
        rf"[\"”,\s]*(?:and|but)\s+{_AUX}(?P<verb>{_verbs()})\b(?P<rest>[^;.]*)", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _relative() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<who>{_NP}),\s(?:which|"
        rf"who)\s+{_AUX}(?P<verb>{_verbs()})\b(?P<rest>[^,;.]*)",
        re.IGNORECASE,
    )


def with_stances(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return claims with those clauses parted off that are another's word by subject and verb."""
    found: list[Claim] = []
    who: dict[tuple[str, int], Claim] = {}
    for claim in map(_revoiced, claims):
        subject = who.get((claim.account.id, claim.number))
        stances = [] if _quoted(claim) else [*_stances(claim), *_going_on(claim, subject)]
        gone = [s.span for s in stances]
        if claim.who:
            who.setdefault((claim.account.id, claim.number), claim)
            stances += _next_said(claim)
        if claim.who and gone:
            kept = without(claim.spans, gone)
            found += [replace(claim, spans=kept)] if kept else []
        elif stances and not gone:
            found.append(replace(claim, who="", voice=(), statement=None, left=claim.spans))
        elif gone:
            left = without(claim.left or claim.spans, gone)
            found += [replace(claim, left=left)] if left else []
        else:
            found.append(claim)
        found += stances
    return tuple(sorted(found, key=lambda c: (c.account.order, c.number, _start(c))))


def _start(claim: Claim) -> int:
    return (claim.left or claim.spans)[0].start


_SOURCE = re.compile(r",?\s+according\s+to\s+(?P<who>[^,;.\"“]{3,60}?)\s*$")


def _revoiced(claim: Claim) -> Claim:
    """Return a claim as the word of the source at its end: "16 were held according to X"."""
    found = _SOURCE.search(claim.account.article.text, claim.spans[0].start, claim.spans[0].end)
    if found is None or not claim.who or _quoted(claim):
        return claim
    said = Span(claim.spans[0].start, found.start())
    return _voiced(claim, found, said, said, "")


def _next_said(claim: Claim) -> list[Claim]:
    """Return what the speaker says after a semicolon: "120 waited; the union says 300".

    Then the words before it are not his.
    """
    text, end = claim.account.article.text, claim.spans[-1].end
    found = _AFTER.match(text, end, claim.sentence.end)
    if found is None or _quoted(claim) or found.group("who").casefold() != claim.who.casefold():
        return []
    return [_voiced(claim, found, Span(*found.span("whole")), Span(*found.span("what")), "say")]


def _going_on(claim: Claim, subject: Claim | None) -> list[Claim]:
    """Return what a sentence's speaker gives with a second verb: "… and gave the sum as 60"."""
    if claim.who or subject is None:
        return []
    text, found = claim.account.article.text, []
    for part in claim.left:
        more = _second().match(text, part.start, part.end)
        if more is not None and not _EMPTY.fullmatch(more.group("rest")):
            span = Span(more.start("verb"), more.end("rest"))
            found.append(replace(subject, spans=(span,), left=(span,), statement=None,
                                 verb=more.group("verb").lower()))  # fmt: skip
    return found


def without(spans: Sequence[Span], gone: Sequence[Span]) -> tuple[Span, ...]:
    """Return what is left of some spans."""
    kept = list(spans)
    for cut in gone:
        ends = [(s.start, min(s.end, cut.start)) for s in kept]
        ends += [(max(s.start, cut.end), s.end) for s in kept]
        kept = [Span(start, end) for start, end in sorted(set(ends)) if end - start > 2]
    return tuple(kept)


def _quoted(claim: Claim) -> bool:
    return claim.said is not None and claim.said.manner == "direct"


def _stances(claim: Claim) -> Iterator[Claim]:
    """Yield the clauses of a claim that another's subject and verb make his word."""
    account = claim.account
    if account.reading.paragraphs[claim.paragraph].headline:
        return
    text = account.article.text
    for part in claim.left or claim.spans:
        later = {m.end() for m in _START.finditer(text, part.start, part.end)} - {part.start}
        starts = [*(() if claim.who else (part.start,)), *sorted(later)]
        done = part.start
        for start, stop in pairwise([*starts, part.end]):
            if start < done:
                continue
            found = _clause().match(text, start, part.end)
            relative = _relative().match(text, start, part.end)
            for hit in (relative, found):
                if hit is not None and hit.start("verb") < max(stop, start + 1):
                    for one in _stance(claim, hit):
                        done = max(done, one.span.end)
                        yield one
        yield from _according(claim, part)


def _stance(claim: Claim, found: re.Match[str]) -> Iterator[Claim]:
    """Yield a clause as its subject's word, and a second subject's that shares its verb."""
    who = found.group("who").strip().removeprefix("which ")
    words = who.lower().split()
    if words[0] in ("he", "she") and len(words) == 1:
        yield from _pronoun(claim, found)
        return
    if _NO_SUBJECT.match(who) or who.lower() in load_disagreements().nobody:
        return
    if (
        words[-1] in load_disagreements().before_noun
        or not words[-1][-1].isalnum()
        or words[-1].endswith(("'", "’", "'s", "’s"))
        or load_disagreements().finite & set(words)
    ):
        return
    text, end = claim.account.article.text, found.end("rest")
    rest = found.start("rest")
    for cut in _START.finditer(text, rest, end):
        after = _clause().match(text, cut.end(), end)
        if after is not None and not _NO_SUBJECT.match(after.group("who")):
            end = cut.start()
            break
    gapped = _GAPPED.match(text, rest, end)
    if gapped is not None:
        second = Span(*gapped.span("whole"))
        yield _voiced(claim, gapped, second, Span(*gapped.span("at")), found.group("verb"))
        end = second.start
    denies = found.group("verb").lower() in forms(load_disagreements().denials)
    if denies or not _EMPTY.fullmatch(text, rest, end):
        yield _voiced(
            claim,
            found,
            Span(found.start("who"), end),
            Span(found.start("verb"), end),
            found.group("verb"),
        )


def _pronoun(claim: Claim, found: re.Match[str]) -> Iterator[Claim]:
    """Yield a clause as the word of the person whom "he" or "she" means, where that is known."""
    account, inside = claim.account, Span(found.start("who"), found.end("who"))
    ids = account.actors([m.actor for m in account.reading.mentions if inside.holds(m.span)][:1])
    if ids and not _EMPTY.fullmatch(found.group("rest")):
        one = _voiced(
            claim,
            found,
            Span(*found.span()),
            Span(found.start("verb"), found.end()),
            found.group("verb"),
        )
        yield replace(one, voice=ids, who=account.identity.by_id[ids[0]].name)


def _according(claim: Claim, part: Span) -> Iterator[Claim]:
    """Yield short pieces of a sentence with their source: "five according to the union"."""
    text = claim.account.article.text
    for found in () if claim.who else _SAYS.finditer(text, part.start, part.end):
        yield _voiced(claim, found, Span(*found.span("whole")), Span(*found.span("what")), "say")
    for found in _PIECE.finditer(text, max(part.start - 2, claim.sentence.start), part.end):
        yield _voiced(
            claim, found, Span(*found.span("whole")), Span(*found.span("what")), _ACCORDING
        )


_TAIL = re.compile(
    r"[,\s]+(?:(?:and|but|while|whereas|saying|adding|said|says|that|insisting|instead)[,\s]*)+$"
)


def _without_tail(text: str, span: Span) -> Span:
    """Return a clause without the words that only lead to the next: ", and said"."""
    tail = _TAIL.search(text, span.start, span.end)
    return Span(span.start, tail.start()) if tail is not None else span


def _voiced(claim: Claim, found: re.Match[str], whole: Span, said: Span, verb: str) -> Claim:
    inside = Span(found.start("who"), found.end("who"))
    account = claim.account
    whole, said = (_without_tail(account.article.text, s) for s in (whole, said))
    held = [m for m in account.reading.mentions if inside.holds(m.span)]
    held.sort(key=lambda m: m.span.end != inside.end)
    voice, who = account.actors([m.actor for m in held][:1]), found.group("who").strip()
    if (
        len(voice) == 1
        and account.identity.by_id[voice[0]].kind == "person"
        and held[0].span.end == inside.end
    ):
        who = account.identity.by_id[voice[0]].name
    return replace(
        claim, who=who.removeprefix("which "), voice=voice, spans=(whole,),
        left=(said,), statement=None, verb=verb.lower(), again=(),
    )  # fmt: skip
