"""What one series has said so far, as the labels need to know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from tracker.model import Link, Passage, Standing, Statement


@dataclass(slots=True)
class History:
    """The earlier statements of a series, oldest first, and which threads each of them carries.

    It grows by :meth:`add`, one statement at a time, in the order of the meetings.
    """

    statements: list[Statement] = field(default_factory=list)
    passages: list[Sequence[Passage]] = field(default_factory=list)
    thread_of: dict[int, str] = field(default_factory=dict)
    """Thread by sentence id."""
    _presence: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Thread → positions of the statements that carry it, ascending."""
    _silence_counts: list[int] = field(default_factory=lambda: [0])
    """How many of the first n statements were complete official texts."""

    def add(
        self,
        statement: Statement,
        passages: Sequence[Passage],
        links: Iterable[Link],
        threads: Mapping[int, str],
    ) -> None:
        """Append a statement with the links from its sentences and their threads by sentence id."""
        position = len(self.statements)
        self.statements.append(statement)
        self.passages.append(passages)
        self.thread_of.update(threads)
        carried = set(threads.values())
        carried |= {self.thread_of[link.old] for link in links if link.old in self.thread_of}
        for thread in sorted(carried):
            self._presence[thread].append(position)
        self._silence_counts.append(self._silence_counts[-1] + statement.source_kind.may_drop)

    def absent_since(self, thread: str) -> int:
        """Return in how many complete official statements the thread was missing since it last stood."""
        last = self._presence[thread][-1]
        return self._silence_counts[-1] - self._silence_counts[last + 1]

    def standing(self, thread: str) -> Standing:
        """Return how often the thread was present since it was first heard.

        Only complete official texts count as occasions, beside those in which it was heard.
        """
        present = self._presence[thread]
        first, last = present[0], present[-1]
        heard = set(present)
        occasions = sum(
            1
            for position in range(first, len(self.statements))
            if position in heard or self.statements[position].source_kind.may_drop
        )
        return Standing(len(present), occasions, self._date(first), self._date(last))

    def _date(self, position: int) -> date:
        return self.statements[position].meeting_date
