"""Transcripts and interviews: paragraphs that begin with who speaks ("Q:", "MS. KEANE:").

What follows the colon is quoted by the layout, without marks. One such paragraph is no transcript;
in one, a paragraph between two turns goes on with the turn before it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tidings.readers.syntax import Parse, Token
from tidings.values import Span

LABEL = re.compile(
    r"""["“]?(?P<label>
        (?:Q|A|Question|Answer|Interviewer|Moderator|Reporter|Host|Caller|Speaker)\.?
      | [A-Z][A-Z.'’\-]+(?:\ [A-Z][A-Z.'’\-]*){0,5}            # NAME IN CAPITALS
      | (?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\ [A-Z][\w.'’\-]+(?:\ [A-Z][\w.'’\-]+){0,3}
      | [A-Z][\w.'’\-]+(?:\ [A-Z][\w.'’\-]+){1,3}              # Name Surname
    )(?:,?\ \([^)\n]{1,60}\))?:\s""",
    re.VERBOSE,
)
# In capitals before a colon, but nobody speaks.
NOBODY = frozenset(
    {
        *("WATCH", "READ", "RELATED", "MORE", "UPDATE", "BREAKING", "NOTE", "EXCLUSIVE", "VIDEO"),
        *("PHOTO", "PHOTOS", "LIVE", "ALSO", "OPINION", "ANALYSIS", "SOURCE", "SOURCES", "FILE"),
        *("CORRECTION", "DEVELOPING", "CREDIT", "LISTEN", "SUMMARY", "WARNING", "PS", "FAQ"),
    }
)
SHORT = frozenset({"Q", "A", "Q.", "A.", "Question", "Answer", "Interviewer", "Moderator"})
ROLES = SHORT | {"Reporter", "Host", "Caller", "Speaker"}
TITLES = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\b")
ASKING = frozenset({"Q", "Question"})
ANSWERING = frozenset({"A", "Answer"})
FEWEST = 2  # turns that make a transcript
GAP = 3  # paragraphs from one turn to the next
CAPITALS = 2


class Turn(NamedTuple):
    """What somebody says in a transcript: the token of the label, and the words, in characters."""

    label: int
    start: int
    end: int


class Labelled(NamedTuple):
    """A paragraph and the label it begins with."""

    paragraph: int
    label: int
    start: int
    end: int


def read_turns(parse: Parse, paragraphs: Mapping[int, Span]) -> dict[int, Turn]:
    """Return for each paragraph of a transcript whose turn it is; empty where there is none."""
    order = list(paragraphs)
    places = {number: k for k, number in enumerate(order)}
    titles = {*order[:1], *(s.paragraph for s in parse.sentences if s.headline)}
    labelled = [
        found
        for number, span in paragraphs.items()
        if (found := _labelled(parse, number, span)) is not None
        and (number not in titles or _plain(parse, found))
    ]
    turns: dict[int, Turn] = {}
    for group in _together(labelled, places):
        for x, after in zip(group, (*group[1:], None), strict=True):
            turns[x.paragraph] = Turn(x.label, x.start, x.end)
            end = places[after.paragraph] if after is not None else 0
            for number in order[places[x.paragraph] + 1 : end]:
                turns[number] = Turn(x.label, paragraphs[number].start, paragraphs[number].end)
    return turns


def _plain(parse: Parse, x: Labelled) -> bool:
    """Tell a label of a transcript from a title that begins with a name and a colon."""
    word = parse.tokens[x.label].text
    return word.isupper() or word in ROLES


def _together(labelled: Sequence[Labelled], places: Mapping[int, int]) -> Iterator[list[Labelled]]:
    """Yield the transcripts of an article: turns in paragraphs near each other."""
    group: list[Labelled] = []
    for x in labelled:
        if group and places[x.paragraph] - places[group[-1].paragraph] > GAP:
            if _transcript(group, places):
                yield group
            group = []
        group.append(x)
    if _transcript(group, places):
        yield group


def _transcript(group: Sequence[Labelled], places: Mapping[int, int]) -> bool:
    """Tell turns from names that happen to stand before colons: three, or two side by side."""
    if len(group) != FEWEST:
        return len(group) > FEWEST
    return places[group[1].paragraph] - places[group[0].paragraph] == 1


def _labelled(parse: Parse, number: int, span: Span) -> Labelled | None:
    """Return the label at the start of a paragraph, if it is one of a speaker."""
    found = LABEL.match(parse.text, span.start, span.end)
    if found is None or found.end() >= span.end:
        return None
    label = Span(*found.span("label"))
    inside = parse.within(label)
    if not inside or not _of_speaker(label.of(parse.text), [t.ent for t in inside]):
        return None
    end = span.end - (parse.text[span.end - 1] in '"”' and parse.text[span.start] in '"“')
    return Labelled(number, inside[-1].i, found.end(), end)


def _of_speaker(label: str, entities: Sequence[str]) -> bool:
    if label in ROLES:
        return True
    if label.isupper():
        return (
            label.split(maxsplit=1)[0] not in NOBODY and sum(c.isalpha() for c in label) >= CAPITALS
        )
    return "PERSON" in entities or TITLES.match(label) is not None


def interviewee(parse: Parse, before: int) -> int | None:
    """Return the one person whom the text before a token names: who is interviewed.

    Of several, the one who is said to be interviewed; else nobody.
    """
    heads = [
        t.i
        for t in parse.tokens[:before]
        if t.ent == "PERSON" and t.pos == "PROPN"
        if not (_in_name(parse, t) or _byline(parse, t))
    ]
    persons = {parse.tokens[i].lower: i for i in reversed(heads)}
    if len(persons) > 1:
        persons = {parse.tokens[i].lower: i for i in reversed(heads) if _interviewed(parse, i)}
    return next(iter(persons.values())) if len(persons) == 1 else None


def _in_name(parse: Parse, token: Token) -> bool:
    """Tell a first name, whose surname is its head."""
    above = parse.tokens[token.head]
    return token.dep in {"compound", "nmod"} and above.i > token.i and above.ent == "PERSON"


def _byline(parse: Parse, token: Token) -> bool:
    """Tell who has written it: "By Omar Diaz" at the start of a line."""
    above = parse.tokens[token.head]
    return above.lower == "by" and above.i == parse.sentences[above.sentence].first


def _interviewed(parse: Parse, i: int) -> bool:
    """Tell who is interviewed: "interviewed X", "X was interviewed", "an interview with X"."""
    token = parse.tokens[i]
    above = parse.tokens[token.head]
    if token.dep == "pobj" and above.lower == "with":
        return parse.tokens[above.head].lemma == "interview"
    return token.dep in {"dobj", "nsubjpass"} and above.lemma == "interview"
