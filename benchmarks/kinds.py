"""Kinds by cross-validation: whole sources held back, and whole documents held back.

    python benchmarks/kinds.py              # tables
    python benchmarks/kinds.py --errors     # every sentence whose kind was missed, one source held back

A source is held back with everything like it, which stands for another body; a document is held back with
the other documents of its source in training, which stands for another date.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kinds_fit import fit
from kinds_gold import Labelled, load_examples, load_gold

COMMITMENT = "commitment"
_HEAD = "| source | n | accuracy | with second kind | commitment P | R | F1 |\n|---|---|---|---|---|---|---|"


@dataclass(frozen=True, slots=True)
class Score:
    """Figures of one set of sentences."""

    sentences: int
    accuracy: float
    lenient: float
    """Counting a second kind as right where the gold calls it equally right."""
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """F1 of commitments."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def predict(
    rows: Sequence[Labelled], extra: Sequence[Labelled], group: Callable[[Labelled], str]
) -> list[str]:
    """Return the kind of every row by a model that has not seen the row's group."""
    result = [""] * len(rows)
    for held in sorted({group(row) for row in rows}):
        model = fit([row for row in rows if group(row) != held] + list(extra))
        for index, row in enumerate(rows):
            if group(row) == held:
                chances = model.probabilities(row.features)
                result[index] = str(max(chances, key=lambda kind: chances[kind]))
    return result


def score(rows: Sequence[Labelled], predicted: Sequence[str]) -> Score:
    """Compare predictions with the gold."""
    right = [p == row.kind for p, row in zip(predicted, rows, strict=True)]
    lenient = [p in {row.kind, row.other} for p, row in zip(predicted, rows, strict=True)]
    hits = sum(p == COMMITMENT and row.kind == COMMITMENT for p, row in zip(predicted, rows, strict=True))
    said = sum(p == COMMITMENT for p in predicted)
    meant = sum(row.kind == COMMITMENT for row in rows)
    count = max(1, len(rows))
    return Score(
        len(rows), sum(right) / count, sum(lenient) / count, hits / max(1, said), hits / max(1, meant)
    )


def table(rows: Sequence[Labelled], predicted: Sequence[str]) -> list[tuple[str, Score]]:
    """Return a score per source, their mean (macro), and all sentences pooled."""
    lines = []
    for source in sorted({row.source for row in rows}):
        chosen = [i for i, row in enumerate(rows) if row.source == source]
        lines.append((source, score([rows[i] for i in chosen], [predicted[i] for i in chosen])))
    parts = [line[1] for line in lines]
    means = [
        sum(getattr(part, name) for part in parts) / len(parts)
        for name in ("accuracy", "lenient", "precision", "recall")
    ]
    macro = Score(len(rows), *means)
    return [*lines, ("macro", macro), ("pooled", score(rows, predicted))]


def main() -> None:
    """Print the tables, or the errors."""
    gold, examples = load_gold(), load_examples()
    by_source = predict(gold, examples, lambda row: row.source)
    if "--errors" in sys.argv:
        for row, said in zip(gold, by_source, strict=True):
            if said != row.kind:
                print(f"{row.kind} read as {said}{' (also right)' if said == row.other else ''}: {row.text}")
        return
    for title, predicted in (
        ("One source held back (another body)", by_source),
        ("One document held back (another date)", predict(gold, examples, lambda row: row.document)),
    ):
        print(f"\n{title}\n{_HEAD}")
        for name, line in table(gold, predicted):
            figures = (line.accuracy, line.lenient, line.precision, line.recall, line.f1)
            print(
                f"| {name} | {line.sentences} | " + " | ".join(f"{figure:.3f}" for figure in figures) + " |"
            )


if __name__ == "__main__":
    main()
