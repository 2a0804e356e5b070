"""Rules about the calendar: promises that fall due, statements that do not come."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date

from tracker.alerts.rule import Event, Rule
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
    end, sentence = record.deadline.end, record.set_in
    if end is None or not 0 <= (end - today).days <= rule.days:
        return None
    if not rule.covers(sentence.statement.series, sentence.statement.group):
        return None
    if rule.pattern and not rule.pattern.search(sentence.text):
        return None
    left = (end - today).days
    when = "today" if left == 0 else "tomorrow" if left == 1 else f"in {left} days"
    return Alert(
        rule=rule.name,
        key=_key(sentence.thread or sentence.text, end),
        text=f"Due {when}, on {end.isoformat()}",
        series=sentence.statement.series,
        quote=sentence.text,
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
    expected = f", expected by {outlook.expected.isoformat()}" if outlook.expected else ""
    return f"No statement since {outlook.last.isoformat()}{expected}"


def _key(name: str, day: date) -> str:
    return hashlib.sha256(f"{name}\n{day.isoformat()}".encode()).hexdigest()[:16]
