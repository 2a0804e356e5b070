"""``tracker rules``."""

from __future__ import annotations

from pathlib import Path

import click

from tracker.cli.options import config_option, format_option, workspace
from tracker.cli.output import as_json, emit
from tracker.run.alerting import rules_of
from tracker.run.rulebook import find_rule, replay


@click.group("rules")
def command() -> None:
    """The alert rules of the config."""


@command.command("list")
@config_option
@format_option("text", "json")
def list_(config_path: Path | None, format_: str) -> None:
    """List the rules."""
    rules = rules_of(workspace(config_path).config)
    rows = [
        {
            "name": rule.name,
            "event": rule.event.value,
            "pattern": rule.pattern.pattern if rule.pattern else None,
            "series": list(rule.series),
            "groups": list(rule.groups),
            "tell": "now" if rule.urgent else "digest",
        }
        for rule in rules
    ]
    if format_ == "json":
        emit(as_json({"version": 1, "rules": rows}))
        return
    for row in rows:
        emit(f"{row['name']}: {row['event']}, told {'at once' if row['tell'] == 'now' else 'in the digest'}")
    if not rows:
        emit("No rules yet; add one under [[rules]] in the config.")


@command.command("test")
@click.argument("rule")
@config_option
@format_option("text", "json")
def test(rule: str, config_path: Path | None, format_: str) -> None:
    """Show what RULE would have rung for in all that is in the archive."""
    space = workspace(config_path)
    found = find_rule(space, rule)
    rang = replay(space, found)
    if format_ == "json":
        rows = [
            {
                "date": day.isoformat(),
                "series": alert.series,
                "text": alert.text,
                "quote": alert.quote,
                "finding": alert.finding,
            }
            for day, alert in rang
        ]
        emit(as_json({"version": 1, "rule": found.name, "rang": rows}))
        return
    for day, alert in rang:
        emit(f"{day.isoformat()}  {alert.series}: {alert.text}")
        if alert.quote:
            emit(f"            {alert.quote}")
    times = "once" if len(rang) == 1 else f"{len(rang)} times"
    emit(f"'{found.name}' would have rung {times}." if rang else f"'{found.name}' would never have rung.")
