"""How each kind of finding is shown: word, mark and colour family. Colour is never the only sign."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.model import FindingKind, SourceKind


@dataclass(frozen=True, slots=True)
class Look:
    """The face of a kind of finding."""

    mark: str
    """One sign that any font has."""
    word: str
    tone: str
    """Colour family: ``lost``, ``gained``, ``moved`` or ``quiet``."""


LOOKS = {
    FindingKind.DROPPED: Look("−", "Dropped", "lost"),
    FindingKind.SOFTENED: Look("↓", "Softened", "lost"),
    FindingKind.DEADLINE_PASSED: Look("!", "Deadline passed", "lost"),
    FindingKind.DEADLINE_SLIPPED: Look("»", "Deadline slipped", "lost"),
    FindingKind.DEADLINE_REMOVED: Look("×", "Deadline removed", "lost"),
    FindingKind.DEADLINE_MET: Look("✓", "Deadline met", "gained"),
    FindingKind.KEPT: Look("✓", "Promise kept", "gained"),
    FindingKind.DEADLINE_SET: Look("+", "Deadline set", "gained"),
    FindingKind.NEW_COMMITMENT: Look("+", "New commitment", "gained"),
    FindingKind.CHANGED: Look("≠", "Changed", "moved"),
    FindingKind.STRENGTHENED: Look("↑", "Strengthened", "gained"),
    FindingKind.RETURNED: Look("+", "Returned", "gained"),
    FindingKind.NEW: Look("+", "New", "gained"),
    FindingKind.REWORDED: Look("~", "Reworded", "quiet"),
    FindingKind.ABSENT: Look("?", "Not mentioned", "quiet"),
}

SOURCES = {
    SourceKind.OFFICIAL: "official text",
    SourceKind.READOUT: "one side’s readout",
    SourceKind.REPORT: "news report",
    SourceKind.EXCERPT: "excerpt",
}

_DOUBT = ((0.9, None), (0.55, "probably the same sentence"))
"""Least probability and what to say of it; said to be .75 to .9, some three in four come true."""


def doubt(score: float | None) -> str | None:
    """Put the probability of a match into words where it is doubtful; null where it is not."""
    if score is None:
        return None
    return next((words for floor, words in _DOUBT if score >= floor), "possibly the same sentence")
