"""When the meeting was: read from the text, never taken from the publication date alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.language.dates import Toward, find_dates, find_partials, resolve_range
from tracker.model import Precision
from tracker.text.held import acted_at, held_at

_PRESENT = 4
"""Sentences at the start of a text that say when the meeting was."""
_TODAY = re.compile(r"\btoday\b|금일|오늘|本日", re.IGNORECASE)
_YESTERDAY = re.compile(r"\byesterday\b|어제|昨日", re.IGNORECASE)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b", re.IGNORECASE)
_SPEECH = re.compile(r"\b(?:said|says|told|reported|according)\b", re.IGNORECASE)
_OTHER_EVENT = re.compile(
    r"\b(?:since|before|after|until|by|following|agreed (?:to|at)|adopted|signed|summit|launched|dated"
    r"|entered)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(?:monetary policy|interest rates?|(?:policy|cash|base|repo|reserve|refinancing|key) rates?|FOMC"
    r"|bank rate|federal funds|target range|basis points)\b"
    r"|기준금리|금융정책|金融政策",
    re.IGNORECASE,
)
_RECALLS = re.compile(
    r"^(?:Not|Recall|Hav|Tak|Bear|Welcom|Reaffirm|Consider|Express|Reiterat|Emphasi[sz])(?:ing|e?s)\b"
)
"""Beginnings of a preamble's clauses, whose dates are those of other acts."""
_KOREAN_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.?(?=\s?\([월화수목금토일]\))")
_LATIN = 0x2FF
_ACROSS_ZONES = timedelta(days=1)
"""A release may carry the date of a time zone in which the meeting's day had not begun."""
_DATELINE = 40
"""Characters of the place before the day of a dateline."""
_DASH = re.compile(r"\.?\s*(?:[-–—/]|\([^)]{2,30}\)\s*[-–—])")
_STALE = timedelta(days=10)
_DECIDES = re.compile(r"\b(?:statement|decisions?|policy|maintains?|raises?|lowers?|cuts?)\b", re.IGNORECASE)
_SIGNED = re.compile(r"^\W*(?:done|signed|issued|given|adopted)\b[^.]{0,40}", re.IGNORECASE)
_DONE_DAY = re.compile(r"\bthis\s+(\d{1,2}(?:st|nd|rd|th)?)\s+day of\s+(\w+),?\s+(\d{4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A date and the words it was read from."""

    day: date
    words: str


def read_meeting_date(
    sentences: Sequence[str], published: date | None, around: Sequence[str], title: str | None
) -> Found | None:
    """The last day of the meeting, or null when the text does not say it.

    ``sentences`` are the opening ones, ``around`` the discarded lines (signatures, date lines), and
    ``published`` the anchor of 'today', 'on the 18th' and weekdays. A day after the publication is
    refused, but for one day that a time zone may make.
    """
    found = next(_candidates(sentences, published, around, title), None)
    if found and published and found.day > published + _ACROSS_ZONES:
        return None
    return found


def _candidates(
    sentences: Sequence[str], published: date | None, around: Sequence[str], title: str | None
) -> Iterator[Found]:
    for sentence in sentences[:_PRESENT]:
        yield from _stated(sentence, published)
    for sentence in sentences if published else ():
        yield from _relative(sentence, published)
    if published:
        for sentence in sentences[:_PRESENT]:
            yield from _on_weekday(sentence, published)
    for line in around:
        yield from _signed(line)
    if published and _DECISION.search(" ".join((title or "", *sentences))) and _decides(sentences, title):
        yield Found(published, "a decision is dated by its release")


def _stated(sentence: str, published: date | None) -> Iterator[Found]:
    """Dates in a sentence that says that the meeting took place, the one nearest to that first."""
    verbs = held_at(sentence)
    if not verbs or _RECALLS.match(sentence):
        return
    verb_final = any(ord(sentence[start]) > _LATIN for start, _ in verbs)
    told = verbs if verb_final else [min(verbs)]
    options: list[tuple[int, Found]] = []
    for start, end, day, words in _days(sentence, published):
        if not _OTHER_EVENT.search(sentence[:start]):
            near = min(_distance(verb, start, end) for verb in told)
            options.append((near, Found(day, words)))
    for _, found in sorted(options, key=lambda option: option[0]):
        yield found


def _days(sentence: str, published: date | None) -> Iterator[tuple[int, int, date, str]]:
    sentence = _KOREAN_SHORT.sub(r"\1월 \2일", sentence)
    for mention in find_dates(sentence):
        if mention.last and mention.precision is Precision.DAY:
            yield mention.start, mention.end, mention.last, mention.text
    for partial in find_partials(sentence) if published else ():
        toward = Toward.NEAREST if partial.first_month else Toward.PAST
        days = resolve_range(partial, published, toward) if published else None
        if days:
            yield partial.start, partial.end, days[1], partial.text


def _distance(verb: tuple[int, int], start: int, end: int) -> int:
    """English names the day after the verb, verb-final languages before it."""
    return start - verb[1] if start >= verb[1] else verb[0] - end


def _relative(sentence: str, published: date | None) -> Iterator[Found]:
    if published is None or not acted_at(sentence):
        return
    for pattern, back in ((_TODAY, 0), (_YESTERDAY, 1)):
        match = pattern.search(sentence)
        if match and not sentence[match.end() :].startswith(("’s world", "'s world")):
            yield Found(_written_on(sentence, published) - timedelta(days=back), match[0])


def _written_on(sentence: str, published: date) -> date:
    """The day of a dateline ('MARSELL, Sep. 07 /Wire/ – …'), or else that of the publication."""
    for partial in find_partials(sentence):
        behind = sentence[partial.end :]
        if partial.start <= _DATELINE and sentence[: partial.start].endswith(", ") and _DASH.match(behind):
            days = resolve_range(partial, published, Toward.PAST)
            return days[1] if days and published - days[1] <= _STALE else published
    return published


def _on_weekday(sentence: str, published: date) -> Iterator[Found]:
    for match in _WEEKDAY.finditer(sentence):
        verbs = [verb for verb in acted_at(sentence) if verb[1] <= match.start()]
        between = sentence[verbs[-1][1] : match.start()] if verbs else None
        if between is not None and not _SPEECH.search(between) and len(between.split()) <= 12:
            back = (published.weekday() - _DAYS.index(match[1].lower())) % 7
            yield Found(published - timedelta(days=back), match[0])


def _signed(line: str) -> Iterator[Found]:
    """Dates of signatures: 'Done at Khartoum, this 4th day of November 2021'."""
    if not _SIGNED.match(line):
        return
    plain = _DONE_DAY.sub(r"\1 \2 \3", line)
    for mention in find_dates(plain):
        if mention.last and mention.precision is Precision.DAY:
            yield Found(mention.last, line[:80])


def _decides(sentences: Sequence[str], title: str | None) -> bool:
    return bool(_DECIDES.search(title or "")) or any(
        re.search(r"\b(?:decided|voted)\b", sentence) for sentence in sentences
    )
