"""A person's word on what became of a thread."""

from __future__ import annotations

from urllib.parse import urlsplit

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
    replace: bool = False,
) -> Thread:
    """Record what became of a thread, and return it as it then stands.

    Args:
        workspace: where it is stored.
        thread: its id, or an unambiguous beginning of it.
        kind: met, missed or withdrawn.
        why: the reason, shown wherever the outcome is.
        who: the person who says so.
        evidence: web address, or id of a stored statement, that proves it; 'met' needs one.
        seen: number of the last decision on this thread that the person knew of (``Thread.version``);
            null means their own last one.
        replace: whether another outcome that this person gave before may be replaced.

    Raises:
        NotFoundError: there is no such thread.
        ConflictError: somebody else decided on it in the meantime, or it is settled otherwise and neither
            ``replace`` nor ``seen`` says that this is known; both decisions are named.
        TrackerError: no reason, 'met' without evidence, or evidence that leads nowhere.
    """
    if not why.strip():
        raise TrackerError("a decision needs a reason", do="say it with --why")
    if kind is DecisionKind.MET and not (evidence or "").strip():
        raise TrackerError("'met' needs evidence", do="name a source with --evidence URL")
    evidence = (evidence or "").strip() or None
    _refuse_evidence(workspace, evidence)
    with workspace.store.write():
        found = find_thread(workspace, thread)
        _refuse_conflict(found, kind, who, why, seen)
        if seen is None and not replace:
            _refuse_silence(found, kind, who)
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


def _refuse_silence(thread: Thread, kind: DecisionKind, who: str) -> None:
    """Refuse a person's new outcome over their own old one, unless it is known that there is one."""
    settled = [d for d in thread.decisions if d.kind in RESOLVES]
    last = max(settled, key=lambda d: d.id or 0, default=None)
    if last is not None and kind in RESOLVES and last.kind is not kind:
        raise ConflictError(
            f"it is settled already: {last.who} decided '{last.kind}' on {last.at.date()} (“{last.why}”), "
            f"and {who} now says '{kind}'",
            where=f"thread {thread.id}",
            do="repeat with --replace if the new word is to stand",
        )


def _refuse_evidence(workspace: Workspace, evidence: str | None) -> None:
    if evidence is None or workspace.store.statements.get(evidence) is not None:
        return
    address = urlsplit(evidence)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise TrackerError(
            f"the evidence '{evidence}' is neither a web address nor the id of a stored statement",
            do="give one like https://example.org/page, or an id that 'tracker digest --format json' shows",
        )
