"""Breadcrumbs, menus and language switchers: many short labels in one line."""

from __future__ import annotations

import re

from tracker.model import DiscardReason
from tracker.text.item import Item, Mark

_TRAIL = re.compile(r"\s*(?:>|»|›|→|\s:\s|\s/\s|\||\s·\s|\s{3,}|(?<=\S)  (?=\S))\s*")
_LANGUAGES = re.compile(
    r"(?:\b(?:english|français|french|español|spanish|deutsch|german|russian|arabic|chinese|japanese|korean)\b"
    r"|한국어|日本語|中文|العربية|Русский|Українська|[Gg]eorgian)",
    re.IGNORECASE,
)
_LONGEST_LABEL = 6


def judge(item: Item) -> Mark | None:
    """Whether the line is a trail of labels, or names languages only."""
    if item.prose:
        return None
    raw = item.lines[0].text.strip() if len(item.lines) == 1 else item.text
    labels = [label for label in _TRAIL.split(raw) if label]
    if (
        len(labels) >= 3
        and not item.ended
        and all(len(label.split()) <= _LONGEST_LABEL for label in labels[:-1])
    ):
        return Mark(DiscardReason.NAVIGATION, "a trail or menu of short labels", outside=len(labels) < 4)
    rest = _LANGUAGES.sub("", item.text)
    if rest != item.text and not re.search(r"\w{4}", rest) and item.words <= 12:
        return Mark(DiscardReason.NAVIGATION, "names languages to choose from")
    return None
