"""Options that several commands share, and the workspace they lead to."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import click

from tracker.run.workspace import Workspace, open_workspace

_F = TypeVar("_F", bound=Callable[..., Any])


def config_option(function: _F) -> _F:
    """Add ``--config``."""
    return click.option(
        "--config",
        "config_path",
        type=click.Path(path_type=Path),
        help="Config file or workspace folder; else TRACKER_CONFIG, else this folder and its parents.",
    )(function)


_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".ics": "ics",
    ".txt": "text",
}


def format_option(*formats: str) -> Callable[[_F], _F]:
    """Add ``--format`` with the given choices; the first is the default.

    Where it is not given, the ending of the file that ``--output`` names decides.
    """

    def of_ending(ctx: click.Context, param: click.Parameter, value: str | None) -> str:  # noqa: ARG001
        output = ctx.params.get("output")
        named = _ENDINGS.get(output.suffix.lower()) if isinstance(output, Path) else None
        return value or (named if named in formats else formats[0])

    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        callback=of_ending,
        help=f"Output format.  [default: {formats[0]}]",
    )


def output_option(function: _F) -> _F:
    """Add ``--output``."""
    return click.option(
        "-o",
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        is_eager=True,  # read before --format, which its ending decides where nothing else does
        help="Write to this file instead; its ending tells the format where --format does not.",
    )(function)


def series_option(function: _F) -> _F:
    """Add ``--series``."""
    return click.option("--series", help="Only this series.")(function)


def workspace(config_path: Path | None) -> Workspace:
    """Open the workspace a command means."""
    return open_workspace(config_path, Path.cwd())


class Span(click.ParamType[timedelta]):
    """A length of time such as ``30d``, ``6w``, ``3m`` (of 30 days) or ``1y`` (of 365)."""

    name = "SPAN"
    _days: ClassVar = {"d": 1, "w": 7, "m": 30, "y": 365}

    def convert(
        self, value: str | timedelta, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Read the length, or say what one looks like."""
        if isinstance(value, timedelta):
            return value
        match = re.fullmatch(r"(\d{1,4})\s*([dwmy])", value.strip().lower())
        if match is None:
            self.fail(f"'{value}' is not a length of time like 30d, 6w, 3m or 1y.", param, ctx)
        return timedelta(days=int(match[1]) * self._days[match[2]])


class IsoDate(click.ParamType[date]):
    """A calendar day as ``YYYY-MM-DD``."""

    name = "YYYY-MM-DD"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or say what a day looks like."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"'{value}' is not a day like 2026-03-31.", param, ctx)
