from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracker.sources.http.status import retry_after

NOW = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        (" 5 ", 5.0),
        ("Tue, 04 Mar 2025 09:01:30 GMT", 90.0),
        ("Tue, 04 Mar 2025 08:00:00 GMT", 0.0),
        ("soon", None),
        ("-5", None),
        ("²", None),
        ("9" * 400, 999_999_999.0),
    ],
)
def test_retry_after_is_read_in_both_forms(value: str | None, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds
