"""Which language a text is in, by its script and its small words."""

from __future__ import annotations

import re
from collections import Counter

from tracker.text.prose import words
from tracker.text.tables import table

_SCRIPTS = (
    ("ko", re.compile(r"[가-힣]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u3400-\u9fff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
)
_SCRIPT_SHARE = 0.15
"""Share of a text's letters from which its script decides; kana in Japanese are never fewer."""


def read_language(text: str, stated: str | None = None) -> str | None:
    """The two-letter code of the language, or what the format stated, or null for too little text."""
    letters = sum(sign.isalpha() for sign in text)
    for code, script in _SCRIPTS:
        if letters and len(script.findall(text)) >= _SCRIPT_SHARE * letters:
            return code
    lists: dict[str, str] = table("prose")["function_words"]
    counts = Counter(word.lower() for word in words(text))
    hits = {code: sum(counts[word] for word in set(listed.split())) for code, listed in lists.items()}
    best = max(hits, key=lambda code: hits[code])
    return best if hits[best] >= 2 else (stated or None)
