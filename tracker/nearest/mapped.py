"""A vector file, read in place."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tracker.nearest.blocks import Block, Ids
from tracker.nearest.layout import HEADER_BYTES, Header, unpack_header

ROWS = 32_768
"""Rows of a block: 50 MB of the file at 384 dimensions, and scores that stay in the processor's cache."""


@dataclass(frozen=True)
class Mapped:
    """The rows of a file, mapped and not copied. The file may be replaced meanwhile: this one stays."""

    header: Header
    rows: npt.NDArray[np.void]

    def blocks(self, among: Ids | None = None) -> Iterator[Block]:
        """Yield all rows by id; where only some ids are asked for, others are left out if possible."""
        if among is not None and self._dense:
            inside = among[(among >= self._first) & (among <= self.header.last_id)]
            for start in range(0, len(inside), ROWS):
                yield _block(self.rows[inside[start : start + ROWS] - self._first])
            return
        for start in range(0, self.header.count, ROWS):
            yield _block(self.rows[start : start + ROWS])

    @property
    def _first(self) -> int:
        return int(self.rows["id"][0]) if self.header.count else 0

    @property
    def _dense(self) -> bool:
        """Whether no id is left out, so that the place of a row follows from its id."""
        return self.header.last_id - self._first + 1 == self.header.count

    def row(self, position: int) -> tuple[int, npt.NDArray[np.float32]]:
        """Return id and vector of one row."""
        found = self.rows[position]
        return int(found["id"]), np.array(found["vector"])


def _block(rows: npt.NDArray[np.void]) -> Block:
    return Block(rows["id"], rows["words"], rows["vector"])


def map_file(path: Path, model: str) -> Mapped | str:
    """Map a file of the given model; where there is none that can be used, say why not."""
    try:
        with path.open("rb") as file:
            header = unpack_header(file.read(HEADER_BYTES))
            if isinstance(header, str):
                return header
            if header.model != model:
                return f"holds vectors of {header.model}"
            size = file.seek(0, 2)
            if size < header.size:
                return f"is cut short: {size} bytes where its header says {header.size}"
            if not header.count:
                return Mapped(header, np.empty(0, dtype=header.row))
            content = mmap.mmap(file.fileno(), header.size, access=mmap.ACCESS_READ)
    except FileNotFoundError:
        return "is missing"
    except (OSError, ValueError) as error:
        return f"cannot be read ({error})"
    rows = np.frombuffer(content, dtype=header.row, count=header.count, offset=HEADER_BYTES)
    return Mapped(header, rows)
