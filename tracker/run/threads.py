"""Threads of stored statements, built from the archive without any model."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from tracker.errors import NotFoundError
from tracker.model import Match, MeetingOutlook, Passage, Thread
from tracker.run.workspace import Workspace
from tracker.threads import Material, build_threads, meeting_outlooks

if TYPE_CHECKING:
    from tracker.embed import Vectors

    Stored = dict[int, Vectors]


def groups(workspace: Workspace) -> list[str]:
    """Return the names of all groups that have statements."""
    return sorted({series.group for series in workspace.store.statements.series()})


def material_of(workspace: Workspace, group: str) -> Material:
    """Read one group from the archive."""
    store = workspace.store
    statements = store.statements.of_group(group)
    passages = {statement.id: store.sentences.of(statement.id) for statement in statements}
    links = [link for statement in statements for link in store.links.into(statement.id)]
    return Material(statements, passages, links)


def threads_of_group(
    workspace: Workspace, group: str, *, only: Iterable[str] | None = None, compare: bool = False
) -> list[Thread]:
    """Build the threads of one group.

    Args:
        workspace: where they are stored.
        group: its name.
        only: ids of the threads to build; all when null.
        compare: judge how each wording differs from the one before, also where no link joins the two.
    """
    material = material_of(workspace, group)
    return threads_of(workspace, material, only, compare=compare)


def all_threads(workspace: Workspace) -> list[Thread]:
    """Build the threads of every group."""
    return [thread for group in groups(workspace) for thread in threads_of_group(workspace, group)]


def find_thread(workspace: Workspace, thread: str) -> Thread:
    """Return the thread of that id, or of the only id that begins so.

    Raises:
        NotFoundError: there is none; the message names those that are near.
    """
    known = workspace.store.threads.ids()
    matching = [thread] if thread in known else [name for name in known if name.startswith(thread)]
    if len(matching) != 1:
        raise NotFoundError(f"there is no thread '{thread}'", do=_near(thread, known))
    (group,) = workspace.store.threads.groups_of(matching)
    return threads_of_group(workspace, group, only=matching, compare=True)[0]


def outlooks(workspace: Workspace) -> list[MeetingOutlook]:
    """Return what is known about the next meeting of every series."""
    today = workspace.clock().date()
    result: list[MeetingOutlook] = []
    for group in groups(workspace):
        material = material_of(workspace, group)
        threads = threads_of(workspace, material)
        records = [record for thread in threads for record in thread.deadlines]
        result += meeting_outlooks(material, records, today)
    return result


def threads_of(
    workspace: Workspace, material: Material, only: Iterable[str] | None = None, *, compare: bool = False
) -> list[Thread]:
    """Build the threads of a group that was read already; arguments as for :func:`threads_of_group`."""

    @cache
    def vectors() -> Stored:
        """Read them only when two sentences must be compared, which most threads do not need."""
        return _vectors(workspace, material)

    return build_threads(
        material,
        workspace.clock().date(),
        decisions=workspace.store.decisions.all(),
        cosine=lambda a, b: _cosine(vectors(), a, b),
        judge=_judged if compare else None,
        only=only,
    )


def _vectors(workspace: Workspace, material: Material) -> Stored:
    texts = {passage.text_id for passage in material.by_id.values()}
    stored = workspace.store.vectors.load(texts, workspace.vectors.model)
    return {key: value.astype("float32") for key, value in stored.items()}


def _cosine(vectors: Stored, a: Passage, b: Passage) -> float:
    """Likeness of two sentences; -1 where a vector is missing, so that it confirms nothing."""
    if a.text_id not in vectors or b.text_id not in vectors:
        return -1.0
    return float(vectors[a.text_id] @ vectors[b.text_id])


def _judged(old: str, new: str) -> Match:
    from tracker.match import judge  # takes a while to import, and only single threads need it

    judgement = judge(old, new)
    return Match(0, 0, 1.0, judgement.relation, judgement.changes, (), judgement.clauses)


def _near(thread: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    starts = [name for name in known if thread and name.startswith(thread)]
    close = starts[:3] or get_close_matches(thread, list(known), n=3, cutoff=0.5)
    if close:
        return f"did you mean {' or '.join(close)}"
    return "find its id with 'tracker threads' or 'tracker history WORDS'"
