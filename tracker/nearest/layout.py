"""How a vector file lies on disk: a page of header, then rows of one size in the order of their ids."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

import numpy as np

from tracker.nearest.blocks import words_key

MAGIC = b"CTVECTOR"
VERSION = 1
HEADER_BYTES = 4096
_NAME_BYTES = 1024
_FIELDS = struct.Struct(f"<8sIIqqqH{_NAME_BYTES}s")
_CHECK = struct.Struct("<I")
_PROBE = "Ｆｉrst  ﬁne — PRINT, of 10½ Straße!"


@dataclass(frozen=True, slots=True)
class Header:
    """What a file holds. Rows beyond ``count`` are left over from a write that was not finished."""

    model: str
    dimension: int
    count: int
    last_id: int
    """The greatest id in it; 0 where there is none."""

    @property
    def row(self) -> np.dtype[np.void]:
        """One row: id, key of the words, vector in single precision."""
        return np.dtype([("id", "<i8"), ("words", "<i8"), ("vector", "<f4", (self.dimension,))])

    @property
    def size(self) -> int:
        """Bytes that the file has at the least."""
        return HEADER_BYTES + self.count * self.row.itemsize


def pack_header(header: Header) -> bytes:
    """Return the header as the bytes at the beginning of a file, with a check sum."""
    name = header.model.encode()[:_NAME_BYTES]
    fields = _FIELDS.pack(
        MAGIC, VERSION, header.dimension, header.count, header.last_id, words_key(_PROBE), len(name), name
    )
    return fields + _CHECK.pack(zlib.crc32(fields))


def unpack_header(data: bytes) -> Header | str:
    """Read a header; where it is none of ours, say why not."""
    if len(data) < _FIELDS.size + _CHECK.size or not data.startswith(MAGIC):
        return "is no vector file"
    magic_version = struct.unpack_from("<I", data, len(MAGIC))[0]
    if magic_version != VERSION:
        return f"is of version {magic_version}, not {VERSION}"
    if _CHECK.unpack_from(data, _FIELDS.size)[0] != zlib.crc32(data[: _FIELDS.size]):
        return "has a damaged header"
    _, _, dimension, count, last_id, probe, length, name = _FIELDS.unpack_from(data)
    if probe != words_key(_PROBE):
        return "was made where words are told apart in another way"
    return Header(name[:length].decode(errors="replace"), dimension, count, last_id)
