"""The record of a run: when, with what, and what came of each source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class CheckResult(StrEnum):
    """What came of looking at one source."""

    FIRST = "first"
    """Looked at for the first time: taken in, and nobody told."""
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    FAILED = "could not check"


@dataclass(frozen=True, slots=True)
class CheckRecord:
    """One source in one run."""

    source: str
    """Id of the source."""
    series: str
    location: str
    at: datetime
    result: CheckResult
    detail: str | None = None
    statements: tuple[str, ...] = ()
    """Ids of the statements that came in."""
    findings: int = 0
    """How many findings are told because of it."""


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run of the tracker."""

    id: int
    started_at: datetime
    ended_at: datetime | None
    exit_code: int | None
    """Null while it runs, and for ever where it was killed."""
    model: str
    counts: Mapping[str, int]
    checks: tuple[CheckRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceState:
    """What is remembered of a source between runs."""

    id: str
    series: str
    location: str
    known: str | None
    """What the last look left for the next, as text; null before the first that succeeded."""
    silent: bool
    """Whether its next find seeds the archive without telling anybody."""
    failures: int
    """Runs in a row in which it could not be checked."""
    told: bool
    """Whether readers know that it cannot be checked."""
    checked_at: datetime | None
    changed_at: datetime | None
