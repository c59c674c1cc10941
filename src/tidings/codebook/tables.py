"""Reads the packaged TOML tables."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """Return the packaged table `name` (without ".toml") as plain values."""
    text = files("tidings.codebook").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def tables_digest() -> str:
    """Return 16 hex digits of SHA-256 over all packaged tables, by name."""
    digest = hashlib.sha256()
    folder = files("tidings.codebook")
    for name in sorted(f.name for f in folder.iterdir() if f.name.endswith((".toml", ".tsv"))):
        digest.update(name.encode())
        digest.update(folder.joinpath(name).read_bytes())
    return digest.hexdigest()[:16]


def inverse(table: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Turn name → words into word → name; the first name that lists a word keeps it."""
    found: dict[str, Any] = {}
    for name, words in table.items():
        for word in words:
            found.setdefault(word, name)
    return found
