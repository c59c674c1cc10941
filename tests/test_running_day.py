"""Acts dated by what was told before them: the running day, acts counted from, acts named again."""

import pytest

from tests.support import parse
from tidings.codebook.times import load_times
from tidings.readers.syntax import Page
from tidings.readers.times import Calendar, Telling, date_act, read_times
from tidings.readers.times.again import root
from tidings.values import Interval, When

WEDNESDAY = "2019-10-09"
Found = tuple[str | None, str | None, str | None]


def interval(text: str, word: str, nth: int = 0) -> Interval:
    """Return the interval of the act that the nth token `word` tells of."""
    read = parse(text)
    times = read_times(read, load_times())
    i = [t.i for t in read.tokens if t.text == word][nth]
    given = Interval(earliest=WEDNESDAY, latest=WEDNESDAY, basis="given")
    telling = Telling(read, times, load_times().dating)
    return Calendar(times, given).when(date_act(telling, i))


def found(text: str, word: str, nth: int = 0) -> Found:
    """Return its ends and its likeliest day."""
    what = interval(text, word, nth)
    return what.earliest, what.latest, what.likely


RAID = "On Tuesday the police raided the house. "
RUNNING: list[tuple[str, str, Found]] = [
    # the paragraph goes on: between the day and publication, likeliest on the day
    (RAID + "They found six guns.", "found", ("2019-10-08", "2019-10-09", "2019-10-08")),
    # a clause within may look further back
    (RAID + "The man who sold them fled.", "sold", (None, "2019-10-09", "2019-10-08")),
    # the next paragraph may, too; the line of the news is still the likeliest
    (RAID + "\nThe mayor left town.", "left", (None, "2019-10-09", "2019-10-08")),
    # a past perfect lies before the day that the telling stands at
    (RAID + "The suspects had fled.", "fled", (None, "2019-10-08", None)),
    # after an old act the paragraph goes on from there, not from publication
    ("The firm was founded in 1998. It opened a plant.", "opened",
     ("1998-01-01", "2019-10-09", "1998")),
    # … but what is said is of the news, and so is the next paragraph
    (RAID + "He was jailed in 1998. Police said he was ill.", "said",
     ("2019-10-08", "2019-10-09", "2019-10-08")),
    (RAID + "He was jailed in 1998.\nThe mayor left town.", "left",
     (None, "2019-10-09", "2019-10-08")),
    # what one person said on a day tells nothing of when another spoke
    ("The mayor said on Monday the road was safe. The governor denied it.", "denied",
     (None, "2019-10-09", "2019-10-09")),
    ("The mayor said on Monday the road was safe. He called it new.", "called",
     ("2019-10-07", "2019-10-09", "2019-10-07")),
    # nothing named: publication is the likeliest day
    ("Rebels attacked a convoy.", "attacked", (None, "2019-10-09", "2019-10-09")),
    ("The bill will pass.", "pass", ("2019-10-09", None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "expected"), RUNNING)
def test_running_day(text: str, word: str, expected: Found) -> None:
    assert found(text, word) == expected


def test_the_basis_tells_of_the_running_day_and_points_at_it() -> None:
    text = RAID + "They found six guns."
    what = interval(text, "found")
    assert what.basis.startswith("goes on from the running day: ")
    assert [s.of(text) for s in what.spans] == ["Tuesday"]


def test_a_headline_is_of_the_day_that_the_text_leads_with() -> None:
    text = "Police raid house\nOn Tuesday the police raided a house in Oslo."
    line = text.index("\n")
    page = Page(text, ((0, line, True), (line + 1, len(text), False)))
    from tests.support import session_parser

    read = next(session_parser().parse([page]))
    times = read_times(read, load_times())
    telling = Telling(read, times, load_times().dating)
    i = next(t.i for t in read.tokens if t.text == "raided")
    assert telling.standing(0).line == telling.ties_near(i)[0].time


COUNTED: list[tuple[str, str, str | None, str | None]] = [
    ("The vote was held on 12 September. Two days after the vote, he left.", "left",
     "2019-09-14", "2019-09-14"),
    ("The vote was held on 12 September. Two weeks after the vote, he left.", "left",
     "2019-09-23", "2019-09-29"),
    ("He fled three days before the police raided his house on Monday.", "fled",
     "2019-10-04", "2019-10-04"),
    ("A day after he was arrested on 3 September, he resigned.", "resigned",
     "2019-09-04", "2019-09-04"),
    ("He resigned days after he was arrested on 3 September.", "resigned", "2019-09-03",
     "2019-10-09"),
    # the act counted from has no day: nothing but the tense tells
    (RAID + "Two weeks after the wedding he left.", "left", None, "2019-10-09"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "earliest", "latest"), COUNTED)
def test_counted_from_an_act(
    text: str, word: str, earliest: str | None, latest: str | None
) -> None:
    assert found(text, word)[:2] == (earliest, latest)


MOVED: list[tuple[str, str, str | None, str | None]] = [
    ("The vote was put off until November.", "vote", "2019-11-01", "2019-11-30"),
    ("The vote, due on Friday, was postponed to 20 October.", "vote", "2019-10-20", "2019-10-20"),
    ("They moved the summit from May to July.", "summit", "2020-07-01", "2020-07-31"),
    ("They extended the truce to 20 November.", "truce", None, "2019-11-20"),
    ("They delayed the launch to 20 October.", "launch", "2019-10-20", "2019-10-20"),
    # neither day is that of the decision
    ("They moved the summit from May to July.", "moved", None, "2019-10-09"),
    ("On Monday they moved the summit to July.", "moved", "2019-10-07", "2019-10-07"),
    # a plan told of in a clause that hangs on the last noun
    ("A meeting between the two that had been set for Friday was cancelled.", "meeting",
     "2019-10-11", "2019-10-11"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "earliest", "latest"), MOVED)
def test_moved_to_another_day(
    text: str, word: str, earliest: str | None, latest: str | None
) -> None:
    assert found(text, word)[:2] == (earliest, latest)


BLAST = "A bomb exploded in the port on Monday. "
AGAIN: list[tuple[str, str, int, str | None, str | None]] = [
    (BLAST + "The explosion killed six.", "explosion", 0, "2019-10-07", "2019-10-07"),
    ("An explosion shook the port on Monday. The explosion killed six.", "explosion", 1,
     "2019-10-07", "2019-10-07"),
    ("They resigned on Monday. Their resignation was no surprise.", "resignation", 0,
     "2019-10-07", "2019-10-07"),
    # another act, or one of many
    (BLAST + "An explosion is feared in Bonn.", "explosion", 0, None, None),
    (BLAST + "The next explosion is feared.", "explosion", 0, None, None),
    (BLAST + "The explosion in Bonn was worse.", "explosion", 0, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "nth", "earliest", "latest"), AGAIN)
def test_an_act_named_again(
    text: str, word: str, nth: int, earliest: str | None, latest: str | None
) -> None:
    assert found(text, word, nth)[:2] == (earliest, latest)


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("explosion", "explode"), ("announcement", "announce"), ("arrival", "arrive"),
        ("invasion", "invade"), ("election", "elect"), ("agreement", "agree"),
        ("discussion", "discuss"), ("departure", "depart"), ("investigation", "investigate"),
        ("meeting", "meet"), ("suspension", "suspend"), ("attack", "attack"),
    ],
)  # fmt: skip
def test_a_noun_and_its_verb_have_one_root(noun: str, verb: str) -> None:
    verbs = load_times().dating
    assert root(noun, verbs) == root(verb, verbs)


@pytest.mark.parametrize(
    ("one", "other"),
    [("station", "state"), ("port", "portion"), ("party", "part"), ("department", "depart")],
)
def test_words_that_only_look_alike_have_two(one: str, other: str) -> None:
    verbs = load_times().dating
    assert root(one, verbs) != root(other, verbs)


CLAUSES: list[tuple[str, str, str | None, str | None]] = [
    ("He was hurt when the roof fell on Monday.", "hurt", "2019-10-07", "2019-10-07"),
    ("They have cared for him since May, when he was found.", "found", "2019-05-01", "2019-05-31"),
    ("In Sunday's debate the mayor attacked him.", "attacked", "2019-10-06", "2019-10-06"),
    ("Monday's blast killed six.", "killed", "2019-10-07", "2019-10-07"),
    ("They fled after Sunday's attack.", "fled", "2019-10-06", "2019-10-09"),
    ("The talks were not resumed until May.", "resumed", "2019-05-01", "2019-05-31"),
    ("The ferry sank before midnight on Monday.", "sank", "2019-10-07", "2019-10-07"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "word", "earliest", "latest"), CLAUSES)
def test_dated_within_the_sentence(
    text: str, word: str, earliest: str | None, latest: str | None
) -> None:
    assert found(text, word)[:2] == (earliest, latest)


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        ("P1D", ("2019-10-01", "2019-10-01")),
        ("-P2D", ("2019-09-28", "2019-09-28")),
        ("P1W", ("2019-10-04", "2019-10-10")),
        ("PXD", ("2019-09-30", None)),
        ("-PXW", (None, "2019-09-30")),
        ("P999999Y", (None, None)),
        ("nonsense", ("2019-09-30", None)),
    ],
)
def test_moved_by_any_length(moved: str, expected: tuple[str | None, str | None]) -> None:
    read = parse("It fell on 30 September.")
    times = read_times(read, load_times())
    given = Interval(earliest=WEDNESDAY, latest=WEDNESDAY, basis="given")
    what = Calendar(times, given).when(When(times=(0,), moved=moved, basis="x"))
    assert (what.earliest, what.latest) == expected


def test_without_a_publication_day_nothing_is_claimed() -> None:
    read = parse("Rebels attacked a convoy.")
    calendar = Calendar((), Interval(earliest=None, latest=None, basis="unknown"))
    what = calendar.when(date_act(Telling(read, (), load_times().dating), 1))
    assert (what.earliest, what.latest, what.likely) == (None, None, None)
