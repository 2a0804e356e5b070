"""``tracker work``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.logs import log_option, start_logging
from tracker.cli.options import config_option, workspace
from tracker.cli.rounds import check_line


@click.command("work")
@click.option("--until-idle", is_flag=True, help="End when every source that is due has been looked at.")
@config_option
@log_option
def command(until_idle: bool, config_path: Path | None, log_format: str | None) -> None:
    """Help a run that is at work, on this machine or another; stop with Ctrl-C or SIGTERM.

    Takes sources that 'tracker run' and 'tracker watch' put up, one by one. Any number of workers can do so
    at the same time, with the same config on every machine; the archive must be on PostgreSQL. Where a
    worker dies, what it was at is undone and taken by the next.
    """
    from tracker.run.round import sources_of
    from tracker.run.signals import stopped_by_signals
    from tracker.run.working import Worker

    start_logging(log_format)
    space = workspace(config_path)
    with Worker(space, sources_of(space)) as worker, stopped_by_signals(worker):
        worker.run(lambda check: click.echo(check_line(check)), until_idle=until_idle)
    space.store.close()
