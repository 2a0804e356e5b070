"""What each sentence does: its kind, who undertakes what, by when, and how strongly."""

from __future__ import annotations

from tracker.annotate.sentences import annotate

__all__ = ["annotate"]
