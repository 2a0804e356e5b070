"""Doubtful matches as a file that a person fills in: CSV for a spreadsheet, JSONL for a program."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tracker.errors import TrackerError
from tracker.model import DecisionKind
from tracker.run.review import REVIEWS, Doubt, Ruling

COLUMNS = (
    "id",
    "score",
    "relation",
    "old_statement",
    "old_index",
    "old_text",
    "new_statement",
    "new_index",
    "new_text",
    "version",
    "decision",
    "why",
    "who",
    "relink_to",
)
"""The last four (but for ``version``) are for the person to fill in."""


def doubt_row(doubt: Doubt) -> dict[str, Any]:
    """Return a doubtful match as one row, with room for a decision."""
    return {
        "id": doubt.id,
        "score": round(doubt.score, 4),
        "relation": doubt.relation,
        "old_statement": doubt.old.statement_id,
        "old_index": doubt.old.index,
        "old_text": doubt.old.layout.text,
        "new_statement": doubt.new.statement_id,
        "new_index": doubt.new.index,
        "new_text": doubt.new.layout.text,
        "version": doubt.version,
        "decision": "",
        "why": "",
        "who": "",
        "relink_to": "",
    }


def write_doubts(doubts: Iterable[Doubt], suffix: str) -> str:
    """Return the text of a file of the given suffix (``.csv``, else JSONL)."""
    rows = [doubt_row(doubt) for doubt in doubts]
    if suffix != ".csv":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue()


def read_rulings(path: Path, who: str) -> list[Ruling]:
    """Read the decisions in a file; rows without one are passed over.

    Args:
        path: as written by :func:`write_doubts`, with ``decision`` filled in.
        who: the person, where a row names none.

    Raises:
        TrackerError: it cannot be read, or a row is wrong; the line is named.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TrackerError(f"cannot be read ({error})", where=str(path)) from error
    rows = _csv_rows(text) if path.suffix == ".csv" else _jsonl_rows(text, path)
    return [_ruling(row, f"{path}, line {line}", who) for line, row in rows if _said(row, "decision")]


def _csv_rows(text: str) -> list[tuple[int, Mapping[str, Any]]]:
    reader = csv.DictReader(io.StringIO(text))
    return [(reader.line_num, row) for row in reader]


def _jsonl_rows(text: str, path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    rows: list[tuple[int, Mapping[str, Any]]] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise TrackerError(f"is not JSON ({error})", where=f"{path}, line {number}") from error
        if not isinstance(row, dict):
            raise TrackerError("is not an object", where=f"{path}, line {number}")
        rows.append((number, row))
    return rows


def _ruling(row: Mapping[str, Any], where: str, who: str) -> Ruling:
    word = _said(row, "decision").casefold()
    known: Sequence[str] = [kind.value for kind in REVIEWS]
    if word not in known:
        raise TrackerError(
            f"'{word}' is no decision", where=where, do=f"write one of {', '.join(known)}, or leave it empty"
        )
    if not _said(row, "id"):
        raise TrackerError("names no match", where=where, do="keep the column 'id' as it was exported")
    version = _said(row, "version")
    return Ruling(
        id=_said(row, "id"),
        kind=DecisionKind(word),
        why=_said(row, "why") or f"reviewed: {word}",
        who=_said(row, "who") or who,
        version=int(version) if version.isdigit() else None,
        target=_said(row, "relink_to") or None,
        where=where,
    )


def _said(row: Mapping[str, Any], column: str) -> str:
    return str(row.get(column) if row.get(column) is not None else "").strip()
