"""The door of the stage: decide what the bytes are and hand them to the reader of that format."""

from __future__ import annotations

from tracker.errors import ReadError
from tracker.formats.decode import decode
from tracker.formats.dump import without_links
from tracker.formats.limits import DEFAULT_LIMIT, refuse_size
from tracker.formats.page_marks import without_page_marks
from tracker.formats.plain import plain_lines
from tracker.formats.sniff import Format, sniff_bytes, sniff_text
from tracker.formats.walls import wall_in
from tracker.model import Page

# The parsers are imported where a document needs them: together they take a third of a second.


def read_page(
    data: bytes, *, name: str | None = None, url: str | None = None, limit: int = DEFAULT_LIMIT
) -> Page:
    """Decode one document of any known format.

    The format is told by content first and by ``name`` second. ``limit`` is in bytes. Raises
    :class:`~tracker.errors.ReadError` for everything that has no statement to read: empty, too
    large, binary, undecodable, encrypted, scanned, a cookie wall or a login page.
    """
    where = name or url or "input"
    refuse_size(data, where=where, limit=limit)
    kind = sniff_bytes(data, where=where)
    if kind is Format.PDF:
        from tracker.formats.pdf.page import read_pdf

        return read_pdf(data, where=where, url=url)
    if kind is Format.DOCX:
        from tracker.formats.docx import read_docx

        return read_docx(data, where=where, url=url)
    return _read_text(data, name=name, where=where, url=url)


def _read_text(data: bytes, *, name: str | None, where: str, url: str | None) -> Page:
    from tracker.formats.html.page import declared_charset, read_html

    decoded = decode(data, where=where, declared=declared_charset(data), keep_runs=True)
    kind = sniff_text(decoded.text, name=name, where=where)
    if kind is Format.HTML:
        return read_html(decoded.text, where=where, encoding=decoded.encoding, url=url)
    if kind is Format.MARKDOWN:
        from tracker.formats.markdown import read_markdown

        return read_markdown(decoded.text, where=where, encoding=decoded.encoding, url=url)
    linked, addresses = without_links(plain_lines(decoded.text))
    lines, marks = without_page_marks(linked)
    if wall := wall_in([line.text for line in lines]):
        do = "Save the page again from a browser in which its text is visible"
        raise ReadError(f"could not read this text: it is {wall}", where=where, do=do)
    return Page(lines, Format.PLAIN, encoding=decoded.encoding, url=url, discarded=(*marks, *addresses))
