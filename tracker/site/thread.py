"""The page of one thread: each wording with its difference to the one before, deadlines, decisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.language.worddiff import word_diff
from tracker.model.thread import Role
from tracker.render.labels import Look, doubt
from tracker.render.thread_looks import OUTCOME, STATUS
from tracker.render.view import MARKS_HELP, Cite, cite_of, shorten
from tracker.site.drawing import Strip, strip_of
from tracker.site.looks import PRESENCE, Day, day, due_words
from tracker.site.matrix import told
from tracker.site.paths import sentence_link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.language.worddiff import Segment
    from tracker.model import Decision, Kind, SentenceRef
    from tracker.model.thread import DeadlineRecord, Occurrence, Thread

_TITLE = 150


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands."""

    cite: Cite
    href: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording and everywhere it was said word for word without a change in between."""

    text: str
    segments: tuple[Segment, ...]
    look: Look
    changes: tuple[str, ...]
    doubt: str | None
    places: tuple[Place, ...]
    strength: float | None
    word: str | None
    """What puts it on its rung of the ladder."""


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline with what became of it."""

    phrase: str
    when: str
    look: Look
    set_in: Place
    evidence: Place | None
    evidence_text: str
    reason: str | None
    decision: DecisionView | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A person's word."""

    kind: str
    who: str
    when: Day
    why: str
    evidence: str | None


@dataclass(frozen=True, slots=True)
class ThreadView:
    """Everything the page of a thread shows."""

    id: str
    title: str
    text: str
    group: str
    kind: str
    status: Look
    actor: str | None
    promised: str | None
    first: str
    last: str
    strip: Strip
    said: str
    wordings: tuple[Wording, ...]
    """Newest first."""
    mentions: tuple[tuple[str, Place], ...]
    dues: tuple[Due, ...]
    decisions: tuple[DecisionView, ...]
    fulfilled: tuple[str, Place] | None
    version: int


_FIRST = Look("+", "First said", "gained")
_RELATIONS = {
    "reworded": Look("~", "Reworded", "quiet"),
    "partial": Look("≠", "In part", "moved"),
    "changed": Look("≠", "Changed", "moved"),
    "verbatim": Look("=", "Word for word", "quiet"),
}


def paged_threads(threads: Iterable[Thread]) -> frozenset[str]:
    """Return the ids of the threads that deserve a page: said more than once, promised, or decided about."""
    return frozenset(
        t.id
        for t in threads
        if len(t.presence) and (len(t.occurrences) > 1 or t.deadlines or t.decisions or _is_promise(t.kind))
    )


def _is_promise(kind: Kind) -> bool:
    return kind.value == "commitment"


def thread_view(thread: Thread) -> ThreadView:
    """Lay out one thread."""
    latest = thread.latest
    marks = "".join(PRESENCE[cell.mark] for cell in thread.presence)
    dates = [cite_of(cell.statement).date for cell in thread.presence]
    return ThreadView(
        id=thread.id,
        title=shorten(latest.text, _TITLE),
        text=latest.text,
        group=thread.group,
        kind=thread.kind.value,
        status=STATUS[thread.status],
        actor=latest.annotated.actor,
        promised=latest.annotated.promised,
        first=day(thread.first_seen).date,
        last=day(thread.last_seen).date,
        strip=strip_of(marks),
        said=told(marks, dates),
        wordings=tuple(reversed(_wordings(thread.wordings))),
        mentions=tuple((o.sentence.text, place_of(o.sentence)) for o in thread.occurrences if _mentions(o)),
        dues=tuple(due_of(record) for record in thread.deadlines),
        decisions=tuple(_decision(d) for d in thread.decisions),
        fulfilled=_said(thread.fulfilled_by),
        version=thread.version,
    )


def _mentions(occurrence: Occurrence) -> bool:
    return occurrence.role is Role.MENTION


def _said(sentence: SentenceRef | None) -> tuple[str, Place] | None:
    return (sentence.text, place_of(sentence)) if sentence else None


def place_of(sentence: SentenceRef) -> Place:
    """Lay out where a sentence stands."""
    return Place(cite_of(sentence.statement), sentence_link(sentence))


def _wordings(occurrences: tuple[Occurrence, ...]) -> list[Wording]:
    """Join neighbours with one text; mark each other wording against the one before."""
    runs: list[list[Occurrence]] = []
    for occurrence in occurrences:
        if runs and runs[-1][-1].sentence.text == occurrence.sentence.text:
            runs[-1].append(occurrence)
        else:
            runs.append([occurrence])
    return [_wording(run, runs[n - 1][-1].sentence.text if n else None) for n, run in enumerate(runs)]


def _wording(run: list[Occurrence], before: str | None) -> Wording:
    head, text = run[0], run[0].sentence.text
    compared = word_diff(before, text) if before is not None else None
    strength = head.sentence.annotated.strength
    shown = compared.inline if compared and compared.similarity >= MARKS_HELP else ()
    return Wording(
        text=text,
        segments=shown,
        look=_RELATIONS[head.relation.value] if head.relation and before is not None else _FIRST,
        changes=tuple(str(change) for change in head.changes) if before is not None else (),
        doubt=doubt(head.score) if before is not None else None,
        places=tuple(place_of(o.sentence) for o in reversed(run)),
        strength=round(strength.level, 2) if strength else None,
        word=strength.word if strength else None,
    )


def due_of(record: DeadlineRecord) -> Due:
    """Lay out one deadline."""
    return Due(
        phrase=record.deadline.phrase,
        when=due_words(record.deadline),
        look=OUTCOME[record.outcome],
        set_in=place_of(record.set_in),
        evidence=place_of(record.evidence) if record.evidence else None,
        evidence_text=record.evidence.text if record.evidence else "",
        reason=record.reason,
        decision=_decision(record.decision) if record.decision else None,
    )


def _decision(decision: Decision) -> DecisionView:
    when = day(decision.at.date())
    return DecisionView(decision.kind.value, decision.who, when, decision.why, decision.evidence)
