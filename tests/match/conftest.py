"""Vectors without a model: words hashed to random directions, so that shared words mean closeness."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from tracker.match import Side


class WordVectors:
    """An encoder that adds up one fixed random direction per word."""

    name = "words@test"

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        rows = np.zeros((len(texts), 64), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()):
                row += np.random.default_rng(zlib.crc32(word.encode())).standard_normal(64)
        return rows


@pytest.fixture
def encoder() -> WordVectors:
    return WordVectors()


@pytest.fixture
def side(encoder: WordVectors) -> Callable[[Sequence[str]], Side]:
    return lambda texts: Side(texts, encoder.encode(texts))
