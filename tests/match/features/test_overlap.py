from __future__ import annotations

import math

import numpy as np
import pytest

from tracker.match.candidates import Candidates
from tracker.match.features.overlap import exclusive, overlap

_OLD = [frozenset({"ferry", "harbour"}), frozenset()]
_NEW = [frozenset({"ferry"}), frozenset({"harbour", "ferry", "tax"})]
_GRID = Candidates(np.array([0, 0, 1, 1]), np.array([0, 1, 0, 1]), 2, 2)


def test_containment_is_a_share_of_the_weight():
    found = overlap(_GRID, _OLD, _NEW, {"ferry": 3, "harbour": 1, "tax": 1}, 4)
    ferry, rare = math.log1p(4 / 3), math.log1p(4)
    assert found.mass.tolist() == pytest.approx([ferry, ferry + rare, 0, 0])
    assert found.of_old.tolist() == pytest.approx([ferry / (ferry + rare), 1, 0, 0])
    assert found.of_new.tolist() == pytest.approx([1, (ferry + rare) / (ferry + 2 * rare), 0, 0])


def test_cosine_of_equal_parts_is_one():
    found = overlap(_GRID, _NEW, _NEW, {"ferry": 2, "harbour": 1, "tax": 1}, 2)
    assert found.cosine[[0, 3]].tolist() == pytest.approx([1, 1])


def test_a_word_of_these_two_alone_counts_one():
    assert exclusive(_GRID, _OLD, _NEW).tolist() == pytest.approx([0.5, 1.5, 0, 0])
