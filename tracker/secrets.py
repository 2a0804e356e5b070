"""Passwords and keys: read where they are needed, never printed, never stored."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret lies. The object itself does not hold it, so that nothing can print it."""

    env: str | None = None
    """Name of an environment variable."""
    file: Path | None = None
    purpose: str = "secret"
    """What it is, for the error: 'the password of the mail server'."""

    @property
    def place(self) -> str:
        """Where it lies, for a person to read."""
        return f"environment variable {self.env}" if self.env else str(self.file)

    def read(self) -> str:
        """Return the secret.

        Raises:
            ConfigError: it is not there, or empty.
        """
        value = os.environ.get(self.env, "") if self.env else self._from_file()
        if not value.strip():
            raise ConfigError(
                f"{self.purpose} is not there", where=self.place, do="set it before starting the tracker"
            )
        return value.strip("\r\n")

    def _from_file(self) -> str:
        if self.file is None:
            return ""
        try:
            return self.file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{self.purpose} cannot be read", where=str(self.file)) from error
