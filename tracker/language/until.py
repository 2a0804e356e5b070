"""Whether a date ends something that lasts ('until'), or is the last day for a deed ('by').

A deed can be late, the end of a state cannot. English has two words for the two; Japanese tells them apart
by a particle (まで, までに); Korean has one word (까지), and the verb of its clause decides. The words stand
in ``data/until.toml``.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("data") / "until.toml"


def ends_a_state(phrase: str, text: str) -> bool:
    """Whether the date of a time phrase ends a state instead of asking for a deed.

    Args:
        phrase: the words of the date, as they stand in the sentence: 'until 2027', '2027년까지'.
        text: the sentence, whose verb decides where the phrase leaves it open.
    """
    if _pattern("english").search(phrase) or _pattern("span").search(phrase):
        return True
    start = text.find(phrase)
    behind = text[start + len(phrase) :] if start >= 0 else ""
    limit = _pattern("limit").search(phrase)
    if limit is None:
        return False
    if _pattern("for_a_deed").match(phrase[limit.start() :] + behind):
        return False
    if _pattern("for_a_state").match(phrase[limit.start() :] + behind):
        return True
    clause = _pattern("clause_end").search(behind)
    return bool(_pattern("lasting").search(behind[: clause.end()] if clause else behind))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(tomllib.loads(_FILE.read_text("utf-8"))[name], re.IGNORECASE)
