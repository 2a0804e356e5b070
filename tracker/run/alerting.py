"""The alert rules of the config at work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from tracker.alerts import Event, Rule, ring_on_deadlines, ring_on_findings, ring_on_silence, watch_pattern
from tracker.config import Config
from tracker.config.rules import RuleSettings
from tracker.config.sources import parse_rhythm
from tracker.model import Alert, Digest, LabelledSentence, MeetingOutlook, News, NewsKind
from tracker.run.queueing import queue
from tracker.run.workspace import Workspace

_CALENDAR = frozenset({Event.DEADLINE, Event.OVERDUE})


def rules_of(config: Config) -> list[Rule]:
    """Return the rules of the config as the stage of alerts takes them."""
    return [rule_of(settings) for settings in config.rules]


def rule_of(settings: RuleSettings) -> Rule:
    """Return one rule."""
    return Rule(
        name=settings.name,
        event=Event(settings.event),
        pattern=watch_pattern(settings.phrases, settings.pattern),
        meetings=settings.meetings,
        days=settings.days,
        series=settings.series,
        groups=settings.groups,
        urgent=settings.tell == "now",
    )


def ring(
    workspace: Workspace, digest: Digest, dropped: Iterable[LabelledSentence]
) -> tuple[list[Alert], list[Alert]]:
    """Return what rings for the first time because of a digest: for the digest itself, and at once.

    Belongs into ``Store.write()``.
    """
    alerts = ring_on_findings(rules_of(workspace.config), digest, dropped)
    fresh = workspace.store.newsstand.ring_once(alerts, workspace.clock())
    return [a for a in fresh if not a.urgent], [a for a in fresh if a.urgent]


def watch_calendar(workspace: Workspace, run: int | None) -> list[Alert]:
    """Ring, and queue, what the calendar brings; return it. Needs no change at any source."""
    alerts = calendar_alerts(workspace, rules_of(workspace.config))
    if not alerts:
        return []
    with workspace.store.write():
        fresh = workspace.store.newsstand.ring_once(alerts, workspace.clock())
        queue(workspace, _as_news(workspace, fresh), run)
    return fresh


def calendar_alerts(workspace: Workspace, rules: Sequence[Rule]) -> list[Alert]:
    """Return what the rules about deadlines and silence say today."""
    events = {rule.event for rule in rules} & _CALENDAR
    if not events:
        return []
    from tracker.run.threads import all_threads, outlooks  # takes a while to import

    alerts: list[Alert] = []
    if Event.DEADLINE in events:
        records = [record for thread in all_threads(workspace) for record in thread.deadlines]
        alerts += ring_on_deadlines(rules, records, workspace.clock().date())
    if Event.OVERDUE in events:
        alerts += ring_on_silence(rules, [_by_rhythm(workspace, o) for o in outlooks(workspace)])
    return alerts


def _by_rhythm(workspace: Workspace, outlook: MeetingOutlook) -> MeetingOutlook:
    """Expect the next statement by the rhythm of the config, unless a text has announced a date."""
    rhythm = rhythm_of(workspace.config, outlook.series.name)
    if rhythm is None or outlook.announced is not None:
        return outlook
    expected = rhythm(outlook.last)
    return replace(outlook, expected=expected, overdue=workspace.clock().date() > expected)


def rhythm_of(config: Config, series: str) -> Callable[[date], date] | None:
    """Return from which day on which other the config expects a statement; null where it says nothing."""
    entry = config.series_named(series)
    rhythms = [parse_rhythm(source.rhythm) for source in entry.sources if source.rhythm] if entry else []
    return (lambda day: min(rhythm.after(day) for rhythm in rhythms)) if rhythms else None


def _as_news(workspace: Workspace, alerts: Sequence[Alert]) -> list[News]:
    groups = {series.name: series.group for series in workspace.store.statements.series()}
    return [
        News(
            NewsKind.ALERT,
            alert.series,
            groups.get(alert.series, alert.series),
            workspace.clock(),
            alerts=(alert,),
        )
        for alert in alerts
    ]
