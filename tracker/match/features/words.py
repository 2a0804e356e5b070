"""What a sentence is made of: stems, character n-grams, numbers, names; with or without spaces."""

from __future__ import annotations

import itertools
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.match.features.stem import FUNCTION_STEMS, stem

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)?")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


@dataclass(frozen=True, slots=True)
class Profile:
    """The parts of one sentence that can be shared with another, each a set."""

    length: int
    """Number of words (of character pairs where a script has no spaces)."""
    stems: frozenset[str]
    """Stems of the content words."""
    bigrams: frozenset[str]
    """Neighbouring stems, function words included."""
    grams: frozenset[str]
    """Character 4-grams of the squeezed text (2-grams for scripts without spaces)."""
    numbers: frozenset[str]
    names: frozenset[str]
    """Stems of capitalised words that do not open the sentence, and of words in capitals."""


def profile(text: str, aliases: Mapping[str, tuple[str, ...]]) -> Profile:
    """Take ``text`` apart; ``aliases`` maps an abbreviation to the stems of what it stands for."""
    return _profile(text, tuple((short, stems) for short, stems in aliases.items() if short in text))


@lru_cache(maxsize=2048)  # a statement is compared with the one before and the one after
def _profile(text: str, used: tuple[tuple[str, tuple[str, ...]], ...]) -> Profile:
    aliases = dict(used)
    folded = unicodedata.normalize("NFKC", text)
    words: list[str] = []
    names: set[str] = set()
    numbers: set[str] = set()
    for place, found in enumerate(_TOKEN.finditer(folded)):
        raw = found.group()
        parts = (raw,) if raw[0].isdigit() else aliases.get(raw) or _stems(raw)
        words += parts
        if raw[0].isdigit():
            numbers.add(raw)
        elif (place and raw[0].isupper()) or (len(raw) > 1 and raw.isupper()):
            names.update(parts)
    pairs = frozenset(f"{a} {b}" for a, b in itertools.pairwise(words))
    stems = frozenset(w for w in words if w not in FUNCTION_STEMS)
    return Profile(len(words), stems, pairs, _grams(folded), frozenset(numbers), frozenset(names))


@lru_cache(maxsize=100_000)
def _stems(raw: str) -> tuple[str, ...]:
    if _UNSPACED.search(raw):
        return tuple(raw[k : k + 2] for k in range(max(1, len(raw) - 1)))
    return (stem(re.split(r"['’]", raw.casefold())[0]),)


def _grams(folded: str) -> frozenset[str]:
    tokens = _TOKEN.findall(folded.casefold())
    squeezed = f" {' '.join(tokens)} "
    letters = sum(map(len, tokens))
    size = 2 if len(_UNSPACED.findall(squeezed)) * 2 > letters else 4
    return frozenset(squeezed[k : k + size] for k in range(max(1, len(squeezed) - size + 1)))
