from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from harbour import harbour_workspace
from store import Store

_HEAVY = ("torch", "sentence_transformers", "onnxruntime", "lxml", "rich", "httpx2", "pydantic_settings")
_MODEL = ("torch", "transformers", "sentence_transformers", "onnxruntime", "tokenizers")
_WEB = ("httpx2", "httpcore2", "tenacity", "feedparser")
_READING = (
    "lxml",
    "pypdfium2",
    "docx",
    "tracker.formats",
    "tracker.text",
    "tracker.split",
    "tracker.annotate",
)
_NEVER = (*_MODEL, *_WEB, *_READING, "pandas", "rich", "onnx", "importlib_metadata")
_MATCHING = ("numpy", "rapidfuzz", "tracker.match")
_WRITING = ("jinja2", "tracker.render", "tracker.report")
_PROBE = """
import sys
from tracker.cli.app import run
code = run({arguments!r})
heavy = [name for name in {heavy!r} if name in sys.modules]
sys.exit(f"imported {{heavy}}" if heavy else code)
"""


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--version"], ["digest", "--help"], ["compare", "--help"]]
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    script = _PROBE.format(arguments=arguments, heavy=_HEAVY)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


@pytest.fixture
def space(tmp_path: Path, light_model: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    return harbour_workspace(tmp_path, monkeypatch)


@pytest.mark.parametrize(
    ("command", "heavy"),
    [
        (["digest"], (*_NEVER, *_MATCHING)),
        (["due"], (*_NEVER, *_MATCHING, "jinja2")),
        (["history", "rescue"], _NEVER),
        (["run"], (*_NEVER, *_MATCHING, *_WRITING, "tracker.threads")),
        (["compare", "OLD", "NEW"], (*_NEVER, "tracker.match.relation.judging")),
    ],
    ids=lambda value: value[0],
)
def test_commands_that_embed_nothing_import_nothing_they_do_not_need(
    space: Path, command: list[str], heavy: tuple[str, ...]
) -> None:
    store = Store(next(space.rglob("tracker.sqlite")))
    old, new = [statement.id for statement in store.statements.all()][:2]
    store.close()
    arguments = [{"OLD": old, "NEW": new}.get(word, word) for word in command]
    script = _PROBE.format(arguments=arguments, heavy=heavy)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
