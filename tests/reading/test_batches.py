"""The batches of documents of ``python -m benchmarks.reading``: what was once right stays right."""

from __future__ import annotations

import pytest

from reading_cases import ROOT, Case, Outcome, cases, measure

_BATCHES = sorted(path.name for path in ROOT.glob("batch_*"))
_CASES = [pytest.param(case, id=f"{case.batch}-{case.name}") for case in cases()]


@pytest.fixture(scope="module")
def measured() -> dict[str, list[Outcome]]:
    return {batch: [measure(case) for case in cases(batch)] for batch in _BATCHES}


@pytest.mark.parametrize("batch", _BATCHES)
def test_body_is_kept(measured: dict[str, list[Outcome]], batch: str) -> None:
    outcomes = measured[batch]
    lost = [text for o in outcomes for text in o.lost]
    assert len(lost) <= 0.02 * sum(len(o.case.body) for o in outcomes), lost


@pytest.mark.parametrize("batch", _BATCHES)
def test_furniture_is_left_out(measured: dict[str, list[Outcome]], batch: str) -> None:
    outcomes = measured[batch]
    leaked = [text for o in outcomes for text in o.leaked]
    assert len(leaked) <= 0.02 * sum(len(o.case.furniture) for o in outcomes), leaked


@pytest.mark.parametrize("case", _CASES)
def test_no_field_is_wrong(case: Case) -> None:
    assert measure(case).wrong == ()
