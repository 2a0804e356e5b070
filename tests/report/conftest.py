from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from tracker.model import (
    Annotated,
    Change,
    ClauseMark,
    Deadline,
    Kind,
    Label,
    LabelledSentence,
    Match,
    Precision,
    Relation,
    SentenceRef,
    SourceKind,
    Standing,
    StatementChanges,
    StatementRef,
    Strength,
)

SPRING, AUTUMN = date(2024, 4, 24), date(2024, 9, 10)

OLD = StatementRef("straits/2024-04-24", "Straits", SPRING, None, SourceKind.OFFICIAL)
NEW = StatementRef("straits/2024-09-10", "Straits", AUTUMN, None, SourceKind.OFFICIAL)


@dataclass(frozen=True)
class Build:
    """Makes labelled sentences with few words; what a test does not care about has a default."""

    old: StatementRef = OLD
    new: StatementRef = NEW

    def note(
        self, text: str, kind: Kind = Kind.POSITION, due: Deadline | None = None, level: float | None = None
    ) -> Annotated:
        strength = Strength(level, "rung", "word") if level is not None else None
        return Annotated(text, kind, due, strength)

    def due(
        self, end: date | None, phrase: str | None = None, precision: Precision = Precision.DAY
    ) -> Deadline:
        return Deadline(phrase or f"by {end}", end, end, precision)

    def said(self, note: Annotated, index: int = 0) -> SentenceRef:
        return SentenceRef(self.new, index, note)

    def heard(self, note: Annotated, index: int = 0) -> SentenceRef:
        return SentenceRef(self.old, index, note)

    def fresh(self, note: Annotated, index: int = 0, **more: object) -> LabelledSentence:
        return LabelledSentence(self.said(note, index), Label.NEW, **more)  # type: ignore[arg-type]

    def gone(self, note: Annotated, index: int = 0, present: int = 1, of: int = 1) -> LabelledSentence:
        standing = Standing(present, of, SPRING, SPRING)
        return LabelledSentence(self.heard(note, index), Label.DROPPED, standing=standing)

    def kept(
        self,
        olds: Sequence[Annotated],
        new: Annotated,
        relation: Relation = Relation.REWORDED,
        changes: Sequence[Change] = (),
        clauses: Sequence[ClauseMark] = (),
        index: int = 0,
        old_index: int = 0,
        score: float = 0.95,
    ) -> LabelledSentence:
        earlier = tuple(self.heard(note, old_index + n) for n, note in enumerate(olds))
        matches = tuple(
            Match(ref.index, index, score, relation, tuple(changes) if n == 0 else (), clauses=tuple(clauses))
            for n, ref in enumerate(earlier)
        )
        return LabelledSentence(self.said(new, index), Label.REPEATED, relation, earlier, matches)

    def changes(
        self,
        *sentences: LabelledSentence,
        dropped: Sequence[LabelledSentence] = (),
        unproven: Sequence[LabelledSentence] = (),
        new: StatementRef | None = None,
    ) -> StatementChanges:
        return StatementChanges(new or self.new, self.old, sentences, tuple(dropped), tuple(unproven))


@pytest.fixture
def build() -> Build:
    return Build()


@pytest.fixture
def kinds_of() -> Callable[[StatementChanges], list[str]]:
    from tracker.report import build_digest

    return lambda changes: [finding.kind.value for finding in build_digest(changes).findings]
