"""Digests for a terminal with colour. Struck and underlined as well as coloured: colour may be missing.

``rich`` is imported when this is called, not before: ``tracker --help`` must not wait for it. Without
colour (a pipe, ``NO_COLOR``) :func:`tracker.render.render_digest` with ``text`` says the same in plain.
"""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from tracker.language.worddiff import Op, Segment
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
    return out.getvalue()


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
            _text(f"{section.title} {len(section.entries)}", "bold"),
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
    head = _text(f"{entry.look.mark} ", _TONES[entry.look.tone])
    head.append_text(_text(entry.headline, "bold" if not entry.solo else _TONES[entry.look.tone]))
    if entry.standing and not entry.solo:
        head.append_text(_text(f"  {entry.standing}", "dim"))
    console.print(head)
    both = entry.old is not None and entry.new is not None
    for mark, side in (("−", entry.old), ("+", entry.new)):
        if side:
            _side(console, f"{mark} " if both else "", side)
    if entry.doubt:
        _indented(console, _text(f"Matched by its wording: {entry.doubt}.", "dim italic"))
    console.print()


def _side(console: Console, mark: str, side: Side) -> None:
    words = _text(mark, "dim")
    for segment in side.segments:
        words.append_text(_segment(segment))
    _indented(console, words)
    _indented(console, _text(_place(side.cite), "dim"), 2 if mark else 0)


def _segment(segment: Segment) -> Text:
    return _text(segment.text, _STYLES[segment.op])


def _place(cite: Cite) -> str:
    link = f" · {cite.url}" if cite.url else ""
    return f"{cite.meeting}, {cite.date} · {cite.source}{link}"


def _indented(console: Console, text: Text, more: int = 0) -> None:
    from rich.padding import Padding

    console.print(Padding(text, (0, 0, 0, _INDENT + more)))


def _text(text: str, style: str = "") -> Text:
    """Return literal text: brackets in a statement are not markup, and escapes in it stay visible."""
    from rich.text import Text

    return Text(visible(text), style=style)
