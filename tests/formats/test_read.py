"""The door: what a document is told to be, what is refused, and that nothing else is ever raised."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tracker.errors import ReadError
from tracker.formats import is_records, read_page, read_records

_SENTENCE = "The Ministers met in Sundhavn on 3 June 2024 and agreed to meet again before the year is out."


def archive(**parts: str) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/") + ".xml", text)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (_SENTENCE.encode(), "a.txt", "text/plain"),
        (_SENTENCE.encode(), None, "text/plain"),
        (_SENTENCE.encode(), "a.html", "text/plain"),
        (f"<html><body><p>{_SENTENCE}".encode(), "a.txt", "text/html"),
        (f"<!-- saved --><!DOCTYPE html><p>{_SENTENCE}".encode(), None, "text/html"),
        (f"<p>{_SENTENCE}</p>".encode(), "a.html", "text/html"),
        (f"# Title\n\n{_SENTENCE}".encode(), "a.md", "text/markdown"),
        (f"---\ntitle: A\n---\n{_SENTENCE}".encode(), None, "text/markdown"),
        (f"# Title\n\n{_SENTENCE}".encode(), "a.txt", "text/plain"),
        (f"---\n{_SENTENCE}\n---\n".encode(), "a.txt", "text/plain"),
        (f"<html><body><p>{_SENTENCE}".encode(), "a.pdf", "text/html"),
    ],
)
def test_content_decides_before_the_name(data: bytes, name: str | None, media_type: str) -> None:
    assert read_page(data, name=name).media_type == media_type


def test_plain_lines_are_the_physical_lines() -> None:
    page = read_page(b"First line\n  indented \n\nlast", name="a.txt")
    found = [(line.number, line.text, line.hint) for line in page.lines]
    assert found == [(1, "First line", None), (2, "  indented", None), (3, "", None), (4, "last", None)]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "old Office"),
        (rb"{\rtf1\ansi text}", "RTF"),
        (b"\x1f\x8b\x08\x00" + bytes(20), "gzip"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "image"),
        (b"PK\x03\x04 broken", "damaged"),
        (archive(mimetype="application/epub+zip"), "no DOCX"),
        (archive(word__document="<nothing"), "damaged"),
        (b"%PDF-1.7 broken", "damaged"),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "XML"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"Please enable JavaScript to view this page.", "JavaScript"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_the_name(data: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read_page(data, name="given.bin")
    assert str(caught.value).startswith("given.bin: ")
    assert caught.value.do
    assert caught.value.exit_code == 2


def test_a_statement_may_speak_of_cookies() -> None:
    sentence = "Ministers agreed to ban tracking cookies by the end of 2026."
    assert read_page(sentence.encode(), name="a.txt").lines[0].text == sentence


def test_too_large_is_refused_before_anything_is_parsed() -> None:
    data = b"<html>" + b"<div>" * 10_000_000
    begin = time.perf_counter()
    with pytest.raises(ReadError, match=r"big\.html: 50\.0 MB are more than the limit of 20 MB"):
        read_page(data, name="big.html")
    with pytest.raises(ReadError, match="more than the limit"):
        read_records(data, name="big.jsonl")
    assert time.perf_counter() - begin < 1


def test_limit_is_a_parameter() -> None:
    with pytest.raises(ReadError, match="limit"):
        read_page(_SENTENCE.encode(), limit=10)


@given(st.binary(max_size=400))
@example(b"PK\x05\x06" + bytes(18))
@example(b"\xff\xfe\x00")
@example(b"---\n: [\n---\n")
@example(b"---\na: &a [*a]\n---\ntext")
@example(b"%PDF-")
@settings(max_examples=150, deadline=2000)
def test_random_bytes_give_a_page_or_a_read_error(data: bytes) -> None:
    is_records(data)
    try:
        assert read_page(data).lines
    except ReadError as error:
        assert str(error)  # noqa: PT017  (either outcome is right)


_TAGS = """<p> </p> <div~class=nav> </div> <ol> <li> </ol> <table> <tr> <td> <br> <a> </a> <pre> <b> &nbsp;
<!-- --> <h1> <h2>Related~news</h2> <script> </script> <title> <frameset> They~agreed~to~act. 제7차~회의
<svg><p> <x-y>"""
_MARKUP = st.lists(st.sampled_from([tag.replace("~", " ") for tag in _TAGS.split()]), max_size=60)


@given(_MARKUP)
@settings(max_examples=150, deadline=2000)
def test_random_markup_gives_a_page_or_a_read_error(parts: list[str]) -> None:
    try:
        assert read_page(("<html><body>" + "".join(parts)).encode(), name="a.html").lines
    except ReadError as error:
        assert str(error)  # noqa: PT017  (either outcome is right)


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body>" + b"<div>" * 60_000 + b"text",
        b"<html><body>" + b"<a href=x>They agreed. " * 20_000,
        b"<html><body>" + b"<p class=related>They agreed to act.</p>" * 20_000,
        b"<html><body><table>" + b"<tr><td>one<td>two" * 20_000,
        b"<html><body>" + b"They agreed.<br>" * 15_000,
        b"[" * 100_000,
        b"> " * 20_000,
        b"---\n" * 50_000,
        b"---\n" + b"a: 1\n" * 9_000,
    ],
    ids=["deep", "links", "furniture", "table", "breaks", "brackets", "quotes", "rules", "fields"],
)
@pytest.mark.parametrize("name", ["a.html", "a.md"])
def test_time_stays_bounded(data: bytes, name: str) -> None:
    begin = time.process_time()
    with contextlib.suppress(ReadError):
        read_page(data, name=name)
    assert time.process_time() - begin < 8


def test_importing_the_stage_loads_no_parser() -> None:
    code = (
        "import sys, tracker.formats; "
        "print([name for name in ('lxml', 'docx', 'pypdfium2', 'markdown_it', 'charset_normalizer', 'torch') "
        "if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert run.stdout.strip() == "[]"
