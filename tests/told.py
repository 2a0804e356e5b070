"""A small language for histories: what was said at which meeting, and which sentences carry which on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from builders import SERIES, link, passages, statement
from tracker.model import (
    Annotated,
    Change,
    Deadline,
    DeadlineRecord,
    Decision,
    Kind,
    Link,
    LinkScope,
    Passage,
    Precision,
    Relation,
    Series,
    SourceKind,
    Statement,
    Thread,
)
from tracker.threads import Material, build_threads

TODAY = date(2026, 1, 15)
TALKS = Series("harbour-talks", "Harbour Talks", "Harbour process")
MINISTERIAL = Series("harbour-ministerial", "Harbour Ministerial Meeting", "Harbour process")


def says(
    text: str,
    *,
    kind: Kind = Kind.COMMITMENT,
    promised: str | None = None,
    by: str | None = None,
    end: str | None = None,
    start: str | None = None,
    precision: Precision = Precision.YEAR,
    verb: str | None = None,
) -> Annotated:
    """A sentence; ``by`` is its time phrase and ``end`` the last day of it (none: it cannot be told)."""
    deadline = None
    if by is not None:
        last = date.fromisoformat(end) if end else None
        first = date.fromisoformat(start) if start else last
        deadline = Deadline(
            by, first, last, precision if last or precision is Precision.UNKNOWN else Precision.OPEN
        )
    return Annotated(text, kind, deadline=deadline, promised=promised, verb=verb)


def reports(text: str) -> Annotated:
    """A sentence that tells what has been done."""
    return says(text, kind=Kind.PROGRESS)


@dataclass
class Told:
    """A group under construction. Sentences without a link found threads of their own."""

    statements: list[Statement] = field(default_factory=list)
    passages: dict[str, list[Passage]] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    def at(
        self,
        day: str,
        *sentences: Annotated,
        carries: Sequence[tuple[Passage, int] | tuple[Passage, int, Relation]] = (),
        kind: SourceKind = SourceKind.OFFICIAL,
        series: Series = SERIES,
        number: int | None = None,
    ) -> list[Passage]:
        """Add a statement; ``carries`` names (older sentence, index of the newer one[, relation])."""
        issued = replace(statement(day, kind, series), number=number)
        made = [
            replace(p, annotated=note)
            for p, note in zip(passages(issued, [n.text for n in sentences]), sentences, strict=True)
        ]
        threads = {p.id: f"t{p.id}" for p in made}
        for old, index, *rest in carries:
            relation = rest[0] if rest else Relation.REWORDED
            same = old.statement_id.rpartition("/")[0] == issued.series.slug
            scope = LinkScope.SERIES if same else LinkScope.GROUP
            self.links.append(link(old, made[index], relation=relation, scope=scope))
            if threads[made[index].id] == f"t{made[index].id}":
                threads[made[index].id] = old.thread or ""
        made = [replace(p, thread=threads[p.id]) for p in made]
        self.statements.append(issued)
        self.passages[issued.id] = made
        return made

    def change(self, index: int, change: Change) -> None:
        """Give a link a typed change."""
        old = self.links[index]
        self.links[index] = replace(old, match=replace(old.match, changes=(*old.match.changes, change)))

    def material(self) -> Material:
        """The group as the stage takes it."""
        return Material(self.statements, self.passages, self.links)

    def threads(self, today: date = TODAY, decisions: Sequence[Decision] = ()) -> dict[str, Thread]:
        """All threads by id."""
        return {t.id: t for t in build_threads(self.material(), today, decisions=decisions)}

    def thread(self, of: Passage, today: date = TODAY, decisions: Sequence[Decision] = ()) -> Thread:
        """The thread of a sentence."""
        return self.threads(today, decisions)[of.thread or ""]

    def dates(self, of: Passage, today: date = TODAY) -> list[tuple[str, str]]:
        """Phrase and outcome of every deadline of a sentence's thread."""
        return [(r.deadline.phrase, r.outcome.value) for r in self.thread(of, today).deadlines]

    def record(self, of: Passage, today: date = TODAY) -> DeadlineRecord:
        """The first deadline of a sentence's thread."""
        return self.thread(of, today).deadlines[0]


FILLER = [
    says("The delegations thanked the hosts for their hospitality.", kind=Kind.PROCEDURAL),
    says("They exchanged views on fisheries in the northern banks.", kind=Kind.PROCEDURAL),
    says("They condemned the boarding of merchant vessels.", kind=Kind.POSITION),
    says("Shipping insurance remains a shared concern of both sides.", kind=Kind.POSITION),
    says("The chair recalled the drought of the past summer.", kind=Kind.PROCEDURAL),
    says("Several members raised the price of fuel oil.", kind=Kind.PROCEDURAL),
]
"""Other things a statement talks of, so that words differ in how telling they are."""
