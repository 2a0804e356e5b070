"""Signals that ask a process to end."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Protocol


class Stoppable(Protocol):
    """Something that works until it is told to stop."""

    def stop(self) -> None:
        """Ask to stop; what is begun is finished."""


@contextmanager
def stopped_by_signals(work: Stoppable) -> Iterator[None]:
    """Stop at SIGTERM and SIGINT, and put the former handlers back afterwards."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        work.stop()

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
