"""Looking a thread up by its id, by words, or by meaning."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tracker.model import Thread
from tracker.run.search import search_threads
from tracker.run.threads import find_thread, threads_of_group
from tracker.run.workspace import Workspace

_ID = re.compile(r"[0-9a-f]{4,10}")
_OTHERS = 8


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What was found: threads to show, best first, and others to name."""

    threads: tuple[Thread, ...]
    others: tuple[Thread, ...] = ()


def look_up(workspace: Workspace, query: str, *, limit: int = 1, by_meaning: bool = False) -> LookedUp:
    """Find threads by id (or the only one that begins so), else by words and meaning.

    Args:
        workspace: where to search.
        query: an id, words, or a sentence.
        limit: how many threads are to be shown in full.
        by_meaning: embed the query even where words find something.

    Raises:
        NotFoundError: the query has the form of an id, and neither a thread nor a text fits.
    """
    named = bool(_ID.fullmatch(query)) and any(c.isdigit() for c in query)
    known = workspace.store.threads.ids()
    if named and sum(name.startswith(query) for name in known) == 1:
        return LookedUp((find_thread(workspace, query),))
    if named and not workspace.store.words.find(query, limit=1):
        find_thread(workspace, query)  # says which ids are near
    hits = search_threads(workspace, query, limit=limit + _OTHERS, by_meaning=by_meaning)
    threads = _built(workspace, [hit.thread for hit in hits])
    return LookedUp(tuple(threads[:limit]), tuple(threads[limit:]))


def _built(workspace: Workspace, ids: Sequence[str]) -> list[Thread]:
    """Build threads in the order of ``ids``."""
    groups = workspace.store.threads.groups_of(ids)
    built = {
        thread.id: thread
        for group in groups
        for thread in threads_of_group(workspace, group, only=ids, compare=True)
    }
    return [built[name] for name in ids if name in built]
