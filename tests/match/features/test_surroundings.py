from __future__ import annotations

import numpy as np
import pytest

from tracker.match.candidates import Candidates
from tracker.match.features.meaning import parts
from tracker.match.features.surroundings import blend, surroundings_columns
from tracker.match.grouping import Leftover


def _unit(rows) -> np.ndarray:
    array = np.asarray(rows, dtype=np.float32)
    return array / np.linalg.norm(array, axis=1, keepdims=True)


def _grid(rows: int, columns: int) -> Candidates:
    place = np.indices((rows, columns)).reshape(2, -1)
    return Candidates(place[0], place[1], rows, columns)


def _alone(rows: int, columns: int) -> Leftover:
    return Leftover((), tuple((i,) for i in range(rows)), tuple((j,) for j in range(columns)))


def test_neighbours_are_added_up_by_distance_and_ends_have_fewer():
    rows = np.eye(4, dtype=np.float32)
    found = blend(rows, {-1: 1.0, 1: 2.0})
    assert found[0] == pytest.approx([0, 1, 0, 0])
    assert found[1] == pytest.approx(np.array([1, 0, 2, 0]) / 5**0.5)
    assert found[3] == pytest.approx([0, 0, 1, 0])


def test_a_single_sentence_has_nothing_beside_it():
    assert blend(np.ones((1, 3), dtype=np.float32), {-1: 1.0, 1: 1.0}).tolist() == [[0.0, 0.0, 0.0]]


def test_a_vague_sentence_is_placed_by_what_stands_beside_it():
    fish, boats, vague = [1, 0, 0.1], [0, 1, 0.1], [0.1, 0.1, 1]
    old = _unit([fish, vague, fish, boats, boats, boats])
    new = _unit([boats, vague, boats, fish, vague, fish])
    pairs = _grid(6, 6)
    found = surroundings_columns(pairs, _alone(6, 6), (old, new))
    value = {(i, j): found["place.beside"][i * 6 + j] for i in range(6) for j in range(6)}
    assert value[1, 4] > value[1, 1]
    assert all(np.isfinite(column).all() for column in found.values())


def test_what_many_sentences_say_explains_little():
    """The one sentence about boats explains a new one on boats; each of three on fish only a third."""
    rng = np.random.default_rng(1)
    fish, boats = _unit(rng.standard_normal((2, 8)))
    old = np.array([fish, fish, fish, boats], dtype=np.float32)
    new = np.array([fish, boats], dtype=np.float32)
    found = parts(_grid(4, 2), old, new, old).reshape(4, 2)
    assert found[3, 1] > 2 * found[0, 0] > 0


@pytest.mark.parametrize("count", [3, 40])
def test_both_ways_to_solve_agree(count):
    rng = np.random.default_rng(2)
    old, new = _unit(rng.standard_normal((count, 12))), _unit(rng.standard_normal((2, 12)))
    expected = np.linalg.solve(old @ old.T + 0.3 * np.eye(count), old @ new.T)
    assert parts(_grid(count, 2), old, new, old) == pytest.approx(expected.ravel(), abs=1e-4)
