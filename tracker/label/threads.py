"""Threads: one proposition followed through the meetings."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from tracker.model import Link, LinkScope, Passage, Statement


def assign_threads(
    statement: Statement, passages: Sequence[Passage], links: Sequence[Link], thread_of: Mapping[int, str]
) -> dict[int, str]:
    """Give every sentence of a statement its thread.

    A sentence joins the thread of the earlier sentence it carries on most surely: one that a person chose,
    or else the likeliest, of two alike the one in its own series. A sentence without a link founds a thread.

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


def _rank(link: Link) -> tuple[bool, float, bool, int]:
    return (link.decided, round(link.match.score, 2), link.scope is LinkScope.SERIES, -link.old)


def found_thread(statement: Statement, passage: Passage) -> str:
    """Return the id of the thread that a sentence founds: the same after every rebuild of the same text."""
    seed = f"{statement.id}\n{passage.index}\n{passage.layout.text}"
    return hashlib.sha256(seed.encode()).hexdigest()[:10]
