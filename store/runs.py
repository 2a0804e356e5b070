"""The record of runs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from store.codec import moment, stamp
from store.engine import Engine, Row
from store.rows import put
from tracker.model import CheckRecord, CheckResult, RunRecord


class Runs:
    """Reads and writes runs and what came of each source in them."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def begin(self, at: datetime, model: str) -> int:
        """Record that a run starts and return its number."""
        return self._db.insert("runs", {"started_at": stamp(at), "model": model})

    def end(self, run: int, at: datetime, exit_code: int, counts: Mapping[str, int]) -> None:
        """Record how a run ended."""
        self._db.execute(
            "UPDATE runs SET ended_at = ?, exit_code = ?, counts = ? WHERE id = ?",
            (stamp(at), exit_code, json.dumps(dict(counts)), run),
        )

    def add_check(self, run: int, check: CheckRecord) -> None:
        """Record what came of one source."""
        row: Row = {
            "run": run,
            "source": check.source,
            "at": stamp(check.at),
            "outcome": check.result.value,
            "detail": check.detail,
            "statements": json.dumps(check.statements),
            "findings": check.findings,
        }
        put(self._db, "checks", row, ("run", "source"))

    def latest(self, limit: int) -> list[RunRecord]:
        """Return the last runs, newest first, each with its checks."""
        rows = list(self._db.select("SELECT * FROM runs ORDER BY id DESC LIMIT ?", (limit,)))
        return [_run(row, self.checks(row["id"])) for row in rows]

    def checks(self, run: int) -> tuple[CheckRecord, ...]:
        """Return what came of each source in a run."""
        rows = self._db.select(
            "SELECT checks.*, series, location FROM checks JOIN sources ON sources.id = source"
            " WHERE run = ? ORDER BY at, source",
            (run,),
        )
        return tuple(_check(row) for row in rows)


def _check(row: Row) -> CheckRecord:
    return CheckRecord(
        source=row["source"],
        series=row["series"],
        location=row["location"],
        at=datetime.fromisoformat(row["at"]),
        result=CheckResult(row["outcome"]),
        detail=row["detail"],
        statements=tuple(json.loads(row["statements"])),
        findings=row["findings"],
    )


def _run(row: Row, checks: tuple[CheckRecord, ...]) -> RunRecord:
    return RunRecord(
        id=row["id"],
        started_at=datetime.fromisoformat(row["started_at"]),
        ended_at=moment(row["ended_at"]),
        exit_code=row["exit_code"],
        model=row["model"],
        counts=json.loads(row["counts"]),
        checks=checks,
    )
