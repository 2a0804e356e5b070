"""From 'this text cannot be read' to 'this source could not be checked'."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from tracker.errors import TrackerError
from tracker.model import CouldNotCheck, Found, Reason


@cache
def _patterns() -> tuple[tuple[Reason, re.Pattern[str]], ...]:
    text = Path(__file__).with_name("data").joinpath("unreadable.toml").read_text(encoding="utf-8")
    return tuple(
        (Reason(key), re.compile(value, re.IGNORECASE)) for key, value in tomllib.loads(text).items()
    )


def could_not_read(error: TrackerError, found: Found | None = None) -> CouldNotCheck:
    """Return the outcome for a document in which no statement could be read.

    The reason is taken from what the error says, so that a cookie wall, a bot check and a damaged file are
    told apart; the sentence of the error is kept.
    """
    reason = next((reason for reason, p in _patterns() if p.search(error.what)), Reason.UNREADABLE)
    where = found.origin if found else error.where
    detail = str(type(error)(error.what, do=error.do))
    return CouldNotCheck(reason, detail, where, key=found.key if found else None)
