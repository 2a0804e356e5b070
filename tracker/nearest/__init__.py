"""Which earlier texts are nearest in meaning: exact, over more rows than fit into memory.

The vectors lie in a file that is derived from the archive, mapped into memory and read in blocks. It can be
deleted at any time. What searches asks for blocks of rows and does not know where they come from; an
approximate index could stand in the place of :func:`nearest`.
"""

from __future__ import annotations

from tracker.nearest.blocks import Block, Ids, Vectors, block_of, words_key
from tracker.nearest.mapped import Mapped, map_file
from tracker.nearest.search import Near, nearest
from tracker.nearest.write import append_rows, write_file

__all__ = [
    "Block",
    "Ids",
    "Mapped",
    "Near",
    "Vectors",
    "append_rows",
    "block_of",
    "map_file",
    "nearest",
    "words_key",
    "write_file",
]
