"""A run in words, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli.output import count
from tracker.model import CheckRecord, CheckResult
from tracker.run.destination import destination

if TYPE_CHECKING:
    from tracker.config import Config
    from tracker.run.posting import Posted
    from tracker.run.rehearsal import Rehearsal
    from tracker.run.round import Round


def check_line(check: CheckRecord) -> str:
    """Return one source in one line."""
    line = f"{check.result.value:<15} {check.series}: {check.location}"
    if check.statements:
        line += f"  ({', '.join(check.statements)}; {count(check.findings, 'finding')} told)"
    return "".join([line, *(f"\n                {each}" for each in (check.detail or "").splitlines())])


def check_dict(check: CheckRecord) -> dict[str, Any]:
    """Return one source as plain data."""
    return {
        "series": check.series,
        "location": check.location,
        "at": check.at.isoformat(),
        "result": check.result.value,
        "detail": check.detail,
        "statements": list(check.statements),
        "findings": check.findings,
    }


def round_text(done: Round, config: Config) -> str:
    """Tell what came of a run with the channels of ``config``."""
    lines = [check_line(check) for check in done.checks]
    lines += [f"alert           {alert.rule}: {alert.text} ({alert.series})" for alert in done.alerts]
    lines += [_posted_line(item, config) for item in done.posted]
    lines += [f"alerts          {done.trouble}"] if done.trouble else []
    if not done.checks:
        lines.append("No sources in the config; docs/sources.md shows how to add one.")
    failed = sum(check.result is CheckResult.FAILED for check in done.checks)
    held = done.waiting - sum(item.reason is not None for item in done.posted)
    lines.append(
        f"Run {done.run}: {count(len(done.checks), 'source')}, {failed} could not be checked, "
        + (f"{count(done.unread, 'document')} could not be read, " if done.unread else "")
        + f"{count(sum(len(check.statements) for check in done.checks), 'statement')} in, "
        f"{count(sum(item.reason is None for item in done.posted), 'message')} sent, {done.waiting} waiting"
        + (" (held back for now)" if held > 0 else "")
    )
    return "\n".join(lines)


def _posted_line(item: Posted, config: Config) -> str:
    reason = f": {item.reason}" if item.reason else ""
    where = destination(config, item.delivery.channel, item.delivery.recipient)
    return f"{item.status.value:<15} {where}{reason}"


def round_dict(done: Round) -> dict[str, Any]:
    """Return a run as plain data."""
    return {
        "run": done.run,
        "exit_code": done.exit_code,
        "checks": [check_dict(check) for check in done.checks],
        "alerts": [{"rule": a.rule, "series": a.series, "text": a.text} for a in done.alerts],
        "deliveries": [
            {
                "id": item.delivery.id,
                "channel": item.delivery.channel,
                "recipient": item.delivery.recipient,
                "status": item.status.value,
                "reason": item.reason,
            }
            for item in done.posted
        ],
        "waiting": done.waiting,
    }


def rehearsal_text(rehearsal: Rehearsal, config: Config) -> str:
    """Tell what a run would do with the channels of ``config``."""
    lines = [check_line(check) for check in rehearsal.checks]
    for delivery, message in rehearsal.messages:
        where = destination(config, delivery.channel, delivery.recipient)
        lines += ["", f"By {where}: {message.subject}", "", message.plain]
    lines.append(f"Nothing was kept or sent; {count(len(rehearsal.messages), 'message')} would go out.")
    return "\n".join(lines)


def rehearsal_dict(rehearsal: Rehearsal) -> dict[str, Any]:
    """Return a rehearsal as plain data."""
    return {
        "checks": [check_dict(check) for check in rehearsal.checks],
        "messages": [
            {
                "channel": delivery.channel,
                "recipient": delivery.recipient,
                "subject": message.subject,
                "text": message.plain,
            }
            for delivery, message in rehearsal.messages
        ],
    }
