from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from tracker.nearest import Block

MODEL = "m@1"


def rows(first: int, count: int, dimension: int = 8) -> Block:
    """Random unit rows with ids from ``first`` on; the same rows for the same ids."""
    made = [np.random.default_rng(first + n).standard_normal(dimension) for n in range(count)]
    vectors = np.stack([row / np.linalg.norm(row) for row in made]).astype(np.float16)
    ids = np.arange(first, first + count, dtype=np.int64)
    return Block(ids, ids * 10, vectors.astype(np.float32))


def ids_of(blocks: Iterable[Block]) -> list[int]:
    return [int(n) for block in blocks for n in block.ids]


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.nearest.mapped.ROWS", 7)
