"""Deciding what it means that no document of a source could be had or read. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.model import CouldNotCheck, Known, Medium, Unchanged


def nothing_had(
    kind: Medium, problems: Sequence[CouldNotCheck], known: Known, *, ever: bool
) -> CouldNotCheck | Unchanged:
    """Return the outcome of a look at which everything that was tried failed, and something was.

    A page is its own only document. A folder has been looked at, whatever its files are like. A list has
    been looked at where each failure is the document's own (a dead link, a damaged PDF); a wall, a host that
    is down, or a list that never yielded anything leave open what is new there.

    Args:
        kind: of the source.
        problems: what failed, one by one; not empty.
        known: to be remembered.
        ever: whether the source has yielded anything before.
    """
    own = ever and all(problem.reason.of_one_document for problem in problems)
    if kind is Medium.FOLDER or (kind is not Medium.PAGE and own):
        return Unchanged(known, tuple(problems))
    first, more = problems[0], len(problems) - 1
    detail = first.detail + (f" {more} more of its links failed." if more else "")
    kept = tuple(problems) if kind is not Medium.PAGE else ()
    return replace(first, detail=detail, known=known, key=None, problems=kept)
