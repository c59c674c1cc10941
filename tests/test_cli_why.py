"""`tidings annotate --why`: a block an event, what is uncoded, and what a terminal may not obey."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

import tidings
from tests.test_exports import reading
from tidings.codebook.events import load_events
from tidings.desk.reader import ReadingRoom
from tidings.errors import UserError
from tidings.faces.cli import commands
from tidings.faces.cli.paper import Paper
from tidings.faces.cli.why import Because, marked_sentence, pattern_of, summary
from tidings.faces.sentences import sentences
from tidings.parsers.spacy import SpacyParser
from tidings.readers.times import Calendar
from tidings.values import ArgumentSpans, Reading, Span, Uncoded

NEWS = (
    "Title: Envoys leave\nDate: 2017-06-21\nSource: The Quay\n\n"
    "Norland's president met the foreign minister of France in Oslo on Monday.\n\n"
    "Poland said that Russia had expelled two Polish diplomats on Tuesday.\n"
)
Annotate = Callable[..., Result]


@pytest.fixture
def annotate(parser: SpacyParser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Annotate:
    monkeypatch.setattr(ReadingRoom, "parser", property(lambda _: parser))

    def invoke(text: str, *args: str, columns: int = 80, name: str = "a.txt") -> Result:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        environ = {"TIDINGS_HOME": str(tmp_path), "COLUMNS": str(columns)}
        return CliRunner().invoke(commands, ["annotate", str(path), *args], env=environ)

    return invoke


def page(held: Reading, *, width: int = 80, colour: bool = False) -> str:
    """Return what is written of a reading's events."""
    output = io.StringIO()
    screen = Console(
        file=output, width=width, force_terminal=colour, no_color=not colour, highlight=False,
        emoji=False, markup=False, color_system="standard" if colour else None,
    )  # fmt: skip
    Because(Paper(screen), held, Calendar(held.times, held.published)).write()
    return output.getvalue()


def facts(text: str) -> dict[str, str]:
    """Return the facts of the only block, wrapped lines joined."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        label, told = line[5:17].strip(), line[17:].strip()
        if line.startswith("     ") and label and not line[16:17].strip():
            name = label
            found[name] = told
        elif line.startswith(" " * 17) and name:
            found[name] += f" {told}"
    return found


def test_a_block_tells_who_did_what_to_whom_and_why() -> None:
    text = page(reading())
    assert "1  sanction, expel · happened" in text
    told = facts(text)
    assert told["mode"].startswith("expel: expels from a country")
    assert told["contexts"] == "diplomatic (relations between states)"
    assert told["who"] == "Norland (government, NOR GOV): “Norland”"
    assert told["to whom"] == "Orr (SOU): “the envoy of Southland, Mr. Orr”"
    assert told["status"] == "happened: told as done"
    assert told["when"].endswith("why: said so")
    assert told["coder"].startswith("rule:expel: verb “expel”")
    assert told["confidence"] == "0.88"
    assert text.endswith("1 event (1 sanction); 0 acts uncoded.\n")


def test_parts_of_the_sentence_are_named_where_there_is_no_colour() -> None:
    held = reading()
    (event,) = held.events
    shown = marked_sentence(held, event, sentences(held), named=True)
    assert shown.plain == (
        "[who Norland] [does expelled] [whom the envoy of Southland, Mr. Orr], on 3 May."
    )
    assert marked_sentence(held, event, sentences(held), named=False).plain == (
        "Norland expelled the envoy of Southland, Mr. Orr, on 3 May."
    )


def test_colour_stands_in_for_names() -> None:
    text = page(reading(), colour=True)
    assert "\x1b[1;36mNorland\x1b[0m" in text
    assert "[who" not in text


def test_parts_within_parts_and_equal_ones_are_named_once() -> None:
    held = reading()
    (event,) = held.events
    whole = ArgumentSpans(source=(Span(11, 62),), target=(Span(11, 62),), when=(Span(28, 70),))
    shown = marked_sentence(
        held, replace(event, arguments=whole), sentences(held), named=True
    ).plain
    assert shown.startswith("[who and whom Norland [does expelled] [when the envoy")
    assert shown.count("[") == shown.count("]") == 3


def test_a_long_sentence_is_cut_round_the_act() -> None:
    text = "Because " + "of rain and " * 400 + "Norland expelled him" + " and him" * 400 + "."
    at = text.index("expelled")
    held = reading()
    (event,) = held.events
    long = replace(event, span=Span(0, len(text)), trigger=Span(at, at + 8))
    told = replace(held, article=replace(held.article, text=text), paragraphs=())
    shown = marked_sentence(told, long, (), named=True).plain
    assert len(shown) < 800
    assert shown.startswith("… ") and shown.endswith(" …") and "[does expelled]" in shown


def test_what_is_not_known_is_said_so() -> None:
    held = reading()
    (event,) = held.events
    bare = replace(event, source=(), target=(), mode=None, contexts=(), arguments=ArgumentSpans())
    told = facts(page(replace(held, events=(bare,))))
    assert (told["who"], told["to whom"]) == ("not told", "not told")
    assert "mode" not in told and "contexts" not in told


def test_what_is_told_again_is_said_with_its_sentence() -> None:
    held = reading()
    (event,) = held.events
    again = replace(event, tellings=(Span(71, 77),))
    assert facts(page(replace(held, events=(again,))))["told again"] == "“Nobody” in sentence 3"


def test_a_model_is_named_as_it_is() -> None:
    held = reading()
    (event,) = held.events
    told = facts(
        page(replace(held, events=(replace(event, coder="coder-1", evidence=("+a", "-b")),)))
    )
    assert told["coder"] == "coder-1"
    assert told["political"] == "for: a; against: b"


def test_a_pattern_names_only_words_that_stand_in_the_clause() -> None:
    frame = next(f for f in load_events().frames if {"embassy"} <= f.objects and f.verbs)
    verb = frame.verbs[0].split()[0]
    assert pattern_of(frame, verb, f"{verb} the embassies").endswith("with “embassy”")


def test_a_date_that_is_none_is_noted(annotate: Annotate) -> None:
    done = annotate("Title: A\nDate: 2023-13-45\n\nThe weather was fine.\n")
    assert "note: " in done.stderr and "2023-13-45" in done.stderr
    for day in ("2023-13-45", "yesterday", "9999-12-31", ""):
        with pytest.raises(UserError, match="write a day"):
            tidings.read("The weather was fine.", published=day)


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    there = str(tmp_path / "none" / "x.csv")
    environ = {"TIDINGS_HOME": str(tmp_path)}
    done = CliRunner().invoke(commands, ["export", "events", "-o", there], env=environ)
    assert done.exit_code == 1 and f"{there} cannot be written" in done.stderr


def test_every_frame_has_a_pattern_to_show() -> None:
    for frame in load_events().frames:
        shown = pattern_of(frame, "zzz", "zzz zzz")
        assert shown.startswith("one of") or not (frame.verbs or frame.nouns)
        for verb in frame.verbs[:1]:
            assert pattern_of(frame, verb.split()[0], verb).startswith("verb ")


def test_what_is_uncoded_is_listed_and_counted() -> None:
    uncoded = Uncoded(
        span=Span(11, 69), trigger=Span(19, 27), source=(0,), target=(1,), why="no frame for it"
    )
    text = page(replace(reading(), events=(), uncoded=(uncoded, uncoded)))
    assert "EVENTS" not in text
    assert (
        "UNCODED\n  expelled: Norland → Orr · no rule knows such an act: Norland expelled the"
        in text
    )
    assert text.endswith("No events; 2 acts uncoded.\n")
    assert summary(replace(reading(), events=())) == "No events; 0 acts uncoded."


@pytest.mark.parametrize("width", [80, 120])
def test_no_line_is_wider_than_the_terminal(width: int, annotate: Annotate) -> None:
    done = annotate(NEWS, "--why", columns=width)
    assert done.exit_code == 0
    assert all(len(line) <= width for line in done.output.splitlines())
    assert "EVENTS" in done.output and "acts uncoded." in done.output
    assert "told by" in done.output
    assert "\x1b" not in done.output


def hostile() -> str:
    text = "France \x1b]0;x\x07expelled \x1b[2Jtwo Polish dip\u202elomats [red]on[/red] Friday."
    return json.dumps({"id": "e\x1b[31m", "title": "\x9b31m", "text": text, "outlet": "\x1b[5m"})


def test_what_a_terminal_would_obey_never_reaches_it(annotate: Annotate) -> None:
    for args in (("--why",), ("--plover",), ("--plover", "--with-text"), ("--json",)):
        done = annotate(hostile(), *args, name="a.jsonl")
        assert done.exit_code == 0
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(done.output), args


def test_plover_records_of_files(annotate: Annotate) -> None:
    done = annotate(NEWS, "--plover")
    rows = [json.loads(line) for line in done.output.splitlines()]
    assert len(rows) >= 2
    assert all(row["cite_info"]["publication"] == "The Quay" for row in rows)
    assert done.output == annotate(NEWS, "--plover").output
    assert "Monday" in annotate(NEWS, "--plover", "--with-text").output


def test_options_that_contradict_each_other_are_refused(annotate: Annotate) -> None:
    assert annotate(NEWS, "--plover", "--json").exit_code == 2
    assert "add --plover" in annotate(NEWS, "--with-text").stderr


@pytest.mark.parametrize("text", ["", "Title: x\n\n", "Le ministre a rencontré le roi. " * 20])
def test_an_article_without_events_is_no_error_of_plover(annotate: Annotate, text: str) -> None:
    done = annotate(text or " ", "--plover")
    assert "Traceback" not in done.output
    assert done.stdout == ""


@pytest.fixture(autouse=True)
def _plain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    yield
