"""The standing language: what a new statement is measured against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.label.history import History
from tracker.model import Passage, SourceKind, Statement


@dataclass(frozen=True, slots=True)
class Heard:
    """An earlier sentence with the statement it stands in."""

    passage: Passage
    statement: Statement

    @property
    def may_be_dropped(self) -> bool:
        """Whether it is language of the meeting: a reporter's own sentences are not."""
        return self.statement.source_kind is not SourceKind.REPORT


def standing_language(history: History) -> tuple[list[Heard], list[Heard]]:
    """Split what a series has said into standing language and dormant language.

    Standing is the last complete official statement and what less complete texts have said since: a
    news report or an excerpt in between cannot end a line. Of a thread that was heard again since then
    only the latest wording stands. Everything earlier is dormant: it can return, but not be dropped.

    Returns:
        Both in the order of meetings and sentences.
    """
    start = first_standing(history.statements)
    standing: list[Heard] = []
    superseded: set[int] = set()
    threads_later: set[str] = set()
    for position in range(len(history.statements) - 1, start - 1, -1):
        statement, passages = history.statements[position], history.passages[position]
        current = [p for p in passages if history.thread_of[p.id] not in threads_later]
        superseded |= {p.id for p in passages} - {p.id for p in current}
        standing[:0] = [Heard(p, statement) for p in current]
        threads_later |= {history.thread_of[p.id] for p in passages}
    dormant = [
        Heard(passage, statement)
        for position, (statement, passages) in enumerate(
            zip(history.statements, history.passages, strict=True)
        )
        for passage in passages
        if position < start or passage.id in superseded
    ]
    return standing, dormant


def first_standing(statements: Sequence[Statement]) -> int:
    """Return the position of the last complete official statement; 0 where there is none."""
    complete = [n for n, statement in enumerate(statements) if statement.source_kind.may_drop]
    return complete[-1] if complete else 0
