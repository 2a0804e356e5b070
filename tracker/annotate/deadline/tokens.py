"""Tokens of a sentence: words and figures, with each date that stands in it as one token."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.language.dates import DateMention, PartialDate, find_dates, find_partials
from tracker.model import Precision

_WORD = re.compile(r"\d+(?::\d\d)?(?:st|nd|rd|th|s)?(?!\w)|[^\W_]+(?:[’']s\b|[’'](?=\s))?|[^\w\s]")
_GENITIVE = re.compile(r"[’']s?$")
_NOT_LIMITING = frozenset("-‐‑–/")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a figure, a punctuation mark or a whole date of the sentence."""

    text: str
    start: int
    end: int
    low: str
    """The word in lower case, without a genitive."""
    genitive: bool = False
    """Whether the word is a genitive: 'next year's budget' is no time."""
    date: DateMention | PartialDate | None = None


def token(text: str, start: int, end: int, date: DateMention | PartialDate | None = None) -> Token:
    """A token with its derived fields."""
    bare = _GENITIVE.sub("", text)
    return Token(text, start, end, bare.lower(), bare != text, date)


def tokenise(sentence: str) -> list[Token]:
    """Words, marks and dates in order; hyphens and slashes only separate."""
    every: list[DateMention | PartialDate] = [*find_dates(sentence), *find_partials(sentence)]
    mentions = [mention for mention in every if not _plain_year(mention)]
    tokens: list[Token] = []
    dates = sorted(mentions, key=lambda mention: mention.start)
    position = 0
    for mention in dates:
        tokens += _words(sentence, position, mention.start)
        tokens.append(token(mention.text, mention.start, mention.end, mention))
        position = mention.end
    return tokens + _words(sentence, position, len(sentence))


def _plain_year(mention: DateMention | PartialDate) -> bool:
    """Years stay figures, so that 'the first half of 2025' is composed like any other."""
    if isinstance(mention, PartialDate):
        return False
    return mention.precision is Precision.YEAR and mention.text.isascii() and mention.text.isdigit()


def _words(sentence: str, start: int, end: int) -> list[Token]:
    return [
        token(match[0], match.start(), match.end())
        for match in _WORD.finditer(sentence, start, end)
        if match[0] not in _NOT_LIMITING
    ]
