"""Dated rows as iCalendar: all day, the same bytes twice, and nothing hostile gets out."""

from dataclasses import replace

from tests.fake_desk import STORY
from tests.story_support import story_of
from tests.test_ledger import page
from tidings.faces.exports.calendar import OCTETS, calendar
from tidings.values import Piece, Story


def planned(text: str = "Norland and Sudria will meet on 12 June.") -> Story:
    plan, a, b = page(text, "2020-05-02")
    plan.event(
        "Norland and Sudria will meet on 12 June", "meet", "CONSULT", source=(a, b),
        when=plan.day("12 June", "2020-06-12"), status="planned",
    )  # fmt: skip
    return story_of(plan)


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def values(text: str, name: str) -> list[str]:
    return [line.partition(":")[2] for line in unfolded(text) if line.split(":")[0] == name]


def test_a_planned_meeting_is_an_all_day_event_with_its_proof() -> None:
    story = planned()
    told = calendar([story])
    assert unfolded(told)[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert values(told, "DTSTART;VALUE=DATE") == ["20200612"]
    assert values(told, "DTEND;VALUE=DATE") == ["20200613"]
    assert values(told, "DTSTAMP") == ["20200502T000000Z"]
    assert values(told, "STATUS") == ["CONFIRMED"]
    assert values(told, "UID") == [f"{story.ledger[0].id}@story.tidings"]
    assert "will meet on 12 June" in values(told, "DESCRIPTION")[0]


def test_what_is_called_off_is_cancelled_under_the_same_uid() -> None:
    story = planned()
    off = replace(story, ledger=(replace(story.ledger[0], state="called off"),))
    assert values(calendar([off]), "STATUS") == ["CANCELLED"]
    assert values(calendar([off]), "UID") == values(calendar([story]), "UID")


def test_the_same_record_gives_the_same_bytes() -> None:
    assert calendar([planned()]) == calendar([planned()])


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut() -> None:
    story = planned()
    row = story.ledger[0]
    long = replace(row.what, pieces=(Piece(text="Žabljak–Đakovica 会議, " * 40),))
    told = calendar([replace(story, ledger=(replace(row, what=long),))])
    assert all(len(line.encode()) <= OCTETS for line in told.split("\r\n"))
    assert "Žabljak–Đakovica 会議\\, " * 40 in values(told, "SUMMARY")[0]


def test_hostile_text_stays_text() -> None:
    story = planned()
    row = story.ledger[0]
    evil = "a\r\nEND:VEVENT\r\nATTACH:file:///etc/passwd\x00;x=1,\\n\u2028\ud800"
    told = calendar(
        [
            replace(
                story,
                title=evil,
                ledger=(replace(row, what=replace(row.what, pieces=(Piece(text=evil),))),),
            )
        ]
    )
    assert sum(line == "END:VEVENT" for line in unfolded(told)) == 1
    assert not any(line.startswith("ATTACH") for line in unfolded(told))
    assert values(told, "SUMMARY")[0].startswith("a\\nEND:VEVENT\\nATTACH:file:///etc/passwd")
    assert "\x00" not in told


def test_what_has_no_day_is_left_out() -> None:
    undated = replace(STORY, ledger=tuple(replace(r, due=None) for r in STORY.ledger))
    assert "BEGIN:VEVENT" not in calendar([undated])
