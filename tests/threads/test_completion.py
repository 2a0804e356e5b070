from __future__ import annotations

import pytest

from told import says
from tracker.threads.completion import find_done, promised_acts


def done(promise: str, text: str, thing: str, promised: str | None = None) -> str | None:
    acts = promised_acts(says("x", promised=promised or promise, verb=promise.split()[0]))
    start = text.index(thing)
    found = find_done(text, start, start + len(thing), acts)
    return found.words if found else None


@pytest.mark.parametrize(
    ("promise", "text", "thing"),
    [
        ("sign the accord", "They welcomed the fisheries accord signed in July.", "fisheries accord"),
        ("finalize the plan", "Work follows the harbour plan approved last year.", "harbour plan"),
        ("establish a hotline", "The hotline has been established.", "hotline"),
        ("establish a hotline", "The hotline is now up and running.", "hotline"),
        ("operationalize the system", "The storm system is now operational in both ports.", "storm system"),
        ("conduct an exercise", "The first execution of the exercise was a success.", "exercise"),
        ("hold the talks", "The talks took place in Vessby.", "talks"),
    ],
)
def test_words_of_the_same_act_report_it_as_done(promise: str, text: str, thing: str) -> None:
    assert done(promise, text, thing)


@pytest.mark.parametrize(
    ("promise", "text", "thing"),
    [
        ("sign the accord", "The accord is to be signed in July.", "accord"),
        ("sign the accord", "The accord has not been signed.", "accord"),
        ("sign the accord", "They discussed the accord.", "accord"),
        ("sign the accord", "They stressed the importance of signature of the accord.", "accord"),
        ("establish a hotline", "They welcomed progress on establishing the hotline.", "hotline"),
        ("establish a hotline", "They approved of the hotline.", "hotline"),
        ("sign the accord", "The accord was debated; a treaty on ice was signed.", "accord"),
    ],
)
def test_what_is_to_come_denied_or_another_act_reports_nothing(promise: str, text: str, thing: str) -> None:
    assert done(promise, text, thing) is None


def test_a_verb_that_no_table_knows_is_kept_by_its_own_past() -> None:
    assert done("dredge the channel", "The channel was dredged.", "channel")
    assert done("dredge the channel", "The channel was signed.", "channel") is None
