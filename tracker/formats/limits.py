"""How much is read at all."""

from __future__ import annotations

from tracker.errors import ReadError

DEFAULT_LIMIT = 20_000_000
"""Bytes. Statements are a thousand times smaller; what is larger is something else."""


def refuse_size(data: bytes, *, where: str, limit: int) -> None:
    """Raise :class:`~tracker.errors.ReadError` for empty data and for more than ``limit`` bytes."""
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise ReadError("the file is empty", where=where, do="Check where it came from")
    if len(data) > limit:
        raise ReadError(
            f"{len(data) / 1e6:.1f} MB are more than the limit of {limit / 1e6:g} MB",
            where=where,
            do="Cut it down to the statement, or raise the size limit",
        )
