"""The labels themselves: new (first ever or returning), repeated, dropped (proven or not)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tracker.label.baseline import Heard
from tracker.label.history import History
from tracker.model import Label, Link, LinkScope, Passage, Statement, Verdict


def read_verdicts(
    statement: Statement,
    passages: Sequence[Passage],
    links: Sequence[Link],
    standing: Sequence[Heard],
    history: History,
) -> list[Verdict]:
    """Label every sentence of a statement, and every standing sentence that it does not carry on.

    Args:
        statement: the statement being read.
        passages: its sentences.
        links: from them to earlier ones, decisions applied.
        standing: the language it is measured against.
        history: the series before this statement.

    Returns:
        One verdict for each of ``passages``, then one ``DROPPED`` for each standing sentence left.
        A drop is ``proven`` only where the statement is a complete official text.
    """
    by_new: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if link.scope is LinkScope.SERIES:
            by_new[link.new].append(link)
    standing_ids = {heard.passage.id for heard in standing}
    verdicts = [
        _own(statement, passage, by_new.get(passage.id, []), standing_ids, history) for passage in passages
    ]
    carried = {link.old for some in by_new.values() for link in some}
    gone = [h.passage.id for h in standing if h.passage.id not in carried and h.may_be_dropped]
    verdicts += [
        Verdict(
            statement.id,
            sentence_id,
            Label.DROPPED,
            proven=statement.source_kind.may_drop,
            standing=history.standing(history.thread_of[sentence_id]),
        )
        for sentence_id in gone
    ]
    return verdicts


def _own(
    statement: Statement, passage: Passage, links: list[Link], standing_ids: set[int], history: History
) -> Verdict:
    if not links:
        return Verdict(statement.id, passage.id, Label.NEW)
    best = max(links, key=lambda link: (link.decided, link.old in standing_ids, link.match.score))
    thread = history.thread_of[best.old]
    absent = history.absent_since(thread)
    label = Label.NEW if absent else Label.REPEATED
    return Verdict(
        statement.id,
        passage.id,
        label,
        relation=best.match.relation,
        returns_after=absent or None,
        standing=history.standing(thread),
    )
