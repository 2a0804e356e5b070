"""Kind of a sentence from its features: multinomial logistic regression with reviewed coefficients.

The coefficients are a data file (``data/kinds_model.json``, written by ``benchmarks/fit_kinds.py``);
here is only the sum and the softmax, so that nothing but the standard library is needed.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tracker.model import Kind

MODEL_FILE = Path(__file__).with_name("data") / "kinds_model.json"


@dataclass(frozen=True, slots=True)
class KindModel:
    """Coefficients: one row a feature, one column a kind."""

    kinds: tuple[Kind, ...]
    intercept: tuple[float, ...]
    coefficients: Mapping[str, Sequence[float]]

    def probabilities(self, features: Mapping[str, float]) -> dict[Kind, float]:
        """Return the probability of each kind; features that the model does not know count nothing."""
        scores = list(self.intercept)
        for name, value in features.items():
            row = self.coefficients.get(name)
            if row is not None and value:
                for column, coefficient in enumerate(row):
                    scores[column] += value * coefficient
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return {kind: power / total for kind, power in zip(self.kinds, powers, strict=True)}


def load_model(path: Path) -> KindModel:
    """Read coefficients from a file written by the fit script."""
    raw = json.loads(path.read_text("utf-8"))
    kinds = tuple(Kind(name) for name in raw["kinds"])
    return KindModel(kinds, tuple(raw["intercept"]), raw["coefficients"])


@cache
def default_model() -> KindModel:
    """Return the model that ships with the program."""
    return load_model(MODEL_FILE)
