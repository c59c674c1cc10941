"""Writing on the terminal: wrapped lines, headings, and source marks that the end resolves."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.console import Console
from rich.text import Text

from tidings.faces.cli.app import safe
from tidings.faces.dates import DAYS, MONTHS, interval_in_words
from tidings.faces.judged import notes_by_hand
from tidings.values import Change, Coverage, Interval, Line, Pointer

DATE_WIDTH = 18  # "12–18 Jun 2017" and more; longer ones get a line of their own
WORDS_SHOWN = 200  # characters of a source's words
INDENT = 2
_ARTICLE = re.compile(r"^(?:the|an?) ")
_LONG = re.compile("|".join(name for name in MONTHS if len(name) > 3))
_WEEKDAY = re.compile(rf"^(?:{'|'.join(DAYS)}) ")


def console() -> Console:
    """Return the terminal, or what stands in its place: coloured only where it is one."""
    return Console(highlight=False, emoji=False, markup=False)


Proof = tuple[Pointer, ...]  # the words of one article that one line rests on


class Paper:
    """Writes one page, and numbers the words that its lines rest on."""

    def __init__(self, screen: Console | None = None) -> None:
        """Write on `screen`, by default the terminal."""
        self.screen = screen or console()
        self._numbers: dict[Proof, int] = {}

    def title(self, text: str) -> None:
        """Write the title of a page."""
        self.text(Text(safe(text), style="bold"))

    def heading(self, text: str) -> None:
        """Write the heading of a section."""
        self.blank()
        self.text(Text(safe(text).upper(), style="bold cyan"))

    def note(self, text: str, *, indent: int = 0) -> None:
        """Write what is said in a low voice."""
        self.text(Text(safe(text), style="dim"), indent=indent)

    def blank(self) -> None:
        """Write an empty line."""
        self.screen.print()

    def text(self, text: Text | str, *, indent: int = 0, hang: int = 0) -> None:
        """Write text wrapped to the page, `indent` columns in, later lines `hang` further."""
        body = Text(safe(text)) if isinstance(text, str) else text
        for n, line in enumerate(self._wrapped(body, indent + hang)):
            self._put(Text(" " * (indent + (hang if n else 0))).append_text(line))

    def row(self, label: str, text: Text, *, indent: int = INDENT, width: int = DATE_WIDTH) -> None:
        """Write a label in a column of its own and text beside it."""
        tag = Text(safe(label), style="dim")
        if tag.cell_len >= width:
            self.text(tag, indent=indent)
            tag = Text("")
        tag.pad_right(width - tag.cell_len)
        for n, line in enumerate(self._wrapped(text, indent + width)):
            lead = tag if n == 0 else Text(" " * width)
            self._put(Text(" " * indent).append_text(lead).append_text(line))

    def dated(self, when: Interval, text: Text) -> None:
        """Write a line beside its date."""
        self.row(days(when), text)

    def sourced(self, line: Line, *, lead: str = "", drop: str = "") -> Text:
        """Return a line of the record with the marks of its sources; `drop` is cut off its head."""
        body = Text(safe(lead))
        text = safe(line.text)
        body.append(text if line.corrected else _without(text, drop))
        body.append(" (corrected)" if line.corrected else "", style="italic")
        body.append_text(self.marks(line.pointers))
        for note, _ in notes_by_hand(line):
            body.append(safe(f" · {note[:1].lower()}{note[1:]}"), style="italic")
        return body

    def change(self, change: Change, ident: str | None = None) -> Text:
        """Return a line of a brief, with its day where the line has one, and an id if given."""
        text = self.sourced(change.line)
        if change.when.known and change.kind != "disagreement":
            text.append(f" · {days(change.when)}", style="dim")
        if ident:
            text.append(f" {ident}", style="green")
        return text

    def marks(self, pointers: Iterable[Pointer]) -> Text:
        """Return the marks of sources, as " [1][2]": one for each article that proves a line."""
        by_article: dict[str, list[Pointer]] = {}
        for pointer in widest(pointers):
            by_article.setdefault(pointer.article, []).append(pointer)
        proofs = (tuple(sorted(found)) for found in by_article.values())
        numbers = [self._numbers.setdefault(p, len(self._numbers) + 1) for p in proofs]
        shown = "".join(f"[{n}]" for n in sorted(set(numbers)))
        return Text(f" {shown}" if shown else "", style="cyan")

    def sources(self, coverage: Sequence[Coverage]) -> None:
        """Write what the marks stand for: article by article, the words themselves."""
        if not self._numbers:
            return
        known = {c.article: c for c in coverage}
        self.heading("Sources")
        for article, found in groupby(
            sorted(self._numbers.items(), key=lambda x: (_place(known, x[0][0].article), x[1])),
            key=lambda x: x[0][0].article,
        ):
            self.text(_reference(article, known.get(article)), indent=INDENT)
            for proof, number in found:
                words = " … ".join(" ".join(p.words.split()) for p in proof)
                self.row(f"[{number}]", Text(safe(_short(words))), indent=INDENT, width=6)

    def _wrapped(self, text: Text, used: int) -> list[Text]:
        lines = text.wrap(self.screen, max(20, self.screen.width - used))
        for line in lines:
            line.rstrip()
        return list(lines)

    def _put(self, text: Text) -> None:
        text.rstrip()
        self.screen.print(text, soft_wrap=True)


def widest(pointers: Iterable[Pointer]) -> tuple[Pointer, ...]:
    """Return the pointers that lie inside no other, in their order."""
    kept = tuple(dict.fromkeys(pointers))
    return tuple(
        p
        for p in kept
        if not any(o != p and o.article == p.article and o.span.holds(p.span) for o in kept)
    )


def days(when: Interval) -> str:
    """Return an interval as it stands in a column: no weekday, months in three letters."""
    if not when.known:
        return "no date"
    return _LONG.sub(lambda m: m[0][:3], _WEEKDAY.sub("", interval_in_words(when)))


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def _reference(article: str, coverage: Coverage | None) -> Text:
    if coverage is None:
        return Text(f"article {article}", style="dim")
    day = days(coverage.published)
    told = f"{coverage.outlet or 'outlet unknown'}, {day}, "
    return Text(safe(told), style="dim").append(safe(coverage.title), style="dim italic")


def _place(known: dict[str, Coverage], article: str) -> tuple[str, str]:
    coverage = known.get(article)
    return ((coverage.published.earliest if coverage else None) or "", article)


def _short(words: str) -> str:
    if len(words) <= WORDS_SHOWN:
        return words
    return words[: WORDS_SHOWN - 2].rsplit(" ", 1)[0] + " …"


def _without(text: str, head: str) -> str:
    lead, colon, rest = text.partition(": ")
    same = _bare(lead) == _bare(head)
    return rest if colon and head and same else text


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name.casefold())
