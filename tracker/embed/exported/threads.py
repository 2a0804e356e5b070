"""How many threads to compute with: no more than the machine has cores left."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

_STAT = Path("/proc/stat")
_BUSY = (0, 2, 5, 6, 7)
"""Columns of the first line of ``/proc/stat`` (see proc(5)) that take a core from us: user, system,
interrupts and other guests. Work at low priority is left out, as it makes room."""


@dataclass(frozen=True, slots=True)
class Load:
    """What the processors have done so far, in seconds of one core; ``at`` is a moment on the clock."""

    at: float
    everybody: float
    ours: float


def load_now(stat: Path = _STAT) -> Load | None:
    """Return the work done so far, or null where the system does not tell."""
    try:
        columns = stat.read_text(encoding="ascii").split("\n", 1)[0].split()[1:]
        tick = 1 / os.sysconf("SC_CLK_TCK")
        everybody = sum(int(columns[n]) for n in _BUSY) * tick
    except (OSError, ValueError, IndexError):
        return None
    own = os.times()
    return Load(time.monotonic(), everybody, own.user + own.system)


def free_cores(since: Load | None, stat: Path = _STAT) -> int:
    """Return the cores that others have left idle since a moment, at least one.

    Two processes that each take every core are slower than two that share them. The load average is no
    guide: it tells of the last minutes, and a machine that has just become idle would be left idle.
    """
    try:
        cores = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every platform
        cores = os.cpu_count() or 1
    now = load_now(stat)
    if since is None or now is None:
        return cores
    return free_of(cores, since, now)


def free_of(cores: int, before: Load, after: Load) -> int:
    """Return how many of ``cores`` were not busy with the work of others between two moments."""
    spent = after.at - before.at
    others = (after.everybody - before.everybody) - (after.ours - before.ours)
    return min(cores, max(1, cores - round(others / spent))) if spent > 0 else cores
