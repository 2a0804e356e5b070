"""The one sentence at the top: what happened, in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.language.day_words import long_day
from tracker.render.sections import tally

if TYPE_CHECKING:
    from tracker.model import Digest, StatementRef


def name_of(statement: StatementRef) -> str:
    """Return the best name for a meeting: its own, the title of its text, or its series."""
    return statement.meeting_name or statement.title or statement.series or statement.id


def headline(digest: Digest) -> str:
    """Say in one sentence what happened, for example 'Since …: 2 sentences dropped, 3 changed.'."""
    if digest.previous is None:
        said = sentences(digest.counts.new + digest.counts.returned)
        return f"The first statement of this series: {said}, nothing to compare with yet."
    before = digest.previous.meeting_date
    since = f"Since the statement of {long_day(before)}" if before else "Since the older text (no date found)"
    told = news(tally(digest))
    return f"{since}: {join(told)}." if told else f"{since}, nothing has changed."


def news(told: dict[str, int]) -> list[str]:
    """Return the parts of the headline that are not zero, gravest first; see :func:`tally`."""
    back = told["returned"]
    some_back = f"new ({back} of them returning)" if back else "new"
    parts = [
        (told["dropped"], "dropped"),
        (told["changed"], "changed"),
        (told["new"], "returning" if back == told["new"] else some_back),
        (told["reworded"], "only reworded"),
        (told["absent"], "not mentioned"),
    ]
    lines = [f"{number} {word}" for number, word in parts if number]
    if lines:
        number, _, word = lines[0].partition(" ")
        noun = "sentence" if number == "1" else "sentences"
        lines[0] = f"{number} {word} {noun}" if word == "new" else f"{number} {noun} {word}"
    return lines


def sentences(number: int) -> str:
    """Return '1 sentence' or '3 sentences'."""
    return f"{number} sentence" + ("" if number == 1 else "s")


def join(parts: list[str]) -> str:
    """Join as in speech: 'a, b and c'."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
