from __future__ import annotations

from importlib import import_module

import numpy as np

from tracker.match import Side, recall
from tracker.match.recall import nearest
from tracker.model import Relation

_POOL = [
    "The four states agreed to restock the lake with char.",
    "Ferries will run every hour between the two banks.",
    "The four states agreed to restock the lake with char!",
    "Nets finer than forty millimetres are banned.",
]


def test_equal_words_come_back_as_the_last_of_their_kind(side):
    (match,) = recall(side(["THE FOUR STATES agreed to restock the lake with char"]), side(_POOL))
    assert (match.old, match.new, match.relation) == (2, 0, Relation.VERBATIM)


def test_a_rewording_is_recalled_with_its_reasons(side):
    new = side(["An election was held.", "Ferries will run every half hour between the two banks."])
    (match,) = recall(new, side(_POOL))
    assert (match.old, match.new) == (1, 1)
    assert match.score >= 0.8
    assert match.evidence


def test_what_is_merely_near_is_left_alone(side):
    assert recall(side(["The four states agreed to hold a boat race."]), side(_POOL)) == []


def test_two_sentences_may_return_to_one(side):
    new = side(
        [
            "Ferries will run every hour between the two banks",
            "ferries will run every hour between the two banks!",
        ]
    )
    assert [(m.old, m.new) for m in recall(new, side(_POOL))] == [(1, 0), (1, 1)]


def test_nothing_in_nothing_out(side):
    assert recall(side([]), side(_POOL)) == []
    assert recall(side(_POOL), side([])) == []
    assert recall(side([""]), side(["", "a"])) == []


def test_nearest_is_exact_across_blocks(monkeypatch):
    module = import_module("tracker.match.recall")
    monkeypatch.setattr(module, "_BLOCK", 7)
    monkeypatch.setattr(module, "_QUERIES", 3)
    rng = np.random.default_rng(5)
    queries, pool = (rng.standard_normal((n, 8)).astype(np.float32) for n in (10, 50))
    expected = np.argsort(-(queries @ pool.T), axis=1)[:, :4]
    assert nearest(queries, pool, 4).tolist() == expected.tolist()


def test_a_pool_smaller_than_what_is_asked_for():
    rows = np.eye(2, dtype=np.float32)
    assert nearest(rows, rows, 5).tolist() == [[0, 1], [1, 0]]


def test_indexes_are_of_the_whole_pool(side):
    padding = [f"Paragraph {k} speaks of tides and tolls." for k in range(40)]
    (match,) = recall(
        side([_POOL[3] + " From now on."]), Side(padding + _POOL, side(padding + _POOL).vectors)
    )
    assert match.old == 43
