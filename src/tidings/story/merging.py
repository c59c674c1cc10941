"""Acts → the events of a story: status and history, parties, place, numbers, origins, line."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tidings.codebook.story import load_story
from tidings.story.accounts import Account
from tidings.story.gathering import LEFT_OUT, Act, group_tellings
from tidings.story.origins import count_origins
from tidings.story.parties import Actors, side
from tidings.story.telling import according_to, event_line, names
from tidings.story.told import Told, postponed
from tidings.values import (
    Judgement,
    Pointer,
    Status,
    StoryEvent,
    Telling,
)

Place = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """A story's events, and which event each article's telling belongs to."""

    events: tuple[StoryEvent, ...]
    acts: dict[str, Act]
    of: dict[Place, str]


def merge(
    accounts: Sequence[Account], actors: Actors, judgements: Sequence[Judgement] = ()
) -> Merged:
    """Return the events of a story, in order of date, and where each telling went."""
    acts = group_tellings(accounts, actors, judgements)
    of = {(t.account.id, t.index): act.ident for act in acts for t in act.tellings}
    events = sorted((_event(act, actors, of) for act in acts), key=_by_date)
    return Merged(events=tuple(events), acts={a.ident: a for a in acts}, of=of)


def _by_date(event: StoryEvent) -> tuple[str, str, str]:
    return (
        event.when.earliest or event.when.latest or "9999",
        event.when.latest or "9999",
        event.id,
    )


def _event(act: Act, actors: Actors, of: dict[Place, str]) -> StoryEvent:
    history = _history(act)
    status = _final(history)
    put_off = status == "called off" and _put_off(act)
    best = _best_telling(act, status, actors)
    source, target = _fullest(act, actors)
    where = next((t.event.where for t in (best, *act.tellings) if t.event.where), None)
    people = ([actors[i] for i in source], [actors[i] for i in target])
    answered = _answered(act, of)
    mode = _mode(act, best)
    alleged = _alleged(act)
    tellers = [names([actors[i]]) if i in actors else i for i in alleged if i not in source]
    told = (best.account, replace(best.event, mode=mode))
    shown = "postponed" if put_off else status
    line = event_line(told, people, shown, where, act.tellings[0].key)
    proofs = (
        *line.pointers,
        *_borrowed(act, best, (*source, *target), where),
        *(p for t in act.tellings if tellers for p in _said_by(t)),
    )
    line = replace(line, pointers=tuple(dict.fromkeys(proofs)))
    return StoryEvent(
        id=act.ident,
        type=best.event.type,
        mode=mode,
        contexts=tuple(dict.fromkeys(c for t in act.tellings for c in t.event.contexts)),
        source=source,
        target=target,
        status=status,
        history=history,
        when=act.when,
        where=where,
        counts=tuple(
            dict.fromkeys((c.value, c.unit) for t in act.tellings for c in t.event.counts)
        ),
        answers=answered[0],
        tellings=tuple(telling_of(t) for t in act.tellings),
        origins=count_origins(act.tellings),
        line=according_to(line, tellers),
        confidence=max(t.event.confidence for t in act.tellings),
        answer_pointers=answered[1],
        alleged_by=alleged,
        postponed=put_off,
    )


def _borrowed(
    act: Act, best: Told, parties: tuple[str, ...], where: str | None
) -> Iterator[Pointer]:
    """Yield the words that name what a line has from other tellings than its own."""
    for ident in parties:
        if ident not in best.parties:
            teller = next(t for t in act.tellings if ident in t.parties)
            spans = teller.event.arguments
            yield from teller.account.pointers((*spans.source, *spans.target))
    if where and not best.event.where:
        teller = next(t for t in act.tellings if t.event.where == where)
        yield from teller.account.pointers(teller.event.arguments.where)


def _said_by(told: Told) -> tuple[Pointer, ...]:
    """Return the words that show on whose word alone an act rests."""
    if told.event.statement is None:
        return ()
    statement = told.account.reading.statements[told.event.statement]
    return told.account.pointers((*statement.cue, *statement.speaker))


def _put_off(act: Act) -> bool:
    """Tell whether the last article to say that an act is off says that it is put off."""
    off = [t for t in act.tellings if t.event.status == "called off"]
    return bool(off) and postponed(off[-1])


def telling_of(told: Told) -> Telling:
    """Return a telling as the story keeps it, its trigger first among the pointers."""
    spans = (told.event.trigger, told.event.span)
    return Telling(
        article=told.account.id,
        index=told.index,
        pointers=tuple(told.account.pointer(s) for s in dict.fromkeys(spans)),
        status=told.event.status,
        when=told.when,
    )


def _history(act: Act) -> tuple[tuple[Status, Telling], ...]:
    """Return the statuses in the order in which they were told, each with who told it first."""
    by_article: dict[str, list[Told]] = {}
    for told in act.tellings:
        by_article.setdefault(told.account.id, []).append(told)
    history: list[tuple[Status, Telling]] = []
    for group in by_article.values():
        for told in _newest_last(group, history[-1][0] if history else None):
            status = told.event.status
            if status in LEFT_OUT:
                continue
            known = bool(history) and history[-1][0] == status
            if not known and not _looks_back(told, history):
                history.append((status, telling_of(told)))
    if history and history[0][0] == "called off":
        # What is called off had been planned: the same words say so.
        unreal = [t for t in act.tellings if t.event.status in LEFT_OUT]
        plan = telling_of(unreal[0]) if unreal else history[0][1]
        history.insert(0, ("planned", plan))
    return tuple(history)


def _newest_last(group: Sequence[Told], before: Status | None) -> list[Told]:
    """Order one article's tellings: by the day of decision, else as fates follow each other.

    Where the act had been called off before and the article speaks first of the new plan, the
    calling off is what it looks back on.
    """
    first = min(group, key=lambda t: t.index).event.status
    if before == "called off" and first == "planned":
        return [t for t in group if t.event.status != "called off"]

    def key(told: Told) -> tuple[str, int, int]:
        announced = told.event.announced
        day = told.account.interval(announced).last_day if announced else None
        return (day or "9999", _STAGE.get(told.event.status, 1), told.index)

    if any(t.event.announced is None for t in group):
        return sorted(group, key=lambda t: (_STAGE.get(t.event.status, 1), t.index))
    return sorted(group, key=key)


_STAGE = {"planned": 0, "called off": 1, "happened": 2, "ongoing": 2}


def _looks_back(told: Told, history: Sequence[tuple[Status, Telling]]) -> bool:
    """Tell whether a telling of the plan is background: its fate is known, or its day is past."""
    if told.event.status not in ("planned", "called off"):
        return False
    settled = {s for s, _ in history}
    if settled & {"happened", "ongoing"}:
        return True
    if told.event.status == "called off" or "called off" not in settled:
        return False
    published, planned = told.account.published, told.when
    past = published.first_day and planned.last_day and planned.last_day < published.first_day
    return bool(past) or not told.dated or any(t.article == told.account.id for _, t in history)


def _final(history: Sequence[tuple[Status, Telling]]) -> Status:
    statuses = [s for s, _ in history]
    done = [s for s in statuses if s in ("happened", "ongoing")]
    return done[0] if done else statuses[-1]


def _best_telling(act: Act, status: Status, actors: Actors) -> Told:
    """Return the telling whose words tell the event best: its status, its parties, its counts."""

    def worth(told: Told) -> tuple[float, ...]:
        named = sum(actors[i].kind != "unnamed" for i in told.parties)
        return (
            told.coded,
            told.event.status == status,
            _whole(told),
            min(named, 3)
            + len(told.event.counts)
            + bool(told.event.where)
            + (not told.coded and bool(told.things or told.names)),
            told.dated,
            -(len(told.account.words(told.event.span)) // 60),
            told.event.confidence,
            -told.account.order,
            -told.index,
        )

    return max(act.tellings, key=worth)


def _whole(told: Told) -> bool:
    """Tell whether a clause can be told with who acts, or of whom it tells: not "it was voted"."""
    event, words = told.event, told.account.words(told.event.span)
    begun = re.match(r"[\w’']+", words)
    pointing = begun is not None and begun.group().lower() in _POINTING
    return bool(told.source) or (event.span.start < event.trigger.start and not pointing)


_POINTING = frozenset(
    {"he", "she", "it", "they", "we", "i", "who", "which", "that", "this", "these", "those", "his",
     "her", "its", "their", "was", "were", "is", "are", "be", "been", "being", "has", "have", "had"}
)  # fmt: skip


def _fullest(act: Act, actors: Actors) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return source and target as the telling has them that names the most particular parties."""

    def worth(ids: Iterable[str]) -> float:
        return sum(_WEIGHT.get(actors[i].kind, 0.5) for i in ids)

    if act.tellings[0].event.type in load_story().symmetric:
        pair = max(act.tellings, key=lambda t: worth(t.parties))
        people = _people_for_states(pair.parties, actors)
        if len(people) > 1:
            return _led_by(_caller_off(act, actors), people, pair.source, actors)

    def pick(lists: list[tuple[str, ...]]) -> tuple[str, ...]:
        return max(lists, key=worth, default=())

    return pick([t.source for t in act.tellings]), pick([t.target for t in act.tellings])


def _caller_off(act: Act, actors: Actors) -> str | None:
    """Return the side that most tellings of a calling off name as its source, or none."""
    named = Counter(
        side(actors[i]) for t in act.tellings if t.event.status == "called off" for i in t.source
    )
    return named.most_common(1)[0][0] if named else None


def _led_by(
    leader: str | None, people: tuple[str, ...], source: tuple[str, ...], actors: Actors
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Part those who meet in two: the side that acted first, or the source as it is told."""
    first = tuple(i for i in people if side(actors[i]) == leader)
    if not first or len(first) == len(people):
        first = tuple(i for i in people if i in source)
    if not first or len(first) == len(people):
        first = people[:1]
    return first, tuple(i for i in people if i not in first)


def _people_for_states(ids: tuple[str, ...], actors: Actors) -> tuple[str, ...]:
    """Return the parties of a meeting without the states that one of them stands for."""
    sent = {actors[i].country for i in ids if actors[i].kind == "person"}
    return tuple(i for i in ids if actors[i].kind == "person" or actors[i].country not in sent)


_WEIGHT = {
    "person": 1.0,
    "government": 0.8,
    "organisation": 0.8,
    "group": 0.6,
    "place": 0.3,
    "unnamed": 0.1,
}


def _answered(act: Act, of: dict[Place, str]) -> tuple[str | None, tuple[Pointer, ...]]:
    """Return the event answered, and the words of both: the answer's and the answered one's."""
    for told in act.tellings:
        if told.event.answers is None:
            continue
        found = of.get((told.account.id, told.event.answers))
        if found is not None and found != act.ident:
            other = told.account.reading.events[told.event.answers]
            spans = (told.event.span, *told.event.arguments.answers, other.span)
            return found, tuple(told.account.pointer(span) for span in spans)
    return None, ()


def _mode(act: Act, best: Told) -> str | None:
    """Return the mode that most tellings give; the best telling's where they are split."""
    modes = Counter(t.event.mode for t in act.tellings)
    most = max(modes.values())
    chosen = [m for m, n in modes.items() if n == most]
    return chosen[0] if len(chosen) == 1 else best.event.mode


def _alleged(act: Act) -> tuple[str, ...]:
    """Return those on whose word alone the event rests, or none.

    They are ids of the story's actors; the article's words for one who is not known.
    """
    said: list[str] = []
    for told in act.tellings:
        if told.event.statement is None:
            return ()
        statement = told.account.reading.statements[told.event.statement]
        who = told.account.actors(statement.actors)
        said += who or [told.account.words(s) for s in statement.speaker[:1]]
    return tuple(dict.fromkeys(said))
