from __future__ import annotations

import pytest

from tracker.model import Known, Seen
from tracker.sources import dump_known, load_known

KNOWN = Known(
    url="https://a.example/朝",
    etag='W/"1"',
    last_modified="Tue, 04 Mar 2025 08:00:00 GMT",
    mark="ab",
    seen=(Seen("a.example/1"), Seen("성명.txt", "cd", "12-34", 2)),
    seeded=True,
)


def test_what_is_kept_comes_back() -> None:
    assert load_known(dump_known(KNOWN)) == KNOWN
    assert load_known(dump_known(Known())) == Known()


@pytest.mark.parametrize("text", [None, "", "{}", '{"version": 0, "seen": 1}'])
def test_what_is_not_ours_is_nothing_known(text: str | None) -> None:
    assert load_known(text) == Known()
