"""A rule against all that is in the archive: what would it have rung for?"""

from __future__ import annotations

from datetime import date

from tracker.alerts import Event, Rule, past_deadlines, past_silences, ring_on_findings
from tracker.errors import NotFoundError
from tracker.model import Alert, Series
from tracker.report import build_digest
from tracker.run.alerting import rhythm_of, rules_of
from tracker.run.changes import changes_of
from tracker.run.threads import all_threads
from tracker.run.workspace import Workspace


def find_rule(workspace: Workspace, name: str) -> Rule:
    """Return the rule of that name.

    Raises:
        NotFoundError: there is none in the config.
    """
    rules = rules_of(workspace.config)
    for rule in rules:
        if rule.name.casefold() == name.casefold():
            return rule
    known = ", ".join(f"'{rule.name}'" for rule in rules)
    do = f"choose one of: {known}" if known else "add one under [[rules]] in the config"
    raise NotFoundError(f"there is no rule '{name}'", do=do)


def replay(workspace: Workspace, rule: Rule) -> list[tuple[date, Alert]]:
    """Return what a rule would have rung for, and when, oldest first. Nothing is noted or sent.

    The first statement of a series is the stock from which one starts, and rings for nothing.
    """
    if rule.event is Event.DEADLINE:
        records = [record for thread in all_threads(workspace) for record in thread.deadlines]
        rang = past_deadlines(rule, records, workspace.clock().date())
    elif rule.event is Event.OVERDUE:
        rang = [
            item
            for series in workspace.store.statements.series()
            for item in past_silences(rule, series, _expected(workspace, series), workspace.clock().date())
        ]
    else:
        rang = _over_statements(workspace, rule)
    return sorted(rang, key=lambda item: item[0])


def _expected(workspace: Workspace, series: Series) -> dict[date, date | None]:
    """Return, for each meeting of a series, by when its text or the config let expect the next."""
    from tracker.threads import announced_for  # brings its tables, which other rules do not need

    rhythm = rhythm_of(workspace.config, series.name)
    expected: dict[date, date | None] = {}
    for statement in workspace.store.statements.of(series.slug):
        passages = workspace.store.sentences.of(statement.id)
        named = [day for passage in passages if (day := announced_for(passage, statement))]
        by_rhythm = rhythm(statement.meeting_date) if rhythm else None
        expected[statement.meeting_date] = named[-1] if named else by_rhythm
    return expected


def _over_statements(workspace: Workspace, rule: Rule) -> list[tuple[date, Alert]]:
    rang: list[tuple[date, Alert]] = []
    for statement in workspace.store.statements.all():
        changes = changes_of(workspace.store, statement)
        if changes.previous is None:
            continue
        alerts = ring_on_findings([rule], build_digest(changes), changes.dropped)
        rang += [(statement.meeting_date, alert) for alert in alerts]
    return rang
