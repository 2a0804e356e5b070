"""Stage one: bytes as received → a :class:`~tracker.model.Page` of lines, or a clear refusal.

Heavy parsers are imported when a document needs them, so importing this package is cheap.
"""

from __future__ import annotations

from tracker.formats.limits import DEFAULT_LIMIT
from tracker.formats.read import read_page
from tracker.formats.records import is_records, read_records, record_page

__all__ = ["DEFAULT_LIMIT", "is_records", "read_page", "read_records", "record_page"]
