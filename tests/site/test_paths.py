"""Addresses: plain, distinct, and the same whatever else is in the archive."""

from __future__ import annotations

import pytest

from tracker.site.paths import compare_page, file_name, meeting_page, root_of


@pytest.mark.parametrize("name", ["straits-dialogue", "2024-04-24", "a"])
def test_plain_name_stays(name: str) -> None:
    assert file_name(name) == name


@pytest.mark.parametrize(
    "name",
    ["a/b", "../..", "🌊", "海峡対話", "Ä", "con", "x" * 300, "", "a b", "2024-04-24~report", "\ud800"],
)
def test_odd_name_becomes_a_safe_one(name: str) -> None:
    made = file_name(name)
    assert made == file_name(name)
    assert made != name
    assert 0 < len(made) <= 80
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_names_that_fold_alike_stay_apart() -> None:
    names = ["port talks", "port_talks", "Port-Talks", "port-talks", "Pört Talks"]
    assert len({file_name(name) for name in names}) == len(names)


def test_pages_of_a_statement() -> None:
    assert meeting_page("straits/2024-04-24") == "series/straits/2024-04-24.html"
    assert compare_page("s/2024-01-01", "s/2024-02-02") == "series/s/compare/2024-01-01_2024-02-02.html"
    assert root_of("series/s/compare/a.html") == "../../../"
