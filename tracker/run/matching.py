"""Matches stored sentences: the matcher with the vectors and weights of a workspace."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tracker.embed import Vectors
from tracker.match import Judge, Scorer, Side, compare, judge, recall
from tracker.model import Link, LinkScope, Match, Passage


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds what carries on what, for sentences with ids.

    ``vectors_of`` gives ``float32[n, d]`` for texts; ``scorer`` holds weights of one's own, null takes the
    shipped ones.
    """

    vectors_of: Callable[[Sequence[str]], Vectors]
    scorer: Scorer | None = None
    judge_by: Judge = judge
    """Says how two wordings of a match relate."""

    def compare(
        self, olds: Sequence[Passage], news: Sequence[Passage], scope: LinkScope
    ) -> tuple[list[Link], list[Passage]]:
        """Match two texts, each as a whole; return the links and the newer sentences without one."""
        if not olds or not news:
            return [], list(news)
        comparison = compare(self._side(olds), self._side(news), self.scorer, self.judge_by)
        return _links(comparison.matches, olds, news, scope), [news[index] for index in comparison.new]

    def recall(self, news: Sequence[Passage], pool: Sequence[Passage], scope: LinkScope) -> list[Link]:
        """Look sentences up in a pool, given in the order of time.

        Each text is offered once, by its latest occurrence and in the place of that.
        """
        if not news or not pool:
            return []
        latest: dict[int, Passage] = {}
        for passage in pool:
            latest.pop(passage.text_id, None)
            latest[passage.text_id] = passage
        olds = list(latest.values())
        return _links(recall(self._side(news), self._side(olds), self.scorer), olds, news, scope)

    def _side(self, passages: Sequence[Passage]) -> Side:
        texts = [passage.layout.text for passage in passages]
        return Side(texts, self.vectors_of(texts))


def judged(old: str, new: str) -> Match:
    """Relation and changes of a pair that a person linked; the indexes are filled in by the caller."""
    judgement = judge(old, new)
    return Match(0, 0, 1.0, judgement.relation, judgement.changes, (), judgement.clauses)


def _links(
    matches: Sequence[Match], olds: Sequence[Passage], news: Sequence[Passage], scope: LinkScope
) -> list[Link]:
    return [Link(replace(match, old=olds[match.old].id, new=news[match.new].id), scope) for match in matches]
