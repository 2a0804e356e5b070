"""The ladder as data: reads ``ladder.toml`` or a user's own, and refuses what it cannot use."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from tracker.errors import ConfigError

DEFAULT_FILE = Path(__file__).with_name("data") / "ladder.toml"
GAP = "…"
_RUNG_KEYS = {"name", "family", "level", "words", "opening", "stems", "literals"}
_MODIFIER_KEYS = {"kind", "scope", "change", "words"}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase to find: per position the forms that fit, or the gap sign for up to five words."""

    steps: tuple[frozenset[str], ...]
    opening: bool = False
    """Counts only where a paragraph opens with it."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One rung of the ladder: the words that stand on it, their family and level (0 to 1)."""

    name: str
    family: str
    level: float
    patterns: tuple[Pattern, ...] = ()
    literals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """Words that raise (intensifier) or lower (hedge) the level of a verb near them."""

    kind: str
    scope: str
    change: float
    phrases: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Ladder:
    """All rungs and modifiers, and which families may be compared with one another."""

    rungs: tuple[Rung, ...]
    modifiers: tuple[Modifier, ...] = ()
    comparable: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def by_first_word(self) -> dict[str, list[tuple[Pattern, Rung]]]:
        """Patterns by the dictionary forms of their first word."""
        index: dict[str, list[tuple[Pattern, Rung]]] = {}
        for rung in self.rungs:
            for pattern in rung.patterns:
                for form in pattern.steps[0]:
                    index.setdefault(form, []).append((pattern, rung))
        return index

    @cached_property
    def literals(self) -> list[tuple[str, Rung]]:
        """Phrases that are matched as they stand, longest first."""
        pairs = [(literal, rung) for rung in self.rungs for literal in rung.literals]
        return sorted(pairs, key=lambda pair: -len(pair[0]))


@cache
def default_ladder() -> Ladder:
    """Return the ladder that ships with the program."""
    return load_ladder(DEFAULT_FILE)


def load_ladder(path: Path) -> Ladder:
    """Read a ladder from a TOML file.

    Raises:
        ConfigError: the file is missing, is not TOML, or holds something that is not a ladder.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise ConfigError(
            "there is no such ladder file", where=str(path), do="Check the path, or leave it out"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"not a TOML file ({error})", where=str(path), do="Correct it") from None
    return parse_ladder(raw, where=str(path))


def parse_ladder(raw: Mapping[str, Any], *, where: str = "ladder") -> Ladder:
    """Build a ladder from parsed TOML (see the shipped file for its form).

    Raises:
        ConfigError: an unknown key, a level outside 0 to 1, a rung without words, no rung at all.
    """
    endings = [ending for group in raw.get("endings", {}).values() for ending in group]
    rungs = tuple(_rung(item, endings, where) for item in raw.get("rung", []))
    if not rungs:
        raise ConfigError("it has no rung", where=where, do="Add at least one [[rung]]")
    modifiers = tuple(_modifier(item, where) for item in raw.get("modifier", []))
    comparable = {name: frozenset(others) for name, others in raw.get("comparable", {}).items()}
    return Ladder(rungs, modifiers, comparable)


def _rung(item: Mapping[str, Any], endings: Iterable[str], where: str) -> Rung:
    name = str(item.get("name", ""))
    _refuse_unknown(item, _RUNG_KEYS, f"{where}, rung {name or '?'}")
    level = item.get("level")
    if not name or not item.get("family") or not isinstance(level, int | float) or not 0 <= level <= 1:
        raise ConfigError(
            "a rung needs a name, a family and a level from 0 to 1", where=f"{where}, rung {name or '?'}"
        )
    patterns = [_pattern(phrase) for phrase in item.get("words", [])]
    patterns += [_pattern(phrase, opening=True) for phrase in item.get("opening", [])]
    literals = [stem + ending for stem in item.get("stems", []) for ending in endings]
    literals += item.get("literals", [])
    if not patterns and not literals:
        raise ConfigError("it has no words", where=f"{where}, rung {name}", do="Add words or remove it")
    return Rung(name, str(item["family"]), float(level), tuple(patterns), tuple(literals))


def _pattern(phrase: str, *, opening: bool = False) -> Pattern:
    steps = tuple(frozenset(step.lower().split("|")) for step in phrase.split())
    if not steps or steps[0] == {GAP} or steps[-1] == {GAP}:
        raise ConfigError(f"“{phrase}” must begin and end with a word", where="ladder")
    return Pattern(steps, opening)


def _modifier(item: Mapping[str, Any], where: str) -> Modifier:
    _refuse_unknown(item, _MODIFIER_KEYS, f"{where}, modifier")
    scope, kind = item.get("scope"), item.get("kind")
    if scope not in {"near", "clause", "next"} or kind not in {"intensifier", "hedge"}:
        raise ConfigError(
            "a modifier needs kind (intensifier, hedge) and scope (near, clause, next)", where=where
        )
    phrases = tuple(tuple(words.lower().split()) for words in item.get("words", []))
    return Modifier(str(kind), str(scope), float(item.get("change", 0)), phrases)


def _refuse_unknown(item: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(item) - known)
    if unknown:
        raise ConfigError(
            f"unknown key “{unknown[0]}”", where=where, do=f"Use one of {', '.join(sorted(known))}"
        )
