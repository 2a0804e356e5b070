"""Where a command's output goes: a file or standard output; colour only where a person looks."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tracker.errors import TrackerError

if TYPE_CHECKING:
    from tracker.run.workspace import Workspace

_WIDEST = 100


def emit(text: str, output: Path | None = None) -> None:
    """Print ``text``, or write it to a file in one piece (a file that exists is replaced whole)."""
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
        return
    write_whole(output, text.encode())
    click.echo(f"Written to {output}", err=True)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader never sees half of it.

    Raises:
        TrackerError: it cannot be written.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise TrackerError(
            f"cannot be written ({error.strerror})", where=str(path), do="choose another place"
        ) from error


def count(number: int, noun: str) -> str:
    """Return a number with its noun: '1 source', '2 sources'."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def as_json(value: Any) -> str:
    """Return JSON that people can read, too."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def terminal_width() -> int:
    """Return the columns to wrap text to; wide screens do not make lines longer than one can read."""
    return min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)


def wants_colour() -> bool:
    """Whether standard output is a terminal whose user has not switched colour off."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def tell_outdated(space: Workspace) -> None:
    """Say, to a person at a terminal only, that stored statements should be read anew."""
    if not sys.stderr.isatty():
        return
    from tracker.run.recipe import MEND, outdated

    found = outdated(space)
    if found:
        click.echo(f"{found}; {MEND}.", err=True)


@contextmanager
def progress(message: str) -> Iterator[None]:
    """Show that long work goes on, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(message):
        yield
