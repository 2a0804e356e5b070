"""Dates, counts and spans of time in plain English words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.day_words import short_day
from tracker.model import Precision

if TYPE_CHECKING:
    from tracker.model import Deadline, Standing

_SHORT, _CUT = 60, 48


def when(deadline: Deadline) -> str:
    """Return a deadline as a reader would say it: '31 Dec 2024', 'mid-2025', or the words themselves."""
    end = deadline.end
    if end is None:
        return quote(deadline.phrase)
    half_year = end.month == 6 and end.day == 30
    if deadline.precision in (Precision.HALF, Precision.QUARTER, Precision.SEASON) and half_year:
        return f"mid-{end.year}"
    if deadline.precision is Precision.DECADE:
        return f"the end of {end.year}"
    return short_day(end)


def quote(text: str) -> str:
    """Put words in typographic quotes, cut to what fits a headline."""
    flat = " ".join(text.split()).strip("“”\"'., ")
    if len(flat) > _SHORT:
        cut = flat[:_CUT]
        flat = (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(",;:") + " …"
    return f"“{flat}”"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Return '1 sentence' or '3 sentences'."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def stood(standing: Standing | None, *, absent: bool) -> str | None:
    """Say how long something had stood: 'in 9 of the last 9 statements, absent today'."""
    if standing is None or standing.of < 1:
        return None
    today = ", absent today" if absent else ""
    if standing.of == 1:
        return None  # every sentence that was carried on or dropped stood in the only earlier statement
    since = f", first on {short_day(standing.first_seen)}" if standing.first_seen else ""
    return f"in {standing.present} of the last {standing.of} statements{since}{today}"
