"""Sentences that only announce the text that follows."""

from __future__ import annotations

import re

from tracker.model import DiscardReason
from tracker.text.item import Item, Mark

_KINDS = "statement|readout|communiqu[eé]|declaration|text|remarks|excerpts?|summary|press release"
_TEXT = rf"(?:\w+ ){{0,5}}(?:{_KINDS})"
_LEADIN = re.compile(
    rf"^(?:(?:below|here) (?:is|are)|(?:the )?following)\b.{{0,60}}\b(?:is|are|was|were|{_KINDS})\b"
    rf"|^the (?:full )?text of the (?:following )?{_TEXT}"
    rf"|\b(?:provided|issued|released|made|attribut\w+)\b.{{0,40}}\bthe following {_TEXT}\b.{{0,60}}[:.]$"
    rf"|^begin (?:full )?text\W*$|^quote\W*$|^{_TEXT} follows\W*$",
    re.IGNORECASE,
)
_LONGEST = 60


def judge(item: Item) -> Mark | None:
    """Whether the sentence hands over to a statement; counts only before the statement."""
    if item.words <= _LONGEST and _LEADIN.search(item.text):
        return Mark(DiscardReason.BYLINE, "only announces the text that follows", outside=True)
    return None
