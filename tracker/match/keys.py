"""When two sentences are the same words: the key that ignores case, punctuation and spacing."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict, deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOT_WORD = re.compile(r"[\W_]+")


def text_key(text: str) -> str:
    """Return the words of ``text`` in lower case, one space apart (NFKC, so ﬁ = fi and １ = 1).

    Two sentences with one key are verbatim; a sentence of punctuation only keeps itself as its key.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORD.sub(" ", folded).strip() or folded.strip()


def exact_pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Pair equal keys one to one, the n-th occurrence of a key with its n-th on the other side.

    ``old`` and ``new`` are keys as ``text_key`` gives them; what is left over of a repeated key stays
    unpaired here. Sorted by newer index.
    """
    places: dict[str, deque[int]] = defaultdict(deque)
    for i, key in enumerate(old):
        if key:
            places[key].append(i)
    return [(places[key].popleft(), j) for j, key in enumerate(new) if places.get(key)]
