"""Reads statements in the light of their past: matches, then decisions, threads and labels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from tracker.embed import Vectors
from tracker.label import Heard, History, assign_threads, overrule, read_verdicts, standing_language
from tracker.match import Side, compare, judge, recall
from tracker.model import Decision, Link, LinkScope, Match, Passage, Statement, Verdict

VectorsOf = Callable[[Sequence[str]], Vectors]

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
    vectors_of: VectorsOf,
    *,
    related: Sequence[History] = (),
    decisions: Sequence[Decision] = (),
) -> Reading:
    """Label one statement against the history of its series.

    Args:
        statement: the statement to read.
        passages: its sentences.
        history: everything its series said before.
        vectors_of: gives ``float32[n, d]`` for texts.
        related: the other series of its group, each with what it said before this meeting.
        decisions: what people decided about matches.
    """
    standing, dormant = standing_language(history)
    links = _within_series(passages, standing, dormant, vectors_of)
    elsewhere = [heard for other in related for part in standing_language(other) for heard in part]
    links += _across_series(passages, links, related, vectors_of)
    links = overrule(links, decisions, statement.id, passages, [*standing, *dormant, *elsewhere], _judged)
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
    passages: Sequence[Passage], standing: Sequence[Heard], dormant: Sequence[Heard], vectors_of: VectorsOf
) -> list[Link]:
    """Match with the standing language as one document, then what is left over with all that is dormant."""
    olds = [heard.passage for heard in standing]
    comparison = compare(_side(olds, vectors_of), _side(passages, vectors_of))
    links = _links(comparison.matches, olds, passages, LinkScope.SERIES)
    left = [passages[index] for index in comparison.new]
    return links + _recalled(left, [heard.passage for heard in dormant], LinkScope.SERIES, vectors_of)


def _across_series(
    passages: Sequence[Passage], known: Sequence[Link], related: Sequence[History], vectors_of: VectorsOf
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
        for link in _carried_from(history, passages, vectors_of):
            best = found[link.new].match.score if link.new in found else _SURE
            if own[link.new] < _SURE and link.match.score >= best:
                found[link.new] = link
    left = [p for p in doubtful if p.id not in found and not own[p.id]]
    pool = [passage for history in related for said in history.passages for passage in said]
    return [*found.values(), *_recalled(left, pool, LinkScope.GROUP, vectors_of)]


def _carried_from(history: History, passages: Sequence[Passage], vectors_of: VectorsOf) -> list[Link]:
    """Match a statement with the standing language of another series, whole with whole."""
    standing, _ = standing_language(history)
    olds = [heard.passage for heard in standing]
    if not olds or not passages:
        return []
    comparison = compare(_side(olds, vectors_of), _side(passages, vectors_of))
    return _links(comparison.matches, olds, passages, LinkScope.GROUP)


def _recalled(
    passages: Sequence[Passage], pool: Sequence[Passage], scope: LinkScope, vectors_of: VectorsOf
) -> list[Link]:
    """Match sentences with a pool in which each text is offered once, by its latest occurrence."""
    if not passages or not pool:
        return []
    latest = list({passage.text_id: passage for passage in pool}.values())
    matches = recall(_side(passages, vectors_of), _side(latest, vectors_of))
    return _links(matches, latest, passages, scope)


def _side(passages: Sequence[Passage], vectors_of: VectorsOf) -> Side:
    texts = [passage.layout.text for passage in passages]
    return Side(texts, vectors_of(texts))


def _links(
    matches: Sequence[Match], olds: Sequence[Passage], news: Sequence[Passage], scope: LinkScope
) -> list[Link]:
    return [Link(replace(match, old=olds[match.old].id, new=news[match.new].id), scope) for match in matches]


def _judged(old: str, new: str) -> Match:
    """Relation and changes of a pair that a person linked."""
    judgement = judge(old, new)
    return Match(0, 0, 1.0, judgement.relation, judgement.changes, (), judgement.clauses)
