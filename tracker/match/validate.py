"""Cross-validation by source or by document, with the reliability of the probabilities."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from tracker.match.fit import By, Encoder, Example, calibrate, leave_one_out, prepare, related
from tracker.match.logistic import sigmoid
from tracker.match.tally import by_source, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.match.gold import Labelled
    from tracker.match.scorer import Scorer

Table = dict[str, dict[str, float]]
_EDGES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Pairs whose probability lay between ``low`` and ``high``: what was said and what was so."""

    low: float
    high: float
    pairs: int
    said: float
    true: float


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of a scorer on sources it has not seen, beside those of the scorer in use."""

    after: Table
    """F1 by source and ``macro``: each source scored by weights fitted on the others."""
    before: Table | None
    """The same for the scorer that was given; not cross-validated where it was fitted on these."""
    reliability: tuple[Bin, ...]


def cross_validate(documents: Sequence[Labelled], encoder: Encoder, scorer: Scorer | None = None) -> Report:
    """Leave out one source at a time; ``scorer`` is the one to compare with, if any."""
    return validate_examples(prepare(documents, encoder), scorer)


def validate_examples(examples: Sequence[Example], scorer: Scorer | None = None, by: By = "source") -> Report:
    """Do the work of ``cross_validate`` on prepared examples.

    The calibration of each fold comes from the scores of the other folds, whose weights have not seen
    the documents that they score.
    """
    scored = leave_one_out(examples, by)
    folds = []
    for s in scored:
        if s.example.document.measured:
            slope, intercept = calibrate([o for o in scored if not related(o.example, s.example, by)])
            folds.append((s.example, replace(s.fold, slope=slope, intercept=intercept)))
    after = by_source((e.document.source, tally(e.document, e.matches(f))) for e, f in folds)
    before = None
    if scorer is not None:
        before = by_source((e.document.source, tally(e.document, e.matches(scorer))) for e, _ in folds)
    return Report(after, before, _reliability(folds))


def _reliability(folds: Sequence[tuple[Example, Scorer]]) -> tuple[Bin, ...]:
    said, true = [], []
    for example, scorer in folds:
        if example.table is not None:
            sure = example.certain > 0
            said.append(sigmoid(scorer.log_odds(example.table))[sure])
            true.append(example.truth[sure])
    chances, truth = np.concatenate(said), np.concatenate(true)
    place = np.clip(np.searchsorted(_EDGES, chances, side="right") - 1, 0, len(_EDGES) - 2)
    bins = []
    for k, (low, high) in enumerate(itertools.pairwise(_EDGES)):
        inside = place == k
        if inside.any():
            bins.append(
                Bin(low, high, int(inside.sum()), float(chances[inside].mean()), float(truth[inside].mean()))
            )
    return tuple(bins)
