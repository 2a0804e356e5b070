"""What people decided, with who, when and why. Decisions are added, never altered."""

from __future__ import annotations

from datetime import datetime

from store.engine import Engine, Row
from tracker.model import Decision, DecisionKind


class Decisions:
    """Reads and writes decisions."""

    def __init__(self, db: Engine) -> None:
        self._db = db

    def add(self, decision: Decision) -> int:
        """Record a decision and return its number."""
        row: Row = {
            "kind": decision.kind.value,
            "who": decision.who,
            "at": decision.at.isoformat(timespec="seconds"),
            "why": decision.why,
            "thread": decision.thread,
            "old_statement": decision.old_statement,
            "old_text": decision.old_text,
            "new_statement": decision.new_statement,
            "new_text": decision.new_text,
            "evidence": decision.evidence,
        }
        return self._db.insert("decisions", row)

    def all(self) -> list[Decision]:
        """Return every decision, oldest first."""
        return [_decision(row) for row in self._db.select("SELECT * FROM decisions ORDER BY id")]


def _decision(row: Row) -> Decision:
    return Decision(
        kind=DecisionKind(row["kind"]),
        who=row["who"],
        at=datetime.fromisoformat(row["at"]),
        why=row["why"],
        thread=row["thread"],
        old_statement=row["old_statement"],
        old_text=row["old_text"],
        new_statement=row["new_statement"],
        new_text=row["new_text"],
        evidence=row["evidence"],
        id=row["id"],
    )
