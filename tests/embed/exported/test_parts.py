from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiny_model import tiny_package, word_means
from tracker.embed.exported.batches import batches
from tracker.embed.exported.engine import OnnxEmbedder
from tracker.embed.exported.package import pack, unpack
from tracker.embed.exported.place import Draft, cache_folder
from tracker.embed.exported.structure import is_exportable
from tracker.embed.exported.threads import Load, free_cores, free_of, load_now


@given(st.lists(st.integers(0, 300)), st.integers(1, 600), st.integers(1, 40))
def test_every_text_is_in_one_batch_and_no_batch_is_too_large(
    lengths: list[int], tokens: int, most: int
) -> None:
    made = list(batches(lengths, tokens, most))
    assert sorted(index for batch in made for index in batch) == list(range(len(lengths)))
    for batch in made:
        assert len(batch) <= most
        assert len(batch) == 1 or len(batch) * max(lengths[index] for index in batch) <= tokens


def test_batches_hold_texts_of_like_length() -> None:
    assert list(batches([3, 9, 3, 9, 3], tokens=18, most=8)) == [[1, 3], [0, 2, 4]]


def test_vectors_do_not_depend_on_the_batch() -> None:
    engine = OnnxEmbedder("tiny@1", tiny_package())
    texts = ["not", "the ferry resumes in may", "  in may ", "unheard"]
    for tokens in (1, 7, 1000):
        assert np.allclose(engine.encode(texts, tokens=tokens), word_means(texts), atol=1e-6)


def test_a_package_survives_its_file() -> None:
    assert unpack(pack(tiny_package())) == tiny_package()


@given(st.integers(0, 10_000))
def test_a_file_cut_anywhere_is_known_as_damaged(at: int) -> None:
    data = pack(tiny_package())
    assert unpack(data[: at % len(data)]) is None


def test_a_file_of_another_version_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pack(tiny_package())
    monkeypatch.setattr("tracker.embed.exported.package.VERSION", 2)
    assert unpack(data) is None


def test_a_draft_is_seen_only_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "file"
    draft = Draft(target)
    assert not target.exists()
    draft.finish(b"whole")
    draft.drop()
    assert [path.name for path in target.parent.iterdir()] == ["file"]
    assert target.read_bytes() == b"whole"


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"TRACKER_CACHE_DIR": "/x", "XDG_CACHE_HOME": "/y"}, "linux", "/x"),
        ({"XDG_CACHE_HOME": "/y"}, "linux", "/y/commitment-tracker"),
        ({"XDG_CACHE_HOME": "relative"}, "linux", "/home/u/.cache/commitment-tracker"),
        ({}, "linux", "/home/u/.cache/commitment-tracker"),
        ({}, "darwin", "/home/u/Library/Caches/commitment-tracker"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/commitment-tracker"),
        ({}, "win32", "/home/u/AppData/Local/commitment-tracker"),
    ],
)
def test_the_cache_lies_where_the_platform_wants_it(
    environment: dict[str, str], platform: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/u"))
    assert cache_folder(environment, platform) == Path(expected)


@pytest.mark.parametrize(("others", "free"), [(0.1, 4), (2.1, 3), (7.6, 1), (9.0, 1)])
def test_cores_busy_with_the_work_of_others_are_left_alone(others: float, free: int) -> None:
    before = Load(at=100.0, everybody=50.0, ours=3.0)
    after = Load(at=102.0, everybody=50.0 + others + 1.5, ours=4.5)
    assert free_of(4, before, after) == free


def test_without_time_between_two_moments_all_cores_count() -> None:
    assert free_of(4, Load(1.0, 5.0, 5.0), Load(1.0, 9.0, 5.0)) == 4


def test_work_at_low_priority_makes_room(tmp_path: Path) -> None:
    stat = tmp_path / "stat"
    stat.write_text("cpu  0 0 0 0 0 0 0 0 0 0\n")
    before = load_now(stat)
    assert before is not None
    stat.write_text("cpu  0 100000 0 0 0 0 0 0 0 0\n")
    cores = free_cores(None)
    assert free_cores(before, stat) == cores
    stat.write_text("cpu  100000 0 0 0 0 0 0 0 0 0\n")
    assert free_cores(before, stat) == 1


@pytest.mark.parametrize("content", [None, "", "cpu x\n", "cpu 1 2\n"])
def test_a_system_that_does_not_tell_leaves_all_cores(tmp_path: Path, content: str | None) -> None:
    stat = tmp_path / "stat"
    if content is not None:
        stat.write_text(content)
    assert load_now(stat) is None
    assert free_cores(Load(0.0, 0.0, 0.0), stat) >= 1


def test_the_bundled_structure_is_exportable(model_folder: Path) -> None:
    assert is_exportable(model_folder)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("1_Pooling/config.json", {"pooling_mode_cls_token": True}),
        ("1_Pooling/config.json", {"pooling_mode_mean_tokens": True, "pooling_mode_max_tokens": True}),
        ("1_Pooling/config.json", {"pooling_mode": "cls"}),
        ("config_sentence_transformers.json", {"default_prompt_name": "query"}),
        ("sentence_bert_config.json", {"do_lower_case": True}),
        ("modules.json", [{"type": "sentence_transformers.models.Transformer"}]),
        ("modules.json", {"no": "list"}),
    ],
)
def test_what_is_not_that_structure_is_not(model_folder: Path, file: str, content: object) -> None:
    (model_folder / file).write_text(json.dumps(content))
    assert not is_exportable(model_folder)


def test_newer_names_of_the_same_structure_are_known(model_folder: Path) -> None:
    (model_folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode": "mean"}))
    assert is_exportable(model_folder)


@pytest.mark.parametrize("file", ["modules.json", "tokenizer.json"])
def test_a_folder_that_lacks_a_file_is_left_to_the_reference(model_folder: Path, file: str) -> None:
    (model_folder / file).unlink()
    assert not is_exportable(model_folder)
