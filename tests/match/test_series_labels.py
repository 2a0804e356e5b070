from __future__ import annotations

import hashlib
import json

import pytest

from benchmarks.series_labels import LABELS, read_series_labels

_OLD = "The lock will open in May.  Fees\nstay as they are."
_NEW = "The lock opened. Fees stay as they are."


def _write(folder, digest: str):
    texts = [{"id": "a", "text": _OLD}, {"id": "b", "text": _NEW}]
    (folder / "canal.jsonl").write_text("".join(json.dumps(t) + "\n" for t in texts))
    record = {
        "series": "canal",
        "source": "canal board",
        "old_id": "a",
        "new_id": "b",
        "old_spans": [[0, 26], [28, 50]],
        "new_spans": [[0, 16], [17, 39]],
        "digest": digest,
        "pairs": [[0, 0, "evolved", False], [1, 1, "identical", True]],
        "kin": ["harbour board"],
    }
    path = folder / "labels.jsonl"
    path.write_text(json.dumps(record))
    return path


def test_sentences_are_cut_from_the_text_by_their_places(tmp_path):
    sentences = [
        "The lock will open in May.",
        "Fees stay as they are.",
        "The lock opened.",
        "Fees stay as they are.",
    ]
    right = hashlib.sha256("\n".join(sentences).encode()).hexdigest()
    (document,) = read_series_labels(tmp_path, _write(tmp_path, right))
    assert [*document.old, *document.new] == sentences
    assert (document.sure, document.unsure) == ({(1, 1)}, {(0, 0)})
    assert not document.measured
    assert document.whole
    assert document.kin == {"harbour board"}


def test_a_text_that_changed_is_not_used_with_old_labels(tmp_path):
    with pytest.raises(ValueError, match="not the text that was labelled"):
        list(read_series_labels(tmp_path, _write(tmp_path, "0" * 64)))


@pytest.mark.slow
def test_every_label_finds_its_text(shared):
    documents = list(read_series_labels(shared / "series"))
    assert len(documents) == len(LABELS.read_text().splitlines()) >= 30
    assert all(d.sure for d in documents)
