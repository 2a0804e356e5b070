"""Pages that a text browser printed."""

from __future__ import annotations

from tracker.formats.dump import without_links
from tracker.formats.plain import plain_lines

_DUMP = """   [1]Home [2]News [3]Contact

   [4]Minister Ada Holm met her colleagues in [5]Naruto Bay on 3 June 2024.

   (BUTTON) Back to top

References

   1. https://port.example/
   2. https://port.example/news
   5. https://port.example/naruto
"""


def test_numbers_of_links_and_the_list_of_addresses_go() -> None:
    lines, told = without_links(plain_lines(_DUMP))
    text = "\n".join(line.text for line in lines)
    assert "Minister Ada Holm met her colleagues in Naruto Bay" in text
    assert "[" not in text
    assert "BUTTON" not in text
    assert {line.text for line in told} >= {"References", "1. https://port.example/"}


def test_notes_stay() -> None:
    text = "Growth slowed.[1]\n\nPrices rose.[2]\n\n[1]Excluding oil.\n\n[2]At constant prices."
    lines, told = without_links(plain_lines(text))
    assert "\n".join(line.text for line in lines) == text
    assert not told
