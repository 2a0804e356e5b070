from __future__ import annotations

import pytest

from tracker.split.headings import is_all_caps, is_heading, is_numbered_heading, is_titled


@pytest.mark.parametrize(
    "text",
    [
        "Refinancing operations",
        "SECURITY AND TRADE",
        "Article 3",
        "JOHN Q. MARROW JR.",
        "北方港湾大臣会合の結果",
        "제3차 북방항만 장관회의",
    ],
)
def test_headings(text: str) -> None:
    assert is_heading(text)


@pytest.mark.parametrize(
    "text",
    [
        "They agreed.",
        "and so on",
        "Noting with concern,",
        "###",
        "양측은 협력을 강화하기로 함",
        "word " * 20,
        "Contact:",
    ],
)
def test_not_headings(text: str) -> None:
    assert not is_heading(text)


def test_numbered_headings() -> None:
    assert is_numbered_heading("II. Growing trade")
    assert is_numbered_heading("3. SHARED CONCERNS")
    assert not is_numbered_heading("3. The Parties agree.")
    assert not is_numbered_heading("A. They agree.")


def test_titles() -> None:
    assert is_titled("Harstad Buys Two Ships")
    assert not is_titled("Gen. Mark Vance, Chief of Staff of the Northern Fleet")
    assert not is_all_caps("3.5")
