"""Tells what is said to the visitor of a page from what is reported to the world."""

from __future__ import annotations

import re

from tracker.language.dates import find_dates

_TO_VISITOR = re.compile(
    r"\b(?:you|your|please|click|cookie (?:policy|settings)|(?:this|our|the) (?:web ?)?(?:site|page|app)"
    r"|web ?page|browser|apologi[sz]e|inconvenience|subscribe|sign in|log in|try again)\b"
    r"|쿠키 설정|홈페이지|ページ",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.!?。！？][\"'”’»)\]]*\s*$|다\s*$")
_SHORTEST = 20


def reports(text: str) -> bool:
    """Whether a paragraph tells of something on a calendar day, and says nothing to its reader.

    No wall does that, however its words are used: a council may decide on cookies or on maintenance.
    """
    if len(text) < _SHORTEST or not _SENTENCE.search(text) or _TO_VISITOR.search(text):
        return False
    return any(found.first and found.first == found.last for found in find_dates(text))
