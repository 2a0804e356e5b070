"""The trained scorer: weights of the features, calibration, and where they come from."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from tracker.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tracker.match.features import FeatureTable

_SHIPPED = Path(__file__).parent / "data" / "scorer.json"
_REFIT = "Run `tracker calibrate GOLD.jsonl` to fit it again"


@dataclass(frozen=True, slots=True)
class Scorer:
    """A logistic regression over standardised features, with Platt's calibration on top.

    log-odds = slope · (bias + Σ weight · (value - mean) / scale) + intercept, where slope and
    intercept were fitted on scores of documents of sources that the weights had not seen.
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

    def log_odds(self, table: FeatureTable) -> NDArray[np.float64]:
        """Return the calibrated log-odds of every candidate pair."""
        return np.asarray(self.base + self.contributions(table).sum(axis=1), dtype=np.float64)

    @property
    def base(self) -> float:
        """Log-odds of a pair whose features are all average."""
        return self.slope * self.bias + self.intercept

    def contributions(self, table: FeatureTable) -> NDArray[np.float64]:
        """Return what each feature adds to the log-odds of each pair, ``[pairs, features]``.

        Raises ``ModelError`` where scorer and features do not belong together.
        """
        if table.names != self.names:
            raise ModelError("the scorer was fitted for other features than this program computes", do=_REFIT)
        standard = (table.values - np.array(self.mean)) / np.array(self.scale)
        return np.asarray(self.slope * standard * np.array(self.weight), dtype=np.float64)

    def to_json(self) -> str:
        """Return the data file's text, one feature a line so that a reviewer can read a change."""
        record = asdict(self)
        columns = ("mean", "scale", "weight")
        features = {
            name: {c: round(record[c][k], 6) for c in columns} for k, name in enumerate(record["names"])
        }
        head = {
            k: round(v, 6) if isinstance(v, float) else v
            for k, v in record.items()
            if k not in (*columns, "names", "figures")
        }
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in features.items())
        top = "".join(f" {json.dumps(k)}: {json.dumps(v)},\n" for k, v in head.items())
        figures = json.dumps(dict(record["figures"]))
        return f'{{\n{top} "figures": {figures},\n "features": {{\n{lines}\n }}\n}}\n'


def read_scorer(text: str, *, where: str) -> Scorer:
    """Read what ``Scorer.to_json`` wrote; raises ``ModelError`` where ``text`` is not that."""
    try:
        record: dict[str, Any] = json.loads(text)
        features: dict[str, dict[str, float]] = record.pop("features")
        figures = tuple((str(k), float(v)) for k, v in record.pop("figures").items())
        mean, scale, weight = (
            tuple(float(row[column]) for row in features.values()) for column in ("mean", "scale", "weight")
        )
        return Scorer(tuple(features), mean, scale, weight, figures=figures, **record)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError(f"not a scorer ({error})", where=where, do=_REFIT) from error


@lru_cache(maxsize=1)
def shipped_scorer() -> Scorer:
    """Return the scorer that comes with the program."""
    return read_scorer(_SHIPPED.read_text(encoding="utf-8"), where=str(_SHIPPED))
