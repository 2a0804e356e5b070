"""Fit the scorer on labelled documents, and tell by cross-validation how good it is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np

from tracker.errors import ReadError
from tracker.match.assign import assign
from tracker.match.boosting import grow_forest
from tracker.match.crops import crops
from tracker.match.features import FeatureTable, build_features
from tracker.match.gold import Labelled, digest
from tracker.match.grouping import Leftover, pair_equal, spread
from tracker.match.logistic import Array, fit_logistic, sigmoid
from tracker.match.scorer import Scorer
from tracker.match.side import Side, Vectors
from tracker.match.tally import Pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

_PENALTY = 30.0
_USUAL_PAIRS = 40.0
"""Pairs of a source count in inverse proportion to the root of their number, which is 1 at this one:
neither does one long declaration drown five short resolutions, nor the other way round."""
SMALL = 4
"""Sentences up to which a text is small; from five on the usual calibration holds."""
_REAL_SOURCES = 2
_TAUGHT = -7.0
"""Log-odds of the weights alone above which trees learn from a pair: below are the plain strangers."""
_LEAST_FOR_TREES = 150
"""Labelled pairs that are not the same words from which on trees are grown beside the weights."""


class Encoder(Protocol):
    """What turns sentences into vectors."""

    @property
    def name(self) -> str:
        """Name of the model, revision included."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return ``float32[n, d]``."""


By = Literal["source", "document"]
"""What cross-validation leaves out: a whole body, or one pair of statements only."""


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled document with the features of its pairs that are not equal sentences."""

    document: Labelled
    left: Leftover
    table: FeatureTable | None
    """None where nothing was left to score."""
    truth: Array
    certain: Array
    """1 where the label is sure, 0 where it counts neither way."""
    old: Side
    new: Side

    def matches(self, scorer: Scorer) -> Pairs:
        """Return the pairs that ``scorer`` finds, as ``compare`` would."""
        found = set(self.left.exact)
        if self.table is not None:
            pairs = self.table.pairs
            chances = sigmoid(scorer.log_odds(self.table)).tolist()
            for k in assign(chances, pairs.row.tolist(), pairs.column.tolist()):
                found |= set(spread(self.left.old[pairs.row[k]], self.left.new[pairs.column[k]]))
        return found


@dataclass(frozen=True, slots=True)
class Scored:
    """A document with weights that have not seen it, and the log-odds they give, not yet calibrated."""

    example: Example
    fold: Scorer
    odds: Array


def prepare(documents: Sequence[Labelled], encoder: Encoder) -> list[Example]:
    """Embed every distinct sentence once and compute the features of every document."""
    texts = sorted({text for d in documents for text in (*d.old, *d.new)})
    vectors = dict(zip(texts, encoder.encode(texts), strict=True))

    def side(sentences: Sequence[str]) -> Side:
        return Side(sentences, np.array([vectors[s] for s in sentences], dtype=np.float32))

    return [_example(d, side(d.old), side(d.new)) for d in documents]


def fit_weights(examples: Sequence[Example]) -> Scorer:
    """Fit the uncalibrated scorer; raises ``ReadError`` where the pairs are too few to learn from."""
    usable = [e for e in examples if e.table is not None]
    pairs = Counter[str]()
    for example in usable:
        pairs[example.document.source] += int(example.truth.sum())
    if pairs.total() < 10:
        raise ReadError(
            f"only {pairs.total()} labelled pairs are not the same words",
            do="Label at least 10 pairs of reworded sentences, better 100",
        )
    tables = [e.table for e in usable if e.table is not None]
    x = np.concatenate([table.values for table in tables])
    y = np.concatenate([e.truth for e in usable])
    weights = np.concatenate([e.certain * _share(e, pairs) for e in usable])
    mean, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)
    weight, bias = fit_logistic((x - mean) / scale, y, weights, _PENALTY)
    scorer = Scorer(
        tables[0].names, tuple(mean.tolist()), tuple(scale.tolist()), tuple(weight.tolist()), bias
    )
    hard = (x - mean) / scale @ weight + bias > _TAUGHT
    if y[hard].sum() < _LEAST_FOR_TREES:
        return scorer
    return replace(scorer, forest=grow_forest(x[hard], y[hard], weights[hard]))


def fit_examples(examples: Sequence[Example]) -> Scorer:
    """Fit weights on everything, and the calibration on scores across sources."""
    scored = leave_one_out(examples)
    slope, intercept = calibrate(scored)
    small = tuple(calibrate_small(scored, size) for size in range(1, SMALL + 1))
    return replace(fit_weights(examples), slope=slope, intercept=intercept, small=small)


def fit(documents: Sequence[Labelled], encoder: Encoder) -> Scorer:
    """Fit a scorer for ``encoder`` on labelled documents of at least two sources, all weights learnt.

    Features are standardised on these documents, so no number is particular to one model.
    """
    scorer = fit_examples(prepare(documents, encoder))
    return replace(scorer, model=encoder.name, gold=digest(documents))


def leave_one_out(examples: Sequence[Example], by: By = "source") -> list[Scored]:
    """Score every whole example by weights fitted without its body, or without itself alone.

    Raises ``ReadError`` where all are of one source.
    """
    whole = [e for e in examples if e.document.whole]
    if len({e.document.source for e in whole}) < 2:
        raise ReadError(
            "the labelled documents are all of one source",
            do="Add documents of another body or series: cross-validation leaves out one source at a time",
        )
    scored = []
    for members in _folds(whole, by):
        fold = fit_weights([e for e in examples if not any(related(e, m, by) for m in members)])
        scored += [Scored(e, fold, _odds(e, fold)) for e in members]
    return scored


def related(one: Example, other: Example, by: By) -> bool:
    """Return whether ``one`` must be unseen where ``other`` is scored."""
    a, b = one.document, other.document
    if by == "document":
        return a is b
    return a.source == b.source or a.source in b.kin or b.source in a.kin


def calibrate(scored: Sequence[Scored]) -> tuple[float, float]:
    """Fit slope and intercept of the log-odds (Platt, 1999) on scores of unseen documents.

    Invented documents are left out where there are real ones of two sources: they would promise too much.
    """
    usable = _real([s for s in scored if s.example.table is not None])
    pairs = Counter[str]()
    for s in usable:
        pairs[s.example.document.source] += int(s.example.truth.sum())
    odds = np.concatenate([s.odds for s in usable])
    truth = np.concatenate([s.example.truth for s in usable])
    weights = np.concatenate([s.example.certain * _share(s.example, pairs) for s in usable])
    return _platt(odds, truth, weights)


def calibrate_small(scored: Sequence[Scored], size: int) -> tuple[float, float]:
    """Fit slope and intercept for texts of ``size`` sentences, on the same documents cut down to so many.

    Nothing there is a rival, a neighbour or a rare word, so that the features that speak of these are mute
    and the same log-odds mean less than in a whole text. How many of the pairs match depends on the cut, so
    they are weighed as if sentences were carried on as often as in the whole documents.
    """
    real = _real([s for s in scored if s.example.table is not None])
    cut = [
        (_example(*part), s.fold)
        for s in real
        for part in crops(s.example.document, s.example.old, s.example.new, size)
    ]
    judged = [(e, fold.raw(e.table)) for e, fold in cut if e.table is not None]
    if not any(e.truth.any() for e, _ in judged):
        return calibrate(scored)
    truth = np.concatenate([e.truth for e, _ in judged])
    certain = np.concatenate([e.certain for e, _ in judged])
    share = float(np.mean([_carried(s.example.document) for s in real])) / size
    seen = float((truth * certain).sum() / certain.sum())
    weights = certain * np.where(truth > 0, share / seen, (1 - share) / (1 - seen))
    return _platt(np.concatenate([odds for _, odds in judged]), truth, weights)


def _carried(document: Labelled) -> float:
    """Return the share of the newer sentences that carry an older one on."""
    return len({j for _, j in document.sure}) / len(document.new)


def _real(scored: Sequence[Scored]) -> list[Scored]:
    real = [s for s in scored if not s.example.document.invented]
    return real if len({s.example.document.source for s in real}) >= _REAL_SOURCES else list(scored)


def _platt(odds: Array, truth: Array, weights: Array) -> tuple[float, float]:
    slope, intercept = fit_logistic(odds[:, None], truth, weights, 1e-3)
    return max(float(slope[0]), 0.05), intercept


def _folds(whole: Sequence[Example], by: By) -> list[list[Example]]:
    if by == "document":
        return [[e] for e in whole]
    groups: dict[str, list[Example]] = {}
    for e in whole:
        groups.setdefault(e.document.source, []).append(e)
    return [groups[source] for source in sorted(groups)]


def _odds(example: Example, scorer: Scorer) -> Array:
    return np.zeros(0) if example.table is None else scorer.log_odds(example.table)


def _share(example: Example, pairs: Counter[str]) -> float:
    own = max(pairs[example.document.source], 8)
    balance: float = (_USUAL_PAIRS / own) ** 0.5
    return example.document.weight * (balance if example.document.whole else 1.0)


def _example(document: Labelled, old: Side, new: Side) -> Example:
    left = pair_equal(old.texts, new.texts)
    if not left.old or not left.new:
        return Example(document, left, None, np.zeros(0), np.zeros(0), old, new)
    table = build_features(old, new, left)
    truth, certain = np.zeros(len(table.pairs)), np.ones(len(table.pairs))
    for k, (i, j) in enumerate(zip(table.pairs.row, table.pairs.column, strict=True)):
        members = {(a, b) for a in left.old[i] for b in left.new[j]}
        truth[k] = bool(members & document.sure)
        certain[k] = bool(truth[k]) or not members & document.unsure
    return Example(document, left, table, truth, certain, old, new)
