"""``tracker outbox``: the ledger of deliveries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from tracker.cli.options import config_option, format_option, workspace
from tracker.cli.output import as_json, count, emit
from tracker.model import WAITING, Delivery, DeliveryStatus
from tracker.run.destination import destination
from tracker.run.ledger import drop, retry


@click.group("outbox")
def command() -> None:
    """What is to be sent to whom, and what became of it."""


@command.command("list")
@click.option(
    "--status", type=click.Choice([s.value for s in DeliveryStatus]), multiple=True, help="Only these."
)
@click.option("--all", "every", is_flag=True, help="Also what was sent or dropped.")
@config_option
@format_option("text", "json")
def list_(status: tuple[str, ...], every: bool, config_path: Path | None, format_: str) -> None:
    """List what waits and what is parked, in the order of sending; with --all, by number."""
    chosen = [DeliveryStatus(name) for name in status] or [*WAITING, DeliveryStatus.PARKED]
    space = workspace(config_path)
    rows = space.store.outbox.by_status([] if every and not status else chosen)
    if every:
        rows.sort(key=lambda row: row.id)
    if format_ == "json":
        emit(as_json({"version": 1, "deliveries": [_row(row) for row in rows]}))
        return
    for row in rows:
        emit(_line(row, destination(space.config, row.channel, row.recipient)))
    if not rows:
        emit("Nothing waits, and nothing is parked.")


@command.command("retry")
@click.argument("number", type=int, nargs=-1)
@click.option("--all", "every", is_flag=True, help="All that wait or are parked.")
@config_option
def retry_(number: tuple[int, ...], every: bool, config_path: Path | None) -> None:
    """Try deliveries again at the next run, whatever they were refused for."""
    _some(number, every)
    done = retry(workspace(config_path), number)
    click.echo(f"{len(done)} will be tried at the next run.")


@command.command("drop")
@click.argument("number", type=int, nargs=-1)
@click.option("--all", "every", is_flag=True, help="All that wait or are parked.")
@config_option
def drop_(number: tuple[int, ...], every: bool, config_path: Path | None) -> None:
    """Give deliveries up; what they tell is not told to these readers."""
    _some(number, every)
    done = drop(workspace(config_path), number)
    click.echo(f"{len(done)} given up.")


def _some(number: tuple[int, ...], every: bool) -> None:
    if bool(number) == every:
        raise click.UsageError("Name the numbers that 'tracker outbox list' shows, or --all.")


def _line(row: Delivery, where: str) -> str:
    line = f"{row.id:>5}  {row.status:<9} {where}"
    line += f"  {count(row.items, 'item')}, {count(row.attempts, 'attempt')}"
    line += f", since {row.created_at:%Y-%m-%d %H:%M} UTC"
    if row.sent_at:
        line += f", sent {row.sent_at:%Y-%m-%d %H:%M} UTC"
    if row.next_try:
        line += f", next try after {row.next_try:%Y-%m-%d %H:%M} UTC"
    return f"{line}\n       {row.reason}" if row.reason else line


def _row(row: Delivery) -> dict[str, Any]:
    return {
        "id": row.id,
        "channel": row.channel,
        "recipient": row.recipient,
        "topic": row.topic,
        "urgent": row.urgent,
        "status": row.status.value,
        "attempts": row.attempts,
        "next_try": row.next_try.isoformat() if row.next_try else None,
        "reason": row.reason,
        "message": row.message,
        "created_at": row.created_at.isoformat(),
        "sent_at": row.sent_at.isoformat() if row.sent_at else None,
        "items": row.items,
    }
