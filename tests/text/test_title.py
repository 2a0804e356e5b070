"""The title among the lines above a text."""

from __future__ import annotations

import pytest

from tracker.model import Line, Page
from tracker.split import split_blocks
from tracker.text import clean, title

_ENGLISH = (
    "We, the Leaders of the Blue Strait Partnership, met in Sundhavn on 3 June 2024 to declare our plan."
)
_KOREAN = "국방부는 6월 3일 서울에서 제3차 한-알도니아 국방전략대화를 개최하여 함정 정비 협력을 논의하였다."
_BANK = "통화정책방향을 정하는 위원회는 기준금리를 유지하기로 하였다."
_PLAN = "Blue Strait Leaders declare plan"


def _title(*texts: str) -> str | None:
    lines = tuple(
        line for n, text in enumerate(texts) for line in (Line(2 * n + 1, text), Line(2 * n + 2, ""))
    )
    return clean(split_blocks(lines), Page(lines, "text/plain")).title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("BLUE STRAIT PARTNERSHIP", "Leaders’ Declaration", _ENGLISH), "Leaders’ Declaration"),
        (("THIRD SUMMIT OF THE BLUE STRAIT", "SUNDHAVN DECLARATION", _ENGLISH), "SUNDHAVN DECLARATION"),
        (("국방소식", "제3차 한-알도니아 국방전략대화", _KOREAN), "제3차 한-알도니아 국방전략대화"),
        (("중앙은행 보도자료", "통 화 정 책 방 향", _BANK), "통화정책방향"),
        (("StraitWatch — all declarations", "Home | Topics | Log in | Help", _PLAN, _ENGLISH), _PLAN),
    ],
)
def test_the_document_wins_over_its_letterhead(lines: tuple[str, ...], title: str) -> None:
    assert _title(*lines) == title


def test_each_paragraph_is_read_a_few_times_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    content = title._content
    monkeypatch.setattr(title, "_content", lambda text: read.append(text) or content(text))
    lines = [f"{n}. The ministers agreed to continue work on item {n} of the list." for n in range(1, 81)]
    assert _title(_PLAN, *lines) == _PLAN
    assert len(read) < 5 * len(lines)
