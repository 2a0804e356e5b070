"""Findings made by hand."""

from __future__ import annotations

import hashlib
from datetime import date

from builders import statement
from tracker.model import (
    Annotated,
    Change,
    ChangeKind,
    Counts,
    Digest,
    Direction,
    Finding,
    FindingKind,
    Kind,
    SentenceRef,
)

OLD, NEW = statement("2025-03-04"), statement("2025-09-09")


def finding(
    kind: FindingKind, old: str | None = None, new: str | None = None, *, softer: bool = False
) -> Finding:
    change = Change(ChangeKind.STRENGTH, "will", "may", Direction.SOFTENED)
    return Finding(
        id=hashlib.sha256(f"{kind}:{old}:{new}".encode()).hexdigest()[:16],
        kind=kind,
        statement=NEW.ref,
        old=SentenceRef(OLD.ref, 0, Annotated(old, Kind.POSITION)) if old else None,
        new=SentenceRef(NEW.ref, 0, Annotated(new, Kind.POSITION)) if new else None,
        headline="headline",
        changes=(change,) if softer else (),
    )


def digest(*findings: Finding) -> Digest:
    return Digest(NEW.ref, OLD.ref, date(2025, 3, 4), Counts(), findings)
