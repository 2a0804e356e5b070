"""Write or check ``docs/commands.md``: the help of every command, as the program itself prints it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tracker.cli.app import cli

_TARGET = Path(__file__).parents[1] / "docs" / "commands.md"
_HEADER = """\
# Commands

Exit codes: 0 ran; 1 something failed or, with `--exit-code`, differs; 2 could not run.
This page is generated from the program's own help by `make docs` and checked in CI.
"""


def reference() -> str:
    """Return the whole page."""
    root = click.Context(cli, info_name="tracker")
    parts = [_HEADER, f"```text\n{cli.get_help(root)}\n```\n"]
    for name in cli.list_commands(root):
        command = cli.get_command(root, name)
        assert command is not None  # noqa: S101 - it was just listed
        context = click.Context(command, info_name=name, parent=root, terminal_width=100)
        parts.append(f"## tracker {name}\n\n```text\n{command.get_help(context)}\n```\n")
        if isinstance(command, click.Group):
            parts += [_sub(command, sub, context) for sub in command.list_commands(context)]
    return "\n".join(parts)


def _sub(group: click.Group, name: str, parent: click.Context) -> str:
    command = group.get_command(parent, name)
    assert command is not None  # noqa: S101 - it was just listed
    context = click.Context(command, info_name=name, parent=parent, terminal_width=100)
    return f"### {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"


def main() -> None:
    """``--write`` writes the page, ``--check`` fails when it is out of date."""
    page = reference()
    if "--write" in sys.argv:
        _TARGET.write_text(page, encoding="utf-8")
    elif not _TARGET.is_file() or _TARGET.read_text(encoding="utf-8") != page:
        raise SystemExit("docs/commands.md is out of date; run 'make docs'")


if __name__ == "__main__":
    main()
