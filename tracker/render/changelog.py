"""The plain changelog of one series: every digest on one page, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.render.environment import environment
from tracker.render.view import views_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tracker.model import Digest


def render_changelog(series: str, digests: Sequence[Digest], *, templates: tuple[Path, ...] = ()) -> str:
    """Render the history of a series as one page.

    Args:
        series: the name to show.
        digests: one for each statement, oldest first, as they were made.
        templates: folders with a user's own templates, looked in first.
    """
    page = environment(templates).get_template("changelog.html.j2")
    return page.render(series=series, views=tuple(reversed(views_of(digests))))
