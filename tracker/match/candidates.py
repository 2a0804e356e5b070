"""Which pairs are worth scoring: all of a short document, the nearest of a long one."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.match.side import Vectors

Indexes = NDArray[np.intp]

ALL_PAIRS = 12_000
"""Up to this many pairs each one is scored; it covers two statements of a hundred sentences."""
NEAREST = 12
"""Beyond that, the pairs kept for each sentence by meaning, and as many by wording."""
_BLOCK = 512
_BUCKETS = 2048


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs by position, sorted by row, then column; ``rows`` counts older, ``columns`` newer ones."""

    row: Indexes
    column: Indexes
    rows: int
    columns: int

    def __len__(self) -> int:
        return len(self.row)


def propose(
    old: Vectors, new: Vectors, old_parts: Sequence[frozenset[str]], new_parts: Sequence[frozenset[str]]
) -> Candidates:
    """Return the pairs to score; ``parts`` are the character n-grams of each sentence.

    Memory is bounded by blocks of rows: ``O((n + m) · (NEAREST + _BUCKETS))``, never ``n · m``.
    """
    rows, columns = len(old), len(new)
    if rows * columns <= ALL_PAIRS:
        grid = np.indices((rows, columns)).reshape(2, -1)
        return Candidates(grid[0], grid[1], rows, columns)
    old_words, new_words = hashed(old_parts), hashed(new_parts)
    codes = [
        _nearest(old, new) @ np.array([columns, 1]),
        _nearest(new, old) @ np.array([1, columns]),
        _nearest(old_words, new_words) @ np.array([columns, 1]),
        _nearest(new_words, old_words) @ np.array([1, columns]),
    ]
    both = np.unique(np.concatenate(codes))
    return Candidates(both // columns, both % columns, rows, columns)


def hashed(parts: Sequence[frozenset[str]]) -> Vectors:
    """Hash sets of n-grams to unit ``float32`` rows (the hashing trick), rare buckets weighing more."""
    table = np.zeros((len(parts), _BUCKETS), dtype=np.float32)
    for row, grams in enumerate(parts):
        for gram in grams:
            table[row, zlib.crc32(gram.encode()) % _BUCKETS] = 1.0
    share = table.mean(axis=0)
    table *= np.log1p(1.0 / np.maximum(share, 1e-6)).astype(np.float32)
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), np.float32(1e-12))
    return table


def _nearest(queries: Vectors, pool: Vectors) -> Indexes:
    """Return ``(query, pool)`` index pairs of the ``NEAREST`` pool rows of every query."""
    keep = min(NEAREST, len(pool))
    found = []
    for start in range(0, len(queries), _BLOCK):
        scores = queries[start : start + _BLOCK] @ pool.T
        best = np.argpartition(-scores, keep - 1, axis=1)[:, :keep]
        query = np.repeat(np.arange(start, start + len(scores)), keep)
        found.append(np.stack([query, best.ravel()], axis=1))
    return np.concatenate(found)
