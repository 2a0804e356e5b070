"""One source in one run: look, take in, label, queue what is news; all of it in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tracker.errors import TrackerError
from tracker.model import (
    Changed,
    CheckRecord,
    CheckResult,
    CouldNotCheck,
    Found,
    Known,
    News,
    NewsKind,
    Source,
    SourceState,
    Unchanged,
)
from tracker.run.arrival import Arrival, read_arrivals
from tracker.run.ingest import Ingested, Outcome, Wish, ingest
from tracker.run.news import findings_before, latest_meetings, news_of
from tracker.run.queueing import queue
from tracker.run.workspace import Workspace
from tracker.sources import Fetcher, check, could_not_read, dump_known, load_known, retry_later


@dataclass(frozen=True, slots=True)
class Looker:
    """What looking at sources takes in one run."""

    workspace: Workspace
    client: Fetcher
    run: int

    def look(self, source: Source, state: SourceState) -> CheckRecord:
        """Look at one source and keep what came of it.

        Raises:
            TrackerError: the archive cannot be written; nothing of the source was kept.
        """
        known = load_known(state.known)
        outcome = check(source, known, client=self.client, now=self.workspace.clock())
        match outcome:
            case Changed():
                return self._take(source, state, known, outcome)
            case Unchanged():
                return self._unchanged(source, state, outcome)
            case CouldNotCheck():
                return self.failed(source, state, str(outcome), outcome.known)

    def failed(
        self, source: Source, state: SourceState, detail: str, known: Known | None = None
    ) -> CheckRecord:
        """Keep that a source could not be checked; readers are told when it happens too often."""
        workspace = self.workspace
        record = self._record(source, CheckResult.FAILED, detail)
        often = state.failures + 1 >= workspace.config.digest.report_failures_after
        with workspace.store.write():
            workspace.store.watched.failed(source.id, dump_known(known) if known else None, workspace.clock())
            workspace.store.runs.add_check(self.run, record)
            if often and not state.told:
                self._notice(
                    source,
                    f"{_times(state.failures + 1)} in a row, this source could not be "
                    f"checked; nothing is known about what it holds. {' '.join(detail.splitlines())}",
                )
                workspace.store.watched.tell(source.id)
        return record

    def _unchanged(self, source: Source, state: SourceState, outcome: Unchanged) -> CheckRecord:
        record = self._record(source, CheckResult.UNCHANGED)
        with self.workspace.store.write():
            self._succeeded(source, state, outcome.known, changed=False)
            self.workspace.store.runs.add_check(self.run, record)
        return record

    def _take(self, source: Source, state: SourceState, known: Known, changed: Changed) -> CheckRecord:
        """Take in what was found; what cannot be read is asked for again at the next look."""
        arrivals, problems = self._read(changed.found)
        self.workspace.vectors.prepare([t for _, a in arrivals for t in a.extracted.sentences])
        with self.workspace.store.write():
            before = findings_before(self.workspace, [a for _, a in arrivals], source.series)
            latest = latest_meetings(self.workspace)
            items, refused = self._ingest(arrivals, source)
            problems |= refused
            unread = [found for found in changed.found if found.key in problems]
            after = retry_later(changed.known, unread, before=known, attempts=self.client.rules.attempts)
            if items:
                news = news_of(self.workspace, items, before, latest, silent=state.silent)
                return self._keep(source, state, after, items, news, _details(changed, problems))
        return self.failed(source, state, _details(changed, problems) or "nothing could be read", after)

    def _keep(
        self,
        source: Source,
        state: SourceState,
        known: Known,
        items: list[Ingested],
        news: list[News],
        detail: str | None,
    ) -> CheckRecord:
        fresh = [item.statement.id for item in items if item.outcome is not Outcome.UNCHANGED]
        result = CheckResult.CHANGED if fresh else CheckResult.UNCHANGED
        told = sum(len(item.digest.findings) for item in news if item.digest)
        record = replace(
            self._record(source, CheckResult.FIRST if fresh and state.silent else result, detail),
            statements=tuple(fresh),
            findings=told,
        )
        queue(self.workspace, news, self.run)
        self._succeeded(source, state, known, changed=bool(fresh))
        self.workspace.store.runs.add_check(self.run, record)
        return record

    def _read(self, documents: tuple[Found, ...]) -> tuple[list[tuple[Found, Arrival]], dict[str, str]]:
        """Return the statements in some documents, and what is wrong with the others by their keys."""
        arrivals: list[tuple[Found, Arrival]] = []
        problems: dict[str, str] = {}
        for found in documents:
            try:
                read = read_arrivals(found.data, found.name, found.received_at, url=found.url)
                arrivals += [(found, _located(arrival, found)) for arrival in read]
            except TrackerError as error:
                problems[found.key] = str(could_not_read(error, found))
        return arrivals, problems

    def _ingest(
        self, arrivals: list[tuple[Found, Arrival]], source: Source
    ) -> tuple[list[Ingested], dict[str, str]]:
        """Store all at once; where one is refused, the others without it."""
        waiting = list(arrivals)
        problems: dict[str, str] = {}
        while waiting:
            try:
                with self.workspace.store.attempt():
                    items = ingest(self.workspace, [a for _, a in waiting], Wish(series=source.series))
            except TrackerError as error:
                refused = {f.key for f, a in waiting if a.snapshot.origin == error.where}
                if not refused:
                    raise
                problems |= {key: str(error) for key in refused}
                waiting = [(f, a) for f, a in waiting if f.key not in refused]
            else:
                return items, problems
        return [], problems

    def _succeeded(self, source: Source, state: SourceState, known: Known, *, changed: bool) -> None:
        if state.told:
            self._notice(source, "This source can be checked again.")
        self.workspace.store.watched.succeeded(
            source.id, dump_known(known), self.workspace.clock(), changed=changed
        )

    def _notice(self, source: Source, text: str) -> None:
        group = source.group or source.series
        notice = f"{source.series}: {text} ({source.location})"
        news = News(NewsKind.NOTICE, source.series, group, self.workspace.clock(), notice=notice)
        queue(self.workspace, [news], self.run)

    def _record(self, source: Source, result: CheckResult, detail: str | None = None) -> CheckRecord:
        return CheckRecord(source.id, source.series, source.location, self.workspace.clock(), result, detail)


def _located(arrival: Arrival, found: Found) -> Arrival:
    """Give a statement the place it was found at, which tells a new version from a second claim."""
    snapshot = arrival.snapshot
    if "#" in snapshot.origin or not found.origin:
        return arrival
    return replace(arrival, snapshot=replace(snapshot, origin=found.origin))


def _details(changed: Changed, problems: dict[str, str]) -> str | None:
    """Return one line for each document that could not be read, or null."""
    texts = [*problems.values(), *(str(problem) for problem in changed.problems)]
    return "\n".join(dict.fromkeys(texts)) or None


def _times(number: int) -> str:
    return "In this run" if number == 1 else f"In {number} runs"
