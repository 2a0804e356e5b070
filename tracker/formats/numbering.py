"""Numbers that Word computes for paragraphs of lists, which no text of the file contains."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

from tracker.model import BlockKind

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


class Numbering:
    """Counts list paragraphs in the order in which they are asked for.

    Follows ECMA-376 part 1, 17.9: a paragraph or its style names a list (``numId``) and a level
    (``ilvl``); the list's abstract definition gives format, start and text of each level.
    """

    def __init__(self, document: Document) -> None:
        self._levels = _read_levels(document)
        self._counts: dict[tuple[str, int], int] = defaultdict(int)

    def label(self, paragraph: Paragraph, style: str) -> tuple[BlockKind | None, str]:
        """Kind and printed mark of a list paragraph, ``(None, "")`` for any other."""
        place = _place(paragraph)
        if place is None:
            return _by_style(style), ""
        key, depth = place
        form, start, pattern = self._levels.get((key, depth), ("bullet", 1, ""))
        if form in ("bullet", "none"):
            return (BlockKind.BULLET if form == "bullet" else None), ""
        for count in [other for other in self._counts if other[0] == key and other[1] > depth]:
            del self._counts[count]
        self._counts[key, depth] = self._counts.get((key, depth), start - 1) + 1
        return BlockKind.NUMBERED, self._printed(key, pattern or f"%{depth + 1}.") + " "

    def _printed(self, key: str, pattern: str) -> str:
        def one(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            form, start, _ = self._levels.get((key, depth), ("decimal", 1, ""))
            return _spell(self._counts.get((key, depth), start), form)

        return re.sub(r"%(\d)", one, pattern)


def _place(paragraph: Paragraph) -> tuple[str, int] | None:
    """List and level that a paragraph states, or its style or the styles that this one is based on."""
    holders: list[Any] = [paragraph._p.pPr]  # noqa: SLF001
    style: Any = paragraph.style
    for _ in range(10):
        if style is None:
            break
        holders.append(style.element.find(qn("w:pPr")))
        style = style.base_style
    for holder in holders:
        number: Any = holder.find(qn("w:numPr")) if holder is not None else None
        identity = number.find(qn("w:numId")) if number is not None else None
        if identity is not None:
            level = number.find(qn("w:ilvl"))
            key = identity.get(qn("w:val"))
            return None if key == "0" else (key, int(level.get(qn("w:val"))) if level is not None else 0)
    return None


def _by_style(style: str) -> BlockKind | None:
    if re.match(r"list bullet|listenabsatz bullet", style, re.IGNORECASE):
        return BlockKind.BULLET
    return BlockKind.NUMBERED if re.match(r"list number", style, re.IGNORECASE) else None


def _read_levels(document: Document) -> dict[tuple[str, int], tuple[str, int, str]]:
    """Format, start and text of every level of every list."""
    part: Any = next(
        (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
    )
    if part is None:
        return {}
    root = part.element
    abstract = {item.get(qn("w:abstractNumId")): item for item in root.findall(qn("w:abstractNum"))}
    levels: dict[tuple[str, int], tuple[str, int, str]] = {}
    for item in root.findall(qn("w:num")):
        link = item.find(qn("w:abstractNumId"))
        definition = abstract.get(link.get(qn("w:val"))) if link is not None else None
        for level in definition.findall(qn("w:lvl")) if definition is not None else ():
            levels[item.get(qn("w:numId")), int(level.get(qn("w:ilvl")))] = (
                _value(level, "w:numFmt", "decimal"),
                int(_value(level, "w:start", "1")),
                _value(level, "w:lvlText", ""),
            )
    return levels


def _value(level: Any, name: str, default: str) -> str:
    found = level.find(qn(name))
    value = found.get(qn("w:val")) if found is not None else None
    return value if isinstance(value, str) else default


def _spell(number: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter") and number >= 1:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 1 <= number < 4000:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if form == "lowerRoman" else roman.upper()
    return str(number)
