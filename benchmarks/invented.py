"""An invented archive of many series: statements that repeat, reword, add and drop, with vectors given."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tracker.model import Extracted, Sentence, Snapshot, SourceKind
from tracker.run.arrival import Arrival
from tracker.run.ingest import Wish, ingest
from tracker.run.vectors import VectorSource
from tracker.run.workspace import Workspace, init_workspace, open_workspace

NOW = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)
YEARS = 5
_EACH = 12
_NEW, _GONE = 2, 1
_DIMENSION = 64
_WHO = ("The ministers", "Both sides", "The board", "Arvania", "Belmark", "The committee", "Delegates")
_DOES = ("agreed to extend", "will review", "reaffirmed", "decided to open", "welcomed", "undertook to end")
_WHAT = (
    *("the ferry line", "the northern channel", "the rescue centre", "the tide-gauge network", "berths"),
    *("the joint exercise", "the customs annex", "the pilot scheme", "the grain corridor", "the air link"),
)
_WHEN = ("", "", " by the end of {year}", " no later than June {year}", " in due course")


class GivenVectors:
    """Stands in the place of a model: a vector from the words of each text."""

    name = "invented@1"

    def encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Return unit rows."""
        rows = np.full((len(texts), _DIMENSION), 1e-3, dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in text.lower().split():
                digest = hashlib.sha256(word.strip(".,").encode()).digest()
                row[digest[0] % _DIMENSION] += 1.0 if digest[1] % 2 else -1.0
        unit: npt.NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
        return unit


def open_invented(folder: Path) -> Workspace:
    """Make a workspace whose vectors are given, with a clock that stands still."""
    space = open_workspace(init_workspace(folder), folder, lambda: NOW)
    space.__dict__["vectors"] = VectorSource(GivenVectors(), space.store)
    return space


def statements(number: int) -> Iterator[Arrival]:
    """Yield the statements of one series, oldest first: 12 to 60 of them over five years."""
    chance = random.Random(number)  # noqa: S311 - nothing secret
    count = chance.randint(12, 60)
    texts = [_sentence(chance, number, 2021) for _ in range(_EACH)]
    first = date(NOW.year - YEARS, 1, 10)
    for place in range(count):
        day = first + timedelta(days=round(place * 365 * YEARS / count))
        texts = _next(texts, chance, number, day.year)
        yield arrival(number, day, texts)


def _next(texts: Sequence[str], chance: random.Random, number: int, year: int) -> list[str]:
    kept = [text for n, text in enumerate(texts) if n not in chance.sample(range(len(texts)), _GONE)]
    at = chance.randrange(len(kept))
    kept[at] = kept[at].replace(" will ", " intend to ").replace(" agreed ", " decided ")
    return [*kept, *(_sentence(chance, number, year) for _ in range(_NEW))][-_EACH:]


def _sentence(chance: random.Random, number: int, year: int) -> str:
    when = chance.choice(_WHEN).format(year=year + chance.randint(1, 3))
    what = f"{chance.choice(_WHAT)} of district {chance.randint(1, 40)}-{number}"
    return f"{chance.choice(_WHO)} {chance.choice(_DOES)} {what}{when}."


def arrival(number: int, day: date, texts: Sequence[str]) -> Arrival:
    """Return a statement as if it had been read."""
    data = f"{number} {day} {texts}".encode()
    layout = tuple(Sentence(text, paragraph=n // 4, line=n + 1) for n, text in enumerate(texts))
    extracted = Extracted(
        title=f"Statement of {day}",
        meeting_date=day,
        published_date=None,
        meeting_name=None,
        series=None,
        number=None,
        place=None,
        source_kind=SourceKind.OFFICIAL,
        language="en",
        sentences=tuple(texts),
        discarded=(),
        layout=layout,
    )
    sha256 = hashlib.sha256(data).hexdigest()
    return Arrival(Snapshot(sha256, data, NOW, f"series{number}-{day}.txt"), extracted)


def take_in(space: Workspace, series: int) -> int:
    """Take every statement of one series in; return how many."""
    return len(ingest(space, list(statements(series)), Wish(series=name_of(series))))


def name_of(series: int) -> str:
    """Return the name of a series."""
    return f"Invented Talks {series}"
