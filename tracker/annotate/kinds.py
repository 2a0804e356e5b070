"""The kinds of a whole statement: each sentence by itself, in its place, after its neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.annotate.cjk import cjk_kind, is_cjk
from tracker.annotate.classifier import KindModel, default_model
from tracker.annotate.features import Reading, document_features, sentence_features, share_as_we
from tracker.model import Kind


def statement_features(readings: Sequence[Reading]) -> list[dict[str, float]]:
    """Return the features of every sentence of one statement, in order."""
    count, share = len(readings), share_as_we(readings)
    return [
        {**sentence_features(reading), **document_features(count, index, share)}
        for index, reading in enumerate(readings)
    ]


def classify_kinds(readings: Sequence[Reading], model: KindModel | None = None) -> list[tuple[Kind, float]]:
    """Return kind and probability of every sentence of one statement, in order.

    The model knows English alone; Korean and Japanese sentences are read by rule.
    """
    model = model or default_model()
    result = []
    for reading, features in zip(readings, statement_features(readings), strict=True):
        if is_cjk(reading.text):
            result.append(cjk_kind(reading))
            continue
        chances = model.probabilities(features)
        kind = max(chances, key=lambda name: chances[name])
        result.append((kind, chances[kind]))
    return result
