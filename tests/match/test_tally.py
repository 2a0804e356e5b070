from __future__ import annotations

import pytest

from tracker.match.gold import Labelled
from tracker.match.tally import Counts, by_source, tally

_DOCUMENT = Labelled(
    "d", "s", tuple("abcd"), tuple("efgh"), frozenset({(0, 0), (1, 1)}), frozenset({(2, 2), (0, 3)})
)


def test_perfect_pairs_are_perfect_figures():
    assert tally(_DOCUMENT, {(0, 0), (1, 1)}).figures == {"pairs": 1.0, "new": 1.0, "dropped": 1.0}


def test_an_unsure_pair_counts_neither_way():
    assert tally(_DOCUMENT, {(0, 0), (1, 1), (2, 2)}) == tally(_DOCUMENT, {(0, 0), (1, 1)})


def test_a_false_pair_hides_a_dropped_sentence():
    found = tally(_DOCUMENT, {(0, 0), (3, 1)})
    assert found.pairs == Counts(1, 1, 1)
    assert found.dropped == Counts(0, 1, 1)
    assert found.new == Counts(0, 0, 0)


def test_nothing_to_find_and_nothing_claimed_is_right():
    assert Counts().f1 == 1.0


def test_counts_add_up_within_a_source_and_sources_weigh_alike():
    good, bad = tally(_DOCUMENT, {(0, 0), (1, 1)}), tally(_DOCUMENT, set())
    table = by_source([("x", good), ("x", bad), ("y", good)])
    assert table["x"]["pairs"] == pytest.approx(2 / 3)
    assert table["macro"]["pairs"] == pytest.approx(5 / 6)
