"""The trained scorer: weights of the features, trees, calibration, and where they come from."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.errors import ModelError
from tracker.match.forest import Forest, Tree

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tracker.match.features import FeatureTable

_SHIPPED = Path(__file__).parent / "data" / "scorer.json"
_REFIT = "Run `tracker calibrate GOLD.jsonl` to fit it again"


HOPELESS = -5.0
"""Up to these log-odds of the weights alone no tree is asked: nine pairs in ten, which no tree could save."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """A logistic regression over standardised features, averaged with a forest, and Platt's calibration.

    log-odds = slope · raw + intercept, where raw is linear = bias + Σ weight · (value - mean) / scale for
    pairs that are ``HOPELESS`` and (linear + forest) / 2 for all others. Slope and intercept were fitted
    on scores of documents of sources that weights and trees had not seen.
    """

    names: tuple[str, ...]
    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weight: tuple[float, ...]
    bias: float
    slope: float = 1.0
    intercept: float = 0.0
    model: str = ""
    """Name of the embedding model it was fitted with."""
    gold: str = ""
    """SHA-256 of the labelled pairs it was fitted on."""
    figures: tuple[tuple[str, float], ...] = ()
    """Cross-validated figures of the fit, by name."""
    forest: Forest = field(default_factory=Forest)
    small: tuple[tuple[float, float], ...] = ()
    """Slope and intercept where the longer of two texts has 1, 2, … sentences."""

    def meant_for(self, sentences: int) -> Scorer:
        """Return the scorer for texts of which the longer one has so many sentences."""
        if not 0 < sentences <= len(self.small):
            return self
        slope, intercept = self.small[sentences - 1]
        return replace(self, slope=slope, intercept=intercept)

    def log_odds(self, table: FeatureTable) -> NDArray[np.float64]:
        """Return the calibrated log-odds of every candidate pair."""
        return self.slope * self.raw(table) + self.intercept

    def raw(self, table: FeatureTable) -> NDArray[np.float64]:
        """Return the log-odds of every candidate pair before calibration."""
        odds = self._linear(table).sum(axis=1) + self.bias
        asked = np.flatnonzero(odds > HOPELESS) if self.forest else ()
        if len(asked):
            odds[asked] = (odds[asked] + self.forest.odds(table.values[asked])) / 2
        return np.asarray(odds, dtype=np.float64)

    def contributions(self, table: FeatureTable) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return where the log-odds of each pair start, ``[pairs]``, and what each feature adds.

        The second is ``[pairs, features]``; start and additions sum to ``log_odds`` exactly. Raises
        ``ModelError`` where scorer and features do not belong together.
        """
        parts = self._linear(table)
        start = np.full(len(parts), self.bias)
        asked = np.flatnonzero(parts.sum(axis=1) + self.bias > HOPELESS) if self.forest else ()
        if len(asked):
            parts[asked] = (parts[asked] + self.forest.parts(table.values[asked])) / 2
            start[asked] = (self.bias + self.forest.root) / 2
        return self.slope * start + self.intercept, self.slope * parts

    def _linear(self, table: FeatureTable) -> NDArray[np.float64]:
        if table.names != self.names:
            raise ModelError("the scorer was fitted for other features than this program computes", do=_REFIT)
        standard = (table.values - np.array(self.mean)) / np.array(self.scale)
        return np.asarray(standard * np.array(self.weight), dtype=np.float64)

    def to_json(self) -> str:
        """Return the data file's text, one feature and one tree a line, so that a change can be reviewed."""
        record = asdict(self)
        columns = ("mean", "scale", "weight")
        features = {
            name: {c: round(record[c][k], 6) for c in columns} for k, name in enumerate(record["names"])
        }
        head = {
            k: round(v, 6) if isinstance(v, float) else v
            for k, v in record.items()
            if k not in (*columns, "names", "figures", "forest")
        }
        head["small"] = [[round(value, 6) for value in pair] for pair in self.small]
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in features.items())
        top = "".join(f" {json.dumps(k)}: {json.dumps(v)},\n" for k, v in head.items())
        trees = ",\n".join(f"  {_tree_line(tree, self.names)}" for tree in self.forest.trees)
        figures = json.dumps(dict(record["figures"]))
        return (
            f'{{\n{top} "figures": {figures},\n "features": {{\n{lines}\n }},\n "trees": [\n{trees}\n ]\n}}\n'
        )


def read_scorer(text: str, *, where: str) -> Scorer:
    """Read what ``Scorer.to_json`` wrote; raises ``ModelError`` where ``text`` is not that."""
    try:
        record: dict[str, Any] = json.loads(text)
        features: dict[str, dict[str, float]] = record.pop("features")
        names = tuple(features)
        figures = tuple((str(k), float(v)) for k, v in record.pop("figures").items())
        mean, scale, weight = (
            tuple(float(row[column]) for row in features.values()) for column in ("mean", "scale", "weight")
        )
        places = {name: place for place, name in enumerate(names)}
        forest = Forest(tuple(_tree(line, places) for line in record.pop("trees", [])))
        small = tuple((float(slope), float(shift)) for slope, shift in record.pop("small", []))
        return Scorer(names, mean, scale, weight, figures=figures, forest=forest, small=small, **record)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"not a scorer ({error})", where=where, do=_REFIT) from error


def _tree_line(tree: Tree, names: tuple[str, ...]) -> str:
    """Write a tree as its questions, null where a node asks none, and the values of all nodes."""
    asks = [
        None if math.isinf(cut) else [names[feature], round(cut, 6)]
        for feature, cut in zip(tree.feature, tree.threshold, strict=True)
    ]
    return json.dumps({"asks": asks, "values": [round(value, 6) for value in tree.value]})


def _tree(line: dict[str, Any], places: dict[str, int]) -> Tree:
    asks = [(0, math.inf) if ask is None else (places[ask[0]], float(ask[1])) for ask in line["asks"]]
    features, cuts = zip(*asks, strict=True)
    return Tree(features, cuts, tuple(map(float, line["values"])))


@lru_cache(maxsize=1)
def shipped_scorer() -> Scorer:
    """Return the scorer that comes with the program."""
    return read_scorer(_SHIPPED.read_text(encoding="utf-8"), where=str(_SHIPPED))
