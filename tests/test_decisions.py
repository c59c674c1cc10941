"""One bill told in steps is one decision; its state is the last step's."""

import pytest

from tests.story_support import Page, story_of
from tidings.values import LedgerRow


def step(text: str, what: str, body: str, published: str, day: str | None = None) -> Page:
    """Return an article that tells one step of a bill, on the day named "then"."""
    p = Page(text=text, published=published)
    who = p.actor(body, kind="organisation", country="NOR", sector="LEG")
    when = p.day(day.split("=")[0], day.split("=")[1]) if day else None
    p.commits(what, "decision", by=(who,), **({"when": when} if when else {}))  # type: ignore[arg-type]
    return p


def rows(*pages: Page) -> list[LedgerRow]:
    return [r for r in story_of(*pages).ledger if r.kind == "decision"]


LOWER = step("The Lower House passed a herring quota bill on Monday.",
             "passed a herring quota bill on Monday", "Lower House", "2020-05-05",
             "Monday=2020-05-04")  # fmt: skip
UPPER = step("The Upper House approved the herring quota bill on Friday.",
             "approved the herring quota bill on Friday", "Upper House", "2020-05-09",
             "Friday=2020-05-08")  # fmt: skip
AWAITED = step("The herring quota bill awaits the signature of King Ola.",
               "The herring quota bill awaits the signature of King Ola", "King Ola",
               "2020-05-12")  # fmt: skip
SIGNED = step("King Ola signed the herring quota bill on May 20.",
              "signed the herring quota bill on May 20", "King Ola", "2020-05-21",
              "May 20=2020-05-20")  # fmt: skip


def test_steps_of_one_bill_are_changes_of_one_row() -> None:
    (row,) = rows(LOWER, UPPER, AWAITED, SIGNED)
    assert [(c.state, c.why) for c in row.changes] == [
        ("step", "The Lower House passed a herring quota bill"),
        ("step", "The Upper House approved the herring quota bill"),
        ("open", "The herring quota bill awaits the signature of King Ola"),
        ("carried out", "King Ola signed the herring quota bill"),
    ]
    assert row.state == "carried out"
    assert row.what.text == "a herring quota bill"


def test_until_it_is_signed_it_is_open() -> None:
    assert [r.state for r in rows(LOWER, UPPER, AWAITED)] == ["open"]


def test_the_order_of_arrival_does_not_matter() -> None:
    one, other = rows(LOWER, UPPER, SIGNED), rows(SIGNED, LOWER, UPPER)
    assert [c.why for c in one[0].changes] == [c.why for c in other[0].changes]


def test_a_step_told_again_is_no_second_step() -> None:
    again = step("In May the Lower House passed the herring quota bill.",
                 "passed the herring quota bill", "Lower House", "2020-06-01",
                 "May=2020-05")  # fmt: skip
    (row,) = rows(LOWER, again)
    assert (row.changes, len(row.tellings)) == ((), 2)


def test_a_step_that_names_no_bill_joins_the_bill_that_its_article_speaks_of() -> None:
    bare = step("The herring quota is near: the Upper House approved it by 40 to three.",
                "approved it by 40 to three", "Upper House", "2020-05-09")  # fmt: skip
    (row,) = rows(LOWER, bare)
    assert row.changes[-1].why == "The Upper House approved it by 40 to three"


def test_another_bill_is_another_decision() -> None:
    other = step("The Upper House rejected the railway tax bill on Friday.",
                 "rejected the railway tax bill on Friday", "Upper House", "2020-05-09",
                 "Friday=2020-05-08")  # fmt: skip
    assert len(rows(LOWER, other)) == 2


@pytest.mark.parametrize(
    ("what", "state"),
    [
        ("has not signed the herring quota bill", "open"),
        ("vetoed the herring quota bill", "refused"),
        ("would sign the herring quota bill", "open"),
        ("hasn't said if he would sign the herring quota bill", "open"),
        ("has praised the Upper House that passed the herring quota bill", "open"),
    ],
)
def test_what_is_not_yet_done_is_no_step(what: str, state: str) -> None:
    last = step(f"King Ola {what}.", what, "King Ola", "2020-05-21")
    (row,) = rows(LOWER, last)
    assert row.state == state


def test_what_is_still_awaited_is_no_change() -> None:
    held_up = step("The Upper House has held up the herring quota bill.",
                   "has held up the herring quota bill", "Upper House", "2020-05-10")  # fmt: skip
    still = step("The herring quota bill awaits a vote in the Upper House.",
                 "The herring quota bill awaits a vote in the Upper House", "Upper House",
                 "2020-05-20")  # fmt: skip
    (row,) = rows(LOWER, held_up, still)
    assert [c.why for c in row.changes] == [
        "The Lower House passed a herring quota bill",
        "The Upper House has held up the herring quota bill",
    ]
