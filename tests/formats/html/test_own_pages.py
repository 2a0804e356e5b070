from __future__ import annotations

import pytest

from tracker.errors import ReadError
from tracker.formats import read_page
from tracker.resources import resource

TEXT = "<p>The ministers of Arvania and Belmark agreed to build a joint rescue centre by the end of 2025.</p>"


def page(generator: str) -> bytes:
    head = f'<meta name="generator" content="{generator}"><title>Joint Statement</title>'
    return f"<!DOCTYPE html><html><head>{head}</head><body><main>{TEXT * 5}</main></body></html>".encode()


def test_a_report_of_our_own_is_no_statement() -> None:
    with pytest.raises(ReadError, match="a report that the commitment tracker wrote"):
        read_page(page("commitment-tracker"), name="digest.html")
    assert read_page(page("WordPress 6.4"), name="news.html").lines


@pytest.mark.parametrize("name", ["base.html.j2", "site/base.html.j2"])
def test_our_pages_name_their_generator(name: str) -> None:
    text = (resource("templates") / name).read_text(encoding="utf-8")
    assert '<meta name="generator" content="commitment-tracker">' in text
