"""Recognise pages that stand between a reader and the text: cookie, bot, login and script walls.

A wall is short and says so. It is told by its phrases, and only where next to nothing else is there:
a statement under a cookie banner is still a statement.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.language.visitor import reports

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE = re.compile(r"[.!?。！？][\"'”’»)\]]*$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_ENOUGH = 250


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = tomllib.loads(Path(__file__).with_name("walls.toml").read_text(encoding="utf-8"))
    return tuple(
        (name, re.compile(re.sub(r"\n\s*", "", pattern), re.IGNORECASE)) for name, pattern in data.items()
    )


def wall_in(texts: Sequence[str], shown: Sequence[str] | None = None) -> str | None:
    """Name the kind of wall that ``texts`` (what was taken for the statement) are, or ``None``.

    ``shown`` is all that the page shows, where that is more than ``texts``.
    """
    if any(reports(text) for text in texts):
        return None
    left = sum(_size(text) for text in texts if _kind(text) is None and _is_prose(text))
    if left >= _ENOUGH:
        return None
    among_texts = [kind for text in texts if (kind := _kind(text))]
    if among_texts:
        return among_texts[0] if left < sum(_size(text) for text in texts if _kind(text)) else None
    if left:
        return None
    return next((kind for text in shown or () if (kind := _kind(text))), None)


def _kind(text: str) -> str | None:
    return next((name for name, pattern in _patterns() if pattern.search(text[:600])), None)


def _is_prose(text: str) -> bool:
    return _size(text) >= 30 and _SENTENCE.search(text) is not None


def _size(text: str) -> float:
    return len(text) + 1.5 * len(_WIDE.findall(text))
