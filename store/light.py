"""Imports sqlite-utils without the libraries that it takes along where they happen to be installed.

It looks for numpy and pandas to learn how to store their types. None of them reaches it here, and
importing them takes several times as long as all the rest of a command that only reads the archive.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType

_TAKEN_ALONG = ("numpy", "pandas")


def import_alone(name: str, without: tuple[str, ...] = _TAKEN_ALONG) -> ModuleType:
    """Import a module while the optional modules ``without`` look as if they were not installed.

    What is loaded already stays visible, and afterwards everything can be imported again.
    """
    hidden = [other for other in without if other not in sys.modules]
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    modules.update(dict.fromkeys(hidden))  # null is the documented way to block an import
    try:
        return importlib.import_module(name)
    finally:
        for other in hidden:
            sys.modules.pop(other, None)


import_alone("sqlite_utils")
