"""Tell what a document is: by its first bytes, then by its text, then by its name."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePath

from tracker.errors import ReadError


class Format(StrEnum):
    """The formats that can be read; the value is the media type."""

    PLAIN = "text/plain"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


_SAVE = "Save it as text, HTML, PDF or DOCX and try again"
_REFUSED = (
    (b"\xd0\xcf\x11\xe0", "this is a file of an old Office format", "Save it as DOCX and try again"),
    (b"{\\rtf", "this is an RTF file", "Save it as DOCX and try again"),
    (b"\x1f\x8b", "this is a gzip archive", "Unpack it and try again"),
    (b"7z\xbc\xaf", "this is a 7-Zip archive", "Unpack it and try again"),
    (b"Rar!", "this is a RAR archive", "Unpack it and try again"),
    (b"BZh", "this is a bzip2 archive", "Unpack it and try again"),
    (b"\x89PNG", "this is an image, which has no text", "Give the document itself"),
    (b"\xff\xd8\xff", "this is an image, which has no text", "Give the document itself"),
    (b"GIF8", "this is an image, which has no text", "Give the document itself"),
    (b"II*\x00", "this is an image, which has no text", "Give the document itself"),
    (b"MM\x00*", "this is an image, which has no text", "Give the document itself"),
    (b"\x7fELF", "this is a program, not a document", _SAVE),
    (b"SQLite format 3", "this is a database, not a document", _SAVE),
)
_MARKDOWN_NAMES = {".md", ".markdown", ".mdown", ".mkd"}
_HTML_NAMES = {".html", ".htm", ".xhtml", ".shtml"}
_COMMENT = r"(?:<!--.*?-->\s*|<\?[^>]*>\s*)*"
_HTML_START = re.compile(
    rf"\s*{_COMMENT}<(?:!doctype\s+html|html|head|body|frameset)\b", re.IGNORECASE | re.DOTALL
)
_XML_START = re.compile(r"\s*<\?xml\b", re.IGNORECASE)
_TAG = re.compile(
    r"</(?:p|div|td|li|h[1-6]|span|a|table|section|article)\s*>|<(?:p|br|div|td|li)\b[^>]*>", re.IGNORECASE
)
_FEW_TAGS = 4
_MARKED_SHARE = 0.3
_ATX = re.compile(r"^#{1,4} \S.*$", re.MULTILINE)
_STARRED = re.compile(r"^ {0,4}\* \S", re.MULTILINE)
_MARKDOWN_LINK = re.compile(r"\]\([^\s)]*\)")
_FRONT_MATTER = re.compile(
    r"\s*(---|\+\+\+) *\n(?:[\w-]+ *[:=][^\n]*\n|[ #\-\[\]}][^\n]*\n|\n)*?\1 *(?:\n|\Z)"
)


def sniff_bytes(data: bytes, *, where: str) -> Format | None:
    """Recognise PDF and DOCX; ``None`` means that it may be text.

    Raises :class:`~tracker.errors.ReadError` for formats that are known but not read.
    """
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _sniff_zip(data, where)
    for magic, what, do in _REFUSED:
        if data.startswith(magic):
            raise ReadError(what, where=where, do=do)
    return None


def _sniff_zip(data: bytes, where: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, UnicodeDecodeError) as error:
        raise ReadError("this is a damaged archive or DOCX file", where=where, do="Fetch it again") from error
    if "word/document.xml" in names:
        return Format.DOCX
    raise ReadError("this is an archive, but no DOCX document", where=where, do=_SAVE)


def sniff_text(text: str, *, name: str | None, where: str) -> Format:
    """Recognise HTML and Markdown in decoded ``text``; anything else is plain.

    Raises :class:`~tracker.errors.ReadError` for XML that is no page (a feed, a sitemap).
    """
    suffix = PurePath(name).suffix.lower() if name else ""
    head = text[:4096]
    if _HTML_START.match(head):
        return Format.HTML
    if _XML_START.match(head):
        raise ReadError("this is XML data, not a page", where=where, do="Give the page that it points to")
    tags = len(_TAG.findall(text[:50_000]))
    named, other = suffix in _HTML_NAMES, suffix in _MARKDOWN_NAMES
    if tags and (named or (not other and tags >= _FEW_TAGS and _is_marked_up(text))):
        return Format.HTML
    if suffix in _MARKDOWN_NAMES or _FRONT_MATTER.match(text[:65_536]) or _is_converted(text[:50_000]):
        return Format.MARKDOWN
    return Format.PLAIN


def _is_marked_up(text: str) -> bool:
    """Whether so many lines hold tags that their breaks mean nothing; a text may hold a few all the same."""
    lines = [line for line in text[:50_000].splitlines() if line.strip()]
    return len(lines) * _MARKED_SHARE <= sum("<" in line for line in lines)


def _is_converted(text: str) -> bool:
    """Whether a page was turned into Markdown on its way ('curl … | html2text'): headings, links or lists."""
    headings, links = len(_ATX.findall(text)), len(_MARKDOWN_LINK.findall(text))
    return headings >= 2 or (headings == 1 and links + len(_STARRED.findall(text)) >= 2)
