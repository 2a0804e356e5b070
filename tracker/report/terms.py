"""The terms of a promise beside its date: how firmly it is given, and how much of what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.ladder import read_strength
from tracker.model import ChangeKind
from tracker.report import headline

if TYPE_CHECKING:
    from tracker.model import Change

_BINDING = frozenset({"modal", "undertaking"})


def binds(change: Change) -> bool:
    """Whether modals or verbs of undertaking stand on both sides: a promise, whatever else is read."""
    sides = [read_strength(text or "") for text in (change.old, change.new)]
    return all(side and {m.family for m in side} <= _BINDING for side in sides)


def told(change: Change, changes: tuple[Change, ...]) -> str:
    """Say a change of strength with the amount that changed or, where a modifier came, what it displaced."""
    more = headline.of_figures(changes)
    if more is None and (change.old is None or change.new is None):
        other = (
            c for c in changes if c.kind is ChangeKind.QUALIFIER and (c.old is None) != (change.old is None)
        )
        displaced = next(other, None)
        more = headline.describe(displaced) if displaced else None
    return headline.join([headline.describe(change), *([more] if more else [])])
