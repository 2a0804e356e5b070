"""Which of many meetings of one name a sentence means: by number, place and time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.model import Passage, Precision, Statement
from tracker.threads.tables import months
from tracker.threads.terms import terms
from tracker.threads.things import Thing

_PLACE_BEFORE = frozenset({"in", "at"})
FINE = frozenset({Precision.DAY, Precision.WEEK, Precision.MONTH})
"""Times fine enough to tell one meeting of a series from the next."""
_YEAR = timedelta(days=400)
"""Two sentences farther apart than this do not mean one meeting unless they number it."""
_BREAK = re.compile(r"[.;:!?]")


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a sentence tells about when and where."""

    ordinals: frozenset[int]
    places: frozenset[str]
    days: frozenset[str]
    """Keys of the words that name its time."""
    start: date | None
    end: date | None
    said: date

    def is_same(self, other: Occasion) -> bool:
        """Whether both can only mean one meeting: one number, or one place or one time within a year."""
        if self.ordinals and other.ordinals:
            return bool(self.ordinals & other.ordinals)
        if abs(self.said - other.said) > _YEAR:
            return False
        if self.start and self.end and other.start and other.end:
            return self.start <= other.end and other.start <= self.end
        return bool(self.places & other.places)


def occasion(passage: Passage, statement: Statement, thing: Thing) -> Occasion:
    """Read the occasion of a meeting that a sentence names."""
    deadline = passage.annotated.deadline
    fine = deadline if deadline and deadline.precision in FINE else None
    return Occasion(
        ordinals=thing.ordinals,
        places=places_in(passage.layout.text),
        days=frozenset(t.key for t in terms(fine.phrase) if not t.function) if fine else frozenset(),
        start=fine.start if fine else None,
        end=fine.end if fine else None,
        said=statement.meeting_date,
    )


def places_in(text: str) -> frozenset[str]:
    """Return the keys of capitalised words after 'in' or 'at', with those joined to them by 'and'."""
    found: set[str] = set()
    words = terms(text)
    for at, word in enumerate(words):
        if word.text.casefold() not in _PLACE_BEFORE:
            continue
        for i in range(at + 1, len(words)):
            gap = text[words[i - 1].end : words[i].start]
            if _BREAK.search(gap) or not (words[i].capital or words[i].text == "and"):
                break
            if words[i].capital and words[i].text.casefold() not in months():
                found.add(words[i].key)
    return frozenset(found)
