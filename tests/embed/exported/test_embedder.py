from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from tiny_model import TABLE, tiny_package
from tracker.errors import ModelError

TEXTS = ["the ferry resumes in may", "not in may", "the ferry the ferry the ferry the ferry not", "?"]


def kept(cache: Path) -> list[Path]:
    return sorted((cache / "models").iterdir())


def test_the_first_use_exports_and_the_next_needs_no_reference(opened, exports, cache: Path) -> None:
    first, _ = opened()
    expected = first.encode(TEXTS)
    second, reference = opened()
    assert np.array_equal(second.encode(TEXTS), expected)
    assert (reference.loaded, reference.asked, len(exports)) == (0, 0, 1)
    assert [path.suffix for path in kept(cache)] == [".model"]


def test_both_engines_share_vectors_and_name(opened, exports) -> None:
    embedder, reference = opened()
    assert np.allclose(embedder.encode(TEXTS), reference.encode(TEXTS), atol=1e-6)
    assert embedder.name == reference.name


def test_no_texts_give_no_rows_of_the_right_width(opened, exports) -> None:
    assert opened()[0].encode([]).shape == (0, 5)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda _data: b"",
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        lambda data: data.replace(b'"max_length": 6', b'"max_length": 4'),
    ],
    ids=["cut short", "empty", "a bit of the graph", "a number of the head"],
)
def test_a_damaged_file_is_told_and_made_anew(opened, exports, cache: Path, caplog, damage) -> None:
    expected = opened()[0].encode(TEXTS)
    (path,) = kept(cache)
    path.write_bytes(damage(path.read_bytes()))
    assert np.array_equal(opened()[0].encode(TEXTS), expected)
    assert "is damaged and is made anew" in caplog.text
    assert len(exports) == 2
    reference = opened()[1]
    assert np.array_equal(opened()[0].encode(TEXTS), expected)
    assert (len(exports), reference.asked) == (2, 0)


def test_an_export_that_differs_is_not_used(opened, exports, cache: Path, caplog, monkeypatch) -> None:
    wrong = tiny_package(TABLE + np.float32(1e-3))
    monkeypatch.setattr("tracker.embed.exported.export.export", lambda _model: wrong)
    embedder, reference = opened()
    assert np.array_equal(embedder.encode(TEXTS), reference.encode(TEXTS))
    assert "gives other vectors" in caplog.text
    assert kept(cache) == []


def test_a_model_that_cannot_be_exported_is_left_to_the_reference(opened, monkeypatch, caplog) -> None:
    def refuse(_model: object) -> None:
        raise RuntimeError("no such operator\nand a long story")

    monkeypatch.setattr("tracker.embed.exported.export.export", refuse)
    embedder, reference = opened()
    assert np.array_equal(embedder.encode(TEXTS), reference.encode(TEXTS))
    assert [record.message for record in caplog.records] == ["tiny@1 cannot be exported (no such operator)"]


def test_a_place_that_cannot_be_written_is_one_line_and_the_reference(
    opened, exports, cache: Path, caplog
) -> None:
    cache.write_text("a file where the folder should be")
    embedder, reference = opened()
    assert np.array_equal(embedder.encode(TEXTS), reference.encode(TEXTS))
    assert len(caplog.records) == 1
    assert "cannot be kept" in caplog.text
    assert exports == []


def test_a_full_disk_is_one_line_and_leaves_nothing_behind(
    opened, exports, cache: Path, caplog, monkeypatch
) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    embedder, reference = opened()
    assert np.array_equal(embedder.encode(TEXTS), reference.encode(TEXTS))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "No space left on device" in caplog.text
    assert kept(cache) == []


def test_a_disk_that_fills_while_the_file_is_written_leaves_no_half_of_it(
    opened, exports, cache: Path, caplog
) -> None:
    """The limit is one of the system, for the process: what goes beyond it cannot be written."""
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        embedder, reference = opened()
        found = embedder.encode(TEXTS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)
    assert np.array_equal(found, reference.encode(TEXTS))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "cannot be kept" in caplog.text
    assert kept(cache) == []


def test_without_onnxruntime_the_reference_does_the_work(opened, exports, cache: Path, monkeypatch) -> None:
    monkeypatch.setattr("tracker.embed.exported.embedder._runtime", lambda: None)
    embedder, reference = opened()
    embedder.encode(TEXTS)
    assert (reference.asked, exports, cache.exists()) == (1, [], False)


def test_another_runtime_tests_the_export_anew(opened, exports, cache: Path, monkeypatch) -> None:
    opened()[0].encode(TEXTS)
    monkeypatch.setattr("tracker.embed.exported.embedder._runtime", lambda: "99.0")
    opened()[0].encode(TEXTS)
    assert len(exports) == len(kept(cache)) == 2


def test_another_structure_is_left_to_the_reference(opened, exports, model_folder: Path) -> None:
    (model_folder / "modules.json").write_text("[]")
    embedder, reference = opened()
    embedder.encode(TEXTS)
    assert (reference.asked, exports) == (1, [])


def test_weights_that_are_refused_are_never_replaced_by_an_export(opened, exports) -> None:
    embedder, _ = opened()
    embedder.encode(TEXTS)

    def refuse() -> None:
        raise ModelError("the weights were altered")

    again, _ = opened()
    again._weights = refuse
    with pytest.raises(ModelError, match="altered"):
        again.encode(TEXTS)


def test_two_at_once_leave_one_good_file(opened, exports, cache: Path, monkeypatch) -> None:
    inner, _ = opened()

    def meanwhile(_model: object):
        if len(exports) == 0:
            exports.append(tiny_package())
            inner.encode(TEXTS)
        return replace(tiny_package())

    monkeypatch.setattr("tracker.embed.exported.export.export", meanwhile)
    outer, _ = opened()
    assert np.array_equal(outer.encode(TEXTS), inner.encode(TEXTS))
    assert len(kept(cache)) == 1
    third, reference = opened()
    third.encode(TEXTS)
    assert reference.asked == 0
