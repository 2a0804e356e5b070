"""Logs on standard error: one line an event, for people or as JSON for machines."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, event, and whatever the event brings along."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        entry: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **_details(record),
        }
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False, default=str)


class Lines(logging.Formatter):
    """The same for people: only what went wrong and the details that are not empty."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        details = " ".join(f"{name}={value}" for name, value in _details(record).items() if value)
        line = f"{record.levelname.lower()}: {record.getMessage()} {details}".rstrip()
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


def _details(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in vars(record).items() if name not in _OWN}


def log_option(function: _F) -> _F:
    """Add ``--log-format``."""
    return click.option(
        "--log-format",
        type=click.Choice(["text", "json"]),
        help="Log every step to standard error, as lines for people or as JSON for machines.",
    )(function)


def start_logging(form: str | None) -> None:
    """Write the events of the tracker to standard error; without a format only what went wrong inside."""
    logger = logging.getLogger("tracker")
    logger.handlers.clear()
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if form == "json" else Lines())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO if form else logging.ERROR)
    logger.propagate = False
