"""Fit the shipped scorer, print its cross-validated figures and, with --write, replace the data file.

    python -m benchmarks.fit_scorer [--write] [--by document]

Reads, from the folder --shared: gold/pairs_dev.jsonl, on which the figures are computed; the labelled
pairs of series/ (see benchmarks/series_labels.py) and the project's own invented documents, which help
in fitting and are left out with their body; gold/argrewrite_dev.jsonl, which helps at a tenth of the weight.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from benchmarks.series_labels import read_series_labels
from tracker.embed import default_embedder
from tracker.match import Labelled, read_gold
from tracker.match.fit import fit_examples, prepare
from tracker.match.gold import digest
from tracker.match.validate import Report, validate_examples

_ROOT = Path(__file__).resolve().parents[1]
_DATA = _ROOT / "tracker" / "match" / "data" / "scorer.json"
_OWN = _ROOT / "tests" / "match" / "gold"
_SUPPORT = 0.1


def main() -> None:
    """Fit, print and perhaps write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=_ROOT.parent / "shared")
    parser.add_argument("--by", choices=("source", "document"), default="source")
    parser.add_argument("--only-gold", action="store_true", help="fit without the further labels")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    documents = gold(args.shared) + ([] if args.only_gold else further(args.shared))
    embedder = default_embedder()
    examples = prepare(documents, embedder)
    report = validate_examples(examples, by=args.by)
    print_report(report)
    if args.write:
        figures = tuple(
            (f"macro F1 {name}", round(value, 3)) for name, value in report.after["macro"].items()
        )
        scorer = replace(fit_examples(examples), model=embedder.name, gold=digest(documents), figures=figures)
        _DATA.write_text(scorer.to_json(), encoding="utf-8")


def gold(shared: Path) -> list[Labelled]:
    """Return the gold that figures are computed on, and the essays."""
    return _read(shared / "gold" / "pairs_dev.jsonl") + _read(
        shared / "gold" / "argrewrite_dev.jsonl", _SUPPORT
    )


def further(shared: Path) -> list[Labelled]:
    """Return the labelled pairs of the series and the project's own documents: they help in fitting only."""
    own = [d for path in sorted(_OWN.glob("*.jsonl")) for d in _read(path, counted=False)]
    return [*read_series_labels(shared / "series"), *own]


def print_report(report: Report) -> None:
    """Print figures by source and the reliability of the probabilities as Markdown tables."""
    print("| source | pairs | new | dropped |\n|---|---|---|---|")
    for source, row in report.after.items():
        print(f"| {source} | {row['pairs']:.3f} | {row['new']:.3f} | {row['dropped']:.3f} |")
    print("\n| probability | pairs | mean said | came true |\n|---|---|---|---|")
    for b in report.reliability:
        print(f"| {b.low:.2f}–{b.high:.2f} | {b.pairs} | {b.said:.3f} | {b.true:.3f} |")


def _read(path: Path, weight: float = 1.0, *, counted: bool = True) -> list[Labelled]:
    with path.open(encoding="utf-8") as lines:
        return read_gold(lines, where=str(path), weight=weight, counted=counted)


if __name__ == "__main__":
    main()
