"""The unit of comparison: a word, name, number, date or phrase of a sentence with its normal form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, auto


class Kind(IntEnum):
    """What a unit is; decides which facts it can be evidence of."""

    WORD = auto()
    NAME = auto()
    NUMBER = auto()
    DATE = auto()
    NEGATION = auto()
    MODAL = auto()
    QUALIFIER = auto()
    CHAR = auto()
    """A character of a script that is written without spaces."""


@dataclass(frozen=True, slots=True)
class Unit:
    """``text[start:end]`` and what it stands for.

    Units with one ``key`` mean the same. ``unit`` names a measure or currency of a number; ``first``
    is the first day of a date that is known to the day, month or year.
    """

    start: int
    end: int
    kind: Kind
    key: str
    text: str
    unit: str | None = None
    first: date | None = None
