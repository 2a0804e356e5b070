"""Stage: rules and findings in, alerts out. Pure: it reads nothing, and the clock is an argument."""

from tracker.alerts.occasions import ring_on_deadlines, ring_on_silence
from tracker.alerts.past import past_deadlines, past_silences
from tracker.alerts.quiet import quiet_until
from tracker.alerts.rule import Event, Rule
from tracker.alerts.said import ring_on_findings
from tracker.alerts.touched import touched
from tracker.alerts.watch import watch_pattern

__all__ = [
    "Event",
    "Rule",
    "past_deadlines",
    "past_silences",
    "quiet_until",
    "ring_on_deadlines",
    "ring_on_findings",
    "ring_on_silence",
    "touched",
    "watch_pattern",
]
