"""``tracker run``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.logs import log_option, start_logging
from tracker.cli.options import config_option, format_option, workspace
from tracker.cli.output import as_json, emit, progress, tell_outdated
from tracker.cli.rounds import rehearsal_dict, rehearsal_text, round_dict, round_text


@click.command("run")
@click.option("--series", multiple=True, help="Only the sources of this series; may be repeated.")
@click.option("--dry-run", is_flag=True, help="Write and send nothing; show what would go out.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes that look at sources at the same time; more than one needs PostgreSQL.",
)
@click.option("--test-mail", is_flag=True, help="Only send a sample message to every reader.")
@config_option
@format_option("text", "json")
@log_option
def command(
    series: tuple[str, ...],
    dry_run: bool,
    workers: int,
    test_mail: bool,
    config_path: Path | None,
    format_: str,
    log_format: str | None,
) -> int:
    """Look at all sources once, take in what is new, and send what is to be told.

    Exit code 0: all went well; 1: some source, document or delivery failed; 2: it could not run.
    """
    if dry_run and test_mail:
        raise click.UsageError("--dry-run and --test-mail exclude each other.")
    start_logging(log_format)
    space = workspace(config_path)
    if test_mail:
        return _test_mail(config_path)
    if dry_run:
        from tracker.run.rehearsal import rehearse

        with progress("Rehearsing…"):
            rehearsal = rehearse(space, series)
        emit(
            as_json(rehearsal_dict(rehearsal))
            if format_ == "json"
            else rehearsal_text(rehearsal, space.config)
        )
        return 0
    from tracker.run.round import run_once

    with progress("Looking…"):
        done = run_once(space, series, workers=workers)
    emit(as_json(round_dict(done)) if format_ == "json" else round_text(done, space.config))
    tell_outdated(space)
    return done.exit_code


def _test_mail(config_path: Path | None) -> int:
    from tracker.run.sample import send_samples

    results = send_samples(workspace(config_path))
    for reader, error in results:
        click.echo(f"{reader}: {error or 'accepted'}", err=error is not None)
    return int(any(error for _, error in results))
