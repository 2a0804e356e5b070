"""JSONL series: one statement per line, ``{"id", "date", "title", "text", "url", "complete"}``."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from tracker.errors import ReadError
from tracker.formats.dates import stated_date
from tracker.formats.decode import decode
from tracker.formats.limits import DEFAULT_LIMIT, refuse_size
from tracker.formats.plain import plain_lines
from tracker.formats.tidy import tidy, tidy_line
from tracker.model import Page, Record

_NAMES = {".jsonl", ".ndjson"}
_SHAPE = 'Each line must be an object like {"id": …, "date": "2024-04-24", "title": …, "text": …, "url": …}'


def is_records(data: bytes, name: str | None = None) -> bool:
    """Whether ``data`` is a JSONL series, by its name or its first line. Never raises."""
    if name and PurePath(name).suffix.lower() in _NAMES:
        return True
    first = data.lstrip(b"\xef\xbb\xbf\r\n\t ").split(b"\n", 1)[0]
    try:
        value = json.loads(first) if first.startswith(b"{") else None
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and {"date", "text"} <= value.keys()


def read_records(data: bytes, *, name: str | None = None, limit: int = DEFAULT_LIMIT) -> list[Record]:
    """Read every record, in the order of the file.

    Blank lines are skipped and unknown keys ignored. Raises :class:`~tracker.errors.ReadError`
    that names the line for anything else: no JSON, a missing text or date, an id given twice.
    """
    where = name or "input"
    refuse_size(data, where=where, limit=limit)
    text = decode(data, where=where).text
    records: list[Record] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        record = _record(line, f"{where}, line {number}")
        if record.id in seen:
            raise ReadError(
                f"the id {record.id!r} was already used in line {seen[record.id]}",
                where=f"{where}, line {number}",
                do="Give every statement an id of its own",
            )
        seen[record.id] = number
        records.append(record)
    if not records:
        raise ReadError("there is no record in this file", where=where, do=_SHAPE)
    return records


def record_page(record: Record) -> Page:
    """Make a page of a record, with the meeting date that the record states."""
    return Page(
        lines=plain_lines(record.text),
        media_type="application/jsonl",
        encoding="utf-8",
        title=record.title,
        meeting_date=record.date,
        url=record.url,
    )


def _record(line: str, where: str) -> Record:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError("this line is not JSON", where=where, do=_SHAPE) from error
    if not isinstance(value, dict):
        raise ReadError("this line is not a JSON object", where=where, do=_SHAPE)
    text = tidy(_string(value, "text", where) or "").strip("\n")
    day = stated_date(_string(value, "date", where))
    if not text.strip():
        raise ReadError("the record has no text", where=where, do=_SHAPE)
    if day is None:
        raise ReadError(
            f"the date {value.get('date')!r} is no calendar day", where=where, do="Write it as YYYY-MM-DD"
        )
    complete = value.get("complete", True)
    if not isinstance(complete, bool):
        raise ReadError('"complete" is neither true nor false', where=where, do=_SHAPE)
    title = tidy_line(_string(value, "title", where) or "") or None
    identity = _string(value, "id", where) or day.isoformat()
    return Record(identity, day, title, text, _string(value, "url", where) or None, complete)


def _string(value: dict[str, Any], key: str, where: str) -> str | None:
    found = value.get(key)
    if found is None or isinstance(found, str):
        return found
    raise ReadError(f'"{key}" is not a string', where=where, do=_SHAPE)
