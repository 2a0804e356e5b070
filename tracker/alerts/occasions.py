"""Rules about the calendar: promises that fall due, statements that do not come."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from tracker.alerts.rule import Event, Rule
from tracker.language.day_words import long_day
from tracker.model import Alert, DeadlineRecord, MeetingOutlook, Outcome


def ring_on_deadlines(rules: Iterable[Rule], records: Iterable[DeadlineRecord], today: date) -> list[Alert]:
    """Return what rings because a promise that nobody has reported as kept falls due soon."""
    due = [r for r in records if r.outcome is Outcome.DUE and r.deadline.end is not None]
    return [
        alert
        for rule in rules
        if rule.event is Event.DEADLINE
        for record in due
        if (alert := _due(rule, record, today))
    ]


def _due(rule: Rule, record: DeadlineRecord, today: date) -> Alert | None:
    end, first = record.deadline.end, record.set_in
    if end is None or not 0 <= (end - today).days <= rule.days:
        return None
    latest = [first, *(r for r in record.repeated if (r.statement.meeting_date or today) <= today)][-1]
    if not rule.covers(latest.statement.series, latest.statement.group):
        return None
    if rule.pattern and not rule.pattern.search(latest.text):
        return None
    left = (end - today).days
    when = "today" if left == 0 else "tomorrow" if left == 1 else f"in {left} days"
    return Alert(
        rule=rule.name,
        key=_key(first.thread or first.text, end),
        text=f"Due {when}, on {long_day(end)}; last said on {long_day(latest.statement.meeting_date)}",
        series=latest.statement.series,
        quote=latest.text,
        urgent=rule.urgent,
    )


def ring_on_silence(rules: Iterable[Rule], outlooks: Iterable[MeetingOutlook]) -> list[Alert]:
    """Return what rings because a statement is overdue; once for each statement that is waited for."""
    late = [outlook for outlook in outlooks if outlook.overdue]
    return [
        Alert(
            rule=rule.name,
            key=_key(outlook.series.slug, outlook.last),
            text=_silence(outlook),
            series=outlook.series.name,
            urgent=rule.urgent,
        )
        for rule in rules
        if rule.event is Event.OVERDUE
        for outlook in late
        if rule.covers(outlook.series.name, outlook.series.group)
    ]


def _silence(outlook: MeetingOutlook) -> str:
    expected = f", expected by {long_day(outlook.expected)}" if outlook.expected else ""
    return f"No statement since {long_day(outlook.last)}{expected}"


def _key(name: str, day: date) -> str:
    return hashlib.sha256(f"{name}\n{day.isoformat()}".encode()).hexdigest()[:16]
