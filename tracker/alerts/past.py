"""What calendar rules would have rung for, had they been there all the time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def past_silences(
    rule: Rule, series: Series, meetings: Mapping[date, date | None], today: date
) -> list[Rang]:
    """Return when a rule on overdue statements would have rung, up to ``today``.

    Args:
        rule: the rule.
        series: whose statements they are.
        meetings: day of each meeting → day by which the next was expected then: announced, or by the rhythm
            of the config. Where it is null, the habit of the series decides: the longest gap so far.
        today: until when the last silence has lasted.
    """
    if rule.event is not Event.OVERDUE or not rule.covers(series.name, series.group):
        return []
    if not meetings:  # all its statements were moved to another series
        return []
    days = sorted(meetings)
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    rang: list[Rang] = []
    for place, (last, following) in enumerate(zip(days, [*days[1:], today], strict=True)):
        habit = gaps[:place] if place >= _FEWEST - 1 else []
        limit = meetings[last] or (last + timedelta(days=max(habit)) if habit else None)
        if limit is not None and following > limit:
            text = f"No statement since {long_day(last)}, expected by {long_day(limit)}"
            day = max(last, limit) + timedelta(days=1)
            rang.append((day, Alert(rule.name, last.isoformat(), text, series.name)))
    return rang
