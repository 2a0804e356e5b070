from __future__ import annotations

import numpy as np
import pytest

from tracker.errors import ModelError
from tracker.match.side import Side, same_width


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_a_vector_that_is_not_finite_names_its_sentence(bad):
    vectors = np.ones((3, 4), dtype=np.float32)
    vectors[1, 2] = bad
    with pytest.raises(ModelError, match="sentence 2"):
        Side(["a", "b", "c"], vectors)


@pytest.mark.parametrize("shape", [(1, 4), (3, 4), (2,)])
def test_vectors_must_fit_the_sentences(shape):
    with pytest.raises(ModelError, match="2 sentences"):
        Side(["a", "b"], np.ones(shape, dtype=np.float32))


def test_rows_get_unit_length():
    made = Side(["a", "b"], np.array([[3, 4], [0, 0]], dtype=np.float32))
    assert np.allclose(made.vectors, [[0.6, 0.8], [0, 0]])


def test_unit_rows_are_not_copied():
    rows = np.eye(3, dtype=np.float32)
    assert Side(["a", "b", "c"], rows).vectors is rows


def test_no_sentences_need_no_vectors():
    assert len(Side([], np.zeros(0, dtype=np.float32))) == 0


def test_subset_keeps_text_and_vector_together():
    made = Side(["a", "b", "c"], np.eye(3, dtype=np.float32)).subset([2, 0])
    assert made.texts == ("c", "a")
    assert made.vectors.tolist() == [[0, 0, 1], [1, 0, 0]]


def test_vectors_of_two_models_are_refused():
    one = Side(["a"], np.ones((1, 3), dtype=np.float32))
    two = Side(["b"], np.ones((1, 4), dtype=np.float32))
    with pytest.raises(ModelError, match="two models"):
        same_width(one, two)
