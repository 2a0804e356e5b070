"""JSONL series."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.errors import ReadError
from tracker.formats import is_records, read_records, record_page
from tracker.model import Record

_GOOD: dict[str, Any] = {
    "id": "sd-2024-06-03",
    "date": "2024-06-03",
    "title": "Joint\u00a0Statement",
    "text": "They met.\nThey agreed to act.",
    "url": "https://example.org/1",
}


def jsonl(*values: Any) -> bytes:
    return "\n".join(json.dumps(value) for value in values).encode()


def test_fields() -> None:
    record = read_records(jsonl({**_GOOD, "complete": False, "more": 1}))[0]
    assert record == Record(
        id="sd-2024-06-03",
        date=date(2024, 6, 3),
        title="Joint Statement",
        text="They met.\nThey agreed to act.",
        url="https://example.org/1",
        complete=False,
    )


def test_page_of_a_record_states_the_meeting_date() -> None:
    page = record_page(read_records(jsonl(_GOOD))[0])
    assert page.meeting_date == date(2024, 6, 3)
    assert [line.text for line in page.lines] == ["They met.", "They agreed to act."]
    assert (page.title, page.url) == ("Joint Statement", "https://example.org/1")


def test_title_url_and_completeness_may_be_missing() -> None:
    record = read_records(jsonl({"date": "2024-06-03", "text": "They met."}))[0]
    assert (record.id, record.title, record.url, record.complete) == ("2024-06-03", None, None, True)


def test_blank_lines_and_a_mark_are_skipped() -> None:
    data = b"\xef\xbb\xbf\n" + jsonl(_GOOD) + b"\n\n"
    assert len(read_records(data)) == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{not json", "not JSON"),
        (b"[1, 2]", "not a JSON object"),
        (jsonl({**_GOOD, "text": "  "}), "no text"),
        (jsonl({**_GOOD, "text": None}), "no text"),
        (jsonl({**_GOOD, "text": 5}), '"text" is not a string'),
        (jsonl({**_GOOD, "date": "June"}), "'June' is no calendar day"),
        (jsonl({**_GOOD, "date": "2024-02-31"}), "no calendar day"),
        (jsonl({**_GOOD, "complete": "yes"}), "neither true nor false"),
        (jsonl(_GOOD), "already used in line 1"),
    ],
)
def test_errors_name_file_and_line(line: bytes, said: str) -> None:
    with pytest.raises(ReadError, match=said) as caught:
        read_records(jsonl(_GOOD) + b"\n" + line, name="series.jsonl")
    assert str(caught.value).startswith("series.jsonl, line 2: ")


def test_no_record_at_all() -> None:
    with pytest.raises(ReadError, match="empty"):
        read_records(b"\n\n", name="series.jsonl")


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (jsonl(_GOOD), None, True),
        (jsonl(_GOOD), "a.txt", True),
        (b"anything", "a.jsonl", True),
        (b"anything", "a.ndjson", True),
        (b"They met.", "a.txt", False),
        (b'{"a": 1}', None, False),
        (b"{broken", None, False),
        (b"", None, False),
    ],
)
def test_recognition(data: bytes, name: str | None, expected: bool) -> None:
    assert is_records(data, name) is expected


@pytest.mark.slow
def test_shared_series_are_read(shared: Path) -> None:
    for path in (shared / "series").glob("*.jsonl"):
        data = path.read_bytes()
        assert len(read_records(data, name=path.name)) == data.count(b"\n") + (not data.endswith(b"\n"))
