"""The calendar file: lines as RFC 5545 wants them, an event a deadline."""

from __future__ import annotations

from tracker.site import Site
from tracker.site.calendar import calendar, escaped, folded
from tracker.site.commitments import dated


def test_lines_end_and_fold_as_the_standard_says(site: Site) -> None:
    text = calendar(site.title, site.authority, site.threads)
    assert text.startswith("BEGIN:VCALENDAR\r\n")
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "\n" not in text.replace("\r\n", "")


def test_each_deadline_is_one_event_with_its_own_id(site: Site) -> None:
    text = calendar(site.title, site.authority, site.threads).replace("\r\n ", "")
    uids = [line for line in text.split("\r\n") if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == len(list(dated(site.threads)))
    assert "DTSTART;VALUE=DATE:20260630\r\nDTEND;VALUE=DATE:20260701" in text


def test_special_characters_are_escaped() -> None:
    assert escaped("a,b;c\\d\ne\x07") == r"a\,b\;c\\d\ne[U+0007]"


def test_folding_never_cuts_a_character() -> None:
    line = "SUMMARY:" + "会" * 100
    pieces = list(folded(line))
    assert "".join(pieces[:1] + [p[1:] for p in pieces[1:]]) == line
