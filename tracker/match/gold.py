"""Labelled pairs: documents in which people said which sentence carries on which."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tracker.errors import ReadError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMAT = (
    'Give one JSON object a line with "id", "source", "old", "new" (lists of sentences) and "pairs" '
    "([old index, new index, relation, sure])"
)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Two statements with the pairs people found; ``unsure`` pairs count neither way."""

    id: str
    source: str
    """The body or series it is from; cross-validation leaves out one source at a time."""
    old: tuple[str, ...]
    new: tuple[str, ...]
    sure: frozenset[tuple[int, int]]
    unsure: frozenset[tuple[int, int]] = frozenset()
    weight: float = 1.0
    """Below 1 it only helps in fitting, with each pair counting so much, and is never left out."""
    counted: bool = True
    """Whether figures are computed on it; otherwise it helps in fitting, and is left out with its source."""
    invented: bool = False
    """Made up to teach: its pairs are clearer than those of real statements, so it tells weights and trees
    something, but says nothing about how often a probability comes true."""
    kin: frozenset[str] = frozenset()
    """Other sources that hold texts of the same body: it is left out with them too."""

    @property
    def whole(self) -> bool:
        """Whether it is scored by weights that have not seen it, for the calibration."""
        return self.weight >= 1.0

    @property
    def measured(self) -> bool:
        """Whether figures are computed on it."""
        return self.whole and self.counted


def read_gold(
    lines: Iterable[str], *, where: str, weight: float = 1.0, counted: bool = True
) -> list[Labelled]:
    """Read JSON lines of labelled documents; raises ``ReadError`` naming the first bad line."""
    documents = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                documents.append(_document(json.loads(line), weight, counted))
            except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
                what = f"not a labelled document: {_reason(error, line)}"
                raise ReadError(what, where=f"{where}:{number}", do=_FORMAT) from error
    if not documents:
        raise ReadError("holds no labelled documents", where=where, do=_FORMAT)
    return documents


def _reason(error: Exception, line: str) -> str:
    """Say in plain words why a line is no labelled document."""
    if isinstance(error, json.JSONDecodeError):
        return f"the line is not JSON (from character {error.pos + 1} on)"
    if not line.lstrip().startswith("{"):
        return "the line is no JSON object"
    if isinstance(error, KeyError):
        return f"it has no {error}"
    return str(error)


def digest(documents: Sequence[Labelled]) -> str:
    """Return the SHA-256 of the texts and pairs, whatever the order and layout of the file."""
    lines = sorted(
        json.dumps([d.id, d.source, d.old, d.new, sorted(d.sure), sorted(d.unsure)], ensure_ascii=False)
        for d in documents
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _document(record: dict[str, Any], weight: float, counted: bool) -> Labelled:
    old, new = _texts(record["old"]), _texts(record["new"])
    sure: set[tuple[int, int]] = set()
    unsure: set[tuple[int, int]] = set()
    for entry in record["pairs"]:
        i, j = int(entry[0]), int(entry[1])
        if not (0 <= i < len(old) and 0 <= j < len(new)):
            raise IndexError(f"pair [{i}, {j}] points outside the sentences")
        (sure if len(entry) < 4 or entry[3] else unsure).add((i, j))
    name, source = str(record["id"]), str(record["source"])
    kin = frozenset(map(str, record.get("kin", ())))
    pairs, open_pairs, made_up = frozenset(sure), frozenset(unsure), bool(record.get("invented", False))
    return Labelled(name, source, old, new, pairs, open_pairs, weight, counted, made_up, kin)


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
        raise TypeError("sentences must be a list of strings")
    return tuple(value)
