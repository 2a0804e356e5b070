from __future__ import annotations

from dataclasses import replace

import pytest

from builders import passages, statement
from told import says
from tracker.model import Kind
from tracker.threads.learned import learn_heads


def learned(promised: str, kind: Kind = Kind.COMMITMENT) -> set[str]:
    (passage,) = passages(statement("2024-01-01"), ["They agreed."])
    return set(learn_heads([replace(passage, annotated=says("They agreed.", promised=promised, kind=kind))]))


@pytest.mark.parametrize(
    ("promised", "noun"),
    [
        ("establish a joint information cell by May", "cell"),
        ("provide two rescue helicopters", "helicopter"),
        ("be opening a seed bank, with its archive", "bank"),
    ],
)
def test_the_head_of_what_is_promised_names_a_kind_of_thing(promised: str, noun: str) -> None:
    assert learned(promised) == {noun}


@pytest.mark.parametrize(
    "promised",
    ["continue working together", "establish it", "establish a plan", "sign in Vessby", "hold Iron Gate"],
)
def test_what_names_no_new_kind_teaches_nothing(promised: str) -> None:
    assert learned(promised) == set()


def test_when_is_no_thing() -> None:
    assert learned("hold the 4th Harbour Dialogue later this year") == set()
    assert learned("establish a seed bank next year") == {"bank"}


def test_only_commitments_teach() -> None:
    assert learned("establish a joint information cell", Kind.POSITION) == set()
