"""What one act was, in two parties' words: "a routine inspection" beside "piracy". No verdict.

A party names a thing by a verb of naming ("called the seizure piracy"), by saying what it is ("it
is a tax on being a neighbour"), or by a phrase alone ("A coffee."). Two namings are set side by
side where two parties speak of one thing and do not both praise it, or both condemn it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tidings.codebook.disagreements import load_disagreements
from tidings.codebook.story import load_story
from tidings.story.alignment import about, by_article, rivals
from tidings.story.claims import Claim, of_two_states
from tidings.story.parties import Actors
from tidings.story.polarity import calls_false, same_word
from tidings.story.quantities import numbers_in
from tidings.story.stems import content, stem, words_of
from tidings.story.told import days
from tidings.story.verbs import forms
from tidings.values import DisagreementKind, Interval, Side

_BESIDE = 5
"""Sentences between two parties' words in one article."""
_BARE_BESIDE = 2
_DAYS = 10
_SHORT = 9
_LONG = 40
_LEAD = 3
_IS = re.compile(
    r"[\"“]?(?:that\s+)?(?P<topic>this|that|it|these|those|they|he|she|"
    r"what\s[^,;.]{3,50}?|(?:an?|the|his|her|its|their)\s(?:[\w-]+\s){0,4}?[\w-]+|"
    r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,3})"
    r"(?:\s(?:is|was|are|were|had\s+been|has\s+been|amounts?\s+to|amounted\s+to|"
    r"constitutes?|constituted|looks?\s+like|looked\s+like)|['’]s)\s+"
    r"(?P<what>(?:not\s+|merely\s+|simply\s+|only\s+|just\s+|nothing\s+but\s+|no\s+"
    r"more\s+than\s+|nothing\s+more\s+than\s+|nothing\s+less\s+than\s+|no\s+)*"
    r"(?:[\"“]?(?:an?|the\s+same|pure|plain|sheer|mere|part\s+of|one\s+of)\s+[^;.]+|"
    r"[\"“][^\"”]+[\"”]?|(?:[\w-]+\s+){0,3}[\w-]+\.?$))",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"[\"“]?(?:\w+\s+){0,3}?(?:an?|the\s+same|pure|plain|sheer|mere|part\s+of|one\s+of)\s",
    re.IGNORECASE,
)
_PREFERS = re.compile(
    r"\bprefers?\s+(?:the\s+(?:word|term|phrase|name)s?|to\s+(?:call|speak\s+of|"
    r"say)(?:\s+it)?)\s+(?P<what>[\"“]?[^\"”.]+)"
)
_ALONE = re.compile(r"[\"“]?(?:An?\s)?[A-Z]?[\w-]+(?:\s[\w-]+){0,3}(?:,[^.;]{0,40})?")
_STOP = re.compile(r"[a-z][.!?][\"”]?\s")
_OTHER = re.compile(r"\b(?:for|because|who|that|on|to|by)\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A party's word for something. `topic` are the stems of what it is said of, none where it is
    only pointed at; `of` its words; `what` the words for it; `bare` a phrase that says neither;
    `firm` where a verb of naming says so.
    """

    claim: Claim
    topic: frozenset[str]
    what: str
    of: str = ""
    bare: bool = False
    firm: bool = False


def namings(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[DisagreementKind, str, tuple[Side, ...]]]:
    """Yield two parties' words for one thing, each pair of words once."""
    leads = _leads(claims)
    used: set[tuple[object, ...]] = set()
    kept = [c for told in by_article(claims).values() for c in told]
    found = [n for c in kept if (n := naming_of(c)) is not None]
    for place, later in enumerate(found):
        best: tuple[int, Naming] | None = None
        for earlier in (found[k] for k in range(place - 1, -1, -1)):
            if (gap := _gap(earlier.claim, later.claim)) is None or gap > _DAYS:
                break
            strength = _one_topic(earlier, later, leads, homes, actors)
            if strength and (best is None or strength > best[0]):
                best = (strength, earlier)
        if best is None:
            continue
        keys = {
            (one.claim.key, other.claim.who) for one, other in ((best[1], later), (later, best[1]))
        }
        if not keys & used:
            used |= keys
            pair = (best[1], later)
            yield "characterisation", asked_of(pair), tuple(n.claim.side() for n in pair)


def naming_of(claim: Claim) -> Naming | None:
    """Return what a party calls something in its claim, none where it names nothing."""
    if not claim.who or len(words_of(claim.text)) > _LONG:
        return None
    return _named(claim) or _spoken_of(claim) or _defined(claim) or _alone(claim)


@lru_cache(maxsize=1)
def _calling() -> re.Pattern[str]:
    verbs = "|".join(sorted(forms(load_disagreements().naming)))
    return re.compile(
        rf"(?:{verbs})\s+(?P<topic>it|this|that|them|these|those|him|her|(?:the|what|"
        rf"his|her|its|their|these|those|such|[A-Z][\w-]*['’]s|"
        rf"[A-Z][\w-]+)(?:\s[^,;.\"“]{{2,60}}?)?)\s+"
        r"(?P<what>as\s+[^;.,]+|[\"“][^;.\"”]+[\"”]?|(?:an?|nothing\s+but|one\s+of|"
        r"the)\s[^;.]+|(?:\w+\s+)?(?:\w+)(?:\s+and\s+\w+)?\.?$)"
    )


def _named(claim: Claim) -> Naming | None:
    """Return a naming by its verb: "called the seizure piracy"."""
    if claim.verb not in forms(load_disagreements().naming):
        text, sentence = claim.account.article.text, claim.sentence
        found = _calling().search(text, sentence.start, sentence.end) or _PREFERS.search(
            text, sentence.start, sentence.end
        )
        what = found.span("what") if found else (0, 0)
        if found is None or not any(s.start <= what[0] + 1 < s.end for s in claim.spans):
            return None
    else:
        found = _calling().match(claim.text)
    if found is None or calls_false(claim):
        return None
    of = found.groupdict().get("topic") or "it"
    if _OTHER.search(of):
        return None
    return Naming(claim=claim, topic=_topic(of), what=found.group("what"), of=of, firm=True)


_SPEAKS_OF = re.compile(
    r"(?:speaks?|spoke|talks?|talked|insists?|insisted|prefers?)\s+(?:of|on|about|"
    r"to\s+speak\s+of)\s+(?P<what>[\"“][^\"”]+[\"”]?|an?\s[\"“]?[^\"”,;.]+[\"”]?|"
    r"[^\s\d,;.]+\s[a-z]+s\b[^,;.]*)"
)


def _spoken_of(claim: Claim) -> Naming | None:
    """Return what a party speaks of, in its own marks: "speaks of a 'swap'"."""
    text, sentence = claim.account.article.text, claim.sentence
    parts = claim.left or claim.spans
    for found in _SPEAKS_OF.finditer(text, sentence.start, sentence.end):
        at = found.start("what") + 3
        quoted = _direct_said(claim) and any(s.start <= found.start() < s.end for s in parts)
        if not quoted and any(s.start <= at < s.end for s in parts):
            return Naming(claim=claim, topic=frozenset(), what=found.group("what"), firm=True)
    return None


def _topic(words: str) -> frozenset[str]:
    """Return the stems of what is spoken of, none where it is pointed at."""
    if set(words_of(words)[:1]) & load_disagreements().pointing and len(words.split()) == 1:
        return frozenset()
    return about(words)


def _defined(claim: Claim) -> Naming | None:
    """Return what a speaker says something is: "This was a routine inspection"."""
    found = _IS.match(claim.text)
    if found is None:
        return None
    what, of = found.group("what"), found.group("topic")
    direct = claim.said is not None and claim.said.manner in ("direct", "mixed")
    if (direct and _ARTICLE.match(what)) or _judges(what):
        return Naming(claim=claim, topic=_topic(of), what=what, of=of)
    return None


def _judges(words: str) -> bool:
    """Tell whether words judge what they are said of."""
    book = load_disagreements()
    given = words_of(words)
    stems = {stem(w) for w in given}
    return bool(
        set(given) & (load_story().judging | book.praise | book.plain | book.condemning)
        or stems & {stem(w) for w in load_story().judging | book.condemning}
    )


def _alone(claim: Claim) -> Naming | None:
    """Return a phrase that a speaker is quoted with, without a verb: "Talks, and useful ones"."""
    said = claim.said
    if (
        said is None
        or said.manner not in ("direct", "mixed")
        or claim.spans[0].start != said.content[0].start
    ):
        return None
    words = words_of(claim.text)
    if (
        len(words) > _SHORT
        or set(words) & load_disagreements().verbal
        or not _ALONE.match(claim.text)
    ):
        return None
    noun = re.match(r"[\"“]?(?:An?\s|[A-Z][a-z]+s?,)", claim.text) or (
        re.match(r"[\"“]?(?:an?|the)\s", claim.text) and _judges(claim.text)
    )
    return Naming(claim=claim, topic=frozenset(), what=claim.text, bare=True) if noun else None


def asked_of(pair: Sequence[Naming]) -> str:
    """Return what is asked: "What was the seizure?", as far as either names the thing."""
    named = [w.of for w in pair if w.topic and w.of]
    thing = min(named, key=len) if named else ""
    if thing[:4].lower() != "the " or len(thing.split()) > 7:
        return "What was it?"
    return f"What was {thing[:1].lower()}{thing[1:]}?"


def _gap(a: Claim, b: Claim) -> int | None:
    """Return the days between two claims' articles, none where they cannot be told."""
    if a.account is b.account:
        return 0
    first, last = a.account.published.first_day, b.account.published.last_day
    return days(Interval(earliest=first, latest=last, basis=""))


def _sense(words: str) -> int:
    """Return 1 for praise or making little of it, -1 for condemnation, 0 for neither."""
    book, given = load_disagreements(), set(words_of(words))
    good, bad = bool(given & (book.praise | book.plain)), bool(given & book.condemning)
    turned = bool(given & book.negative)
    return (-1 if bad else int(good)) * (-1 if turned else 1)


def _agree(a: Naming, b: Naming) -> bool:
    """Tell whether both praise what they speak of, both condemn it, or use one word."""
    if takes_up(a, b) or takes_up(b, a):
        return False
    if content(a.what) & content(b.what) and not _negated(a) ^ _negated(b):
        return True
    return _sense(a.what) == _sense(b.what) != 0


def _negated(one: Naming) -> bool:
    return bool(set(words_of(one.what)) & load_disagreements().negative)


def takes_up(a: Naming, b: Naming) -> bool:
    """Tell whether one says that it was not what the other calls it: "That is not a mirror"."""
    denied = re.search(r"\b(?:not|no|never)\s+(?:an?\s+)?(\w+)", b.claim.text)
    return bool(denied) and bool(content(denied.group(1)) & content(a.what))  # type: ignore[union-attr]


def _leads(claims: Sequence[Claim]) -> Mapping[str, frozenset[str]]:
    """Return what each article is about: the stems of its headline and first sentences."""
    found: dict[str, frozenset[str]] = {}
    for claim in claims:
        if claim.number <= _LEAD:
            words = about(claim.account.words(claim.sentence))
            found[claim.account.id] = found.get(claim.account.id, frozenset()) | words
    return found


def _one_topic(
    a: Naming, b: Naming, leads: Mapping[str, frozenset[str]], homes: Mapping[str, str],
    actors: Actors,
) -> int:  # fmt: skip
    """Return how surely two parties' words are of one thing: from 0 to 3."""
    here = a.claim.account is b.claim.account
    gap = abs(a.claim.number - b.claim.number)
    counted = any(numbers_in(" ".join(n.what.split()[:2])) for n in (a, b))
    if counted and not (here and gap <= 1 and a.firm and b.firm and a.claim.verb == b.claim.verb):
        return 0
    if (here and gap > _BESIDE) or not rivals(a.claim, b.claim, homes, actors) or _agree(a, b):
        return 0
    if not here and not of_two_states(a.claim, b.claim, homes):
        return 0
    if takes_up(a, b) or takes_up(b, a):
        return 3
    if a.topic and b.topic:
        return 2 if _meet(a.topic, b.topic) else 0
    if a.bare or b.bare:
        return 1 if here and gap <= _BARE_BESIDE and _direct(a) and _direct(b) else 0
    if here:
        if not (a.topic or b.topic):
            both = a.firm and b.firm and gap <= 1
            return (
                1
                if both or ((a.firm or b.firm or gap <= 1) and _sense(a.what) != _sense(b.what))
                else 0
            )
        return 2 if _pointed_at(a, b.topic) and _pointed_at(b, a.topic) else 0
    named = a.topic or b.topic
    mine, theirs = (leads.get(n.claim.account.id, frozenset()) for n in (a, b))
    if not ((_judges(a.what) and _judges(b.what)) or (_direct(a) and _direct(b))):
        return 0
    return (
        1
        if named and _meet(named, theirs if a.topic else mine) and len(mine & theirs) >= _LEAD
        else 0
    )


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(same_word(s, o) for s in some for o in others)


def _pointed_at(word: Naming, topic: frozenset[str]) -> bool:
    """Tell whether "it" or "that" may be what the other names: it stands before it."""
    if word.topic or not topic:
        return True
    account, sentence = word.claim.account, word.claim.sentence
    at = max(0, sentence.start - 300)
    before = account.article.text[at : sentence.end]
    last = list(_STOP.finditer(before, 0, max(0, sentence.start - at - 2)))
    return _meet(topic, about(before[last[-1].end() :] if last else before))


def _direct(word: Naming) -> bool:
    return _direct_said(word.claim)


def _direct_said(claim: Claim) -> bool:
    return claim.said is not None and claim.said.manner in ("direct", "mixed")
