"""A person's word on what became of a thread."""

from __future__ import annotations

from tracker.errors import ConflictError, TrackerError
from tracker.model import Decision, DecisionKind, Thread
from tracker.run.threads import find_thread
from tracker.run.workspace import Workspace

RESOLVES = frozenset({DecisionKind.MET, DecisionKind.MISSED, DecisionKind.WITHDRAWN})


def resolve(
    workspace: Workspace,
    thread: str,
    kind: DecisionKind,
    *,
    why: str,
    who: str,
    evidence: str | None = None,
    seen: int | None = None,
) -> Thread:
    """Record what became of a thread, and return it as it then stands.

    Args:
        workspace: where it is stored.
        thread: its id, or an unambiguous beginning of it.
        kind: met, missed or withdrawn.
        why: the reason, shown wherever the outcome is.
        who: the person who says so.
        evidence: address or citation that proves it; 'met' needs one.
        seen: number of the last decision on this thread that the person knew of (``Thread.version``);
            null means their own last one.

    Raises:
        NotFoundError: there is no such thread.
        ConflictError: somebody else decided on it in the meantime; both decisions are named.
        TrackerError: no reason, or 'met' without evidence.
    """
    if not why.strip():
        raise TrackerError("a decision needs a reason", do="say it with --why")
    if kind is DecisionKind.MET and not (evidence or "").strip():
        raise TrackerError("'met' needs evidence", do="name a source with --evidence URL")
    with workspace.store.write():
        found = find_thread(workspace, thread)
        _refuse_conflict(found, kind, who, why, seen)
        anchor = found.latest
        workspace.store.decisions.add(
            Decision(
                kind=kind,
                who=who,
                at=workspace.clock(),
                why=why.strip(),
                thread=found.id,
                old_statement=anchor.statement.id,
                old_text=anchor.text,
                evidence=evidence,
            )
        )
        return find_thread(workspace, found.id)


def _refuse_conflict(thread: Thread, kind: DecisionKind, who: str, why: str, seen: int | None) -> None:
    last = max(thread.decisions, key=lambda d: d.id or 0, default=None)
    if last is None or last.who == who:
        return
    if seen is None:
        seen = max((d.id or 0 for d in thread.decisions if d.who == who), default=0)
    if last.id != seen:
        raise ConflictError(
            f"{last.who} decided '{last.kind}' on {last.at.date()} (“{last.why}”), "
            f"and {who} now says '{kind}' (“{why}”)",
            where=f"thread {thread.id}",
            do=f"agree with {last.who}, then repeat with --seen {last.id} if yours is to stand",
        )
