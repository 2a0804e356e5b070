"""What a text is by its look."""

from __future__ import annotations

import pytest

from tracker.formats import read_page
from tracker.formats.sniff import Format, sniff_text

_BODY = "The Ministers met in Sundhavn on 3 June 2024 and agreed to meet again.\n\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"# Joint statement\n\n{_BODY}## Next steps\n\n{_BODY}", Format.MARKDOWN),
        (
            f"[Home](https://a.example)\n\n# Joint statement\n\n{_BODY}* [News](https://a.example/n)",
            Format.MARKDOWN,
        ),
        (f"# 1 in the charts\n\n{_BODY}", Format.PLAIN),
        (f"{_BODY}See [the annex](annex.pdf) and [the map](map.pdf).", Format.PLAIN),
        ("<div>\n<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n</div>", Format.HTML),
        (_BODY * 8 + "<p>They will report.</p>\n<p>They will meet again.</p>", Format.PLAIN),
    ],
)
def test_a_converted_page_is_told_from_a_text(text: str, kind: Format) -> None:
    assert sniff_text(text, name="a.txt", where="a.txt") is kind


def test_tags_in_a_text_are_taken_out() -> None:
    page = read_page(
        (_BODY + "<p>They will meet &amp; report.</p>\n\nTrade < 3 percent.").encode(), name="a.txt"
    )
    assert [line.text for line in page.lines if line.text][1:] == [
        "They will meet & report.",
        "Trade < 3 percent.",
    ]
