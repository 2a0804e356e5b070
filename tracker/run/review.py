"""Doubtful matches: listed for a person, and what the person decides about them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tracker.errors import ConflictError, NotFoundError, TrackerError
from tracker.model import Decision, DecisionKind, Link, Passage, Statement
from tracker.run.relabel import relabel_group
from tracker.run.workspace import Workspace

REVIEWS = (DecisionKind.CONFIRM, DecisionKind.REJECT, DecisionKind.RELINK)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A match that is neither sure nor excluded."""

    id: str
    """Stable: made of the two statements and texts."""
    score: float
    relation: str
    old: Passage
    new: Passage
    version: int
    """Number of the latest decision about the newer sentence; 0 without any."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided about one doubtful match."""

    id: str
    kind: DecisionKind
    why: str
    who: str
    version: int | None = None
    """The version that the person saw; null: the present one."""
    target: str | None = None
    """For a relink: the sentence it really carries on, as ``statement#index`` (0-based, as in JSON)."""
    where: str | None = None
    """Where the ruling stands, for errors."""


def doubtful(workspace: Workspace, low: float, high: float, series: str | None = None) -> list[Doubt]:
    """Return undecided matches with a probability from ``low`` up to ``high``, the most doubtful first."""
    store = workspace.store
    links = list(store.links.doubtful(low, high))
    found = [doubt for _, doubt in _doubts(workspace, links)]
    if series is None:
        return found
    wanted = {s.slug for s in store.statements.series() if series.casefold() in (s.slug, s.name.casefold())}
    return [doubt for doubt in found if doubt.new.statement_id.rpartition("/")[0] in wanted]


def rule(workspace: Workspace, rulings: Sequence[Ruling]) -> int:
    """Record decisions about matches and label their groups anew, all in one transaction; return how many.

    Raises:
        NotFoundError: a match, or the target of a relink, is not there (any more).
        ConflictError: somebody else decided on it since the person saw it; both are named.
        TrackerError: a relink without target.
    """
    if not rulings:
        return 0
    store = workspace.store
    with store.write():
        known = {d.id: d for _, d in _doubts(workspace, list(store.links.doubtful(0.0, 1.01)))}
        past = store.decisions.all()
        made = []
        for ruling in rulings:
            doubt = known.get(ruling.id) or _decided_before(ruling, past)
            _refuse_conflict(ruling, doubt, past)
            made.append(_decision(workspace, ruling, doubt))
        for decision in made:
            store.decisions.add(decision)
        _relabel(workspace, [decision.new_statement or "" for decision in made])
    return len(made)


def match_id(old_statement: str, old_text: str, new_statement: str, new_text: str) -> str:
    """Return the id of a match: the same as long as both sentences stand where they stand."""
    seed = "\n".join([old_statement, old_text, new_statement, new_text])
    return hashlib.sha256(seed.encode()).hexdigest()[:10]


def _doubts(workspace: Workspace, links: Sequence[Link]) -> list[tuple[Link, Doubt]]:
    ids = {link.old for link in links} | {link.new for link in links}
    passages = {passage.id: passage for passage in workspace.store.sentences.by_ids(ids)}
    past = workspace.store.decisions.all()
    result = []
    for link in links:
        old, new = passages[link.old], passages[link.new]
        version = _version(past, new.statement_id, new.layout.text)
        name = match_id(old.statement_id, old.layout.text, new.statement_id, new.layout.text)
        doubt = Doubt(name, link.match.score, link.match.relation.value, old, new, version)
        result.append((link, doubt))
    return result


def _version(past: Iterable[Decision], statement: str, text: str) -> int:
    about = [d.id or 0 for d in past if (d.new_statement, d.new_text) == (statement, text)]
    return max(about, default=0)


def _decided_before(ruling: Ruling, past: Iterable[Decision]) -> Decision:
    """Return the decision that took a match from the list of the doubtful ones."""
    for decision in reversed(list(past)):
        if ruling.id == _id_of(decision):
            return decision
    raise NotFoundError(
        f"there is no doubtful match '{ruling.id}'", where=ruling.where, do="list them with 'tracker review'"
    )


def _id_of(decision: Decision) -> str:
    return match_id(
        decision.old_statement or "",
        decision.old_text or "",
        decision.new_statement or "",
        decision.new_text or "",
    )


def _refuse_conflict(ruling: Ruling, doubt: Doubt | Decision, past: Sequence[Decision]) -> None:
    statement, text = _newer(doubt)
    about = [d for d in past if (d.new_statement, d.new_text) == (statement, text)]
    last = about[-1] if about else None
    seen = ruling.version
    if last is None or last.who == ruling.who or (seen is not None and (last.id or 0) <= seen):
        return
    raise ConflictError(
        f"{last.who} decided '{last.kind}' on {last.at.date()} (“{last.why}”), "
        f"and {ruling.who} now says '{ruling.kind}' (“{ruling.why}”)",
        where=f"{ruling.where}, match {ruling.id}" if ruling.where else f"match {ruling.id}",
        do=f"agree with {last.who}, then repeat with version {last.id}",
    )


def _newer(doubt: Doubt | Decision) -> tuple[str, str]:
    if isinstance(doubt, Doubt):
        return doubt.new.statement_id, doubt.new.layout.text
    return doubt.new_statement or "", doubt.new_text or ""


def _decision(workspace: Workspace, ruling: Ruling, doubt: Doubt | Decision) -> Decision:
    statement, text = _newer(doubt)
    if ruling.kind is DecisionKind.RELINK:
        target = _target(workspace, ruling)
        old = target.statement_id, target.layout.text
    elif isinstance(doubt, Doubt):
        old = doubt.old.statement_id, doubt.old.layout.text
    else:
        old = doubt.old_statement or "", doubt.old_text or ""
    return Decision(
        kind=ruling.kind,
        who=ruling.who,
        at=workspace.clock(),
        why=ruling.why,
        old_statement=old[0],
        old_text=old[1],
        new_statement=statement,
        new_text=text,
    )


def _target(workspace: Workspace, ruling: Ruling) -> Passage:
    statement, _, index = (ruling.target or "").rpartition("#")
    if not statement or not index.isdigit():
        raise TrackerError(
            "a relink needs the sentence it really carries on",
            where=ruling.where,
            do="name it like 'series/2026-03-31#4'",
        )
    passages = workspace.store.sentences.of(statement)
    if int(index) >= len(passages):
        raise NotFoundError(f"there is no sentence '{ruling.target}'", where=ruling.where)
    return passages[int(index)]


def _relabel(workspace: Workspace, statements: Iterable[str]) -> None:
    since: dict[str, date] = {}
    for name in statements:
        statement: Statement | None = workspace.store.statements.get(name)
        if statement:
            group = statement.series.group
            since[group] = min(statement.meeting_date, since.get(group, statement.meeting_date))
    for group, day in since.items():
        relabel_group(workspace, group, day)
