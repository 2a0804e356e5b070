"""Everything the archive knows, as rows of plain tables whose columns are documented."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from tracker.model import DeadlineRecord, Decision, Link, Passage, SentenceRef, Statement, Thread, Verdict
from tracker.run.review import match_id
from tracker.run.threads import all_threads
from tracker.run.workspace import Workspace

Row = dict[str, Any]
Tables = dict[str, list[Row]]


@cache
def described() -> dict[str, dict[str, str]]:
    """Return table → column → what it means; ``_about`` and ``_key`` describe the table itself."""
    text = files("tracker.run").joinpath("data/export_columns.toml").read_text("utf-8")
    return tomllib.loads(text)


def columns(table: str) -> list[str]:
    """Return the columns of a table in order."""
    return [name for name in described()[table] if not name.startswith("_")]


def export_tables(workspace: Workspace) -> Tables:
    """Return every table, in the order in which they are described."""
    store = workspace.store
    statements = store.statements.all()
    threads = all_threads(workspace)
    sentences: list[Row] = []
    matches: list[Row] = []
    texts: dict[int, Passage] = {}
    passages = {statement.id: store.sentences.of(statement.id) for statement in statements}
    for some in passages.values():
        texts |= {passage.id: passage for passage in some}
    for statement in statements:
        verdicts = {v.sentence_id: v for v in store.links.verdicts(statement.id)}
        sentences += [_sentence(p, verdicts.get(p.id)) for p in passages[statement.id]]
        matches += [_match(link, texts) for link in store.links.into(statement.id)]
    tables: Tables = {
        "statements": [_statement(statement) for statement in statements],
        "sentences": sentences,
        "matches": matches,
        "threads": [_thread(thread) for thread in threads],
        "occurrences": [row for thread in threads for row in _occurrences(thread)],
        "presence": [row for thread in threads for row in _presence(thread)],
        "deadlines": [_deadline(thread, record) for thread in threads for record in thread.deadlines],
        "decisions": [_decision(decision) for decision in store.decisions.all()],
    }
    return {name: _unique(rows, described()[name]["_key"]) for name, rows in tables.items()}


def _unique(rows: Iterable[Row], key: str) -> list[Row]:
    return list({row[key]: row for row in rows}.values())


def _place(sentence: SentenceRef) -> str:
    return f"{sentence.statement.id}#{sentence.index}"


def _statement(statement: Statement) -> Row:
    return {
        "id": statement.id,
        "series": statement.series.name,
        "group": statement.series.group,
        "meeting_date": _iso(statement.meeting_date),
        "published_date": _iso(statement.published_date),
        "title": statement.title,
        "meeting_name": statement.meeting_name,
        "number": statement.number,
        "place": statement.place,
        "source_kind": statement.source_kind.value,
        "language": statement.language,
        "url": statement.url,
        "revision": statement.revision,
        "sha256": statement.sha256,
    }


def _sentence(passage: Passage, verdict: Verdict | None) -> Row:
    note = passage.annotated
    strength, deadline = note.strength, note.deadline
    return {
        "id": f"{passage.statement_id}#{passage.index}",
        "statement": passage.statement_id,
        "index": passage.index,
        "text": passage.layout.text,
        "kind": note.kind.value,
        "kind_probability": round(note.kind_probability, 4),
        "actor": note.actor,
        "verb": note.verb,
        "promised": note.promised,
        "strength": round(strength.level, 3) if strength else None,
        "rung": strength.rung if strength else None,
        "deadline_phrase": deadline.phrase if deadline else None,
        "deadline_start": _iso(deadline.start) if deadline else None,
        "deadline_end": _iso(deadline.end) if deadline else None,
        "deadline_precision": deadline.precision.value if deadline else None,
        "label": verdict.label.value if verdict else None,
        "relation": verdict.relation.value if verdict and verdict.relation else None,
        "thread": passage.thread,
    }


def _match(link: Link, passages: dict[int, Passage]) -> Row:
    old, new = passages[link.old], passages[link.new]
    return {
        "id": match_id(old.statement_id, old.layout.text, new.statement_id, new.layout.text),
        "old": f"{old.statement_id}#{old.index}",
        "new": f"{new.statement_id}#{new.index}",
        "scope": link.scope.value,
        "score": round(link.match.score, 4),
        "relation": link.match.relation.value,
        "changes": "\n".join(str(change) for change in link.match.changes),
        "decided": int(link.decided),
    }


def _thread(thread: Thread) -> Row:
    return {
        "id": thread.id,
        "group": thread.group,
        "kind": thread.kind.value,
        "status": thread.status.value,
        "first_seen": _iso(thread.first_seen),
        "last_seen": _iso(thread.last_seen),
        "wordings": len(thread.wordings),
        "text": thread.latest.text,
        "statement": thread.latest.statement.id,
        "fulfilled_by": _place(thread.fulfilled_by) if thread.fulfilled_by else None,
    }


def _occurrences(thread: Thread) -> Iterator[Row]:
    for occurrence in thread.occurrences:
        place = _place(occurrence.sentence)
        yield {
            "id": f"{thread.id} {place}",
            "thread": thread.id,
            "sentence": place,
            "role": occurrence.role.value,
            "relation": occurrence.relation.value if occurrence.relation else None,
            "score": round(occurrence.score, 4) if occurrence.score is not None else None,
        }


def _presence(thread: Thread) -> Iterator[Row]:
    for cell in thread.presence:
        yield {
            "id": f"{thread.id} {cell.statement.id}",
            "thread": thread.id,
            "statement": cell.statement.id,
            "mark": cell.mark.value,
        }


def _deadline(thread: Thread, record: DeadlineRecord) -> Row:
    place = _place(record.set_in)
    return {
        "id": f"{thread.id} {place} {record.deadline.phrase}",
        "thread": thread.id,
        "sentence": place,
        "phrase": record.deadline.phrase,
        "start": _iso(record.deadline.start),
        "end": _iso(record.deadline.end),
        "precision": record.deadline.precision.value,
        "outcome": record.outcome.value,
        "reason": record.reason,
        "evidence": _place(record.evidence) if record.evidence else None,
        "decision": record.decision.id if record.decision else None,
    }


def _decision(decision: Decision) -> Row:
    names = columns("decisions")
    row = {name: getattr(decision, name) for name in names}
    return {**row, "kind": decision.kind.value, "at": decision.at.isoformat()}


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None
