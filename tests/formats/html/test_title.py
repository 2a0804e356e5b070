"""The title of a page that does not say it in a heading."""

from __future__ import annotations

import pytest

from tracker.formats import read_page

_BODY = "<p>The Ministers met in Sundhavn on 3 June 2024 and agreed to share charts of the strait.</p>" * 2
_NAME = "Outcome of the Third Strait Dialogue in Sundhavn"


@pytest.mark.parametrize(
    ("head", "above", "title"),
    [
        ("Portal", f'<div class="article-title">{_NAME}</div>', _NAME),
        (
            "Portal",
            f'<div class="title">{_NAME}</div><div class="title">Another title of this page</div>',
            "Portal",
        ),
        ("소식 - 보도자료", f"<table><tr><th>제목</th><td>{_NAME}</td></tr></table>", _NAME),
    ],
)
def test_a_block_that_is_called_title_or_labelled_so(head: str, above: str, title: str) -> None:
    page = f"<html><head><title>{head}</title></head><body>{above}<div>{_BODY}</div></body></html>"
    assert read_page(page.encode(), name="a.html").title == title
