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
from itertools import groupby, pairwise
from pathlib import Path

from tracker.split.scripts import is_hangul, is_kana_or_han, width

_FILE = Path(__file__).with_name("data") / "blocks.toml"
_FINISHED = re.compile(r"(?:[.!?;:…。！？；：」』]|[다함음됨]\.)[)\]\"'”’」』）]*$|; (?:and|or)$")
_CUT_WORD = re.compile(r"([^\W\d_]+)[-‐]$")
_INSIDE = re.compile(r"\([A-Z]{2,}\)|\(\d{4}\)|[A-Z]\. [A-Z]")
"""What stands inside sentences only: a short form, the year of a resolution, an initial before a name."""
_UNCASED_PROSE = re.compile(r"[、。，]|,\s|[다요음함됨임]\.")
"""What tells sentences from menus in scripts without capitals: a comma or an end."""

MIN_WIDTH = 28
"""Columns. Shorter lines are menus, addresses and verse, not wrapped prose."""
MIN_WIDTH_UNCASED = 40
"""Columns, for scripts without capitals, where a list of headings looks like broken sentences."""
MAX_WIDTH = 160
"""Columns. Nobody wraps at more; such lines are paragraphs of their own."""
RAGGED = 0.82
"""Share of the width that wrapped lines fill at least; text of a PDF, set in a proportional font, varies by
that much in characters."""
FULL = 0.9
"""Share of the width that a line must reach with the next word to count as full."""
OVERLONG = 1.3
"""A line this many times the width was not wrapped at it."""


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
    samples = [columns for columns in samples if columns <= MAX_WIDTH]
    if len(samples) < 2:
        return None
    columns = samples[int(0.9 * (len(samples) - 1) + 0.5)]
    filled = sum(sample >= RAGGED * columns for sample in samples)
    return columns if filled * 2 >= len(samples) and filled >= 2 else None


def wrap_widths(lines: Sequence[str]) -> list[int | None]:
    """Return for each line the columns at which it is wrapped: the document's, or else its paragraph's."""
    document = wrap_width(lines)
    if document is not None:
        return [document] * len(lines)
    widths: list[int | None] = []
    for blank, run in groupby(lines, key=lambda line: not line):
        paragraph = list(run)
        widths += [None if blank else _paragraph_width(paragraph)] * len(paragraph)
    return widths


def _paragraph_width(lines: Sequence[str]) -> int | None:
    """Return the columns of one paragraph that looks wrapped although no line goes on in lower case.

    Its lines are as full as a writer could make them, none ends a sentence but the last. A list of headlines
    does not end with a full stop.
    """
    if len(lines) < 3 or not _FINISHED.search(lines[-1]):
        return None
    columns = max(width(line) for line in lines)
    plausible = MIN_WIDTH_UNCASED <= columns <= MAX_WIDTH
    full = all(is_full(line, following, columns) for line, following in pairwise(lines))
    return columns if plausible and full and not any(map(_FINISHED.search, lines[:-1])) else None


def is_full(line: str, following: str, columns: int | None) -> bool:
    """Whether the first word of ``following`` would not have fitted behind ``line``."""
    if columns is None or width(line) > OVERLONG * columns:
        return False
    return width(line) + 1 + width(_first_word(following)) > FULL * columns


def is_wrapped(line: str, following: str, columns: int | None) -> bool:
    """Whether ``following`` continues ``line`` in a document wrapped at ``columns`` (null: not wrapped).

    A line that is finished and full is taken as the last of its paragraph only if the next word would have
    fitted exactly; should that be wrong, a paragraph is cut at the end of a sentence and nothing is lost.
    """
    if _CUT_WORD.search(line) and following[:1].islower():
        return True
    finished = _FINISHED.search(line) is not None
    lower = _is_lower(following[:1]) and not following.startswith("by ")
    if is_kana_or_han(following[:1]) and not _UNCASED_PROSE.search(f"{line} {following}"):
        return False
    if columns is None or width(line) > OVERLONG * columns:
        return not finished and _goes_on_alone(line, following, lower)
    if not finished and _is_unfinished(line):
        return True
    if lower and not finished:
        return width(line) * 2 >= columns
    if finished and not lower:
        return is_full(line, following, columns) and width(line) + 1 + width(_first_word(following)) > columns
    return is_full(line, following, columns)


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
    if _unspaced(text[-1:], following[:1]):
        return text + following
    return f"{text} {following}"


def _unspaced(before: str, after: str) -> bool:
    """Whether no space belongs between two characters: '第8' + '回', but not '日本' + 'and'."""
    if is_kana_or_han(before) and is_kana_or_han(after):
        return True
    return (is_kana_or_han(before) and not after.islower()) or (
        is_kana_or_han(after) and not before.islower()
    )


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


def _goes_on_alone(line: str, following: str, lower: bool) -> bool:
    """Whether ``line`` is cut in mid-sentence by its own look, without a known width.

    In Japanese it then ends with kana or a comma, as headings do not, but for the usual 'について'.
    """
    if is_kana_or_han(line[-1:]):
        cut = "\u3041" <= line[-1] <= "\u30ff" or line[-1] in "、，"
        return cut and width(line) >= MIN_WIDTH_UNCASED and not line.endswith(("について", "お知らせ"))
    goes_on = lower or _is_unfinished(line) or _INSIDE.match(following) is not None
    return goes_on and width(line) >= MIN_WIDTH


def _is_unfinished(line: str) -> bool:
    last = line.rsplit(None, 1)[-1] if line else ""
    return last.lower() in _words()[0] and not last.isupper() and not _FINISHED.search(line)


def ends_open(line: str) -> bool:
    """Whether a line, capitals or not, ends in a word that something must follow ('STATEMENT OF THE')."""
    last = line.rsplit(None, 1)[-1] if line else ""
    return last.lower() in _words()[0]


def _breaks_in_mid_sentence(line: str, following: str) -> bool:
    first = following[0]
    if is_hangul(first) or is_kana_or_han(first):
        if not _UNCASED_PROSE.search(f"{line} {following}"):
            return False
        least = MIN_WIDTH_UNCASED
    elif _is_lower(first):
        least = MIN_WIDTH
    else:
        return False
    return not _FINISHED.search(line) and width(line) >= least


def _is_lower(char: str) -> bool:
    # The sign ⓒ is lower case to Unicode, but no letter.
    return char.islower() and char.isalpha()


def _first_word(line: str) -> str:
    """Return what could not have been broken: a word, or one character where there are no spaces."""
    if is_kana_or_han(line[:1]):
        return line[:1]
    return line.split(None, 1)[0] if line else ""
