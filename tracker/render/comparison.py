"""What the comparison page is given: both texts in reading order, row by row. No markup in here."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.worddiff import Op, Segment, word_diff
from tracker.model import FindingKind, Label, Relation
from tracker.render.labels import LOOKS, Look, doubt
from tracker.render.view import MARKS_HELP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.model import Digest, Finding, LabelledSentence, SentenceRef, StatementChanges

_SAME = Look("=", "Unchanged", "quiet")
_CARRIED = Look("~", "Carried on", "quiet")


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence on one side of a row."""

    number: int
    """1-based, as a reader counts."""
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One newer sentence beside what it carries on, or an older one that nothing carries on."""

    look: Look
    old: tuple[Cell, ...]
    new: Cell | None
    headline: str
    id: str | None
    moved: bool
    split: bool
    """Another row carries on the same older sentence."""
    doubt: str | None
    inline: tuple[Segment, ...]
    """Both wordings as one text; empty where the row holds only one, or marks would help nobody."""
    labelled: LabelledSentence
    """What the row shows."""
    finding: Finding | None


@dataclass(frozen=True, slots=True)
class Run:
    """Rows that stand together: folded when all are unchanged."""

    folded: bool
    rows: tuple[Row, ...]


def runs_of(changes: StatementChanges, digest: Digest, *, fold: int = 3) -> tuple[Run, ...]:
    """Lay both statements out as :func:`rows_of` does; ``fold`` or more unchanged rows are folded."""
    return _folded(rows_of(changes, digest), fold)


def rows_of(changes: StatementChanges, digest: Digest) -> list[Row]:
    """Lay both statements out in the order of the newer one, drops where they used to stand.

    Args:
        changes: the labelled sentences of both.
        digest: its findings, for headlines and ids; of several about one sentence the weightiest is shown.
    """
    findings = {_place(f.new or f.old): f for f in reversed(digest.findings)}
    carried = Counter(_place(old) for s in changes.sentences for old in s.earlier)
    stay = _in_order([s.earlier[0].index if s.earlier else None for s in changes.sentences])
    rows = [
        (_row(s, findings, carried, moved=bool(s.earlier) and n not in stay), s.earlier)
        for n, s in enumerate(changes.sentences)
    ]
    gone = [*changes.dropped, *changes.unproven]
    for labelled in sorted(gone, key=lambda d: d.sentence.index, reverse=True):
        rows.insert(_where(labelled.sentence.index, rows), (_gone(labelled, findings), ()))
    return [row for row, _ in rows]


def _place(sentence: SentenceRef | None) -> tuple[str, int]:
    return (sentence.statement.id, sentence.index) if sentence else ("", -1)


def _row(
    labelled: LabelledSentence,
    findings: dict[tuple[str, int], Finding],
    carried: Counter[tuple[str, int]],
    *,
    moved: bool,
) -> Row:
    finding = findings.get(_place(labelled.sentence))
    diffs = [word_diff(old.text, labelled.sentence.text) for old in labelled.earlier]
    marks = [d if d.similarity >= MARKS_HELP else None for d in diffs]
    olds = tuple(
        _cell(old, mark.old if mark else None) for old, mark in zip(labelled.earlier, marks, strict=True)
    )
    return Row(
        look=_look(labelled, finding),
        old=olds,
        new=_cell(labelled.sentence, marks[0].new if marks and marks[0] else None),
        headline=finding.headline if finding else "",
        id=finding.id if finding else None,
        moved=moved,
        split=any(carried[_place(old)] > 1 for old in labelled.earlier),
        doubt=doubt(labelled.matches[0].score) if labelled.matches else None,
        inline=marks[0].inline if len(marks) == 1 and marks[0] and finding else (),
        labelled=labelled,
        finding=finding,
    )


def _gone(labelled: LabelledSentence, findings: dict[tuple[str, int], Finding]) -> Row:
    finding = findings.get(_place(labelled.sentence))
    look = LOOKS[finding.kind if finding else FindingKind.DROPPED]
    cell = _cell(labelled.sentence, None)
    headline = finding.headline if finding else look.word
    return Row(
        look=look,
        old=(cell,),
        new=None,
        headline=headline,
        id=finding.id if finding else None,
        moved=False,
        split=False,
        doubt=None,
        inline=(),
        labelled=labelled,
        finding=finding,
    )


def _look(labelled: LabelledSentence, finding: Finding | None) -> Look:
    if finding:
        return LOOKS[finding.kind]
    if labelled.label is Label.NEW:
        return LOOKS[FindingKind.NEW]
    return _SAME if labelled.relation is Relation.VERBATIM else _CARRIED


def _cell(sentence: SentenceRef, segments: tuple[Segment, ...] | None) -> Cell:
    return Cell(sentence.index + 1, segments or (Segment(Op.EQUAL, sentence.text),))


def _in_order(places: Sequence[int | None]) -> set[int]:
    """Return the positions of a longest run that kept its order; what is outside it has moved."""
    tails: list[int] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for n, place in enumerate(places):
        if place is None:
            continue
        k = bisect_left(tails, place + 1)  # equal places (a split) keep the order
        before[n] = ends[k - 1] if k else None
        tails[k : k + 1], ends[k : k + 1] = [place], [n]
    kept: set[int] = set()
    at = ends[-1] if ends else None
    while at is not None:
        kept.add(at)
        at = before[at]
    return kept


def _where(index: int, rows: Sequence[tuple[Row, tuple[SentenceRef, ...]]]) -> int:
    """Return where an older sentence stood: behind the row that carries on the one before it."""
    best, at = -1, 0
    for n, (row, earlier) in enumerate(rows):
        place = min((old.index for old in earlier), default=-1)
        if not row.moved and best < place < index:
            best, at = place, n + 1
    return at


def _folded(rows: Sequence[Row], fold: int) -> tuple[Run, ...]:
    runs: list[list[Row]] = []
    for row in rows:
        if runs and _is_same(runs[-1][-1]) == _is_same(row):
            runs[-1].append(row)
        else:
            runs.append([row])
    return tuple(Run(_is_same(run[0]) and len(run) >= fold, tuple(run)) for run in runs)


def _is_same(row: Row) -> bool:
    return row.look is _SAME and not row.moved
