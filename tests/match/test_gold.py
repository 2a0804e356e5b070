from __future__ import annotations

import json

import pytest

from tracker.errors import ReadError
from tracker.match.gold import digest, read_gold

_RECORD = {
    "id": "x",
    "source": "harbour",
    "old": ["A.", "B."],
    "new": ["A.", "C."],
    "pairs": [[0, 0, "identical"], [1, 1, "evolved", False]],
}


def test_a_pair_without_a_mark_is_sure():
    (document,) = read_gold([json.dumps(_RECORD), ""], where="gold.jsonl")
    assert (document.sure, document.unsure) == ({(0, 0)}, {(1, 1)})
    assert document.measured


def test_documents_that_only_help_are_not_measured():
    assert not read_gold([json.dumps(_RECORD)], where="g", weight=0.1)[0].measured


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[1]",
        "{}",
        json.dumps({**_RECORD, "pairs": [[0, 2, "x"]]}),
        json.dumps({**_RECORD, "pairs": [[-1, 0, "x"]]}),
        json.dumps({**_RECORD, "old": "A."}),
    ],
)
def test_a_bad_line_is_named(line):
    with pytest.raises(ReadError, match=r"gold\.jsonl:2: not a labelled document"):
        read_gold([json.dumps(_RECORD), line], where="gold.jsonl")


def test_an_empty_file_is_refused():
    with pytest.raises(ReadError, match="holds no labelled documents"):
        read_gold([], where="gold.jsonl")


def test_the_digest_knows_a_changed_label_but_not_order():
    other = {**_RECORD, "id": "y"}
    changed = {**_RECORD, "pairs": [[0, 0, "identical"]]}
    one = digest(read_gold(map(json.dumps, [_RECORD, other]), where="g"))
    assert one == digest(read_gold(map(json.dumps, [other, _RECORD]), where="g"))
    assert one != digest(read_gold(map(json.dumps, [other, changed]), where="g"))


def test_an_invented_document_says_so():
    (line,) = read_gold(
        ['{"id": "a", "source": "b", "invented": true, "old": [], "new": [], "pairs": []}'], where="x"
    )
    assert line.invented
