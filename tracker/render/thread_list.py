"""Lists for a terminal: threads, deadlines, meetings, doubtful matches. Plain text, one paragraph each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.day_words import long_day
from tracker.render.summary import name_of
from tracker.render.thread_looks import OUTCOME, STATUS
from tracker.render.view import shorten
from tracker.render.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tracker.model import DeadlineRecord, MeetingOutlook, Thread

_GIST = 160


def threads_text(threads: Iterable[Thread], width: int) -> str:
    """List threads with status, kind, span and their latest wording."""
    blocks = []
    for thread in threads:
        look = STATUS[thread.status]
        said = len(thread.wordings)
        times = "once" if said == 1 else f"{said} times"
        head = f"{thread.id} {look.mark} {look.word} · {thread.kind.value} · said {times}, last on"
        gist = wrap(shorten(thread.latest.text, _GIST), width, first="    ")
        blocks.append(f"{head} {long_day(thread.last_seen)}\n{gist}")
    return _joined(blocks, "No thread fits.")


def due_text(entries: Iterable[tuple[Thread, DeadlineRecord]], today: date, width: int) -> str:
    """List deadlines with what is known about each, the earliest first."""
    blocks = []
    for thread, record in entries:
        look, end = OUTCOME[record.outcome], record.deadline.end
        head = f"{look.mark} {long_day(end)} ({_distance(end, today)}) · {look.word} · thread {thread.id}"
        said, first = record.latest.statement, record.set_in.statement.meeting_date
        since = f"; since {long_day(first)}" if record.repeated else ""
        lines = [
            head,
            wrap(shorten(record.latest.text, _GIST), width, first="    "),
            wrap(
                f"“{record.deadline.phrase}”, {name_of(said)}, {long_day(said.meeting_date)}{since}",
                width,
                first="    ",
            ),
        ]
        if record.reason:
            lines.append(wrap(record.reason, width, first="    "))
        blocks.append("\n".join(lines))
    return _joined(blocks, "Nothing is due.")


def meetings_text(outlooks: Iterable[MeetingOutlook], width: int) -> str:
    """List series with their last and next meeting."""
    return _joined([_outlook(outlook, width) for outlook in outlooks], "No series has a statement yet.")


def _outlook(outlook: MeetingOutlook, width: int) -> str:
    last = f"last met on {long_day(outlook.last)}{_numbered(outlook.last_number)}"
    if outlook.expected is None:
        following = "no date announced, and too few meetings to tell their usual interval"
    elif outlook.announced:
        following = f"next announced “{outlook.announced.deadline.phrase}”: by {long_day(outlook.expected)}"
    else:
        following = (
            f"next expected about {long_day(outlook.expected)}, every {outlook.interval_days} days or so"
        )
    late = " — overdue: no statement has come" if outlook.overdue else ""
    title = f"{outlook.series.name}  [{outlook.series.slug}]"
    return f"{title}\n{wrap(f'{last}; {following}{late}', width, first='    ')}"


def _numbered(number: int | None) -> str:
    if number is None:
        return ""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f" for the {number}{ending} time"


def _distance(end: date | None, today: date) -> str:
    if end is None:
        return "no date"
    days = (end - today).days
    if days == 0:
        return "today"
    unit = "day" if abs(days) == 1 else "days"
    return f"in {days} {unit}" if days > 0 else f"{-days} {unit} ago"


def _joined(blocks: list[str], nothing: str) -> str:
    return "\n\n".join(blocks) + "\n" if blocks else nothing + "\n"
