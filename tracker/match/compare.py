"""Compare two statements: same words first, then the best mutual pairs by meaning and wording."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from tracker.match.keys import exact_pairs, text_key
from tracker.model import Comparison, Evidence, Match, Relation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tracker.match.side import Side

_BIAS, _COSINE, _OVERLAP = -5.5, 6.0, 7.0
_LEAST = 0.5


def compare(old: Side, new: Side) -> Comparison:
    """Match the sentences of two statements.

    Returns matches in the order of the newer side with a probability each, and the indexes on both
    sides that have none. Raises ``ModelError`` (from ``Side``) for vectors that cannot be used.
    """
    old_keys, new_keys = [text_key(t) for t in old.texts], [text_key(t) for t in new.texts]
    matches = [Match(i, j, 1.0, Relation.VERBATIM) for i, j in exact_pairs(old_keys, new_keys)]
    matches += _similar(old, new, {m.old for m in matches}, {m.new for m in matches})
    matches.sort(key=lambda m: (m.new, m.old))
    used_old, used_new = {m.old for m in matches}, {m.new for m in matches}
    return Comparison(
        tuple(matches),
        tuple(j for j in range(len(new)) if j not in used_new),
        tuple(i for i in range(len(old)) if i not in used_old),
    )


def _similar(old: Side, new: Side, used_old: set[int], used_new: set[int]) -> list[Match]:
    rows = [i for i in range(len(old)) if i not in used_old]
    columns = [j for j in range(len(new)) if j not in used_new]
    if not rows or not columns:
        return []
    cosine = np.asarray(old.vectors[rows] @ new.vectors[columns].T, dtype=np.float64)
    overlap = _overlap([old.texts[i] for i in rows], [new.texts[j] for j in columns])
    odds = _BIAS + _COSINE * cosine + _OVERLAP * overlap
    score = 1 / (1 + np.exp(-odds))
    best_row, best_column = score.max(axis=1, keepdims=True), score.max(axis=0, keepdims=True)
    mutual = (score >= best_row) & (score >= best_column) & (score >= _LEAST)
    return [
        Match(
            rows[r],
            columns[c],
            float(score[r, c]),
            Relation.REWORDED,
            evidence=(
                Evidence("closeness of meaning", float(cosine[r, c]), float(_COSINE * cosine[r, c])),
                Evidence("shared wording", float(overlap[r, c]), float(_OVERLAP * overlap[r, c])),
            ),
        )
        for r, c in zip(*np.nonzero(mutual), strict=True)
    ]


def _overlap(old: list[str], new: list[str]) -> NDArray[np.float64]:
    """Cosine of tf-idf weighted character 4-grams, idf over both sides."""
    grams = [_grams(t) for t in old + new]
    documents = Counter(g for gram in grams for g in gram)
    index = {g: k for k, g in enumerate(documents)}
    table = np.zeros((len(grams), max(len(index), 1)), dtype=np.float32)
    for row, gram in enumerate(grams):
        for g, count in gram.items():
            table[row, index[g]] = math.sqrt(count) * math.log(1 + len(grams) / documents[g])
    table /= np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-12)
    return np.asarray(table[: len(old)] @ table[len(old) :].T, dtype=np.float64)


def _grams(text: str) -> Counter[str]:
    padded = f" {text_key(text)} "
    return Counter(padded[k : k + 4] for k in range(max(1, len(padded) - 3)))
