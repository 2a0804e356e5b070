"""The test that an export must pass before it is used: the same vectors as the reference."""

from __future__ import annotations

import numpy as np

from tracker.embed.exported.engine import OnnxEmbedder
from tracker.embed.interface import Embedder

TOLERANCE = 1e-4
"""Greatest difference of any value of unit vectors. Storing them in half precision loses more."""

_SAMPLES = (
    "Yes.",
    "  They agreed to meet again in the autumn.  ",
    "THE COMMITTEE DECIDED TO KEEP THE TARGET RANGE AT 1½ TO 1¾ PER CENT.",
    "Línea directa: la comisión se reunirá el 3 de mayo — a más tardar el 5.",
    "양측은 내년 봄까지 합의를 이행하기로 하였다.",
    "両国は来年三月までに協定に署名する。",
    "(a) by 30 June 2031; (b) no later than 12 months thereafter, whichever is earlier.",
    "Members reaffirmed " + "their commitment to the harbour treaty and " * 4 + "its annexes.",
    "The council notes the report. " * 100,
)
_SHORTEST, _FOREIGN, _LONGEST = 0, 4, len(_SAMPLES) - 1
_PADDED = (range(_LONGEST), (_SHORTEST, _FOREIGN, _LONGEST))
"""Samples that are tried in one batch: padded a little, and almost nothing but padding."""


def agrees(engine: OnnxEmbedder, reference: Embedder) -> bool:
    """Whether the export gives the reference's vectors, alone and in batches full of padding."""
    # One by one, so that the reference pads nothing: that would take longer than the export.
    expected = np.concatenate([reference.encode([text]) for text in _SAMPLES])
    if not _same(engine.encode(_SAMPLES, tokens=1), expected):
        return False
    wide = 1 << 20  # one batch: the shortest is padded to the length of the longest
    return all(
        _same(engine.encode([_SAMPLES[n] for n in batch], tokens=wide), expected[list(batch)])
        for batch in _PADDED
    )


def _same(found: np.ndarray, expected: np.ndarray) -> bool:
    return found.shape == expected.shape and bool(np.abs(found - expected).max() <= TOLERANCE)
