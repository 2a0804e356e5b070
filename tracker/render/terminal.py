"""Digests for a terminal with colour. Struck and underlined as well as coloured: colour may be missing.

``rich`` is imported when this is called, not before: ``tracker --help`` must not wait for it. Without
colour (a pipe, ``NO_COLOR``) :func:`tracker.render.render_digest` with ``text`` says the same in plain.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

from tracker.language.worddiff import Op
from tracker.render.safe import visible
from tracker.render.view import views_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.text import Text

    from tracker.model import Digest
    from tracker.render.view import Cite, Entry, Side, View

_TONES = {"lost": "bold yellow", "gained": "bold cyan", "moved": "bold magenta", "quiet": "bold"}
_STYLES = {Op.EQUAL: "", Op.DELETE: "strike yellow", Op.INSERT: "underline cyan"}
_INDENT = 2
_LINK_ID = re.compile(r"\x1b\]8;id=[^;]*;")
"""rich gives each link a random id; without it the same digest is the same text."""


def render_terminal(digests: Sequence[Digest], *, width: int) -> str:
    """Render digests as text with terminal colours, wrapped to ``width`` columns."""
    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out, width=width, force_terminal=True, color_system="standard", highlight=False, emoji=False
    )
    for view in views_of(digests):
        _digest(console, view)
    if not digests:
        console.print("Nothing new: no statement has come in since the last digest.")
    return _LINK_ID.sub("\x1b]8;;", out.getvalue())


def _digest(console: Console, view: View) -> None:
    console.print(_text(view.title, "bold"))
    where = ", ".join(part for part in (view.cite.date, view.place) if part)
    console.print(_text(f"{where} · {view.cite.source} · {view.series}", "dim"))
    console.print()
    console.print(_text(view.headline))
    for note in view.notes:
        console.print(_text(f"Note: {note}", "italic"))
    for section in view.sections:
        console.print()
        console.rule(
            _text(f"{section.title} {section.count}", "bold"),
            align="left",
            style="dim",
            characters="─",
        )
        for entry in section.entries:
            _entry(console, entry)
    if view.unchanged:
        console.print(_text(f"= {len(view.unchanged)} word for word as before", "dim"))
    console.print()


def _entry(console: Console, entry: Entry) -> None:
    tone = _TONES[entry.look.tone]
    head = [_text(f"{entry.look.mark} ", tone), _text(entry.headline, tone if entry.solo else "bold")]
    console.print(_joined(head))
    if entry.standing and not entry.solo:
        _indented(console, _text(entry.standing, "dim"))
    both = entry.old is not None and entry.new is not None
    for mark, side in (("−", entry.old), ("+", entry.new)):
        if side:
            _side(console, f"{mark} " if both else "", side)
    if entry.doubt:
        _indented(console, _text(f"Matched by its wording: {entry.doubt}.", "dim italic"))
    console.print()


def _side(console: Console, mark: str, side: Side) -> None:
    words = [_text(segment.text, _STYLES[segment.op]) for segment in side.segments]
    _indented(console, _joined([_text(mark, "dim"), *words]))
    _indented(console, _place(side.cite), 2 if mark else 0)


def _joined(parts: Sequence[Text]) -> Text:
    from rich.text import Text

    return Text.assemble(*parts)


def _place(cite: Cite) -> Text:
    place = _text(f"{cite.meeting}, {cite.date} · {cite.source}", "dim")
    if cite.url is None:
        return place
    return _joined([place, _text(" · ", "dim"), _text(cite.host, f"dim link {cite.url}")])


def _indented(console: Console, text: Text, more: int = 0) -> None:
    from rich.padding import Padding

    console.print(Padding(text, (0, 0, 0, _INDENT + more)))


def _text(text: str, style: str = "") -> Text:
    """Return literal text: brackets in a statement are not markup, and escapes in it stay visible."""
    from rich.text import Text

    return Text(visible(text), style=style)
