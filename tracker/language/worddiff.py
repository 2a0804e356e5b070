"""Word-level difference of two sentences: what a reader should see struck out and underlined.

Tokens are words with their inner marks (``U.S.``, ``multi-year``, ``1.25``), single punctuation marks,
and runs of one script where a language writes without spaces, so that no chunk is cut inside a word.
:mod:`difflib` finds the common runs; a smoother then gives up those that are shorter than the changes
around them (the 'semantic clean-up' of N. Fraser's diff-match-patch, on words instead of characters),
because a lone shared 'of the' between two rewritten halves helps nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache

_HAN, _HIRAGANA, _KATAKANA = "㐀-䶿一-鿿豈-﫿々〆", "ぁ-ゟ", "ァ-ヿｦ-ﾟ"
_WORD = rf"[^\W_{_HAN}{_HIRAGANA}{_KATAKANA}]+"
_TOKEN = re.compile(
    rf"(?:(?:[^\W\d_]\.){{2,}}|[{_HAN}]+|[{_HIRAGANA}]+|[{_KATAKANA}]+|{_WORD}(?:[.,'’‐‑-]{_WORD})*|[^\w\s]|_)\s*|\s+"
)
_ITEM = re.compile(r"\s*\(?(?:\d{1,3}[.)]|[a-z]\)|[ivx]{1,5}\))\s+(?=\S)")
"""The number of a list item or paragraph; it moves when another one comes or goes."""
_BUSY = 200_000
"""Pairs of equal tokens beyond which difflib's own shortcut for frequent ones is switched on."""


class Op(StrEnum):
    """What became of a run of words."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of words with one fate."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class WordDiff:
    """Both sentences cut into segments; joined again, each side is exactly the sentence it came from."""

    old: tuple[Segment, ...]
    """Equal and deleted runs."""
    new: tuple[Segment, ...]
    """Equal and inserted runs."""
    inline: tuple[Segment, ...]
    """All runs in reading order, deletions before the insertions that replace them."""
    similarity: float
    """Share of the letters of both sides that is equal, 0 to 1; below a third the marks are noise."""


@dataclass(slots=True)
class _Run:
    equal: bool
    old: str
    new: str


def tokens(text: str) -> list[str]:
    """Cut a text into tokens, each with the white space after it; joined they are the text again."""
    return _TOKEN.findall(text)


@lru_cache(maxsize=8192)
def word_diff(old: str, new: str) -> WordDiff:
    """Compare two sentences word by word. Case counts; the amount of white space and item numbers do not.

    Results are kept: digest, full text, comparison and feed show the same pairs. The number of a
    paragraph is part of both sides, unmarked; read in one go, the newer one stands.
    """
    numbers = _item(old), _item(new)
    if numbers[0].strip() == numbers[1].strip():
        return _diff(old, new)
    rest = _diff(old[len(numbers[0]) :], new[len(numbers[1]) :])
    before, after = (Segment(Op.EQUAL, number) for number in numbers)
    return WordDiff(
        old=_join([before, *rest.old]),
        new=_join([after, *rest.new]),
        inline=_join([after, *rest.inline]),
        similarity=rest.similarity,
    )


def _item(text: str) -> str:
    found = _ITEM.match(text)
    return found.group() if found else ""


def _diff(old: str, new: str) -> WordDiff:
    if old == new:
        whole = (Segment(Op.EQUAL, old),) if old else ()
        return WordDiff(whole, whole, whole, 1.0 if old else 0.0)
    runs = _smooth(_runs(tokens(old), tokens(new)))
    shared = sum(len(run.old) + len(run.new) for run in runs if run.equal)
    inline: list[Segment] = []
    for run in runs:
        if run.equal:
            inline.append(Segment(Op.EQUAL, max(run.old, run.new, key=len)))
        else:
            inline += _lift_space(Op.DELETE, run.old) + _lift_space(Op.INSERT, run.new)
    return WordDiff(
        old=_join([s for run in runs for s in _side(run, run.old, Op.DELETE)]),
        new=_join([s for run in runs for s in _side(run, run.new, Op.INSERT)]),
        inline=_join(inline),
        similarity=shared / max(1, len(old) + len(new)),
    )


def _runs(old: list[str], new: list[str]) -> list[_Run]:
    old_keys, new_keys = [t.strip() for t in old], [t.strip() for t in new]
    old_count, new_count = Counter(old_keys), Counter(new_keys)
    busy = sum(n * new_count[key] for key, n in old_count.items()) > _BUSY
    matcher = SequenceMatcher(None, old_keys, new_keys, autojunk=busy)
    return [
        _Run(op == "equal", "".join(old[a:b]), "".join(new[c:d])) for op, a, b, c, d in matcher.get_opcodes()
    ]


def _smooth(runs: list[_Run]) -> list[_Run]:
    """Give up common runs that are no longer than the changes on both of their sides."""
    done: list[_Run] = []
    for run in runs:
        _append(done, run)
        while len(done) >= 3 and not done[-1].equal and _is_island(done[-3], done[-2], done[-1]):
            right, island, left = done.pop(), done.pop(), done.pop()
            _append(done, _Run(False, left.old + island.old + right.old, left.new + island.new + right.new))
    return done


def _append(runs: list[_Run], run: _Run) -> None:
    if runs and runs[-1].equal == run.equal:
        runs[-1] = _Run(run.equal, runs[-1].old + run.old, runs[-1].new + run.new)
    else:
        runs.append(run)


def _is_island(left: _Run, island: _Run, right: _Run) -> bool:
    size = len(island.new.strip())
    around = [max(len(run.old), len(run.new)) for run in (left, right)]
    return island.equal and size <= min(around) and len(island.new.split()) <= 3


def _side(run: _Run, text: str, op: Op) -> list[Segment]:
    return [Segment(Op.EQUAL, text)] if run.equal else _lift_space(op, text)


def _lift_space(op: Op, text: str) -> list[Segment]:
    """Keep the white space behind a change out of it: struck or underlined blanks look like dirt."""
    body = text.rstrip()
    return [Segment(op, body), Segment(Op.EQUAL, text[len(body) :])]


def _join(segments: list[Segment]) -> tuple[Segment, ...]:
    joined: list[Segment] = []
    for segment in segments:
        if not segment.text:
            continue
        if joined and joined[-1].op is segment.op:
            joined[-1] = Segment(segment.op, joined[-1].text + segment.text)
        else:
            joined.append(segment)
    return tuple(joined)
