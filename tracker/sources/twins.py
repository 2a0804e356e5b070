"""Documents met at one look that show the very same text: the first stands for all of them."""

from __future__ import annotations

from dataclasses import replace

from tracker.model import Found


def add(found: dict[str | None, Found], mark: str | None, document: Found) -> None:
    """Add a document to those that were found, by their marks; a twin joins the first of its text."""
    first = found.get(mark)
    found[mark] = replace(first, also=(*first.also, document)) if first else document
