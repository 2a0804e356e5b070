"""Where the meeting was; null when it was held by video, or when the text does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.text.held import held_at, virtual

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:[a-z]{3,6})?\b"
_CAP = rf"(?!{_MONTH})[A-Z][\w’'.-]*"
_NAME = rf"{_CAP}(?:\s+(?:(?:de|da|del|of|the|la|le)\s+)*{_CAP}){{0,5}}"
_TOWN = re.compile(rf"\bin\s+(?:the city of\s+)?({_NAME}(?:,\s+{_NAME}){{0,2}})(?![\w-])")
_VENUE = re.compile(rf"\b(?:at|in)\s+(?:the\s+)?({_NAME})(?:\s+\([^)]*\))?(?=\s+in\s+[A-Z])")
_SITE = re.compile(rf"\bat\s+(?:the\s+)?({_NAME})")
_EVENT = (
    r"January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Summit|Talks|Meeting|Dialogue|Conference|Council|Committee|Forum|Ministerial|Consultations|Commission|Session|UTC|GMT"
)
_REGION = (
    r"Seas?|Region|Peninsula|Strait|Oceans?|Pacific|Asia|Atlantic|Arctic"
    r"|State|Secretary|Minister|Treaty|Agreement|Charter"
)
_NO_VENUE = re.compile(rf"\b(?:{_EVENT})\b")
_NO_PLACE = re.compile(rf"\b(?:{_EVENT}|{_REGION})\b")
_KOREAN = re.compile(
    r"((?:(?:서울|부산|대구|인천|광주|대전|울산|세종|제주|경기|강원)\s)?[가-힣A-Z]+(?:시|도|국)?)에서(?![의는도])"
)
_NO_TOWN = re.compile(
    r"(?:회의|회담|자리|분야|차원|과정|가운데|브리핑|인터뷰|대화|위원회|행사|계기|지역|측면|상황|청사|본관|별관|현지)$"
    r"|(?:間|中|上|下|もと|席|場|機会|形|際|枠組み)$"
    r"|(?:省|庁|本部|本館|別館|庁舎|官邸|会議室|会合|会議|委員会|対話)$"
)
_JAPANESE = re.compile(
    r"(?:、|において|^|の)?([^、。の「」を\s]{1,14})(?:において|で)(?=、|第|開|行|実施|日)"
)
_NEXT_SENTENCE = re.compile(r"(?<=[A-Z]\.)\s+[A-Z][a-z].*$")
_INITIALS = re.compile(r"(?:[A-Z]\.){2,}$")
_PRESENT = 4


def read_place(sentences: Sequence[str]) -> tuple[str, str] | None:
    """The place and the sentence it was read from."""
    for sentence in sentences[:_PRESENT]:
        verbs = held_at(sentence)
        if not verbs:
            continue
        place = _in_sentence(sentence, verbs)
        if place:
            return place, sentence
        if virtual(sentence):
            return None
    return None


def _in_sentence(sentence: str, verbs: list[tuple[int, int]]) -> str | None:
    if re.search(r"[가-힣]", sentence):
        return _verb_final(sentence, verbs, _KOREAN)
    if re.search(r"[\u3040-\u30ff]", sentence):
        return _verb_final(sentence, verbs, _JAPANESE)
    return _english(sentence, min(start for start, _ in verbs))


def _english(sentence: str, verb: int) -> str | None:
    tail = sentence[verb:]
    town = next((m for m in _TOWN.finditer(tail) if not _NO_PLACE.search(_first(m[1]))), None)
    if town is None:
        site = next((m for m in _SITE.finditer(tail) if not _NO_VENUE.search(m[1])), None)
        return site[1] if site and not virtual(sentence) else None
    if re.match(r"\s+and\s+(?:in\s+)?[A-Z]", tail[town.end() :]):
        return None
    venue = next((m for m in _VENUE.finditer(tail) if not _NO_VENUE.search(m[1])), None)
    if venue is None:
        return _without_date(town[1])
    later = _TOWN.search(tail, venue.end())
    if later and later.start() - venue.end() <= 1 and not _NO_PLACE.search(_first(later[1])):
        return f"{venue[1]}, {_without_date(later[1])}"
    return _without_date(town[1])


def _first(place: str) -> str:
    return place.split(",")[0]


def _without_date(place: str) -> str:
    parts = [part.strip() for part in place.split(",")]
    kept = [part for part in parts if not _NO_PLACE.search(part)]
    place = _NEXT_SENTENCE.sub("", ", ".join(kept[:2] or parts[:1]))
    return place if _INITIALS.search(place) else place.rstrip(".")


def _verb_final(sentence: str, verbs: list[tuple[int, int]], pattern: re.Pattern[str]) -> str | None:
    """The last place named before the verb that reports the meeting."""
    for start, _ in sorted(verbs):
        places = [m[1] for m in pattern.finditer(sentence[: start + 1]) if not _NO_TOWN.search(m[1])]
        if places:
            return places[-1]
    return None
