"""From matches to labels: what is new, repeated or dropped, and in which thread it stands.

Pure decisions over what has been said so far; what was said is handed in as a :class:`History`.
"""

from __future__ import annotations

from tracker.label.assemble import assemble
from tracker.label.baseline import Heard, first_standing, standing_language
from tracker.label.history import History
from tracker.label.overrule import overrule
from tracker.label.threads import assign_threads
from tracker.label.verdicts import read_verdicts

__all__ = [
    "Heard",
    "History",
    "assemble",
    "assign_threads",
    "first_standing",
    "overrule",
    "read_verdicts",
    "standing_language",
]
