"""The published form keeps to the schema that is shipped; the store's form keeps every field."""

import json
import re
from collections.abc import Callable
from copy import deepcopy
from importlib.resources import files
from typing import Any

import pytest

import tidings
from tests.support import needs_seeds, seed
from tidings.codec import article_id, decode, encode
from tidings.readers.reading import published
from tidings.values import Reading

SCHEMA: dict[str, Any] = json.loads(
    files("tidings").joinpath("reading.schema.json").read_text("utf-8")
)
TYPES: dict[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float),
    "boolean": bool, "null": type(None),
}  # fmt: skip
TEXT = (
    "French Foreign Minister Anne Leroy met Polish envoy Jan Nowak in Oslo on Monday.\n"
    '"We will expel 12 diplomats unless the base is closed by May 3," she said.\n'
    "A senior Polish official told Reuters that France had cancelled a second meeting."
)


def problems(value: Any, rule: dict[str, Any], at: str = "$") -> list[str]:
    """Return where a value breaks the part of JSON Schema that our schema uses."""
    if "$ref" in rule:
        return problems(value, SCHEMA["$defs"][rule["$ref"].rsplit("/", 1)[1]], at)
    if "anyOf" in rule:
        each = [problems(value, r, at) for r in rule["anyOf"]]
        return [] if [] in each else min(each, key=len)
    found = []
    if "enum" in rule and value not in rule["enum"]:
        found.append(f"{at}: {value!r} is none of {rule['enum']}")
    kinds = rule.get("type", [])
    kinds = [kinds] if isinstance(kinds, str) else kinds
    if kinds and not any(_is(value, k) for k in kinds):
        return [f"{at}: {value!r} is no {kinds}"]
    if isinstance(value, str) and "pattern" in rule and not re.search(rule["pattern"], value):
        found.append(f"{at}: {value!r} is not like {rule['pattern']}")
    if isinstance(value, int | float) and not rule.get("minimum", value) <= value <= rule.get(
        "maximum", value
    ):
        found.append(f"{at}: {value} is out of range")
    return found + _parts(value, rule, at)


def _parts(value: Any, rule: dict[str, Any], at: str) -> list[str]:
    found = []
    if isinstance(value, list):
        if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
            found.append(f"{at}: {len(value)} items")
        for n, item in enumerate(value):
            found += problems(item, rule.get("items", {}), f"{at}[{n}]")
    if isinstance(value, dict):
        found += [f"{at}: no {k}" for k in rule.get("required", ()) if k not in value]
        for key, item in value.items():
            if key in rule.get("properties", {}):
                found += problems(item, rule["properties"][key], f"{at}.{key}")
            elif rule.get("additionalProperties") is False:
                found.append(f"{at}: {key} is not in the schema")
    return found


def _is(value: Any, kind: str) -> bool:
    return isinstance(value, TYPES[kind]) and not (
        kind in ("integer", "number") and isinstance(value, bool)
    )


@pytest.fixture(scope="module")
def form() -> dict[str, Any]:
    return published(tidings.read(TEXT, published="2019-04-16", outlet="Courier"))


def test_a_published_reading_keeps_to_the_schema(form: dict[str, Any]) -> None:
    assert problems(form, SCHEMA) == []
    for part in ("actors", "mentions", "times", "events", "statements", "commitments"):
        assert form[part], part
    json.dumps(form)


def test_the_check_can_fail(form: dict[str, Any]) -> None:
    spoilers: tuple[Callable[[dict[str, Any]], object], ...] = (
        lambda f: f.update(extra=1),
        lambda f: f.pop("clutter"),
        lambda f: f["actors"][0].update(kind="robot"),
        lambda f: f["actors"][0].update(country="France"),
        lambda f: f["mentions"][0].update(actor=-1),
        lambda f: f["statements"][0].update(manner=None),
        lambda f: f["published"].update(earliest="16 April"),
        lambda f: f["events"][0].update(confidence=2.0),
    )
    for spoil in spoilers:
        spoiled = deepcopy(form)
        spoil(spoiled)
        assert problems(spoiled, SCHEMA), spoil


def test_every_object_of_the_schema_is_closed() -> None:
    def walk(rule: Any) -> None:
        if isinstance(rule, dict):
            if rule.get("type") == "object":
                assert rule["additionalProperties"] is False
                assert sorted(rule["required"]) == sorted(rule["properties"])
            for item in rule.values():
                walk(item)
        elif isinstance(rule, list):
            for item in rule:
                walk(item)

    walk(SCHEMA)


def test_references_are_in_range(form: dict[str, Any]) -> None:
    actors, statements, events = (len(form[k]) for k in ("actors", "statements", "events"))
    assert [a["ref"] for a in form["actors"]] == list(range(actors))
    assert all(m["actor"] < actors for m in form["mentions"])
    for event in form["events"]:
        assert all(a < actors for a in (*event["source"], *event["target"]))
        assert event["statement"] is None or event["statement"] < statements
        assert event["answers"] is None or event["answers"] < events
    for statement in form["statements"]:
        assert all(a < actors for a in (*statement["actors"], *statement["to"]))


def test_the_store_form_comes_back_whole() -> None:
    reading = tidings.read(TEXT, published="2019-04-16")
    assert decode(encode(reading), Reading) == reading
    assert encode(reading) == encode(tidings.read(TEXT, published="2019-04-16"))


def test_article_ids_are_made_from_the_words() -> None:
    assert article_id("a", "b") != article_id("a")
    assert article_id("a") == article_id("a")
    assert len(article_id("a")) == 16


def test_an_unread_article_is_published_too() -> None:
    form = published(tidings.read(""))
    assert problems(form, SCHEMA) == []
    assert form["published"]["earliest"] is None


@needs_seeds
@pytest.mark.parametrize(
    ("number", "day"), [("000", "2017-06-21"), ("004", "2017-07-18"), ("000", None), ("004", None)]
)
def test_seeds_keep_to_the_schema(number: str, day: str | None) -> None:
    assert problems(published(tidings.read(seed(number), published=day)), SCHEMA) == []
