"""Stores the sentences of a statement with what each of them says, and their vectors."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.model import Sentence, Statement
from tracker.run.workspace import Workspace


def store_sentences(workspace: Workspace, statement: Statement, layout: Sequence[Sentence]) -> int:
    """Annotate and store sentences in place of those the statement had; return how many.

    Belongs into ``Store.write()``.
    """
    from tracker.annotate import annotate  # reads its tables when imported

    texts = [place.text for place in layout]
    notes = annotate(texts, statement.meeting_date, ladder=workspace.ladder)
    passages = workspace.store.sentences.replace(statement.id, layout, notes)
    workspace.vectors.keep({passage.layout.text: passage.text_id for passage in passages})
    return len(passages)
