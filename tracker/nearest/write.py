"""Writing a vector file so that whoever reads it finds the former state or the new one, never half of it."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import numpy as np

from tracker.nearest.blocks import Block
from tracker.nearest.layout import HEADER_BYTES, Header, pack_header, unpack_header


def write_file(path: Path, model: str, dimension: int, blocks: Iterable[Block]) -> bool:
    """Write a whole file beside its place and put it there; return false where another process is at it.

    Raises:
        OSError: the disk is full or the place cannot be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path) as alone:
        if not alone:
            return False
        partial = path.with_name(path.name + ".partial")
        try:
            with partial.open("wb") as file:
                file.write(bytes(HEADER_BYTES))
                _finish(file, _write_rows(file, Header(model, dimension, 0, 0), blocks))
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    return True


def append_rows(path: Path, after: Header, blocks: Iterable[Block]) -> bool:
    """Add rows behind those that are there; return false where the file is no longer as ``after`` says.

    The header is written last: who reads meanwhile does not see the new rows.

    Raises:
        OSError: the disk is full or the file cannot be written; it is as before.
    """
    with _alone(path) as alone, path.open("r+b") as file:
        if not alone or unpack_header(file.read(HEADER_BYTES)) != after:
            return False
        file.seek(after.size)
        try:
            _finish(file, _write_rows(file, after, blocks))
        except OSError:
            # Of a file that cannot be shortened either, the header still says how much of it counts.
            os.truncate(path, after.size)
            raise
    return True


def _write_rows(file: BinaryIO, header: Header, blocks: Iterable[Block]) -> Header:
    count, last = header.count, header.last_id
    for block in blocks:
        rows = np.empty(len(block), dtype=header.row)
        rows["id"], rows["words"], rows["vector"] = block.ids, block.words, block.vectors
        file.write(rows.tobytes())
        count, last = count + len(block), int(block.ids[-1])
    return Header(header.model, header.dimension, count, last)


def _finish(file: BinaryIO, header: Header) -> None:
    file.flush()
    os.fsync(file.fileno())
    file.seek(0)
    file.write(pack_header(header))
    file.flush()
    os.fsync(file.fileno())


@contextmanager
def _alone(path: Path) -> Iterator[bool]:
    """Yield whether this process may write; the lock ends with the process that holds it."""
    with path.with_name(path.name + ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
