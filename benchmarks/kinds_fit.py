"""Fits the classifier of kinds with scikit-learn and writes its coefficients.

python benchmarks/kinds_fit.py           # writes tracker/annotate/data/kinds_model.json
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

import numpy as np
from kinds_gold import Labelled, digest, load_examples, load_gold
from sklearn.linear_model import LogisticRegression

from tracker.annotate.classifier import MODEL_FILE, KindModel
from tracker.model import Kind

REGULARISATION = 1.0
LEAST_SENTENCES = 3
"""A feature seen in fewer sentences is chance."""


def fit(rows: Sequence[Labelled]) -> KindModel:
    """Return coefficients fitted on ``rows``."""
    counts = Counter(name for row in rows for name, value in row.features.items() if value)
    names = sorted(name for name, count in counts.items() if count >= LEAST_SENTENCES)
    column = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for index, row in enumerate(rows):
        for name, value in row.features.items():
            if name in column:
                matrix[index, column[name]] = value
    model = LogisticRegression(C=REGULARISATION, max_iter=5000).fit(matrix, [row.kind for row in rows])
    coefficients = {name: [round(float(c), 3) for c in model.coef_[:, i]] for name, i in column.items()}
    return KindModel(
        kinds=tuple(Kind(name) for name in model.classes_),
        intercept=tuple(round(float(value), 3) for value in model.intercept_),
        coefficients={name: row for name, row in coefficients.items() if any(row)},
    )


def main() -> None:
    """Fit on everything that is labelled and write the data file."""
    rows = [*load_gold(), *load_examples()]
    model = fit(rows)
    lines = [f"  {json.dumps(name)}: {json.dumps(list(row))}" for name, row in model.coefficients.items()]
    head = {"fitted_on": digest(), "sentences": len(rows)}
    head |= {"kinds": [str(kind) for kind in model.kinds], "intercept": list(model.intercept)}
    top = "".join(f" {json.dumps(key)}: {json.dumps(value)},\n" for key, value in head.items())
    MODEL_FILE.write_text("{\n" + top + ' "coefficients": {\n' + ",\n".join(lines) + "\n }\n}\n", "utf-8")
    print(f"{len(rows)} sentences, {len(model.coefficients)} features, {MODEL_FILE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
