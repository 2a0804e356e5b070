"""How each class of word behaves before a stop: 'Gen.', 'No.', 'p.m.', 'U.S.', 'Jan.' and the like."""

from __future__ import annotations

import re
from collections.abc import Callable

from tracker.split.case import Case, last_part
from tracker.split.lexicon import Lexicon

_ACRONYM = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]{1,2}")
_NUMBERISH = re.compile(r"[(\[]?(?:[A-Z]{0,3}[-/]?\d|[IVXLC]+\b|[A-Za-z](?:[).,;-]|$))")


def class_of(word: str, words: Lexicon) -> str | None:
    """Return the class of the word before a stop, null if it is an ordinary word."""
    part = last_part(word)
    found = words.classes.get(word) or words.classes.get(part)
    if found is None and _ACRONYM.fullmatch(part):
        return "acronym"
    if found is None and len(part) == 1 and part.isalpha():
        return "initial"
    return found


def ends_sentence(kind: str, case: Case) -> bool:
    """Whether a word of class ``kind`` ends its sentence here. The next word is not in lower case."""
    rule = _RULES[kind]
    return rule is not None and rule(case)


def _starter(case: Case) -> bool:
    return case.starter_follows


def _firm(case: Case) -> bool:
    return _letter(case) and case.next_word.rstrip(".,") not in case.words.roles


def _place(case: Case) -> bool:
    # 'Elm St. The …' ends, 'to St. Alban' does not.
    return case.spot.previous[:1].isupper() and case.starter_follows


def _letter(case: Case) -> bool:
    return not case.next_word[:1].isdigit()


def _calendar(case: Case) -> bool:
    following = case.words.classes.get(case.next_word.rstrip(".,"))
    return _letter(case) and following not in ("month", "day")


def _clock(case: Case) -> bool:
    return case.next_word[:1].isalpha() and case.next_word.rstrip(".,;)") not in case.words.clock_follow


def _number(case: Case) -> bool:
    return not _NUMBERISH.match(case.spot.after)


def _reference(case: Case) -> bool:
    return _number(case) and case.starter_follows


def _region(case: Case) -> bool:
    return case.spot.previous.endswith(",") or case.starter_follows


def _initial(case: Case) -> bool:
    return case.spot.previous.lower() in case.words.labelled or case.starter_follows


_RULES: dict[str, Callable[[Case], bool] | None] = {
    "title": None,
    "inner": None,
    "place": _place,
    "street": _letter,
    "unit": _letter,
    "month": _calendar,
    "day": _calendar,
    "clock": _clock,
    "number": _number,
    "reference": _reference,
    "firm": _firm,
    "company": _starter,
    "continental": _starter,
    "suffix": _starter,
    "degree": _starter,
    "acronym": _starter,
    "ending": _letter,
    "region": _region,
    "initial": _initial,
}
