"""Threads out of labelled statements: wordings, presence, deadlines, status."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from tracker.model import Decision, Kind, Passage, Role, SentenceRef, Thread
from tracker.threads.deadlines import trace_deadlines
from tracker.threads.fulfilment import confirm
from tracker.threads.material import Cosine, Material
from tracker.threads.occurrences import Judge, occurrences, wordings
from tracker.threads.presence import presence
from tracker.threads.promise import read_promise
from tracker.threads.status import apply_decision, last_word, status_of


def build_threads(
    material: Material,
    today: date,
    *,
    decisions: Iterable[Decision] = (),
    cosine: Cosine | None = None,
    judge: Judge | None = None,
    only: Iterable[str] | None = None,
) -> list[Thread]:
    """Build the threads of one group, in the order in which they were first said.

    Args:
        material: the group's statements, sentences and links.
        today: decides between due and overdue.
        decisions: what people decided about threads (others are ignored).
        cosine: likeness in meaning, where vectors are at hand.
        judge: compares two wordings that no link joins.
        only: ids of the threads to build; all when null.
    """
    about = decisions_by_thread(material, decisions)
    wanted = set(only) if only is not None else None
    return [
        _thread(thread, own, material, today, about[thread], cosine, judge)
        for thread, own in material.by_thread.items()
        if wanted is None or thread in wanted
    ]


def decisions_by_thread(material: Material, decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Return the decisions about each thread.

    A decision follows the sentence it was made about: a rebuild, or a decision about a match, may give that
    sentence another thread. Where the sentence is no longer there, the thread's id counts.
    """
    threads = {(p.statement_id, p.layout.text): p.thread for p in material.by_id.values()}
    about: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.thread:
            place = (decision.old_statement or "", decision.old_text or "")
            about[threads.get(place) or decision.thread].append(decision)
    return about


def _thread(
    thread: str,
    own: Sequence[Passage],
    material: Material,
    today: date,
    decisions: Sequence[Decision],
    cosine: Cosine | None,
    judge: Judge | None,
) -> Thread:
    said = occurrences(own, material, judge)
    cells = presence(said, material.statements)
    decision = last_word(decisions)
    deadlines = apply_decision(trace_deadlines(wordings(own, material), material, today, cosine), decision)
    kind = _kind(own)
    fulfilled_by = _fulfilled(own, material, cosine)
    latest = next(o.sentence for o in reversed(said) if o.role is Role.SAID)
    return Thread(
        id=thread,
        group=material.statement(own[0]).series.group,
        kind=kind,
        occurrences=tuple(said),
        presence=cells,
        deadlines=deadlines,
        status=status_of(kind, deadlines, cells, latest, fulfilled_by, decision),
        decisions=tuple(decisions),
        fulfilled_by=fulfilled_by,
    )


def _kind(own: Sequence[Passage]) -> Kind:
    if any(passage.annotated.kind is Kind.COMMITMENT for passage in own):
        return Kind.COMMITMENT
    return own[-1].annotated.kind


def _fulfilled(own: Sequence[Passage], material: Material, cosine: Cosine | None) -> SentenceRef | None:
    """Return what reports the latest promise of a thread as kept, where it has no date of its own."""
    promises = [p for p in own if p.annotated.kind is Kind.COMMITMENT]
    if not promises or promises[-1].annotated.deadline is not None:
        return None
    found = confirm(read_promise(promises[-1], material), material, cosine)
    return material.ref(found.passage) if found else None
