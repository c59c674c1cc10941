"""The scorer of statements: it counts what it says it counts."""

from pathlib import Path

from bench.statements import read_gold, score


def test_scorer_of_the_bench(tmp_path: Path) -> None:
    text = 'Ana said the long road to the port is closed. "We will open it soon," Omar added.'
    gold = (
        "T1\tContent 9 45\tx\nT2\tCue 4 8\tx\nT3\tSource 0 3\tx\nT4\tContent 46 69\tx\n"
        "T5\tSource 71 75\tx\nE1\tAttribution:T9 Content:T1 Source:T3 Cue:T2\n"
        "E2\tAttribution:T8 Content:T4 Source:T5\n"
    )
    assert [g.content for g in read_gold(gold)] == [((9, 45),), ((46, 69),)]
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text(text)
    (tmp_path / "attributions" / "a_0000.ann").write_text(gold)
    right = {
        "a": [
            {"content": [[9, 45]], "speaker": [[0, 3]], "cue": [], "manner": "indirect"},
            {"content": [[46, 69]], "speaker": [[0, 3]], "cue": [], "manner": "direct"},
        ]
    }
    figures = score(right, tmp_path)
    assert figures["covered>.8 F1"] == 1.0
    assert figures["quoted speaker F1"] == 0.0  # the stretch is found, its speaker is wrong
    assert figures["indirect speaker accuracy"] == 1.0
