"""Which newer sentence carries on which older one, how surely, and why."""

from tracker.match.compare import Judge, compare
from tracker.match.fit import fit
from tracker.match.gold import Labelled, read_gold
from tracker.match.recall import recall
from tracker.match.relation import Judgement, judge
from tracker.match.scorer import Scorer, read_scorer, shipped_scorer
from tracker.match.side import Side
from tracker.match.validate import Report, cross_validate

__all__ = [
    "Judge",
    "Judgement",
    "Labelled",
    "Report",
    "Scorer",
    "Side",
    "compare",
    "cross_validate",
    "fit",
    "judge",
    "read_gold",
    "read_scorer",
    "recall",
    "shipped_scorer",
]
