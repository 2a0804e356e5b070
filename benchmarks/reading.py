"""Sentences kept, furniture leaked and metadata right, over the invented documents of tests/reading.

Each batch was written and measured before anything was changed because of it; what came out then is
kept in its ``first_measured.json``, and only these figures say how well the reading does on documents
it has not met. Run ``python -m benchmarks.reading [BATCH] [--details] [--first]``; ``--first`` writes the
file of a batch that has none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from reading_cases import ROOT, Outcome, cases, measure


def figures(outcomes: Iterable[Outcome]) -> dict[str, int]:
    """Counts over several documents."""
    done = list(outcomes)
    return {
        "documents": len(done),
        "sentences": sum(len(o.case.body) for o in done),
        "lost": sum(len(o.lost) for o in done),
        "furniture": sum(len(o.case.furniture) for o in done),
        "leaked": sum(len(o.leaked) for o in done),
        "right": sum(o.right for o in done),
        "null": sum(len(o.empty) for o in done),
        "wrong": sum(len(o.wrong) for o in done),
    }


def row(name: str, counts: dict[str, int]) -> str:
    """One line of the table."""
    kept = 100 * (1 - counts["lost"] / counts["sentences"])
    leaked = 100 * counts["leaked"] / counts["furniture"]
    return (
        f"{name:<24}{counts['sentences']:>6}{kept:>8.1f} %{counts['furniture']:>8}{leaked:>8.1f} %"
        f"{counts['right']:>7}{counts['null']:>6}{counts['wrong']:>6}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("batch", nargs="?", default="*")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--first", action="store_true")
    arguments = parser.parse_args()
    print(
        f"{'batch':<24}{'sent.':>6}{'kept':>10}{'furn.':>8}{'leaked':>10}{'right':>7}{'null':>6}{'wrong':>6}"
    )
    for folder in sorted(path for path in ROOT.glob(arguments.batch) if path.is_dir()):
        outcomes = [measure(case) for case in cases(folder.name)]
        counts, file = figures(outcomes), folder / "first_measured.json"
        if arguments.first and not file.exists():
            file.write_text(json.dumps(counts) + "\n", encoding="utf-8")
        for kind in ("txt", "html"):
            part = [o for o in outcomes if o.case.name.endswith(kind)]
            print(row(f"{folder.name} {kind}", figures(part)))
        if file.exists():
            print(row("  first measured", json.loads(file.read_text(encoding="utf-8"))))
        if arguments.details:
            _details(outcomes)


def _details(outcomes: Iterable[Outcome]) -> None:
    for outcome in outcomes:
        told = [f"  lost    {text}" for text in outcome.lost]
        told += [f"  leaked  {text}" for text in outcome.leaked]
        told += [f"  foreign {text}" for text in outcome.foreign]
        told += [f"  wrong   {field}: {read!r}, not {gold!r}" for field, read, gold in outcome.wrong]
        told += [f"  null    {field}" for field in outcome.empty]
        if told:
            print(outcome.case.name, *told, sep="\n")


if __name__ == "__main__":
    main()
