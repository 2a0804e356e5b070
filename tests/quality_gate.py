"""Floors for the matcher: cross-validated figures must not fall below what is written down.

Each entry of ``match/floors.json`` is tied to the digest of the gold it was measured on, so that new
gold cannot be judged by old floors. Collected by ``match/test_quality.py``; alone it prints figures:

    python -m tests.quality_gate
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.fit_scorer import further
from tracker.embed import default_embedder
from tracker.match import Labelled, cross_validate, read_gold
from tracker.match.gold import digest

_HERE = Path(__file__).resolve().parent
_FLOORS = _HERE / "match" / "floors.json"
_SHARED = _HERE.parents[1] / "shared" / "gold"
_SUPPORT = 0.1


def gold_sets() -> Iterator[tuple[str, list[Labelled], list[Labelled]]]:
    """Yield name, measured documents and supporting documents of every gold that is there."""
    own = [d for path in sorted((_HERE / "match" / "gold").glob("*.jsonl")) for d in _read(path)]
    yield "own", own, []
    if _SHARED.is_dir():
        essays = _read(_SHARED / "argrewrite_dev.jsonl", _SUPPORT)
        yield "shared", _read(_SHARED / "pairs_dev.jsonl"), [*essays, *further(_SHARED.parent)]


def measure(documents: Sequence[Labelled], support: Sequence[Labelled]) -> dict[str, float]:
    """Return macro F1 by leave-one-source-out cross-validation."""
    report = cross_validate([*documents, *support], default_embedder())
    return {name: round(value, 3) for name, value in report.after["macro"].items()}


def shortfalls(name: str, documents: Sequence[Labelled], figures: dict[str, float]) -> list[str]:
    """Return one sentence for everything that is below its floor, or not comparable with it."""
    floor = json.loads(_FLOORS.read_text(encoding="utf-8"))[name]
    found = digest(documents)
    if found != floor["gold"]:
        return [f"{name}: the gold has changed (digest {found}); measure again and write new floors"]
    return [
        f"{name}: macro F1 of {measure} is {figures[measure]:.3f}, below its floor of {least:.3f}"
        for measure, least in floor["macro"].items()
        if figures[measure] < least
    ]


def main() -> int:
    """Print the figures and the shortfalls; 1 if there are any."""
    failed = []
    for name, documents, support in gold_sets():
        figures = measure(documents, support)
        sys.stdout.write(f"{name} {digest(documents)} {figures}\n")
        failed += shortfalls(name, documents, figures)
    sys.stdout.writelines(f"{line}\n" for line in failed)
    return 1 if failed else 0


def _read(path: Path, weight: float = 1.0) -> list[Labelled]:
    return read_gold(path.read_text(encoding="utf-8").splitlines(), where=path.name, weight=weight)


if __name__ == "__main__":
    raise SystemExit(main())
