"""`python -m bench TASK INPUT OUTPUT [--score]`: predictions that anyone can score.

Each task is a module `bench.TASK` with `predict(input) -> object`; where it has `write(prediction,
output)` that writes OUTPUT, else it is written as JSON. `--score` prints `score(prediction, input)`
where INPUT holds gold. `--against OLD` compares with an older OUTPUT of the same INPUT, and
`python -m bench compare TASK OLD NEW INPUT` compares two, for tasks that have `counts(prediction,
input)`, the hits of each document (see `bench.compare`).
"""

import argparse
import json
import sys
import time
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.compare import compare, table

TASKS = {
    "times": "time expressions: a folder of TimeML files",
    "intervals": "the days that time expressions come to: the same folder",
    "undated": "publication dates inferred: the same folder, the dates given being ignored",
    "dating": "days of event mentions: JSON with docs and gold",
    "statements": "who said what: a PolNeAR split folder",
    "events": "political acts with their parties: JSON lines with id and text",
    "pairs": "PLOVER types of marked pairs: a TSV with marked_sentence",
    "spans": "source, target and action words: one TOKEN TAG a line",
    "names": "whether two names are one person's: a CSV with name1, name2",
    "persons": "who is who across articles: a JSON list with mentions",
    "pronouns": "whom he and she stand for: the same list",
    "stories": "which articles tell of one thing: a JSON list of id, title, text, ts",
    "record": "whole stories: a folder with articles.jsonl and labels.json",
    "times_speed": "characters a second of reading dates, beyond parsing: a folder of texts",
    "speed": "words a second against the bare pipeline: a folder of texts",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one task. Returns 0, or 2 with a sentence on standard error."""
    given = sys.argv[1:] if arguments is None else arguments
    if given[:1] == ["compare"]:
        return _compare(given[1:])
    asked = _parser().parse_args(given)
    source, output = Path(asked.input), Path(asked.output)
    if asked.task not in TASKS:
        return _refuse(f"{asked.task!r} is no task; the tasks are {', '.join(TASKS)}.")
    if not source.exists():
        return _refuse(f"{source} does not exist; give the file or folder to read.")
    if not output.parent.is_dir():
        return _refuse(f"{output.parent} is no folder; make it, or write elsewhere.")
    if find_spec(f"bench.{asked.task}") is None:
        return _refuse(f"The task {asked.task} is not built yet.")
    task = import_module(f"bench.{asked.task}")
    start = time.perf_counter()
    try:
        prediction = task.predict(source)
    except (OSError, UnicodeError, json.JSONDecodeError, KeyError) as cause:
        return _refuse(f"{source} is not what {asked.task} reads ({TASKS[asked.task]}): {cause!r}.")
    took = time.perf_counter() - start
    _write(task, prediction, output)
    print(f"{asked.task}: written to {output} in {took:.1f} s")
    if asked.score:
        try:
            _report(task.score(prediction, source))
        except (OSError, KeyError) as cause:
            return _refuse(f"{source} holds no gold to score by: {cause!r}.")
    return 0 if asked.against is None else _against(asked.task, asked.against, output, source)


def _compare(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m bench compare",
        description="Tell how two predictions differ, by a paired bootstrap over documents.",
    )
    parser.add_argument("task", metavar="TASK")
    for name in ("old", "new", "input"):
        parser.add_argument(name, metavar=name.upper(), type=Path)
    asked = parser.parse_args(arguments)
    if asked.task not in TASKS:
        return _refuse(f"{asked.task!r} is no task; the tasks are {', '.join(TASKS)}.")
    return _against(asked.task, asked.old, asked.new, asked.input)


def _against(name: str, old: Path, new: Path, source: Path) -> int:
    """Print how two predictions of one task differ."""
    task = import_module(f"bench.{name}")
    if not hasattr(task, "counts"):
        return _refuse(f"The task {name} cannot be compared: it has no counts by document.")
    try:
        before, after = (json.loads(p.read_text(encoding="utf-8")) for p in (old, new))
        rows = compare(task.counts(before, source), task.counts(after, source))
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as cause:
        return _refuse(f"{old} and {new} are not two predictions of {name} on {source}: {cause!r}.")
    print(table(rows))
    return 0


def _parser() -> argparse.ArgumentParser:
    rows = "\n".join(f"  {name:<11} {what}" for name, what in TASKS.items())
    parser = argparse.ArgumentParser(
        prog="python -m bench",
        description="Write predictions on a public gold set, and score them.",
        epilog=f"tasks and their INPUT:\n{rows}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("task", metavar="TASK")
    parser.add_argument("input", metavar="INPUT")
    parser.add_argument("output", metavar="OUTPUT")
    parser.add_argument("--score", action="store_true", help="score too, where INPUT holds gold")
    parser.add_argument("--against", metavar="OLD", type=Path, help="compare with an older OUTPUT")
    return parser


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2


def _write(task: ModuleType, prediction: object, output: Path) -> None:
    if hasattr(task, "write"):
        task.write(prediction, output)
    else:
        text = json.dumps(prediction, ensure_ascii=False, indent=1)
        output.write_text(text + "\n", encoding="utf-8")


def _report(scores: Any) -> None:
    """Print a flat mapping of scores as a table, anything else as JSON."""
    flat = isinstance(scores, dict) and all(
        isinstance(v, (int, float, str)) for v in scores.values()
    )
    if not flat:
        print(json.dumps(scores, ensure_ascii=False, indent=1, default=str))
        return
    width = max(map(len, map(str, scores)), default=0)
    for name, value in scores.items():
        shown = f"{value:.4f}" if isinstance(value, float) else str(value)
        print(f"  {name:<{width}}  {shown}")


if __name__ == "__main__":
    sys.exit(main())
