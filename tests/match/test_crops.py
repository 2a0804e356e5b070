from __future__ import annotations

import pytest

from tracker.match.crops import crops
from tracker.match.gold import Labelled

OLD = tuple(f"They agreed on measure {n} for the ports of the region." for n in range(8))
NEW = tuple(f"Measure {n} for the ports of the region was carried out." for n in range(7))
DOCUMENT = Labelled("one", "ports", OLD, NEW, frozenset({(2, 3), (5, 5)}), frozenset({(0, 0)}))


@pytest.mark.parametrize("size", [1, 2, 4])
def test_a_cut_holds_so_many_sentences_and_their_pairs(side, size):
    cuts = list(crops(DOCUMENT, side(OLD), side(NEW), size))
    assert any(cut.sure for cut, _, _ in cuts)
    for cut, old, new in cuts:
        assert (len(old), len(new)) == (size, size)
        assert (tuple(old.texts), tuple(new.texts)) == (cut.old, cut.new)
        for i, j in cut.sure:
            assert (OLD.index(cut.old[i]), NEW.index(cut.new[j])) in DOCUMENT.sure


def test_the_same_cuts_come_out_each_time(side):
    first, second = (
        [(cut.old, cut.new) for cut, _, _ in crops(DOCUMENT, side(OLD), side(NEW), 2)] for _ in range(2)
    )
    assert first == second


def test_strangers_are_cut_out_too(side):
    assert any(not cut.sure and not cut.unsure for cut, _, _ in crops(DOCUMENT, side(OLD), side(NEW), 1))
