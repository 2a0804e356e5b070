"""What the doctor says about one part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from tracker.errors import TrackerError


class Health(StrEnum):
    """How a part is doing."""

    WELL = "ok"
    POOR = "warning"
    """It works, and something about it wants attention."""
    ILL = "wrong"
    """It does not work."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One part, its health, what was found, and how to mend it."""

    part: str
    health: Health
    found: str
    mend: str | None = None


def diagnose(part: str, examine: Callable[[], str]) -> Diagnosis:
    """Return what an examination found; an error is an illness with its own remedy."""
    try:
        return Diagnosis(part, Health.WELL, examine())
    except TrackerError as error:
        where = f"{error.where}: " if error.where else ""
        return Diagnosis(part, Health.ILL, where + error.what, error.do)
