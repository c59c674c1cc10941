"""`tidings wrong`, `correct`, `event`, `judgements`: named by words, told in sentences."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.test_judging_lines import FIRST, SECOND
from tidings.desk.reader import ReadingRoom
from tidings.faces.cli import commands
from tidings.parsers.spacy import SpacyParser

Cli = Callable[..., Result]


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory, parser: SpacyParser) -> Iterator[Cli]:
    """Run a command over two articles of one story; every test takes back what it judged."""
    home: Path = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReadingRoom, "parser", property(lambda _: parser))

        def run(*args: str) -> Result:
            environ = {"TIDINGS_HOME": str(home), "COLUMNS": "200"}
            return CliRunner().invoke(commands, args, env=environ, prog_name="tidings")

        for name, day, text in (("a", "2020-05-24", FIRST), ("b", "2020-06-13", SECOND)):
            path = home / f"{name}.txt"
            title, _, body = text.partition("\n\n")
            path.write_text(f"Title: {title}\nDate: {day}\nSource: The {name}\n\n{body}\n")
            assert run("add", str(path)).exit_code == 0
        ids = re.findall(r"^  ([0-9a-f]{10}) ", run("stories").output, re.MULTILINE)
        if len(ids) > 1:
            assert run("story", "merge", *ids).exit_code == 0
        yield run


@pytest.fixture(autouse=True)
def nothing_stays(cli: Cli) -> Iterator[None]:
    kept = set(re.findall(r"take-back (\w+)", cli("judgements").output))
    before = cli("story", "Mara", "--ids").output
    yield
    for ident in reversed(re.findall(r"take-back (\w+)", cli("judgements").output)):
        if ident not in kept:
            assert cli("take-back", ident).exit_code == 0
    assert cli("story", "Mara", "--ids").output == before


def test_a_line_is_marked_wrong_by_its_words_and_taken_back(cli: Cli) -> None:
    made = cli("wrong", "Mara", "Joan Mara: the trawlers had been seized", "--why", "not hers")
    assert made.exit_code == 0, made.output
    assert made.output.startswith("Marked as wrong: “Joan Mara: ")
    listed = cli("judgements").output
    assert "seized without cause” is wrong" in listed
    assert "not hers" in listed
    assert "s-" in cli("story", "Mara", "--ids").output
    back = cli("take-back", made.output.split()[-1])
    assert back.output.startswith("Taken back: “Joan Mara: ")


def test_words_of_several_lines_are_asked_back(cli: Cli) -> None:
    several = cli("wrong", "Mara", "trawlers")
    assert several.exit_code == 1
    assert re.search(r"may be any of \d+ lines: [a-z]-[0-9a-f]{10} ", several.stderr)
    assert cli("wrong", "Mara", "unicorn").exit_code == 1
    assert cli("correct", "Mara", "without cause").exit_code == 2


def test_what_is_set_is_told_with_what_the_record_said(cli: Cli) -> None:
    event = re.search(r"met .*?(e-[0-9a-f]{10})", cli("story", "Mara", "--ids").output)
    assert event
    made = cli("correct", "Mara", event[1], "They met in Lerna.", "--date", "2020-06-11")
    assert made.exit_code == 0, made.output
    assert "It should say “They met in Lerna.”\n" in made.output
    assert "It is dated Thu 11 June 2020\n" in made.output
    shown = " ".join(cli("story", "Mara").output.split())
    assert "They met in Lerna. (corrected)" in shown
    assert "corrected by hand; the record said: " in shown
    assert "date set by hand; the record said: Fri 12 June 2020" in shown


def test_a_terminal_is_not_written_to_by_a_correction(cli: Cli) -> None:
    event = re.search(r"met .*?(e-[0-9a-f]{10})", cli("story", "Mara", "--ids").output)
    assert event
    refused = cli("correct", "Mara", event[1], "red \x1b[31mtext")
    assert refused.exit_code == 1
    assert "\x1b" not in refused.stderr


def test_an_event_shows_its_tellings_and_is_parted_by_number(cli: Cli) -> None:
    event = re.search(r"met .*?(e-[0-9a-f]{10})", cli("story", "Mara", "--ids").output)
    assert event
    shown = cli("event", "Mara", event[1]).output
    assert re.search(r"^ +1\. +“", shown, re.MULTILINE)
    assert "To part some: tidings event split" in shown
    assert cli("event", "split", "Mara", event[1]).output == shown
    parted = cli("event", "split", "Mara", event[1], "2")
    found = re.findall(r"\((e-[0-9a-f]{10})\)", parted.output)
    assert parted.output.startswith("Two acts now: ")
    assert len(found) == 2
    assert "tells another act than 1 telling" in cli("judgements").output
    joined = cli("event", "merge", "Mara", *found)
    assert joined.output.startswith("One act now: ")
    assert "overruled by the later judgement" in cli("judgements").output
    assert cli("event", "different", "Mara", found[0], found[0]).exit_code == 1


def test_every_line_of_a_brief_is_named_by_an_id_that_can_be_judged(cli: Cli) -> None:
    assert cli("follow", "Mara").exit_code == 0
    shown = cli("brief", "--ids").output
    ids = re.findall(r"\b[a-z]-[0-9a-f]{10}\b", shown.partition("SOURCES")[0])
    assert ids
    for ident in dict.fromkeys(ids):
        assert cli("wrong", "Mara", ident).exit_code == 0, ident
    assert cli("unfollow", "Mara").exit_code == 0
