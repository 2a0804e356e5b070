"""The JSON shapes of threads, deadlines and meetings (``docs/threads.md``): stable and additive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.render.digest_json import change_dict, deadline_dict, sentence_dict, statement_dict

if TYPE_CHECKING:
    from tracker.model import (
        DeadlineRecord,
        Decision,
        MeetingOutlook,
        Occurrence,
        Strength,
        Thread,
    )


def thread_dict(thread: Thread) -> dict[str, Any]:
    """Return a whole thread as plain data."""
    return {
        **thread_summary(thread),
        "occurrences": [_occurrence(occurrence) for occurrence in thread.occurrences],
        "presence": [
            {"statement": statement_dict(cell.statement), "mark": cell.mark.value} for cell in thread.presence
        ],
        "deadlines": [record_dict(record) for record in thread.deadlines],
        "fulfilled_by": sentence_dict(thread.fulfilled_by) if thread.fulfilled_by else None,
        "decisions": [_decision(decision) for decision in thread.decisions],
    }


def thread_summary(thread: Thread) -> dict[str, Any]:
    """Return what a list of threads shows of one."""
    latest = thread.latest
    return {
        "id": thread.id,
        "version": thread.version,
        "group": thread.group,
        "kind": thread.kind.value,
        "status": thread.status.value,
        "first_seen": _iso(thread.first_seen),
        "last_seen": _iso(thread.last_seen),
        "wordings": len(thread.wordings),
        "text": latest.text,
        "statement": latest.statement.id,
        "series": latest.statement.series,
        "actor": latest.annotated.actor,
        "promised": latest.annotated.promised,
        "strength": _strength(latest.annotated.strength),
    }


def record_dict(record: DeadlineRecord) -> dict[str, Any]:
    """Return a deadline with what became of it as plain data."""
    return {
        **deadline_dict(record.deadline),
        "outcome": record.outcome.value,
        "reason": record.reason,
        "set_in": sentence_dict(record.set_in),
        "repeated_in": [sentence_dict(sentence) for sentence in record.repeated],
        "evidence": sentence_dict(record.evidence) if record.evidence else None,
        "decision": _decision(record.decision) if record.decision else None,
    }


def outlook_dict(outlook: MeetingOutlook) -> dict[str, Any]:
    """Return what is known about a series' next meeting as plain data."""
    return {
        "series": outlook.series.name,
        "slug": outlook.series.slug,
        "group": outlook.series.group,
        "meetings": outlook.meetings,
        "last": outlook.last.isoformat(),
        "last_number": outlook.last_number,
        "interval_days": outlook.interval_days,
        "longest_days": outlook.longest_days,
        "expected": _iso(outlook.expected),
        "announced": record_dict(outlook.announced) if outlook.announced else None,
        "overdue": outlook.overdue,
    }


def _occurrence(occurrence: Occurrence) -> dict[str, Any]:
    return {
        **sentence_dict(occurrence.sentence),
        "role": occurrence.role.value,
        "relation": occurrence.relation.value if occurrence.relation else None,
        "score": round(occurrence.score, 4) if occurrence.score is not None else None,
        "strength": _strength(occurrence.sentence.annotated.strength),
        "changes": [change_dict(change) for change in occurrence.changes],
    }


def _strength(strength: Strength | None) -> dict[str, Any] | None:
    if strength is None:
        return None
    return {"level": round(strength.level, 3), "rung": strength.rung, "word": strength.word}


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "kind": decision.kind.value,
        "who": decision.who,
        "at": decision.at.isoformat(),
        "why": decision.why,
        "evidence": decision.evidence,
    }


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
