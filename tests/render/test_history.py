from __future__ import annotations

import json

import pytest

from told import FILLER, MINISTERIAL, TODAY, Told, reports, says
from tracker.model import Thread
from tracker.render import due_text, render_history, threads_text

HOSTILE = "They will build a <script>alert(1)</script> mole\x1b[31m \u202egpj by 2024."


@pytest.fixture
def thread() -> Thread:
    told = Told()
    (a, *_) = told.at("2023-01-01", says(HOSTILE, by="by 2024", end="2024-12-31"), *FILLER)
    better = says(HOSTILE.replace("2024", "2025"), by="by 2025", end="2025-12-31")
    told.at("2024-01-01", better, *FILLER, carries=[(a, 0)])
    told.at("2025-01-01", reports("A report."), series=MINISTERIAL)
    return told.thread(a)


def test_a_page_shows_marks_dates_and_presence(thread: Thread) -> None:
    page = render_history("mole", [thread], [thread], "html")
    for part in (
        "<del>2024</del>",
        "<ins>2025</ins>",
        "Overdue, unconfirmed",
        "Slipped",
        "first said",
        "Also found",
    ):
        assert part in page
    assert "1 January 2023 to 1 January 2024" in page


@pytest.mark.parametrize("format_", ["html", "text"])
def test_hostile_words_are_shown_and_do_nothing(thread: Thread, format_: str) -> None:
    page = render_history("<b>", [thread], [], format_)  # type: ignore[arg-type]
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert ("<script>" in page) == (format_ == "text")


def test_text_keeps_to_its_width(thread: Thread) -> None:
    text = render_history("mole", [thread], [thread], "text", width=60)
    assert max(len(line) for line in text.splitlines()) <= 60
    listed = threads_text([thread], 100) + due_text([(thread, thread.deadlines[-1])], TODAY, 100)
    assert "\x1b" not in listed
    assert max(len(line) for line in listed.splitlines()) <= 100


def test_json_has_all_of_it(thread: Thread) -> None:
    (data,) = json.loads(render_history("mole", [thread], [], "json"))["threads"]
    assert [d["outcome"] for d in data["deadlines"]] == ["slipped", "overdue, unconfirmed"]
    assert data["deadlines"][0]["evidence"]["statement"].endswith("2024-01-01")
    assert data["occurrences"][1]["role"] == "said"


def test_nothing_found_is_said() -> None:
    assert "No thread holds" in render_history("mole", [], [], "text")
    assert "Nothing found" in render_history("mole", [], [], "html")


def test_what_is_due_is_told_as_it_was_last_said() -> None:
    told = Told()
    pledge = "Arvania pledged to pay {} million crowns into the fund by the end of 2026."
    by = {"by": "by the end of 2026", "end": "2026-12-31"}
    (first, *_) = told.at("2024-01-01", says(pledge.format(40), **by), *FILLER)
    told.at("2025-01-01", says(pledge.format(30), **by), *FILLER, carries=[(first, 0)])
    thread = told.thread(first)
    (record,) = thread.deadlines
    text = due_text([(thread, record)], TODAY, 120)
    assert "30 million" in text
    assert "40 million" not in text
    assert "1 January 2025; since 1 January 2024" in text
