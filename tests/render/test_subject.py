from __future__ import annotations

from dataclasses import replace
from typing import Any

from tracker.model import Alert
from tracker.render.subject import subject_of


def alert(rule: str, series: str) -> Alert:
    return Alert(rule, "k", "text", series)


def test_a_title_that_does_not_name_its_series_is_told_with_it(example: Any) -> None:
    digest = example.digest
    named = replace(digest.statement, series="Bank of Belmark", meeting_name=None, title="Rate decision")
    assert subject_of([replace(digest, statement=named)]).endswith(": Bank of Belmark, Rate decision")
    same = replace(named, meeting_name="3rd bank of Belmark council")
    assert subject_of([replace(digest, statement=same)]).endswith(": 3rd bank of Belmark council")


def test_an_alert_alone_says_whom_it_is_about() -> None:
    assert subject_of([], [alert("Late", "Talks")]) == "Alert: Late: Talks"
    assert subject_of([], [alert("Late", "Talks"), alert("Soon", "Bank")]) == "Alert: Late, Soon: 2 series"


def test_of_a_notice_the_first_line_alone_stands_in_the_subject() -> None:
    assert subject_of([], (), ["Talks: A document could not be read.\n/srv/inbox/bad.pdf: …"]) == (
        "Talks: A document could not be read."
    )
