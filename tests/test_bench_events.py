"""The scorer of events: one prediction serves one act, and every part must be right."""

import json
from pathlib import Path
from typing import Any

from bench.events import acts_of, score, score_articles, score_direction, score_status, served


def act(
    trigger: tuple[int, int],
    kind: str = "AID",
    status: str = "happened",
    source: Any = ((0, 4),),
    target: Any = (),
    same_as: int | None = None,
) -> dict[str, Any]:
    return {
        "trigger": trigger,
        "clause": (0, 90),
        "type": kind,
        "status": status,
        "source": source,
        "target": target,
        "same_as": same_as,
    }


def said(trigger: tuple[int, int], **fields: Any) -> dict[str, Any]:
    """Return a prediction: a party holds the spans of each of its actors."""
    one = act(trigger, **fields)
    return {**one, "source": [list(one["source"])] if one["source"] else [], "target": []}


def test_one_prediction_serves_one_act_whichever_telling_it_hits() -> None:
    row = {"id": "a", "events": [act((5, 9), same_as=1), act((20, 25))]}
    assert len(acts_of(row)) == 1
    found = [said((5, 9)), said((20, 25))]
    assert len(list(served(found, acts_of(row)))) == 1
    figures = score_articles({"a": found}, [row])
    assert figures["F1 and target"] == 2 / 3
    assert (figures["said"], figures["acts"]) == (2, 1)


def test_each_part_must_be_right_with_all_before_it() -> None:
    row = {"id": "a", "events": [act((5, 9), target=((30, 34),))]}
    figures = score_articles({"a": [said((6, 9))]}, [row])
    assert figures["F1 and source"] == 1
    assert figures["F1 and target"] == 0  # gold names a target, nobody was found
    wrong = score_articles({"a": [said((6, 9), kind="AGREE")]}, [row])
    assert wrong["F1 found"] == 1
    assert wrong["F1 and type"] == wrong["F1 and status"] == 0


def test_swapped_parties_are_no_hit() -> None:
    row = {"id": "a", "type": "AID", "source": [0, 4], "target": [10, 14]}
    right = {**said((5, 9)), "target": [[[10, 14]]]}
    turned = {**said((5, 9), source=((10, 14),)), "target": [[[0, 4]]]}
    rows = [row, {**row, "id": "b"}, {**row, "id": "c"}]
    figures = score_direction({"a": [right], "b": [turned], "c": []}, rows)
    assert figures["direction right, of all"] == 1 / 3
    assert figures["swapped"] == 1 / 3
    assert figures["direction right, of those with an event"] == 1 / 2


def test_an_act_not_found_has_no_status() -> None:
    rows = [
        {"id": "a", "trigger": [5, 9], "status": "happened"},
        {"id": "b", "trigger": [5, 9], "status": "threatened"},
    ]
    speech = said((40, 44), kind="THREATEN", status="threatened")
    figures = score_status({"a": [], "b": [speech]}, rows)
    assert figures["right"] == figures["not found"] == 0.5
    assert figures["macro F1"] == 0.5


def test_quiet_sentences_count_alarms(tmp_path: Path) -> None:
    gold = tmp_path / "quiet.jsonl"
    rows = [{"id": str(i), "text": "x", "style": "sport"} for i in range(4)]
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = {str(i): [said((0, 1))] if i == 2 else [] for i in range(4)}
    assert score(found, gold)["events per 1,000 sentences"] == 250
