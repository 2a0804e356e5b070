"""Where a thread stands today, from its deadlines, its presence and what people decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tracker.model import (
    DeadlineRecord,
    Decision,
    DecisionKind,
    Kind,
    Outcome,
    Presence,
    PresenceMark,
    SentenceRef,
    Status,
)

_DECIDED = {
    DecisionKind.MET: (Outcome.MET, Status.MET),
    DecisionKind.MISSED: (Outcome.MISSED, Status.MISSED),
    DecisionKind.WITHDRAWN: (Outcome.WITHDRAWN, Status.WITHDRAWN),
}


def last_word(decisions: Sequence[Decision]) -> Decision | None:
    """Return the latest decision on what became of a thread."""
    settled = [decision for decision in decisions if decision.kind in _DECIDED]
    return max(settled, key=lambda d: (d.id or 0, d.at), default=None)


def apply_decision(
    deadlines: Sequence[DeadlineRecord], decision: Decision | None
) -> tuple[DeadlineRecord, ...]:
    """Let a person's word settle the deadlines that were pending when it was given.

    What the texts confirm stays as they say, and what was promised anew later stays open.
    """
    if decision is None:
        return tuple(deadlines)
    outcome = _DECIDED[decision.kind][0]
    return tuple(
        replace(record, outcome=outcome, decision=decision, reason=decision.why)
        if record.pending and _was_said(record.set_in, decision)
        else record
        for record in deadlines
    )


def _was_said(sentence: SentenceRef, decision: Decision) -> bool:
    return (sentence.statement.meeting_date or date.min) <= decision.at.date()


def status_of(
    kind: Kind,
    deadlines: Sequence[DeadlineRecord],
    presence: Sequence[Presence],
    latest: SentenceRef,
    fulfilled_by: SentenceRef | None,
    decision: Decision | None,
) -> Status:
    """Return where a thread stands.

    In this order: something is overdue; something is due; a person's word on its latest wording; it is kept
    (all its dates are met, or a promise without date is reported done); it left the text; it is open.
    """
    outcomes = [record.outcome for record in deadlines]
    if Outcome.OVERDUE in outcomes:
        return Status.OVERDUE
    if Outcome.DUE in outcomes:
        return Status.DUE
    if decision is not None and _was_said(latest, decision):
        return _DECIDED[decision.kind][1]
    pending = any(record.pending for record in deadlines)
    kept = bool(deadlines) and outcomes[-1] is Outcome.MET and not pending
    if kept or (kind is Kind.COMMITMENT and fulfilled_by is not None):
        return Status.MET
    if _left(presence):
        return Status.DROPPED
    return Status.OPEN


def _left(presence: Sequence[Presence]) -> bool:
    """Whether every series that could tell has gone silent on it since it was last said."""
    last: dict[str, PresenceMark] = {}
    for cell in presence:
        if cell.mark is not PresenceMark.SILENT:
            last[cell.statement.series] = cell.mark
    return bool(last) and all(mark is PresenceMark.ABSENT for mark in last.values())
