"""When two texts are the same words: the key that ignores case, punctuation, spacing and width."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[\W_]+")


@lru_cache(maxsize=1 << 14)
def text_key(text: str) -> str:
    """Return the words of ``text`` in lower case, one space apart (NFKC, so ﬁ = fi and １ = 1).

    Two sentences with one key are verbatim; a sentence of punctuation only keeps itself as its key.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORD.sub(" ", folded).strip() or folded.strip()
