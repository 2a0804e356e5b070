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

    It grows by :meth:`add`, one statement at a time, in the order of the meetings. A long past need not be
    read whole: a statement whose sentences are not needed is :meth:`heard <hear>` without them, and
    ``presence`` may look a thread up when it is asked for.
    """

    statements: list[Statement] = field(default_factory=list)
    passages: list[Sequence[Passage]] = field(default_factory=list)
    thread_of: dict[int, str] = field(default_factory=dict)
    """Thread by sentence id."""
    presence: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
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
        carried = set(threads.values())
        carried |= {self.thread_of[link.old] for link in links if link.old in self.thread_of}
        for thread in sorted(carried):
            self.presence[thread].append(len(self.statements))
        self.hear(statement, passages, threads)

    def hear(self, statement: Statement, passages: Sequence[Passage], threads: Mapping[int, str]) -> None:
        """Append a statement of which ``presence`` knows already what it carries."""
        self.statements.append(statement)
        self.passages.append(passages)
        self.thread_of.update(threads)
        self._silence_counts.append(self._silence_counts[-1] + statement.source_kind.may_drop)

    def absent_since(self, thread: str) -> int:
        """Return in how many complete official statements the thread was missing since it last stood."""
        last = self.presence[thread][-1]
        return self._silence_counts[-1] - self._silence_counts[last + 1]

    def standing(self, thread: str) -> Standing:
        """Return how often the thread was present since it was first heard.

        Only complete official texts count as occasions, beside those in which it was heard.
        """
        present = self.presence[thread]
        first, last = present[0], present[-1]
        complete = self._silence_counts[-1] - self._silence_counts[first]
        occasions = complete + sum(not self.statements[n].source_kind.may_drop for n in present)
        return Standing(len(present), occasions, self._date(first), self._date(last))

    def _date(self, position: int) -> date:
        return self.statements[position].meeting_date
