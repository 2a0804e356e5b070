"""What is news about the statements that came in, and what is only a change of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from tracker.model import Digest, News, NewsKind, Statement, StatementChanges
from tracker.report import build_digest
from tracker.run.alerting import ring
from tracker.run.arrival import Arrival
from tracker.run.changes import changes_of
from tracker.run.ingest import Ingested, Outcome
from tracker.run.placing import place_in_series
from tracker.run.workspace import Workspace

Before = Mapping[str, frozenset[str]]
"""Statement → ids of the findings it had before it came in anew."""


def findings_before(workspace: Workspace, arrivals: Sequence[Arrival], series: str) -> Before:
    """Return the findings of the statements that some arrivals may revise, as they stand now.

    What a revision says is measured against them and not against what was told: after a rebuild or a late
    arrival the archive may say what nobody was told, and that is no news of the source.
    """
    store = workspace.store.statements
    before: dict[str, frozenset[str]] = {}
    for arrival in arrivals:
        day = arrival.extracted.meeting_date
        place = place_in_series(
            arrival.extracted, workspace.config.series, store.series(), named=series, fallback=None
        )
        for statement in store.at(place.slug, day) if day else []:
            digest = build_digest(changes_of(workspace.store, statement))
            before[statement.id] = frozenset(finding.id for finding in digest.findings)
    return before


def latest_meetings(workspace: Workspace) -> dict[str, date]:
    """Return the day of the last meeting of every series, by its slug."""
    return {s.series.slug: s.meeting_date for s in sorted(_all(workspace), key=lambda s: s.meeting_date)}


def _all(workspace: Workspace) -> list[Statement]:
    return workspace.store.statements.all()


def news_of(
    workspace: Workspace,
    items: Sequence[Ingested],
    before: Before,
    latest: Mapping[str, date],
    *,
    silent: bool,
) -> list[News]:
    """Return what is to be told about statements that came in, and take note of all they say.

    A statement is news when its meeting is not older than the last one known; an older one that arrives
    late is put in its place in silence. A revision is news as far as its findings are new. Belongs into
    ``Store.write()``.

    Args:
        workspace: the archive, with the statements in it and labelled.
        items: what came in.
        before: findings of revised statements.
        latest: last meetings before these came in.
        silent: whether the source seeds its series.
    """
    news: list[News] = []
    for item in sorted(items, key=lambda item: item.statement.meeting_date):
        if item.outcome is Outcome.UNCHANGED:
            continue
        changes = changes_of(workspace.store, item.statement)
        digest = build_digest(changes)
        late = item.statement.meeting_date < latest.get(item.statement.series.slug, date.min)
        if not silent and not (late and item.outcome is Outcome.ADDED):
            news += _told(workspace, item, changes, digest, before)
        workspace.store.newsstand.note_findings(digest.findings, None)
    return news


def _told(
    workspace: Workspace, item: Ingested, changes: StatementChanges, digest: Digest, before: Before
) -> list[News]:
    if item.outcome is Outcome.REVISED:
        digest = _revision(workspace, item.statement, digest, before.get(item.statement.id, frozenset()))
        if not digest.findings:
            return []
    now = workspace.clock()
    workspace.store.newsstand.note_findings(digest.findings, now)
    calm, urgent = ring(workspace, digest, changes.dropped)
    series = item.statement.series
    news = [News(NewsKind.DIGEST, series.name, series.group, now, digest=digest, alerts=tuple(calm))]
    if urgent:
        news.append(News(NewsKind.ALERT, series.name, series.group, now, alerts=tuple(urgent)))
    return news


def _revision(workspace: Workspace, statement: Statement, digest: Digest, before: frozenset[str]) -> Digest:
    """Return what a new version of a statement says beyond the version before it."""
    known = before | workspace.store.newsstand.known_findings(f.id for f in digest.findings)
    fresh = tuple(finding for finding in digest.findings if finding.id not in known)
    note = (
        f"The text of this statement was changed by its publisher (version {statement.revision} here); "
        "only what the new version adds is told."
    )
    return replace(digest, findings=fresh, notes=(note, *digest.notes))
