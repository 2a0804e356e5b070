"""English dates: British and American order, abbreviations, ordinals, ranges, months, years."""

from __future__ import annotations

import re

from tracker.language.dates.mention import Days

_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = {name[:length]: number for number, name in enumerate(_NAMES, 1) for length in (3, 4, len(name))}

# 'may' and 'march' are also verbs: those two need their capital.
MONTH = (
    r"(?:(?i:january|february|april|june|july|august|september|october|november|december)"
    r"|May|MAY|March|MARCH|(?:J[aA][nN]|F[eE][bB]|M[aA][rR]|A[pP][rR]|J[uU][nN]|J[uU][lL]|A[uU][gG]"
    r"|S[eE][pP][tT]?|O[cC][tT]|N[oO][vV]|D[eE][cC])\b\.?)"
)
MONTH_NAME = re.compile(MONTH)
DAY = r"(?:[Tt]he\s+)?(?<!\d)(?:3[0-9]|[12]\d|0?[1-9])(?:\s?(?:st|nd|rd|th))?(?!\d|[.,]\d)"
YEAR = r"(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d|\s?%)"
TO = r"(?:\s*[-–—/~]\s*|\s+(?:to|and|until|till|through|or)\s+|\s*&\s*)"
_GAP = r"(?:\s+|-|\s*/\s*|\.\s?)(?:of\s+)?"
_COMMA = r"(?:\s*,\s*|\s+|-|/)(?:of\s+)?"


def month_number(name: str) -> int:
    """1 to 12 for an English month name or its abbreviation with or without a point."""
    return _NUMBERS[name.rstrip(".").lower()]


def day_number(words: str) -> int:
    """The digits of 'the 18th'."""
    return int(re.sub(r"\D", "", words))


def _group(name: str, pattern: str) -> str:
    return f"(?P<{name}>{pattern})"


_D1, _D2 = _group("d1", DAY), _group("d2", DAY)
_M1, _M2 = _group("m1", MONTH), _group("m2", MONTH)
_Y1, _Y2 = _group("y1", YEAR), _group("y2", YEAR)

# A bare four-digit number is a year only where something says so.
_YEAR_CUE = (
    r"(?i:\b(?:in|of|since|by|during|until|till|through|from|before|after|for|to|and|between|beyond|year|years"
    r"|the|our|early|late|mid|end|spring|summer|autumn|fall|winter|fiscal|fy|financial)[\s-]+)"
)
_NOT_COUNTED = (
    r"(?!\s*(?:[-–]\s*\d|(?:million|billion|trillion|percent|per\s+cent|troops|soldiers|personnel|people"
    r"|persons|men|women|students|members|tons|tonnes|metric|miles|kilomet|km|metres|meters|feet|dollars"
    r"|euros?|hours|days|times|units|megawatts|mw|gw)\b))"
)

PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(rf"(?<![\w]){pattern}(?!\w)")
    for pattern in (
        rf"{_D1}{_GAP}{_M1}{_COMMA}{_Y1}\s*[-–—]\s*{_D2}{_GAP}{_M2}{_COMMA}{_Y2}",
        rf"{_M1}\s+{_D1}{_COMMA}{_Y1}\s*[-–—]\s*{_M2}\s+{_D2}{_COMMA}{_Y2}",
        rf"{_D1}{_GAP}{_M1}{TO}{_D2}{_GAP}{_M2}{_COMMA}{_Y1}",
        rf"{_M1}\s+{_D1}{TO}{_M2}\s+{_D2}{_COMMA}{_Y1}",
        rf"{_D1}{TO}{_D2}{_GAP}{_M1}{_COMMA}{_Y1}",
        rf"{_M1}\s+{_D1}{TO}{_D2}{_COMMA}{_Y1}",
        rf"{_D1}{_GAP}{_M1}{_COMMA}{_Y1}",
        rf"{_M1}-?\s*{_D1}{_COMMA}{_Y1}",
        rf"{_M1}\s*[-–—/]\s*{_M2}{_COMMA}{_Y1}",
        rf"{_M1}{_COMMA}{_Y1}",
        rf"(?<![–-]){_Y1}\s*[-–]\s*{_Y2}",
        rf"{_YEAR_CUE}{_Y1}{_NOT_COUNTED}",
        rf"(?<=\(){_Y1}(?=\))",
        rf"^{_Y1}(?=\s+[A-Z])",
    )
)


def read(match: re.Match[str]) -> Days:
    """The fields of a match of one of ``PATTERNS``."""
    found = match.groupdict()

    def month(name: str) -> int | None:
        return month_number(found[name]) if found.get(name) else None

    def number(name: str) -> int | None:
        return day_number(found[name]) if found.get(name) else None

    year = int(found["y1"])
    return Days(year, month("m1"), number("d1"), number("y2"), month("m2"), number("d2"))
