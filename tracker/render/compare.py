"""``tracker compare`` in every format: the digest's words as text, both texts side by side as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.render.comparison import runs_of
from tracker.render.digest import TEXT_WIDTH, Format, render_digest
from tracker.render.digest_json import change_dict, digest_dict, dumps, statement_dict
from tracker.render.environment import environment
from tracker.render.summary import headline, name_of
from tracker.render.view import cite_of

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.model import Digest, SentenceRef, StatementChanges


def render_comparison(
    changes: StatementChanges,
    digest: Digest,
    format: Format,  # noqa: A002 - the word of the command line
    *,
    width: int = TEXT_WIDTH,
    templates: tuple[Path, ...] = (),
) -> str:
    """Render two statements beside each other as one document.

    Args:
        changes: the newer statement labelled against the older one alone.
        digest: what :func:`tracker.report.build_digest` makes of it.
        format: ``html`` is one file without anything external; ``json`` is described in ``docs/json.md``.
        width: columns of plain text.
        templates: folders with a user's own templates, looked in first.
    """
    if format == "json":
        return dumps(comparison_dict(changes, digest))
    if format != "html":
        return render_digest([digest], format, width=width, templates=templates)
    page = environment(templates).get_template("compare.html.j2")
    before = name_of(changes.previous) if changes.previous else "Nothing"
    return page.render(
        title=f"{before} → {name_of(changes.statement)}",
        old=cite_of(changes.previous) if changes.previous else None,
        new=cite_of(changes.statement),
        headline=headline(digest),
        notes=digest.notes,
        runs=runs_of(changes, digest),
    )


def comparison_dict(changes: StatementChanges, digest: Digest) -> dict[str, Any]:
    """Return the comparison as plain data: sentences of both sides with labels, and the matches."""
    olds: dict[int, tuple[SentenceRef, str]] = {}
    for label, group in (("dropped", changes.dropped), ("absent", changes.unproven)):
        olds |= {d.sentence.index: (d.sentence, label) for d in group}
    for labelled in changes.sentences:
        olds |= {old.index: (old, "repeated") for old in labelled.earlier}
    return {
        "version": 1,
        "old_statement": statement_dict(changes.previous) if changes.previous else None,
        "new_statement": statement_dict(changes.statement),
        "old": [_sentence(*olds[index]) for index in sorted(olds)],
        "new": [_sentence(s.sentence, s.label.value) for s in changes.sentences],
        "matches": [
            {
                "old": old.index,
                "new": s.sentence.index,
                "score": round(match.score, 4),
                "relation": match.relation.value,
                "changes": [change_dict(change) for change in match.changes],
            }
            for s in changes.sentences
            for old, match in zip(s.earlier, s.matches, strict=True)
        ],
        "digest": digest_dict(digest),
    }


def _sentence(sentence: SentenceRef, label: str) -> dict[str, Any]:
    kind = sentence.annotated.kind.value
    return {"index": sentence.index, "text": sentence.text, "label": label, "kind": kind}
