"""What a time can hang on beside the calendar: known events, unknown ones, and 'of this resolution'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracker.annotate.deadline import words
from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.scan import Reading, Scan
from tracker.annotate.deadline.tokens import Token
from tracker.model import Precision

_YEAR = re.compile(r"(?:19|20)\d\d")
_OWN = re.compile(
    r"(?:the )?(?:date of )?(?:the )?"
    r"(?:adoption|issuance|publication|signature|signing|passage|date|conclusion|end)? ?(?:of )?"
    r"(?:this|the present|today) ?(?:resolution|statement|declaration|communiqu\w+|decision|meeting|date"
    r"|agreement|document|letter|order|notice)?|today|now"
)


@dataclass(frozen=True, slots=True)
class Event:
    """One edition of a named event."""

    names: tuple[str, ...]
    first: date
    last: date


@cache
def events() -> tuple[Event, ...]:
    """The shipped table, with names as token sequences in lower case."""
    rows = words.table("events")["event"]
    return tuple(
        Event(tuple(_plain(name) for name in row["names"]), row["first"], row["last"]) for row in rows
    )


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, Event], ...]]:
    index: dict[str, list[tuple[str, Event]]] = {}
    for item in events():
        for name in item.names:
            index.setdefault(name.split()[0], []).append((name, item))
    return {word: tuple(rows) for word, rows in index.items()}


def _plain(name: str) -> str:
    return re.sub(r"[’']s?\b|-", lambda mark: " " if mark[0] == "-" else "", name.lower())


def event(scan: Scan, at: int) -> Reading | None:
    """A known event, with its year or as the first edition that is not past; else a definite unknown one."""
    year = _YEAR.fullmatch(scan.low(at))
    start = at + bool(year)
    next_years = scan.low(at) == "next" and scan.low(at + 1) == "year" and scan.at(at + 1).genitive
    start = at + 2 if next_years else start + (scan.low(start) in words.words("this") | words.words("next"))
    known = _by_first_word().get(scan.low(start), ())
    ends = [(item, scan.match(start, name)) for name, item in known]
    found = [(item, stop) for item, stop in ends if stop]
    if not found:
        return None
    stop = max(stop for _, stop in found)
    editions = [item for item, end in found if end == stop]
    wanted = int(year[0]) if year else (scan.meeting.year + 1 if next_years and scan.meeting else None)
    after = _YEAR.fullmatch(scan.low(stop + (scan.low(stop) == "in")))
    if wanted is None and after:
        wanted, stop = int(after[0]), stop + 1 + (scan.low(stop) == "in")
    chosen = _edition(editions, wanted, scan.meeting)
    days = Interval(chosen.first, chosen.last, Precision.EVENT) if chosen else None
    return Reading(days, stop)


def _edition(editions: list[Event], year: int | None, meeting: date | None) -> Event | None:
    if year:
        return next((item for item in editions if item.first.year == year), None)
    if len(editions) == 1:
        return editions[0]
    return next((item for item in editions if meeting and item.last >= meeting), None)


def unknown_event(scan: Scan, at: int, *, named: bool) -> Reading | None:
    """'the next Ministerial Conference', 'the Harborview Forum': a time is meant, the day is not known.

    With ``named`` (after 'by' and 'at', which also lead to agents and places) it must be a 'next' one.
    """
    if scan.low(at) not in words.words("determiners"):
        return None
    coming = scan.low(at + 1) in words.words("next")
    if named and not coming:
        return None
    for place in range(at + 1, min(at + 9, len(scan.tokens))):
        if scan.low(place) in words.words("name_stops"):
            return None
        if scan.low(place) in words.words("gatherings") and (coming or scan.at(place).text[:1].isupper()):
            return Reading(None, place + 1)
    return None


def gathering_after(scan: Scan, at: int) -> int | None:
    """The index after the gathering that a time names: 'its July | monetary policy meeting'."""
    for place in range(at, min(at + 4, len(scan.tokens))):
        if scan.low(place) in words.words("name_stops"):
            return None
        if scan.low(place) in words.words("gatherings"):
            return place + 1
    return None


def unknown_stretch(scan: Scan, at: int) -> Reading | None:
    """'the end of the maintenance period starting in March': an end that the sentence does not date."""
    at += scan.low(at) == "the"
    if scan.low(at) not in ("end", "expiry", "expiration", "completion") or scan.low(at + 1) != "of":
        return None
    for place in range(at + 2, min(at + 8, len(scan.tokens))):
        if scan.low(place) in words.words("stretches"):
            return Reading(None, place + 1)
        if scan.low(place) in words.words("name_stops"):
            return None
    return None


def counted_from(scan: Scan, reading: Reading) -> tuple[Scan, int] | None:
    """The anchor of a span: 'within 30 days of X'. Null when the span names none.

    Returns the scan whose meeting date is the anchor (null when it is not known) and the stop.
    """
    at = reading.stop
    if scan.low(at) not in ("of", "from", "after", "following"):
        return None
    first: Token = scan.at(at + 1)
    if first.date and not hasattr(first.date, "first_day"):
        return Scan(scan.tokens, getattr(first.date, "first", None)), at + 2
    tail = " ".join(token.low for token in scan.tokens[at + 1 : at + 9])
    own = _OWN.match(tail)
    if own and own[0].strip():
        return scan, at + 1 + len(own[0].split())
    stop = at + 1
    while stop < len(scan.tokens) and stop < at + 9 and scan.low(stop) not in words.words("name_stops"):
        stop += 1
    return (Scan(scan.tokens, None), stop) if stop > at + 1 else None
