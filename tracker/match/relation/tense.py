"""Whether the newer wording reports what the older one put off, by the tenses and adverbs of either."""

from __future__ import annotations

import re

from tracker.match.relation.lexicon import PROSPECT

_PERFECT = re.compile(
    r"\b(?:has|have)\s+(?:\w+ly\s+|also\s+|now\s+|already\s+|since\s+|been\s+)*\w+(?:ed|en|t|n|g|k)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|already|since|recent(?:ly)?|today|this year|first)\b", re.IGNORECASE)
_AHEAD = re.compile(rf"\b(?:{'|'.join(sorted(PROSPECT))})\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|\w{3,}ed)\b", re.IGNORECASE)
_MOST_AHEAD = 2
_MOST_PAST = 3


def tenses(old: str, new: str) -> dict[str, float]:
    """Return the features of two sentences that tell progress; positive where the newer one is further on."""
    perfect = [_PERFECT.search(text) is not None for text in (old, new)]
    ahead = [min(len(_AHEAD.findall(text)), _MOST_AHEAD) for text in (old, new)]
    past = [min(len(_PAST.findall(text)), _MOST_PAST) for text in (old, new)]
    return {
        "perfect came": float(perfect[1]) - float(perfect[0]),
        "now came": float(bool(_NOW.search(new))) - float(bool(_NOW.search(old))),
        "looks ahead no more": float(ahead[0] - ahead[1]),
        "from prospect to perfect": float(bool(ahead[0]) and perfect[1] and not perfect[0]),
        "more past": (past[1] - past[0]) / _MOST_PAST,
    }
