"""Whether a time belongs to something undertaken, or to the past, a forecast or a name.

Looks only at words: the verb that governs the time (the nearest one before it in its clause, or the
first one after it when the time opens the clause) and a few words that make a clause a forecast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from tracker.annotate.deadline import words


class Tense(StrEnum):
    """What the governing verb says about the time of the act."""

    FUTURE = "future"
    PAST = "past"
    NONE = "none"


_CLAUSE = re.compile(r"[;:](?!\d)|, (?:and|but|while|who|as|where) (?=\w+ )")
_DOCUMENT = re.compile(
    r"\b(?:resolutions?|report|letter|decision|note|document|dated|statement|agreement)\b[^,;]{0,40}$"
)


def _any(name: str) -> str:
    return "(?:" + "|".join(words.table("context")[name]) + ")"


_ASIDE = re.compile(r"--.*?--|–[^–]*–|—[^—]*—|\([^()]*\)")
_NEAR = 60
"""How many characters after a time may still hold the subject of its clause."""


@cache
def _future() -> re.Pattern[str]:
    infinitive = rf"to (?:be )?(?!{_any('not_infinitive')}\b)(?-i:[a-z])[a-z]+"
    return re.compile(rf"\b(?:{_any('future')}|{infinitive})\b", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    regular = rf"(?!{_any('not_past')}\b)(?-i:[a-z])[a-z]+(?<!e)ed"
    return re.compile(rf"(?<![-\w])(?<!\bbe )(?<!being )(?:{_any('past')}|{regular})\b", re.IGNORECASE)


@cache
def _forecast(part: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_any(part)}(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A time in its sentence: the clause before it and after it."""

    before: str
    after: str


def place(sentence: str, start: int, end: int) -> Place:
    """The clause around ``sentence[start:end]``."""
    cuts = [match.end() for match in _CLAUSE.finditer(sentence, 0, start)]
    left = sentence[cuts[-1] if cuts else 0 : start]
    cut = _CLAUSE.search(sentence, end)
    return Place(left, sentence[end : cut.start() if cut else len(sentence)])


def tense(where: Place) -> Tense:
    """The tense of the nearest verb before the time, else of the first verb after it."""
    future = _last(_future(), where.before)
    past = _last(_past(), where.before)
    if future < 0 and past < 0:
        ahead, behind = _future().search(where.after), _past().search(where.after)
        if ahead and (not behind or ahead.start() <= behind.start()):
            return Tense.FUTURE
        return Tense.PAST if behind else Tense.NONE
    return Tense.FUTURE if future >= past else Tense.PAST


def is_undertaken(where: Place) -> bool:
    """Whether anything in the clause looks forward, wherever it stands."""
    return bool(_future().search(where.before) or _future().search(where.after))


def names_today(where: Place) -> bool:
    """Whether the clause says that it is about the day of the meeting itself."""
    return bool(
        re.search(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", where.before + where.after)
    )


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def is_forecast(where: Place) -> bool:
    """Whether the clause says what is expected to happen rather than what is undertaken."""
    before = _ASIDE.sub(" ", where.before)
    subject = _forecast("forecast_subject")
    if not subject.search(before) and not subject.search(where.after[:_NEAR]):
        return False
    said = _last(_forecast("forecast_verb"), where.before)
    if said >= 0 or _last(_future(), where.before) >= 0:
        return said >= _last(_future(), where.before)
    return bool(_forecast("forecast_verb").search(where.after))


def is_reference(where: Place) -> bool:
    """Whether the time dates a document: 'resolution 186 (1964) of 4 March 1964'."""
    return bool(_DOCUMENT.search(where.before) and re.search(r"\b(?:of|dated|on)\s*$", where.before))
