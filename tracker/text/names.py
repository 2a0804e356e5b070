"""Proper names of meetings in running text and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracker.text.ordinals import ORDINAL
from tracker.text.tables import table

_CAP = r"(?:(?:[A-Z]\.){2,}[\w’'–-]*|[A-Z][\w’'.&/+–-]*[\w’']|[A-Z]|\d\+\d)"
_LINK = r"(?:of the|of|on|for the|for|and the|and|between the|between|with|&)"
_DOCUMENT = re.compile(
    r"^.*\b(?:Statement|Communiqu\w+|Declaration|Read-?out|Outcomes?|Results?|Release|Summary|Remarks|Note)\b"
    r"(?:\s+(?:of|on|from|following|at|by|for))?(?:\s+the)?\s+"
)
_LEADING_ORDINAL = re.compile(rf"(?<![\w-])(?i:{ORDINAL})(?!\w)")
_NOT_FIRST = re.compile(
    r"^(?:The|A|An|This|These|Their|Its|Our|During|Following|After|At|In|On|For|Joint)\s+"
)
_CJK = re.compile(
    r"(?:[제]\s?\d{1,3}\s?[차회]\s+)?(?:[가-힣A-Z·ㆍ\-–]+\s){0,4}?[가-힣A-Z·ㆍ\-–]*"
    r"(?:회의|위원회|대화|협의체|협의회|회담|포럼|협의|공동위|토의)(?=[를을가이은는에와과의\s,(」』”’]|$)"
    r"|(?:第[0-9０-９]{1,3}回)[^、。「」\s（(]{2,40}?(?:会合|会議|対話|会談|協議会|協議|委員会|フォーラム|サミット)"
)
_PARTIES = re.compile(r"[가-힣A-Z]\s?[-–·ㆍ・]\s?[가-힣A-Z]")
"""A Korean name without an ordinal counts only where it names its parties."""
_NOT_LATIN = re.compile("[가-힣\u3040-\u30ff]{2}")
"""A Korean or Japanese sentence gives an English name only in brackets, behind its own."""
_CJK_ORDINAL = re.compile(r"[제第]\s?[0-9０-９]{1,3}\s?[차회回次]")


@dataclass(frozen=True, slots=True)
class Name:
    """A meeting's name and where it stands."""

    text: str
    start: int
    end: int

    @property
    def proper(self) -> bool:
        """Whether every word that matters has a capital: then it is the name of something recurring."""
        last = self.text.split()[-1]
        return last[0].isupper() or not last.isascii()


@cache
def _english() -> re.Pattern[str]:
    nouns = "|".join(sorted(table("meeting")["nouns"], key=len, reverse=True))
    small = "talks|meeting|dialogue|summit|conference|consultations"
    before = rf"(?:(?i:{ORDINAL})|{_CAP})\s+(?:(?:(?i:{ORDINAL})|{_CAP}|{_LINK})\s+)*?"
    month = "January|February|March|April|May|June|July|August|September|October|November|December"
    topic = rf"(?!(?:{month})\b|[A-Z][a-z]+day\b){_CAP}(?:(?:\s+(?:{_LINK}|to the))?\s+{_CAP})*"
    after = rf"(?:\s+(?:on|of|for|between)\s+(?:the\s+)?{topic})?"
    return re.compile(
        rf"\b{before}(?:{nouns})\b(?:\s+(?:{nouns})\b)*{after}"
        rf"|\b(?:(?i:{ORDINAL})\s+)?(?:{_CAP}\s+)(?:(?:{_CAP}|of the|of|on|for|and)\s+)*(?:{small})\b"
    )


def find_names(text: str) -> Iterator[Name]:
    """Names of meetings in a sentence, in order; a bare 'Meeting' is none."""
    for match in () if _NOT_LATIN.search(text) else _english().finditer(text):
        name = _trimmed(match[0])
        if len(name.split()) >= 2:
            yield Name(name, match.end() - len(name), match.end())
    for match in _CJK.finditer(text):
        bare = _CJK_ORDINAL.sub("", match[0]).strip()
        if len(bare) >= 4 and (bare != match[0].strip() or _PARTIES.search(bare)):
            yield Name(match[0].strip(), match.start(), match.end())


def has_parties(name: str) -> bool:
    """Whether a Korean name tells between whom ('한-노르웨이 전략대화'); the text may leave it out."""
    return _PARTIES.search(name) is not None


def _trimmed(name: str) -> str:
    """Cuts off the document's own title, articles, and whatever stands before an ordinal."""
    name = _DOCUMENT.sub("", name)
    ordinal = _LEADING_ORDINAL.search(name)
    if ordinal:
        return name[ordinal.start() :]
    while lead := _NOT_FIRST.match(name):
        name = name[lead.end() :]
    return name
