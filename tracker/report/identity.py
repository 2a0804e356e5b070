"""Stable ids: the same change has the same id in mail, site, feed and JSON, today and after a rebuild."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING

from tracker.language.keys import text_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.model import FindingKind, StatementRef

_LENGTH = 16


def finding_id(statement: StatementRef, kind: FindingKind, old: str | None, new: str | None) -> str:
    """Name a change by what it is: series, statement, kind and the two texts.

    Scores, order and position are left out, so a better matcher or a moved paragraph that leads to the
    same claim leads to the same id. 16 hexadecimal digits: 64 bits, collisions are out of the question.
    """
    parts = [statement.series, statement.id, kind.value]
    parts += ["" if text is None else f"={text_key(text)}" for text in (old, new)]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_LENGTH]


def tell_apart(ids: Iterable[str]) -> list[str]:
    """Number the second and further occurrence of an id: a sentence may stand twice in one statement."""
    seen: Counter[str] = Counter()
    result = []
    for one in ids:
        seen[one] += 1
        result.append(one if seen[one] == 1 else f"{one}-{seen[one]}")
    return result
