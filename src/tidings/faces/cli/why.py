"""Why an event is coded as it is: a block for each on the terminal, and what is left uncoded."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from rich.text import Text

from tidings.codebook.events import Frame, load_events
from tidings.codebook.plover import load_plover
from tidings.codec import Dates
from tidings.faces.cli.app import safe
from tidings.faces.cli.paper import Paper, counted
from tidings.faces.dates import interval_in_words
from tidings.faces.sentences import number_of, sentence_of, sentences
from tidings.faces.words import STATUS
from tidings.story.stems import stem
from tidings.values import Event, Reading, Span, Status, Uncoded, When

# part of an act → its style in its sentence; where there is no colour it is named in brackets
PARTS = {
    "who": "bold cyan",
    "whom": "bold magenta",
    "does": "bold underline",
    "when": "bold yellow",
    "where": "bold green",
    "answers": "italic",
}
LABELS = 12  # columns for the names of facts
INDENT = 4
LONGEST = 700  # characters of a sentence that are shown, round the act
LISTED = 8  # words of a pattern that are named
NONE = "not told"
_SPACES = re.compile(r"\s+")
# the end of a reason for which an act is uncoded → the same in plain words; a model's name follows
UNCODED = {
    "no frame for it": "no rule knows such an act",
    " finds no act in it": "no rule knows it, and the trained model takes it for no political act",
    " is not sure of its type": "no rule knows it, and the trained model is in doubt which type",
}
MEANING: dict[Status, str] = {
    "happened": "told as done",
    "ongoing": "told as going on",
    "planned": "told as to come",
    "called off": "was planned, and is told to be off",
    "threatened": "the words themselves are the act; what they threaten is not told as done",
    "demanded": "the words themselves are the act; what they demand is not told as done",
    "proposed": "put forward, not done",
    "denied": "somebody denies it",
    "hypothetical": "told under an if, a may or a doubt",
    "counterfactual": "told as not done",
}


class Because:
    """Writes why each event of a reading is what it is."""

    def __init__(self, paper: Paper, reading: Reading, dates: Dates) -> None:
        """Write on `paper` about `reading`, whose dates `dates` resolves."""
        self._paper = paper
        self._reading = reading
        self._dates = dates
        self._plover = load_plover()

    def write(self) -> None:
        """Write a block an event, then what is uncoded, then the count of both."""
        if self._reading.events:
            self._paper.heading("Events")
        for number, event in enumerate(self._reading.events, 1):
            self._block(number, event)
        if self._reading.uncoded:
            self._paper.heading("Uncoded")
            for uncoded in self._reading.uncoded:
                self._uncoded(uncoded)
        self._paper.blank()
        self._paper.text(summary(self._reading))

    def _block(self, number: int, event: Event) -> None:
        paper = self._paper
        if number > 1:
            paper.blank()
        head = Text(f"{number}  ", style="dim")
        head = Text().append_text(head).append(_name(event), style="bold")
        head.append(f" · {STATUS[event.status]}", style="yellow")
        paper.text(head, indent=2, hang=3)
        paper.text(self._sentence(event), indent=INDENT + 1)
        for label, text in self._facts(event):
            body = text if isinstance(text, Text) else Text(safe(text))
            paper.row(label, body, indent=INDENT + 1, width=LABELS)

    def _facts(self, event: Event) -> Iterator[tuple[str, Text | str]]:
        """Yield each fact with its name, in the order of the question "who did what to whom"."""
        row = self._plover.types[event.type]
        yield "type", f"{row.name.lower()}: {row.gloss}"
        if event.mode:
            yield "mode", f"{event.mode}: {row.modes.get(event.mode, 'not in the codebook')}"
        if event.contexts:
            yield "contexts", "; ".join(map(self._context, event.contexts))
        yield "who", self._parties("who", event.source, event.arguments.source)
        yield "to whom", self._parties("whom", event.target, event.arguments.target)
        yield "status", f"{STATUS[event.status]}: {MEANING[event.status]}"
        yield "when", self._day(event.when)
        if event.announced:
            yield "decided", self._day(event.announced)
        yield from self._rest(event)
        yield "coder", self._coder(event)
        if event.evidence:
            yield "political", _weighed(event.evidence)
        yield "confidence", f"{event.confidence:.2f}"

    def _rest(self, event: Event) -> Iterator[tuple[str, Text | str]]:
        if event.where:
            yield "where", _resting("where", event.where, self._words(event.arguments.where))
        if event.counts:
            told = (f"{c.value:,} {c.unit} (“{self._words(c.spans)}”)" for c in event.counts)
            yield "counts", "; ".join(told)
        if event.answers is not None:
            other = self._reading.events[event.answers]
            link = self._words(event.arguments.answers)
            by = f", by the words “{link}”" if link else ""
            words = self._words((other.trigger,))
            yield "answers", f"event {event.answers + 1}, {_name(other)} (“{words}”){by}"
        if event.tellings:
            yield "told again", "; ".join(map(self._again, event.tellings))
        if event.statement is not None:
            yield "told by", self._teller(event.statement)

    def _again(self, trigger: Span) -> str:
        """Return the words of another telling, and the number of the sentence it stands in."""
        number = number_of(self._sentences, trigger)
        words = f"“{self._words((trigger,))}”"
        return f"{words} in sentence {number}" if number else words

    def _teller(self, index: int) -> str:
        """Return who says it, through whom, and the words that say so."""
        said = self._reading.statements[index]
        chain = [said.actors, *(v.actors for v in said.via)]
        named = [", ".join(self._reading.actors[a].name for a in refs) for refs in chain if refs]
        who = ", by way of ".join(named) or self._words(said.speaker) or "a speaker not named"
        cue = self._words(said.cue)
        return f"{who} (“{cue}”)" if cue else who

    def _day(self, when: When) -> Text:
        found = self._dates.when(when)
        words = self._words(self._reading.times[t].span for t in when.times)
        likely = f"; likeliest {found.likely}" if found.likely else ""
        told = _resting("when", interval_in_words(found), words)
        return told.append(safe(f"{likely}; why: {found.basis}"))

    def _context(self, name: str) -> str:
        known = self._plover.contexts.get(name)
        return f"{name} ({known.gloss})" if known else name

    def _parties(self, part: str, refs: Sequence[int], spans: Iterable[Span]) -> Text:
        if not refs:
            return Text(NONE, style="dim")
        return _resting(part, "; ".join(map(self._actor, refs)), self._words(spans))

    def _actor(self, ref: int) -> str:
        actor = self._reading.actors[ref]
        role = actor.role if actor.role != actor.name else None
        facts = (role, None if actor.kind == "person" else actor.kind)
        codes = " ".join(c for c in (actor.country, actor.sector) if c)
        told = ", ".join(f for f in (*facts, codes) if f)
        return f"{actor.name} ({told})" if told else actor.name

    def _coder(self, event: Event) -> str:
        """Return the rule with the pattern that fired, or the model."""
        kind, _, name = event.coder.partition(":")
        frame = self._frames.get(name.split(" ")[0]) if kind == "rule" else None
        if frame is None:
            return event.coder
        pattern = pattern_of(frame, self._words((event.trigger,)), self._words((event.span,)))
        return f"{event.coder}: {pattern}" if pattern else event.coder

    @cached_property
    def _frames(self) -> dict[str, Frame]:
        return {f.id: f for f in load_events().frames}

    def _uncoded(self, uncoded: Uncoded) -> None:
        parties = [
            ", ".join(self._reading.actors[r].name for r in refs)
            for refs in (uncoded.source, uncoded.target)
        ]
        text = Text(safe(self._words((uncoded.trigger,))), style="bold")
        text = Text().append_text(text).append(safe(f": {' → '.join(p for p in parties if p)}"))
        text.append(safe(f" · {_in_words(uncoded.why)}"), style="yellow")
        text.append(safe(f": {_short(self._words((uncoded.span,)))}"), style="dim")
        self._paper.text(text, indent=2, hang=2)

    # the sentence --------------------------------------------------------------------------------

    def _sentence(self, event: Event) -> Text:
        coloured = self._paper.screen.is_terminal and not self._paper.screen.no_color
        return marked_sentence(self._reading, event, self._sentences, named=not coloured)

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return sentences(self._reading)

    def _words(self, spans: Iterable[Span]) -> str:
        text = self._reading.article.text
        return " … ".join(" ".join(s.of(text).split()) for s in spans)


def summary(reading: Reading) -> str:
    """Return how many events there are, of which types, and how many acts are uncoded."""
    kinds = Counter(e.type.lower() for e in reading.events)
    listed = ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items(), key=lambda k: (-k[1], k)))
    events = counted(len(reading.events), "event") if reading.events else "No events"
    told = f"{events} ({listed})" if listed else events
    return f"{told}; {counted(len(reading.uncoded), 'act')} uncoded."


def marked_sentence(
    reading: Reading, event: Event, found: tuple[Span, ...], *, named: bool
) -> Text:
    """Return the sentence of an event with its parts marked, `named` in brackets or by style."""
    raw = reading.article.text
    whole = sentence_of(found, event.span)
    shown = _round(whole, event.trigger)
    parts = _parts(event, shown)
    text = Text("" if shown.start == whole.start else "… ")
    cuts = sorted({shown.start, shown.end, *(at for s, _ in parts for at in (s.start, s.end))})
    for start, end in pairwise(cuts):
        here = [kind for s, kind in parts if s.start <= start < s.end]
        opened = (kind for s, kind in parts if s.start == start)
        text.append("".join(f"[{kind} " for kind in opened) if named else "")
        words = safe(_SPACES.sub(" ", raw[start:end]))
        text.append(words, style="" if named or not here else PARTS[here[-1].split(" ")[0]])
        text.append("]" * sum(s.end == end for s, _ in parts) if named else "")
    return text.append("" if shown.end == whole.end else " …")


def _parts(event: Event, shown: Span) -> list[tuple[Span, str]]:
    """Return the parts of an act within a stretch, outer before inner; equal ones are one."""
    told = event.arguments
    rows = (
        ("who", told.source), ("whom", told.target), ("does", (event.trigger,)),
        ("when", told.when), ("where", told.where), ("answers", told.answers),
    )  # fmt: skip
    held: dict[Span, list[str]] = {}
    for kind, spans in rows:
        for span in spans:
            if shown.holds(span) and span.start < span.end:
                held.setdefault(span, []).append(kind)
    order = sorted(held, key=lambda s: (s.start, -s.end))
    return [(span, " and ".join(dict.fromkeys(held[span]))) for span in order]


def _round(whole: Span, trigger: Span) -> Span:
    """Return a sentence, or of a long one what stands round the act."""
    if whole.end - whole.start <= LONGEST:
        return whole
    half = LONGEST // 2
    return Span(max(whole.start, trigger.start - half), min(whole.end, trigger.end + half))


def pattern_of(frame: Frame, trigger: str, clause: str) -> str:
    """Return the words of a frame that an act's own words fit: "verb expel with diplomat, …"."""
    stems = {stem(w) for w in trigger.split()}
    held = {stem(w) for w in clause.split()}
    for kind, entries in (("verb", frame.verbs), ("noun", frame.nouns)):
        fits = [e for e in entries if any(stem(w) in stems for w in e.split())]
        if fits:
            best = max(fits, key=lambda e: sum(stem(w) in held for w in e.split()))
            return f"{kind} “{best}”{_asked(frame, _standing(clause))}"
    known = frame.verbs or frame.nouns  # an irregular form: "met" has another stem than "meet"
    more = ", …" if len(known) > LISTED else ""
    return f"one of {', '.join(f'“{w}”' for w in known[:LISTED])}{more}" if known else ""


def _asked(frame: Frame, held: set[str]) -> str:
    """Return which of the words that a frame asks for beside its own stand in the clause."""
    asked = sorted(frame.objects | frame.subjects | frame.inner | frame.modifiers)
    fits = [w for w in asked if all(part.lower() in held for part in w.split())]
    return f" with {', '.join(f'“{w}”' for w in fits[:LISTED])}" if fits else ""


def _in_words(why: str) -> str:
    """Return why an act is uncoded, for who knows nothing of rules and models."""
    for end, told in UNCODED.items():
        if why.endswith(end):
            return f"{told} ({why.removesuffix(end)})" if end.startswith(" ") else told
    return why


def _standing(clause: str) -> set[str]:
    """Return the words of a clause, and what a plural of them would be the plural of."""
    words = {w.strip("“”‘’\"'()[].,;:!?").removesuffix("’s").removesuffix("'s").lower()
             for w in clause.split()}  # fmt: skip
    return {*words, *(w[:-1] for w in words if w.endswith("s")),
            *(w[:-2] for w in words if w.endswith("es")),
            *(f"{w[:-3]}y" for w in words if w.endswith("ies"))}  # fmt: skip


def _name(event: Event) -> str:
    """Return type and mode in small letters: capitals stay in exports."""
    return f"{event.type.lower()}, {event.mode}" if event.mode else event.type.lower()


def _weighed(evidence: Sequence[str]) -> str:
    """Return what speaks for a political act, and what against it."""
    for_, against = ([e[1:] for e in evidence if e.startswith(sign)] for sign in "+-")
    told = [
        f"{word}: {', '.join(found)}"
        for word, found in (("for", for_), ("against", against))
        if found
    ]
    return "; ".join(told) or ", ".join(evidence)


def _resting(part: str, told: str, words: str) -> Text:
    """Return a fact and the words that it rests on, in the style of that part of the sentence."""
    text = Text(safe(told))
    if words:
        text.append(": “").append(safe(words), style=PARTS[part]).append("”")
    return text


def _short(words: str) -> str:
    return words if len(words) <= LONGEST // 3 else words[: LONGEST // 3].rsplit(" ", 1)[0] + " …"
