"""Digests in every format. The templates decide the looks, :mod:`tracker.render.view` what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from tracker.render.digest_json import digests_json
from tracker.render.environment import environment
from tracker.render.summary import name_of
from tracker.render.view import views_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.model import Digest

Format = Literal["html", "text", "markdown", "json"]
Medium = Literal["page", "mail"]

TEXT_WIDTH = 78
"""Columns of plain text; below the 78 that RFC 5322 recommends for mail."""
_TEMPLATES = {"html": "digest.html.j2", "text": "digest.txt.j2", "markdown": "digest.md.j2"}


def render_digest(
    digests: Sequence[Digest],
    format: Format,  # noqa: A002 - the word of the command line
    *,
    medium: Medium = "page",
    width: int = TEXT_WIDTH,
    templates: tuple[Path, ...] = (),
) -> str:
    """Render digests, one after another, as one document.

    Args:
        digests: as :func:`tracker.report.build_digest` gives them, in the order they are to stand.
        format: ``html`` is one file without anything external; ``json`` is described in ``docs/json.md``.
        medium: ``mail`` leaves out what mail readers do not show (``<details>``).
        width: columns of plain text.
        templates: folders with a user's own templates, looked in first.
    """
    if format == "json":
        return digests_json(digests)
    template = environment(templates).get_template(_TEMPLATES[format])
    text = template.render(views=views_of(digests), title=title_of(digests), medium=medium, width=width)
    return text.rstrip() + "\n"


def title_of(digests: Sequence[Digest]) -> str:
    """Return what stands in the title bar, and in a mail's subject."""
    if not digests:
        return "Nothing new"
    if len(digests) == 1:
        return f"What changed: {name_of(digests[0].statement)}"
    return f"What changed in {len(digests)} statements"
