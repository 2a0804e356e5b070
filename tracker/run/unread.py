"""Documents of a source that could not be had or read: each counted for itself, and told by name. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.model import CouldNotCheck, Known, Medium, Source

_SHOWN = 5
"""Documents that one notice names."""


@dataclass(frozen=True, slots=True)
class Unread:
    """One document, and how often in a row it has failed."""

    problem: CouldNotCheck
    tries: int
    attempts: int
    """After so many it is given up."""
    waits_for: str
    """What must happen for it to be tried again once it is given up."""

    @property
    def given_up(self) -> bool:
        """Whether this was its last try."""
        return self.tries >= self.attempts

    def __str__(self) -> str:
        end = f"; not tried again {self.waits_for}" if self.given_up else ""
        return f"{self.problem} (try {self.tries} of {self.attempts}{end})"


def unread_of(
    problems: Iterable[CouldNotCheck], before: Known, attempts: int, source: Source
) -> list[Unread]:
    """Return the documents that failed at one look, each once.

    Args:
        problems: what failed; those without a key are about the source and passed over.
        before: what was known before the look; counts the failures so far.
        attempts: :attr:`~tracker.model.HttpRules.attempts`.
        source: where they stand.
    """
    failures = {item.key: item.failures for item in before.seen}
    waits_for = "until the file changes" if source.kind is Medium.FOLDER else "at this address"
    return [
        Unread(problem, failures.get(key, 0) + 1, attempts, waits_for)
        for key, problem in {p.key: p for p in problems}.items()
        if key is not None
    ]


def notices(unread: Sequence[Unread], after: int) -> list[str]:
    """Return what readers are to be told: of those that have failed often enough, and of those given up.

    Args:
        unread: the documents that failed now.
        after: tries in a row before which nobody is told.
    """
    often = [u for u in unread if u.tries == after and not u.given_up]
    ended = [u for u in unread if u.given_up]
    said = []
    if often:
        said.append(f"{_these(often)} could not be read in {runs(after)}.\n{_names(often)}")
    if ended:
        what = "what it says is" if len(ended) == 1 else "what they say is"
        said.append(
            f"{_these(ended)} could not be read in {runs(ended[0].tries)}: given up.\nNot tried again "
            f"{ended[0].waits_for}; {what} not known here. {_names(ended)}"
        )
    return said


def _these(unread: Sequence[Unread]) -> str:
    return "A document" if len(unread) == 1 else f"{len(unread)} documents"


def runs(number: int) -> str:
    """Return how long something has failed, in words."""
    return "this run" if number == 1 else f"{number} runs in a row"


def _names(unread: Sequence[Unread]) -> str:
    named = " ".join(str(u.problem) for u in unread[:_SHOWN])
    more = len(unread) - _SHOWN
    return f"{named} And {more} more; see 'tracker log'." if more > 0 else named
