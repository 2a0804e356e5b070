"""The opening sentences of a statement, as far as reading metadata needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.model import Cleaned

_ABBREVIATION = (
    r"(?<!\bGen)(?<!\bAdm)(?<!\bLt)(?<!\bCol)(?<!\bMaj)(?<!\bCapt)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)"
    r"(?<!\bNo)(?<!\bJan)(?<!\bFeb)(?<!\bMar)(?<!\bApr)(?<!\bJun)(?<!\bJul)(?<!\bAug)(?<!\bSep)(?<!\bSept)"
    r"(?<!\bOct)(?<!\bNov)(?<!\bDec)(?<!\bSen)(?<!\bRep)(?<!\bGov)(?<!\bProf)(?<!\bJr)(?<!\bSr)(?<!\b[A-Z])"
)
_BREAK = re.compile(rf"{_ABBREVIATION}[.!?][\"”’']?\s+(?=[\"“‘A-Z0-9가-힣])|(?<=[。！？])")
_DATELINE = re.compile(
    r"^[A-Z][\w .,’'/-]{1,50}?(?:,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*"
    r"(?:\([\w .,/]{2,40}\)\s*(?:--|[-–—])|(?:--|—)(?=\s?[A-Z])|:\s(?=An?\s))\s*"
)
_MARKER = re.compile(r"^\(?\d{1,2}[.)]?\s+|^[•*○□ㅇo-]\s+")


def opening(cleaned: Cleaned, count: int) -> list[str]:
    """The first ``count`` sentences, without list numbers and an agency's dateline."""
    found: list[str] = []
    for sentence in _sentences(cleaned):
        found.append(sentence)
        if len(found) == count:
            break
    return found


def _sentences(cleaned: Cleaned) -> Iterator[str]:
    for number, block in enumerate(cleaned.body):
        text = _MARKER.sub("", " ".join(block.text.split()))
        text = _DATELINE.sub("", text) if number == 0 else text
        start = 0
        for match in _BREAK.finditer(text):
            yield text[start : match.end()].strip()
            start = match.end()
        if text[start:].strip():
            yield text[start:].strip()
