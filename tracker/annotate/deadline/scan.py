"""What the rules of the grammar share: the sentence being read, and the reading of a period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tracker.annotate.deadline.interval import Interval
from tracker.annotate.deadline.tokens import Token
from tracker.model import Precision

_END = Token("", -1, -1, "")


class _Lows(dict[int, str]):
    """Tokens in lower case by their place, empty outside the sentence; rules ask a hundred times a word."""

    def __missing__(self, index: int) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Scan:
    """A tokenised sentence and the day from which its relative times are counted, if known."""

    tokens: Sequence[Token]
    meeting: date | None
    depth: int = 0
    """How many parts of parts have been opened: 'the end of the first week of …'."""
    low: Callable[[int], str] = field(init=False, repr=False, compare=False)
    """The token at an index in lower case; empty outside the sentence."""

    def __post_init__(self) -> None:
        lows = _Lows(enumerate(token.low for token in self.tokens))
        object.__setattr__(self, "low", lows.__getitem__)

    def deeper(self) -> Scan:
        """The same sentence, one part further in."""
        return replace(self, depth=self.depth + 1)

    def at(self, index: int) -> Token:
        """The token at ``index``; an empty one outside the sentence."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else _END

    def match(self, index: int, phrase: str) -> int | None:
        """The index after ``phrase`` (words parted by blanks) when it stands at ``index``."""
        words = phrase.split(" ")
        if self.low(index) != words[0]:
            return None
        if all(self.low(index + place) == word for place, word in enumerate(words)):
            return index + len(words)
        return None

    def relative(self, place: Callable[[date], Interval | None]) -> Interval | None:
        """The interval that ``place`` finds from the meeting date; null without that date."""
        try:
            return place(self.meeting) if self.meeting else None
        except (ValueError, OverflowError):
            return None


@dataclass(frozen=True, slots=True)
class Reading:
    """A period: its days (null when they cannot be known) and the index of the token after it."""

    interval: Interval | None
    stop: int
    bare: bool = False
    """Whether it is a time without any preposition: 'next year', 'first half of 2025'."""
    span: bool = False
    """Whether it is a stretch counted from the meeting: 'the next six months', '60 days'."""
    vague: bool = False
    """Whether it needs a part or a limit to mean anything: 'the year', 'the month'."""
    inferred: bool = False
    """Whether the year or day is not said, so that only the verb tells future from past: 'in July'."""
    precision: Precision = Precision.UNKNOWN
    """Read only where ``interval`` is null."""
