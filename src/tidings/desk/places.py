"""Which story an article belongs to: the story room's placing, kept in step with the store."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tidings.codec import decode, encode, short_id
from tidings.desk.moving import Regrouping, write_moves
from tidings.store import View, Writer
from tidings.store.rows import Happening, Shift
from tidings.story.addresses import addresses
from tidings.story.by_hand import NOTHING, ByHand, hear, named_by
from tidings.story.grouping import (
    GROUPING_FORM,
    NOTHING_PLACED,
    Features,
    State,
    features,
    join,
    leave,
    story_of,
)
from tidings.story.settling import Key, Order, Put, first_versions, put, unwind
from tidings.values import Reading

FORM = GROUPING_FORM
PLAIN = frozenset({"reading", "copy", "judgement", "take back"})  # nothing moves by these as such


@dataclass(slots=True)
class Held:
    """What is known of the articles placed, as the store has it.

    `labels`: article → the group that it joined when it was placed in its order; `shifts` are what
    rules did since; `stories`: group → story; `born`: article → the story that it joined when it
    arrived. `named` are the articles that judgements on stories name. `late`: some article is not
    in its order yet.
    """

    state: State = NOTHING_PLACED
    days: dict[str, float | None] = field(default_factory=dict)
    revises: dict[str, str | None] = field(default_factory=dict)
    first: dict[str, str] = field(default_factory=dict)
    hand: ByHand = NOTHING
    named: frozenset[str] = frozenset()
    keys: list[Key] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    shifts: list[Shift] = field(default_factory=list)
    stories: dict[str, str] = field(default_factory=dict)
    born: dict[str, str] = field(default_factory=dict)
    late: bool = False

    @property
    def order(self) -> Order:
        """What the order of articles hangs on."""
        return Order(days=self.days, first=self.first, hand=self.hand)

    def key(self, article: str) -> Key:
        """Return what sorts an article."""
        return self.order.key(article)

    def story(self, article: str) -> str | None:
        """Return the story that an article is in."""
        return self.stories.get(story_of(self.state, article) or "")

    def groups(self) -> dict[str, list[str]]:
        """Return the articles of each group, in order of publication."""
        found: dict[str, list[str]] = {}
        for _, _, article in self.keys:
            found.setdefault(story_of(self.state, article) or article, []).append(article)
        return found

    def arrives(self, made: Features, revises: str | None) -> None:
        """Take note of an article that is to be placed."""
        self.days[made.article], self.revises[made.article] = made.day, revises
        self.first[made.article] = self.first.get(revises or "", made.article)
        insort(self.keys, self.key(made.article))

    def join(self, made: Features, label: str) -> None:
        """Put an article into a group."""
        pin = self.hand.holds(self.first[made.article])
        self.state = join(self.state, made, label, pin=pin)


class Places:
    """Holds what placing knows of the store, and changes both together.

    What it holds is never ahead of the store: a transaction that fails costs a rebuilding. Every
    transaction that changes anything here ends with `done`.
    """

    def __init__(self) -> None:
        """Know nothing yet."""
        self.held = Held()
        self.grown: set[str] = set()  # stories whose title may be another now
        self._mark: Happening | None = None
        self._amid = True  # of a change that may yet fail

    def put(
        self, writer: Writer, reading: Reading, *, revises: str | None, title: str, at: str
    ) -> str:
        """Put an article into its story, started if need be, and return the story's id.

        One that was published before another held is put where it fits best now; `settle` puts it
        where it belongs.
        """
        self.catch_up(writer)
        self._amid = True
        held, made = self.held, features(reading)
        article = made.article
        last = held.keys[-1] if held.keys else None
        held.arrives(made, revises)
        late = held.late or article in held.named or (last is not None and held.key(article) < last)
        found, held.state = put(made, held.state, held.order, rules=not late)
        story = held.stories.get(found.label) or self._starts(writer, found, title, at)
        held.labels[article], held.born[article] = found.label, story
        writer.put_in_story(article, story, found.score, found.why)
        writer.put_features(article, made.day, FORM, encode(made))
        writer.label_placing(article, found.label, born=story)
        if late:
            held.late = True
            writer.unsettle(article)
        elif found.shifted:
            self._shift(writer, (found,))
            self._readdress(writer, Regrouping(at=at, puts={article: found}))
        self.grown.add(story)
        return held.story(article) or story

    def settle(self, writer: Writer, *, at: str) -> None:
        """Put what came late into its order, and place anew what was published after it."""
        self.catch_up(writer)
        late = writer.unsettled()
        if late:
            self.rehear(writer, Regrouping(at=at, cause="late", articles=late))

    def rehear(self, writer: Writer, why: Regrouping, also: Iterable[Key] = ()) -> None:
        """Hear the judgements on stories again, and place anew from the first article concerned.

        Call `catch_up` before the judgement is made or taken back. `also`: further places in the
        order of publication from which on articles are placed anew.
        """
        self._amid = True
        held, late = self.held, writer.unsettled()
        was, old = held.order, held.first
        judgements = writer.judgements()
        held.first = first_versions(held.revises)
        held.hand = hear(judgements, held.first)
        held.named = named_by(judgements)
        concerned = _changed(was.hand, held.hand) | late
        concerned |= {a for a in held.first if old.get(a) != held.first[a]}
        if late & held.named:
            concerned |= held.named
        now = [held.key(a) for a in concerned if a in held.labels]
        before = [was.key(a) for a in concerned if a in held.labels and a in old]
        held.keys = sorted(map(held.key, held.labels))
        if starts := [*now, *before, *also]:
            self._replay(writer, min(starts), replace(why, late=late))
        writer.all_settled()
        held.late = False
        self.done(writer)

    def remove(self, writer: Writer, article: str, *, at: str, note: str) -> None:
        """Let go of an article, and place anew what was published after it."""
        self.catch_up(writer)
        self._amid = True
        held = self.held
        if article not in held.labels:
            writer.remove_article(article, at=at, note=note)
            self.done(writer)
            return
        versions = [a for a, root in held.first.items() if root == held.first[article]]
        since = [held.key(a) for a in versions]
        writer.remove_article(article, at=at, note=note)
        held.state = leave(held.state, article)
        for known in (held.labels, held.revises, held.born):
            del known[article]
        held.revises.update({a: None for a, old in held.revises.items() if old == article})
        self.rehear(writer, Regrouping(at=at, cause="removed"), since)

    def done(self, writer: Writer) -> None:
        """Take note of the log's last entry: up to there, all is known here."""
        self._mark = next(iter(writer.happened(writer.last_seq())), None)
        self._amid = False

    # in step with the store -------------------------------------------------------------------

    def catch_up(self, view: View) -> None:
        """Take in what this process or another did since; begin anew where that is not plain."""
        mark = self._mark
        since = view.happened(mark.seq) if mark else ()
        if self._amid or not since or since[0] != mark or not self._plain(view, since[1:]):
            self._load(view)
        else:
            came = [r.article for r in since[1:] if r.kind == "reading" and r.cause == "news"]
            self._join(view, [a for a in came if a and a not in self.held.labels])
            self._mark = since[-1]

    def _plain(self, view: View, since: Sequence[Happening]) -> bool:
        """Tell whether entries of the log tell of nothing but articles that came in their order."""
        if not since:
            return True
        if any(r.kind not in PLAIN for r in since) or view.unsettled():
            return False
        return hear(view.judgements(), self.held.first) == self.held.hand

    def _join(self, view: View, articles: Sequence[str]) -> None:
        """Take in articles that another process placed, each after all that are held."""
        if not articles:
            return
        rows = {r.article: r for r in view.placings(articles)}
        kept = {a: decode(body, Features) for a, body in view.features(articles)}
        for article in articles:
            row = rows.get(article)
            if row is None or row.label is None or article not in kept:
                continue
            self.held.arrives(kept[article], row.revises)
            self.held.join(kept[article], row.label)
            self.held.labels[article], self.held.stories[row.label] = row.label, row.story
            self.held.born[article] = row.born

    def _load(self, view: View) -> None:
        """Know what the store has, from the features kept of each article."""
        held = self.held = Held()
        rows = {r.article: r for r in view.placings()}
        made = _made(view, [a for a, r in rows.items() if r.form != FORM])
        kept = {a: decode(body, Features) for a, body in view.features() if a not in made} | made
        held.revises = {a: r.revises for a, r in rows.items()}
        held.first = first_versions(held.revises)
        held.days = {a: kept[a].day for a in rows}
        judgements = view.judgements()
        held.hand, held.named = hear(judgements, held.first), named_by(judgements)
        held.shifts = list(view.shifts())
        held.born = {a: r.born for a, r in rows.items()}
        held.keys = sorted(map(held.key, rows))
        now = {a: r.label for a, r in rows.items()} | {s.article: s.label for s in held.shifts}
        labels = {rows[a].story: label for a, label in now.items() if label}
        for (
            _,
            _,
            article,
        ) in held.keys:  # what was placed before labels were kept has that of its story
            story = rows[article].story
            label = now[article] or labels.setdefault(story, f"{article}'")
            held.labels[article], held.stories[label] = rows[article].label or label, story
            held.join(kept[article], label)
        held.late = bool(view.unsettled())
        self._mark = next(iter(view.happened(view.last_seq())), None)
        self._amid = False

    # placing anew -----------------------------------------------------------------------------

    def _replay(self, writer: Writer, since: Key, why: Regrouping) -> None:
        """Place anew all articles from one place in the order on, and write what that changes."""
        held = self.held
        start = bisect_left(held.keys, since)
        tail = [a for _, _, a in held.keys[start:]]
        kept = {a: held.labels[a] for _, _, a in held.keys[:start]}
        gone = {s.cause for s in held.shifts if s.cause not in kept}
        held.shifts = [s for s in held.shifts if s.cause in kept and s.article in kept]
        state = unwind(held.state, kept | {s.article: s.label for s in held.shifts}, held.order)
        known = {a: decode(body, Features) for a, body in writer.features(tail)}
        puts: dict[str, Put] = {}
        for article in tail:
            puts[article], state = put(known[article], state, held.order)
        held.state = state
        writer.drop_shifts(gone)
        for article, found in puts.items():
            if held.labels[article] != found.label:
                writer.label_placing(article, found.label)
            held.labels[article] = found.label
        self._shift(writer, puts.values())
        self._readdress(writer, why.after(puts))

    def _shift(self, writer: Writer, puts: Iterable[Put]) -> None:
        for found in puts:
            for shifted in found.shifted:
                for article in shifted.articles:
                    shift = Shift(
                        cause=found.article, article=article, label=shifted.new,
                        score=shifted.score, why=shifted.why,
                    )  # fmt: skip
                    self.held.shifts.append(shift)
                    writer.add_shift(shift)

    def _readdress(self, writer: Writer, why: Regrouping) -> None:
        """Give every group its address, and write which articles are in another story now."""
        held, now = self.held, writer.memberships()
        groups, own = held.groups(), held.hand.stories
        # where what came late was born was but for the time
        born = {a: s for a, s in held.born.items() if a not in why.late}
        held.stories = addresses(groups, born, now, own)
        self.grown |= write_moves(writer, groups, held.stories, why, frozenset().union(*own))
        for article in why.late & held.labels.keys():
            held.born[article] = held.story(article) or held.born[article]
            writer.label_placing(article, held.labels[article], born=held.born[article])

    def _starts(self, writer: Writer, found: Put, title: str, at: str) -> str:
        """Start a story with an article, and return its id: one that leads nowhere yet."""
        story, number = short_id("story", found.article), 0
        while writer.leads_to(story):
            number += 1
            story = short_id("story", found.article, number)
        writer.drop_former(story)
        writer.start_story(story, title, at=at)
        self.held.stories[found.label] = story
        return story


def _made(view: View, articles: Sequence[str]) -> dict[str, Features]:
    """Make the features of articles that were held before these were kept; keep them if we may."""
    found = {}
    for article in articles:
        reading = view.reading(article)
        if reading is None:
            continue
        made = found[article] = features(reading)
        if isinstance(view, Writer):
            view.put_features(article, made.day, FORM, encode(made))
    return found


def _changed(was: ByHand, now: ByHand) -> set[str]:
    """Return the articles that a person's judgements put elsewhere now than they did."""
    before, after = _bonds(was), _bonds(now)
    return {a for a in before.keys() | after.keys() if before.get(a) != after.get(a)}


def _bonds(hand: ByHand) -> dict[str, tuple[object, ...]]:
    """Return for each article what a person's judgements say of it, whatever sets are numbered."""
    found: dict[str, tuple[object, ...]] = {a: (other,) for a, other in hand.beside.items()}
    for number, articles in hand.sets.items():
        foes = frozenset(hand.sets[n] for n in hand.apart.get(number, ()))
        bond = (frozenset(articles), number in hand.own, frozenset(map(frozenset, foes)))
        found.update(dict.fromkeys(articles, bond))
    return found
