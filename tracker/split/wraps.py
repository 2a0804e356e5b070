"""Whether two lines are one: a document's wrap width, and the joining of words cut at it.

A hard wrap is told as it was made: a writer (or ``fmt``, or a PDF) breaks a line when the next word would
not have fitted. So the break between two lines is a wrap if the first word of the second would have passed
the width at which this document is wrapped, and a real break if it would have fitted.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from tracker.split.scripts import is_hangul, is_kana_or_han, width

_FILE = Path(__file__).with_name("data") / "blocks.toml"
_FINISHED = re.compile(r"(?:[.!?;:…。！？；：」』]|[다함음됨]\.)[)\]\"'”’」』）]*$")
_CUT_WORD = re.compile(r"([^\W\d_]+)[-‐]$")

MIN_WIDTH = 28
"""Columns. Shorter lines are menus, addresses and verse, not wrapped prose."""
MAX_WIDTH = 160
"""Columns. Nobody wraps at more; such lines are paragraphs of their own."""
RAGGED = 0.82
"""Share of the width that a wrapped line fills at least when it stops in mid-sentence; PDF text set in a
proportional font varies by that much in characters."""


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    raw = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return (
        frozenset(raw["wrap"]["unfinished"]),
        frozenset(raw["hyphen"]["tails"]),
        frozenset(raw["hyphen"]["heads"]),
    )


def wrap_width(lines: Sequence[str]) -> int | None:
    """Return the columns at which the lines of a document are wrapped, null if they are not.

    ``lines`` are stripped, with empty strings for blank lines. Only breaks in mid-sentence count as
    evidence: a line that is not finished, followed by one in lower case or in a script without case. There
    must be two of about one length.
    """
    samples = sorted(
        width(line)
        for line, following in pairwise(lines)
        if line and following and _breaks_in_mid_sentence(line, following)
    )
    samples = [columns for columns in samples if MIN_WIDTH <= columns <= MAX_WIDTH]
    if len(samples) < 2:
        return None
    columns = samples[int(0.9 * (len(samples) - 1) + 0.5)]
    filled = sum(sample >= RAGGED * columns for sample in samples)
    return columns if filled * 2 >= len(samples) and filled >= 2 else None


def is_wrapped(line: str, following: str, columns: int | None) -> bool:
    """Whether ``following`` continues ``line`` in a document wrapped at ``columns`` (null: not wrapped)."""
    if _CUT_WORD.search(line) and following[:1].islower():
        return True
    unfinished = _is_unfinished(line)
    lower = following[:1].islower() and not following.startswith("by ")
    if columns is None:
        return unfinished or (lower and not _FINISHED.search(line) and width(line) >= MIN_WIDTH)
    needed = width(line) + 1 + width(_first_word(following))
    if _FINISHED.search(line) and not lower:
        return needed > columns + 1
    if unfinished or (lower and not _FINISHED.search(line)):
        return width(line) >= MIN_WIDTH // 2 or unfinished
    return needed > columns * RAGGED


def join(text: str, following: str, known: frozenset[str]) -> str:
    """Join a wrapped line to the text before it.

    ``known`` are the words of the document in lower case: a word cut at a hyphen is written as elsewhere in
    the same document, and by the word lists where it does not occur again.
    """
    if text.endswith("\u00ad"):
        return text[:-1] + following
    cut = _CUT_WORD.search(text)
    if cut:
        return (text if _keeps_hyphen(cut.group(1), following, known) else text[:-1]) + following
    if text[-1:] in "-‐–—/" and not text[-2:-1].isspace():
        return text + following
    if is_kana_or_han(text[-1:]) and is_kana_or_han(following[:1]):
        return text + following
    return f"{text} {following}"


def _keeps_hyphen(left: str, following: str, known: frozenset[str]) -> bool:
    right = re.match(r"[^\W\d_]*", following)
    tail = right.group() if right else ""
    if not tail or not tail[0].islower() or left.isupper():
        return True
    whole, hyphened = (left + tail).lower(), f"{left}-{tail}".lower()
    if (whole in known) != (hyphened in known):
        return hyphened in known
    _, tails, heads = _words()
    return tail in tails or left.lower() in heads


def _is_unfinished(line: str) -> bool:
    last = line.rsplit(None, 1)[-1] if line else ""
    return last.lower() in _words()[0] and not last.isupper()


def _breaks_in_mid_sentence(line: str, following: str) -> bool:
    if _FINISHED.search(line):
        return False
    first = following[0]
    return first.islower() or is_hangul(first) or is_kana_or_han(first)


def _first_word(line: str) -> str:
    """Return what could not have been broken: a word, or one character where there are no spaces."""
    if is_kana_or_han(line[:1]):
        return line[:1]
    return line.split(None, 1)[0] if line else ""
