"""Spellings that only the other sentence explains: acronyms, words written together, days without year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.match.relation.units import Unit

_DAY = re.compile(r"--(\d\d)-(\d\d)")


def spelled_out(short: Unit, words: Sequence[Unit]) -> bool:
    """Whether the capitals of ``short`` are the initials of ``words`` ('NCR', 'Network … Coastal Resilience')."""
    form = re.sub(r"s$", "", short.text).replace(".", "")
    if len(form) < 2 or not form.isupper() or not form.isalpha():
        return False
    initials = "".join(part[0] for word in words for part in re.split(r"[-\s]", word.text) if part).upper()
    return initials == form or (
        len(form) > 3 and form.startswith(initials) and len(initials) >= len(form) - 1
    )


def joined(word: Unit, parts: Sequence[Unit]) -> bool:
    """Whether ``word`` is ``parts`` written together or with a hyphen ('sharing-mechanism')."""
    return re.sub(r"\W", "", word.text.lower()) == re.sub(r"\W", "", "".join(p.text for p in parts).lower())


def same_date(one: Unit, other: Unit) -> bool:
    """Whether one is the same day as the other, without its year ('June 3' and 'June 3, 2023')."""
    for short, full in ((one, other), (other, one)):
        day = _DAY.search(short.key)
        if day and full.first and full.key == f"@{full.first}~{full.first}":
            return (full.first.month, full.first.day) == (int(day[1]), int(day[2]))
    return False
