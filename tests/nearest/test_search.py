from __future__ import annotations

import numpy as np
import pytest

from nearest.conftest import rows
from tracker.nearest import Block, nearest, words_key

NONE = np.array([], dtype=np.int64)


def cut(block: Block, size: int) -> list[Block]:
    return [
        Block(block.ids[k : k + size], block.words[k : k + size], block.vectors[k : k + size])
        for k in range(0, len(block), size)
    ]


@pytest.mark.parametrize("size", [1, 3, 7, 50])
@pytest.mark.parametrize("keep", [1, 4, 60])
def test_it_is_exact_whatever_the_blocks(size: int, keep: int) -> None:
    pool, queries = rows(1, 50), rows(1000, 9).vectors
    near = nearest(queries, NONE, cut(pool, size), keep)
    cosines = queries @ pool.vectors.T
    order = np.argsort(-cosines, axis=1)[:, :keep]
    assert near.ids[:, : order.shape[1]].tolist() == pool.ids[order].tolist()
    assert np.allclose(near.cosines[:, : order.shape[1]], np.take_along_axis(cosines, order, axis=1))
    assert (near.ids[:, 50:] == -1).all()


def test_only_rows_that_are_asked_for_count() -> None:
    pool, queries = rows(1, 40), rows(1000, 3).vectors
    among = np.arange(5, 40, 5)
    near = nearest(queries, np.array([50, 60]), cut(pool, 6), 3, among)
    inside = pool.ids[np.isin(pool.ids, among)]
    cosines = queries @ pool.vectors[np.isin(pool.ids, among)].T
    assert near.ids.tolist() == inside[np.argsort(-cosines, axis=1)[:, :3]].tolist()
    assert near.equal == {5}


def test_rows_of_the_same_words_are_found_however_far_they_are() -> None:
    pool = rows(1, 30)
    near = nearest(-pool.vectors[:1], np.array([10, 300, 7]), cut(pool, 4), 1)
    assert near.equal == {1, 30}
    assert near.ids[0, 0] != 1


def test_no_rows_no_finds() -> None:
    near = nearest(rows(1, 2).vectors, np.array([10]), [], 2)
    assert near.ids.tolist() == [[-1, -1], [-1, -1]]
    assert near.equal == frozenset()


def test_texts_of_the_same_words_share_a_key() -> None:
    assert words_key("They met.") == words_key("THEY  met!")
    assert words_key("They met.") != words_key("They met again.")
