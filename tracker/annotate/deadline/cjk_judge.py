"""Which Korean and Japanese times are deadlines: the next verb after the time tells."""

from __future__ import annotations

import re
from datetime import date, timedelta

from tracker.annotate.deadline import words
from tracker.annotate.deadline.cjk import Time, find
from tracker.annotate.deadline.context import Tense
from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.modifiers import Role
from tracker.annotate.deadline.resolve import Found
from tracker.model import Deadline, Precision


def deadlines(sentence: str, meeting: date | None, tongue: str) -> list[Found]:
    """All deadlines of a Korean or Japanese sentence, in order."""
    vague = [
        Found(Deadline(match[0], None, None, Precision.OPEN), match.start(), match.end(), Role.AT)
        for match in re.finditer("|".join(words.table(tongue)["open"]["phrases"]), sentence)
        if _tense(sentence, match.end(), tongue) is not Tense.PAST
    ]
    dated = [_judge(sentence, time, meeting, tongue) for time in find(sentence, meeting, tongue)]
    found = [one for one in dated if one and not any(o.start < one.end and one.start < o.end for o in vague)]
    return sorted((*found, *vague), key=lambda one: one.start)


def _tense(sentence: str, after: int, tongue: str) -> Tense:
    """The first verb after the time; of two endings that begin at one place the longer word tells."""
    context = words.table(tongue)["context"]
    future = re.compile(context["future"]).search(sentence, after)
    past = re.compile(context["past"]).search(sentence, after)
    if future and (not past or future.start() <= past.start()):
        return Tense.FUTURE
    return Tense.PAST if past else Tense.NONE


def _judge(sentence: str, time: Time, meeting: date | None, tongue: str) -> Found | None:
    tense = _tense(sentence, time.end, tongue)
    limit = time.role in (Role.LIMIT, Role.BEFORE)
    context = words.table(tongue)["context"]
    doubtful = tense is not Tense.FUTURE and re.search(context["forecast"], sentence)
    if doubtful or re.search(context["forecast_subject"], sentence):
        return None
    if time.days is None:
        wanted = tense is Tense.FUTURE or (limit and tense is not Tense.PAST)
        return _made(sentence, time, None) if wanted else None
    days = _days(time, time.days, meeting)
    ahead = meeting is not None and time.days.first > meeting and not time.inferred
    if meeting and time.days.first == time.days.last == meeting:
        return None
    if meeting and days.last < meeting:
        return _made(sentence, time, None) if limit and tense is Tense.FUTURE else None
    return _made(sentence, time, days) if ahead or tense is Tense.FUTURE else None


def _days(time: Time, days: Interval, meeting: date | None) -> Interval:
    if time.role is Role.LIMIT:
        last = days.due
    elif time.role is Role.BEFORE:
        last = days.first - timedelta(days=1)
    else:
        return days
    return Interval(min(meeting or last, last), last, days.precision)


def _made(sentence: str, time: Time, days: Interval | None) -> Found:
    phrase = sentence[time.start : time.end]
    if days is None:
        return Found(Deadline(phrase, None, None, Precision.UNKNOWN), time.start, time.end, time.role)
    return Found(Deadline(phrase, days.first, days.last, days.precision), time.start, time.end, time.role)
