"""What calendar rules would have rung for, had they been there all the time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from tracker.alerts.occasions import ring_on_deadlines
from tracker.alerts.rule import Event, Rule
from tracker.language.day_words import long_day
from tracker.model import Alert, DeadlineRecord, Outcome, Series

Rang = tuple[date, Alert]
_FEWEST = 3


def past_deadlines(rule: Rule, records: Iterable[DeadlineRecord], today: date) -> list[Rang]:
    """Return when a rule on deadlines would have rung: on the first day within its reach.

    A promise that was answered before that day (met, moved, given up) would not have rung.
    """
    rang: list[Rang] = []
    for record in records:
        said, end = record.set_in.statement.meeting_date, record.deadline.end
        if said is None or end is None:
            continue
        day = max(said, end - timedelta(days=rule.days))
        answered = record.evidence.statement.meeting_date if record.evidence else None
        if day > today or day > end or (answered is not None and answered <= day):
            continue
        rang += [(day, a) for a in ring_on_deadlines([rule], [replace(record, outcome=Outcome.DUE)], day)]
    return rang


def past_silences(rule: Rule, series: Series, meetings: Sequence[date]) -> list[Rang]:
    """Return when a rule on overdue statements would have rung: at each gap longer than all before it.

    Announced dates of next meetings are not replayed; the habit of the series alone is.
    """
    if rule.event is not Event.OVERDUE or not rule.covers(series.name, series.group):
        return []
    days = sorted(set(meetings))
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    rang: list[Rang] = []
    for place in range(_FEWEST - 1, len(gaps)):
        longest = max(gaps[:place])
        if gaps[place] > longest:
            day = days[place] + timedelta(days=longest + 1)
            text = f"No statement since {long_day(days[place])}, longer than ever before"
            rang.append((day, Alert(rule.name, days[place].isoformat(), text, series.name)))
    return rang
