from __future__ import annotations

from tracker.match.keys import exact_pairs


def test_repeated_keys_pair_in_order_one_to_one():
    assert exact_pairs(["a", "b", "a"], ["a", "a", "a"]) == [(0, 0), (2, 1)]


def test_empty_keys_pair_with_nothing():
    assert exact_pairs([""], [""]) == []
