"""How many threads to compute with: no more than the machine has cores left."""

from __future__ import annotations

import os


def free_cores() -> int:
    """Return the cores that are not busy with other work, at least one.

    Two processes that each take every core are slower than two that share them.
    """
    try:
        cores = len(os.sched_getaffinity(0))
        load = os.getloadavg()[0]
    except (AttributeError, OSError):  # not on every platform
        return os.cpu_count() or 1
    return free_of(cores, load)


def free_of(cores: int, load: float) -> int:
    """Return how many of ``cores`` a load of ``load`` runnable processes leaves, at least one."""
    return max(1, cores - round(load))
