"""What ``judge`` returns."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.model import Change, ClauseMark, Relation


@dataclass(frozen=True, slots=True)
class Judgement:
    """How a newer wording relates to an older one.

    ``changes`` are typed facts, the most important first; ``clauses`` say which clause of either side
    was kept, dropped or added, empty when the sentences correspond as wholes.
    """

    relation: Relation
    changes: tuple[Change, ...] = ()
    clauses: tuple[ClauseMark, ...] = ()
