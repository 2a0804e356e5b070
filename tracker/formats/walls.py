"""Recognise pages that stand between a reader and the text: cookie, bot, login and script walls.

A wall is short and says so. It is told by its phrases, and only where next to nothing else is there:
a statement under a cookie banner is still a statement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WALLS = (
    ("a bot check", r"checking (if the site connection is secure|your browser)|verify(ing)? (that )?you are (a )?human|are you a robot"
     r"|just a moment|not a robot|unusual traffic|captcha|access (to this page has been )?denied|request blocked|ddos protection"
     r"|you don.t have permission to access|자동 ?등록 ?방지|ロボットではありません"),
    ("a cookie notice", r"\bcookies?\b|쿠키|クッキー"),
    ("a request for JavaScript", r"(enable|requires?|need|turn on|activate).{0,40}javascript|javascript.{0,40}(disabled|required|enabled|turned off)"
     r"|자바스크립트|JavaScript(を|が)"),
    ("a login form", r"(log|sign)(ging|ged)?[ -]?in\b.{0,40}(to|required|continue|account|password)|enter your (password|user ?name|email)"
     r"|forgot(ten)? (your )?password|비밀번호|로그인이 필요|ログインしてください|パスワード"),
    ("a paywall", r"subscribe to (continue|read)|subscribers only|already a subscriber"),
    ("an error message", r"\b(404|403|500|502|503)\b.{0,40}(error|not found|forbidden|unavailable|gateway)"
     r"|page (you (requested|are looking for) )?(was |could )?(not|n.t) (be )?found|page not found|service unavailable"
     r"|페이지를 찾을 수 없|ページが見つかりません"),
    ("a loading message", r"^(loading|please wait|redirecting)\b|you are being redirected"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _WALLS)
_SENTENCE = re.compile(r"[.!?。！？][\"'”’»)\]]*$")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_ENOUGH = 250


def wall_in(texts: Sequence[str], shown: Sequence[str] | None = None) -> str | None:
    """Name the kind of wall that ``texts`` (what was taken for the statement) are, or ``None``.

    ``shown`` is all that the page shows, where that is more than ``texts``.
    """
    left = sum(_size(text) for text in texts if _kind(text) is None and _is_prose(text))
    if left >= _ENOUGH:
        return None
    among_texts = [kind for text in texts if (kind := _kind(text))]
    if among_texts:
        return among_texts[0] if left < sum(_size(text) for text in texts if _kind(text)) else None
    if left:
        return None
    return next((kind for text in shown or () if (kind := _kind(text))), None)


def _kind(text: str) -> str | None:
    return next((name for name, pattern in _PATTERNS if pattern.search(text[:600])), None)


def _is_prose(text: str) -> bool:
    return _size(text) >= 30 and _SENTENCE.search(text) is not None


def _size(text: str) -> float:
    return len(text) + 1.5 * len(_WIDE.findall(text))
