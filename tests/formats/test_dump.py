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


def test_links_without_words_are_left_out_of_the_count() -> None:
    dump = _DUMP.replace("[4]Minister", "[9]Minister").replace("[5]Naruto", "[1002]Naruto")
    dump = dump.replace("   5. https", "1002. https")
    lines, _ = without_links(plain_lines(dump))
    text = "\n".join(line.text for line in lines)
    assert "[" not in text
    assert "https" not in text


def test_the_numbers_of_many_notes_stay() -> None:
    text = "Growth slowed.[1]\n\n" + "\n\n".join(f"[{n}]Excluding item {n}." for n in range(1, 8))
    lines, told = without_links(plain_lines(text))
    assert "\n".join(line.text for line in lines) == text
    assert not told
