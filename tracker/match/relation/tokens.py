"""Words and characters of a sentence with their keys, before any of them is read as a unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

from tracker.match.relation.fold import fold
from tracker.match.relation.lexicon import PARTIES
from tracker.match.relation.phrases import ALIAS_OF

_LATIN = r"[A-Za-z\u00c0-\u024f\u0370-\u052f]"
_TOKEN = re.compile(
    rf"(?:{_LATIN}\.){{2,}}|(?:{_LATIN}|\d)+(?:[-'/&](?!(?:[A-Z]\.){{2}})(?:{_LATIN}|\d)+)*"
    r"|하였|하여|하(?=[기고며는지자])|했|한(?=다)|[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々ー]"
)
CJK = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々ー]")
_CJK_DO = frozenset({"하였", "하여", "했"})
DO = "\x00do"
_SUSPENDED = re.compile(rf"-,?\s+(?:(?:and|or|to)\s+)?{_LATIN}+-({_LATIN}+)")
"""Behind 'low' in 'low- and middle-income'."""
_JOINED = frozenset(
    {"based", "led", "backed", "owned", "made", "funded", "sponsored", "chaired", "hosted", "brokered"}
)
"""Participles that are written together with the name that a preposition could join to them."""
_RUN_TOGETHER = frozenset({"cannot", "Cannot", "CANNOT"})
_STEMS = {"wo": "will", "ca": "can", "sha": "shall"}
_TAILS = ("'ll", "'re", "'ve", "'s", "'d", "'m")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or character at ``start:end``, with its comparison key; ``text`` is what it stands for."""

    start: int
    end: int
    text: str
    key: str


def _is_do(text: str, match: re.Match[str]) -> bool:
    """Whether 하 or 한 is the verb 'do' here, and not part of a word."""
    after = text[match.end() : match.end() + 1]
    return (match.group() == "한" and after == "다") or (
        match.group() == "하" and after in set("기고며는지자")
    )


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of ``text`` in order: words, parts of contractions, characters without spaces."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        form, start = match.group(), match.start()
        if CJK.match(form):
            found.append(
                Token(start, match.end(), form, DO if form in _CJK_DO or _is_do(text, match) else form)
            )
            continue
        suspended = _SUSPENDED.match(text, match.end())
        if suspended:
            whole = f"{form}-{suspended[1]}"
            found.append(Token(start, match.end(), whole, fold(whole)))
            continue
        if form.isalnum() and form not in _RUN_TOGETHER:
            found.append(Token(start, match.end(), form, fold(form)))
            continue
        for part, first, last in _parts(form):
            found.append(Token(start + first, start + last, part, fold(part)))
    return found


def _parts(form: str) -> list[tuple[str, int, int]]:
    """Split contractions ('won't', "we'll") and names joined by a hyphen ('ROK-Japan'), with places."""
    low, end = form.lower(), len(form)
    if low == "cannot":
        return [(form[:3], 0, 3), (form[3:], 3, end)]
    if low.endswith("n't") and low != "n't":
        stem = _STEMS.get(low[:-3], form[:-3])
        return [(stem, 0, end - 3), (form[-3:], end - 3, end)]
    for tail in _TAILS:
        if low.endswith(tail):
            head = (form[: -len(tail)], 0, end - len(tail))
            return [head, (form[-len(tail) :], end - len(tail), end)] if tail == "'ll" else [head]
    pieces = re.split(r"[-/]", form)
    if len(pieces) == 2 and form[0].isupper() and pieces[1] in _JOINED:
        return [(pieces[0], 0, len(pieces[0])), (pieces[1], len(pieces[0]) + 1, end)]
    if len(pieces) > 1 and all(p.lower() in ALIAS_OF or p.lower() in PARTIES for p in pieces):
        starts = accumulate((len(piece) + 1 for piece in pieces), initial=0)
        return [(piece, at, at + len(piece)) for piece, at in zip(pieces, starts, strict=False)]
    return [(form, 0, end)]
