"""Measures things side by side: in turn, several times, so that a busy machine slows all of them alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one call took, in seconds: on the clock, and of all processors together."""

    wall: float
    cpu: float


def cost_of(work: Callable[[], object]) -> Cost:
    """Call ``work`` once; what child processes take counts, once they have ended."""
    wall, cpu = time.perf_counter(), _cpu()
    work()
    return Cost(time.perf_counter() - wall, _cpu() - cpu)


def in_turn(jobs: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, list[Cost]]:
    """Do every job once a round, and return what each took in every round."""
    costs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, work in jobs.items():
            costs[name].append(cost_of(work))
    return costs


def ratios(costs: Sequence[Cost], base: Sequence[Cost]) -> tuple[float, float]:
    """Return the medians over the rounds of (wall, processor) time in units of the base's."""
    pairs = list(zip(costs, base, strict=True))
    return (
        statistics.median(cost.wall / other.wall for cost, other in pairs),
        statistics.median(cost.cpu / other.cpu for cost, other in pairs),
    )


def table(costs: Mapping[str, Sequence[Cost]], base: str, goal: Mapping[str, str] | None = None) -> str:
    """Return a table of all jobs in units of ``base``, with seconds for orientation."""
    width = max(map(len, costs))
    lines = [f"{'':{width}}   wall   processor  (× {base})    seconds  goal"]
    for name, found in costs.items():
        wall, cpu = ratios(found, costs[base])
        seconds = statistics.median(cost.wall for cost in found)
        lines.append(
            f"{name:{width}}  {wall:6.3f}  {cpu:6.3f}  {seconds:18.2f}  {(goal or {}).get(name, '')}".rstrip()
        )
    return "\n".join(lines)


def python(*arguments: str, cwd: Path | None = None, **environment: str) -> None:
    """Run this interpreter in a process of its own, quietly; an error ends the benchmark."""
    subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system
