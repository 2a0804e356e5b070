"""What threads are made of: the statements of one group, their sentences, and the links between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

from tracker.model import Link, Passage, SentenceRef, Statement
from tracker.threads.subjects import Subjects
from tracker.threads.terms import Rarity, terms

Cosine = Callable[[Passage, Passage], float]
"""Likeness in meaning of two sentences, -1 to 1."""


class Material:
    """One group, in the order of its meetings, with the look-ups that threads need.

    Args:
        statements: all statements of the group; they are put in order here.
        passages: the sentences of each statement, by its id, with their threads.
        links: matches between them, decisions applied.
    """

    def __init__(
        self,
        statements: Iterable[Statement],
        passages: Mapping[str, Sequence[Passage]],
        links: Iterable[Link],
    ) -> None:
        self.statements = sorted(statements, key=lambda s: (s.meeting_date, s.id))
        self._passages = {s.id: tuple(passages.get(s.id, ())) for s in self.statements}
        self._statement = {s.id: s for s in self.statements}
        self.by_id = {p.id: p for some in self._passages.values() for p in some}
        self._place = {
            p.id: place for place, p in enumerate(p for s in self.statements for p in self._passages[s.id])
        }
        known = [link for link in links if link.old in self.by_id and link.new in self.by_id]
        self.into: Mapping[int, list[Link]] = _grouped(known, lambda link: link.new)
        self.out_of: Mapping[int, list[Link]] = _grouped(known, lambda link: link.old)

    def passages(self, statement: Statement) -> tuple[Passage, ...]:
        """Return the sentences of a statement in order."""
        return self._passages[statement.id]

    def statement(self, passage: Passage) -> Statement:
        """Return the statement of a sentence."""
        return self._statement[passage.statement_id]

    def ref(self, passage: Passage) -> SentenceRef:
        """Return the citation of a sentence."""
        return SentenceRef(self.statement(passage).ref, passage.index, passage.annotated, passage.thread)

    def place(self, passage: Passage) -> int:
        """Return the position of a sentence in the reading order of the whole group."""
        return self._place[passage.id]

    def is_later(self, passage: Passage, than: Passage) -> bool:
        """Whether a sentence stands in the statement of a later meeting."""
        return self.statement(passage).meeting_date > self.statement(than).meeting_date

    @cached_property
    def rarity(self) -> Rarity:
        """How telling each word is within the group."""
        return Rarity(p.layout.text for p in self.by_id.values())

    @cached_property
    def by_key(self) -> Mapping[str, list[Passage]]:
        """Return word key → the sentences that hold it."""
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self.by_id.values():
            for key in {term.key for term in terms(passage.layout.text)}:
                found[key].append(passage)
        return found

    @cached_property
    def subjects(self) -> Subjects:
        """The things that the sentences name."""
        return Subjects([self._passages[s.id] for s in self.statements], self.rarity)

    @cached_property
    def by_thread(self) -> Mapping[str, list[Passage]]:
        """Return thread → its own sentences in reading order."""
        threads: dict[str, list[Passage]] = defaultdict(list)
        for statement in self.statements:
            for passage in self._passages[statement.id]:
                if passage.thread:
                    threads[passage.thread].append(passage)
        return threads


def _grouped(links: Iterable[Link], key: Callable[[Link], int]) -> dict[int, list[Link]]:
    grouped: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        grouped[key(link)].append(link)
    return grouped
