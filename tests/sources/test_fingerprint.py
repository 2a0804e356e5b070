from __future__ import annotations

import pytest

from sources.conftest import LONG, page
from tracker.sources.fingerprint import fingerprint


@pytest.mark.parametrize(
    "other",
    [
        page(LONG, token="another"),
        page(LONG, head="<style>p { color: red }</style><meta name='time' content='12:00'>"),
        page(LONG).replace("<main>", "<!-- served by node 7 -->\n  <main class='x9'>"),
        page(LONG).replace(". ", ".\n\n   "),
    ],
)
def test_what_nobody_reads_does_not_count(other: str) -> None:
    assert other != page(LONG)
    assert fingerprint(other.encode()) == fingerprint(page(LONG).encode())


@pytest.mark.parametrize("change", [("agreed", "decided"), ("4 March", "5 March"), (" not", "")])
def test_every_word_counts(change: tuple[str, str]) -> None:
    text = LONG + " They did not set a date."
    assert fingerprint(page(text).encode()) != fingerprint(page(text.replace(*change)).encode())


def test_words_after_a_comment_or_script_count() -> None:
    html = page(LONG + "<!-- x --> But no date was set.<script>1</script> Or was it?")
    assert fingerprint(html.encode()) != fingerprint(page(LONG).encode())
    assert fingerprint(html.encode()) != fingerprint(html.replace("Or was it", "It was").encode())


def test_a_page_that_shows_nothing_is_told_by_its_bytes() -> None:
    shells = [f"<html><body><div id=app></div><script>load({n})</script></body></html>" for n in (1, 2)]
    assert fingerprint(shells[0].encode()) != fingerprint(shells[1].encode())


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 <p>x", b"<", b"<p", b"<html>" * 20_000, b"\x00<html>\xff"])
def test_any_bytes_have_one(data: bytes) -> None:
    assert fingerprint(data) == fingerprint(data)
    assert fingerprint(data) != fingerprint(data + b"\x01")
