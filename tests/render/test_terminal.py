from __future__ import annotations

import re
from typing import Any

import pytest

from tracker.render import render_terminal
from tracker.render.wrap import cells

ANSI = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\")


@pytest.mark.parametrize("width", [40, 80, 120])
def test_lines_keep_to_the_width(example: Any, width: int) -> None:
    text = ANSI.sub("", render_terminal([example.digest], width=width))
    assert max(map(cells, text.splitlines())) <= width


def test_changes_are_struck_and_underlined_not_only_coloured(example: Any) -> None:
    text = render_terminal([example.digest], width=100)
    assert re.search(r"\x1b\[9;33mstrongly condemned", text)
    assert re.search(r"\x1b\[4;36mexpressed grave concern", text)


def test_brackets_in_a_statement_are_no_markup(example: Any) -> None:
    from dataclasses import replace

    note = replace(example.digest, notes=("[bold]not bold[/bold]",))
    assert "[bold]not bold[/bold]" in render_terminal([note], width=100)


def test_nothing_to_tell_is_said() -> None:
    assert "Nothing new" in render_terminal([], width=80)
