"""Threads: one proposition followed through the meetings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from tracker.model import Link, LinkScope, Passage, Statement


def assign_threads(
    statement: Statement, passages: Sequence[Passage], links: Sequence[Link], thread_of: Mapping[int, str]
) -> dict[int, str]:
    """Give every sentence of a statement its thread.

    A sentence joins the thread of the earlier sentence it carries on most surely; a person's decision
    comes before a link within the series, and that before one from a related series. A sentence without
    a link founds a thread.

    Args:
        statement: the newer statement.
        passages: its sentences.
        links: from those sentences to earlier ones.
        thread_of: thread of each earlier sentence, by id.

    Returns:
        Thread by sentence id.
    """
    best: dict[int, Link] = {}
    for link in links:
        if link.old in thread_of and _rank(link) > (_rank(best[link.new]) if link.new in best else ()):
            best[link.new] = link
    return {
        passage.id: thread_of[best[passage.id].old]
        if passage.id in best
        else found_thread(statement, passage)
        for passage in passages
    }


def _rank(link: Link) -> tuple[bool, bool, float, int]:
    return (link.decided, link.scope is LinkScope.SERIES, link.match.score, -link.old)


def found_thread(statement: Statement, passage: Passage) -> str:
    """Return the id of the thread that a sentence founds: the same after every rebuild of the same text."""
    seed = f"{statement.id}\n{passage.index}\n{passage.layout.text}"
    return hashlib.sha256(seed.encode()).hexdigest()[:10]
