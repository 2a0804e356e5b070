"""Taking back what a check remembered of a document that then could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker.model import Found, Known, Seen


def retry_later(known: Known, unread: Sequence[Found], *, before: Known, attempts: int) -> Known:
    """Return ``known`` so that the next check fetches the ``unread`` documents again.

    A wall that stands where a statement should be may be gone tomorrow. A link or file that failed
    ``attempts`` times in a row is given up; a page, which is the whole source, never is.

    Args:
        known: what the check wants remembered.
        unread: those of its documents in which no statement could be read; those that show the same text
            share their fate.
        before: what was known before the check; counts the failures so far.
        attempts: :attr:`~tracker.model.HttpRules.attempts`.
    """
    keys = {each.key for found in unread for each in (found, *found.also)}
    if not keys:
        return known
    failures = {item.key: item.failures for item in before.seen}
    seen = tuple(
        failed(item, failures.get(item.key, 0), attempts) if item.key in keys else item for item in known.seen
    )
    return forget_body(replace(known, seen=seen))


def failed(item: Seen, failures: int, attempts: int) -> Seen:
    """Count one failure more than ``failures``, or give up: the item is then met and not asked for again.

    Its text is not known even then, so that another document that shows the same is not passed over.
    """
    if failures + 1 >= attempts:
        return replace(item, mark=None, failures=0)
    return replace(item, mark=None, stamp=None, failures=failures + 1)


def forget_body(known: Known) -> Known:
    """Drop what would let the next check end at 'not modified'."""
    return replace(known, url=None, etag=None, last_modified=None, mark=None)
