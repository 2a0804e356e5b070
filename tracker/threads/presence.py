"""What each statement of a thread's series made of it: said, said otherwise, silent, or gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tracker.model import Occurrence, Presence, PresenceMark, Relation, Role, Statement

_MARKS = {
    Relation.VERBATIM: PresenceMark.VERBATIM,
    Relation.REWORDED: PresenceMark.REWORDED,
    Relation.PARTIAL: PresenceMark.PARTIAL,
    Relation.CHANGED: PresenceMark.CHANGED,
}
_NEAREST_FIRST = tuple(_MARKS)
"""Of several sentences of one statement the one nearest to the former wording counts."""


def presence(occurrences: Sequence[Occurrence], statements: Sequence[Statement]) -> tuple[Presence, ...]:
    """Mark every statement of a series since the thread was first said there.

    Silence counts as absence only in a complete official text.

    Args:
        occurrences: of the thread, in order; mentions do not make a thread present.
        statements: of the whole group, in the order of their meetings.
    """
    said: dict[str, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        if occurrence.role is not Role.MENTION:
            said[occurrence.sentence.statement.id].append(occurrence)
    marks: list[Presence] = []
    begun: set[str] = set()
    gone: set[str] = set()
    for statement in statements:
        slug = statement.series.slug
        if slug not in begun and statement.id not in said:
            continue
        begun.add(slug)
        mark = _mark(statement, said.get(statement.id, []), first=not marks, gone=slug in gone)
        gone = gone | {slug} if mark is PresenceMark.ABSENT else gone
        gone = gone - {slug} if statement.id in said else gone
        marks.append(Presence(statement.ref, mark))
    return tuple(marks)


def _mark(statement: Statement, here: Sequence[Occurrence], *, first: bool, gone: bool) -> PresenceMark:
    if first:
        return PresenceMark.FIRST
    if not here:
        return PresenceMark.ABSENT if statement.source_kind.may_drop else PresenceMark.SILENT
    if gone:
        return PresenceMark.RETURNED
    relations = {o.relation for o in here if o.relation}
    nearest = next((r for r in _NEAREST_FIRST if r in relations), Relation.REWORDED)
    return _MARKS[nearest]
