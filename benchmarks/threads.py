"""How well threads follow the labelled ones of ``../shared/gold/seeds_threads.json``.

Ingests the five captures as one group of three series and compares, for each labelled thread, the members of
the thread of ours that overlaps best (F1 over sentences), and the outcome of each labelled deadline. The
captures end in September 2024; 'today' is the end of that year's October.

Run: ``python -m benchmarks.threads``
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tracker.config import Config, SeriesSettings
from tracker.model import Outcome, Thread
from tracker.run.arrival import read_arrivals
from tracker.run.ingest import Wish, ingest
from tracker.run.threads import all_threads
from tracker.run.workspace import Workspace

SHARED = Path(__file__).resolve().parents[2] / "shared"
TODAY = datetime(2024, 10, 31, tzinfo=UTC)
FLOOR = 0.7

Member = tuple[str, int]

_SAYS = {
    "open": {Outcome.OPEN},
    "met": {Outcome.MET},
    "not confirmed": {Outcome.OVERDUE},
    "due": {Outcome.DUE},
}
"""How the labels' wording maps to outcomes, by the start of the label."""


@dataclass(frozen=True, slots=True)
class Scored:
    """One labelled thread beside the thread of ours that is nearest."""

    name: str
    f1: float
    missing: tuple[Member, ...]
    extra: tuple[Member, ...]
    deadlines: tuple[tuple[str, str, str], ...]
    """Phrase, labelled outcome, our outcome with its evidence."""
    deadlines_right: bool


def seeds_workspace(shared: Path) -> tuple[Workspace, dict[str, str]]:
    """Return a workspace in memory with the five captures, and statement id → capture number."""
    meta = json.loads((shared / "gold/seeds_meta.json").read_text("utf-8"))
    captures = sorted((shared / "seeds").glob("*.txt"))
    names = dict.fromkeys(meta[path.name[:3]]["series"] for path in captures)
    config = Config(series=tuple(SeriesSettings(name=name, group="Talks") for name in names))
    workspace = Workspace(config, None, lambda: TODAY)
    capture_of = {}
    for path in captures:
        number = path.name[:3]
        arrivals = read_arrivals(path.read_bytes(), path.name, TODAY)
        (item,) = ingest(workspace, arrivals, Wish(series=meta[number]["series"]))
        capture_of[item.statement.id] = number
    return workspace, capture_of


def score(threads: Iterable[Thread], capture_of: dict[str, str], gold: list[dict[str, Any]]) -> list[Scored]:
    """Score our threads against the labelled ones."""
    ours = [(thread, members(thread, capture_of)) for thread in threads]
    result = []
    for entry in gold:
        wanted = {(m["doc"], m["i"]) for m in entry["members"] if m["i"] is not None}
        _, got = max(ours, key=lambda pair: (f1(wanted, pair[1]), -len(pair[1])))
        told = [_deadline(record, threads_at(ours, record), capture_of) for record in entry["deadlines"]]
        result.append(
            Scored(
                entry["thread"],
                f1(wanted, got),
                tuple(sorted(wanted - got)),
                tuple(sorted(got - wanted)),
                tuple((phrase, said, our) for phrase, said, our, _ in told),
                all(right for *_, right in told),
            )
        )
    return result


def members(thread: Thread, capture_of: dict[str, str]) -> set[Member]:
    """Return the sentences of one of our threads as (capture, index)."""
    return {(capture_of[o.sentence.statement.id], o.sentence.index) for o in thread.occurrences}


def f1(wanted: set[Member], got: set[Member]) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * len(wanted & got) / (len(wanted) + len(got)) if wanted or got else 0.0


def threads_at(ours: list[tuple[Thread, set[Member]]], record: dict[str, Any]) -> list[Thread]:
    """Return our threads that hold the sentence with a labelled deadline."""
    return [thread for thread, got in ours if (record["doc"], record["i"]) in got]


def _deadline(
    gold: dict[str, Any], threads: list[Thread], capture_of: dict[str, str]
) -> tuple[str, str, str, bool]:
    said = str(gold["outcome"])
    wanted = next(outcomes for start, outcomes in _SAYS.items() if said.startswith(start))
    for thread in threads:
        for record in thread.deadlines:
            place = (capture_of[record.set_in.statement.id], record.set_in.index)
            if place == (gold["doc"], gold["i"]):
                end = record.deadline.end.isoformat() if record.deadline.end else None
                proof = ""
                if record.evidence:
                    proof = f" by {capture_of[record.evidence.statement.id]}.{record.evidence.index}"
                right = record.outcome in wanted and end == gold["date"]
                return gold["phrase"], said, f"{record.outcome}{proof}", right
    return gold["phrase"], said, "no such deadline", False


def main() -> int:
    """Print one line a labelled thread."""
    gold = json.loads((SHARED / "gold/seeds_threads.json").read_text("utf-8"))
    workspace, capture_of = seeds_workspace(SHARED)
    scored = score(all_threads(workspace), capture_of, gold)
    for entry in scored:
        print(f"{entry.f1:.2f}  {'ok ' if entry.deadlines_right else 'NO '} {entry.name}")
        print(f"        missing {entry.missing}  extra {entry.extra}")
        for phrase, said, our in entry.deadlines:
            print(f"        “{phrase}”: labelled {said}; ours {our}")
    good = sum(entry.f1 >= FLOOR and entry.deadlines_right for entry in scored)
    print(f"{good} of {len(scored)} threads with F1 ≥ {FLOOR} and every deadline right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
