"""Reads the phrase tables of this stage once."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_DATA = Path(__file__).resolve().parent / "data"


@dataclass(frozen=True, slots=True)
class Cue:
    """One weighted piece of evidence: ``why`` it counts, the pattern that finds it, and how often it must."""

    weight: float
    pattern: re.Pattern[str]
    why: str
    times: int = 1

    def found(self, text: str) -> bool:
        """Whether the pattern occurs often enough."""
        if self.times == 1:
            return self.pattern.search(text) is not None
        return len(self.pattern.findall(text)) >= self.times


@dataclass(frozen=True, slots=True)
class Cues:
    """A set of cues whose weights add up, and the sum from which they convince."""

    threshold: float
    cues: tuple[Cue, ...]

    def weigh(self, text: str) -> tuple[float, tuple[str, ...]]:
        """Sum of the weights found in ``text``, and what was found, in the order of the table."""
        found = [cue for cue in self.cues if cue.found(text)]
        return sum(cue.weight for cue in found), tuple(dict.fromkeys(cue.why for cue in found if cue.why))

    def convince(self, text: str) -> tuple[str, ...] | None:
        """What was found when it reaches the threshold, otherwise null."""
        total, why = self.weigh(text)
        return why if total >= self.threshold else None


@cache
def table(name: str) -> dict[str, Any]:
    """The parsed file ``data/<name>.toml``."""
    with (_DATA / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def cues(name: str, *, ignore_case: bool = True) -> Cues:
    """The weighted cues of ``data/<name>.toml``."""
    flags = re.IGNORECASE if ignore_case else 0
    data = table(name)
    return Cues(
        float(data["threshold"]),
        tuple(
            Cue(float(cue["weight"]), re.compile(cue["pattern"], flags), cue.get("why", ""))
            for cue in data["cue"]
        ),
    )


@cache
def alternation(name: str, *path: str) -> re.Pattern[str]:
    """All patterns of a list in ``data/<name>.toml`` as one, capitals ignored."""
    node: Any = table(name)
    for key in path:
        node = node[key]
    return re.compile("|".join(f"(?:{pattern})" for pattern in node), re.IGNORECASE)
