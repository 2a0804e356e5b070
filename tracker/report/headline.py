"""Headlines in the words an analyst would use, made from the typed changes of a match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.day_words import short_day
from tracker.model import Change, ChangeKind, Direction, Kind
from tracker.report.phrases import plural, quote, when

if TYPE_CHECKING:
    from tracker.model import LabelledSentence

_ORDER = (
    ChangeKind.NEGATION,
    ChangeKind.STRENGTH,
    ChangeKind.PARTY,
    ChangeKind.ACTOR,
    ChangeKind.AMOUNT,
    ChangeKind.NUMBER,
    ChangeKind.DATE,
    ChangeKind.PLACE,
    ChangeKind.QUALIFIER,
    ChangeKind.PROGRESS,
    ChangeKind.WORDING,
)
_REPLACED = {
    ChangeKind.PARTY: "Party",
    ChangeKind.ACTOR: "Actor",
    ChangeKind.PLACE: "Place",
    ChangeKind.DATE: "Date",
    ChangeKind.NUMBER: "Number",
    ChangeKind.AMOUNT: "Amount",
    ChangeKind.NEGATION: "Negation",
}
_MEANING = {Direction.SOFTENED: ", which is softer", Direction.STRENGTHENED: ", which is stronger"}
_NAMES = frozenset({ChangeKind.PARTY, ChangeKind.ACTOR, ChangeKind.PLACE})
_FIGURES = frozenset({ChangeKind.NUMBER, ChangeKind.AMOUNT})
_SURER_IN_PAIRS = _NAMES | _FIGURES
_ORDINALS = ("st", "rd", "th", "2nd", "second")
"""Endings of a number that only counts meetings."""
_AT_ONCE = 2
"""More facts than this in one headline are not read; the rest stands below it."""


def by_interest(changes: tuple[Change, ...]) -> list[Change]:
    """Sort changes so that the one a reader would name first comes first; stable otherwise."""
    return sorted(changes, key=lambda change: (_is_single(change), _ORDER.index(change.kind)))


def _is_single(change: Change) -> bool:
    """Whether a name or figure stands on one side only: less sure, and less telling, than another one."""
    return change.kind in _SURER_IN_PAIRS and (change.old is None or change.new is None)


def of_changes(changes: tuple[Change, ...]) -> str | None:
    """Return one line for the weightiest changes, or null when there are none."""
    told = [describe(change) for change in by_interest(changes)[:_AT_ONCE]]
    return join(told) if told else None


def join(lines: list[str]) -> str:
    """Make one line of several."""
    return "; ".join([lines[0], *map(lower_first, lines[1:])])


def of_figures(changes: tuple[Change, ...]) -> str | None:
    """Say which amount or number took the place of which, or which amount is gone."""
    told = next((c for c in by_interest(changes) if _is_figure(c)), None)
    return describe(told) if told else None


def _is_figure(change: Change) -> bool:
    if change.kind is ChangeKind.NUMBER:
        return not _is_single(change) and not (change.new or "").casefold().endswith(_ORDINALS)
    return change.kind is ChangeKind.AMOUNT


def describe(change: Change) -> str:
    """Say one change in plain words, with the words of both texts in quotes."""
    old, new = (quote(text) if text else None for text in (change.old, change.new))
    if old and new:
        return _replaced(change, old, new)
    if change.kind is ChangeKind.NEGATION:
        return f"Now negated: {new}" if new else f"No longer negated: {old}"
    if change.kind in _NAMES:
        return f"Now names {new}" if new else f"No longer names {old}"
    return f"Adds {new}" if new else f"No longer says {old}"


def _replaced(change: Change, old: str, new: str) -> str:
    if old.casefold() == new.casefold():
        return f"Other words around {new}{_MEANING[change.direction] if change.direction else ''}"
    if change.direction is Direction.SOFTENED:
        return f"{old} softened to {new}"
    if change.direction is Direction.STRENGTHENED:
        return f"{old} strengthened to {new}"
    if change.kind is ChangeKind.PROGRESS:
        return f"Moved on: {old} became {new}"
    if change.kind in _REPLACED:
        return f"{_REPLACED[change.kind]} changed from {old} to {new}"
    return f"{old} became {new}"


def lower_first(text: str) -> str:
    """Begin in lower case, for the second half of a line; quotes and acronyms stay as they are."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def of_drop(dropped: LabelledSentence) -> str:
    """Say that something is gone and how firmly it had stood."""
    standing, due = dropped.standing, dropped.sentence.annotated.deadline
    if standing is None or standing.of < 2:
        told = "Dropped"
    elif standing.present < 2:
        told = "Dropped after one statement"
    else:
        told = f"Dropped after standing in {standing.present} of the last {plural(standing.of, 'statement')}"
    return told + (f", was due by {when(due)}" if due and due.end else "")


def of_new(labelled: LabelledSentence) -> str:
    """Say what kind of sentence is new, with its date when it has one."""
    if labelled.returns_after:
        last = labelled.standing.last_seen if labelled.standing else None
        ago = f", last seen {short_day(last)}" if last else ""
        return f"Returns after {plural(labelled.returns_after, 'meeting')} of absence{ago}"
    annotated = labelled.sentence.annotated
    due = f", due by {when(annotated.deadline)}" if annotated.deadline and annotated.deadline.end else ""
    noun = {
        Kind.COMMITMENT: "New commitment",
        Kind.POSITION: "New position",
        Kind.PROGRESS: "New report of progress",
        Kind.PROCEDURAL: "New, procedural",
    }[annotated.kind]
    return noun + due
