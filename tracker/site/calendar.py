"""Deadlines as an iCalendar file (RFC 5545) that a calendar program can subscribe to."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import TYPE_CHECKING

from tracker.render.safe import visible
from tracker.render.summary import name_of
from tracker.render.view import shorten
from tracker.site.commitments import dated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from tracker.model.thread import DeadlineRecord, Thread

_FOLD = 73
"""Octets of a line without its break; RFC 5545 allows 75 with the blank of a continuation."""


def calendar(title: str, authority: str, threads: Iterable[Thread]) -> str:
    """Return all deadlines with a last day as all-day events, in the order of the days."""
    return calendar_of(title, authority, (event_of(*one, authority) for one in dated(threads)))


def calendar_of(title: str, authority: str, events: Iterable[Sequence[str]]) -> str:
    """Return a calendar of some events, in their order."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{escaped(authority)}//commitment-tracker//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(title)}",
    ]
    for event in events:
        lines += event
    lines.append("END:VCALENDAR")
    return "".join(f"{piece}\r\n" for line in lines for piece in folded(line))


def event_of(end: date, thread: Thread, record: DeadlineRecord, authority: str) -> tuple[str, ...]:
    """Return a deadline as an all-day event.

    Its id is made of thread, statement and phrase: it stays when the outcome changes, so that a subscriber's
    calendar alters the event instead of adding one.
    """
    set_in = record.set_in
    said = set_in.statement.meeting_date
    name = f"{thread.id}/{set_in.statement.id}/{set_in.index}/{record.deadline.phrase}"
    uid = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:20]
    latest = record.latest
    told = f"{record.deadline.phrase} ({record.outcome.value})\n{latest.text}\n{name_of(latest.statement)}"
    return (
        "BEGIN:VEVENT",
        f"UID:{uid}@{authority}",
        f"DTSTAMP:{said or end:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{end:%Y%m%d}",
        f"DTEND;VALUE=DATE:{end + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(shorten(latest.text, 120))}",
        f"DESCRIPTION:{escaped(told)}",
        f"CATEGORIES:{escaped(record.outcome.value)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def escaped(text: str) -> str:
    """Escape a text value; control characters become visible."""
    plain = visible(text).replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return re.sub(r"\r?\n", r"\\n", plain)


def folded(line: str) -> Iterator[str]:
    """Cut a line into pieces of at most 75 octets, never inside a character."""
    if len(line) <= _FOLD and line.isascii():
        yield line
        return
    piece, size = "", 0
    for char in line:
        width = len(char.encode("utf-8", "surrogatepass"))
        if size + width > _FOLD:
            yield piece
            piece, size = " ", 1
        piece, size = piece + char, size + width
    yield piece
