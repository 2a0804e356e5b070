from __future__ import annotations

import numpy as np

from tracker.match.candidates import NEAREST, hashed, propose


def _noise(rows: int) -> np.ndarray:
    vectors = np.random.default_rng(rows).standard_normal((rows, 16)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_every_pair_of_a_short_document():
    found = propose(_noise(3), _noise(4), [frozenset()] * 3, [frozenset()] * 4)
    assert len(found) == 12
    assert list(zip(found.row, found.column, strict=True))[5] == (1, 1)


def test_nothing_for_an_empty_side():
    assert len(propose(_noise(0), _noise(4), [], [frozenset()] * 4)) == 0


def test_a_long_document_keeps_the_nearest_by_meaning_and_by_wording():
    old, new = _noise(200), _noise(300)
    old_parts = [frozenset({f"w{i}"}) for i in range(200)]
    new_parts = [frozenset({f"w{299 - j}"}) for j in range(300)]
    found = propose(old, new, old_parts, new_parts)
    kept = set(zip(found.row.tolist(), found.column.tolist(), strict=True))
    assert {(i, 299 - i) for i in range(200)} <= kept
    assert {(i, int((old[i] @ new.T).argmax())) for i in range(200)} <= kept
    assert len(kept) == len(found) <= 2 * (200 + 300) * NEAREST


def test_pairs_come_by_row_then_column():
    found = propose(_noise(200), _noise(300), [frozenset()] * 200, [frozenset()] * 300)
    assert (np.diff(found.row * 300 + found.column) > 0).all()


def test_hashed_rows_have_unit_length_or_none():
    rows = hashed([frozenset({"ab", "cd"}), frozenset()])
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0])
