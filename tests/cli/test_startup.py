from __future__ import annotations

import subprocess
import sys

import pytest

_HEAVY = ("torch", "sentence_transformers", "onnxruntime", "lxml", "rich", "httpx2", "pydantic_settings")
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
