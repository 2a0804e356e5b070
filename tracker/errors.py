"""Every failure a user can cause or meet, as one sentence: what, where, what to do.

The tree is shallow on purpose. The command line prints ``str(error)`` and takes the exit code from
the class; nothing else needs to know which error it is.
"""

from __future__ import annotations


class TrackerError(Exception):
    """Base of all errors that end with one clear sentence instead of a traceback.

    ``what`` says what is wrong, ``where`` names the file, source or setting, ``do`` is the next step.
    """

    exit_code = 2

    def __init__(self, what: str, *, where: str | None = None, do: str | None = None) -> None:
        self.what = what
        self.where = where
        self.do = do
        super().__init__(what)

    def __str__(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        if not self.do:
            return f"{head.rstrip('.')}."
        step = self.do[0].upper() + self.do[1:].rstrip(".")
        return f"{head.rstrip('.')}. {step}{'' if step.endswith('?') else '.'}"


class ConfigError(TrackerError):
    """A setting is unknown, malformed or contradictory."""


class ReadError(TrackerError):
    """Bytes that cannot be turned into a statement: empty, binary, scanned, a cookie wall."""


class DateError(TrackerError):
    """No meeting date, or one that cannot be right."""


class ConflictError(TrackerError):
    """Two things claim one place: two statements for one meeting, two edits of one thread."""


class NotFoundError(TrackerError):
    """A statement, series, thread or file that was named is not there."""


class ModelError(TrackerError):
    """The embedding model is missing, altered, or gives vectors that cannot be used."""


class StoreError(TrackerError):
    """The database is locked, damaged, or of a schema this program does not know."""


class SourceError(TrackerError):
    """A source could not be checked; it says nothing about what the source contains."""

    exit_code = 1


class DeliveryError(TrackerError):
    """A message was not accepted. ``permanent`` tells a refusal from a delay."""

    exit_code = 1

    def __init__(
        self, what: str, *, where: str | None = None, do: str | None = None, permanent: bool = False
    ) -> None:
        super().__init__(what, where=where, do=do)
        self.permanent = permanent
