"""Reads the packaged TOML tables."""

import tomllib
from importlib.resources import files
from typing import Any


def read_table(name: str) -> dict[str, Any]:
    """Return the packaged table `name` (without ".toml") as plain values."""
    text = files("tidings.codebook").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
