"""What the rules are asked about: one stop, the text and sentence it stands in, the word lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.split.candidates import Candidate
from tracker.split.lexicon import Lexicon
from tracker.split.nesting import QUOTE_CLOSERS

OPENING_MARKS = "“„‘«「『(（[【《〈〔\"'¿¡"
_ADVERB = re.compile(r"[A-Z][a-z]{2,}ly,$")
_PARTS = re.compile(r"[-–—/(\[“‘\"\u3040-\u9fff가-힣]")


@dataclass(frozen=True, slots=True)
class Case:
    """A candidate with its context; ``start`` is the place where the current sentence begins."""

    spot: Candidate
    text: str
    start: int
    words: Lexicon

    @property
    def next_word(self) -> str:
        """Word behind the stop without its opening marks."""
        return self.spot.after.lstrip(OPENING_MARKS)

    @property
    def after_quote(self) -> bool:
        """Whether a quotation was closed right behind the stop."""
        return bool(self.spot.closers) and self.spot.closers[-1] in QUOTE_CLOSERS

    @property
    def starter_follows(self) -> bool:
        """Whether a word follows that opens sentences far more often than names."""
        word = re.split(r"[’',;:.]", self.next_word, maxsplit=1)[0]
        if _ADVERB.match(self.next_word):
            return True
        # 'No. 4' does not open a sentence here, 'No ship …' does.
        return word in self.words.starters and not (
            self.next_word == f"{word}." and self.behind_next.isdigit()
        )

    @property
    def behind_next(self) -> str:
        """First letter of the second word behind the stop."""
        at = self.spot.next_start + len(self.spot.after)
        return self.text[at : at + 2].lstrip()[:1]


def last_part(word: str) -> str:
    """Return the part behind the last hyphen, slash or change of script: 'ROK-U.S' → 'U.S'."""
    return _PARTS.split(word)[-1]
