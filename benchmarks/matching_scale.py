"""Forty sentences sought among ever more earlier ones, in a mapped file of vectors, beside one plain product.

python -m benchmarks.matching_scale [ROWS ...]

The yardstick is one numpy product of the forty with the same matrix in memory, single precision; finding the
best is not part of it. Private memory is what the search adds to the process and no other can share
(RssAnon), at its peak. The rows are random unit vectors with near copies of the queries among them.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from benchmarks.sidebyside import in_turn, ratios
from tracker.nearest import Block, Ids, Mapped, Near, Vectors, map_file, nearest, write_file

_MODEL = "random@1"
_WIDE = 384
_QUERIES = 40
_KEEP = 64
_COPIES = 4
_CHUNK = 10_000
_ROUNDS = 7
_LEAST = 1_000_000
"""Rows that a job goes through at the least."""


@dataclass(frozen=True, slots=True)
class Sought:
    """The forty, and where near copies of each lie: ``int64[40, copies]``."""

    vectors: Vectors
    words: Ids
    planted: Ids


def sought(rows: int) -> Sought:
    """Invent queries and choose places for their copies."""
    chance = np.random.default_rng(3)
    vectors = _unit(chance.standard_normal((_QUERIES, _WIDE), dtype=np.float32))
    places = chance.choice(rows, (_QUERIES, _COPIES), replace=False) + 1
    return Sought(vectors, np.arange(-_QUERIES, 0), places)


def invented(rows: int, given: Sought) -> Iterator[Block]:
    """Yield random rows, rounded to half precision as stored ones are; ids count from 1."""
    chance = np.random.default_rng(4)
    for first in range(1, rows + 1, _CHUNK):
        ids = np.arange(first, first + _CHUNK)
        vectors = chance.standard_normal((_CHUNK, _WIDE), dtype=np.float32)
        for query, copy in zip(
            *np.nonzero((given.planted >= first) & (given.planted < first + _CHUNK)), strict=True
        ):
            row = vectors[given.planted[query, copy] - first]
            row[:] = given.vectors[query] + (0.01 + 0.005 * copy) * row
        yield Block(ids, ids, _unit(vectors).astype(np.float16).astype(np.float32))


def search(mapped: Mapped, given: Sought) -> Near:
    """What a new statement asks of the file."""
    return nearest(given.vectors, given.words, mapped.blocks(), _KEEP)


def private() -> float:
    """Return the private memory of this process in MB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("RssAnon"):
            return int(line.split()[1]) / 1024
    raise SystemExit("this system does not say how much of the memory is private")


def private_peak(mapped: Mapped, given: Sought) -> float:
    """Return how many MB of private memory one search adds at its peak."""
    base, peaks, over = private(), [0.0], threading.Event()

    def watch() -> None:
        while not over.wait(0.001):
            peaks.append(private())

    watching = threading.Thread(target=watch)
    watching.start()
    search(mapped, given)
    over.set()
    watching.join()
    return max(peaks) - base


def measure(rows: int, folder: Path) -> tuple[float, float, float, float, float]:
    """Return (× of the plain product on the clock, × in processor time, seconds, MB, bytes a row)."""
    given, path = sought(rows), folder / f"{rows}.rows"
    write_file(path, _MODEL, _WIDE, invented(rows, given))
    mapped = map_file(path, _MODEL)
    if isinstance(mapped, str):
        raise SystemExit(mapped)
    memory = private_peak(mapped, given)
    matrix = np.concatenate([block.vectors for block in mapped.blocks()])
    _compare(search(mapped, given), matrix, given)
    turned = np.ascontiguousarray(given.vectors.T)
    times = max(1, _LEAST // rows)
    jobs = {
        "plain": partial(_again, times, partial(np.matmul, matrix, turned)),
        "mapped": partial(_again, times, partial(search, mapped, given)),
    }
    costs = in_turn(jobs, _ROUNDS)
    size = path.stat().st_size / rows
    path.unlink()
    wall, cpu = ratios(costs["mapped"], costs["plain"])
    return wall, cpu, float(np.median([cost.wall / times for cost in costs["mapped"]])), memory, size


def _again(times: int, work: Callable[[], object]) -> None:
    """Do short work several times, so that it can be timed."""
    for _ in range(times):
        work()


def _compare(near: Near, matrix: Vectors, given: Sought) -> None:
    """See that what was found is what the whole product says, and that it is what was planted."""
    scores = given.vectors @ matrix.T
    best = -np.sort(-np.partition(scores, -_KEEP, axis=1)[:, -_KEEP:], axis=1)
    if not np.allclose(near.cosines, best, atol=1e-6):
        raise SystemExit("the mapped search is not exact")
    if not np.array_equal(np.sort(near.ids[:, :_COPIES]), np.sort(given.planted)):
        raise SystemExit("a planted copy was not found")


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or [10_000, 100_000, 1_000_000]
    print(f"{_QUERIES} sentences among  × plain product        private  growth")
    print("                    clock  processor         MB  against linear")
    first: tuple[int, float] | None = None
    for rows in sizes:
        # A process each: memory that a search before has left over would not be counted.
        with (
            tempfile.TemporaryDirectory() as folder,
            ProcessPoolExecutor(1, get_context("spawn")) as alone,
        ):
            wall, cpu, seconds, memory, size = alone.submit(measure, rows, Path(folder)).result()
        first = first or (rows, seconds)
        growth = seconds / first[1] / (rows / first[0])
        print(f"{rows:>18,}  {wall:5.2f}      {cpu:5.2f}     {memory:6.0f}  {growth:6.2f}", flush=True)
    print(
        f"{size:.0f} bytes a row in the file; found as exactly as by the product, {_KEEP} for each sentence"
    )


if __name__ == "__main__":
    main()
