"""Deeds that two articles tell, coded or not: cautiously matched, to date what has no date.

Two tellings are of one deed where their words mean one kind of deed (see deeds.toml), the same
party is named, and nothing is contrary: another name, place or number, "again" in one of them.
What may befall one party more than once needs more in common than that.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tidings.codebook.deeds import DeedKind, load_deeds
from tidings.story.accounts import Account
from tidings.story.stems import content, specific, stem, words_of
from tidings.story.told import days
from tidings.values import Deed, Interval, Span, StoryActor, When

WIDEST = 31
"""Days that a deed's date may span, to date another article by it."""

SAME_STORY = 2
"""Names that two articles share, where the party of a deed is not named in one of them."""

# One of several: anywhere in the clause, or right before the word of the deed or its party.
_AGAIN = re.compile(
    r"\b(?:again|another|anew|once more|(?:second|third|fourth|last) time)\b", re.IGNORECASE
)
_FURTHER = frozenset({"second", "third", "fourth", "fresh", "repeat", "repeated", "further"})
_NEAR = 12
"""Characters before the word of a deed in which such a word is looked for."""
_NUMBER = re.compile(r"\d{1,3}(?:[,.]\d{3})+|\d{1,9}", re.ASCII)
_NAME = re.compile(r"\b[A-Z][\w'’-]+")
# … that does not begin a sentence
_INNER = re.compile(r"(?<=[\w,;] )[A-Z][\w'’-]+")


@dataclass(frozen=True)
class Retold:
    """One article's telling of a deed."""

    account: Account
    deed: Deed
    when: Interval

    @cached_property
    def kinds(self) -> dict[str, DeedKind | None]:
        """The kinds of deed that it may be, by name; a verb that no kind has is one of its own."""
        book, word = load_deeds(), self.deed.word
        words = content(self.account.article.text)
        found = {k.name: k for k in book.sure.get(word, ())}
        for kind in book.maybe.get(word, ()):
            if _stems(kind.words | kind.signs) - {stem(word)} & words:
                found[kind.name] = kind
        if found or word in book.common or book.knows(word):
            return dict(found)
        return {f"={stem(word)}": None}

    @cached_property
    def parties(self) -> tuple[Span, ...]:
        """Whose deed it is: those it is done to, where it is done to somebody."""
        of = {k.of for k in self.kinds.values() if k}
        return (*self.deed.who, *self.deed.whom) if "who" in of else self.deed.whom or self.deed.who

    @cached_property
    def actors(self) -> tuple[StoryActor, ...]:
        """Its parties as the story knows them."""
        reading, by_id = self.account.reading, self.account.identity.by_id
        refs = [m.actor for m in reading.mentions if any(p.holds(m.span) for p in self.parties)]
        return tuple(by_id[i] for i in self.account.actors(refs))

    @cached_property
    def persons(self) -> frozenset[str]:
        """The ids of the persons among its parties."""
        return frozenset(a.id for a in self.actors if a.kind == "person")

    @cached_property
    def names(self) -> frozenset[str]:
        """The stems of its parties' names, those that a pronoun stands for too."""
        found = {
            s
            for span in self.parties
            for name in _NAME.findall(self.account.words(span))
            for s in content(name) & self.account.named
        }
        for actor in self.actors:
            if actor.kind in ("person", "organisation"):
                found |= {s for name, _ in actor.names for s in content(name)}
        return frozenset(found)

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The stems of what its parties are called."""
        return specific(self.account.content(self.parties)) - self.names

    @cached_property
    def scene(self) -> frozenset[str]:
        """The stems of what else is told with it."""
        told = self.account.content((self.deed.clause,))
        return specific(told) - self.account.content((self.deed.trigger,)) - self.names - self.nouns

    @cached_property
    def proper(self) -> frozenset[str]:
        """The stems of the names that stand in its clause."""
        return _names(_INNER, self.account.words(self.deed.clause))

    @cached_property
    def numbers(self) -> dict[str, int]:
        """How many its parties are, by the stem of what is counted."""
        found = {}
        for span in self.parties:
            counted = count_in(self.account.words(span))
            if counted is not None:
                found[stem(counted[1])] = counted[0]
        return found

    @cached_property
    def places(self) -> frozenset[str]:
        """The stems of the places that it is told to be at."""
        return self.account.content(self.deed.where)

    @cached_property
    def again(self) -> bool:
        """Tell whether it is told as one of several."""
        if _AGAIN.search(self.account.words(self.deed.clause)):
            return True
        near = Span(max(0, self.deed.trigger.start - _NEAR), self.deed.trigger.start)
        return any(_FURTHER & set(words_of(self.account.words(s))) for s in (near, *self.parties))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A deed's date as one article tells it, the days that others give it, and why they are one."""

    when: When
    days: tuple[Interval, ...]
    why: str
    spans: tuple[Span, ...]


def tied_deeds(account: Account, accounts: Sequence[Account]) -> Iterator[Tie]:
    """Yield what other articles tell of an article's deeds.

    Where others tell two deeds alike on days apart, either may be the one that is meant.
    """
    here = [
        Retold(account, d, account.interval(d.when))
        for d in account.reading.deeds
        if d.when.relation != "since" and not d.loose and not _has_year(account, d)
    ]
    if not here:
        return
    others = [r for a in accounts if a.id != account.id for r in _dated(a)]
    for deed in here:
        near = [o for o in others if _alike(deed, o)]
        found = [o for o in near if _one(deed, o)]
        if not found or not (deed.deed.when.times or _once(deed, found[0])):
            continue
        apart = [o for o in near if not any(o.when.meets(f.when) for f in found)]
        yield Tie(
            when=deed.deed.when,
            days=tuple(dict.fromkeys(o.when for o in (*found, *apart))),
            why=_why(deed, found[0]),
            spans=(*_time_spans(deed), deed.deed.trigger),
        )


def _has_year(account: Account, deed: Deed) -> bool:
    """Tell whether a deed's day is known without the day of publication."""
    whats = [account.reading.times[t].date for t in deed.when.times]
    return any(w is not None and w.year is not None for w in whats)


def _dated(account: Account) -> Iterator[Retold]:
    """Yield an article's deeds whose days are known; a death shares the day of what brought it."""
    deeds = [d for d in account.reading.deeds if d.when.relation != "since" and not d.loose]
    known = [Retold(account, d, account.interval(d.when)) for d in deeds]
    for n, told in enumerate(known):
        width = days(told.when)
        if told.deed.when.times and width is not None and width <= WIDEST:
            yield told
        elif n and not told.deed.when.times and _is_toll(told, known[n - 1]):
            yield Retold(account, told.deed, known[n - 1].when)


def _is_toll(told: Retold, before: Retold) -> bool:
    """Tell "the bridge fell on Friday. Four people died": a toll right after what is dated."""
    deadly = any(k and k.deadly for k in before.kinds.values())
    toll = not told.kinds.keys().isdisjoint({"die", "kill"})
    between = before.account.article.text[before.deed.clause.end : told.deed.clause.start]
    width = days(before.when)
    dated = bool(before.deed.when.times) and width is not None and width <= WIDEST
    return toll and deadly and dated and len(between) < 10 and "\n\n" not in between


def _alike(a: Retold, b: Retold) -> bool:
    """Tell whether two tellings may be of one deed: its kind, a party, and nothing contrary."""
    if not (a.kinds.keys() & b.kinds.keys()) or a.again != b.again:
        return False
    if a.names and b.names and not a.names & b.names:
        return False
    part = a.names <= b.names or b.names <= a.names
    if a.persons and b.persons and not a.persons & b.persons and not part:
        return False
    if a.places and b.places and not a.places & b.places:
        return False
    if any(a.numbers[unit] != b.numbers[unit] for unit in a.numbers.keys() & b.numbers.keys()):
        return False
    return bool(a.names & b.names or a.nouns & b.nouns)


def _one(a: Retold, b: Retold) -> bool:
    """Tell whether two tellings that are alike have enough in common to be of one deed."""
    counted = any(n > 2 and b.numbers.get(unit) == n for unit, n in a.numbers.items())
    more = len((a.scene | a.nouns) & (b.scene | b.nouns)) + 2 * counted
    known = _share_names(a.account, b.account)
    named = known or (more >= 3 and bool(a.scene & b.scene & a.proper & b.proper))
    if not _once(a, b):
        return more >= 3 and (bool(a.names & b.names) or (counted and known))
    enough = 2 if a.deed.when.times and b.deed.when.times else 3
    return bool(a.names & b.names) or (named and (more >= enough or _described(a, b)))


def _described(a: Retold, b: Retold) -> bool:
    """Tell whether one names a party that the other, which has the name elsewhere, describes."""
    return any(
        x.names and not y.names and x.names <= y.account.named and len(y.parties) == 1
        for x, y in ((a, b), (b, a))
    )


def _share_names(a: Account, b: Account) -> bool:
    """Tell whether two articles share the names that make them one story."""
    x, y = a.article.text, b.article.text
    shared = (_names(_INNER, x) & _names(_NAME, y)) | (_names(_INNER, y) & _names(_NAME, x))
    return len(shared | (a.named & b.named)) >= SAME_STORY


def _names(pattern: re.Pattern[str], text: str) -> frozenset[str]:
    return frozenset().union(*(content(w) for w in pattern.findall(text)))


def _once(a: Retold, b: Retold) -> bool:
    shared = a.kinds.keys() & b.kinds.keys()
    return any(kind is not None and kind.once for name, kind in a.kinds.items() if name in shared)


def _why(here: Retold, there: Retold) -> str:
    """Return in words which deed dates the article, and by which article."""
    day = there.when.first_day
    if there.when.last_day != day:
        day = f"{day} to {there.when.last_day}"
    said = " ".join(here.account.words(s) for s in sorted((here.deed.trigger, *_time_spans(here))))
    other = there.account.article
    return (
        f"“{said}” here is “{there.account.words(there.deed.trigger)}”, "
        f"{day}, in another article ({other.outlet or other.id})"
    )


def _time_spans(told: Retold) -> tuple[Span, ...]:
    return tuple(told.account.reading.times[t].span for t in told.deed.when.times)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(w) for w in words if " " not in w)


def count_in(said: str) -> tuple[int, str] | None:
    """Return how many are named, and the noun: "three Norland trawlers" → 3, "trawlers"."""
    words = words_of(said)
    counts = [n for w in words if (n := _number(w)) is not None]
    return (counts[0], words[-1]) if len(counts) == 1 and len(words) > 1 else None


def _number(word: str) -> int | None:
    if _NUMBER.fullmatch(word):
        return int(re.sub(r"\D", "", word))
    return load_deeds().numbers.get(word)
