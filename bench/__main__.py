"""`python -m bench TASK INPUT OUTPUT [--score]`: predictions that anyone can score.

Each task is a module `bench.TASK` with `predict(input) -> object`; where it has `write(prediction,
output)` that writes OUTPUT, else it is written as JSON. `--score` prints `score(prediction, input)`
where INPUT holds gold.
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

TASKS = {
    "times": "time expressions: a folder of TimeML files",
    "undated": "publication dates inferred: the same folder, the dates given being ignored",
    "dating": "days of event mentions: JSON with docs and gold",
    "statements": "who said what: a PolNeAR split folder",
    "pairs": "PLOVER types of marked pairs: a TSV with marked_sentence",
    "spans": "source, target and action words: one TOKEN TAG a line",
    "names": "whether two names are one person's: a CSV with name1, name2",
    "persons": "who is who across articles: a JSON list with mentions",
    "stories": "which articles tell of one thing: a JSON list of id, title, text, ts",
    "speed": "words a second against the bare pipeline: a folder of texts",
}


def main(arguments: list[str] | None = None) -> int:
    """Run one task. Returns 0, or 2 with a sentence on standard error."""
    asked = _parser().parse_args(arguments)
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
