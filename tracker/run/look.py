"""One source in one run: look, take in, label, queue what is news; all of it in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.model import (
    Changed,
    CheckRecord,
    CheckResult,
    CouldNotCheck,
    Known,
    News,
    NewsKind,
    Source,
    SourceState,
    Unchanged,
)
from tracker.run.ingest import Ingested, Outcome
from tracker.run.queueing import queue
from tracker.run.unread import Unread, notices, runs, unread_of
from tracker.run.workspace import Workspace
from tracker.sources import Fetcher, check, dump_known, load_known, nothing_had, retry_later


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
            case Unchanged() if outcome.problems:
                return self._nothing_had(source, state, known, outcome.problems, outcome.known)
            case Unchanged():
                return self._checked(source, state, outcome.known)
            case CouldNotCheck():
                unread = self._unread(source, known, outcome.problems)
                return self.failed(source, state, str(outcome), outcome.known, unread)

    def failed(
        self,
        source: Source,
        state: SourceState,
        detail: str,
        known: Known | None = None,
        unread: Sequence[Unread] = (),
    ) -> CheckRecord:
        """Keep that a source could not be checked; readers are told when it happens too often."""
        workspace = self.workspace
        record = self._record(source, CheckResult.FAILED, _lines(unread) or detail)
        often = state.failures + 1 >= workspace.config.digest.report_failures_after
        with workspace.store.write():
            workspace.store.watched.failed(source.id, dump_known(known) if known else None, workspace.clock())
            workspace.store.runs.add_check(self.run, record)
            self._tell_of(source, [document for document in unread if document.given_up])
            if often and not state.told:
                self._notice(
                    source,
                    f"This source could not be checked in {runs(state.failures + 1)}.\nWhatever is new there "
                    f"is not known here. {_located(' '.join(detail.splitlines()), source)}",
                )
                workspace.store.watched.tell(source.id)
        return record

    def _checked(
        self, source: Source, state: SourceState, known: Known, unread: Sequence[Unread] = ()
    ) -> CheckRecord:
        """Keep that a source holds nothing new, whatever there is that could not be read."""
        record = self._record(source, CheckResult.UNCHANGED, _lines(unread))
        with self.workspace.store.write():
            self._succeeded(source, state, known, changed=False)
            self._tell_of(source, unread)
            self.workspace.store.runs.add_check(self.run, record)
        return record

    def _take(self, source: Source, state: SourceState, known: Known, changed: Changed) -> CheckRecord:
        """Take in what was found; what cannot be read is asked for again at the next look."""
        # They read documents and write digests: a run that finds nothing is not to wait for their import.
        from tracker.run.news import findings_before, latest_meetings, news_of
        from tracker.run.uptake import read_documents, store_documents

        arrived, problems = read_documents(changed.found)
        self.workspace.vectors.prepare([t for _, a in arrived for t in a.extracted.sentences])
        with self.workspace.store.write():
            before = findings_before(self.workspace, [a for _, a in arrived], source.series)
            latest = latest_meetings(self.workspace)
            items, refused = store_documents(self.workspace, arrived, source.series)
            problems |= refused
            bad = [found for found in changed.found if found.key in problems]
            after = retry_later(changed.known, bad, before=known, attempts=self.client.rules.attempts)
            met = (*problems.values(), *changed.problems)
            if items:
                news = news_of(self.workspace, items, before, latest, silent=state.silent)
                unread = self._unread(source, known, met)
                return self._keep(source, state, after, items, news, unread)
        return self._nothing_had(source, state, known, met, after)

    def _nothing_had(
        self,
        source: Source,
        state: SourceState,
        known: Known,
        problems: Sequence[CouldNotCheck],
        after: Known,
    ) -> CheckRecord:
        outcome = nothing_had(source.kind, problems, after, ever=not state.silent)
        unread = self._unread(source, known, outcome.problems)
        if isinstance(outcome, CouldNotCheck):
            return self.failed(source, state, str(outcome), after, unread)
        return self._checked(source, state, after, unread)

    def _keep(
        self,
        source: Source,
        state: SourceState,
        known: Known,
        items: list[Ingested],
        news: list[News],
        unread: Sequence[Unread],
    ) -> CheckRecord:
        fresh = [item.statement.id for item in items if item.outcome is not Outcome.UNCHANGED]
        result = CheckResult.CHANGED if fresh else CheckResult.UNCHANGED
        told = sum(len(item.digest.findings) for item in news if item.digest)
        record = replace(
            self._record(source, CheckResult.FIRST if fresh and state.silent else result, _lines(unread)),
            statements=tuple(fresh),
            findings=told,
        )
        queue(self.workspace, news, self.run)
        self._succeeded(source, state, known, changed=bool(fresh))
        self._tell_of(source, unread)
        self.workspace.store.runs.add_check(self.run, record)
        return record

    def _unread(self, source: Source, before: Known, problems: Sequence[CouldNotCheck]) -> list[Unread]:
        return unread_of(problems, before, self.client.rules.attempts, source)

    def _tell_of(self, source: Source, unread: Sequence[Unread]) -> None:
        for text in notices(unread, self.workspace.config.digest.report_failures_after):
            self._notice(source, text)

    def _succeeded(self, source: Source, state: SourceState, known: Known, *, changed: bool) -> None:
        if state.told:
            self._notice(source, f"This source can be checked again.\n({source.location})")
        self.workspace.store.watched.succeeded(
            source.id, dump_known(known), self.workspace.clock(), changed=changed
        )

    def _notice(self, source: Source, text: str) -> None:
        """Queue a notice; its first line is what a subject has room for."""
        group = source.group or source.series
        notice = f"{source.series}: {text}"
        news = News(NewsKind.NOTICE, source.series, group, self.workspace.clock(), notice=notice)
        queue(self.workspace, [news], self.run)

    def _record(self, source: Source, result: CheckResult, detail: str | None = None) -> CheckRecord:
        return CheckRecord(source.id, source.series, source.location, self.workspace.clock(), result, detail)


def _located(detail: str, source: Source) -> str:
    """Name the source, unless the reason does."""
    return detail if source.location in detail else f"{source.location}: {detail}"


def _lines(unread: Sequence[Unread]) -> str | None:
    """Return one line for each document that could not be read, or null."""
    return "\n".join(str(document) for document in unread) or None
