"""What an alert rule is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Event(StrEnum):
    """What a rule listens for."""

    PHRASE = "phrase"
    """Watched words in what was added or removed."""
    DROPPED = "dropped"
    """A sentence that stood in several meetings is gone."""
    SOFTENED = "softened"
    DEADLINE = "deadline"
    """A promise falls due soon."""
    OVERDUE = "overdue"
    """The next statement has not come although its time is over."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One alert rule; everything that is set must hold."""

    name: str
    event: Event
    pattern: re.Pattern[str] | None = None
    """Watched words; null where any text will do."""
    meetings: int = 1
    """For drops: in how many meetings the sentence must have stood."""
    days: int = 14
    """For deadlines: how near the last day must be."""
    series: tuple[str, ...] = ()
    """Names of series; empty means all."""
    groups: tuple[str, ...] = ()
    urgent: bool = False
    """To be told at once, not in the next digest."""

    def covers(self, series: str, group: str | None) -> bool:
        """Whether the rule is about this series. Names are compared without case."""
        if not self.series and not self.groups:
            return True
        name, process = series.casefold(), (group or "").casefold()
        return name in {s.casefold() for s in self.series} or process in {g.casefold() for g in self.groups}
