from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from store.light import import_alone


def test_what_is_hidden_looks_absent_and_comes_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "optional_companion.py").write_text("")
    (tmp_path / "taker.py").write_text(
        "try:\n    import optional_companion\nexcept ImportError:\n    optional_companion = None\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    taker = import_alone("taker", ("optional_companion",))
    assert taker.optional_companion is None
    import optional_companion  # type: ignore[import-not-found]

    assert optional_companion.__name__ in sys.modules


def test_a_failed_import_hides_nothing(tmp_path: Path) -> None:
    with pytest.raises(ModuleNotFoundError):
        import_alone("no_such_module_at_all", ("never_loaded",))
    assert "never_loaded" not in sys.modules


def test_opening_an_archive_brings_neither_numpy_nor_pandas() -> None:
    code = "import sys; from store import Store; Store(None).close(); sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
