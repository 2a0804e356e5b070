"""Quarters, halves, fiscal years, seasons and decades, each with one key for all the ways to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_NTH = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4,
    "one": 1, "two": 2, "three": 3, "four": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = (
    r"(?:[\s,]+(?:of\s+)?(?:the\s+)?(?:year\s+)?"
    rf"(?P<year>{_YEAR}|(?:this|next|last|following)\s+year|year))?\b"
)
_PART = re.compile(
    rf"\b(?:(?P<nth>first|second|third|fourth|last|[1-4](?:st|nd|rd|th))[\s-]+(?P<what>quarter|half)"
    rf"|quarter\s+(?P<number>one|two|three|four|[1-4])(?=\s|$)|(?P<what_first>[QH])(?P<n1>[1-4])"
    rf"|(?P<n2>[1-4])(?P<what_last>[QH])){_OF_YEAR}",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(rf"\b(?P<year>{_YEAR})[\s:-]?(?P<what>[QH])(?P<nth>[1-4])\b")
_MONTHS_OF = re.compile(
    rf"\b(?P<nth>first|last|final)\s+(?P<months>three|six|3|6)\s+months\s+of\s+"
    rf"(?:the\s+)?(?P<year>{_YEAR}|this\s+year|next\s+year|last\s+year|year)\b",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"\b(?:FY[\s-]?(?P<short>{_YEAR}|\d\d)|(?:fiscal|financial|budget)\s+(?:year\s+)?(?P<year>{_YEAR})"
    rf"|(?P<before>{_YEAR})\s+(?:fiscal|financial|budget)\s+year)(?!\d|[-/]\d)(?:\b|(?=s))",
    re.IGNORECASE,
)
_SEASON = re.compile(
    rf"\b(?:the\s+)?(?P<season>spring|summer|autumn|winter|fall)\s+(?:of\s+)?(?P<year>{_YEAR})\b",
    re.IGNORECASE,
)
_DECADE = re.compile(r"\b(?P<decade>(?:19|20)\d0)'?s\b")
_NINETIES = re.compile(
    r"\b(?P<age>early|mid|late)?-?\s?(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b"
)
_TENS = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_MAY_HOLD = re.compile(r"\d|quarter|half|months of|ties\b", re.IGNORECASE)
_HALF_YEAR = ("six", "6")


def find_periods(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and key of every named part of a year, fiscal year, season and decade."""
    if not _MAY_HOLD.search(text):
        return
    for match in _PART.finditer(text):
        what = (match["what"] or match["what_first"] or match["what_last"] or "q")[0].lower()
        digits = match["n1"] or match["n2"]
        word = (match["nth"] or match["number"] or "").lower()
        nth = int(digits) if digits else _NTH.get(word) or int(word)
        yield match.start(), match.end(), _part(what, nth, match["year"])
    for match in _YEAR_FIRST.finditer(text):
        yield match.start(), match.end(), _part(match["what"].lower(), int(match["nth"]), match["year"])
    for match in _MONTHS_OF.finditer(text):
        what = "h" if match["months"].lower() in _HALF_YEAR else "q"
        nth = 1 if match["nth"].lower() == "first" else 4
        yield match.start(), match.end(), _part(what, nth, match["year"])
    for match in _FISCAL.finditer(text):
        year = match["short"] or match["year"] or match["before"]
        yield match.start(), match.end(), f"fiscal {year if len(year) > 2 else '20' + year}"
    for match in _SEASON.finditer(text):
        season = match["season"].lower().replace("fall", "autumn")
        yield match.start(), match.end(), f"{season} {match['year']}"
    yield from _decades(text)


def _part(what: str, nth: int, year: str | None) -> str:
    return f"{what}{min(nth, 2) if what == 'h' else nth} {(year or '').lower()}"


def _decades(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _DECADE.finditer(text):
        yield match.start(), match.end(), f"{match['decade']}s"
    for match in _NINETIES.finditer(text):
        if match["tens"] in _TENS[2:] and not match["age"]:
            yield match.start("tens"), match.end(), f"19{_TENS.index(match['tens']) + 2}0s"
