from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from tracker.errors import ReadError
from tracker.match import Labelled, compare, cross_validate, fit, read_gold
from tracker.match.fit import calibrate, fit_weights, leave_one_out, prepare

_GOLD = Path(__file__).parent / "gold"


def _lines(path: Path) -> list[Labelled]:
    return read_gold(path.read_text(encoding="utf-8").splitlines(), where=path.name)


@pytest.fixture
def documents() -> list[Labelled]:
    return [d for path in sorted(_GOLD.glob("*.jsonl"))[:5] for d in _lines(path)]


def test_a_fit_finds_what_compare_finds_with_it(documents, encoder, side):
    scorer = fit(documents, encoder)
    document = documents[0]
    (example,) = prepare([document], encoder)
    found = compare(side(document.old), side(document.new), scorer)
    assert example.matches(scorer) == {(m.old, m.new) for m in found.matches}
    assert scorer.model == encoder.name


def test_cross_validation_is_useful_with_word_vectors_alone(documents, encoder):
    report = cross_validate(documents, encoder, fit(documents, encoder))
    assert report.after["macro"]["pairs"] > 0.6
    assert report.before is not None
    assert set(report.before) == {d.source for d in documents} | {"macro"}


def test_a_fold_never_sees_its_own_source(documents, encoder):
    """Labels of one source do not change what is predicted for it: only what is counted."""
    lied = [replace(documents[0], sure=frozenset()), *documents[1:]]
    sure, lie = (cross_validate(d, encoder).reliability for d in (documents, lied))
    assert sure != lie
    first, second = (fit(d[1:], encoder) for d in (documents, lied))
    assert first == second


def test_a_body_is_left_out_with_its_kin(documents, encoder):
    """A document that names another source as its kin teaches nothing about that source."""
    kin = replace(documents[1], kin=frozenset({documents[0].source}), counted=False)
    lied = replace(kin, sure=frozenset())
    folds = []
    for one in (kin, lied):
        scored = leave_one_out(prepare([documents[0], one, *documents[2:]], encoder))
        folds.append({s.example.document.source: s.fold for s in scored})
    assert folds[0][documents[0].source] == folds[1][documents[0].source]
    assert folds[0][documents[2].source] != folds[1][documents[2].source]


def test_documents_that_are_not_counted_change_no_denominator(documents, encoder):
    report = cross_validate([*documents[:3], replace(documents[3], counted=False)], encoder)
    assert set(report.after) == {d.source for d in documents[:3]} | {"macro"}


def test_leaving_out_a_document_keeps_its_other_dates(documents, encoder):
    later = replace(documents[0], id="later")
    examples = prepare([documents[0], later, *documents[1:3]], encoder)
    by_source = leave_one_out(examples, "source")[0].fold
    by_document = leave_one_out(examples, "document")[0].fold
    assert by_source != by_document


def test_reliability_bins_hold_every_pair_once(documents, encoder):
    report = cross_validate(documents, encoder)
    examples = prepare(documents, encoder)
    assert sum(b.pairs for b in report.reliability) == sum(int(e.certain.sum()) for e in examples)
    for b in report.reliability:
        assert b.low <= b.said <= b.high
        assert 0 <= b.true <= 1


def test_one_source_cannot_be_cross_validated(documents, encoder):
    with pytest.raises(ReadError, match="all of one source"):
        fit([replace(d, source="one") for d in documents], encoder)


def test_too_few_pairs_to_learn_from(encoder):
    bare = Labelled("d", "s", ("We met.",), ("We parted.",), frozenset())
    with pytest.raises(ReadError, match="only 0 labelled pairs"):
        fit([bare, replace(bare, source="t")], encoder)


def test_unsure_pairs_carry_no_weight(encoder):
    document = Labelled("d", "s", ("We met.",), ("We parted.",), frozenset(), frozenset({(0, 0)}))
    (example,) = prepare([document], encoder)
    assert (example.truth.tolist(), example.certain.tolist()) == ([0.0], [0.0])


def test_equal_documents_leave_nothing_to_score(encoder):
    document = Labelled("d", "s", ("We met.",), ("We met.",), frozenset({(0, 0)}))
    (example,) = prepare([document], encoder)
    assert example.table is None
    assert example.matches(fit_never()) == {(0, 0)}


def fit_never():
    """A scorer that must not be asked."""
    return


def test_features_are_standardised_so_that_the_scale_of_a_model_does_not_matter(documents, encoder):
    class Scaled:
        name = "scaled@test"

        def encode(self, texts):
            return np.asarray(encoder.encode(texts) * 37.0, dtype=np.float32)

    assert fit(documents, Scaled()).weight == pytest.approx(fit(documents, encoder).weight, abs=1e-3)


def test_invented_documents_do_not_count_in_calibration(documents, encoder):
    """Where two real sources are there; otherwise invented ones are better than none."""
    invented = [replace(d, invented=True) for d in documents]
    real = [replace(d, invented=False) for d in documents]
    mixed = leave_one_out(prepare([*real[:3], *invented[3:]], encoder))
    assert calibrate(mixed) == calibrate([s for s in mixed if not s.example.document.invented])
    one_real = leave_one_out(prepare([*real[:1], *invented[1:]], encoder))
    assert calibrate(one_real) == calibrate(leave_one_out(prepare(invented, encoder)))


def test_few_labels_grow_no_trees_and_many_do(documents, encoder, monkeypatch):
    examples = prepare(documents, encoder)
    assert not fit_weights(examples).forest
    monkeypatch.setattr(import_module("tracker.match.fit"), "_LEAST_FOR_TREES", 20)
    assert fit_weights(examples).forest
