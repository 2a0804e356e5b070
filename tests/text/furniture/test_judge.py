"""Each family of furniture, and sentences of statements that look a little like it."""

from __future__ import annotations

import pytest

from tracker.model import Block, BlockKind, DiscardReason, Line
from tracker.text.furniture import judge
from tracker.text.item import Item


def _item(text: str) -> Item:
    return Item(Block(BlockKind.PARAGRAPH, text, 1, 1), (Line(1, text),), 0, True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("An official website of the State of Adria", DiscardReason.BANNER),
        ("Please enable cookies in your browser to see this site.", DiscardReason.BANNER),
        ("Home > News > Releases > 2023", DiscardReason.NAVIGATION),
        ("English | Français | 日本語", DiscardReason.NAVIGATION),
        ("By Ana Horvat", DiscardReason.BYLINE),
        ("Reporting by Ana Horvat; Editing by Ivo Novak", DiscardReason.BYLINE),
        ("NEWS | May 4, 2023", DiscardReason.DATELINE),
        ("Split, 4 May 2023", DiscardReason.DATELINE),
        ("작성일: 2023.05.04", DiscardReason.BYLINE),
        ("Minister Horvat (left) shakes hands with Minister Novak in Split.", DiscardReason.CAPTION),
        ("Boats in the harbour. (Photo by Ivo Novak)", DiscardReason.CAPTION),
        ("IMG 20230504 wa0007x91ab22", DiscardReason.CAPTION),
        ("Share this page", DiscardReason.SHARE),
        ("For more information, please contact the press office.", DiscardReason.CONTACT),
        ("The ministers opened a new pilot school in Split on...", DiscardReason.TEASER),
        ("You may also like", DiscardReason.RELATED),
        (
            "The Adria Pilots Union (APU), founded in 1911, is an independent body based in Split.",
            DiscardReason.ABOUT,
        ),
        ("###", DiscardReason.END_MARK),
        ("<끝>", DiscardReason.END_MARK),
        ("© 2023 Ministry of Ports. All rights reserved.", DiscardReason.LEGAL),
        ("2,311 views", DiscardReason.PAGE_FURNITURE),
    ],
)
def test_furniture(text: str, reason: DiscardReason) -> None:
    mark = judge(_item(text))
    assert mark is not None
    assert mark.reason is reason


@pytest.mark.parametrize(
    "text",
    [
        "Share of renewable energy will rise to 40 percent by 2030, the ministers agreed.",
        "Related investments will be completed before the end of the year.",
        "(c) reinvestment of revenue.",
        "By 2030 we will:",
        "The Talks are a regular dialogue of the three countries, held every year since 2008.",
        "The ministers' website for pilots will open in June.",
        "We call on the parties to refrain from threats.",
        "The two leaders shook hands on an agreement that ends the dispute.",
        "The following principles shall guide the work of the parties.",
    ],
)
def test_sentences_of_a_statement_are_no_furniture(text: str) -> None:
    assert judge(_item(text)) is None
