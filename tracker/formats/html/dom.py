"""HTML text → element tree, however broken, and the few questions asked of elements."""

from __future__ import annotations

import re

from lxml import etree, html

from tracker.errors import ReadError

_C1 = re.compile(r"&#(?:0*(1[2-5]\d)|x0*([89][0-9a-f]));?", re.IGNORECASE)
_DATA_URI = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]{200,}")
_NONE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMING = ("class", "id", "itemprop", "data-component", "data-testid", "data-module")
_NOTE = re.compile(r"\s*[\[(]?(?:\d{1,3}|[a-z*†‡]|[ivx]{1,4})[\])]?\s*")
_NOT_WORD = re.compile(r"[^a-z0-9]+")

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "noscript",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
SILENT = frozenset(
    [
        "applet",
        "audio",
        "button",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "math",
        "meta",
        "noframes",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)


def parse(text: str, *, where: str) -> html.HtmlElement:
    """Parse decoded HTML; raises :class:`~tracker.errors.ReadError` when there is no element in it."""
    text = _DATA_URI.sub("data:,", _C1.sub(_from_windows, text))
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_blank_text=False)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise ReadError("could not read this page: there is no text in it", where=where) from error
    return root


def _from_windows(match: re.Match[str]) -> str:
    """Old pages number quotes and dashes as Windows does, which HTML reads that way too."""
    code = int(match[1]) if match[1] else int(match[2], 16)
    return bytes([code]).decode("cp1252", errors="ignore") if 128 <= code < 160 else match[0]


def tag_of(element: html.HtmlElement) -> str:
    """Lower-case local name, empty for comments and instructions."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def is_block(tag: str) -> bool:
    """Whether an element starts a new block of text; custom elements are containers as a rule."""
    return tag in BLOCKS or "-" in tag


def is_hidden(element: html.HtmlElement) -> bool:
    """Whether the page itself says that nobody sees this element."""
    style = element.get("style")
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or (style is not None and _NONE.search(style) is not None)
    )


def is_note_mark(element: html.HtmlElement, tag: str) -> bool:
    """Whether an element is the raised number of a footnote: short, and a link to its note."""
    if tag == "sup":
        marks = element.find(".//a[@href]") is not None
    else:
        bare = (element.get("href") or "").startswith("#") and (element.text or "").strip().isdigit()
        marks = tag == "a" and (bare or element.find("sup") is not None)
    return marks and _NOTE.fullmatch("".join(element.itertext())) is not None


def words_of(element: html.HtmlElement) -> frozenset[str]:
    """Words of the names of an element: ``relatedNews`` and ``related-news`` give the same."""
    names = " ".join((element.get(name) or "")[:200] for name in _NAMING)
    if names.isspace():
        return frozenset()
    return frozenset(_NOT_WORD.split(_CAMEL.sub("-", names).lower()))
