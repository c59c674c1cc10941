"""The command line: what it prints, where, and with which exit code."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tidings.desk.reader import ReadingRoom
from tidings.faces.cli import commands
from tidings.faces.cli.app import SECTIONS, safe
from tidings.parsers.spacy import SpacyParser

FERRY = (
    "Title: The ferry to Lerna will run again\nDate: 2021-05-03\nSource: The Quay\n\n"
    "Norland's transport minister, Ana Holt, met the harbour board of Lerna on Monday.\n\n"
    '"Two boats have been bought," she told reporters.\n'
)

Cli = Callable[..., Result]


@pytest.fixture(scope="module")
def run(parser: SpacyParser) -> Iterator[Callable[..., Result]]:
    """Run a command with a home of its own; the parser of the session reads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ReadingRoom, "parser", property(lambda _: parser))

        def invoke(home: Path, *args: str, text: str | None = None, columns: int = 80) -> Result:
            environ = {"TIDINGS_HOME": str(home), "COLUMNS": str(columns)}
            return CliRunner().invoke(commands, args, input=text, env=environ, prog_name="tidings")

        yield invoke


@pytest.fixture
def cli(run: Callable[..., Result], tmp_path: Path) -> Cli:
    """A command line whose home is empty."""
    return lambda *args, **more: run(tmp_path / "home", *args, **more)


@pytest.fixture(scope="module")
def sampled(run: Callable[..., Result], tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A command line over the packaged sample; look, do not touch."""
    home = tmp_path_factory.mktemp("sampled")
    assert run(home, "sample").exit_code == 0
    return lambda *args, **more: run(home, *args, **more)


def tidings(*args: str, home: Path, **environ: str) -> "subprocess.CompletedProcess[str]":
    """Run the real command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tidings", *args],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TIDINGS_HOME": str(home), "COLUMNS": "80", **environ},
    )


def test_help_lists_every_command_once_with_a_whole_sentence(cli: Cli) -> None:
    shown = cli("--help").output
    listed = [name for _, names in SECTIONS for name in names]
    assert sorted(listed) == sorted(commands.commands)
    assert "First steps" in shown
    assert "..." not in shown.partition("\n")[2]
    assert all(len(line) <= 80 for line in shown.splitlines())


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_every_command_has_a_help_of_its_own(cli: Cli, name: str) -> None:
    done = cli(name, "--help")
    assert done.exit_code == 0
    assert len(done.output.splitlines()) >= 5
    assert "\b" not in done.output


def test_help_loads_little() -> None:
    code = (
        "import sys; import tidings.faces.cli; "
        "print([m for m in ('rich', 'spacy', 'sqlalchemy', 'msgspec') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_exit_codes_of_real_processes(tmp_path: Path) -> None:
    assert tidings("where", home=tmp_path).returncode == 0
    failed = tidings("story", "nothing", home=tmp_path)
    assert failed.returncode == 1
    assert failed.stdout == ""
    assert failed.stderr == (
        "tidings: No story is held under 'nothing'; `tidings stories` lists them all.\n"
    )
    misused = tidings("follow", home=tmp_path)
    assert misused.returncode == 2
    assert "Traceback" not in misused.stderr
    assert tidings("no-such-command", home=tmp_path).returncode == 2


def test_a_bad_setting_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("max_mb = 'many'")
    done = tidings("stories", home=tmp_path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "max_mb" in done.stderr


@pytest.mark.parametrize("command", ["stories", "sources", "failures", "interests", "judgements",
                                     "brief", "fetch", "ledger"])  # fmt: skip
def test_an_empty_desk_says_so_in_a_line(cli: Cli, command: str) -> None:
    done = cli(command)
    assert done.exit_code == 0
    assert len(done.output.splitlines()) == 1


def test_add_tells_what_became_of_each_article(cli: Cli, tmp_path: Path) -> None:
    first, copy, bad = tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.txt"
    first.write_text(FERRY)
    copy.write_text(FERRY.replace("The Quay", "Island Post"))
    bad.write_bytes(b"\x00\x01\x02\xff" * 500)
    done = cli("add", str(first), str(copy), str(bad))
    assert done.exit_code == 1
    assert "read    The ferry to Lerna will run again · The Quay" in done.stdout
    assert "copy    The ferry to Lerna will run again · Island Post" in done.stdout
    assert "1 read; 1 copy kept as also published by; 1 failed" in done.stdout
    assert done.stderr.startswith("tidings: ")
    assert str(bad) in done.stderr
    assert done.stderr.count("\n") == 1
    assert str(bad) in cli("failures").output.replace("\n", "")
    again = cli("add", str(first))
    assert again.exit_code == 0
    assert "1 held already" in again.output


def test_add_reads_the_standard_input(cli: Cli) -> None:
    assert "1 read" in cli("add", "-", text=FERRY).output
    assert "ferry" in cli("stories").output


BAD = {
    "empty.txt": b"",
    "spaces.txt": b" \n\n ",
    "binary.txt": bytes(range(256)) * 40,
    "feed.xml": b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</tit",
    "laughs.xml": b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    b"<rss version='2.0'><channel><title>&b;</title></channel></rss>",
    "lines.jsonl": b'{"title": "no text"}\n',
    "header.txt": b"Title: Only a header\n\n",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_one_sentence_and_what_was_held_is_held(
    cli: Cli, tmp_path: Path, name: str
) -> None:
    assert cli("add", "-", text=FERRY).exit_code == 0
    path = tmp_path / name
    path.write_bytes(BAD[name])
    done = cli("add", str(path))
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("tidings: ")
    assert "Traceback" not in done.output
    assert "1 article" in cli("stories").output


def test_a_file_that_is_too_large_is_not_read(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 2**20)
    done = cli("add", str(path))
    assert done.exit_code == 1
    assert "larger than 20 MB" in done.stderr
    assert done.stderr.count("\n") == 1


def test_odd_articles_are_read_as_far_as_they_go(cli: Cli, tmp_path: Path) -> None:
    odd = {
        "quotes.txt": 'The minister said "the ferry will run again on Monday. Nobody believed her.',
        "latin.txt": "The caf\xe9 in Lerna reopened on Monday, the mayor said.",
        "date.txt": "Date: 2021-02-31\n\nThe harbour board of Lerna met on Monday.",
    }
    for name, text in odd.items():
        path = tmp_path / name
        path.write_bytes(text.encode("latin-1"))
        done = cli("add", str(path))
        assert done.exit_code == 0, (name, done.output)
        assert "Traceback" not in done.output
    assert "2021-02-31" in done.stderr


def test_a_text_without_a_word_is_kept_and_told(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    path.write_text("12 34 56 --- *** 78")
    done = cli("add", str(path))
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "kept, but not read: no words in it" in done.stderr
    assert "1 kept but not read" in done.stdout
    assert "no words in it" in cli("failures").output


def test_an_article_in_another_language_is_no_failure(cli: Cli) -> None:
    text = "Der Minister hat am Montag gesagt, dass die Fähre nach Lerna im Juni wieder fährt. " * 4
    done = cli("add", "-", text=text)
    assert done.exit_code == 0
    assert "not in English: de" in done.output


def test_a_newer_store_is_told_and_left_alone(cli: Cli, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    cli("add", "-", text=FERRY)
    path = tmp_path / "home" / "desk.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 999")
    done = cli("stories")
    assert done.exit_code == 1
    assert "newer version of Tidings" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_disk_without_room_is_told_and_what_was_held_is_held(cli: Cli, tmp_path: Path) -> None:
    """The limit on the size of files stands in for a full disk."""
    cli("add", "-", text=FERRY)
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000)); "
        "sys.argv = ['tidings', 'add', '-']; from tidings.faces.cli import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input=FERRY.replace("Lerna", "Brindal") + "Boats were bought in Norway. " * 40,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "TIDINGS_HOME": str(tmp_path / "home"), "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
    shown = cli("stories").output
    assert "Lerna" in shown
    assert "Brindal" not in shown


def test_the_sample_is_loaded_once_with_if_empty(sampled: Cli) -> None:
    done = sampled("sample", "--if-empty")
    assert done.exit_code == 0
    assert done.output == ""


def test_the_sample_comes_with_an_interest_in_each_of_its_stories(sampled: Cli) -> None:
    listed = sampled("interests").output
    assert "Russian compounds" in listed
    assert "Kim Jong Un" in listed


def test_stories_and_a_story(sampled: Cli) -> None:
    listed = sampled("stories").output
    assert "Meridian Press" in listed
    shown = sampled("story", "compounds").output
    for heading in ("WHAT HAPPENED", "WHO SAID WHAT", "ACTORS", "COVERAGE", "SOURCES"):
        assert heading in shown
    assert "\x1b" not in shown  # no colour where there is no terminal
    assert max(map(len, shown.splitlines())) <= 80
    assert not any(line != line.rstrip() for line in shown.splitlines())


def test_every_mark_of_a_source_is_resolved_at_the_end(sampled: Cli) -> None:
    import re

    record, _, sources = sampled("story", "compounds").output.partition("\nSOURCES\n")
    used = set(re.findall(r"\[(\d+)\]", record))
    resolved = set(re.findall(r"^  \[(\d+)\]", sources, re.M))
    assert used
    assert used == resolved


def test_a_narrow_terminal(sampled: Cli) -> None:
    shown = sampled("story", "compounds", columns=50).output
    assert max(map(len, shown.splitlines())) <= 50


def test_an_actor_the_ledger_and_a_search(sampled: Cli) -> None:
    assert "Sergei Lavrov" in sampled("actor", "Lavrov").output
    assert sampled("actor", "Nobody", "Known").exit_code == 1
    assert "SOURCES" in sampled("ledger").output
    found = sampled("search", "Panmunjom")
    assert "Kim and Moon shake hands at Panmunjom" in found.output
    assert "No article holds" in sampled("search", "zeppelin").output


def test_follow_brief_done(cli: Cli) -> None:
    cli("add", "-", text=FERRY)
    assert "1 of the articles held matches" in cli("follow", "Lerna", "--preview").output
    assert "interest 1" in cli("follow", "Lerna").output
    assert "Lerna" in cli("interests").output
    first = cli("brief").output
    assert "  1.  " in first
    assert cli("brief").output == first
    assert "Marked as seen" in cli("brief", "--done").output
    assert "Nothing new: " in cli("brief").output
    assert cli("brief", "--since", "soon").exit_code == 1
    assert cli("follow", "Lerna").exit_code == 1
    assert cli("unfollow", "1").exit_code == 0


def test_a_line_is_marked_wrong_and_taken_back(cli: Cli) -> None:
    import re

    cli("add", "-", text=FERRY)
    shown = cli("story", "ferry", "--ids").output
    (line,) = set(re.findall(r"s-[0-9a-f]{10}", shown))
    made = cli("wrong", "ferry", line, "--why", "not her words")
    assert made.exit_code == 0
    assert line not in cli("story", "ferry", "--ids").output
    assert "not her words" in cli("judgements").output
    assert cli("take-back", made.output.split()[-1]).exit_code == 0
    assert line in cli("story", "ferry", "--ids").output
    assert cli("correct", "ferry", line, "One boat was bought.").exit_code == 0
    assert "One boat was bought. (corrected)" in cli("story", "ferry").output


def test_annotate_json_is_one_object_a_line_in_order_copies_included(
    cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FERRY)
    done = cli("annotate", "--json", str(path), str(tmp_path / "none.txt"), str(path))
    assert done.exit_code == 1
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == 2
    assert rows[0] == rows[1]
    assert rows[0]["article"]["outlet"] == "The Quay"
    assert rows[0]["published"]["basis"] == "given"
    assert cli("stories").output.startswith("There is no story yet")


def test_annotate_shows_the_text_and_what_was_read(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FERRY)
    shown = cli("annotate", "--why", str(path)).output
    assert "Two boats have been bought" in shown
    assert "STATEMENTS" in shown
    assert "why this date: given" in shown


STRAIT = (
    "Title: Words over the strait\nDate: 2024-05-14\nSource: The Quay\n\n"
    "President Ivan Dron of Ostria denied reports that his forces had fired on a trawler. "
    "Dron refused to apologise to Velmark. "
    "The court demanded of Patrick Dunn that he repay $1.2 million.\n\n"
    '"This is the worst of days," Dron said. "They went out to fish.\n\n'
    '"They did not come back. We will not sign the treaty."\n\n'
    '"We didn\'t do anything wrong," Dron said.\n'
)


def test_what_was_said_and_refused_is_told_with_its_denial(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(STRAIT)
    shown = cli("annotate", str(path)).output
    told = " ".join(shown[shown.index("STATEMENTS") :].split())
    assert "Ivan Dron denied reports that his forces had fired on a trawler" in told
    assert '"' not in told
    assert "demand court → Patrick Dunn: repay $1.2 million" in told
    assert "denial Ivan Dron: his forces had fired on a trawler" in told
    assert "refusal Ivan Dron: to apologise to Velmark" in told
    assert "refusal Ivan Dron: “will not sign the treaty" in told
    assert "denial Ivan Dron: “didn't do anything wrong”" in told


def test_an_article_that_is_held_is_shown_with_its_versions(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    ids = []
    for text in (FERRY, FERRY.replace("Two boats", "Three old boats")):
        path.write_text(f"URL: https://quay.example/1\n{text}")
        cli("add", str(path))
        ids = [
            json.loads(row)["article"]["id"]
            for row in cli("export", "readings").output.split("\n")
            if row
        ]
    first, second = (cli("article", ident[:8], "--why").output for ident in ids)
    assert "Two boats have been bought" in first
    assert f"later versions: {ids[1]}" in first
    assert f"a new version of {ids[0]}" in second
    assert "NO LONGER IN THIS VERSION" in second
    assert "STATEMENTS" in second
    assert "https://quay.example/1" in second
    assert cli("article", "nonesuch").exit_code == 1


def test_a_held_article_in_another_language_shows_its_text(cli: Cli) -> None:
    text = "Le ministre des transports a rencontré lundi le conseil du port. "
    cli("add", "-", text=text * 3 + "Il a dit que deux bateaux ont été achetés pour la ville.")
    ident = json.loads(cli("export", "readings").output)["article"]["id"]
    shown = cli("article", ident).output
    assert "Not read: not in English" in shown
    assert "Le ministre des transports" in shown


def test_a_story_before_its_first_article(sampled: Cli) -> None:
    done = sampled("story", "compounds", "--as-of", "1999-01-01")
    assert done.exit_code == 0
    assert done.output == "No article of this story had been published by 1999-01-01.\n"


def test_exports(sampled: Cli, tmp_path: Path) -> None:
    readings = sampled("export", "readings").output.splitlines()
    assert all("article" in json.loads(row) for row in readings)
    events = sampled("export", "events").output.splitlines()
    assert events[0].startswith("story_id,event_id,event_date,")
    assert len(events) > 10
    story = json.loads(sampled("export", "story", "compounds").output)
    assert story["coverage"]
    assert sampled("export", "story").exit_code == 2
    target = tmp_path / "events.csv"
    assert sampled("export", "events", "compounds", "-o", str(target)).exit_code == 0
    assert target.read_text().startswith("story_id,")
    assert sampled("export", "story", "no such story", "-o", str(target)).exit_code == 1
    assert target.read_text().startswith("story_id,")  # what was there is still there
    of_one = sampled("export", "readings", "compounds").output.splitlines()
    assert {json.loads(row)["article"]["id"] for row in of_one} == {
        told["article"] for told in story["coverage"]
    }


def test_events_are_handed_on_in_three_terms_and_two_forms(sampled: Cli, tmp_path: Path) -> None:
    rows = sampled("export", "events", "--as", "plover").output.split("\n")[:-1]
    plover = [json.loads(row) for row in rows]
    assert len(plover) > 10
    assert not any("text" in one for one in plover)
    texts = sampled("export", "events", "--as", "plover", "--with-text").output
    assert all(json.loads(row)["text"] for row in texts.split("\n")[:-1])
    told = sampled("export", "events", "--as", "plover", "--tellings").output.split("\n")[:-1]
    assert {json.loads(row)["link"] for row in told} == {one["id"] for one in plover}
    gdelt = sampled("export", "events", "--as", "gdelt")
    assert gdelt.stdout.startswith("GLOBALEVENTID,SQLDATE,")
    assert "GDELT has no column" in gdelt.stderr
    target = tmp_path / "events.parquet"
    assert sampled("export", "events", "-o", str(target)).exit_code == 0
    assert target.read_bytes()[:4] == b"PAR1"
    first = target.read_bytes()
    assert sampled("export", "events", "--parquet", "-o", str(target)).exit_code == 0
    assert target.read_bytes() == first


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("readings", "--as", "gdelt"), "are for events"),
        (("events", "--with-text"), "add --as plover"),
        (("story", "x", "--parquet"), "are for events"),
        (("events", "--as", "plover", "--parquet"), "JSON lines"),
    ],
)
def test_exports_that_cannot_be_are_refused(cli: Cli, args: tuple[str, ...], why: str) -> None:
    done = cli("export", *args)
    assert done.exit_code == 2
    assert why in done.stderr


def test_an_empty_desk_exports_a_table_without_rows(cli: Cli) -> None:
    done = cli("export", "events")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    assert cli("export", "events", "--as", "plover").stdout == ""


def test_an_output_that_cannot_be_written_is_told_in_a_sentence(
    sampled: Cli, tmp_path: Path
) -> None:
    for name in ("no/such/folder.csv", "no/such/folder.parquet"):
        done = sampled("export", "events", "-o", str(tmp_path / name))
        assert done.exit_code == 1
        assert done.stderr.startswith("tidings: ")
        assert done.stderr.count("\n") == 1
    assert sampled("export", "events", "-o", str(tmp_path)).exit_code == 2  # a folder


def test_backup(sampled: Cli, tmp_path: Path) -> None:
    target = tmp_path / "copy.sqlite"
    assert sampled("backup", str(target)).exit_code == 0
    assert target.stat().st_size > 0
    again = sampled("backup", str(target))
    assert again.exit_code == 1
    assert "exists already" in again.stderr
    assert sampled("backup", "").exit_code == 1


def test_where(cli: Cli, tmp_path: Path) -> None:
    shown = cli("where").output
    assert str(tmp_path / "home" / "desk.sqlite") in shown
    assert json.loads(cli("where", "--json").output)["store"]


def test_what_a_terminal_would_obey_never_reaches_it(cli: Cli) -> None:
    text = FERRY.replace("The ferry to Lerna", "The \x1b[31mferry\x07 to \u202eLerna")
    assert cli("add", "-", text=text).exit_code == 0
    for done in (cli("stories"), cli("story", "ferry"), cli("search", "harbour")):
        assert not {"\x1b", "\x07", "\u202e"} & set(done.output)
    assert safe("a\x1b[0m\tb\x9b\n") == "a[0m\tb\n"


def test_colour_on_a_terminal_only_and_not_where_it_is_unwanted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from rich.text import Text

    from tidings.faces.cli.paper import console

    for environ, coloured in (({}, False), ({"FORCE_COLOR": "1"}, True),
                              ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)):  # fmt: skip
        for key in ("FORCE_COLOR", "NO_COLOR"):
            monkeypatch.delenv(key, raising=False)
        for key, value in environ.items():
            monkeypatch.setenv(key, value)
        screen = console()
        with screen.capture() as caught:
            screen.print(Text("red", style="red"))
        assert ("\x1b[31m" in caught.get()) is coloured


def test_a_fault_of_our_own_is_told_without_a_trace(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tidings.desk import Desk

    def trip(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(Desk, "stories", trip)
    done = cli("stories")
    assert done.exit_code == 1
    assert done.stderr.startswith("tidings: Tidings itself went wrong (ZeroDivisionError: by zero)")
    assert done.stderr.count("\n") == 1


def test_serve_opens_the_desk(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from tidings.faces import web

    served: list[int] = []
    monkeypatch.setattr(web, "serve", lambda _, port, **__: served.append(port))
    assert cli("serve", "--port", "0").exit_code == 0
    assert served == [0]
    assert isinstance(commands.commands["serve"], click.Command)
