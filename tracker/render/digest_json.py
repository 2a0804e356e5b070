"""The JSON shape of a digest (``docs/json.md``): stable, additive, the same ids as everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tracker.render.summary import headline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import (
        Change,
        Deadline,
        Digest,
        Finding,
        LabelledSentence,
        SentenceRef,
        StatementRef,
    )


def digests_json(digests: Sequence[Digest]) -> str:
    """Return all digests as one JSON document."""
    return dumps({"version": 1, "digests": [digest_dict(digest) for digest in digests]})


def dumps(value: object) -> str:
    """Write JSON the one way in which this program does: UTF-8, two blanks, a newline at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def digest_dict(digest: Digest) -> dict[str, Any]:
    """Return one digest as plain data."""
    return {
        "statement": statement_dict(digest.statement),
        "previous": statement_dict(digest.previous) if digest.previous else None,
        "since": digest.since.isoformat() if digest.since else None,
        "headline": headline(digest),
        "counts": {
            name: getattr(digest.counts, name)
            for name in ("new", "returned", "verbatim", "reworded", "partial", "changed", "dropped", "absent")
        },
        "findings": [finding_dict(finding) for finding in digest.findings],
        "unchanged": [_unchanged(labelled) for labelled in digest.unchanged],
        "notes": list(digest.notes),
    }


def finding_dict(finding: Finding) -> dict[str, Any]:
    """Return one finding as plain data."""
    return {
        "id": finding.id,
        "kind": finding.kind.value,
        "headline": finding.headline,
        "weight": round(finding.weight, 4),
        "relation": finding.relation.value if finding.relation else None,
        "score": round(finding.score, 4) if finding.score is not None else None,
        "standing": finding.standing,
        "old": sentence_dict(finding.old) if finding.old else None,
        "new": sentence_dict(finding.new) if finding.new else None,
        "changes": [change_dict(change) for change in finding.changes],
        "related": list(finding.related),
    }


def change_dict(change: Change) -> dict[str, Any]:
    """Return one typed change as plain data."""
    return {
        "kind": change.kind.value,
        "old": change.old,
        "new": change.new,
        "direction": change.direction.value if change.direction else None,
    }


def statement_dict(statement: StatementRef) -> dict[str, Any]:
    """Return what cites a statement as plain data."""
    return {
        "id": statement.id,
        "series": statement.series,
        "group": statement.group,
        "meeting_name": statement.meeting_name,
        "meeting_date": statement.meeting_date.isoformat() if statement.meeting_date else None,
        "title": statement.title,
        "place": statement.place,
        "source_kind": statement.source_kind.value,
        "url": statement.url,
        "sha256": statement.sha256,
    }


def sentence_dict(sentence: SentenceRef) -> dict[str, Any]:
    """Return one sentence in its place as plain data."""
    annotated = sentence.annotated
    return {
        "statement": sentence.statement.id,
        "meeting_date": (
            sentence.statement.meeting_date.isoformat() if sentence.statement.meeting_date else None
        ),
        "index": sentence.index,
        "text": sentence.text,
        "kind": annotated.kind.value,
        "deadline": deadline_dict(annotated.deadline) if annotated.deadline else None,
        "thread": sentence.thread,
    }


def deadline_dict(deadline: Deadline) -> dict[str, Any]:
    """Return a deadline as plain data."""
    return {
        "phrase": deadline.phrase,
        "start": deadline.start.isoformat() if deadline.start else None,
        "end": deadline.end.isoformat() if deadline.end else None,
        "precision": deadline.precision.value,
    }


def _unchanged(labelled: LabelledSentence) -> dict[str, Any]:
    return {"index": labelled.sentence.index, "text": labelled.sentence.text}
