"""Reads statements in the light of their past: matches, then decisions, threads and labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.label import Heard, History, assign_threads, overrule, read_verdicts, standing_language
from tracker.model import Decision, Link, LinkScope, Passage, Statement, Verdict
from tracker.run.matching import Matcher, judged

if TYPE_CHECKING:
    from tracker.run.beyond import Beyond

_SURE = 0.8
"""A sentence that its own series carries with this probability is not sought in related ones, and one of
a related series is taken for its origin with no less: parallel texts say many like things."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found about one statement."""

    statement: Statement
    passages: tuple[Passage, ...]
    """Its sentences, with their threads."""
    links: tuple[Link, ...]
    verdicts: tuple[Verdict, ...]
    heard: tuple[Heard, ...]
    """The standing language it was measured against."""

    @property
    def threads(self) -> dict[int, str]:
        """Thread by sentence id."""
        return {passage.id: passage.thread or "" for passage in self.passages}


def read_statement(
    statement: Statement,
    passages: Sequence[Passage],
    history: History,
    matcher: Matcher,
    *,
    related: Sequence[History] = (),
    decisions: Sequence[Decision] = (),
    beyond: Beyond | None = None,
) -> Reading:
    """Label one statement against the history of its series.

    Args:
        statement: the statement to read.
        passages: its sentences.
        history: everything its series said before.
        matcher: finds what carries on what.
        related: the other series of its group, each with what it said before this meeting.
        decisions: what people decided about matches.
        beyond: looks up what the histories leave out; null where they are whole.
    """
    standing, dormant = standing_language(history)
    links, left = matcher.compare([heard.passage for heard in standing], passages, LinkScope.SERIES)
    pool = beyond.dormant(statement, left) if beyond else []
    links += matcher.recall(left, pool + [heard.passage for heard in dormant], LinkScope.SERIES)
    found, left = _across_series(passages, links, related, matcher)
    pool = beyond.elsewhere(statement, left) if beyond else _in_order(related)
    links += [*found, *matcher.recall(left, pool, LinkScope.GROUP)]
    earlier = [
        *standing,
        *dormant,
        *(h for other in related for part in standing_language(other) for h in part),
    ]
    earlier += beyond.named(statement, decisions) if beyond else []
    links = overrule(links, decisions, statement.id, passages, earlier, judged)
    thread_of = dict(history.thread_of)
    for other in related:
        thread_of.update(other.thread_of)
    threads = assign_threads(statement, passages, links, thread_of)
    return Reading(
        statement=statement,
        passages=tuple(replace(passage, thread=threads[passage.id]) for passage in passages),
        links=tuple(links),
        verdicts=tuple(read_verdicts(statement, passages, links, standing, history)),
        heard=tuple(standing),
    )


def _across_series(
    passages: Sequence[Passage], known: Sequence[Link], related: Sequence[History], matcher: Matcher
) -> tuple[list[Link], list[Passage]]:
    """Match with what each related series says now, as a document; return the links, and what is left over.

    A sentence that its own series surely carries needs no other past. For one that is doubtful there, a
    related series counts only where it is the likelier origin. Only the best origin is kept, because
    related series say many things in parallel. What is left over may be older language of theirs.
    """
    own = {passage.id: 0.0 for passage in passages}
    for link in known:
        own[link.new] = max(own[link.new], link.match.score)
    doubtful = [passage for passage in passages if own[passage.id] < _SURE]
    found: dict[int, Link] = {}
    for history in related:
        standing, _ = standing_language(history)
        links, _ = matcher.compare([heard.passage for heard in standing], passages, LinkScope.GROUP)
        for link in links:
            best = found[link.new].match.score if link.new in found else _SURE
            if own[link.new] < _SURE and link.match.score >= best:
                found[link.new] = link
    return list(found.values()), [p for p in doubtful if p.id not in found and not own[p.id]]


def _in_order(histories: Sequence[History]) -> list[Passage]:
    """Return all sentences of several series in the order of the meetings."""
    said = [pair for history in histories for pair in zip(history.statements, history.passages, strict=True)]
    said.sort(key=lambda pair: (pair[0].meeting_date, pair[0].id))
    return [passage for _, passages in said for passage in passages]
