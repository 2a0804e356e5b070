"""People decide last: their decisions about matches outrank the scorer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from tracker.label.baseline import Heard
from tracker.model import Decision, DecisionKind, Link, LinkScope, Match, Passage

_ABOUT_MATCHES = frozenset({DecisionKind.CONFIRM, DecisionKind.REJECT, DecisionKind.RELINK})

Judge = Callable[[str, str], Match]
"""Relation and changes of two texts a person has linked; indexes and score are filled in here."""


def overrule(
    links: Sequence[Link],
    decisions: Iterable[Decision],
    statement_id: str,
    passages: Sequence[Passage],
    earlier: Sequence[Heard],
    judge: Judge,
) -> list[Link]:
    """Apply what people decided about the matches of one statement.

    The latest decision on a pair counts. ``REJECT`` removes the link, ``CONFIRM`` makes or keeps it with
    certainty, ``RELINK`` makes it the only link of the newer sentence. Decisions name statements and
    texts, so that they survive a rebuild; those whose texts no longer stand there have no effect.
    """
    own = [d for d in decisions if d.kind in _ABOUT_MATCHES and d.new_statement == statement_id]
    by_pair = {(link.old, link.new): link for link in links}
    if not own:
        return list(by_pair.values())
    olds = {(h.statement.id, h.passage.layout.text): h.passage.id for h in reversed(earlier)}
    news = {p.layout.text: p.id for p in reversed(passages)}
    own_series = {h.passage.id for h in earlier if h.statement.id.rpartition("/")[0] == _series(statement_id)}
    for decision in own:
        new = news.get(decision.new_text or "")
        old = olds.get((decision.old_statement or "", decision.old_text or ""))
        if new is None or old is None:
            continue
        if decision.kind is DecisionKind.REJECT:
            by_pair.pop((old, new), None)
            continue
        if decision.kind is DecisionKind.RELINK:
            by_pair = {pair: link for pair, link in by_pair.items() if pair[1] != new}
        match = judge(decision.old_text or "", decision.new_text or "")
        scope = LinkScope.SERIES if old in own_series else LinkScope.GROUP
        by_pair[old, new] = Link(replace(match, old=old, new=new, score=1.0), scope, decided=True)
    return list(by_pair.values())


def _series(statement_id: str) -> str:
    return statement_id.rpartition("/")[0]
