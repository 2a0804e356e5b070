"""A whole ``ingest``: every file read first, then all that could be read stored together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.errors import TrackerError
from tracker.report.phrases import plural
from tracker.run.arrival import Arrival, each_arrival, files_of, read_bytes
from tracker.run.ingest import Ingested, Outcome, Wish, ingest, series_of
from tracker.run.rebuild import rebuild as rebuild_all
from tracker.run.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of an ingest. Files that could not be read are in ``errors``; the others are stored."""

    items: tuple[Ingested, ...]
    errors: tuple[TrackerError, ...]
    rebuilt: int | None = None
    """Stored statements that were read anew, where that was asked for."""

    def as_dict(self) -> dict[str, Any]:
        """Return the tally for JSON."""
        return {
            "statements": [
                {
                    "id": item.statement.id,
                    "outcome": item.outcome.value,
                    "series": item.statement.series.name,
                    "meeting_date": item.statement.meeting_date.isoformat(),
                    "source_kind": item.statement.source_kind.value,
                    "revision": item.statement.revision,
                    "sentences": item.sentences,
                }
                for item in self.items
            ],
            **({} if self.rebuilt is None else {"rebuilt": self.rebuilt}),
            "errors": [str(error) for error in self.errors],
        }

    def __str__(self) -> str:
        lines = [_line(item) for item in self.items[:_SHOWN]]
        if len(self.items) > _SHOWN:
            lines.append(f"… and {len(self.items) - _SHOWN} more")
        if self.rebuilt is not None:
            lines.append(f"{plural(self.rebuilt, 'statement was', 'statements were')} read anew")
            if not self.items and not self.errors:
                return "\n".join(lines)
        counts = Counter(item.outcome for item in self.items)
        parts = [f"{counts[outcome]} {outcome}" for outcome in Outcome if counts[outcome]]
        names = len(series_of(self.items))
        lines.append(
            f"{', '.join(parts) or 'nothing'} in {names} series" if parts else "Nothing was taken in."
        )
        return "\n".join(lines)


_SHOWN = 20


def _line(item: Ingested) -> str:
    statement = item.statement
    kind = "" if statement.source_kind.may_drop else f", {statement.source_kind}"
    return (
        f"{item.outcome:<9} {statement.id}  {statement.series.name}"
        f"  ({plural(item.sentences, 'sentence', 'sentences')}{kind})"
    )


def take_in(workspace: Workspace, paths: Sequence[Path], wish: Wish, *, rebuild: bool = False) -> Tally:
    """Read every path, then store what could be read; what could not is told, not half-stored.

    Raises:
        TrackerError: what was read contradicts itself or the archive; nothing was stored.
    """
    with workspace.vectors.while_needed():
        arrivals, errors = _read(workspace, paths)
        if wish.meeting_date and len(arrivals) > 1:
            raise TrackerError(
                f"--date is for one document, not for {len(arrivals)}", do="ingest them one by one"
            )
        rebuilt = rebuild_all(workspace) if rebuild else None
        items = _alone_or_together(workspace, arrivals, wish, errors)
    return Tally(tuple(items), tuple(errors), rebuilt)


def _read(workspace: Workspace, paths: Sequence[Path]) -> tuple[list[Arrival], list[TrackerError]]:
    """Return what could be read, and what is wrong with the rest; the model begins meanwhile."""
    arrivals: list[Arrival] = []
    errors: list[TrackerError] = []
    limit = int(workspace.config.read.max_megabytes * 1e6)
    for path in files_of(paths):
        try:
            data = read_bytes(path, limit)
            name = "standard input" if str(path) == "-" else path.name
            read = []
            for arrival in each_arrival(data, name, workspace.clock()):
                workspace.vectors.expect(arrival.extracted.sentences)
                read.append(arrival)
            arrivals += read
        except TrackerError as error:
            errors.append(error)
    return arrivals, errors


def _alone_or_together(
    workspace: Workspace, arrivals: Sequence[Arrival], wish: Wish, errors: list[TrackerError]
) -> list[Ingested]:
    """Store all at once; if one is refused, store the others without it."""
    waiting = list(arrivals)
    while waiting:
        try:
            return ingest(workspace, waiting, wish)
        except TrackerError as error:
            refused = [a for a in waiting if error.where == a.snapshot.origin]
            if not refused:
                raise
            errors.append(error)
            waiting = [a for a in waiting if a not in refused]
    return []
