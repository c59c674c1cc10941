"""What one act was, in two parties' words: "a routine inspection" beside "piracy". No verdict.

A party characterises by naming ("called the seizure piracy"), by saying what something is ("it is
a tax on being a neighbour"), or by a phrase alone ("A coffee."). Two such words are set side by
side where two parties stand against each other and speak of one thing.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from tidings.codebook.disagreements import load_disagreements
from tidings.codebook.story import load_story
from tidings.story.claims import Claim, of_two_states, rivals
from tidings.story.parties import Actors
from tidings.story.stems import akin, content, words_of
from tidings.story.told import days
from tidings.story.verbs import forms
from tidings.values import Interval, Side, Span

_PREFERS = re.compile(
    r"\bprefers?\s+(?:(?P<topic>it)\s+)?(?:the\s+(?:word|term|phrase|name)s?|to\s+(?:call|speak\s+of|say)(?:\s+it)?)\s+"
    r"(?P<what>[\"“][^\"”]+[\"”]?)"
)
_IS = re.compile(
    r"(?:(?:an?\s[^,;.]{3,50}?\s|(?:this|that|it)\s)(?:is|was)\s+not\s+[^,;.]+[,;]\s+)?"
    r"(?P<topic>this|that|it|these|those|they|what\s[^,;.]{3,50}?|(?:an?|the)\s(?:[\w-]+\s){0,4}?[\w-]+)(?:\s(?:is|was|are|were)|['’]s)\s+"
    r"(?P<what>(?:not\s+|merely\s+|simply\s+|only\s+|just\s+|nothing\s+but\s+|no\s+more\s+than\s+|nothing\s+more\s+than\s+)*"
    r"(?:[\"“]?(?:an?|the\s+same|pure|plain|sheer|mere)\s+[^;.]+|(?:[\w-]+\s+){0,2}[\w-]+$))",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"[\"“]?(?:\w+\s+){0,3}?(?:an?|the\s+same|pure|plain|sheer|mere)\s", re.IGNORECASE
)
_OTHER = re.compile(r"\b(?:for|called|because|who|that)\b")
"""Words by which what is called something else is told: "denounced the army for what it called"."""
_ALONE = re.compile(r"(?:An?\s)?[A-Z]?[\w-]+(?:\s[\w-]+){0,3}(?:,[^.;]{0,40})?")
_THERE = re.compile(r"there\s+(?:is|was|were)\s+no\s+(?P<what>\w+)", re.IGNORECASE)
_FINITE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "has",
        "have",
        "had",
        "do",
        "does",
        "did",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "shall",
        "should",
        "go",
        "goes",
        "went",
        "let",
        "says",
        "said",
        "come",
        "comes",
        "came",
        "take",
        "takes",
        "took",
        "make",
        "makes",
        "made",
        "get",
        "gets",
        "got",
        "want",
        "wants",
        "see",
        "think",
        "know",
    ]
)
_NAME = 7
"""Words of a thing's name in a question."""
_SHORT = 9
"""Words of a phrase that says by itself what something was."""
_LONG = 40
_BESIDE = 4
"""Sentences between two parties' words in one article."""
_DAYS = 10
_BEFORE = 250
"""Characters before a pointing word in which what it points at is named."""
_LEAD = 3
_SHARED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A party's word for something. `topic` are the stems of what it is said of, none where it is
    only pointed at; `of` its words; `what` the words for it; `bare` a phrase that says neither.
    """

    claim: Claim
    topic: frozenset[str]
    what: str
    of: str = ""
    bare: bool = False

    def side(self) -> Side:
        """Return the word as one side of a disagreement."""
        return self.claim.side()


def words_for(claims: Sequence[Claim]) -> tuple[Word, ...]:
    """Return what parties call things, in order."""
    found = []
    for claim in claims:
        if len(words_of(claim.text)) <= _LONG:
            one = _defined(claim) or _bare(claim)
            found += _named(claim) or ([one] if one is not None else [])
    return tuple(found)


@lru_cache(maxsize=1)
def _naming() -> re.Pattern[str]:
    verbs = "|".join(sorted(forms(load_disagreements().naming)))
    return re.compile(
        rf"\b(?:{verbs})\s+(?P<topic>it|this|that|them|(?:the|what|his|her|its|their|[A-Z][\w-]*['’]s)\s[^,;.\"“]{{2,60}}?)\s+"
        r"(?P<what>as\s+[^;.,]+|[\"“][^;.\"”]+[\"”]?|(?:an?|nothing\s+but|one\s+of)\s[^;.]+)"
    )


def _named(claim: Claim) -> list[Word]:
    """Return what parties call things in a sentence: "Kodra called the seizure piracy"."""
    text, sentence = claim.account.article.text, claim.sentence
    ways = (_naming(), _PREFERS)
    hits = (m for way in ways for m in way.finditer(text, sentence.start, sentence.end))
    found = (_naming_in(claim, m) for m in hits)
    return [word for word in found if word is not None]


def _naming_in(claim: Claim, found: re.Match[str]) -> Word | None:
    """Return one naming as its speaker's word, none where another claim holds it."""
    account, what = claim.account, Span(*found.span("what"))
    of = found.group("topic") or "it"
    if _OTHER.search(of):
        return None
    topic = _topic(of)
    if claim.who:
        mine = claim.voice and any(s.meets(what) for s in claim.spans)
        word = Word(claim=claim, topic=topic, what=found.group("what"), of=of)
        return word if mine else None
    before = Span(claim.sentence.start, found.start())
    doers = [m for m in account.reading.mentions if before.holds(m.span)]
    if not doers or "," in account.words(Span(doers[-1].span.end, found.start())).rstrip(" ,"):
        return None
    ids = account.actors([doers[-1].actor])
    who = " and ".join(account.identity.by_id[i].name for i in ids)
    words = (Span(*found.span()),)
    said = replace(claim, voice=ids, who=who, spans=words, left=())
    return Word(claim=said, topic=topic, what=found.group("what"), of=of)


def _topic(words: str) -> frozenset[str]:
    """Return the stems of what is spoken of, none where it is pointed at."""
    if set(words_of(words)[:1]) & load_disagreements().pointing:
        return frozenset()
    return content(words)


def _defined(claim: Claim) -> Word | None:
    """Return what a speaker says something is: "This was a routine inspection"."""
    if not claim.who:
        return None
    found = _IS.match(claim.text)
    manner = claim.said.manner if claim.said is not None else ""
    direct = manner == "direct" or (manner == "mixed" and bool(re.search(r"[\"“]", claim.text)))
    if found and ((direct and _ARTICLE.match(found.group("what"))) or _judges(found.group("what"))):
        of, what = found.group("topic"), found.group("what")
        return Word(claim=claim, topic=_topic(of), what=what, of=of)
    there = _THERE.match(claim.text) if direct else None
    return (
        Word(claim=claim, topic=frozenset(), what=there.group("what"), bare=True) if there else None
    )


def _judges(words: str) -> bool:
    return bool(set(words_of(words)) & load_story().judging)


def _bare(claim: Claim) -> Word | None:
    """Return a phrase that a speaker is quoted with, without a verb: "Talks, and useful ones"."""
    said = claim.said
    if said is None or said.manner != "direct" or claim.spans[0].start != said.content[0].start:
        return None
    words = words_of(claim.text)
    if len(words) > _SHORT or set(words) & _FINITE or not _ALONE.match(claim.text):
        return None
    noun = claim.text.startswith(("A ", "An ")) or re.match(r"[A-Z][a-z]+s?,", claim.text)
    return Word(claim=claim, topic=frozenset(), what=claim.text, bare=True) if noun else None


def asked_of(pair: Sequence[Word]) -> str:
    """Return what is asked: "What was the seizure?", as far as either names the thing."""
    named = [w.of for w in pair if w.topic and w.of]
    thing = min(named, key=len) if named else ""
    if thing[:4].lower() != "the " or len(thing.split()) > _NAME:
        return "What was it?"
    return f"What was {thing[:1].lower()}{thing[1:]}?"


def characterised(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[Word, Word]]:
    """Yield two parties' words for one thing, each pair of parties and thing once."""
    leads = _leads(claims)
    words = words_for(claims)
    used: set[tuple[tuple[int, int], object]] = set()
    for place, later in enumerate(words):
        best = None
        for earlier in (words[k] for k in range(place - 1, -1, -1)):
            gap = _gap(earlier.claim, later.claim)
            if gap is None:
                break
            if not rivals(earlier.claim, later.claim, homes, actors) or _agree(earlier, later):
                continue
            if earlier.claim.account is not later.claim.account and not of_two_states(
                earlier.claim, later.claim, homes
            ):
                continue
            strength = _one_topic(earlier, later, leads)
            if strength and (best is None or strength > best[0]):
                best = (strength, earlier)
        if best is None:
            continue
        keys = {
            (one.claim.key, frozenset(other.claim.voice))
            for one, other in ((best[1], later), (later, best[1]))
        }
        if not keys & used:
            used |= keys
            yield best[1], later


def _gap(a: Claim, b: Claim) -> int | None:
    """Return the days between two claims' articles, none where they are too far apart."""
    if a.account is b.account:
        return 0
    first, last = a.account.published.first_day, b.account.published.last_day
    gap = days(Interval(earliest=first, latest=last, basis=""))
    return gap if gap is not None and gap <= _DAYS else None


def _agree(a: Word, b: Word) -> bool:
    """Tell whether both praise what they speak of, or both condemn it."""
    praise = load_disagreements().praise
    if _takes_up(a, b) or _takes_up(b, a):
        return False
    if all(set(words_of(w.what)) & praise and "not" not in words_of(w.what) for w in (a, b)):
        return True
    return all(set(words_of(w.what)) & load_disagreements().condemning for w in (a, b))


def _leads(claims: Sequence[Claim]) -> Mapping[str, frozenset[str]]:
    """Return what each article is about: the stems of its headline and first sentences."""
    found: dict[str, frozenset[str]] = {}
    for claim in claims:
        if claim.number <= _LEAD:
            words = content(claim.account.words(claim.sentence))
            found[claim.account.id] = found.get(claim.account.id, frozenset()) | words
    return found


def _one_topic(a: Word, b: Word, leads: Mapping[str, frozenset[str]]) -> int:
    """Return how surely two words are of one thing: 0 not, 3 where one takes up the other's."""
    if _takes_up(a, b) or _takes_up(b, a):
        return 3
    here = a.claim.account is b.claim.account
    near = here and abs(a.claim.number - b.claim.number) <= _BESIDE
    if a.topic and b.topic:
        return 2 if _akin(a.topic, b.topic) and (near or not here) else 0
    if a.bare or b.bare:
        both = _direct(a) and _direct(b)
        return 1 if near and both and abs(a.claim.number - b.claim.number) <= 2 else 0
    passing = [w for w in (a, b) if _in_passing(w)]
    praise = load_disagreements().praise
    if passing and (
        not (a.topic or b.topic) or any(set(words_of(w.what)) & praise for w in passing)
    ):
        return 0
    if near:
        return 2 if _pointed_at(a, b.topic) and _pointed_at(b, a.topic) else 0
    if here:
        return 0
    if not ((_judges(a.what) and _judges(b.what)) or (_direct(a) and _direct(b))):
        return 0
    mine, theirs = (
        leads.get(a.claim.account.id, frozenset()),
        leads.get(b.claim.account.id, frozenset()),
    )
    named = a.topic or b.topic
    if named:
        return 1 if _akin(named, theirs if a.topic else mine) and len(mine & theirs) >= 2 else 0
    return 1 if len(mine & theirs) >= _SHARED else 0


def _pointed_at(word: Word, topic: frozenset[str]) -> bool:
    """Tell whether "it" or "that" may be what the other names: it stands right before it."""
    if word.topic or not topic:
        return True
    account, sentence = word.claim.account, word.claim.sentence
    before = account.article.text[max(0, sentence.start - _BEFORE) : sentence.end]
    return _akin(topic, content(before))


def _in_passing(word: Word) -> bool:
    """Tell whether a speaker's own sentence is told and only the word quoted: 'it was "a day"'."""
    said = word.claim.said
    return said is not None and said.manner == "mixed" and bool(_IS.match(word.claim.text))


def _direct(word: Word) -> bool:
    return word.claim.said is not None and word.claim.said.manner == "direct"


def _takes_up(a: Word, b: Word) -> bool:
    """Tell whether one says that it was not what the other calls it: "That is not a mirror"."""
    denied = re.search(r"\b(?:not|no)\s+(?:an?\s+)?(\w+)", b.claim.text)
    return bool(denied) and bool(content(denied.group(1)) & content(a.what))  # type: ignore[union-attr]


def _akin(some: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether two lists of stems share one, or a verb and the noun of its act."""
    return any(akin(s, o) for s in some for o in others)


def judged(
    claims: Sequence[Claim], homes: Mapping[str, str], actors: Actors
) -> Iterator[tuple[Claim, Claim]]:
    """Yield two parties' quoted words, side by side in one article, that both judge."""
    judging = load_story().judging
    quoted = [
        c for c in claims
        if c.who and c.said is not None and c.said.manner == "direct"
        and len(words_of(c.text)) <= _SHORT * 2 and set(words_of(c.text)) & judging
    ]  # fmt: skip
    for a, b in pairwise(quoted):
        if (
            a.account is b.account
            and b.number - a.number <= _BESIDE
            and rivals(a, b, homes, actors)
            and of_two_states(a, b, homes)
        ):
            yield a, b
