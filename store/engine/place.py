"""Where a database lies."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

_SCHEMES = ("postgresql", "postgres")


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


def is_url(text: str) -> bool:
    """Whether a text is an address and not a path."""
    return re.match(r"\w+://", text) is not None


def url_fault(url: str) -> str | None:
    """Return what is wrong with the address of a database, without repeating it; null where it is well."""
    try:
        parts = urlsplit(url)
        keys = {key for key, _ in parse_qsl(parts.query)}
        password = parts.password
    except ValueError:
        return "is not an address"
    if parts.scheme not in _SCHEMES:
        return "must begin with postgresql://"
    if password or "password" in keys:
        return "holds a password: put it into a file that store.password_file names, or into PGPASSWORD"
    return None
