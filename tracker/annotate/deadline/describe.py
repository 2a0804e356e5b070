"""A deadline in plain English words for digests, whatever language it was found in."""

from __future__ import annotations

import re
from datetime import date

from tracker.annotate.deadline import interval as calendar
from tracker.annotate.deadline import words
from tracker.annotate.deadline.cjk import language
from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.modifiers import Role, modifier
from tracker.annotate.deadline.scan import Scan
from tracker.annotate.deadline.tokens import tokenise
from tracker.model import Deadline, Precision

_ORDINALS = ("first", "second", "third", "fourth")
_LASTING = re.compile(
    r"(?i)(?:at least )?(?:until|till|through|ending|(?:will )?ends? on|expir|extend|up to)"
)
_EASTERN_LIMIT = "이내|以内|내에|안에|연내|년내|内|中"


def describe(deadline: Deadline) -> str:
    """'by 31 December 2024', 'in the first half of 2025', 'in due course (open)'."""
    if deadline.precision is Precision.OPEN:
        return f"{deadline.phrase} (open)"
    if deadline.start is None or deadline.end is None:
        return f"{deadline.phrase} (no date can be told)"
    role = _role(deadline.phrase)
    if role in (Role.LIMIT, Role.BEFORE):
        return f"{'until' if _LASTING.match(deadline.phrase) else 'by'} {_day(deadline.end)}"
    named = _named(Interval(deadline.start, deadline.end, deadline.precision))
    if role is Role.FROM and (named or deadline.precision is not Precision.DAY):
        return f"from {_day(deadline.start) if named is None else re.sub('^(?:in|on) ', '', named)}"
    if deadline.precision is Precision.EVENT:
        return f"{deadline.phrase} ({_day(deadline.start)} to {_day(deadline.end)})"
    return named or f"{_day(deadline.start)} to {_day(deadline.end)}"


def _role(phrase: str) -> Role:
    tongue = language(phrase)
    if tongue is None:
        lead = modifier(Scan(tokenise(phrase), None), 0)
        return lead.role if lead else Role.BARE
    particles = words.table(tongue)["particles"]
    if re.search(rf"(?:{particles['from']}).", phrase):
        return Role.AT
    marks = {**particles, "limit": f"{particles['limit']}|{_EASTERN_LIMIT}"}
    found = (Role(name) for name, pattern in marks.items() if re.search(rf"(?:{pattern})(?:에|に)?$", phrase))
    return next(found, Role.AT)


def _day(value: date) -> str:
    return f"{value.day} {value:%B %Y}"


def _named(days: Interval) -> str | None:
    """The calendar name of an interval, where it has one."""
    if days.first == days.last:
        return f"on {_day(days.first)}"
    first, year = days.first, days.first.year
    if days.precision is Precision.SEASON:
        name = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}.get(first.month)
        whole = calendar.season(year, name) if name else None
        return f"in {name} {year}" if whole == days else None
    if days.precision in (Precision.EVENT, Precision.UNKNOWN, Precision.OPEN, Precision.DAY):
        return None
    if calendar.unit_at(first, days.precision) != days:
        return None
    part = (first.month - 1) // (3 if days.precision is Precision.QUARTER else 6)
    return {
        Precision.WEEK: f"in the week of {_day(first)}",
        Precision.MONTH: f"in {first:%B %Y}",
        Precision.QUARTER: f"in the {_ORDINALS[min(part, 3)]} quarter of {year}",
        Precision.HALF: f"in the {_ORDINALS[min(part, 3)]} half of {year}",
        Precision.YEAR: f"in {year}",
        Precision.DECADE: f"in the {year}s",
    }[days.precision]
