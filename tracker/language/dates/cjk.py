"""Korean and Japanese dates, with the Japanese eras and kanji numerals."""

from __future__ import annotations

import re

from tracker.language.dates.mention import Days

_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
_KANJI = {figure: value for value, figure in enumerate("〇一二三四五六七八九")}
_FIGURES = "0-9０-９〇一二三四五六七八九十"
_NUMBER = rf"[{_FIGURES}]{{1,4}}"
_TO = r"\s*(?:[-~–—〜～・·ㆍ]|부터|에서|から)\s*"


def number(figures: str) -> int:
    """The value of Arabic, full-width or kanji figures ('２４', '二〇二四', '二十七')."""
    if "十" in figures:
        tens, _, ones = figures.partition("十")
        return (number(tens) if tens else 1) * 10 + (number(ones) if ones else 0)
    return int("".join(str(_KANJI[figure]) if figure in _KANJI else figure for figure in figures))


def _patterns(year: str, month: str, day: str) -> tuple[re.Pattern[str], ...]:
    full_year = rf"(?<![{_FIGURES}])(?:(?P<era>令和|平成|昭和|大正|明治)\s?)?(?P<y1>元|{_NUMBER})\s?{year}"
    m1, m2 = rf"(?P<m1>{_NUMBER})\s?{month}", rf"(?P<m2>{_NUMBER})\s?{month}"
    d1, d2 = rf"(?P<d1>{_NUMBER})\s?{day}", rf"(?P<d2>{_NUMBER})\s?{day}"
    open_d1 = rf"(?P<d1>{_NUMBER})\s?{day}?"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{full_year}\s?{m1}\s?{d1}{_TO}(?P<y2>{_NUMBER})\s?{year}\s?{m2}\s?{d2}",
            rf"{full_year}\s?{m1}\s?{d1}{_TO}{m2}\s?{d2}",
            rf"{full_year}\s?{m1}\s?{open_d1}{_TO}{d2}",
            rf"{full_year}\s?{m1}\s?{d1}",
            rf"{full_year}\s?(?P<m1>{_NUMBER})\s?{month}?{_TO}{m2}(?!\s?[{_FIGURES}]+\s?{day})",
            rf"{full_year}\s?{m1}(?!\s?[{_FIGURES}]+\s?{day})",
            rf"{full_year}(?:도(?!\w)|度)?(?!\s?[{_FIGURES}]+\s?{month}|간|間|前(?!半)|後(?!半)|전(?!반)|후(?!반)|以|이상|동안|이내|생|차|目)",
        )
    )


PATTERNS = _patterns("년", "월", "일(?!본|정|부(?!터)|반)") + _patterns("年", "月", "日(?!本)")


def read(match: re.Match[str]) -> Days | None:
    """The fields of a match; null when the number before the year sign is a duration ('3년', '3年')."""
    found = match.groupdict()
    year = 1 if found["y1"] == "元" else number(found["y1"])
    if found["era"]:
        year += _ERAS[found["era"]]
    elif year < 1500:
        return None

    def value(name: str) -> int | None:
        return number(found[name]) if found.get(name) else None

    return Days(year, value("m1"), value("d1"), value("y2"), value("m2"), value("d2"))
