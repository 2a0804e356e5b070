"""The doubtful matches as the review page shows them."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.language.worddiff import Segment, word_diff
from tracker.model import Passage
from tracker.render.labels import doubt as in_words
from tracker.render.view import Cite, cite_of
from tracker.run.review import Doubt, doubtful
from tracker.run.workspace import Workspace
from tracker.site.paths import meeting_page

LOW, HIGH = 0.3, 0.8
"""Probabilities between which a match is doubtful; the same as for ``tracker review``."""
SHOWN = 20
"""Matches on one page, the most doubtful first."""


@dataclass(frozen=True, slots=True)
class Question:
    """One doubtful match with the sentences it might belong to instead."""

    id: str
    version: int
    percent: int
    words: str
    old: tuple[Segment, ...]
    new: tuple[Segment, ...]
    old_cite: Cite
    new_cite: Cite
    old_href: str
    new_href: str
    others: tuple[tuple[str, str], ...]
    """``statement#index`` and text of the other sentences of the older statement."""


def questions(workspace: Workspace) -> tuple[list[Question], int]:
    """Return the first doubtful matches, and how many there are in all."""
    found = doubtful(workspace, LOW, HIGH)
    return [_question(workspace, doubt) for doubt in found[:SHOWN]], len(found)


def _question(workspace: Workspace, doubt: Doubt) -> Question:
    marks = word_diff(doubt.old.layout.text, doubt.new.layout.text)
    others = workspace.store.sentences.of(doubt.old.statement_id)
    return Question(
        id=doubt.id,
        version=doubt.version,
        percent=round(doubt.score * 100),
        words=in_words(doubt.score) or "",
        old=marks.old,
        new=marks.new,
        old_cite=_cite(workspace, doubt.old),
        new_cite=_cite(workspace, doubt.new),
        old_href=_href(doubt.old),
        new_href=_href(doubt.new),
        others=tuple((f"{p.statement_id}#{p.index}", p.layout.text) for p in others if p.id != doubt.old.id),
    )


def _cite(workspace: Workspace, passage: Passage) -> Cite:
    statement = workspace.store.statements.get(passage.statement_id)
    if statement is None:  # the database forbids sentences without a statement
        raise LookupError(passage.statement_id)
    return cite_of(statement.ref)


def _href(passage: Passage) -> str:
    return f"{meeting_page(passage.statement_id)}#s-{passage.index + 1}"
