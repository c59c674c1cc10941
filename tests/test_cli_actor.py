"""`tidings actor`: by any name, why, merge, split, different, and taking it back."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tidings.desk.reader import ReadingRoom
from tidings.faces.cli import commands
from tidings.parsers.spacy import SpacyParser

ARTICLES = (
    "Title: Bishop meets Wang over sailors\nDate: 2018-02-20\nSource: The Dispatch\n\n"
    "Foreign Minister Julie Bishop met Wang Yi in Canberra on Monday.\n\n"
    "Ms Bishop said Australia would withdraw from the talks unless China released the two "
    "sailors.\n",
    "Title: China frees a sailor\nDate: 2018-03-02\nSource: Southern Wire\n\n"
    "China released one of the two sailors on Thursday, officials in Canberra said.\n\n"
    "Foreign Minister Julie Bishop called off a meeting with Wang Yi that had been planned for "
    "Friday in Beijing.\n",
    "Title: Envoy Wong on the sailors\nDate: 2018-03-05\nSource: Southern Wire\n\n"
    "China's envoy Peter Wong told Julie Bishop in Canberra on Sunday that the second sailor "
    "would be released.\n",
)
Cli = Callable[..., Result]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def cli(home: Path, parser: SpacyParser) -> Iterator[Cli]:
    """Run a command over three articles; whoever judges takes it back."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReadingRoom, "parser", property(lambda _: parser))

        def run(*args: str) -> Result:
            environ = {"TIDINGS_HOME": str(home), "COLUMNS": "100"}
            return CliRunner().invoke(commands, args, env=environ, prog_name="tidings")

        for number, text in enumerate(ARTICLES):
            path = home / f"{number}.txt"
            path.write_text(text, encoding="utf-8")
            assert run("add", str(path)).exit_code == 0
        yield run


@pytest.fixture(autouse=True)
def nothing_stays(cli: Cli) -> Iterator[None]:
    before = cli("actor", "Wang", "Yi", "--why").stdout
    yield
    for ident in reversed(re.findall(r"take-back (\w+)", cli("judgements").stdout)):
        assert cli("take-back", ident).exit_code == 0
    assert cli("judgements").stdout == "There are no judgements.\n"
    assert cli("actor", "Wang", "Yi", "--why").stdout == before


def ident_of(cli: Cli, name: str) -> str:
    found = re.search(r"^  (\w{10})\b", cli("actor", name).stdout, re.MULTILINE)
    assert found, name
    return found[1]


@pytest.mark.parametrize(
    "args",
    [("Wang", "Yi"), ("Wang Yi",), ("wang",), ("show", "Wang", "Yi"), ("Wang", "--why"),
     ("--why", "Wang"), ("show", "--why", "Wang"), ("--", "Wang", "Yi")],
)  # fmt: skip
def test_an_actor_is_found_by_any_of_its_names(cli: Cli, args: tuple[str, ...]) -> None:
    result = cli("actor", *args)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("Wang Yi\n")
    assert ("NAMED AS" in result.stdout) == ("--why" in args)


def test_an_actor_is_found_by_its_id(cli: Cli) -> None:
    ident = ident_of(cli, "Wang Yi")
    assert cli("actor", ident).stdout == cli("actor", "Wang Yi").stdout


def test_help_says_how_to_reach_a_name_that_is_a_command(cli: Cli) -> None:
    assert "actor show merge" in " ".join(cli("actor", "--help").stdout.split())
    assert "No actor is held under 'merge'" in cli("actor", "show", "merge").stderr
    assert "No actor is held under 'Merge'" in cli("actor", "Merge").stderr


def test_why_names_the_words_the_articles_and_the_days(cli: Cli) -> None:
    told = cli("actor", "Wang", "--why").stdout
    assert re.search(r"Wang Yi · The Dispatch, 20 Feb 2018 · \w{16}", told)
    assert re.search(r"Wang Yi · Southern Wire, 2 Mar 2018 · \w{16}", told)
    assert re.search(r"\((very strong|strong|some), for\)", told)
    assert f"tidings actor split {ident_of(cli, 'Wang')}" in told


@pytest.mark.parametrize(
    "names", [("Wang", "Yi", "Peter", "Wong"), ("Wang Yi", "Peter Wong"), ("Wang", "Wong")]
)
def test_two_names_are_made_one_and_two_again(cli: Cli, names: tuple[str, ...]) -> None:
    old = ident_of(cli, "Wong")
    made = cli("actor", "merge", *names, "--why", "the agency says so")
    assert made.exit_code == 0, made.output
    assert re.match(r"One actor now: Wang Yi \(\w{10}\)\.\nTo undo it: ", made.stdout)
    assert cli("actor", "Wong").stdout.startswith("Wang Yi\n")
    assert cli("actor", old).stdout.startswith("Wang Yi\n")  # an old id leads to the two as one
    told = cli("actor", "Wong", "--why").stdout
    assert "“Wang Yi” is “Peter Wong”" in told
    assert "the agency says so" in told
    listed = cli("judgements").stdout
    assert "“Wang Yi” is “Peter Wong”" in listed
    ident = re.findall(r"take-back (\w+)", listed)[0]
    assert "Peter Wong" in cli("take-back", ident).stdout
    assert cli("actor", "Wong").stdout.startswith("Peter Wong\n")


def test_split_lists_the_parts_and_what_to_type(cli: Cli) -> None:
    cli("actor", "merge", "Wang Yi", "Peter Wong")
    told = cli("actor", "split", "Wang", "Yi").stdout
    assert re.search(r"^  1\. ", told, re.MULTILINE)
    assert re.search(r"^  2\. ", told, re.MULTILINE)
    assert f"tidings actor split {ident_of(cli, 'Wang')} 1" in told


@pytest.mark.parametrize("part", [("Peter Wong",), ("Peter", "Wong"), ("peter wong",), ("number",)])
def test_a_part_is_parted_by_number_or_spelling(cli: Cli, part: tuple[str, ...]) -> None:
    cli("actor", "merge", "Wang Yi", "Peter Wong")
    if part == ("number",):
        listed = cli("actor", "split", "Wang Yi").stdout
        part = tuple(re.findall(r"(\d)\.\s+Peter Wong", listed))
    made = cli("actor", "split", "Wang Yi", *part)
    assert made.exit_code == 0, made.output
    assert re.match(r"Two actors now: Peter Wong \(\w+\) and Wang Yi \(\w+\)\.", made.stdout)
    assert cli("actor", "Wong").stdout.startswith("Peter Wong\n")
    assert "overruled by the later judgement" in cli("judgements").stdout


def test_one_spelling_is_parted_by_article(cli: Cli) -> None:
    listed = cli("actor", "split", "Wang", "Yi").stdout
    article = re.findall(r"2 Mar 2018 · (\w{16})", listed)[0]
    assert cli("actor", "split", "Wang", "Yi", article[:8]).exit_code == 0
    found = cli("actor", "Wang", "--why").stdout
    assert len(re.findall(r"^Wang Yi$", found, re.MULTILINE)) == 2
    ambiguous = cli("actor", "merge", "Wang Yi", "Bishop")
    assert ambiguous.exit_code == 1
    assert "may be any of 2 actors" in ambiguous.stderr
    ids = re.findall(r"\((\w{10})\)", ambiguous.stderr)
    assert cli("actor", "merge", *ids).exit_code == 0
    assert len(re.findall(r"^Wang Yi$", cli("actor", "Wang").stdout, re.MULTILINE)) == 1


@pytest.mark.parametrize("flags", [(), ("--unsure",)])
def test_two_are_kept_apart_from_now_on(cli: Cli, flags: tuple[str, ...]) -> None:
    assert cli("actor", "different", "Wang", "Wong", *flags).exit_code == 0
    said = "may or may not be" if flags else "is not"
    assert f"“Wang Yi” {said} “Peter Wong”" in cli("actor", "Wang", "--why").stdout


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (("merge", "Wang"), 2, "Name two actors"),
        (("merge", "Wang", "Nobody"), 1, "No actor is held under 'Nobody'"),
        (("merge", "Wang", "Wang Yi"), 1, "one actor already"),
        (("merge", "Wang", "China"), 1, "--anyway"),
        (("merge", "some", "words", "here"), 1, "quotation marks"),
        (("different", "Wang", "Wang Yi"), 1, "tidings actor split"),
        (("split", "Wang", "77"), 1, "has no part '77'"),
        (("split", "Wang", "1", "2"), 1, "all the parts"),
        (("split", "Peter Wong", "1"), 1, "nothing to part"),
        (("split", "Nobody"), 1, "No actor is held"),
        (("",), 1, "No actor is held"),
        (("\x1b[2J\x00",), 1, "No actor is held"),
        (("a" * 300,), 1, "No actor is held"),
        (("0123456789",), 1, "No actor is held"),
        (("Иван", "עמית", "李", "Γ"), 1, "No actor is held"),
        (("split", "Wang", "\x1b[2J"), 1, "has no part"),
    ],
)
def test_errors_are_sentences_that_say_how_to_mend(
    cli: Cli, args: tuple[str, ...], code: int, said: str
) -> None:
    result = cli("actor", *args)
    assert result.exit_code == code
    assert said in result.stderr
    assert "\x1b" not in result.stderr
    assert "Traceback" not in result.stderr


def test_a_person_and_a_state_are_joined_only_on_insistence(cli: Cli) -> None:
    made = cli("actor", "merge", "China", "Wang", "--anyway")
    assert made.exit_code == 0
    assert cli("actor", "Wang Yi").stdout.startswith("China\n")
