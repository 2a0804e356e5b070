"""``tracker watch``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.logs import log_option, start_logging
from tracker.cli.options import config_option, workspace
from tracker.cli.rounds import round_text
from tracker.run.signals import stopped_by_signals
from tracker.run.watch import Watcher


@click.command("watch")
@config_option
@log_option
def command(config_path: Path | None, log_format: str | None) -> None:
    """Keep running, and look at the times in the config; stop with Ctrl-C or SIGTERM.

    A time that was missed, because the machine slept or the program did not run, is made up for at once.
    """
    start_logging(log_format)
    space = workspace(config_path)
    watcher = Watcher(
        space,
        (lambda _: None) if log_format else (lambda done: click.echo(round_text(done, space.config))),
    )
    with stopped_by_signals(watcher):
        click.echo(f"Watching {space.path}.", err=True)
        watcher.run()
    space.store.close()
    click.echo("Stopped.", err=True)
