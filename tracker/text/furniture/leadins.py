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
    rf"|^(?:the )?(?:full )?text of (?:the )?(?:joint )?(?:{_KINDS}|commitment|pledge|agreement|decision)\W*$"
    rf"|^(?:the )?(?:full )?text (?:agreed|adopted|issued) by\b"
    rf"|^begin (?:full )?text\W*$|^quote\W*$|^{_TEXT} follows\W*$"
    r"|(?:下記|以下|次)の.{0,20}(?:宣言|声明|文書|コミュニケ).{0,12}(?:採択|発出|発表|公表)"
    r"|^아래와 같이 보도\s?자료를"
    r"|(?:다음과 같은|아래와 같은?|아래의) .{0,20}(?:성명|선언|발표문|합의문).{0,12}(?:채택|발표|배포)",
    re.IGNORECASE,
)
_LONGEST = 60
_NAMES_TEXT = re.compile(
    r"^(?:(?:final|joint|ministerial|leaders?[’']?|chair[’']?s) )*"
    r"(?:statement|communiqu[eé]|declaration|readout|remarks|conclusions|summary|text)\b"
    r"(?:,? (?:of|by|from|on|issued|adopted|agreed)\b)",
    re.IGNORECASE,
)
"""How a line begins that says in full which text follows: no sentence, however long it is."""


def judge(item: Item) -> Mark | None:
    """Whether the sentence hands over to a statement; counts only before the statement."""
    if item.words <= _LONGEST and _LEADIN.search(item.text):
        return Mark(DiscardReason.BYLINE, "only announces the text that follows", outside=True)
    if item.prose and not item.ended and _NAMES_TEXT.search(item.text):
        return Mark(DiscardReason.SUBHEAD, "says which text it is", outside=True)
    return None
