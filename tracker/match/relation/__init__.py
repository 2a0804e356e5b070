"""How a matched pair relates: verbatim, reworded, partial or changed, with typed facts and clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.match.relation.judgement import Judgement

if TYPE_CHECKING:
    from tracker.match.relation.decide import Weights

__all__ = ["Judgement", "judge"]


def judge(old: str, new: str, *, weights: Weights | None = None) -> Judgement:
    """Return how ``new`` carries ``old`` on; see ``judging.judge_pair``.

    The word lists and patterns are read with the first pair (some 0.3 s), so that commands that judge
    nothing do not wait for them.
    """
    from tracker.match.relation.judging import judge_pair

    return judge_pair(old, new, weights=weights)
