"""Markdown (CommonMark with tables) and its front matter → page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from tracker.errors import ReadError
from tracker.formats.front_matter import front_date, front_number, read_front_matter
from tracker.formats.rows import role, row_texts
from tracker.formats.sniff import Format
from tracker.formats.tidy import tidy_line
from tracker.model import BlockKind, Discarded, DiscardReason, Line, Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_MENU = 4
"""Blocks that are nothing but a link, from which a document is a web page with its menus."""
_STOPS = (".", "!", "?", "。", "！", "？")
_BREAKS = {"softbreak", "hardbreak"}


def read_markdown(text: str, *, where: str, encoding: str | None = None, url: str | None = None) -> Page:
    """Read normalised Markdown; line numbers are those of the file, front matter included.

    Front matter that is understood: title, date (of the meeting), published, name, series, number,
    place, url, site, language. Raises :class:`~tracker.errors.ReadError` for malformed front matter,
    and where no text follows it.
    """
    matter = read_front_matter(text, where=where)
    body = "\n".join(text.split("\n")[matter.lines :])
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    lines, links = _without_links(tuple(_lines(tokens, matter.lines + 1)))
    if not lines:
        raise ReadError("there is no text in this file", where=where, do="Put it below the front matter")
    return Page(
        lines=lines,
        media_type=Format.MARKDOWN,
        encoding=encoding,
        title=matter.text("title"),
        meeting_date=front_date(matter, "meeting_date", "date", where=where),
        published_date=front_date(matter, "published_date", "published", where=where),
        meeting_name=matter.text("meeting", "meeting_name", "name"),
        series=matter.text("series"),
        number=front_number(matter, where=where),
        place=matter.text("place", "location"),
        site=matter.text("site", "source"),
        url=matter.text("url", "link") or url,
        language=matter.text("language", "lang"),
        discarded=links,
    )


def _without_links(marked: tuple[tuple[Line, bool], ...]) -> tuple[tuple[Line, ...], tuple[Discarded, ...]]:
    """Leave out the blocks that are nothing but a link, where so many of them tell of a whole web page."""
    if sum(linked for _, linked in marked) < _MENU:
        return tuple(line for line, _ in marked), ()
    told = (
        Discarded(line.number, line.text, DiscardReason.NAVIGATION, "is nothing but a link")
        for line, linked in marked
        if linked
    )
    return tuple(line for line, linked in marked if not linked), tuple(told)


class _Lists:
    """Open lists, innermost last: the next number of an ordered one, ``None`` for bullets."""

    def __init__(self) -> None:
        self._open: list[int | None] = []
        self._mark: tuple[BlockKind, str] | None = None

    def see(self, token: Token) -> None:
        if token.type == "ordered_list_open":
            self._open.append(int(token.attrs.get("start", 1)))
        elif token.type == "bullet_list_open":
            self._open.append(None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            self._open.pop()
        elif token.type == "list_item_open":
            self._mark = self._next(token)

    def _next(self, token: Token) -> tuple[BlockKind, str]:
        number = self._open[-1]
        if number is None:
            return BlockKind.BULLET, ""
        self._open[-1] = number + 1
        return BlockKind.NUMBERED, f"{number}{token.markup} "

    def take(self) -> tuple[BlockKind, str] | None:
        """Mark of the item that was just opened; only its first block carries it."""
        mark, self._mark = self._mark, None
        return mark


def _lines(tokens: list[Token], first: int) -> Iterator[tuple[Line, bool]]:
    """Yield lines, and whether each is nothing but a link."""
    lists = _Lists()
    cells: list[str] | None = None
    opener = row = first
    before = ""
    for token in tokens:
        lists.see(token)
        if token.map:
            opener = first + token.map[0]
        if token.type == "tr_open":
            cells, row = [], opener
        elif token.type == "tr_close":
            yield from ((Line(row, text, BlockKind.PARAGRAPH), False) for text in row_texts(cells or ()))
            cells = None
        elif token.type == "inline" and cells is not None:
            cells.append(tidy_line(_text(token)))
        elif token.type == "inline":
            linked = _is_link(token) and before != "heading_open"
            yield from ((line, linked) for line in _block(opener, tidy_line(_text(token)), before, lists))
        elif token.type in ("fence", "code_block"):
            yield from ((line, False) for line in _code(opener, token.content))
        before = token.type


def _block(number: int, text: str, opened_by: str, lists: _Lists) -> Iterator[Line]:
    if not text:
        return
    if opened_by == "heading_open":
        yield Line(number, text, BlockKind.HEADING)
        return
    kind, mark = lists.take() or (None, "")
    if kind is None:
        kind, text = role(text)
    yield Line(number, mark + text, kind)


def _code(number: int, content: str) -> Iterator[Line]:
    for offset, text in enumerate(content.split("\n")):
        if text.strip():
            yield Line(number + offset, tidy_line(text), BlockKind.PARAGRAPH)


def _is_link(inline: Token) -> bool:
    """Whether all words of a block stand in links, and say no sentence."""
    depth, outside = 0, ""
    for token in inline.children or ():
        depth += token.nesting if token.type in ("link_open", "link_close") else 0
        outside += token.content if not depth and token.type in ("text", "code_inline") else ""
    linked = any(token.type == "link_open" for token in inline.children or ())
    return linked and not any(map(str.isalnum, outside)) and not _text(inline).rstrip().endswith(_STOPS)


def _text(inline: Token) -> str:
    """Words of a block without its marks; pictures and HTML tags say nothing."""
    parts = []
    for token in inline.children or ():
        if token.type in ("text", "code_inline", "text_special"):
            parts.append(token.content)
        elif token.type in _BREAKS:
            parts.append(" ")
    return "".join(parts)
