"""``tracker compare``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, output_option
from tracker.cli.output import emit, progress, terminal_width, wants_colour
from tracker.config import find_config
from tracker.embed import default_embedder
from tracker.render import Format, render_comparison, render_terminal
from tracker.run.matching import Matcher
from tracker.run.vectors import VectorSource
from tracker.run.versus import versus
from tracker.run.workspace import Workspace, open_workspace


@click.command("compare")
@click.argument("old")
@click.argument("new")
@click.option("--sentences", is_flag=True, help="Each line of a file is one sentence, taken as it stands.")
@click.option("--exit-code", is_flag=True, help="Exit with 1 when the texts differ.")
@format_option("text", "html", "markdown", "json")
@output_option
@config_option
def command(
    old: str,
    new: str,
    sentences: bool,
    exit_code: bool,
    format_: Format,
    output: Path | None,
    config_path: Path | None,
) -> int:
    """Compare OLD with NEW: files of any kind that 'ingest' reads, or ids of stored statements.

    Works without a workspace; inside one, stored statements and vectors are used.
    """
    space = _workspace_if_any(config_path)
    matcher = space.matcher if space else Matcher(VectorSource(default_embedder()).of)
    with progress("Comparing…"):
        result = versus(old, new, matcher, space, lines_are_sentences=sentences)
    if format_ == "text" and output is None and wants_colour():
        click.echo(render_terminal([result.digest], width=terminal_width()))
    else:
        folders = space.template_folders if space else ()
        text = render_comparison(
            result.changes, result.digest, format_, width=terminal_width(), templates=folders
        )
        emit(text, output)
    return int(exit_code and result.differs)


def _workspace_if_any(config_path: Path | None) -> Workspace | None:
    if find_config(config_path, Path.cwd()) is None:
        return None
    return open_workspace(config_path, Path.cwd())
