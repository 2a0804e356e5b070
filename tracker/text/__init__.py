"""From blocks to the statement alone, and to what it says about its meeting."""

from __future__ import annotations

from tracker.text.clean import clean
from tracker.text.metadata import read_metadata

__all__ = ["clean", "read_metadata"]
