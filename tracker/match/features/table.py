"""All features of all candidate pairs of two statements, in one table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tracker.language.keys import text_key
from tracker.match.candidates import Candidates, propose
from tracker.match.features.aliases import read_aliases
from tracker.match.features.context import closeness_of_rank, lead, local_scaling
from tracker.match.features.meaning import meaning_columns
from tracker.match.features.place import length_columns, place_columns
from tracker.match.features.surroundings import surroundings_columns
from tracker.match.features.wording import wording_columns
from tracker.match.features.words import profile

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tracker.match.features.overlap import Column
    from tracker.match.grouping import Leftover
    from tracker.match.side import Side, Vectors


@dataclass(frozen=True, slots=True)
class FeatureTable:
    """``values[k, f]`` is feature ``names[f]`` of candidate pair ``k`` (positions of groups)."""

    pairs: Candidates
    names: tuple[str, ...]
    values: NDArray[np.float64]


def build_features(old: Side, new: Side, left: Leftover) -> FeatureTable:
    """Describe every candidate pair of the groups in ``left``; vectors and texts are of whole statements."""
    texts = (*old.texts, *new.texts)
    aliases = read_aliases(texts)
    everything = [profile(text, aliases) for text in texts]
    firsts_old, firsts_new = [g[0] for g in left.old], [g[0] for g in left.new]
    old_parts = [everything[i] for i in firsts_old]
    new_parts = [everything[len(old) + j] for j in firsts_new]
    rows, columns = old.vectors[firsts_old], new.vectors[firsts_new]
    pairs = propose(rows, columns, [p.grams for p in old_parts], [p.grams for p in new_parts])
    table = meaning_columns(pairs, rows, columns, (old.vectors, new.vectors))
    table |= wording_columns(pairs, old_parts, new_parts, everything, [text_key(t) for t in texts])
    table |= length_columns(pairs, old_parts, new_parts)
    closeness = (table["meaning.cosine"] + table["letters.cosine"] + table["words.cosine"]) / 3
    table |= place_columns(pairs, left, len(old), len(new), closeness)
    table |= surroundings_columns(pairs, left, (old.vectors, new.vectors))
    table |= _rival_columns(pairs, rows, columns, table, closeness)
    table |= _document_columns(pairs, left, len(old), len(new), closeness)
    return FeatureTable(pairs, tuple(table), np.stack(list(table.values()), axis=1))


def _rival_columns(
    pairs: Candidates, old: Vectors, new: Vectors, table: dict[str, Column], closeness: Column
) -> dict[str, Column]:
    columns = {
        "rivals.closeness": closeness,
        "rivals.scaled": local_scaling(pairs, closeness),
        "rivals.rank_for_old": closeness_of_rank(pairs.row, closeness),
        "rivals.rank_for_new": closeness_of_rank(pairs.column, closeness),
    }
    scores = {
        "meaning": table["meaning.cosine"],
        "letters": table["letters.cosine"],
        "words": table["words.cosine"],
        "closeness": closeness,
    }
    for name, score in scores.items():
        for_old = lead(pairs.row, pairs.column, score, new)
        for_new = lead(pairs.column, pairs.row, score, old)
        columns[f"rivals.{name}_lead_for_old"] = for_old
        columns[f"rivals.{name}_lead_for_new"] = for_new
        columns[f"rivals.{name}_least_lead"] = np.minimum(for_old, for_new)
        columns[f"rivals.{name}_best_lead"] = np.maximum(for_old, for_new)
    return columns


def _document_columns(
    pairs: Candidates, left: Leftover, old_size: int, new_size: int, closeness: Column
) -> dict[str, Column]:
    by_row = np.zeros(pairs.rows)
    by_column = np.zeros(pairs.columns)
    np.maximum.at(by_row, pairs.row, closeness)
    np.maximum.at(by_column, pairs.column, closeness)
    best = np.concatenate([by_row, by_column])
    equal = len({j for _, j in left.exact}) / max(new_size, 1)
    return {
        "document.closeness": np.full(len(pairs), best.mean() if best.size else 0.0),
        "document.equal": np.full(len(pairs), equal),
        "document.size": np.full(len(pairs), np.log(max(old_size, 1) / max(new_size, 1))),
    }
