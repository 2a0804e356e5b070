"""Reads statements in the light of their past: matches, then decisions, threads and labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.label import Heard, History, assign_threads, overrule, read_verdicts, standing_language
from tracker.model import Decision, Link, LinkScope, Passage, Statement, Verdict
from tracker.run.matching import Matcher, judged

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
) -> Reading:
    """Label one statement against the history of its series.

    Args:
        statement: the statement to read.
        passages: its sentences.
        history: everything its series said before.
        matcher: finds what carries on what.
        related: the other series of its group, each with what it said before this meeting.
        decisions: what people decided about matches.
    """
    standing, dormant = standing_language(history)
    links = _within_series(passages, standing, dormant, matcher)
    elsewhere = [heard for other in related for part in standing_language(other) for heard in part]
    links += _across_series(passages, links, related, matcher)
    links = overrule(links, decisions, statement.id, passages, [*standing, *dormant, *elsewhere], judged)
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


def _within_series(
    passages: Sequence[Passage], standing: Sequence[Heard], dormant: Sequence[Heard], matcher: Matcher
) -> list[Link]:
    """Match with the standing language as one document, then what is left over with all that is dormant."""
    links, left = matcher.compare([heard.passage for heard in standing], passages, LinkScope.SERIES)
    return links + matcher.recall(left, [heard.passage for heard in dormant], LinkScope.SERIES)


def _across_series(
    passages: Sequence[Passage], known: Sequence[Link], related: Sequence[History], matcher: Matcher
) -> list[Link]:
    """Match with related series: with what each says now as a document, then with all it ever said.

    A sentence that its own series surely carries needs no other past. For one that is doubtful there, a
    related series counts only where it is the likelier origin. Only the best origin is kept, because
    related series say many things in parallel.
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
    left = [p for p in doubtful if p.id not in found and not own[p.id]]
    pool = [passage for history in related for said in history.passages for passage in said]
    return [*found.values(), *matcher.recall(left, pool, LinkScope.GROUP)]
