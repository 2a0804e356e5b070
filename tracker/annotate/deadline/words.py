"""The closed word classes of the grammar, read once from its data files."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from tracker.model import Precision


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed ``data/NAME.toml`` that ships beside this module."""
    path = files("tracker.annotate.deadline") / "data" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def words(name: str) -> frozenset[str]:
    """A list of ``words.toml``."""
    return frozenset(table("words")[name])


@lru_cache(maxsize=4096)
def unit(word: str) -> Precision | None:
    """The calendar unit a word names; hours count as days."""
    name = table("words")["units"].get(word)
    return Precision("day" if name == "hour" else name) if name else None


@lru_cache(maxsize=4096)
def number(word: str) -> int | None:
    """The value of a figure or a number word up to a hundred."""
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return int(word)
    value = table("words")["numbers"].get(word)
    return int(value) if value else None


@lru_cache(maxsize=4096)
def ordinal(word: str) -> int | None:
    """1 to 4, or -1 for the last."""
    value = table("words")["ordinals"].get(word)
    return int(value) if value else None


@lru_cache(maxsize=4096)
def part(word: str) -> str | None:
    """``end``, ``start``, ``middle``, ``early``, ``late``, ``later``, ``rest`` or ``course``."""
    return next((name for name, members in table("words")["parts"].items() if word in members), None)
