"""Clauses that look ahead, with no verb of commitment: which are one, and of what kind."""

import pytest

from tests.test_commitments import read


@pytest.mark.parametrize(
    ("text", "kind", "by", "what"),
    [
        (
            "Chad's foreign minister said a consul would be allowed to see the men by May 3.",
            "promise",
            "",
            "a consul would be allowed to see the men",
        ),
        (
            "Peru said it would ask the court to void the contract.",
            "plan",
            "Peru",
            "ask the court to void the contract",
        ),
        (
            "Guinea was ordered to admit the inspectors by April 15.",
            "demand",
            "",
            "to admit the inspectors",
        ),
        (
            "The regional bloc has written to Guinea, requiring it to admit inspectors.",
            "demand",
            "",
            "to admit inspectors",
        ),
    ],
)
def test_act_to_come_is_a_commitment(text: str, kind: str, by: str, what: str) -> None:
    t = read(text)
    found = [c for c in t.commitments if c.kind == kind]
    assert [t.words(c.what) for c in found] == [what]
    assert by in " & ".join(t.cast.actors[a].name for a in found[0].by)


@pytest.mark.parametrize(
    "text",
    [
        "Prices would rise by a third next year, analysts said.",
        "The museum would tell a story of suffering, the president said.",
        "The tax plan will add $84 billion to the debt over ten years, a think tank said.",
        "He had stayed of his own will, the spokesman told reporters.",
        "Should the bill pass, shares would fall.",
        "If the wind had turned, the fleet would have attacked the harbour.",
        "It will rain in the north on Friday.",
        "Rovers will face United in the final on Sunday.",
        "Nobody in the capital will say where he is.",
    ],
)
def test_forecast_or_fancy_commits_nobody(text: str) -> None:
    assert read(text).commitments == ()
