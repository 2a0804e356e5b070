"""The list of states that many names of meetings begin with."""

from __future__ import annotations

import re
from functools import cache

from tracker.text.tables import alternation, table

_LEAST = 3
"""Words that must remain, so that it is still a name and not just a kind of meeting."""


def without_parties(name: str) -> str:
    """A name without the list of states before it, where the rest counts them: 'Defense Trilateral Talks'.

    The order of such a list varies from host to host. Where nothing else counts the parties, as in
    'Japan-Chile Dialogue', they are what tells one meeting from another, and stay.
    """
    match = _leading().match(name)
    if match is None:
        return name
    rest = name[match.end() :]
    counted = alternation("parties", "count_words").search(rest) is not None
    return rest if counted and len(rest.split()) >= _LEAST else name


@cache
def _names() -> str:
    names = sorted(table("parties")["names"], key=len, reverse=True)
    return "|".join(re.escape(name).replace("'", "[’']") for name in names)


@cache
def _leading() -> re.Pattern[str]:
    between = r"\s*(?:[-–—‑/·ㆍ・,]|,? and(?: the)?|&)\s*"
    return re.compile(rf"(?:the )?(?:{_names()})(?:{between}(?:the )?(?:{_names()}))+[’']?s?\s+(?=\S)")
