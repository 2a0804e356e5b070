"""Small decision trees that add up: what a sum of weighted features cannot say, and each feature's share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from tracker.match.logistic import Array

DEPTH = 3
INNER = 2**DEPTH - 1
NODES = 2 * INNER + 1
_BLOCK = 4096


@dataclass(frozen=True, slots=True)
class Tree:
    """A full binary tree in heap order: node ``k`` has children ``2k + 1`` and ``2k + 2``.

    ``feature`` and ``threshold`` are of the inner nodes (right where the value is above), ``value`` of
    all nodes, in log-odds. A node that was not worth splitting sends everything left, unchanged.
    """

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    value: tuple[float, ...]

    def __post_init__(self) -> None:
        if (len(self.feature), len(self.threshold), len(self.value)) != (INNER, INNER, NODES):
            raise ValueError(f"a tree has {INNER} questions and {NODES} values")


@dataclass(frozen=True)
class Forest:
    """Trees whose values add up to log-odds; empty where there were too few labels to grow them."""

    trees: tuple[Tree, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.trees)

    @cached_property
    def root(self) -> float:
        """The sum of the roots: log-odds before any question is asked."""
        return sum(tree.value[0] for tree in self.trees)

    def odds(self, x: Array) -> Array:
        """Return the sum of the leaves that each row of ``x`` falls into; memory does not grow with rows."""
        blocks = [self._walk(x[k : k + _BLOCK])[1][-1].sum(axis=0) for k in range(0, len(x), _BLOCK)]
        return np.concatenate([*blocks, np.zeros(0)])

    def parts(self, x: Array) -> Array:
        """Return what each feature adds to ``root`` for each row, ``[rows, features]``.

        On the way down a tree the value changes from node to node; each change belongs to the feature
        that was asked there (Saabas, 2014). Root and parts add up to ``odds`` exactly.
        """
        asked, values = self._walk(x)
        added = np.zeros(x.shape)
        rows = np.broadcast_to(np.arange(len(x)), asked[0].shape)
        for question, before, after in zip(asked, values[:-1], values[1:], strict=True):
            np.add.at(added, (rows, question), after - before)
        return added

    @cached_property
    def _arrays(self) -> tuple[NDArray[np.intp], Array, Array]:
        return (
            np.array([tree.feature for tree in self.trees], dtype=np.intp).reshape(-1, INNER),
            np.array([tree.threshold for tree in self.trees], dtype=np.float64).reshape(-1, INNER),
            np.array([tree.value for tree in self.trees], dtype=np.float64).reshape(-1, NODES),
        )

    def _walk(self, x: Array) -> tuple[list[NDArray[np.intp]], list[Array]]:
        """Return level by level the features asked, and the values passed, each ``[trees, rows]``."""
        feature, threshold, value = self._arrays
        each, rows = np.arange(len(feature))[:, None], np.arange(len(x))[None, :]
        node = np.zeros((len(feature), len(x)), dtype=np.intp)
        asked, passed = [], [value[each, node]]
        for _ in range(DEPTH):
            question = feature[each, node]
            node = 2 * node + 1 + (x[rows, question] > threshold[each, node])
            asked.append(question)
            passed.append(value[each, node])
        return asked, passed
