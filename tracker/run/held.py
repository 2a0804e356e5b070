"""Which earlier sentences announced a meeting that has taken place by now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.label import Heard
from tracker.model import Kind, Statement

_ANNOUNCES = frozenset({Kind.COMMITMENT, Kind.PROCEDURAL})


def held_meetings(
    statement: Statement, earlier: Iterable[Heard], known: Sequence[Statement]
) -> dict[tuple[str, int], date]:
    """Return the day of the meeting by the place (statement id, index) of the sentence that announced it.

    Args:
        statement: the one that is read; what came after it is passed over.
        earlier: the sentences that it carries on or leaves out.
        known: the statements of its group.
    """
    asked = [heard for heard in earlier if heard.passage.annotated.kind in _ANNOUNCES]
    if not asked:
        return {}
    from tracker.threads import meeting_held  # brings its tables, which most statements do not need

    until = [other for other in known if other.meeting_date <= statement.meeting_date]
    found = {(h.statement.id, h.passage.index): meeting_held(h.passage, h.statement, until) for h in asked}
    return {place: meeting.meeting_date for place, meeting in found.items() if meeting}
