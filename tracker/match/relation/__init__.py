"""How a matched pair relates: verbatim, reworded, partial or changed, with typed facts and clauses."""

from tracker.match.relation.judge import judge
from tracker.match.relation.judgement import Judgement

__all__ = ["Judgement", "judge"]
