"""How threads and deadlines are shown: word, mark and colour family."""

from __future__ import annotations

from tracker.model import Outcome, PresenceMark, Role, Status
from tracker.render.labels import Look

STATUS = {
    Status.OVERDUE: Look("!", "Overdue, unconfirmed", "lost"),
    Status.DUE: Look("›", "Due", "moved"),
    Status.OPEN: Look("…", "Open", "quiet"),
    Status.MET: Look("✓", "Met", "gained"),
    Status.MISSED: Look("×", "Missed", "lost"),
    Status.WITHDRAWN: Look("−", "Withdrawn", "quiet"),
    Status.DROPPED: Look("−", "Dropped", "lost"),
}

OUTCOME = {
    Outcome.OPEN: Look("…", "Open", "quiet"),
    Outcome.DUE: Look("›", "Due", "moved"),
    Outcome.OVERDUE: Look("!", "Overdue, unconfirmed", "lost"),
    Outcome.MET: Look("✓", "Met", "gained"),
    Outcome.SLIPPED: Look("»", "Slipped", "lost"),
    Outcome.BROUGHT_FORWARD: Look("«", "Brought forward", "gained"),
    Outcome.DATED: Look("+", "Given a date", "gained"),
    Outcome.EXTENDED: Look("»", "Extended", "moved"),
    Outcome.ENDED: Look("·", "Term ended", "quiet"),
    Outcome.STARTED: Look("·", "Start date passed", "quiet"),
    Outcome.REMOVED: Look("×", "Removed", "lost"),
    Outcome.MISSED: Look("×", "Missed", "lost"),
    Outcome.WITHDRAWN: Look("−", "Withdrawn", "quiet"),
}

PRESENCE = {
    PresenceMark.FIRST: Look("+", "first said", "gained"),
    PresenceMark.VERBATIM: Look("=", "word for word", "quiet"),
    PresenceMark.REWORDED: Look("~", "reworded", "quiet"),
    PresenceMark.PARTIAL: Look("≠", "in part", "moved"),
    PresenceMark.CHANGED: Look("≠", "changed", "moved"),
    PresenceMark.RETURNED: Look("+", "returned", "gained"),
    PresenceMark.ABSENT: Look("−", "absent", "lost"),
    PresenceMark.SILENT: Look("?", "not mentioned", "quiet"),
}

ROLE = {
    Role.SAID: "",
    Role.CARRIED: "carried on in another sentence",
    Role.MENTION: "speaks of the same thing",
}
