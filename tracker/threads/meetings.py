"""When each series is expected to meet next: from what its texts announce, and from its usual interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from tracker.model import DeadlineRecord, MeetingOutlook, Outcome, Series, Statement
from tracker.threads.material import Material
from tracker.threads.promise import name_keys, read_promise

_FEWEST = 3
"""Meetings below which an interval is no habit."""


def meeting_outlooks(
    material: Material, records: Iterable[DeadlineRecord], today: date
) -> list[MeetingOutlook]:
    """Return the outlook of every series of a group, the earliest expected meeting first.

    Args:
        material: the group.
        records: the deadlines of all its threads.
        today: decides whether a statement is overdue.
    """
    announced = _announcements(material, records)
    series = {s.series.slug: s.series for s in material.statements}
    outlooks = [
        _outlook(entry, [s for s in material.statements if s.series.slug == slug], announced.get(slug), today)
        for slug, entry in series.items()
    ]
    return sorted(outlooks, key=lambda o: (o.expected or date.max, o.series.name))


def _announcements(material: Material, records: Iterable[DeadlineRecord]) -> dict[str, DeadlineRecord]:
    """Return the announcement of the next meeting by series, the latest text's first."""
    found: dict[str, DeadlineRecord] = {}
    places = {(p.statement_id, p.index): p for p in material.by_id.values()}
    pending = [r for r in records if r.outcome in (Outcome.DUE, Outcome.OVERDUE, Outcome.OPEN)]
    for record in sorted(pending, key=lambda r: r.set_in.statement.meeting_date or date.min):
        passage = places.get((record.set_in.statement.id, record.set_in.index))
        promise = read_promise(passage, material) if passage else None
        if promise and promise.meeting:
            slug = _series_meant(promise.meeting.name, promise.statement, material.statements)
            if slug:
                found[slug] = record
    return found


def _series_meant(name: frozenset[str], said_in: Statement, statements: Sequence[Statement]) -> str | None:
    """Return the series whose meeting an announcement names: its own where the name allows it."""
    for statement in (said_in, *reversed(statements)):
        if name <= name_keys(statement):
            return statement.series.slug
    return None


def _outlook(
    series: Series, statements: Sequence[Statement], announced: DeadlineRecord | None, today: date
) -> MeetingOutlook:
    days = sorted({statement.meeting_date for statement in statements})
    gaps = [(b - a).days for a, b in pairwise(days)]
    habit = round(median(gaps)) if len(days) >= _FEWEST else None
    longest = max(gaps) if habit is not None else None
    promised = announced.deadline.end if announced else None
    by_habit = days[-1] + timedelta(days=habit) if habit is not None else None
    late_by_habit = longest is not None and today > days[-1] + timedelta(days=longest)
    numbers = [s.number for s in statements if s.number is not None]
    return MeetingOutlook(
        series=series,
        meetings=len(days),
        last=days[-1],
        last_number=numbers[-1] if numbers else None,
        interval_days=habit,
        longest_days=longest,
        announced=announced,
        expected=promised or by_habit,
        overdue=today > promised if promised else late_by_habit,
    )
