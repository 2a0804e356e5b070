"""HTML → page: the door of this package."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.errors import ReadError
from tracker.formats.html.about import read_about
from tracker.formats.html.dom import parse
from tracker.formats.html.judge import prose_weight
from tracker.formats.html.select import Selection, select
from tracker.formats.html.walk import segments_of
from tracker.formats.sniff import Format
from tracker.formats.walls import wall_in
from tracker.model import Discarded, Line, Page

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from tracker.formats.html.walk import Segment

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"""<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:.-]{2,40})""")
_MOST_SEGMENTS = 20_000
_LITTLE = 150
_A_TEXT = 600
_OWN = "commitment-tracker"
"""How our own pages name their generator."""
_DO = "Save the page from a browser in which its text is visible, and give that file"


def declared_charset(data: bytes) -> str | None:
    """Charset that the first bytes of a page name, if they do."""
    match = _CHARSET.search(data[:4096]) or _XML_ENCODING.search(data[:256])
    return match[1].decode("ascii") if match else None


def read_html(text: str, *, where: str, encoding: str | None = None, url: str | None = None) -> Page:
    """Read decoded HTML.

    Raises :class:`~tracker.errors.ReadError` where a page shows no text of its own: a cookie or bot
    wall, a login form, a page that is built by scripts, a frame set; and for more than 20,000 blocks.
    """
    root = parse(text, where=where)
    _refuse_own(root, where)
    segments = _shown(root)
    if len(segments) > _MOST_SEGMENTS:
        what = f"this page has {len(segments)} blocks of text"
        raise ReadError(what, where=where, do="Cut it down to the statement")
    selection = select(root, segments)
    lines = tuple(Line(segment.line, segment.text, segment.kind) for segment in selection.kept)
    _refuse_walls(root, lines, selection, where)
    about = read_about(root, segments)
    return Page(
        lines=lines,
        media_type=Format.HTML,
        encoding=encoding,
        title=about.title,
        published_date=about.published,
        site=about.site,
        url=url or _canonical(root),
        language=about.language,
        discarded=tuple(
            Discarded(segment.line, segment.text, verdict.reason, verdict.why)
            for segment, verdict in selection.left_out
            if segment.text
        ),
    )


def _refuse_own(root: HtmlElement, where: str) -> None:
    """Refuse what this program wrote itself: quoted statements would come in as a new one."""
    if any(value.startswith(_OWN) for value in root.xpath("//meta[@name='generator']/@content")):
        what = "this page is a report that the commitment tracker wrote, not a statement"
        raise ReadError(what, where=where, do="Give the statements themselves")


def _shown(root: HtmlElement) -> list[Segment]:
    """Blocks that the page shows, or the hidden ones too where those shown are nothing beside them.

    Some pages keep their text hidden until a script or a click on a cookie notice shows it.
    """
    segments = segments_of(root)
    if sum(map(prose_weight, segments)) >= _LITTLE:
        return segments
    everything = segments_of(root, with_hidden=True)
    return everything if sum(map(prose_weight, everything)) >= _A_TEXT else segments


def _refuse_walls(root: HtmlElement, lines: tuple[Line, ...], selection: Selection, where: str) -> None:
    shown = [line.text for line in lines] + [segment.text for segment, _ in selection.left_out]
    if wall := wall_in([line.text for line in lines], shown):
        raise ReadError(f"could not read this page: it shows {wall} instead of its text", where=where, do=_DO)
    if any(line.text for line in lines):
        return
    if root.find(".//frame") is not None:
        raise ReadError(
            "could not read this page: it is a set of frames",
            where=where,
            do="Give the page inside its main frame",
        )
    if root.find(".//script") is not None and not selection.left_out:
        raise ReadError("could not read this page: its text is loaded by JavaScript", where=where, do=_DO)
    raise ReadError("could not read this page: there is no statement in it", where=where, do=_DO)


def _canonical(root: HtmlElement) -> str | None:
    for link in root.iter("link"):
        href: str | None = link.get("href")
        if link.get("rel") == "canonical" and href and href.startswith(("http://", "https://")):
            return href
    return None
