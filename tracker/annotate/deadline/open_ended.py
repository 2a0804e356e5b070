"""Times that are left open: 'in due course', 'at a coming meeting', 'in the months ahead'."""

from __future__ import annotations

import re
from functools import cache

from tracker.annotate.deadline import context, words
from tracker.annotate.deadline.modifiers import Role
from tracker.annotate.deadline.resolve import Found
from tracker.model import Deadline, Precision


@cache
def _pattern() -> re.Pattern[str]:
    data = words.table("open")
    pieces: dict[str, str] = data["pieces"]
    phrases = [
        re.sub(r"\b[A-Z]{4,}\b", lambda piece: pieces[piece[0]], phrase) for phrase in data["open"]["phrases"]
    ]
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)


def find(sentence: str) -> list[Found]:
    """All open-ended times of a sentence that are not told as past or as a forecast."""
    found = []
    for match in _pattern().finditer(sentence):
        where = context.place(sentence, match.start(), match.end())
        if context.is_forecast(where) or not context.is_undertaken(where):
            continue
        deadline = Deadline(match[0], None, None, Precision.OPEN)
        found.append(Found(deadline, match.start(), match.end(), Role.AT))
    return found
