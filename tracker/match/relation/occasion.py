"""References to the statement's own occasion: they move on with every meeting and say nothing new.

'The ministers convened the 14th Talks on April 24' becomes 'convened the 15th Talks on September 10';
'taking note of the report of 1 June' becomes '… of 1 December'; 'for a further period ending on 15 June'
becomes '… 15 December'. Such a date or ordinal is still reported as a typed change, but the sentence
is *reworded*. The rule asks for both: the sentence reports a meeting, cites a document, or prolongs
for a further period, and the date moves forward (by two weeks at least, where both dates are full:
less is a correction, not another occasion). The hour of 'today' or of a press conference counts the same way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.match.relation.units import Unit

if TYPE_CHECKING:
    from tracker.match.relation.facts.residue import Residue

_MET = re.compile(
    r"\b(?:convened|met|gathered|assembled|were hosted|came together)\b|\bheld (?:the|a|an|their|its)\b",
    re.IGNORECASE,
)
_CITES = re.compile(
    r"^\W*(?:(?:also|further|again)\s+)?(?:noting|taking note|recalling|reaffirming|notes|takes note|recalls|"
    r"having (?:considered|examined|noted|studied))\b",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\bfurther period\b|\bonce (?:more|again)\b|\bfor another\b", re.IGNORECASE)
_TODAY = re.compile(r"\btoday\b|\bpress (?:conference|release|briefing|statement)\b", re.IGNORECASE)
_DUE = re.compile(r"\b(?:by|no later than|before)\s+(?:the\s+)?$", re.IGNORECASE)
_LEAST_DAYS = 14


def is_occasion(residue: Residue, old: Unit, new: Unit) -> bool:
    """Whether both units tell when the meeting, the cited document or the prolonged period was or ends."""
    sides = ((residue.old.text, old), (residue.new.text, new))
    if any(_DUE.search(text[max(0, unit.start - 20) : unit.start]) for text, unit in sides):
        return False
    return any(all(pattern.search(text) for text, _ in sides) for pattern in (_MET, _CITES, _FURTHER))


def is_today(residue: Residue) -> bool:
    """Whether both sentences tell the hour of the statement's own day or of its press conference."""
    return all(_TODAY.search(sentence.text) for sentence in (residue.old, residue.new))


def rolls_forward(old: Unit, new: Unit) -> bool:
    """Whether the newer date is of a later occasion, as far as the two dates tell."""
    if old.first is None or new.first is None:
        return True
    return (new.first - old.first).days >= _LEAST_DAYS
