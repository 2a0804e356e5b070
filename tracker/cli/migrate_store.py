"""``tracker migrate-store``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tracker.cli.options import config_option, workspace
from tracker.cli.output import count, progress
from tracker.run.moving import Moved, migrate_store


@click.command("migrate-store")
@click.option(
    "--to", required=True, metavar="URL_OR_PATH", help="An empty database: postgresql://… or a file."
)
@click.option(
    "--password-file", type=click.Path(path_type=Path), help="File that holds the password for the address."
)
@config_option
def command(to: str, password_file: Path | None, config_path: Path | None) -> None:
    """Copy the whole archive to another database, SQLite or PostgreSQL, and check that every row arrived.

    The archive stays where it is, too, until you change the config as this command says at its end.
    """
    with progress("Moving…"):
        moved = migrate_store(workspace(config_path), to, password_file)
    for name, table in moved.tables.items():
        click.echo(f"{name:<12} {table.rows:>12,}  {table.digest}")
    click.echo(f"{count(moved.rows, 'row')} copied and compared: {moved.source} is unchanged.")
    click.echo(
        f"To use {moved.target}, write in config.toml under [store]:\n\n{_lines(moved, password_file)}"
    )


def _lines(moved: Moved, password_file: Path | None) -> str:
    if isinstance(moved.target, Path):
        return f"path = {_quoted(str(moved.target.resolve()))}\n\nand remove url and password_file."
    lines = [f"url = {_quoted(moved.target.url)}"]
    if password_file:
        lines.append(f"password_file = {_quoted(str(password_file.resolve()))}")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """Return a string as TOML writes it, whose basic strings are those of JSON."""
    return json.dumps(text, ensure_ascii=False)
