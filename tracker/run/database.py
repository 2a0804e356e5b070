"""Which database a workspace means."""

from __future__ import annotations

import re
from pathlib import Path

from store import Server
from tracker.config import StoreSettings, is_url, url_fault
from tracker.errors import ConfigError
from tracker.secrets import Secret

_PAIRS = re.compile(r"(?:^|\s)(?:host|hostaddr|port|dbname|user|password|service)\s*=")
"""How libpq also takes an address; as the name of a file it would be a mistake."""


def database_of(settings: StoreSettings) -> Path | Server:
    """Return the file or the server of a config.

    Raises:
        ConfigError: the file with the password cannot be read.
    """
    return _server(settings.url, settings.password_file) if settings.url else settings.path


def database_named(text: str, password_file: Path | None = None) -> Path | Server:
    """Return the file or the server that a user names on the command line.

    Raises:
        ConfigError: the address cannot be used.
    """
    if _PAIRS.search(text):  # not repeated: it may hold a password
        raise ConfigError(
            "the address of the database cannot be used: it is a list of settings",
            do="write it as postgresql://user@host/name",
        )
    if not is_url(text):
        return Path(text)
    fault = url_fault(text)
    if fault:
        raise ConfigError(f"the address of the database cannot be used: {fault}")
    return _server(text, password_file)


def _server(url: str, password_file: Path | None) -> Server:
    if password_file is None:
        return Server(url)
    return Server(url, Secret(file=password_file, purpose="the password of the database").read())
