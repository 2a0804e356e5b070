"""``[store]``: where the archive lies."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from pydantic import Field, field_validator, model_validator

from tracker.config.table import Table

_SCHEMES = ("postgresql", "postgres")


class StoreSettings(Table):
    """A file, or a PostgreSQL server."""

    path: Path = Path("tracker.sqlite")
    url: str | None = Field(default=None)
    """Takes the place of ``path``."""
    password_file: Path | None = None
    """File that holds the password of ``url``; without it, libpq looks where it always does."""

    @field_validator("url")
    @classmethod
    def _leads_to_a_server(cls, url: str | None) -> str | None:
        fault = url_fault(url) if url is not None else None
        if fault:
            raise ValueError(fault)
        return url

    @model_validator(mode="after")
    def _password_is_of_a_server(self) -> StoreSettings:
        if self.password_file and not self.url:
            raise ValueError("'password_file' belongs to 'url'")
        return self

    def resolved(self, folder: Path) -> StoreSettings:
        """Return the same settings with relative paths taken from ``folder``."""
        secret = folder / self.password_file if self.password_file else None
        return self.model_copy(update={"path": folder / self.path, "password_file": secret})


def is_url(text: str) -> bool:
    """Whether a text is an address and not a path."""
    return re.match(r"\w+:/", text) is not None


def url_fault(url: str) -> str | None:
    """Return what is wrong with the address of a database, without repeating it; null where it is well.

    A password in it is refused: the address is shown in messages and kept in backups.
    """
    try:
        parts = urlsplit(url)
        keys = {key.lower() for key, _ in parse_qsl(parts.query)}
        password = parts.password
    except ValueError:
        return "it is no address"
    if parts.scheme not in _SCHEMES:
        return "it must begin with postgresql://"
    if password or keys & {"password", "sslpassword"}:
        return "it holds a password: put that into a file that store.password_file names, or into PGPASSWORD"
    return None
