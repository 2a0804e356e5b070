"""Plain text captures: one line per physical line; only rows of tables are told from other lines."""

from __future__ import annotations

import html
import re

from tracker.formats.columns import rows_of, without_runs
from tracker.model import BlockKind, Line

_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|li|ul|ol|h[1-6]|font|sup|sub|blockquote|hr|td|tr)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)


def _without_tags(line: str) -> str:
    """A line without the tags of HTML that some copies keep; any other '<' is text."""
    return html.unescape(_TAG.sub("", line)) if _TAG.search(line) else line


def plain_lines(text: str, *, first: int = 1) -> tuple[Line, ...]:
    """Number the lines of normalised ``text`` from ``first``; blank lines stay, as empty text.

    Tags of HTML that a copy kept are taken out. Indentation is kept, because it can tell a list item from a
    wrapped line. Cells that stand below each other become a row ('Port | Date'), which is a block of its own.
    """
    lines = [_without_tags(line) for line in text.split("\n")]
    return tuple(
        Line(number, row, BlockKind.PARAGRAPH) if row else Line(number, without_runs(line))
        for number, (line, row) in enumerate(zip(lines, rows_of(lines), strict=True), start=first)
    )
