"""Names that one statement uses and the other does not: who is newly named, who is named no longer.

Purely lexical and only as sure as that: a name is a run of capitalised words inside a sentence. It
counts as known when the other statement has its words, its initials (UN, United Nations) or words of
the same stem (Japan, Japanese).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_PART = r"[^\W\d_a-z][\w’'.&-]*"
_JOIN = r"(?:of|on|for|and|de|the)"
_NAME = re.compile(rf"{_PART}(?:\s+(?:{_JOIN}\s+){{0,2}}{_PART})*")
_WORD = re.compile(r"[^\W\d_][\w’'.&]*")
_CALENDAR = frozenset(
    (
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"),
        "sunday",
    )
)
"""Capitalised without being names."""
_SMALL = frozenset(("of", "on", "for", "and", "de", "the", "to", "in", "a"))
"""Words that an acronym may leave out."""
_ABBREVIATED = 3
"""Words of a name from which its initials stand for it in the other statement; fewer make words ('us')."""
_STEM = 4
_POSSESSIVE = re.compile(r"[’']s?$")
_START = re.compile(r"(?:^|[.!?:;•“\"(])\s*$")


@dataclass(frozen=True, slots=True)
class Known:
    """What a statement names, in the forms in which it may be looked up."""

    words: frozenset[str]
    stems: frozenset[str]
    initials: tuple[str, ...]
    """Per sentence the first letters of its words, those of small words in upper case; acronyms whole."""

    def knows(self, word: str) -> bool:
        """Whether a word of a name occurs in the statement in some form."""
        folded = _fold(word)
        if folded in self.words or (len(folded) >= _STEM and folded[:_STEM] in self.stems):
            return True
        return _is_acronym(word) and any(_spelled(folded, letters) for letters in self.initials)


NOTHING = Known(frozenset(), frozenset(), ())


def known(texts: Iterable[str]) -> Known:
    """Collect the words, stems and initials of a whole statement."""
    split = [_forms(text) for text in sorted(texts)]
    words = frozenset().union(*(form.words for form in split))
    stems = frozenset().union(*(form.stems for form in split))
    return Known(words, stems, tuple(form.initials for form in split))


class _Forms(NamedTuple):
    """What :class:`Known` holds of one sentence."""

    words: frozenset[str]
    stems: frozenset[str]
    initials: str


@lru_cache(maxsize=1 << 14)  # a statement repeats most of the one before
def _forms(text: str) -> _Forms:
    sentence = _WORD.findall(text)
    stems = frozenset(_fold(word)[:_STEM] for word in sentence if word[0].isupper())
    return _Forms(frozenset(map(_fold, sentence)), stems, "".join(map(_letters, sentence)))


def unheard(text: str, other: Known) -> list[str]:
    """Return the names in ``text`` most of whose words the other statement lacks, in order, each once.

    A name that opens the sentence is its speaker; who speaks is told as a change of actor, not here.
    """
    found: dict[str, str] = {}
    for match in _NAME.finditer(text):
        parts = [p for p in re.split(r"[\s-]+", match.group()) if p[0].isupper()]
        if not parts:
            continue
        opens = bool(_START.search(text[: match.start()][-3:])) and not _is_acronym(parts[0])
        if opens or not _is_unheard(parts, other):
            continue
        found.setdefault(" ".join(map(_fold, parts)), re.sub(r"[’']s?$", "", match.group()).strip(".,"))
    return list(found.values())


def _is_unheard(parts: list[str], other: Known) -> bool:
    if len(parts) >= _ABBREVIATED and _fold("".join(part[0] for part in parts)) in other.words:
        return False
    telling = [part for part in parts if _fold(part) not in _CALENDAR and len(_fold(part)) > 1]
    missing = sum(not other.knows(part) for part in telling)
    return missing * 2 > len(telling)


def _is_acronym(word: str) -> bool:
    return sum(c.isupper() for c in word) >= 2


def _letters(word: str) -> str:
    if word.casefold() in _SMALL:
        return word[0].upper()
    return _fold(word) if _is_acronym(word) else word[0].casefold()


def _spelled(acronym: str, initials: str) -> bool:
    """Whether an acronym is spelled by initials in a row; those of small words may be left out."""
    for start in range(len(initials)):
        at = 0
        for letter in initials[start:]:
            if letter.casefold() == acronym[at]:
                at += 1
            elif not (letter.isupper() and at):
                break
            if at == len(acronym):
                return True
    return False


def _fold(word: str) -> str:
    folded = _POSSESSIVE.sub("", word.casefold()).replace(".", "").strip("’'")
    return folded[:-1] if len(folded) > 3 and folded.endswith("s") else folded
