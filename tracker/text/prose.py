"""Tells sentences from labels, menus and headlines, by evidence that adds up."""

from __future__ import annotations

import re
from functools import cache

from tracker.text.endmark import strip_end_mark
from tracker.text.tables import table

PROSE = 5.0
"""Score from which a line counts as running text."""

_WORD = re.compile(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*\.?")
_NOTE = r"(?:\[[\w ]{1,8}\]|\([\w/ ]{2,20}\)|[¹²³⁴-⁹*†])"
_ENDED = re.compile(rf"[.!?;:。！？][\"”’'»)\]]*(?:\s*{_NOTE})?\s*$|,[\"”’]?\s*$|[;,] (?:and|or)\s*$")
_CUT = re.compile(r"(?:\.\.\.|…)\W*$")
_LINKS = re.compile(r"\s[|»>·•:]\s.*\s[|»>·•:]\s|\s[|»>]\s|https?://\S+$|\S@\S+$")
_HANGUL = re.compile(r"[가-힣]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff가-힣]")
_MARKER = re.compile(r"^\W*(?:\(?(?:\d+|[a-zA-Z]|[ivxIVX]+)[.)]|[□○ㅇ◦▲◆●■])\s*")


def words(text: str) -> list[str]:
    """The alphabetic words of a text; in scripts without spaces, one entry per two signs."""
    if _KANA.search(text) or (_CJK.search(text) and not _HANGUL.search(text)):
        signs = "".join(_CJK.findall(text))
        return [signs[i : i + 2] for i in range(0, len(signs), 2)] or _WORD.findall(text)
    return _WORD.findall(text)


@cache
def _function_words() -> frozenset[str]:
    lists: dict[str, str] = table("prose")["function_words"]
    return frozenset(word for listed in lists.values() for word in listed.split())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(table("prose")["verbs"]["en"].split())


def is_function_word(word: str) -> bool:
    """Whether a word is one of those (the, of, and …) that another must follow."""
    return word in _function_words()


def function_share(tokens: list[str]) -> float:
    """Share of small words (the, of, to …) among the words, 0 to 1."""
    if not tokens:
        return 0.0
    small = _function_words()
    return sum(token.lower().rstrip(".") in small for token in tokens) / len(tokens)


def prose_score(text: str) -> float:
    """How much a line reads like running text; ``PROSE`` and more is a sentence."""
    if _HANGUL.search(text):
        return _verb_final_score(text, "ko")
    if _KANA.search(text):
        return _verb_final_score(text, "ja")
    return _latin_score(text)


def is_prose(text: str) -> bool:
    """Whether a line is running text."""
    return prose_score(text) >= PROSE


def has_verb(text: str) -> bool:
    """Whether a word of the text after the first is a verb form that sentences are made with."""
    return any(_is_verb(token) for token in _WORD.findall(text)[1:])


def _latin_score(text: str) -> float:
    text = strip_end_mark(text)
    tokens = _WORD.findall(text)
    count, share = len(tokens), function_share(tokens)
    lower = sum(token[0].islower() for token in tokens) / max(count, 1)
    verb = has_verb(text)
    score: float = 2.0 * bool(_ENDED.search(text)) + (count >= 8) + (count >= 14) + (count >= 22)
    score += (share >= 0.18) + (share >= 0.3) + verb + (lower >= 0.45)
    score -= 2.0 * bool(_CUT.search(text)) + 2.0 * bool(_LINKS.search(text)) + 2.0 * (count < 4)
    score -= 2.0 * (count < 22 and not _ENDED.search(text))
    return score


def _is_verb(token: str) -> bool:
    return token in _verbs() or (token.islower() and len(token) > 4 and token.endswith("ed"))


def _verb_final_score(text: str, language: str) -> float:
    data: dict[str, dict[str, str]] = table("prose")
    body = _MARKER.sub("", text.strip())
    ended = bool(re.search(data["endings"][language], strip_end_mark(body)))
    particles = len(re.findall(data["particles"][language], body))
    size = len(_CJK.findall(body))
    marked = body != text.strip()
    score: float = 3.0 * ended + (size >= 12) + (size >= 25) + (particles >= 1) + (particles >= 3)
    score += 1.5 * (marked and size >= 15) - 2.0 * bool(_LINKS.search(text)) - 2.0 * (size < 6)
    return score
