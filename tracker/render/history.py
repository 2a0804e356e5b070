"""The history of a thread: every wording with its diff to the one before, its dates, where it was said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tracker.language.day_words import long_day
from tracker.language.worddiff import Op, Segment, word_diff
from tracker.model import Role
from tracker.render.digest_json import dumps
from tracker.render.environment import environment
from tracker.render.labels import Look
from tracker.render.thread_json import thread_dict, thread_summary
from tracker.render.thread_looks import OUTCOME, PRESENCE, ROLE, STATUS
from tracker.render.view import MARKS_HELP, Cite, cite_of, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.model import DeadlineRecord, Decision, Occurrence, SentenceRef, Thread

HistoryFormat = Literal["text", "html", "json"]

_TITLE = 120
_TEMPLATES = {"html": "history.html.j2", "text": "history.txt.j2"}


@dataclass(frozen=True, slots=True)
class WordingView:
    """One occurrence as it is shown."""

    cite: Cite
    role: str
    relation: str | None
    segments: tuple[Segment, ...]
    changes: tuple[str, ...]
    strength: str | None


@dataclass(frozen=True, slots=True)
class DateView:
    """One deadline as it is shown."""

    look: Look
    phrase: str
    end: str | None
    reason: str | None
    set_in: Cite
    evidence: str | None
    evidence_cite: Cite | None


@dataclass(frozen=True, slots=True)
class HistoryView:
    """One thread as it is shown."""

    id: str
    title: str
    kind: str
    group: str
    status: Look
    span: str
    actor: str | None
    wordings: tuple[WordingView, ...]
    dates: tuple[DateView, ...]
    presence: tuple[tuple[Look, Cite], ...]
    fulfilled: tuple[str, Cite] | None
    decisions: tuple[tuple[str, str], ...]
    """What was decided, and why."""


def render_history(
    query: str,
    threads: Sequence[Thread],
    others: Sequence[Thread],
    format: HistoryFormat,  # noqa: A002 - the word of the command line
    *,
    width: int = 78,
    templates: tuple[Path, ...] = (),
) -> str:
    """Render threads, one after another, with a list of others that a search found.

    Args:
        query: what was asked for.
        threads: to show in full.
        others: to name only.
        format: ``html`` is one file without anything external; ``json`` is described in ``docs/threads.md``.
        width: columns of plain text.
        templates: folders with a user's own templates, looked in first.
    """
    if format == "json":
        return dumps(
            {
                "version": 1,
                "query": query,
                "threads": [thread_dict(thread) for thread in threads],
                "others": [thread_summary(thread) for thread in others],
            }
        )
    text = (
        environment(templates)
        .get_template(_TEMPLATES[format])
        .render(
            query=query,
            views=[history_view(thread) for thread in threads],
            others=[
                (thread.id, STATUS[thread.status], shorten(thread.latest.text, _TITLE)) for thread in others
            ],
            width=width,
        )
    )
    return text.rstrip() + "\n"


def history_view(thread: Thread) -> HistoryView:
    """Lay out one thread."""
    first, last = thread.first_seen, thread.last_seen
    span = long_day(first) if first == last else f"{long_day(first)} to {long_day(last)}"
    kept = thread.fulfilled_by
    return HistoryView(
        id=thread.id,
        title=shorten(thread.latest.text, _TITLE),
        kind=thread.kind.value,
        group=thread.group,
        status=STATUS[thread.status],
        span=span,
        actor=thread.latest.annotated.actor,
        wordings=_wordings(thread.occurrences),
        dates=tuple(_date(record) for record in thread.deadlines),
        presence=tuple((PRESENCE[cell.mark], cite_of(cell.statement)) for cell in thread.presence),
        fulfilled=(kept.text, cite_of(kept.statement)) if kept else None,
        decisions=tuple(_decision(decision) for decision in thread.decisions),
    )


def _wordings(occurrences: Sequence[Occurrence]) -> tuple[WordingView, ...]:
    """Show each wording beside the last one of an earlier meeting; a mention stands for itself."""
    views: list[WordingView] = []
    said: list[SentenceRef] = []
    for occurrence in occurrences:
        here = occurrence.sentence
        before = next((s for s in reversed(said) if s.statement.id != here.statement.id), None)
        mention = occurrence.role is Role.MENTION
        strength = here.annotated.strength
        views.append(
            WordingView(
                cite=cite_of(here.statement),
                role=ROLE[occurrence.role],
                relation=occurrence.relation.value if occurrence.relation else None,
                segments=_segments(None if mention else before, here),
                changes=tuple(str(change) for change in occurrence.changes),
                strength=f"{strength.rung}: {strength.word}" if strength else None,
            )
        )
        if not mention:
            said.append(here)
    return tuple(views)


def _segments(before: SentenceRef | None, here: SentenceRef) -> tuple[Segment, ...]:
    if before is not None:
        diff = word_diff(before.text, here.text)
        if diff.similarity >= MARKS_HELP:
            return diff.inline
    return (Segment(Op.EQUAL, here.text),)


def _date(record: DeadlineRecord) -> DateView:
    evidence = record.evidence
    return DateView(
        look=OUTCOME[record.outcome],
        phrase=record.deadline.phrase,
        end=long_day(record.deadline.end) if record.deadline.end else None,
        reason=record.reason,
        set_in=cite_of(record.set_in.statement),
        evidence=evidence.text if evidence else None,
        evidence_cite=cite_of(evidence.statement) if evidence else None,
    )


def _decision(decision: Decision) -> tuple[str, str]:
    proof = f" ({decision.evidence})" if decision.evidence else ""
    return (
        f"{decision.kind.value}, decided by {decision.who} on {long_day(decision.at.date())}",
        f"{decision.why}{proof}",
    )
