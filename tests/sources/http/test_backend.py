from __future__ import annotations

import httpcore2
import pytest

from sources.conftest import Clock
from tracker.sources.http.backend import _TimedStream
from tracker.sources.http.deadline import Deadline


class Flood(httpcore2.NetworkStream):
    """A connection on which there is always something to read."""

    def __init__(self) -> None:
        self.timeouts: list[float | None] = []

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.timeouts.append(timeout)
        return b"x"[:max_bytes]


def test_waits_shrink_with_the_time_and_reading_ends_with_it(clock: Clock) -> None:
    deadline = Deadline(10, clock.monotonic)
    flood = Flood()
    stream = _TimedStream(flood, deadline)
    deadline.start()
    for _ in range(3):
        stream.read(1, timeout=6)
        clock.time += 4
    assert flood.timeouts == [6, 6, 2]
    with pytest.raises(httpcore2.ReadTimeout):
        stream.read(1, timeout=6)


def test_each_request_has_the_whole_time(clock: Clock) -> None:
    deadline = Deadline(10, clock.monotonic)
    deadline.start()
    clock.time += 11
    assert deadline.left == 0
    deadline.start()
    assert deadline.left == 10
