"""One template with its values, rendered: the door through which the site uses the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.render.environment import environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def render_page(template: str, values: Mapping[str, Any], *, templates: tuple[Path, ...] = ()) -> str:
    """Render one template.

    Args:
        template: name below ``templates/``.
        values: what it is given; a name it uses and is not given is an error.
        templates: folders with a user's own templates, looked in first.
    """
    return environment(templates).get_template(template).render(values)
