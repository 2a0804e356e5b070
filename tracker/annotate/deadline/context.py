"""Whether a time belongs to something undertaken, or to the past, a forecast or a name.

Looks only at words: the verb that governs the time (the nearest one before it in its clause, or the
first one after it when the time opens the clause) and a few words that make a clause a forecast.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Tense(StrEnum):
    """What the governing verb says about the time of the act."""

    FUTURE = "future"
    PAST = "past"
    NONE = "none"


_CLAUSE = re.compile(r"[;:]|, (?:and|but|while|which|who|as|where) (?=\w+ )")
_PLAN = (
    r"plan(?:s|ned|ning)?|schedul\w+|intend(?:s|ed|ing)?|aim(?:s|ed|ing)?|slated|due|set to|seeks?|going to|expects? to"
    r"|expected|agree[sd]? (?:to|on)|committ?(?:s|ed|ing)? to|pledg\w+|decid\w+ to|look(?:s|ed|ing)? forward"
    r"|request(?:s|ed|ing)?|ask(?:s|ed|ing)?|extend(?:s|ing)?|renew(?:s|ing)?|tasked|prepar(?:e|es|ing) to|hopes? to"
    r"|instruct(?:s|ed)?|direct(?:s|ed)? \w+ to|invit(?:es|ed)|decides?|upcoming|forthcoming|anticipat(?:es?|ed|ing)"
    r"|promis\w+|undertak\w+|requires?|must|should|call(?:s|ed)? (?:on|for|upon)|urge[sd]?|propos\w+|is to|are to"
)
_FUTURE = re.compile(
    rf"\b(?:will|shall|would|(?:is|are|was|were) to|to (?:be )?(?!(?:\w+ing|the|a|an|its|our|their|this|that|it|his|her"
    rf"|date|\w+ly|\d+|[A-Z]\w*)\b)[a-z]+|(?i:{_PLAN})|(?i:next|ensure|can|may|appl(?:y|ies))|won[’']t|I[’']ll|we[’']ll)\b"
)
_PAST = re.compile(
    r"(?<![-\w])(?:was|were|had|has(?! to\b)|have(?! to\b)|(?!need|speed|proceed|succeed|exceed|embed|indeed|agreed|committed"
    r"|scheduled|planned|intended|aimed|slated|expected|pledged|decided|requested|asked|extended|tasked"
    r"|instructed|invited|anticipated|promised|proposed|called|urged|concerned|limited|united|advanced|shared|related"
    r"|continued|named|renewed|updated|revised|increased|so-called|directed|based|detailed)[a-z]{2,}(?<!e)ed"
    r"|held|met|took|made|began|begun|signed|gave|given|sent|went|saw|said|came|fell|rose|grew|brought|built|led|left"
    r"|kept|taken|spoken|undertook|became|recalling|noting|dated|last|previous|ago|since|earlier this|sought|shown"
    r"|underwent|done|drew|felt|got|heard|knew|paid|ran|set out|stood|thought|told|wrote|written)\b"
)
_FORECAST = re.compile(
    r"\b(?:project(?:s|ed|ions?)?|forecasts?|outlook|inflation|growth|gdp|unemployment|output|prices?|earnings|median"
    r"|estimat\w+|economy|real income|demand|staff (?:see|expect|anticipate)\w*|expansion|per ?cent|percent)\b",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:expect\w*|project\w*|forecast\w*|see[ns]?|anticipat\w*|estimat\w*|likely|remain\w*|average|rise|fall|pick"
    r"|recover\w*|declin\w*|increas\w*|expand|grow|reach\w*|return\w*|strengthen|moderate)\b"
)
_DOCUMENT = re.compile(
    r"\b(?:resolutions?|report|letter|decision|note|document|dated|statement|agreement)\b[^,;]{0,40}$"
)


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
    future = _last(_FUTURE, where.before)
    past = _last(_PAST, where.before)
    if future < 0 and past < 0:
        ahead, behind = _FUTURE.search(where.after), _PAST.search(where.after)
        if ahead and (not behind or ahead.start() <= behind.start()):
            return Tense.FUTURE
        return Tense.PAST if behind else Tense.NONE
    return Tense.FUTURE if future >= past else Tense.PAST


def is_undertaken(where: Place) -> bool:
    """Whether anything in the clause looks forward, wherever it stands."""
    return bool(_FUTURE.search(where.before) or _FUTURE.search(where.after))


def names_today(where: Place) -> bool:
    """Whether the clause says that it is about the day of the meeting itself."""
    return bool(
        re.search(r"\b(?:today|tonight|this (?:morning|afternoon|evening))\b", where.before + where.after)
    )


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((match.end() for match in pattern.finditer(text)), default=-1)


def is_forecast(where: Place) -> bool:
    """Whether the clause says what is expected to happen rather than what is undertaken."""
    clause = where.before + where.after
    return bool(_FORECAST.search(clause) and _OUTCOME.search(clause))


def is_reference(where: Place) -> bool:
    """Whether the time dates a document: 'resolution 186 (1964) of 4 March 1964'."""
    return bool(_DOCUMENT.search(where.before) and re.search(r"\b(?:of|dated|on)\s*$", where.before))
