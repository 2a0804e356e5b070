"""Marks at the start of a line: bullets, which are stripped, and numbers, which stay."""

from __future__ import annotations

import re

_BULLET = re.compile(
    r"(?:[•‣⁃∙◦●○◯■□▪▫◆◇▲△▶▷►▸❖✓✔➢➤⦁]\s*"  # marks that nothing else uses
    r"|・\s*"
    r"|[-–—*·‧ㅇ−>]\s+"  # marks that also occur inside text need a space
    r"|o\s+(?=[A-Z“\"(]))"
)
_NUMBER = re.compile(
    r"\(?\d{1,3}[.)]\s+"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z“\"(])"
    r"|\((?:[a-zA-Z]|[ivxl]{1,6}|[IVXL]{1,6}|\d{1,3}|[가-하])\)\s*(?=\S)"
    r"|(?:[a-z]|[ivxl]{1,6})[.)]\s+"
    r"|(?:[A-Z]|[IVXL]{1,6})[.)]\s+"
    r"|[가나다라마바사아자차카타파하][.)]\s+"
    r"|제\s?\d{1,3}\s?(?:조|항|호|장|절)(?:의\d+)?(?=[\s(.])"
    r"|第[0-9一二三四五六七八九十百]{1,4}(?:条|項|章|節|号)(?=[\s　（])"
    r"|（[0-9０-９一二三四五六七八九十ア-ン]{1,2}）\s*"
    r"|[0-9０-９]{1,2}[．、]\s*"
    r"|[０-９]{1,2}\s+"
    r"|[一二三四五六七八九十]{1,3}、\s*"
    r"|[①-⒛㉠-㉻㈀-㈞]\s*"
)
_HEADING_NUMBER = re.compile(r"(?:[IVXL]{1,6}|[A-Z])\.\s+\S|[第제]\s?[0-9一二三四五六七八九十]")
_LONE = re.compile(r"[•‣⁃∙◦●○■□▪▫◆▶▷►▸➢➤⦁ㅇ]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]")


def bullet_mark(text: str) -> int:
    """Return the length of the bullet mark with its white space, 0 if ``text`` has none.

    A dash at both ends is an ornament ('- END -', '- 3 -'), not a bullet.
    """
    match = _BULLET.match(text)
    if not match or match.end() == len(text):
        return 0
    if text[0] in "-–—*" and text.rstrip()[-1] == text[0]:
        return 0
    return match.end()


def number_mark(text: str) -> int:
    """Return the length of a paragraph number ('1. ', '(a) ', '제1항', '一、'), 0 if ``text`` has none."""
    match = _NUMBER.match(text)
    return match.end() if match and match.end() < len(text) else 0


def has_heading_number(text: str) -> bool:
    """Whether ``text`` begins with a number that headings have: 'II. Trade', 'B. Trade', '第3条 適用範囲'."""
    return _HEADING_NUMBER.match(text) is not None


def is_dash_mark(text: str) -> bool:
    """Whether the bullet of ``text`` is a dash, which also occurs inside sentences."""
    return text[:1] in "-–—−"


def is_lone_mark(text: str) -> bool:
    """Whether ``text`` is a bullet or a paragraph number and nothing else."""
    return _LONE.fullmatch(text) is not None
