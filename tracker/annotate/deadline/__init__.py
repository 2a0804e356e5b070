"""When something that a sentence undertakes is due: modifier × period × anchor → interval.

English is read by a composed grammar (``parts``, ``periods``, ``anchors`` under the roles of
``modifiers``), Korean and Japanese by ``cjk`` over the same calendar.
See ``docs/deadlines.md`` for conventions and figures.
"""

from __future__ import annotations

from datetime import date

from tracker.annotate.deadline import cjk, cjk_judge, open_ended, resolve
from tracker.annotate.deadline.describe import describe
from tracker.annotate.deadline.modifiers import Role
from tracker.annotate.deadline.resolve import Found
from tracker.model import Deadline

__all__ = ["describe", "find_deadline", "find_deadlines"]

_LIMITS = frozenset({Role.LIMIT, Role.BEFORE})


def find_deadlines(sentence: str, meeting_date: date | None) -> list[Deadline]:
    """All deadlines of ``sentence`` in order, relative ones counted from ``meeting_date``.

    Without a meeting date only absolute times resolve. Nothing is guessed: what is open-ended, unknown,
    impossible or before the meeting keeps its phrase and has no days.
    """
    return [found.deadline for found in _find(sentence, meeting_date)]


def find_deadline(sentence: str, meeting_date: date | None) -> Deadline | None:
    """The one deadline that binds most: a limit ('by', 'until') before a time, a day before an open end."""
    found = _find(sentence, meeting_date)
    return min(found, key=_rank).deadline if found else None


def _rank(found: Found) -> tuple[bool, bool, int]:
    return found.deadline.end is None, found.role not in _LIMITS, found.start


def _find(sentence: str, meeting_date: date | None) -> list[Found]:
    tongue = cjk.language(sentence)
    if tongue:
        return cjk_judge.deadlines(sentence, meeting_date, tongue)
    vague = open_ended.find(sentence)
    dated = [
        found
        for found in resolve.find(sentence, meeting_date)
        if not any(found.start < other.end and other.start < found.end for other in vague)
    ]
    return sorted((*dated, *vague), key=lambda found: found.start)
