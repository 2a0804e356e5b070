"""Fit the shipped scorer, print its cross-validated figures and, with --write, replace the data file.

    python -m benchmarks.fit_scorer ../shared/gold/pairs_dev.jsonl \
        --support ../shared/gold/argrewrite_dev.jsonl [--write]

Files are labelled pairs (see docs/matching.md). Those after --support only help in fitting, at a tenth
of the weight, and are not measured.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from tracker.embed import default_embedder
from tracker.match import Labelled, read_gold
from tracker.match.fit import fit_examples, prepare
from tracker.match.gold import digest
from tracker.match.validate import Report, validate_examples

_DATA = Path(__file__).resolve().parents[1] / "tracker" / "match" / "data" / "scorer.json"
_SUPPORT = 0.1


def main() -> None:
    """Fit, print and perhaps write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--support", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    documents = [d for path in args.gold for d in _read(path, 1.0)]
    documents += [d for path in args.support for d in _read(path, _SUPPORT)]
    embedder = default_embedder()
    examples = prepare(documents, embedder)
    report = validate_examples(examples)
    print_report(report)
    if args.write:
        figures = tuple(
            (f"macro F1 {name}", round(value, 3)) for name, value in report.after["macro"].items()
        )
        scorer = replace(fit_examples(examples), model=embedder.name, gold=digest(documents), figures=figures)
        _DATA.write_text(scorer.to_json(), encoding="utf-8")


def print_report(report: Report) -> None:
    """Print figures by source and the reliability of the probabilities as Markdown tables."""
    print("| source | pairs | new | dropped |\n|---|---|---|---|")
    for source, row in report.after.items():
        print(f"| {source} | {row['pairs']:.3f} | {row['new']:.3f} | {row['dropped']:.3f} |")
    print("\n| probability | pairs | mean said | came true |\n|---|---|---|---|")
    for b in report.reliability:
        print(f"| {b.low:.2f}–{b.high:.2f} | {b.pairs} | {b.said:.3f} | {b.true:.3f} |")


def _read(path: Path, weight: float) -> list[Labelled]:
    with path.open(encoding="utf-8") as lines:
        return read_gold(lines, where=str(path), weight=weight)


if __name__ == "__main__":
    main()
