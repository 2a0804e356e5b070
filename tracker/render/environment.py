"""The template engine, set up once for all formats: user templates first, escaping on, gaps refused."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tracker.render.safe import markdown, visible
from tracker.render.wrap import cells, wrap
from tracker.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment


@lru_cache(maxsize=8)
def environment(overrides: tuple[Path, ...] = ()) -> Environment:
    """Return the engine.

    Args:
        overrides: folders that are looked in before the shipped templates, so that a user can replace
            one template and keep the others.
    """
    # Lists for the terminal are written without templates and are not to wait for the engine.
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, select_autoescape

    folders = [*overrides, resource("templates")]
    env = Environment(
        loader=ChoiceLoader([FileSystemLoader(folder) for folder in folders]),
        autoescape=select_autoescape(enabled_extensions=("html.j2", "xml.j2"), default=False),
        undefined=StrictUndefined,
        finalize=_harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    env.filters |= {"wrap": wrap, "cells": cells, "md": markdown}
    return env


def _harmless(value: Any) -> Any:
    """Make what a template prints safe to show, whatever field it came from."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
