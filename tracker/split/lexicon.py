"""The word lists of the sentence pass, read once from ``data/sentences.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_FILE = Path(__file__).with_name("data") / "sentences.toml"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word lists in the shape in which the rules look them up."""

    classes: dict[str, str]
    """Abbreviation without its last stop → class (``title``, ``month``, ``reference`` …)."""
    starters: frozenset[str]
    clock_follow: frozenset[str]
    before_ordinal: frozenset[str]
    particles: frozenset[str]
    reporting: frozenset[str]
    roles: frozenset[str]
    labelled: frozenset[str]
    korean_particles_spaced: tuple[str, ...]
    korean_finals: tuple[str, ...]
    japanese_particles: tuple[str, ...]
    japanese_starters: tuple[str, ...]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the shipped word lists."""
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    after, quotes = raw["after"], raw["quotes"]
    return Lexicon(
        classes={word: name for name, words in raw["classes"].items() for word in words},
        starters=frozenset(after["starters"] + after["nouns"]),
        clock_follow=frozenset(after["clock_follow"]),
        before_ordinal=frozenset(after["before_ordinal"]),
        particles=frozenset(after["particles"]),
        reporting=frozenset(after["reporting"]),
        roles=frozenset(after["roles"]),
        labelled=frozenset(raw["before"]["labelled"]),
        korean_particles_spaced=tuple(quotes["korean_particles_spaced"]),
        korean_finals=tuple(quotes["korean_finals"]),
        japanese_particles=tuple(quotes["japanese_particles"]),
        japanese_starters=tuple(quotes["japanese_starters"]),
    )
