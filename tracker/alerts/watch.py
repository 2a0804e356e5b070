"""Watch phrases as one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACES = re.compile(r"\s+")
_WORD_LETTER = re.compile(r"[A-Za-z0-9\u00c0-\u024f\u0370-\u052f]")


def watch_pattern(phrases: Iterable[str], pattern: str | None = None) -> re.Pattern[str] | None:
    """Return one pattern for any of the phrases and the regular expression; null where there are none.

    Phrases are found as whole words, in any case, across any kind of white space. Where a script is written
    without spaces (Chinese, Japanese, Korean particles) a phrase is found anywhere.

    Raises:
        re.error: the regular expression is broken.
    """
    parts = [_phrase(phrase) for phrase in phrases if phrase.strip()]
    if pattern is not None:
        parts.append(f"(?:{pattern})")
    return re.compile("|".join(parts), re.IGNORECASE) if parts else None


def _phrase(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in _SPACES.split(phrase.strip()))
    before = r"(?<!\w)" if _WORD_LETTER.match(phrase.strip()[0]) else ""
    after = r"(?!\w)" if _WORD_LETTER.match(phrase.strip()[-1]) else ""
    return f"{before}{words}{after}"
