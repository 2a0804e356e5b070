"""Sentences that speak to the visitor of a website."""

from __future__ import annotations

import re

from tracker.language.visitor import reports
from tracker.model import DiscardReason
from tracker.text.item import Item, Mark
from tracker.text.tables import cues

_QUOTED = re.compile(r"[\"“«「『].*?(?:[\"”»」』]|$)")

_SPEAKER = re.compile(r"(?:[A-Z][A-Z.’'-]*[ :]){1,5}(?<=:)")
"""Who speaks in a transcript ('MODERATOR: Please …'): the 'you' is then somebody in the room."""


def judge(item: Item) -> Mark | None:
    """Whether 'you', 'please', 'click', 'browser' … add up outside quotation marks."""
    if reports(item.text) or _SPEAKER.match(item.text):
        return None
    plain = _QUOTED.sub(" ", item.text)
    table = cues("visitor")
    total, _ = table.weigh(plain)
    if total < table.threshold:
        return None
    return Mark(DiscardReason.BANNER, "speaks to the visitor of the website")
