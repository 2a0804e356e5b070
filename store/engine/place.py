"""Where a database lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Server:
    """A PostgreSQL database. The password is never part of the address, and never shown."""

    url: str
    password: str | None = field(default=None, repr=False)
    """Null: as libpq finds it, in ``PGPASSWORD`` or the file that ``PGPASSFILE`` names."""

    def __str__(self) -> str:
        return self.url


Place = Path | Server | None
"""A file, a server, or memory."""
